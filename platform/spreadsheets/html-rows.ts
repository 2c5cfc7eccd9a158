import { type Token, Tokenizer, TokenizerMode } from 'parse5'
import { type DetectedEncoding, decoderFor } from '../documents/text-encoding.ts'
import { type Cell, type SheetRow, shownNumber, textCell } from './cells.ts'
import type { SheetLimits } from './limits.ts'
import { refuseFile } from './sheet-fault.ts'

const CHUNK_BYTES = 64 * 1024
const MAX_SPAN = 1_000

interface OpenCell {
  text: string
  columns: number
  rows: number
  rawNumber: string | undefined
}

interface Covering {
  cell: Cell | null
  rowsLeft: number
}

function spanOf(token: Token.TagToken, name: string): number {
  const value = Number.parseInt(attribute(token, name) ?? '1', 10)
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), MAX_SPAN) : 1
}

function attribute(token: Token.TagToken, name: string): string | undefined {
  return token.attrs.find((a) => a.name === name)?.value
}

/** Puts table rows together from the tokens of a page; nested tables count as text of the cell around them. */
class TableRows {
  readonly ready: SheetRow[] = []
  readonly #limits: SheetLimits
  readonly #fileName: string
  #depth = 0
  #row = 0
  #cells: (Cell | null)[] | undefined
  #isHidden = false
  #open: OpenCell | undefined
  #covering = new Map<number, Covering>()
  #ignored = 0

  constructor(fileName: string, limits: SheetLimits) {
    this.#fileName = fileName
    this.#limits = limits
  }

  startTag(token: Token.TagToken): void {
    const name = token.tagName
    if (name === 'script' || name === 'style') this.#ignored++
    else if (name === 'table') {
      if (this.#depth++ === 0) this.#covering.clear()
    } else if (this.#depth === 1 && name === 'tr') this.#startRow(token)
    else if (this.#depth === 1 && (name === 'td' || name === 'th')) this.#startCell(token)
    else if (name === 'br' || (this.#depth > 1 && name === 'tr')) this.text('\n')
  }

  endTag(token: Token.TagToken): void {
    const name = token.tagName
    if (name === 'script' || name === 'style') this.#ignored = Math.max(0, this.#ignored - 1)
    else if (name === 'table') {
      if (this.#depth === 1) this.#endRow()
      this.#depth = Math.max(0, this.#depth - 1)
    } else if (this.#depth === 1 && name === 'tr') this.#endRow()
    else if (this.#depth === 1 && (name === 'td' || name === 'th')) this.#endCell()
  }

  text(text: string): void {
    if (!this.#open || this.#ignored > 0) return
    this.#open.text += text
    if (this.#open.text.length > this.#limits.maxCellCharacters)
      throw refuseFile('spreadsheets.unreadable-file', this.#fileName)
  }

  #startRow(token: Token.TagToken): void {
    this.#endRow()
    if (++this.#row > this.#limits.maxRows)
      throw refuseFile('spreadsheets.too-many-rows', this.#fileName, { limit: this.#limits.maxRows })
    this.#isHidden = /display\s*:\s*none/i.test(attribute(token, 'style') ?? '')
    this.#cells = []
  }

  #startCell(token: Token.TagToken): void {
    if (!this.#cells) this.#startRow(token)
    this.#endCell()
    const rawNumber = attribute(token, 'x:num')
    this.#open = { text: '', columns: spanOf(token, 'colspan'), rows: spanOf(token, 'rowspan'), rawNumber }
  }

  #place(cell: Cell | null): void {
    this.#cells?.push(cell)
    if ((this.#cells?.length ?? 0) > this.#limits.maxColumns)
      throw refuseFile('spreadsheets.too-many-columns', this.#fileName, { limit: this.#limits.maxColumns })
  }

  #fillCovered(): void {
    const cells = this.#cells ?? []
    for (let over = this.#covering.get(cells.length); over; over = this.#covering.get(cells.length)) {
      if (--over.rowsLeft <= 0) this.#covering.delete(cells.length)
      this.#place(over.cell && { ...over.cell, isMerged: true })
    }
  }

  #endCell(): void {
    const open = this.#open
    if (!open || !this.#cells) return
    this.#open = undefined
    this.#fillCovered()
    const cell = finishedCell(open)
    for (let i = 0; i < open.columns; i++) {
      if (open.rows > 1) this.#covering.set(this.#cells.length, { cell, rowsLeft: open.rows - 1 })
      this.#place(i === 0 || !cell ? cell : { ...cell, isMerged: true })
    }
  }

  #endRow(): void {
    if (!this.#cells) return
    this.#endCell()
    this.#fillCovered()
    const cells = this.#cells
    this.#cells = undefined
    this.ready.push({
      sheet: '',
      sheetNumber: 1,
      isSheetHidden: false,
      row: this.#row,
      isHidden: this.#isHidden,
      cells,
    })
  }
}

/** Excel's web pages carry the unrounded number in an attribute, empty when the text is the number. */
function finishedCell({ text, rawNumber }: OpenCell): Cell | null {
  const shown = text
    .replace(/[ \t\u00a0]*\r?\n[ \t\u00a0]*/g, '\n')
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()
  const cell = textCell(shown)
  if (rawNumber === undefined || !cell || cell.error) return cell
  const raw = rawNumber === '' ? shown : rawNumber
  const number = Number(raw)
  return raw !== '' && Number.isFinite(number) ? { text: shownNumber(raw), number } : cell
}

/** Rows of a web page that calls itself a workbook, read as a stream of tokens. */
export function* htmlRows(
  bytes: Uint8Array,
  detected: DetectedEncoding,
  context: { fileName: string; limits: SheetLimits; onProgress: (share: number) => void },
): Generator<SheetRow> {
  const rows = new TableRows(context.fileName, context.limits)
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(token) {
        rows.startTag(token)
        if (token.tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA
        else if (token.tagName === 'style' || token.tagName === 'xmp') tokenizer.state = TokenizerMode.RAWTEXT
        else if (token.tagName === 'title' || token.tagName === 'textarea') tokenizer.state = TokenizerMode.RCDATA
      },
      onEndTag: (token) => rows.endTag(token),
      onCharacter: (token) => rows.text(token.chars),
      onWhitespaceCharacter: (token) => rows.text(token.chars),
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  )
  const decoder = decoderFor(detected)
  for (let at = detected.bomBytes; at < bytes.length; at += CHUNK_BYTES) {
    const last = at + CHUNK_BYTES >= bytes.length
    tokenizer.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: !last }), last)
    yield* rows.ready.splice(0)
    context.onProgress(Math.min(1, (at + CHUNK_BYTES) / bytes.length))
  }
  if (!/<\/table\s*>/i.test(decoderFor(detected).decode(bytes.subarray(-64 * 1024))))
    throw refuseFile('spreadsheets.unreadable-file', context.fileName)
}
