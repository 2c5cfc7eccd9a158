import { PassThrough } from 'node:stream'
import type { Download } from '#platform/http/route'
import { type OutputColumn, writeXlsx } from '#platform/spreadsheets/writing'

/** Words of sheets: offices send them on, so they are Chinese whoever asks. */
export const verdictWords = { pass: '预计通过', close: '临界', fail: '预计不通过' } as const
/** The import of results reads them again. */
export const resultWords = { recognised: '认定', 'not-recognised': '未认定' } as const

/** Rows as a sheet, written while they are read. */
export function sheet<T>(
  columns: OutputColumn<T>[],
  rows: Iterable<T> | AsyncIterable<T>,
  { fileName, sheetName }: { fileName: string; sheetName: string },
): Download {
  async function* each() {
    yield* rows
  }
  const body = new PassThrough()
  writeXlsx(columns, each(), body, { sheetName }).catch((error: Error) => body.destroy(error))
  return { fileName, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body }
}
