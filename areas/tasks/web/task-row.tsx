import type { ReactNode } from 'react'
import type { TaskSummary } from '#contract/tasks'
import { Go } from '#ui/link'
import { useText } from '#ui/text'
import { DueText, NeedTag, PriorityTag, TaskStateTag } from './words.tsx'

/** A task in a few words: what, whose, until when, what is to be done. */
export function TaskRow({ task, hideLead = false }: { task: TaskSummary; hideLead?: boolean }): ReactNode {
  const text = useText()
  const { lead, asker, origin } = task
  return (
    <li className="task-row">
      <span className="task-row-title">
        <Go to={`/tasks/${task.id}`}>{task.title}</Go>
        <PriorityTag priority={task.priority} />
      </span>
      <span className="task-row-tags">
        {task.need ? <NeedTag need={task.need} /> : <TaskStateTag task={task} />}
        <DueText task={task} />
      </span>
      <span className="quiet task-row-facts">
        {hideLead ? text('tasks.asked-by', { unit: asker.name }) : lead.name}
        {' · '}
        {text(`tasks.origin.${origin.kind}`)}
        {origin.kind === 'person' ? '' : `《${origin.title}》`}
        {task.lastWords ? ` · ${text('tasks.last-words', { words: task.lastWords })}` : ''}
      </span>
    </li>
  )
}
