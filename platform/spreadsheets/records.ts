import { Duplicates } from './duplicates.ts'
import type { ReadRecordsOptions, ReadSummary, RecordOutcome, RecordReading } from './outcomes.ts'
import { type Depth, RecordReader } from './record-reader.ts'

export type { ReadRecordsOptions, ReadSummary, RecordOutcome, RecordReading, RowProblem } from './outcomes.ts'

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
  const { duplicates: by, onProgress: report } = options
  if (!by) {
    yield* new RecordReader(options, summary, { depth: 'whole', duplicates: undefined }).read()
    return
  }
  const duplicates = new Duplicates(by.key)
  const pass = async (depth: Depth, onProgress?: (share: number) => void) => {
    const reader = new RecordReader({ ...options, onProgress }, emptySummary(), { depth, duplicates })
    for await (const _ of reader.read());
  }
  await pass('keys', report && ((share) => report(share / 2)))
  if (duplicates.endCount()) await pass('repeated')
  const last = { ...options, onProgress: report && ((share: number) => report(0.5 + share / 2)) }
  yield* new RecordReader(last, summary, { depth: 'whole', duplicates }).read()
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
