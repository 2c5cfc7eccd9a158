import { Input, InputNumber, Slider } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { DraftNumber } from '#contract/recognition'
import { formatNumber } from '#ui/number'
import { inBrackets, say, useText } from '#ui/text'

interface Props {
  numbers: DraftNumber[]
  changes: Record<string, number>
  onChanges: (changes: Record<string, number>) => void
}

const groups = ['pass', 'gate', 'item', 'parameter'] as const

/** Every number of the rule as a slider and a field; what was changed stands out. */
export function Numbers({ numbers, changes, onChanges }: Props): ReactNode {
  const text = useText()
  const id = useId()
  const [q, setQ] = useState('')
  const shown = numbers.filter(({ label, about }) => q === '' || say(label).includes(q) || say(about).includes(q))
  const set = (number: DraftNumber, value: number | null) => {
    const { [number.id]: _old, ...rest } = changes
    onChanges(value === null || value === number.value ? rest : { ...rest, [number.id]: value })
  }
  return (
    <>
      <p className="simulation-search">
        <label htmlFor={id}>{text('recognition.simulation.search')}</label>
        <Input id={id} value={q} onChange={({ target }) => setQ(target.value)} allowClear />
      </p>
      {groups.map((group) => {
        const own = shown.filter((each) => each.group === group)
        if (own.length === 0) return null
        return (
          <details key={group} open={group === 'pass' || group === 'gate'}>
            <summary>{text(`recognition.simulation.group.${group}`) + inBrackets(String(own.length))}</summary>
            {own.map((number) => (
              <One key={number.id} number={number} value={changes[number.id]} onValue={(value) => set(number, value)} />
            ))}
          </details>
        )
      })}
    </>
  )
}

interface OneProps {
  number: DraftNumber
  value: number | undefined
  onValue: (value: number | null) => void
}

function One({ number, value, onValue }: OneProps): ReactNode {
  const text = useText()
  const id = useId()
  const { label, about, min, max, isWhole } = number
  const step = isWhole ? 1 : max <= 10 ? 0.01 : 0.1
  const now = value ?? number.value
  return (
    <div className={value === undefined ? 'simulation-number' : 'simulation-number simulation-changed'}>
      <label htmlFor={id}>
        {say(label)} <span className="quiet">{say(about)}</span>
      </label>
      <Slider
        min={min}
        max={max}
        step={step}
        value={now}
        onChange={onValue}
        ariaLabelForHandle={`${say(label)} ${say(about)}`}
      />
      <InputNumber id={id} min={min} max={max} step={step} value={now} onChange={onValue} />
      {value === undefined ? null : (
        <span className="quiet">{text('recognition.simulation.was', { value: formatNumber(number.value) })}</span>
      )}
    </div>
  )
}
