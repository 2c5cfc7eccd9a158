import { PassThrough } from 'node:stream'
import type { Download } from '#platform/http/route'
import { type OutputColumn, writeXlsx } from '#platform/spreadsheets/writing'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The sheet as a stream; an error of the writer ends the download instead of leaving it open. */
export function sheetOf<Row>(
  fileName: string,
  sheetName: string,
  columns: OutputColumn<Row>[],
  rows: Iterable<Row>,
): Download {
  const body = new PassThrough()
  writeXlsx(columns, rows, body, { sheetName }).catch((error: Error) => body.destroy(error))
  return { fileName, contentType: xlsx, body }
}
