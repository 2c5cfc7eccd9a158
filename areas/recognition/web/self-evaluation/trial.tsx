import type { ReactNode } from 'react'
import type { Answers, FieldModel, FormModel } from '#engines/form'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import type { Judgement } from './use-evaluation.ts'

/** 试算: moves a figure and shows the effect at once; what was filled in stays as it is. */
export function Trial({
  form,
  result,
  answers,
  tried,
  onTry,
}: {
  form: FormModel
  result: Judgement
  answers: Answers
  tried: Answers
  onTry: (changes: Answers) => void
}): ReactNode {
  const text = useText()
  const levers = result.levers.flatMap((lever) => {
    const field = form.fields.find(({ name }) => name === lever.field)
    const base = Number(answers[lever.field])
    return field && answers[lever.field] !== undefined && Number.isFinite(base) ? [{ ...lever, field, base }] : []
  })
  if (levers.length === 0) return null
  return (
    <Section title={text('recognition.trial')}>
      <div className="no-print">
        <p className="quiet">{text('recognition.trial.about')}</p>
        {levers.map(({ field, base, isWhole }) => (
          <Lever
            key={field.name}
            field={field}
            base={base}
            isWhole={isWhole}
            value={String(tried[field.name] ?? answers[field.name])}
            onMove={(value) => onTry({ ...tried, [field.name]: value })}
          />
        ))}
        {Object.keys(tried).length > 0 ? (
          <button type="button" className="button" onClick={() => onTry({})}>
            {text('recognition.trial.back')}
          </button>
        ) : null}
      </div>
    </Section>
  )
}

function Lever({
  field,
  base,
  isWhole,
  value,
  onMove,
}: {
  field: FieldModel
  base: number
  isWhole: boolean
  value: string
  onMove: (value: string) => void
}): ReactNode {
  const { most, step } = rangeOf(base, isWhole || field.unit?.zh === '人')
  const id = `trial-${field.name}`
  return (
    <div className="self-lever">
      <label htmlFor={id}>{say(field.label)}</label>
      <output htmlFor={id} className="figure">
        {Number(value) === base ? value : `${base} → ${value}`} {field.unit ? say(field.unit) : ''}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(most, Number(value))}
        step={step}
        value={value}
        onChange={(event) => onMove(event.target.value)}
      />
    </div>
  )
}

/**
 * How far a figure can be moved and in which steps: to twice what it is, in about a hundred round steps.
 *
 * Example: rangeOf(400, false) → { most: 800, step: 5 }
 */
export function rangeOf(base: number, isWhole: boolean): { most: number; step: number } {
  const most = Math.max(2 * base, isWhole ? 10 : 100)
  const rough = most / 100
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((part) => part * power).find((each) => each >= rough) ?? rough
  const round = isWhole ? Math.max(1, Math.round(step)) : Number(step.toPrecision(1))
  // Every stop of the slider lies a whole number of steps from zero, so the figure itself is one only if it is too.
  return { most: Math.ceil(most / round) * round, step: base % round === 0 ? round : isWhole ? 1 : finest(base, round) }
}

function finest(base: number, step: number): number {
  const decimals = (String(base).split('.')[1] ?? '').length
  return Math.min(step, 10 ** -decimals)
}
