import '../tasks.css'
import './meetings.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { cancelMeeting, downloadMinutes, getMeeting, issueMinutes, type MeetingDetail } from '#contract/tasks'
import { download, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { Go, useGo, usePathParam } from '#ui/link'
import { DateText, NoValue } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { sayAll, useText } from '#ui/text'
import { DueText, TaskStateTag } from '../words.tsx'
import { MeetingStateTag } from './meeting-list.tsx'

/** A meeting: who, what about, what was decided and became of it, and how what was decided last time went. */
export default function MeetingPage(): ReactNode {
  const text = useText()
  const meeting = useCall(getMeeting, { params: { meetingId: usePathParam('meetingId') } })
  const data = meeting.data
  return (
    <Page
      title={data?.title ?? text('tasks.meeting')}
      subtitle={
        data ? (
          <span className="task-subtitle">
            <MeetingStateTag state={data.state} />
            {text(`tasks.meeting.kind.${data.kind}`)} · {data.host.name} · <DateText date={data.heldOn} />
          </span>
        ) : null
      }
      trail={[{ title: text('tasks.meetings'), to: '/tasks/meetings' }]}
      action={data ? <Actions meeting={data} /> : null}
      answer={meeting}
    >
      {(loaded: MeetingDetail) => (
        <>
          <Facts meeting={loaded} />
          <Decisions meeting={loaded} />
          <FollowUp meeting={loaded} />
        </>
      )}
    </Page>
  )
}

function Actions({ meeting }: { meeting: MeetingDetail }): ReactNode {
  const text = useText()
  const go = useGo()
  const params = { meetingId: meeting.id }
  const { revision } = meeting
  const issue = useAct(issueMinutes, { done: text('tasks.meeting.issued', { count: meeting.decisionCount }) })
  const cancel = useAct(cancelMeeting, { done: text('tasks.meeting.cancelled') })
  const isOpen = meeting.mayManage && meeting.state === 'planned'

  async function issueNow() {
    const sure = await confirm({
      title: text('tasks.meeting.issue.title', { count: meeting.decisionCount }),
      body: text('tasks.meeting.issue.body'),
      yes: text('tasks.meeting.issue'),
    })
    if (sure !== null) await issue.run({ params, body: { revision } })
  }

  async function cancelNow() {
    const reason = await confirm({
      title: text('tasks.meeting.cancel.title'),
      yes: text('tasks.meeting.cancel'),
      isDanger: true,
      needsReason: true,
    })
    if (reason) await cancel.run({ params, body: { revision, reason } })
  }

  return (
    <>
      <Button onClick={() => window.print()}>{text('tasks.print')}</Button>
      <Button onClick={() => void download(downloadMinutes, { params })}>{text('tasks.meeting.minutes')}</Button>
      {isOpen ? (
        <>
          <Button danger loading={cancel.isRunning} onClick={() => void cancelNow()}>
            {text('tasks.meeting.cancel')}
          </Button>
          <Button onClick={() => go(`/tasks/meetings/${meeting.id}/edit`)}>{text('tasks.meeting.edit')}</Button>
          <Button
            type="primary"
            disabled={meeting.decisionCount === 0}
            loading={issue.isRunning}
            onClick={() => void issueNow()}
          >
            {text('tasks.meeting.issue')}
          </Button>
        </>
      ) : null}
    </>
  )
}

function Facts({ meeting }: { meeting: MeetingDetail }): ReactNode {
  const text = useText()
  const facts: [string, ReactNode][] = [
    ['tasks.meeting.place', meeting.place],
    ['tasks.meeting.chair', meeting.chair],
    ['tasks.meeting.attendees', sayAll(meeting.attendees.map(({ name }) => name)) || null],
    ['tasks.meeting.people', meeting.attendeesNote],
    ['tasks.meeting.issued-by', meeting.issuedByName],
  ]
  return (
    <Section title={text('tasks.meeting.about')}>
      <dl className="task-facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([key, value]) => (
            <div key={key} className="task-fact">
              <dt>{text(key)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {meeting.agenda.length > 0 ? (
        <>
          <h3>{text('tasks.meeting.agenda')}</h3>
          <ol className="agenda">
            {meeting.agenda.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </>
      ) : null}
    </Section>
  )
}

function Decisions({ meeting }: { meeting: MeetingDetail }): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Section title={text('tasks.meeting.decisions')}>
      {meeting.decisions.length === 0 ? (
        <Empty
          title={text('tasks.meeting.no-decisions')}
          hint={text('tasks.meeting.no-decisions.hint')}
          action={
            meeting.mayManage && meeting.state === 'planned' ? (
              <Button type="primary" onClick={() => go(`/tasks/meetings/${meeting.id}/edit`)}>
                {text('tasks.meeting.edit')}
              </Button>
            ) : undefined
          }
        />
      ) : (
        <ol className="decisions">
          {meeting.decisions.map(({ id, title, words, lead, support, dueOn, task }) => (
            <li key={id}>
              <p>{task ? <Go to={`/tasks/${task.id}`}>{title}</Go> : <strong>{title}</strong>}</p>
              {words ? <p>{words}</p> : null}
              <p className="quiet">
                {text('tasks.column.lead')}：{lead.name}
                {support.length > 0
                  ? ` · ${text('tasks.column.support')}：${sayAll(support.map(({ name }) => name))}`
                  : ''}{' '}
                · {text('tasks.column.due')}：{dueOn ?? <NoValue reason={text('tasks.due.none')} />}
              </p>
              {task ? (
                <p className="task-row-tags">
                  <TaskStateTag task={task} /> <DueText task={task} />
                  {task.lastWords ? <span className="quiet">{task.lastWords}</span> : null}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function FollowUp({ meeting }: { meeting: MeetingDetail }): ReactNode {
  const text = useText()
  const { previous, tasks, doneCount } = meeting.followUp
  if (previous === null) return null
  return (
    <Section
      title={text('tasks.meeting.follow-up')}
      extra={<Go to={`/tasks/meetings/${previous.id}`}>{previous.title}</Go>}
    >
      <p>
        {text('tasks.meeting.follow-up.counts', {
          count: tasks.length,
          done: doneCount,
          open: tasks.length - doneCount,
        })}
      </p>
      {tasks.length > 0 ? (
        <div className="follow-up">
          <table>
            <thead>
              <tr>
                {(['title', 'lead', 'due', 'state', 'words'] as const).map((key) => (
                  <th key={key} scope="col">
                    {text(`tasks.column.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <tr key={task.id}>
                  <th scope="row">
                    <Go to={`/tasks/${task.id}`}>{task.title}</Go>
                  </th>
                  <td>{task.lead.name}</td>
                  <td>
                    <DueText task={task} />
                  </td>
                  <td>
                    <TaskStateTag task={task} />
                  </td>
                  <td>{task.lastWords ?? <NoValue reason={text('tasks.answered.never')} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Section>
  )
}
