import { isCreditCode, normalizeCreditCode } from '#kernel/credit-code'
import type { SheetFileInfo, SheetRow } from './cells.ts'
import type { Duplicates } from './duplicates.ts'
import type { FieldSpec } from './fields.ts'
import {
  problem,
  type ReadRecordsOptions,
  type ReadSummary,
  type RecordOutcome,
  type RowProblem,
  refused,
} from './outcomes.ts'
import { readRowBatches } from './reading.ts'
import { skipReason } from './row-kinds.ts'
import { refuseFile } from './sheet-fault.ts'
import { type Column, cellOf, fieldLabel, findTable, repeatsHeader, type Table } from './tables.ts'
import { DistrictNames, type FieldValue, quotable, readValue, type ValueContext } from './values.ts'

const HEADER_WINDOW_ROWS = 200
const MAX_GAP_ROWS = 1_000

/** How much of each row is read: the key, to count it; the rows whose key comes again; everything. */
export type Depth = 'keys' | 'repeated' | 'whole'

/** What a row is read for. */
interface Purpose {
  depth: Depth
  duplicates: Duplicates | undefined
}

/** A field with what its table says of it, settled once for all rows. */
interface PlannedField {
  field: FieldSpec
  column: Column | undefined
  /** Said above the table for every row. */
  said: string | undefined
  context: ValueContext
}

interface Plan {
  table: Table
  fields: PlannedField[]
  /** Those of the key, first. */
  key: PlannedField[]
  /** As many columns as the fields of a complete row need. */
  needed: number
}

interface ReadFields {
  values: Record<string, FieldValue>
  decimals: Record<string, string>
  flags: Set<string>
  problems: RowProblem[]
}

/** Turns the rows of one file into records; one sheet after another, each with a header of its own. */
export class RecordReader {
  readonly #options: ReadRecordsOptions
  readonly #context: ValueContext
  readonly #depth: Depth
  readonly #duplicates: Duplicates | undefined
  #plan: Plan | undefined
  readonly #codeField: FieldSpec | undefined
  readonly summary: ReadSummary
  #isDelimited = false

  constructor(options: ReadRecordsOptions, summary: ReadSummary, { depth, duplicates }: Purpose) {
    this.#options = options
    this.summary = summary
    this.#depth = depth
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

  #planFor(table: Table): Plan {
    if (this.#plan?.table === table) return this.#plan
    const fields = this.#options.fields.map((field): PlannedField => {
      const column = table.columns.get(field.name)
      const said = column === undefined ? table.said.get(field.name) : undefined
      return { field, column, said, context: { ...this.#context, columnUnit: column?.unit } }
    })
    const key = fields.filter(({ field }) => this.#options.duplicates?.key.includes(field.name))
    const needed = Math.max(0, ...[...table.columns.values()].map((column) => column.index + 1))
    this.#plan = { table, fields, key, needed }
    return this.#plan
  }

  #shapeProblems(row: SheetRow, { table, needed }: Plan): RowProblem[] {
    if (table.missing.length > 0) return [problem('missing-columns', undefined, { columns: table.missing.join('、') })]
    if (!this.#isDelimited) return []
    const extra =
      row.cells.length > table.width &&
      row.cells.slice(table.width).some((cell) => cell !== null && cell.text.trim() !== '')
    if (row.cells.length >= needed && !extra) return []
    const zh = `本行有 ${row.cells.length} 列，表头有 ${table.width} 列，可能缺列，或数字中的逗号没有加引号`
    const en = `the row has ${row.cells.length} columns, the header ${table.width}: a column is missing or a comma is not quoted`
    return [{ reason: 'missing-columns', zh, en }]
  }

  #data(row: SheetRow, table: Table): RecordOutcome {
    const plan = this.#planFor(table)
    const problems = this.#shapeProblems(row, plan)
    if (problems.length > 0) return refused(row, problems)
    if (this.#depth !== 'whole' && !this.#isLookedInto(row, plan)) return refused(row, [], 'skip')
    const read = this.#fields(row, plan.fields)
    if (row.isHidden || row.isSheetHidden) read.flags.add('hidden-row')
    if (read.problems.length > 0) return { ...refused(row, read.problems), flags: [...read.flags] }
    return this.#checkDuplicate(row, read)
  }

  /** Whether a reading beforehand needs more of a row than its key. */
  #isLookedInto(row: SheetRow, plan: Plan): boolean {
    const { values, problems } = this.#fields(row, plan.key)
    if (problems.length > 0) return false
    if (this.#depth === 'keys') this.#duplicates?.count(values)
    return this.#depth === 'repeated' && this.#duplicates?.isRepeated(values) === true
  }

  #fields(row: SheetRow, fields: readonly PlannedField[]): ReadFields {
    const read: ReadFields = { values: {}, decimals: {}, flags: new Set(), problems: [] }
    for (const { field, column, said, context } of fields) {
      const cell = said === undefined ? cellOf(row, column) : { text: said }
      if (said !== undefined) read.flags.add(`from-title:${field.name}`)
      const reading = readValue(cell, field, context)
      if ('reason' in reading) {
        const params = { text: quotable(cell), asOf: this.#context.asOf ?? '' }
        read.problems.push(problem(reading.reason, field, params))
        continue
      }
      read.values[field.name] = reading.value
      if (reading.decimal !== undefined) read.decimals[field.name] = reading.decimal
      for (const flag of reading.flags) read.flags.add(flag)
    }
    return read
  }

  #checkDuplicate(row: SheetRow, { values, decimals, flags }: ReadFields): RecordOutcome {
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
