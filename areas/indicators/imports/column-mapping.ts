import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { ImportColumn, ImportMapping } from '../contract.ts'

/** What a column holds; a value may say by its heading which indicator, period or region it is about. */
export type ColumnMeaning = z.output<typeof ImportColumn>

/** How a sheet is read. What stands in no column, because it is the same for the whole sheet, is stated beside. */
export type ColumnMapping = z.output<typeof ImportMapping>

export type Lacking = 'indicator' | 'period' | 'value'

export const ignored: ColumnMeaning = { is: 'ignore', indicatorId: null, period: null, regionPath: null }

/** What a mapping lacks before a sheet can be read by it. */
export function lackingOf(mapping: ColumnMapping): Lacking[] {
  const values = mapping.columns.filter((column) => column.is === 'value')
  const has = (is: ColumnMeaning['is']) => mapping.columns.some((column) => column.is === is)
  const lacking: Lacking[] = []
  if (values.length === 0) return ['value']
  const saysIndicator = has('indicator') || mapping.indicatorId !== null
  if (!saysIndicator && values.some((column) => column.indicatorId === null)) lacking.push('indicator')
  const saysPeriod = has('period') || mapping.period !== null
  if (!saysPeriod && values.some((column) => column.period === null)) lacking.push('period')
  return lacking
}

/** Columns that would mean the same value, so that nobody can tell which one counts. */
export function sameColumns(columns: readonly ColumnMeaning[]): Set<number> {
  const seen = new Map<string, number[]>()
  for (const [index, { is, indicatorId, period, regionPath }] of columns.entries()) {
    if (is === 'ignore' || is === 'note') continue
    const key = JSON.stringify([is, indicatorId, period, regionPath])
    const places = seen.get(key)
    if (places) places.push(index)
    else seen.set(key, [index])
  }
  return new Set([...seen.values()].flatMap((places) => (places.length > 1 ? places : [])))
}

/** The same header again, whatever its row, has the same signature. */
export function signatureOf(labels: readonly string[]): string {
  const text = labels.map((label) => label.normalize('NFKC').replace(/\s/g, '').toLowerCase()).join('|')
  return createHash('sha256').update(text.replace(/\|+$/, '')).digest('hex').slice(0, 32)
}
