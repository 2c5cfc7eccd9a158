import type { ReactNode } from 'react'
import type { TaskDetail } from '#contract/tasks'
import { Go } from '#ui/link'
import { DateText, NoValue } from '#ui/number'
import { Section } from '#ui/page'
import { QuoteBlock } from '#ui/quote'
import { StatusTag } from '#ui/status'
import { sayAll, useText } from '#ui/text'
import { TaskRow } from '../task-row.tsx'
import { DueText, Percent } from '../words.tsx'

/** What is asked, of whom, by when, and the sentence that orders it. */
export function About({ task }: { task: TaskDetail }): ReactNode {
  return (
    <div className="task-about">
      <What task={task} />
      <Milestones task={task} />
      <Parts task={task} />
    </div>
  )
}

function What({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  return (
    <Section title={text('tasks.what')}>
      {task.detail ? <p className="task-detail">{task.detail}</p> : null}
      <dl className="task-facts">
        <dt>{text('tasks.column.lead')}</dt>
        <dd>
          {task.lead.name}
          {task.actsForLead.unit === task.lead.unit ? null : (
            <span className="quiet"> {text('tasks.acts-for', { unit: task.actsForLead.name })}</span>
          )}
        </dd>
        {task.support.length > 0 ? (
          <>
            <dt>{text('tasks.column.support')}</dt>
            <dd>{sayAll(task.support.map(({ name }) => name))}</dd>
          </>
        ) : null}
        <dt>{text('tasks.column.asker')}</dt>
        <dd>
          {task.asker.name}{' '}
          <span className="quiet">
            {task.askedByName} · <DateText date={task.askedOn} />
          </span>
        </dd>
        <dt>{text('tasks.column.due')}</dt>
        <dd>
          <DueText task={task} />
          {task.firstDueOn !== null && task.firstDueOn !== task.dueOn ? (
            <span className="quiet"> {text('tasks.first-due', { date: task.firstDueOn })}</span>
          ) : null}
        </dd>
        <dt>{text('tasks.column.percent')}</dt>
        <dd>
          <Percent percent={task.percent} label={text('tasks.column.percent')} />
        </dd>
        {task.endedOn === null ? <Cadence task={task} /> : null}
      </dl>
      <Origin task={task} />
    </Section>
  )
}

function Cadence({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  return (
    <>
      <dt>{text('tasks.cadence')}</dt>
      <dd>
        {task.reportEveryDays === null ? (
          <NoValue reason={text('tasks.cadence.none')} />
        ) : (
          text('tasks.cadence.days', { count: task.reportEveryDays })
        )}
        {task.reportDueOn === null ? null : (
          <span className="quiet"> {text('tasks.cadence.next', { date: task.reportDueOn })}</span>
        )}
      </dd>
    </>
  )
}

function Origin({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  const { origin, quote, originHref } = task
  if (origin.kind === 'person' && !quote)
    return <p className="quiet">{text('tasks.origin.by-hand', { name: origin.title })}</p>
  if (!quote)
    return (
      <p className="quiet">
        {text(`tasks.origin.${origin.kind}`)}：{originHref ? <Go to={originHref}>{origin.title}</Go> : origin.title}
      </p>
    )
  return (
    <QuoteBlock
      quote={quote}
      document={origin.title}
      place={text(`tasks.origin.${origin.kind}`)}
      {...(originHref ? { to: originHref } : {})}
    />
  )
}

function Milestones({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  if (task.milestones.length === 0) return null
  return (
    <Section title={text('tasks.milestones')}>
      <ol className="milestones">
        {task.milestones.map((one) => (
          <li key={one.seq}>
            {one.doneOn !== null ? (
              <StatusTag tone="good" label={text('tasks.milestone.done')} />
            ) : (
              <StatusTag
                tone={one.isLate ? 'bad' : 'none'}
                label={text(one.isLate ? 'tasks.milestone.late' : 'tasks.milestone.open')}
              />
            )}
            <span>{one.title}</span>
            <span className="quiet">
              <DateText date={one.dueOn} />
              {one.doneOn === null ? null : ` · ${text('tasks.milestone.done-on', { date: one.doneOn })}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Parts({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  if (task.parts.length === 0) return null
  const done = task.parts.filter(({ state }) => state === 'closed').length
  return (
    <Section title={text('tasks.parts', { count: task.parts.length, done })}>
      <ul className="task-rows">
        {task.parts.map((part) => (
          <TaskRow key={part.id} task={part} />
        ))}
      </ul>
    </Section>
  )
}
