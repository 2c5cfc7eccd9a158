import { PassThrough } from 'node:stream'
import type { Download } from '#platform/http/route'
import { type OutputColumn, writeXlsx } from './writing.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One sheet as a stream; an error of whoever gives the rows ends the download instead of leaving it open. */
export function sheetDownload<Row>(
  fileName: string,
  sheetName: string,
  columns: readonly OutputColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Download {
  const body = new PassThrough()
  writeXlsx(columns, rows, body, { sheetName }).catch((error: Error) => body.destroy(error))
  return { fileName, contentType: xlsx, body }
}
