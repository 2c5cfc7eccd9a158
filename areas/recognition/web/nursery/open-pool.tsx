import { Button, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { listNurseryGoals, openNurseryPool } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { useGo } from '#ui/link'
import { Skeleton } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { say, useText } from '#ui/text'
import { Conditions, firstConditions, type NurseryGoal } from './conditions.tsx'

/** Opens a pool of one’s region: for which title, by which conditions. */
export function OpenPoolForm(): ReactNode {
  const { data } = useCall(listNurseryGoals, {})
  const [first] = data?.items ?? []
  return data && first ? <Fields goals={data.items} first={first} /> : <Skeleton lines={8} />
}

function Fields({ goals, first }: { goals: readonly NurseryGoal[]; first: NurseryGoal }): ReactNode {
  const text = useText()
  const go = useGo()
  const id = useId()
  const [goal, setGoal] = useState(first)
  const [said, setSaid] = useState(firstConditions(first))
  const [name, setName] = useState('')
  const [capacity, setCapacity] = useState<number | null>(null)
  const open = useAct(openNurseryPool, {
    done: text('recognition.nursery.opened'),
    onDone: (made) => go(`/recognition/nursery/pools/${made.id}`),
    quiet: true,
  })
  const named = text('recognition.nursery.name.usual', { title: say(goal.title) })
  const choose = (next: string) => {
    const chosen = goals.find((each) => each.id === next) ?? first
    setGoal(chosen)
    setSaid({ ...firstConditions(chosen), note: said.note })
  }
  return (
    <form
      className="screening-form"
      onSubmit={(event) => {
        event.preventDefault()
        void open.submit({ body: { ...said, title: goal.id, name: name.trim() || named, capacity } })
      }}
    >
      <label htmlFor={`${id}-goal`}>
        <span>{text('recognition.nursery.goal')}</span>
        <Select
          id={`${id}-goal`}
          value={goal.id}
          onChange={choose}
          options={goals.map((each) => ({ value: each.id, label: say(each.title) }))}
          style={{ width: '100%' }}
        />
      </label>
      <label htmlFor={`${id}-name`}>
        <span>{text('recognition.nursery.name')}</span>
        <Input
          id={`${id}-name`}
          value={name}
          maxLength={60}
          placeholder={named}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <Conditions goal={goal} value={said} onChange={setSaid} />
      <label htmlFor={`${id}-capacity`}>
        <span>{text('recognition.nursery.capacity')}</span>
        <InputNumber id={`${id}-capacity`} min={1} max={100_000} value={capacity} onChange={setCapacity} />
      </label>
      {open.problem ? <ProblemList problems={open.problem.errors.map((each) => each.message)} /> : null}
      <Button type="primary" htmlType="submit" loading={open.isRunning} disabled={said.note.trim().length < 2}>
        {text('recognition.nursery.open')}
      </Button>
    </form>
  )
}
