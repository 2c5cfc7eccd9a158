import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { answerTask, decideTask, remarkTask, type TaskDetail } from '#contract/tasks'
import type { BodyIn } from '#platform/http/endpoint'
import { type ApiProblem, useAct } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { useText } from '#ui/text'
import { UnitPicker } from '../unit-picker.tsx'
import { actShapes, type FormAct } from './act-shapes.ts'
import { EvidencePicker, LinkRows } from './evidence.tsx'

type Answer = BodyIn<typeof answerTask>
type Decision = BodyIn<typeof decideTask>

const answers: readonly string[] = ['decline', 'progress', 'report-done', 'ask-extension']

/** The form of one act, in place of the buttons; what was typed is kept until it is sent. */
export function ActForm({ act, task, onClose }: { act: string; task: TaskDetail; onClose: () => void }): ReactNode {
  const text = useText()
  const send = useSender(task, act, onClose)
  const shape = actShapes[act as FormAct]
  const isProgress = act === 'progress'
  return (
    <FormFromZod
      schema={shape}
      draft={`tasks.${task.id}.${act}`}
      initial={isProgress ? { percent: task.percent } : {}}
      submitLabel={text(`tasks.act.${act}`)}
      onCancel={onClose}
      onSubmit={(values) => send(values)}
      custom={{
        evidenceIds: (field) => <EvidencePicker {...field} taskId={task.id} />,
        links: (field) => <LinkRows {...field} />,
        milestonesDone: (field) => <MilestoneChoice {...field} task={task} />,
        lead: (field) => <UnitPicker {...field} without={[task.lead.unit]} />,
        asker: (field) => <UnitPicker {...field} without={[task.asker.unit]} />,
      }}
    />
  )
}

/** Sends an act to its room; what can be taken back offers it. */
function useSender(task: TaskDetail, act: string, onDone: () => void): (values: object) => Promise<ApiProblem | null> {
  const text = useText()
  const params = { taskId: task.id }
  const done = text(`tasks.done.${act}`)
  const back = useAct(decideTask, { done: text('tasks.done.reopen') })
  const backAnswer = useAct(answerTask, { done: text('tasks.done.retract') })
  const answer = useAct(answerTask, {
    done,
    onDone,
    ...(act === 'report-done'
      ? { undo: (after) => void backAnswer.run({ params, body: { act: 'retract', revision: after.revision } }) }
      : {}),
  })
  const reopens = act === 'close' || act === 'cancel'
  const decide = useAct(decideTask, {
    done,
    onDone,
    ...(reopens
      ? {
          undo: (after) =>
            void back.run({
              params,
              body: { act: 'reopen', revision: after.revision, words: text('tasks.undo.words') },
            }),
        }
      : {}),
  })
  const remark = useAct(remarkTask, { done, onDone })
  return (values) => {
    const body = { act, revision: task.revision, ...values }
    if (act === 'remark') return remark.submit({ params, body: values as BodyIn<typeof remarkTask> })
    return answers.includes(act)
      ? answer.submit({ params, body: body as Answer })
      : decide.submit({ params, body: body as Decision })
  }
}

function MilestoneChoice({
  task,
  value,
  onChange,
}: {
  task: TaskDetail
  value: unknown
  onChange: (value: unknown) => void
}): ReactNode {
  const text = useText()
  const open = task.milestones.filter(({ doneOn }) => doneOn === null)
  if (open.length === 0) return <span className="quiet">{text('tasks.milestones.none-open')}</span>
  return (
    <Checkbox.Group
      className="milestone-choice"
      value={Array.isArray(value) ? (value as number[]) : []}
      onChange={onChange}
      options={open.map(({ seq, title, dueOn }) => ({
        value: seq,
        label: (
          <>
            {title}{' '}
            <span className="quiet">
              <DateText date={dueOn} />
            </span>
          </>
        ),
      }))}
    />
  )
}
