import { addMonths } from './months.ts'

export type Verdict = 'pass' | 'fail' | 'unknown' | 'unusable'
export type Readiness = 'holds' | 'ready' | 'near' | 'slipping'

export interface Standing {
  verdict: Verdict
  /** What the same file, a year earlier, would have given. */
  yearAgo: Verdict
  gates: Readonly<Record<string, boolean | null>>
  /** Last day of the certificate that it holds; null where it holds none. */
  validTo: string | null
  on: string
}

/**
 * Where a company stands to a title:
 * - `slipping`: it holds it, its certificate ends within some months, and it fails now; or it passed a year ago and fails now;
 * - `holds`: it holds it otherwise;
 * - `ready`: it passes and does not hold it;
 * - `near`: it fails by exactly one condition, and no other is undecided.
 */
export function readinessOf({ verdict, yearAgo, gates, validTo, on }: Standing, months: number): Readiness | null {
  const endsSoon = validTo !== null && validTo <= addMonths(on, months)
  if (endsSoon && verdict === 'fail') return 'slipping'
  if (yearAgo === 'pass' && verdict === 'fail') return 'slipping'
  if (validTo !== null) return 'holds'
  if (verdict === 'pass') return 'ready'
  const outcomes = Object.values(gates)
  const unmet = outcomes.filter((ok) => ok === false).length
  return verdict === 'fail' && unmet === 1 && !outcomes.includes(null) ? 'near' : null
}
