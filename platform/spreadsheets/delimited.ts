import { type DetectedEncoding, decoderFor } from '../documents/text-encoding.ts'
import { type SheetRow, textCell } from './cells.ts'
import type { SheetLimits } from './limits.ts'
import { refuseFile } from './sheet-fault.ts'

const CHUNK_BYTES = 64 * 1024
const SAMPLE_BYTES = 256 * 1024
const CANDIDATES = [',', '\t', ';', '|']

interface RecordHandlers {
  record(fields: string[]): void
  tooLong(): never
  tooWide(): never
}

/** Splits characters into records: quotes, doubled quotes, line ends of every kind, line ends inside quotes. */
export class RecordSplitter {
  readonly #delimiter: string
  readonly #limits: SheetLimits
  readonly #handlers: RecordHandlers
  #field = ''
  #fields: string[] = []
  #state: 'start' | 'plain' | 'quoted' | 'quote-in-quoted' = 'start'
  #afterReturn = false
  #hasContent = false

  constructor(delimiter: string, limits: SheetLimits, handlers: RecordHandlers) {
    this.#delimiter = delimiter
    this.#limits = limits
    this.#handlers = handlers
  }

  write(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const char = text[i] as string
      if (this.#afterReturn) {
        this.#afterReturn = false
        if (char === '\n') continue
      }
      this.#take(char)
    }
  }

  /** Ends the last record. False when the file ends inside quotes, that is, when its rest is missing. */
  end(): boolean {
    if (this.#state === 'quoted') return false
    if (this.#hasContent) this.#endRecord()
    return true
  }

  #take(char: string): void {
    if (this.#state === 'quoted') {
      if (char === '"') this.#state = 'quote-in-quoted'
      else this.#append(char)
      return
    }
    if (char === '"' && this.#state === 'quote-in-quoted') {
      this.#append('"')
      this.#state = 'quoted'
    } else if (char === '"' && this.#state === 'start') {
      this.#state = 'quoted'
      this.#hasContent = true
    } else if (char === this.#delimiter) {
      this.#endField()
      this.#hasContent = true
    } else if (char === '\n' || char === '\r') {
      this.#afterReturn = char === '\r'
      this.#endRecord()
    } else {
      this.#append(char)
      this.#state = 'plain'
    }
  }

  #append(char: string): void {
    this.#field += char
    this.#hasContent = true
    if (this.#field.length > this.#limits.maxCellCharacters) this.#handlers.tooLong()
  }

  #endField(): void {
    this.#fields.push(this.#field)
    this.#field = ''
    this.#state = 'start'
    if (this.#fields.length > this.#limits.maxColumns) this.#handlers.tooWide()
  }

  #endRecord(): void {
    this.#endField()
    const fields = this.#fields
    this.#fields = []
    this.#hasContent = false
    this.#handlers.record(fields)
  }
}

function sampleRecords(sample: string, delimiter: string, limits: SheetLimits): string[][] {
  const records: string[][] = []
  const stop = new Error('sample is enough')
  const fail = (): never => {
    throw stop
  }
  const splitter = new RecordSplitter(delimiter, limits, {
    record: (r) => records.push(r),
    tooLong: fail,
    tooWide: fail,
  })
  try {
    splitter.write(sample)
  } catch (error) {
    if (error !== stop) throw error
  }
  return records
}

/** The separator by which most records of the sample have the same number of fields, more than one. */
export function detectDelimiter(sample: string, limits: SheetLimits): string {
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of CANDIDATES) {
    const widths = new Map<number, number>()
    for (const record of sampleRecords(sample, delimiter, limits).slice(0, 200))
      if (record.length > 1) widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
    for (const [width, count] of widths) {
      const score = count * Math.min(width, 50)
      if (score > best.score) best = { delimiter, score }
    }
  }
  return best.delimiter
}

export interface DelimitedFile {
  detected: DetectedEncoding
  delimiter: string
  /** Bytes before the first record: the mark, and the `sep=` line that Excel hides. */
  sepLine: boolean
}

export function inspectDelimited(bytes: Uint8Array, detected: DetectedEncoding, limits: SheetLimits): DelimitedFile {
  const sample = decoderFor(detected).decode(bytes.subarray(detected.bomBytes, SAMPLE_BYTES), { stream: true })
  const hint = /^"?sep=(.)"?\r?\n/i.exec(sample)
  return { detected, delimiter: hint?.[1] ?? detectDelimiter(sample, limits), sepLine: hint !== null }
}

/** Rows of a .csv or .tsv file, decoded and split chunk by chunk. */
export function* delimitedRows(
  bytes: Uint8Array,
  file: DelimitedFile,
  context: { fileName: string; limits: SheetLimits; onProgress: (share: number) => void },
): Generator<SheetRow> {
  const { fileName, limits } = context
  const decoder = decoderFor(file.detected)
  let ready: string[][] = []
  const splitter = new RecordSplitter(file.delimiter, limits, {
    record: (fields) => ready.push(fields),
    tooLong() {
      throw refuseFile('spreadsheets.unreadable-file', fileName)
    },
    tooWide() {
      throw refuseFile('spreadsheets.too-many-columns', fileName, { limit: limits.maxColumns })
    },
  })
  let row = 0
  let skipSepLine = file.sepLine
  const take = function* (): Generator<SheetRow> {
    const records = ready
    ready = []
    for (const fields of records) {
      if (skipSepLine) {
        skipSepLine = false
        continue
      }
      row++
      if (row > limits.maxRows) throw refuseFile('spreadsheets.too-many-rows', fileName, { limit: limits.maxRows })
      yield { sheet: '', sheetNumber: 1, isSheetHidden: false, row, isHidden: false, cells: fields.map(textCell) }
    }
  }
  for (let at = file.detected.bomBytes; at < bytes.length; at += CHUNK_BYTES) {
    splitter.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }))
    yield* take()
    context.onProgress(Math.min(1, (at + CHUNK_BYTES) / bytes.length))
  }
  splitter.write(decoder.decode())
  if (!splitter.end()) throw refuseFile('spreadsheets.unreadable-file', fileName)
  yield* take()
}
