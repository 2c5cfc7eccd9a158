import type { ReactNode } from 'react'
import { type Answers, askedFields, type FieldModel } from '#engines/form'
import { say, useText } from '../text.tsx'
import { ItemAnswer } from './row.tsx'

interface Props {
  field: FieldModel
  answers: Answers
  around?: Answers
  onChange: (name: string, value: unknown) => void
  problems?: ReadonlyMap<string, string>
  marks?: ReadonlyMap<string, string>
  idPrefix?: string
}

/** A repeated group: one box for each item, added and taken away by buttons. */
export function GroupField({ field, answers, around = {}, onChange, problems, marks, idPrefix }: Props): ReactNode {
  const text = useText()
  const inner = field.fields ?? []
  const given = answers[field.name]
  const atLeast = Math.max(field.minItems ?? 0, field.isRequired ? 1 : 0)
  const items = Array.isArray(given) && given.length > 0 ? (given as Answers[]) : atLeast > 0 ? [{}] : []
  const set = (next: Answers[]) => onChange(field.name, next)
  const isFull = field.maxItems !== undefined && items.length >= field.maxItems

  return (
    <div className="group">
      {items.map((item, index) => (
        <fieldset key={`${field.name}-${String(index)}`} className="group-item">
          <legend>{text('ui.answers.item', { name: say(field.label), number: index + 1 })}</legend>
          {askedFields({ fields: inner }, item, { ...around, ...answers }).map((each) => (
            <ItemAnswer
              key={each.name}
              field={each}
              path={`${field.name}.${index}.${each.name}`}
              value={item[each.name]}
              onChange={(value) => set(items.map((old, at) => (at === index ? { ...old, [each.name]: value } : old)))}
              problems={problems}
              marks={marks}
              idPrefix={idPrefix}
            />
          ))}
          {items.length > atLeast ? (
            <button
              type="button"
              className="button button-text"
              onClick={() => set(items.filter((_, at) => at !== index))}
            >
              {text('ui.answers.remove', { name: say(field.label), number: index + 1 })}
            </button>
          ) : null}
        </fieldset>
      ))}
      <button type="button" className="button" disabled={isFull} onClick={() => set([...items, {}])}>
        {isFull
          ? text('ui.answers.full', { count: field.maxItems ?? 0 })
          : text('ui.answers.add', { name: say(field.label) })}
      </button>
    </div>
  )
}
