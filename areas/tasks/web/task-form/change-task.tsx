import type { ReactNode } from 'react'
import { changeTask, getTask, NewTask, type TaskDetail } from '#contract/tasks'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useGo } from '#ui/link'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { MilestoneRows } from '../milestone-rows.tsx'
import { UnitPicker } from '../unit-picker.tsx'

const shape = NewTask.omit({ lead: true })

/** Changes what is asked; giving the task to another unit is an act of its own, with its reason. */
export function ChangeTask({ taskId }: { taskId: string }): ReactNode {
  const text = useText()
  const task = useCall(getTask, { params: { taskId } }, { isFresh: true })
  return (
    <Page
      title={text('tasks.act.change')}
      subtitle={task.data?.title}
      trail={[
        { title: text('tasks.mine'), to: '/tasks' },
        { title: task.data?.title ?? text('tasks.task'), to: `/tasks/${taskId}` },
      ]}
      answer={task}
    >
      {(loaded: TaskDetail) => <Form key={loaded.revision} task={loaded} />}
    </Page>
  )
}

function Form({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  const go = useGo()
  const back = () => go(`/tasks/${task.id}`)
  const change = useAct(changeTask, { done: text('tasks.done.change'), onDone: back })
  const seqOf = new Map(task.milestones.map((one) => [`${one.title} ${one.dueOn}`, one.seq]))
  return (
    <Section title={text('tasks.new.what')}>
      <FormFromZod
        schema={shape}
        columns={2}
        initial={initialOf(task)}
        submitLabel={text('tasks.save')}
        onCancel={back}
        onSubmit={({ milestones, ...body }) =>
          change.submit({
            params: { taskId: task.id },
            body: {
              ...body,
              revision: task.revision,
              milestones: milestones.map((one) => {
                const seq = seqOf.get(`${one.title} ${one.dueOn}`)
                return seq === undefined ? one : { ...one, seq }
              }),
            },
          })
        }
        custom={{
          support: (field) => <UnitPicker {...field} many without={[task.lead.unit]} />,
          milestones: (field) => <MilestoneRows {...field} />,
        }}
      />
    </Section>
  )
}

function initialOf(task: TaskDetail) {
  return {
    title: task.title,
    detail: task.detail,
    priority: task.priority,
    dueOn: task.dueOn,
    reportEveryDays: task.reportEveryDays,
    support: task.support.map(({ unit }) => unit),
    milestones: task.milestones.map(({ seq, title, dueOn }) => ({ key: `m${seq}`, title, dueOn })),
  }
}
