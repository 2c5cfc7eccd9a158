import './screening.css'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type IndustrySection, industrySections, type Title, titles } from '#contract/enterprises'
import { listScreeningGoals, type NewScreening, type ScreeningGoal, startScreening } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { DatePick, RegionPicker } from '#ui/form'
import { useGo } from '#ui/link'
import { Skeleton } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { say, useText } from '#ui/text'

/** Chooses a goal with its conditions; the conditions are those of the rule in force on the chosen day. */
export function ScreeningForm(): ReactNode {
  const [day, setDay] = useState<string | null>(null)
  const goals = useCall(listScreeningGoals, { query: day ? { on: day } : {} })
  if (!goals.data) return <Skeleton lines={8} />
  const { items, on, regionPath } = goals.data
  return <Fields goals={items} day={day ?? on} onDay={setDay} region={regionPath} />
}

interface Given {
  goals: readonly ScreeningGoal[]
  day: string
  onDay: (day: string) => void
  region: string
}

function Fields({ goals, day, onDay, region }: Given): ReactNode {
  const text = useText()
  const go = useGo()
  const id = useId()
  const [goalId, setGoalId] = useState<ScreeningGoal['id']>('high-tech-enterprise')
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [title, setTitle] = useState('')
  const [atLeast, setAtLeast] = useState<number | null>(null)
  const [mostFailed, setMostFailed] = useState(1)
  const [withinRegion, setWithinRegion] = useState(region)
  const [section, setSection] = useState<IndustrySection | null>(null)
  const [notHolding, setNotHolding] = useState<Title | null>('high-tech-enterprise')
  const start = useAct(startScreening, {
    done: text('recognition.screening.started'),
    onDone: (made) => go(`/recognition/screenings/${made.id}`),
    quiet: true,
  })
  const goal = goals.find((each) => each.id === goalId) ?? goals[0]
  if (!goal) return null
  const gates = chosen ?? goal.gates.filter(({ isOnFile }) => isOnFile).map((gate) => gate.id)
  const choose = (next: ScreeningGoal['id']) => {
    setGoalId(next)
    setChosen(null)
    setAtLeast(null)
    setNotHolding(next in titles ? (next as Title) : null)
  }
  const body: NewScreening = {
    ...{ title: title.trim() || `${say(goal.title)} ${day}`, goal: goal.id, gates, atLeast, mostFailed },
    ...{ asOf: day, withinRegion, section, notHolding },
  }
  return (
    <form
      className="screening-form"
      onSubmit={(event) => {
        event.preventDefault()
        void start.submit({ body })
      }}
    >
      <label htmlFor={`${id}-goal`}>
        <span>{text('recognition.screening.goal')}</span>
        <Select
          id={`${id}-goal`}
          value={goal.id}
          onChange={choose}
          options={goals.map((each) => ({ value: each.id, label: say(each.title) }))}
          style={{ width: '100%' }}
        />
      </label>
      <fieldset>
        <legend>{text('recognition.screening.conditions', { version: goal.version })}</legend>
        {goal.gates.map((gate) => (
          <Checkbox
            key={gate.id}
            checked={gates.includes(gate.id)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...gates, gate.id] : gates.filter((each) => each !== gate.id))
            }
          >
            {say(gate.label)} <span className="quiet">{gate.clause}</span>
            {gate.isOnFile ? null : <span className="quiet"> {text('recognition.screening.not-on-file')}</span>}
          </Checkbox>
        ))}
      </fieldset>
      {goal.hasTotal ? (
        <label htmlFor={`${id}-least`}>
          <span>{text('recognition.screening.at-least')}</span>
          <InputNumber id={`${id}-least`} min={0} max={1000} value={atLeast} onChange={setAtLeast} />
        </label>
      ) : null}
      <label htmlFor={`${id}-failed`}>
        <span>{text('recognition.screening.most-failed')}</span>
        <InputNumber
          id={`${id}-failed`}
          min={0}
          max={5}
          value={mostFailed}
          onChange={(value) => setMostFailed(value ?? 0)}
        />
      </label>
      <label htmlFor={`${id}-day`}>
        <span>{text('recognition.screening.as-of')}</span>
        <DatePick id={`${id}-day`} value={day} onChange={(next) => next && onDay(next)} />
      </label>
      <label htmlFor={`${id}-region`}>
        <span>{text('recognition.awards.column.region')}</span>
        <RegionPicker id={`${id}-region`} value={withinRegion} onChange={(next) => setWithinRegion(next ?? region)} />
      </label>
      <label htmlFor={`${id}-section`}>
        <span>{text('recognition.screening.section')}</span>
        <Select
          id={`${id}-section`}
          allowClear
          value={section}
          onChange={(value) => setSection(value ?? null)}
          options={(Object.keys(industrySections) as IndustrySection[]).map((value) => ({
            value,
            label: `${value} ${say(industrySections[value])}`,
          }))}
          style={{ width: '100%' }}
        />
      </label>
      <label htmlFor={`${id}-holding`}>
        <span>{text('recognition.screening.not-holding')}</span>
        <Select
          id={`${id}-holding`}
          allowClear
          value={notHolding}
          onChange={(value) => setNotHolding(value ?? null)}
          options={(Object.keys(titles) as Title[]).map((value) => ({ value, label: say(titles[value]) }))}
          style={{ width: '100%' }}
        />
      </label>
      <label htmlFor={`${id}-title`}>
        <span>{text('recognition.screening.title')}</span>
        <Input
          id={`${id}-title`}
          value={title}
          maxLength={80}
          placeholder={`${say(goal.title)} ${day}`}
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      {start.problem ? <ProblemList problems={start.problem.errors.map((each) => each.message)} /> : null}
      <Button type="primary" htmlType="submit" loading={start.isRunning}>
        {text('recognition.screening.start')}
      </Button>
    </form>
  )
}
