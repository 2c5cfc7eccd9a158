import { Refusal } from '#kernel/refusal'
import { type Heading, readRows, type SheetRow } from '#platform/spreadsheets/spreadsheets'
import type { ImportHeaderView } from '../contract.ts'
import { type ColumnMapping, lackingOf, signatureOf } from './column-mapping.ts'
import { type FoundHeader, findHeader, headerWindow, type KnownNames, type SaidRows } from './guess-columns.ts'
import { RowReader, type SheetValue, type SkippedRow } from './sheet-values.ts'

/** One file holds at most so many values: 50,000 rows of a long table, or a wide one of the same weight. */
export const maxImportValues = 200_000

export interface SheetsOptions {
  fileName: string
  signal?: AbortSignal
  onProgress?: (share: number) => void
  onOpened?: (info: { encoding: string | null }) => void
  names: KnownNames
  /** By the signature of the header. */
  mappings: ReadonlyMap<string, ColumnMapping>
  /** Signature of the header that a person has just mapped. */
  said: string | null
  /** Where a person says that the header of a sheet stands; without a name, of every sheet. */
  saidRows?: readonly (SaidRows & { sheet?: string })[]
}

const sampleCount = 3
/** Lines from which a person can choose where the header begins. */
const shownRows = 15

function labelsOf(headings: readonly Heading[]): string[] {
  const labels = headings.map((heading) => heading.label)
  while (labels.length > 1 && labels.at(-1) === '') labels.pop()
  return labels
}

function lineOf(row: SheetRow): string {
  const texts = row.cells.flatMap((cell) =>
    cell && !cell.isMerged && cell.text.trim() !== '' ? [cell.text.trim()] : [],
  )
  return texts.join(' | ').slice(0, 80)
}

function headerView(
  sheet: string,
  found: FoundHeader,
  { window, isRowSaid }: { window: readonly SheetRow[]; isRowSaid: boolean },
  options: SheetsOptions,
) {
  const labels = labelsOf(found.headings)
  const signature = signatureOf(labels)
  const kept = options.mappings.get(signature)
  const mapping = { ...(kept ?? found.mapping), columns: (kept ?? found.mapping).columns.slice(0, labels.length) }
  const below = window.filter((row) => row.row > found.last).slice(0, sampleCount)
  const view: ImportHeaderView = {
    sheet,
    row: found.first,
    lastRow: found.last,
    isRowSaid,
    lines: window.slice(0, shownRows).map((row) => ({ row: row.row, text: lineOf(row) })),
    signature,
    labels,
    samples: labels.map((_, index) => below.map((row) => (row.cells[index]?.text ?? '').slice(0, 60))),
    mapping,
    lacking: lackingOf(mapping),
    from: !kept ? 'guessed' : options.said === signature ? 'said' : 'remembered',
  }
  return view
}

/**
 * Reads a file sheet by sheet in flat memory. Each sheet has a header of its own; one whose columns are not understood
 * is passed over and stands in `headers` with what it lacks.
 *
 * Errors: indicators.import-empty, .import-too-long, those of the spreadsheet reader; some values may come first.
 */
export class SheetsOfFile {
  readonly headers: ImportHeaderView[] = []
  readonly #bytes: Uint8Array
  readonly #options: SheetsOptions
  #values = 0

  constructor(bytes: Uint8Array, options: SheetsOptions) {
    this.#bytes = bytes
    this.#options = options
  }

  async *read(): AsyncGenerator<SheetValue | SkippedRow> {
    const { fileName, signal, onProgress, onOpened } = this.#options
    let sheet = undefined as Sheet | undefined
    for await (const row of readRows(this.#bytes, { fileName, signal, onProgress, onOpened })) {
      if (sheet?.number !== row.sheetNumber) {
        if (sheet) yield* this.#finish(sheet)
        sheet = { number: row.sheetNumber, window: [], reader: null, isPassedOver: false }
      }
      yield* this.#take(sheet, row)
    }
    if (sheet) yield* this.#finish(sheet)
    if (this.headers.length === 0) throw new Refusal('indicators.import-empty')
  }

  *#take(sheet: Sheet, row: SheetRow): Generator<SheetValue | SkippedRow> {
    if (sheet.isPassedOver) return
    if (sheet.reader) {
      yield* this.#counted(sheet.reader.read(row))
      return
    }
    if (!row.cells.some((cell) => cell && cell.text.trim() !== '')) return
    sheet.window.push(row)
    if (sheet.window.length >= headerWindow) yield* this.#begin(sheet)
  }

  *#finish(sheet: Sheet): Generator<SheetValue | SkippedRow> {
    if (!sheet.reader && !sheet.isPassedOver) yield* this.#begin(sheet)
  }

  *#begin(sheet: Sheet): Generator<SheetValue | SkippedRow> {
    const { window } = sheet
    const name = window[0]?.sheet ?? ''
    const { names, fileName, mappings, saidRows = [] } = this.#options
    const said = saidRows.find(({ sheet: of }) => of === undefined || of === name) ?? null
    const header = findHeader(window, names, {
      titles: [name, fileName],
      said,
      ...(mappings.size > 0 ? { isRemembered: (headings) => mappings.has(signatureOf(labelsOf(headings))) } : {}),
    })
    sheet.window = []
    sheet.isPassedOver = header === null
    if (!header) return
    const view = headerView(name, header, { window, isRowSaid: said !== null }, this.#options)
    this.headers.push(view)
    if (view.lacking.length > 0) {
      sheet.isPassedOver = true
      return
    }
    sheet.reader = new RowReader({ header, mapping: view.mapping }, names)
    for (const row of window) yield* this.#counted(sheet.reader.read(row))
  }

  *#counted(read: SheetValue[] | SkippedRow): Generator<SheetValue | SkippedRow> {
    const values = Array.isArray(read) ? read : [read]
    this.#values += values.length
    if (this.#values > maxImportValues)
      throw new Refusal({ code: 'indicators.import-too-long', params: { limit: maxImportValues } })
    yield* values
  }
}

interface Sheet {
  number: number
  /** Rows among which the header is looked for, until it is found. */
  window: SheetRow[]
  reader: RowReader | null
  isPassedOver: boolean
}
