import type { Problem } from '#kernel/refusal'
import { type Cell, type RowReason, readNumber, rowReasons } from '#platform/spreadsheets/spreadsheets'
import type { Draft } from '../actions/observation-draft.ts'

export type TypedNumber =
  | { value: string; precision: Draft['precision']; flags: string[] }
  | { reason: RowReason; problem: Problem }
  | null

/**
 * A figure as offices write it, in a sheet or typed into a form: 1,200 · ２９５ · 1.2亿 · 约300; null where nothing is written.
 *
 * Units:   the result is in `unit`.
 * Errors:  indicators.cell-unreadable with the reason: no number, a range …
 * Example: typedNumber({ text: '1.2亿' }, '万元') → { value: '12000', precision: 'exact', flags: ['unit-suffix-stripped'] }
 */
export function typedNumber(cell: Cell, unit: string): TypedNumber {
  const reading = readNumber(cell, { unit, columnUnit: unit, allowNegative: true })
  if ('reason' in reading) {
    const reason = `“${cell.text}”${rowReasons[reading.reason].zh.replace(/\{label\}|“\{text\}”/g, '')}`
    return {
      reason: reading.reason,
      problem: { code: 'indicators.cell-unreadable', params: { column: '数值', reason } },
    }
  }
  if (reading.value === null) return null
  const { flags } = reading
  const precision = flags.includes('approx') ? 'approx' : flags.includes('lowerBound') ? 'lower-bound' : 'exact'
  return { value: reading.value.decimal, precision, flags }
}
