import type { ReactNode } from 'react'
import type { TargetTaskView } from '#contract/indicators'
import { Go } from '#ui/link'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'

/** What is being done about a target: 督办中 with its deadline, or the button that begins it. */
export function TaskMark({
  task,
  onSupervise,
}: {
  task: TargetTaskView | null
  onSupervise: (() => void) | null
}): ReactNode {
  const text = useText()
  if (task?.isOpen)
    return (
      <span className="target-task">
        <Go to={task.href}>
          <StatusTag
            tone={task.isOverdue ? 'bad' : 'steady'}
            label={text(task.isOverdue ? 'indicators.task.overdue' : 'indicators.task.open')}
            title={[task.leadName, task.dueOn ?? ''].join(' ')}
          />
        </Go>
        {task.dueOn ? <span className="quiet figure">{text('indicators.task.due', { day: task.dueOn })}</span> : null}
      </span>
    )
  return (
    <span className="target-task no-print">
      {onSupervise ? (
        <button type="button" className="button button-small" onClick={onSupervise}>
          {text('indicators.supervise')}
        </button>
      ) : null}
      {task ? <Go to={task.href}>{text('indicators.task.closed')}</Go> : null}
    </span>
  )
}
