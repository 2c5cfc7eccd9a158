import '../screening/screening.css'
import { Checkbox, Input, InputNumber } from 'antd'
import { type ReactNode, useId } from 'react'
import type { listNurseryGoals, NurseryConditions } from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { say, useText } from '#ui/text'

export type NurseryGoal = ResponseOf<typeof listNurseryGoals>['items'][number]

/** What the office cannot leave out stands ticked: every condition that company files can answer. */
export const firstConditions = (goal: NurseryGoal): NurseryConditions => ({
  gates: goal.gates.filter(({ isOnFile }) => isOnFile).map(({ id }) => id),
  ...{ atLeast: null, mostFailed: 2, note: '' },
})

/** Conditions of entry: those of the rules in force, ticked or not. */
export function Conditions({
  goal,
  value,
  onChange,
}: {
  goal: NurseryGoal
  value: NurseryConditions
  onChange: (next: NurseryConditions) => void
}): ReactNode {
  const text = useText()
  const id = useId()
  const { gates } = value
  const tick = (gate: string, isTicked: boolean) =>
    onChange({ ...value, gates: isTicked ? [...gates, gate] : gates.filter((each) => each !== gate) })
  return (
    <>
      <fieldset>
        <legend>{text('recognition.nursery.conditions.of', { version: goal.version })}</legend>
        {goal.gates.map((gate) => (
          <Checkbox
            key={gate.id}
            checked={gates.includes(gate.id)}
            onChange={({ target }) => tick(gate.id, target.checked)}
          >
            {say(gate.label)} <span className="quiet">{gate.clause}</span>
            {gate.isOnFile ? null : <span className="quiet"> {text('recognition.screening.not-on-file')}</span>}
          </Checkbox>
        ))}
      </fieldset>
      {goal.hasTotal ? (
        <label htmlFor={`${id}-least`}>
          <span>{text('recognition.screening.at-least')}</span>
          <InputNumber
            id={`${id}-least`}
            min={0}
            max={1000}
            value={value.atLeast}
            onChange={(atLeast) => onChange({ ...value, atLeast })}
          />
        </label>
      ) : null}
      <label htmlFor={`${id}-failed`}>
        <span>{text('recognition.nursery.most-failed')}</span>
        <InputNumber
          id={`${id}-failed`}
          min={0}
          max={5}
          value={value.mostFailed}
          onChange={(next) => onChange({ ...value, mostFailed: next ?? 0 })}
        />
      </label>
      <label htmlFor={`${id}-note`}>
        <span>{text('recognition.nursery.note')}</span>
        <Input
          id={`${id}-note`}
          maxLength={300}
          value={value.note}
          placeholder={text('recognition.nursery.note.hint')}
          onChange={({ target }) => onChange({ ...value, note: target.value })}
        />
      </label>
    </>
  )
}
