import type { ReactNode } from 'react'
import { getTask, handOutPart, type TaskDetail } from '#contract/tasks'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useGo } from '#ui/link'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { MilestoneRows } from '../milestone-rows.tsx'
import { UnitPicker } from '../unit-picker.tsx'

const shape = handOutPart.body.omit({ revision: true })

/** Parts of a task for the unit's own districts, towns or departments: the same for each, one each. */
export function HandOut({ taskId }: { taskId: string }): ReactNode {
  const text = useText()
  const task = useCall(getTask, { params: { taskId } }, { isFresh: true })
  return (
    <Page
      title={text('tasks.hand-out')}
      subtitle={task.data?.title}
      trail={[
        { title: text('tasks.mine'), to: '/tasks' },
        { title: task.data?.title ?? text('tasks.task'), to: `/tasks/${taskId}` },
      ]}
      answer={task}
    >
      {(whole: TaskDetail) => <Form whole={whole} />}
    </Page>
  )
}

function Form({ whole }: { whole: TaskDetail }): ReactNode {
  const text = useText()
  const go = useGo()
  const back = () => go(`/tasks/${whole.id}`)
  const hand = useAct(handOutPart, { done: text('tasks.done.hand-out'), onDone: back })
  return (
    <Section title={text('tasks.new.what')}>
      <FormFromZod
        schema={shape}
        columns={2}
        draft={`tasks.part.${whole.id}`}
        initial={{ title: whole.title, dueOn: whole.dueOn, priority: whole.priority }}
        submitLabel={text('tasks.act.hand-out')}
        onCancel={back}
        onSubmit={(body) => hand.submit({ params: { taskId: whole.id }, body: { ...body, revision: whole.revision } })}
        custom={{
          leads: (field) => <UnitPicker {...field} many without={[whole.lead.unit]} />,
          support: (field) => <UnitPicker {...field} many />,
          milestones: (field) => <MilestoneRows {...field} />,
        }}
      />
    </Section>
  )
}
