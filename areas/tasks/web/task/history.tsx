import { Button } from 'antd'
import type { ReactNode } from 'react'
import { downloadEvidence, type Entry, type Evidence, type TaskDetail } from '#contract/tasks'
import { download } from '#ui/api'
import { DateText, formatBytes } from '#ui/number'
import { Section } from '#ui/page'
import { useText } from '#ui/text'

/** What was done, in words, newest first; reminders stand among it. */
export function History({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  return (
    <Section title={text('tasks.history')}>
      <ol className="history">
        {task.history.toReversed().map((entry) => (
          <Line key={entry.id} entry={entry} taskId={task.id} />
        ))}
      </ol>
      <Reminders task={task} />
    </Section>
  )
}

function Line({ entry, taskId }: { entry: Entry; taskId: string }): ReactNode {
  const text = useText()
  return (
    <li>
      <p>
        <DateText date={entry.at} />{' '}
        <span className="quiet">{[entry.unitName, entry.byName].filter(Boolean).join(' ')}</span>{' '}
        <strong>{text(`tasks.act.${entry.kind}`)}</strong>
        {entry.words ? `：${entry.words}` : ''}
      </p>
      <Changes entry={entry} />
      <EvidenceList evidence={entry.evidence} taskId={taskId} />
    </li>
  )
}

function Changes({ entry }: { entry: Entry }): ReactNode {
  const text = useText()
  const changes = Object.entries(entry.changes)
  if (changes.length === 0) return null
  return (
    <ul className="history-changes">
      {changes.map(([field, { from, to }]) => (
        <li key={field}>
          {text(`tasks.field.${field}`)}：{from === null ? '' : `${valueText(field, from, text)} → `}
          {to === null ? text('tasks.field.none') : valueText(field, to, text)}
        </li>
      ))}
    </ul>
  )
}

function valueText(field: string, value: string, text: ReturnType<typeof useText>): string {
  if (field === 'priority') return text(`tasks.priority.${value}`)
  return field === 'reportEveryDays' ? text('tasks.cadence.days', { count: Number(value) }) : value
}

export function EvidenceList({ evidence, taskId }: { evidence: readonly Evidence[]; taskId: string }): ReactNode {
  if (evidence.length === 0) return null
  return (
    <ul className="evidence">
      {evidence.map(({ id, title, url, sizeBytes }) => (
        <li key={id}>
          {url === null ? (
            <Button
              type="link"
              size="small"
              onClick={() => void download(downloadEvidence, { params: { taskId, evidenceId: id } })}
            >
              {title} {sizeBytes === null ? '' : `(${formatBytes(sizeBytes)})`}
            </Button>
          ) : (
            <a href={url} target="_blank" rel="noreferrer noopener">
              {title}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Reminders({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  if (task.reminders.length === 0) return null
  return (
    <details className="reminders">
      <summary>{text('tasks.reminders', { count: task.reminders.length })}</summary>
      <ul>
        {task.reminders.map((one) => (
          <li key={`${one.sentOn} ${one.audience} ${one.name}`}>
            <DateText date={one.sentOn} /> {text(`tasks.audience.${one.audience}`)} {one.name}：
            {one.byName === null
              ? text(`tasks.reason.${one.reason}`)
              : text('tasks.reason.pressed-by', { name: one.byName })}
          </li>
        ))}
      </ul>
    </details>
  )
}
