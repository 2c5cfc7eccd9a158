import type { FormModel } from '#engines/form'
import { say, type text as sayText } from '#ui/text'
import type { Judgement } from './use-evaluation.ts'

type Say = typeof sayText
export type Points = Judgement['total']

/** 74, or 60–72 while experts have not judged. */
export const pointsWords = (points: Points, none: string): string =>
  points === null ? none : Array.isArray(points) ? points.join('–') : String(points)

export function verdictOf({ pass, direct, missing }: Judgement) {
  if (pass === true) return { tone: 'good', key: direct ? 'direct' : 'pass' } as const
  if (pass === false) return { tone: 'bad', key: 'fail' } as const
  return { tone: 'none', key: missing.length > 0 ? 'missing' : 'experts' } as const
}

/** How many points are missing to the mark; null where that is not what stands between. */
export function shortOf({ total, passMark, pass, direct }: Judgement): number | null {
  if (passMark === null || pass !== false || direct === true || typeof total !== 'number') return null
  const short = passMark.points - total
  if (passMark.isAbove) return short >= 0 ? short : null
  return short > 0 ? short : null
}

/** A value of a field as people read it: 400 万元, 是. */
export function valueWords(form: FormModel, field: string, value: string, text: Say): string {
  if (value === 'yes' || value === 'no') return text(`recognition.${value}`)
  const unit = form.fields.find(({ name }) => name === field)?.unit
  return unit ? `${value} ${say(unit)}` : value
}
