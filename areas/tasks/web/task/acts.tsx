import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type actNames, remindTask, type TaskDetail } from '#contract/tasks'
import { useAct } from '#ui/api'
import { useGo } from '#ui/link'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { ActForm } from './act-form.tsx'
import { useQuickActs } from './quick-acts.ts'

type ActName = (typeof actNames)[number]

/** In the order in which people look for them; the first that is open is the main button. */
const order: readonly ActName[] = [
  ...(['accept', 'progress', 'report-done', 'close', 'return', 'grant-extension', 'refuse-extension'] as const),
  ...(['reassign', 'hand-out', 'ask-extension', 'decline', 'retract', 'reopen', 'remark', 'remind'] as const),
  ...(['change', 'hand-over', 'cancel'] as const),
]

/** What the reader may do now; nothing else is shown. Each opens what it needs to be told, in place. */
export function Acts({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  const [chosen, setChosen] = useState<ActName | null>(null)
  const open = order.filter((act) => task.acts.includes(act))
  const current = chosen !== null && open.includes(chosen) ? chosen : null
  return (
    <aside className="task-acts no-print" aria-label={text('tasks.acts')}>
      <Section title={text('tasks.acts')}>
        {open.length === 0 ? <p className="quiet">{text('tasks.acts.none')}</p> : null}
        <Waiting task={task} />
        {current === null ? (
          <div className="act-buttons">
            {open.map((act, index) => (
              <ActButton key={act} act={act} task={task} isMain={index === 0 && act !== 'remark'} onForm={setChosen} />
            ))}
          </div>
        ) : (
          <ActForm key={current} act={current} task={task} onClose={() => setChosen(null)} />
        )}
      </Section>
    </aside>
  )
}

/** Why the unit cannot report it done yet. */
function Waiting({ task }: { task: TaskDetail }): ReactNode {
  const text = useText()
  const openParts = task.parts.filter(({ endedOn }) => endedOn === null).length
  if (openParts === 0 || !task.acts.includes('progress')) return null
  return <p className="quiet act-hint">{text('tasks.acts.parts-open', { count: openParts })}</p>
}

function ActButton({
  act,
  task,
  isMain,
  onForm,
}: {
  act: ActName
  task: TaskDetail
  isMain: boolean
  onForm: (act: ActName) => void
}): ReactNode {
  const text = useText()
  const go = useGo()
  const quick = useQuickActs(task)
  const remind = useAct(remindTask, { done: text('tasks.done.remind') })
  const isHeld = act === 'remind' && task.remindableFrom !== null
  const run = () => {
    if (act === 'remind') void remind.run({ params: { taskId: task.id } })
    else if (act === 'hand-out') go('/tasks/new', { part: task.id })
    else if (act === 'change') go('/tasks/new', { change: task.id })
    else if (act === 'accept' || act === 'retract') quick.answer(act)
    else if (act === 'grant-extension') quick.decide(act)
    else onForm(act)
  }
  const title = isHeld ? text('tasks.remind.held', { date: task.remindableFrom ?? '' }) : undefined
  return (
    <Button
      type={isMain ? 'primary' : 'default'}
      danger={act === 'cancel'}
      disabled={isHeld}
      title={title}
      loading={act === 'remind' ? remind.isRunning : quick.isRunning}
      onClick={run}
    >
      {text(`tasks.act.${act}`)}
    </Button>
  )
}
