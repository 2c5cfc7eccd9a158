import '../tasks.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { listMeetings, type MeetingSummary, meetingKinds, meetingStates } from '#contract/tasks'
import { useGo } from '#ui/link'
import { DateText, NumberText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag, type Tone } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'

const tones: Record<MeetingSummary['state'], Tone> = { planned: 'steady', issued: 'good', cancelled: 'none' }

export function MeetingStateTag({ state }: Pick<MeetingSummary, 'state'>): ReactNode {
  const text = useText()
  return <StatusTag tone={tones[state]} label={text(`tasks.meeting.state.${state}`)} />
}

/** Meetings, the latest first, and how what they decided goes. */
export default function MeetingList(): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Page
      title={text('tasks.meetings')}
      action={
        <Button type="primary" onClick={() => go('/tasks/meetings/new')}>
          {text('tasks.meeting.new')}
        </Button>
      }
    >
      <DataTable
        id="tasks.meetings"
        label={text('tasks.meetings')}
        endpoint={listMeetings}
        rowKey={(meeting: MeetingSummary) => meeting.id}
        inAddress
        filters={[
          { key: 'q', label: text('tasks.filter.q'), kind: 'search' },
          {
            key: 'kind',
            label: text('tasks.meeting.kind'),
            kind: 'select',
            options: meetingKinds.map((value) => ({ value, label: text(`tasks.meeting.kind.${value}`) })),
          },
          {
            key: 'state',
            label: text('tasks.column.state'),
            kind: 'select',
            options: meetingStates.map((value) => ({ value, label: text(`tasks.meeting.state.${value}`) })),
          },
        ]}
        onOpen={(meeting) => go(`/tasks/meetings/${meeting.id}`)}
        columns={[
          { key: 'title', title: text('tasks.meeting.title'), isTitle: true, width: 340 },
          {
            key: 'heldOn',
            title: text('tasks.meeting.date'),
            width: 120,
            render: (meeting) => <DateText date={meeting.heldOn} />,
          },
          {
            key: 'kind',
            title: text('tasks.meeting.kind'),
            width: 100,
            value: (meeting) => text(`tasks.meeting.kind.${meeting.kind}`),
          },
          { key: 'host', title: text('tasks.meeting.host'), width: 140, value: (meeting) => meeting.host.name },
          {
            key: 'state',
            title: text('tasks.column.state'),
            width: 120,
            value: (meeting) => text(`tasks.meeting.state.${meeting.state}`),
            render: (meeting) => <MeetingStateTag state={meeting.state} />,
          },
          { key: 'decisionCount', title: text('tasks.meeting.decisions'), kind: 'number', width: 110 },
          { key: 'closedCount', title: text('tasks.meeting.closed'), kind: 'number', width: 110 },
          {
            key: 'overdueCount',
            title: text('tasks.meeting.overdue'),
            kind: 'number',
            width: 110,
            render: (meeting) =>
              meeting.overdueCount === 0 ? (
                <NumberText value={0} />
              ) : (
                <span className="tone-bad">■ {meeting.overdueCount}</span>
              ),
          },
        ]}
        empty={{ title: text('tasks.meeting.none'), hint: text('tasks.meeting.none.hint') }}
      />
    </Page>
  )
}
