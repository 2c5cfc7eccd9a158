import { sameFigures } from '#contract/indicators'
import type { ReportRow } from '../contract.ts'

/** Example: isBehind({ status: 'missed' }) → true */
export function isBehind({ status }: Pick<ReportRow, 'status'>): boolean {
  return status === 'behind' || status === 'missed'
}

/** Rows that say the same of the same figure, such as a plan's and a year's: the report speaks of them once. */
export function spokenOf(rows: readonly ReportRow[]): ReportRow[] {
  return sameFigures(rows).map(([row]) => row)
}
