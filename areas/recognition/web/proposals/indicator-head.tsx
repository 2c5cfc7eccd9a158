import { Button, Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import type { Localized } from '#kernel/localized'
import { inBrackets, say, useText } from '#ui/text'

export interface NumericFact {
  fact: string
  label: Localized
  unit: Localized | null
}

export const factOptions = (facts: readonly NumericFact[]) =>
  facts.map(({ fact, label, unit }) => ({ value: fact, label: say(label) + (unit ? inBrackets(say(unit)) : '') }))

interface Props {
  item: { code: string; name: string; fact: string }
  facts: readonly NumericFact[]
  onChange: (over: { name?: string; fact?: string }) => void
  onRemove: () => void
}

/** How an indicator that is being written begins: its code, its name, and the figure of company files that it reads. */
export function IndicatorHead({ item, facts, onChange, onRemove }: Props): ReactNode {
  const text = useText()
  const id = useId()
  return (
    <>
      <legend>
        {item.code}{' '}
        <Button
          size="small"
          aria-label={text('recognition.rules.local.remove.of', { code: item.code })}
          onClick={onRemove}
        >
          {text('recognition.rules.local.remove')}
        </Button>
      </legend>
      <label htmlFor={`${id}name`}>
        <span>{text('recognition.rules.local.name')}</span>
        <Input id={`${id}name`} value={item.name} onChange={({ target }) => onChange({ name: target.value })} />
      </label>
      <label htmlFor={`${id}fact`}>
        <span>{text('recognition.rules.local.fact')}</span>
        <Select
          id={`${id}fact`}
          showSearch={{ optionFilterProp: 'label' }}
          value={item.fact || null}
          onChange={(fact) => onChange({ fact: fact ?? '' })}
          options={factOptions(facts)}
        />
      </label>
    </>
  )
}

/** The first number that no code with a letter has. Example: nextFree([{ code: 'T1' }], 'T') → 1 */
export function nextFree(items: readonly { code: string }[], letter: string): number {
  const used = new Set(items.map(({ code }) => code))
  let at = 0
  while (used.has(`${letter}${at + 1}`)) at++
  return at
}
