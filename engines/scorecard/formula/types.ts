import type { Rational } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import type { Unit } from './units.ts'

/** What kind of value a formula gives; checked when a rule set is loaded, so that none can fail while scoring. */
export type Type =
  | { kind: 'number'; unit: Unit }
  | { kind: 'yes-no' }
  /** `choices` null: any text. */
  | { kind: 'text'; choices: readonly string[] | null }
  | { kind: 'date' }
  | { kind: 'list'; of: Type }
  | { kind: 'records'; fields: Readonly<Record<string, Type>> }

export type Scalar = Rational | boolean | string
export type RecordValue = ReadonlyMap<string, Outcome>
export type Value = Scalar | readonly Outcome[] | readonly RecordValue[]

/**
 * Not known. It is a value like others: nothing turns it into zero or no. `missing` names the facts that would decide it,
 * `why` says what no fact can mend (a division by zero, a weight that is not published, a judgement still to come).
 */
export class Unknown {
  readonly missing: readonly string[]
  readonly why: readonly Localized[]

  constructor(missing: readonly string[], why: readonly Localized[] = []) {
    this.missing = missing
    this.why = why
  }
}

export type Outcome = Value | Unknown

/** Example: bothUnknown([new Unknown(['a']), true, new Unknown(['b'])]).missing → ['a', 'b'] */
export function bothUnknown(outcomes: readonly unknown[]): Unknown {
  const unknown = outcomes.filter((each) => each instanceof Unknown)
  // Most often there is one, in populations by the million: it says all that there is to say.
  const [only] = unknown
  if (only && unknown.length === 1) return only
  return new Unknown(
    [...new Set(unknown.flatMap(({ missing }) => missing))],
    unknown.flatMap(({ why }) => why),
  )
}

export const isRational = (value: Outcome): value is Rational =>
  typeof value === 'object' && !(value instanceof Unknown) && 'n' in value
