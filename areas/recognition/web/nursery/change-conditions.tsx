import { Button, Drawer } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { changeNurseryConditions, listNurseryGoals, type NurseryPoolWhole } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { DatePick } from '#ui/form'
import { Skeleton } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { Conditions, type NurseryGoal } from './conditions.tsx'

/** A new version of the conditions from a day on, beginning with those that are there. */
export function ChangeConditions({ pool, onClose }: { pool: NurseryPoolWhole; onClose: () => void }): ReactNode {
  const text = useText()
  const { data } = useCall(listNurseryGoals, {})
  const goal = data?.items.find(({ id }) => id === pool.title)
  return (
    <Drawer
      title={text('recognition.nursery.conditions.change')}
      open
      onClose={onClose}
      size={useIsPhone() ? '100%' : 560}
    >
      {goal ? <Fields pool={pool} goal={goal} onClose={onClose} /> : <Skeleton lines={8} />}
    </Drawer>
  )
}

interface Given {
  pool: NurseryPoolWhole
  goal: NurseryGoal
  onClose: () => void
}

function Fields({ pool, goal, onClose }: Given): ReactNode {
  const text = useText()
  const id = useId()
  const [latest] = pool.versions
  const [from, setFrom] = useState<string | null>(null)
  const [said, setSaid] = useState({
    gates: latest?.conditions.map((each) => each.id) ?? [],
    ...{ atLeast: latest?.atLeast ?? null, mostFailed: latest?.mostFailed ?? 0, note: '' },
  })
  const change = useAct(changeNurseryConditions, {
    done: text('recognition.nursery.changed'),
    onDone: onClose,
    quiet: true,
  })
  return (
    <form
      className="screening-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (from) void change.submit({ params: { poolId: pool.id }, body: { ...said, effectiveFrom: from } })
      }}
    >
      <label htmlFor={`${id}-from`}>
        <span>{text('recognition.nursery.version.from')}</span>
        <DatePick id={`${id}-from`} value={from ?? undefined} onChange={(next) => setFrom(next ?? null)} />
      </label>
      <Conditions goal={goal} value={said} onChange={setSaid} />
      <p className="quiet">{text('recognition.nursery.conditions.about')}</p>
      {change.problem ? <ProblemList problems={change.problem.errors.map((each) => each.message)} /> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={change.isRunning}
        disabled={!from || said.note.trim().length < 2}
      >
        {text('recognition.nursery.conditions.save')}
      </Button>
    </form>
  )
}
