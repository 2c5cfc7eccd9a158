import '../tasks.css'
import './meetings.css'
import type { ReactNode } from 'react'
import { changeMeeting, getMeeting, type MeetingDetail } from '#contract/tasks'
import { useAct, useCall } from '#ui/api'
import { useGo, usePathParam } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { MeetingForm } from './meeting-form.tsx'

/** Facts and decisions of a meeting whose minutes are not issued yet. */
export default function EditMeeting(): ReactNode {
  const text = useText()
  const meetingId = usePathParam('meetingId')
  const meeting = useCall(getMeeting, { params: { meetingId } }, { isFresh: true })
  return (
    <Page
      title={text('tasks.meeting.edit')}
      subtitle={meeting.data?.title}
      trail={[
        { title: text('tasks.meetings'), to: '/tasks/meetings' },
        { title: meeting.data?.title ?? text('tasks.meeting'), to: `/tasks/meetings/${meetingId}` },
      ]}
      answer={meeting}
    >
      {(loaded: MeetingDetail) => <Form key={loaded.revision} meeting={loaded} />}
    </Page>
  )
}

function Form({ meeting }: { meeting: MeetingDetail }): ReactNode {
  const text = useText()
  const go = useGo()
  const back = () => go(`/tasks/meetings/${meeting.id}`)
  const change = useAct(changeMeeting, { done: text('tasks.meeting.saved'), onDone: back })
  return (
    <MeetingForm
      draft={`tasks.meeting.${meeting.id}.${meeting.revision}`}
      initial={{
        title: meeting.title,
        kind: meeting.kind,
        heldOn: meeting.heldOn,
        place: meeting.place,
        chair: meeting.chair,
        attendees: meeting.attendees.map(({ unit }) => unit),
        attendeesNote: meeting.attendeesNote,
        agenda: meeting.agenda,
        decisions: meeting.decisions.map(({ id, title, words, lead, support, dueOn }) => ({
          key: id,
          id,
          title,
          words,
          lead: lead.unit,
          support: support.map(({ unit }) => unit),
          dueOn,
        })),
      }}
      onSubmit={(body) =>
        change.submit({ params: { meetingId: meeting.id }, body: { ...body, revision: meeting.revision } })
      }
      onCancel={back}
    />
  )
}
