import type { SheetRow } from './cells.ts'
import { type ReadRowsOptions, readRowBatches } from './reading.ts'

export { standsAboveHeader, textsAboveHeader } from './above-header.ts'
export type { Cell, SheetFileInfo, SheetFormat, SheetRow } from './cells.ts'
export { type SpreadsheetErrorCode, spreadsheetErrors } from './errors.ts'
export { type FieldKind, type FieldSpec, type RowReason, rowReasons } from './fields.ts'
export { defaultSheetLimits, type SheetLimits } from './limits.ts'
export type { ReadRowsOptions } from './reading.ts'
export {
  type ReadRecordsOptions,
  type ReadSummary,
  type RecordOutcome,
  type RecordReading,
  type RowProblem,
  readRecords,
} from './records.ts'
export { skipReason } from './row-kinds.ts'
export { type Heading, headingsOf } from './tables.ts'
export {
  DistrictNames,
  escapeForExport,
  type FieldValue,
  isFormulaLike,
  readBoolean,
  readDate,
  readNumber,
  readPeriod,
  readText,
  readValue,
  type ValueContext,
  type ValueReading,
} from './values.ts'
export {
  csvChunks,
  type OutputColumn,
  type OutputSheet,
  type OutputValue,
  outputSheet,
  writeCsv,
  writeWorkbook,
  writeXlsx,
} from './writing.ts'

/**
 * All rows of a spreadsheet with typed cells, sheet after sheet, in flat memory: .xlsx, .csv, .tsv, or a web page that
 * calls itself .xls. The type is taken from the content.
 *
 * Units:  rows and sheets count from 1. Errors: the codes of `spreadsheetErrors`; a broken file may yield rows first.
 */
export async function* readRows(source: Uint8Array | string, options: ReadRowsOptions): AsyncGenerator<SheetRow> {
  for await (const batch of readRowBatches(source, options)) yield* batch
}
