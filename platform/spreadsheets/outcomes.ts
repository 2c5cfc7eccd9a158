import { fillText } from '#kernel/refusal'
import type { SheetFileInfo, SheetRow } from './cells.ts'
import { type FieldSpec, type RowReason, rowReasons } from './fields.ts'
import type { ReadRowsOptions } from './reading.ts'
import { fieldLabel } from './tables.ts'
import type { FieldValue } from './values.ts'

export interface RowProblem {
  field?: string
  reason: RowReason
  /** What is wrong and what to do, in Chinese and in English. */
  zh: string
  en: string
}

export interface RecordOutcome {
  sheet: string
  row: number
  outcome: 'accept' | 'reject' | 'skip'
  values?: Record<string, FieldValue>
  /** Exact digits of every amount and count in `values`. */
  decimals?: Record<string, string>
  flags: string[]
  /** The first problem; all of them are in `problems`. */
  reason?: RowReason
  detail?: string
  problems: RowProblem[]
}

export interface ReadSummary {
  accepted: number
  rejected: number
  skipped: number
  format: SheetFileInfo['format'] | null
  encoding: string | null
  /** Sheets that hold no table of these fields. */
  ignoredSheets: string[]
  /** Fields that were not read because several columns carry their name. */
  ambiguousColumns: string[]
}

export interface ReadRecordsOptions extends Omit<ReadRowsOptions, 'onOpened'> {
  bytes: Uint8Array | string
  fields: readonly FieldSpec[]
  /** Full names of the districts that fields of kind `district` may take; without them any text is taken. */
  districts?: readonly string[]
  /** ISO day after which no date may lie. */
  asOf?: string
  /** Row in which the header begins; found where it is not given. */
  headerRow?: number
  /**
   * Field names that identify a record. Of identical ones the first is kept; of different ones too, with the flag
   * `conflict`. The keys are read beforehand then, because the first is handed over before the second is seen.
   */
  duplicates?: { key: readonly string[] }
}

export interface RecordReading extends AsyncIterable<RecordOutcome> {
  /** Complete when the iteration has ended. */
  readonly summary: ReadSummary
}

export function problem(reason: RowReason, field?: FieldSpec, params: Record<string, string> = {}): RowProblem {
  const label = field ? fieldLabel(field) : ''
  const texts = rowReasons[reason]
  const all = { label, ...params }
  return { ...(field ? { field: field.name } : {}), reason, zh: fillText(texts.zh, all), en: fillText(texts.en, all) }
}

export function refused(row: SheetRow, problems: RowProblem[], outcome: 'reject' | 'skip' = 'reject'): RecordOutcome {
  const detail = problems.map((p) => p.zh).join('；')
  return { sheet: row.sheet, row: row.row, outcome, flags: [], reason: problems[0]?.reason, detail, problems }
}
