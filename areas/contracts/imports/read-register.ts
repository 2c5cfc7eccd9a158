import type { Localized } from '#kernel/localized'
import { fillText, type Problem, Refusal } from '#kernel/refusal'
import { readRecords } from '#platform/spreadsheets/spreadsheets'
import { errors } from '../errors.ts'
import { registerColumns } from './columns.ts'
import { type ImportRegion, type RegisterRow, type RowValues, registerRow } from './register-row.ts'

/** One file holds at most so many registrations: a year of a large city. */
export const mostRows = 20_000

export interface ReadRow {
  sheet: string
  row: number
  outcome: 'taken' | 'refused'
  /** By what people recognise it: number and project as they stand there. */
  label: string
  reasons: Localized[]
  registration: RegisterRow | null
}

export interface ReadRegister {
  rows: ReadRow[]
  /** Blank lines, totals, notes. */
  skipped: number
  /** Whether a header was found at all. */
  isTable: boolean
}

/**
 * Reads a sheet of registrations as the national system exports it, row by row; writes nothing.
 *
 * `regions: 'any'` takes every place as it is written: for a look without a database.
 *
 * Units:  amounts by the unit of the header, else yuan; `asOf` an ISO day after which no date may lie.
 * Errors: contracts.import-too-long, the codes of `spreadsheetErrors`.
 */
export async function readRegister(
  bytes: Uint8Array | string,
  on: { fileName: string; asOf: string; regions: readonly ImportRegion[] | 'any'; office: string; headerRow?: number },
): Promise<ReadRegister> {
  const reading = readRecords({
    ...{ bytes, fileName: on.fileName, fields: registerColumns, asOf: on.asOf, duplicates: { key: ['number'] } },
    ...(on.headerRow === undefined ? {} : { headerRow: on.headerRow }),
  })
  const rows: ReadRow[] = []
  let isTable = false
  for await (const { sheet, row, outcome, values = {}, decimals = {}, problems } of reading) {
    if (outcome === 'skip') continue
    if (rows.length >= mostRows) throw new Refusal({ code: 'contracts.import-too-long', params: { most: mostRows } })
    isTable ||= outcome === 'accept' || problems.some(({ reason }) => reason !== 'missing-columns')
    const at = { sheet, row }
    if (outcome === 'reject') {
      const reasons = problems.map(({ zh, en }) => ({ zh, en }))
      rows.push({ ...at, outcome: 'refused', label: '', reasons, registration: null })
      continue
    }
    const texts = textsOf(values, decimals)
    const judged = registerRow(texts, on)
    const label = [texts.number, texts.projectName].filter(Boolean).join(' ')
    rows.push({
      ...{ ...at, label, registration: judged.row },
      outcome: judged.row ? 'taken' : 'refused',
      reasons: judged.problems.map(inWords),
    })
  }
  return { rows, skipped: reading.summary.skipped, isTable }
}

/** Amounts by their exact digits, everything else as it was read. */
function textsOf(
  values: Record<string, string | number | boolean | null>,
  decimals: Record<string, string>,
): RowValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, decimals[name] ?? (value === null ? null : String(value))]),
  )
}

/** A reason in both languages, by the area's own texts. */
export function inWords({ code, params }: Problem): Localized {
  const text = (errors as Record<string, { zh: string; en: string }>)[code]
  if (!text) throw new Error(`${code} has no text`)
  return { zh: fillText(text.zh, params), en: fillText(text.en, params) }
}
