import './tasks.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { getTask, type TaskDetail } from '#contract/tasks'
import { useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { About } from './task/about.tsx'
import { Acts } from './task/acts.tsx'
import { History } from './task/history.tsx'
import { PriorityTag, TaskStateTag } from './words.tsx'

/** One task: what and why at the left, what can be done about it at the right, what was done below. */
export default function TaskPage(): ReactNode {
  const text = useText()
  const task = useCall(getTask, { params: { taskId: usePathParam('taskId') } })
  const data = task.data
  return (
    <Page
      title={data?.title ?? text('tasks.task')}
      subtitle={data ? <Subtitle task={data} /> : null}
      trail={[
        { title: text('tasks.mine'), to: '/tasks' },
        ...(data?.parent?.isVisible ? [{ title: data.parent.title, to: `/tasks/${data.parent.id}` }] : []),
      ]}
      action={data ? <Button onClick={() => window.print()}>{text('tasks.print')}</Button> : null}
      answer={task}
    >
      {(loaded: TaskDetail) => (
        <>
          <div className="task-page">
            <About task={loaded} />
            <Acts task={loaded} />
          </div>
          <History task={loaded} />
        </>
      )}
    </Page>
  )
}

function Subtitle({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  return (
    <span className="task-subtitle">
      <TaskStateTag task={task} />
      <PriorityTag priority={task.priority} />
      {task.extensionUntil ? <span>{text('tasks.extension.asked', { until: task.extensionUntil })}</span> : null}
      {task.parent && !task.parent.isVisible ? (
        <span>{text('tasks.part-of', { title: task.parent.title })}</span>
      ) : null}
    </span>
  )
}
