import { isCreditCode, normalizeCreditCode } from '#kernel/credit-code'
import { fillText } from '#kernel/refusal'
import type { SheetFileInfo, SheetRow } from './cells.ts'
import { Duplicates } from './duplicates.ts'
import { type FieldSpec, type RowReason, rowReasons } from './fields.ts'
import { type ReadRowsOptions, readRowBatches } from './reading.ts'
import { skipReason } from './row-kinds.ts'
import { refuseFile } from './sheet-fault.ts'
import { cellOf, fieldLabel, findTable, repeatsHeader, type Table } from './tables.ts'
import { DistrictNames, type FieldValue, quotable, readValue, type ValueContext } from './values.ts'

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
   * `conflict`. The file is read twice then, because the first is handed over before the second is seen.
   */
  duplicates?: { key: readonly string[] }
}

export interface RecordReading extends AsyncIterable<RecordOutcome> {
  /** Complete when the iteration has ended. */
  readonly summary: ReadSummary
}

const HEADER_WINDOW_ROWS = 200
const MAX_GAP_ROWS = 1_000

function problem(reason: RowReason, field?: FieldSpec, params: Record<string, string> = {}): RowProblem {
  const label = field ? fieldLabel(field) : ''
  const texts = rowReasons[reason]
  const all = { label, ...params }
  return { ...(field ? { field: field.name } : {}), reason, zh: fillText(texts.zh, all), en: fillText(texts.en, all) }
}

function refused(row: SheetRow, problems: RowProblem[], outcome: 'reject' | 'skip' = 'reject'): RecordOutcome {
  const detail = problems.map((p) => p.zh).join('；')
  return { sheet: row.sheet, row: row.row, outcome, flags: [], reason: problems[0]?.reason, detail, problems }
}

/** Turns the rows of one file into records; one sheet after another, each with a header of its own. */
class RecordReader {
  readonly #options: ReadRecordsOptions
  readonly #context: ValueContext
  readonly #duplicates: Duplicates | undefined
  readonly #codeField: FieldSpec | undefined
  readonly summary: ReadSummary
  #isDelimited = false

  constructor(options: ReadRecordsOptions, summary: ReadSummary, duplicates: Duplicates | undefined) {
    this.#options = options
    this.summary = summary
    this.#duplicates = duplicates
    this.#context = {
      asOf: options.asOf,
      districts: options.districts ? new DistrictNames(options.districts) : undefined,
    }
    this.#codeField = options.fields.find((field) => field.kind === 'creditCode')
  }

  async *read(): AsyncGenerator<RecordOutcome> {
    let hasCells = false
    let tables = 0
    const headless: SheetRow[][] = []
    for await (const sheet of this.#sheets()) {
      const window: SheetRow[] = []
      let table: Table | undefined
      let previousRow = 0
      for await (const row of sheet.rows) {
        hasCells ||= row.cells.some((cell) => cell !== null && cell.text !== '')
        if (table) {
          yield* this.#gap(row, previousRow)
          yield this.#record(row, table)
          previousRow = row.row
          continue
        }
        window.push(row)
        if (window.length < HEADER_WINDOW_ROWS) continue
        table = findTable(window, this.#options.fields, this.#options.headerRow)
        if (!table) break
        yield* this.#afterHeader(window, table)
        previousRow = row.row
      }
      table ??= findTable(window, this.#options.fields, this.#options.headerRow)
      if (table && previousRow === 0) yield* this.#afterHeader(window, table)
      if (table) {
        tables++
        for (const label of table.ambiguous)
          if (!this.summary.ambiguousColumns.includes(label)) this.summary.ambiguousColumns.push(label)
      } else {
        this.summary.ignoredSheets.push(sheet.name)
        headless.push(window)
      }
    }
    if (!hasCells) throw refuseFile('spreadsheets.empty-file', this.#options.fileName)
    if (tables === 0) for (const window of headless) yield* this.#withoutHeader(window)
  }

  /** Batches cut into sheets. */
  async *#sheets(): AsyncGenerator<{ name: string; rows: AsyncIterable<SheetRow> }> {
    const onOpened = (info: SheetFileInfo) => {
      this.summary.format = info.format
      this.summary.encoding = info.encoding
      this.#isDelimited = info.format === 'delimited'
    }
    const source = flatten(readRowBatches(this.#options.bytes, { ...this.#options, onOpened }))
    try {
      let pending = await source.next()
      while (!pending.done) {
        const sheetNumber = pending.value.sheetNumber
        const rows = async function* (): AsyncGenerator<SheetRow> {
          while (!pending.done && pending.value.sheetNumber === sheetNumber) {
            yield pending.value
            pending = await source.next()
          }
        }
        yield { name: pending.value.sheet, rows: rows() }
        // A sheet without a header is left early: what remains of it is passed over.
        while (!pending.done && pending.value.sheetNumber === sheetNumber) pending = await source.next()
      }
    } finally {
      await source.return(undefined)
    }
  }

  *#afterHeader(window: SheetRow[], table: Table): Generator<RecordOutcome> {
    let previousRow = table.headerLast
    for (const row of window) {
      if (row.row <= table.headerLast) continue
      yield* this.#gap(row, previousRow)
      yield this.#record(row, table)
      previousRow = row.row
    }
  }

  /** Rows that the file leaves out because nothing stands in them. */
  *#gap(row: SheetRow, previousRow: number): Generator<RecordOutcome> {
    if (row.row - previousRow > MAX_GAP_ROWS) return
    for (let number = previousRow + 1; number < row.row; number++)
      yield this.#counted(refused({ ...row, row: number }, [problem('empty-row')], 'skip'))
  }

  *#withoutHeader(window: SheetRow[]): Generator<RecordOutcome> {
    const columns = this.#options.fields
      .filter((field) => field.required)
      .map(fieldLabel)
      .join('、')
    const filled = window.filter((row) => skipReason(row) === undefined)
    for (const row of filled.slice(filled.length > 1 ? 1 : 0))
      yield this.#counted(refused(row, [problem('missing-columns', undefined, { columns })]))
  }

  #counted(outcome: RecordOutcome): RecordOutcome {
    if (outcome.outcome === 'accept') this.summary.accepted++
    else if (outcome.outcome === 'reject') this.summary.rejected++
    else this.summary.skipped++
    return outcome
  }

  #record(row: SheetRow, table: Table): RecordOutcome {
    const code = this.#codeField && cellOf(row, table.columns.get(this.#codeField.name))
    const hasCode = code ? isCreditCode(normalizeCreditCode(code.text)) : false
    if (!hasCode) {
      const reason = repeatsHeader(row, table) ? 'note-row' : skipReason(row)
      if (reason) return this.#counted(refused(row, [problem(reason)], 'skip'))
    }
    return this.#counted(this.#data(row, table))
  }

  #shapeProblems(row: SheetRow, table: Table): RowProblem[] {
    if (table.missing.length > 0) return [problem('missing-columns', undefined, { columns: table.missing.join('、') })]
    if (!this.#isDelimited) return []
    const needed = Math.max(0, ...[...table.columns.values()].map((column) => column.index + 1))
    const extra = row.cells.slice(table.width).some((cell) => cell !== null && cell.text.trim() !== '')
    if (row.cells.length >= needed && !extra) return []
    const zh = `本行有 ${row.cells.length} 列，表头有 ${table.width} 列，可能缺列，或数字中的逗号没有加引号`
    const en = `the row has ${row.cells.length} columns, the header ${table.width}: a column is missing or a comma is not quoted`
    return [{ reason: 'missing-columns', zh, en }]
  }

  #data(row: SheetRow, table: Table): RecordOutcome {
    const problems = this.#shapeProblems(row, table)
    if (problems.length > 0) return refused(row, problems)
    const values: Record<string, FieldValue> = {}
    const decimals: Record<string, string> = {}
    const flags = new Set<string>()
    for (const field of this.#options.fields) {
      const column = table.columns.get(field.name)
      const said = column === undefined ? table.said.get(field.name) : undefined
      const cell = said === undefined ? cellOf(row, column) : { text: said }
      if (said !== undefined) flags.add(`from-title:${field.name}`)
      const reading = readValue(cell, field, { ...this.#context, columnUnit: column?.unit })
      if ('reason' in reading) {
        problems.push(problem(reading.reason, field, { text: quotable(cell), asOf: this.#context.asOf ?? '' }))
        continue
      }
      values[field.name] = reading.value
      if (reading.decimal !== undefined) decimals[field.name] = reading.decimal
      for (const flag of reading.flags) flags.add(flag)
    }
    if (row.isHidden || row.isSheetHidden) flags.add('hidden-row')
    if (problems.length > 0) return { ...refused(row, problems), flags: [...flags] }
    return this.#checkDuplicate(row, values, decimals, flags)
  }

  #checkDuplicate(
    row: SheetRow,
    values: Record<string, FieldValue>,
    decimals: Record<string, string>,
    flags: Set<string>,
  ): RecordOutcome {
    const found = this.#duplicates?.see(row, values)
    if (found && found.kind !== 'first') {
      const sheet = found.first.sheet === row.sheet ? '' : `“${found.first.sheet}”`
      const reason = found.kind === 'identical' ? 'duplicate-identical' : 'duplicate-conflict'
      return {
        ...refused(row, [problem(reason, undefined, { first: `${sheet}第 ${found.first.row} 行` })]),
        flags: [...flags],
      }
    }
    if (found?.hasConflict) flags.add('conflict')
    return { sheet: row.sheet, row: row.row, outcome: 'accept', values, decimals, flags: [...flags], problems: [] }
  }
}

async function* flatten(batches: AsyncGenerator<SheetRow[]>): AsyncGenerator<SheetRow, undefined> {
  try {
    for await (const batch of batches) yield* batch
  } finally {
    await batches.return(undefined)
  }
  return undefined
}

function emptySummary(): ReadSummary {
  return {
    accepted: 0,
    rejected: 0,
    skipped: 0,
    format: null,
    encoding: null,
    ignoredSheets: [],
    ambiguousColumns: [],
  }
}

async function* readAll(options: ReadRecordsOptions, summary: ReadSummary): AsyncGenerator<RecordOutcome> {
  const { duplicates } = options
  if (!duplicates) {
    yield* new RecordReader(options, summary, undefined).read()
    return
  }
  const report = options.onProgress
  const first = new Duplicates(duplicates.key)
  const firstPass = { ...options, onProgress: report && ((share: number) => report(share / 2)) }
  for await (const _ of new RecordReader(firstPass, emptySummary(), first).read());
  const secondPass = { ...options, onProgress: report && ((share: number) => report(0.5 + share / 2)) }
  yield* new RecordReader(secondPass, summary, first.secondPass()).read()
}

/**
 * Records of a spreadsheet by a declared list of fields: each row is accepted with its values, rejected with every
 * reason, or skipped (empty, total, note, footer), and no row is left out. Nothing is calculated or guessed.
 *
 * A file that turns out broken is refused as a whole by an error from the iteration. With `duplicates` that error comes
 * before the first record; without, after some, so keep nothing before the iteration has ended.
 *
 * Units:  amounts in the unit of each field; `row` counts from 1 with the header, as the sheet shows it.
 * Errors: spreadsheets.empty-file, .unreadable-file and the other codes of `spreadsheetErrors`.
 * Source: conformance/import-policy.json.
 */
export function readRecords(options: ReadRecordsOptions): RecordReading {
  const summary = emptySummary()
  return { summary, [Symbol.asyncIterator]: () => readAll(options, summary) }
}
