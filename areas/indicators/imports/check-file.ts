import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { type ImportRow, rowsOf } from '../store/import-rows.ts'
import { insertBatch } from '../store/imports.ts'
import { findingView } from '../views.ts'
import { readSheets } from './read-import.ts'
import { ValueReader } from './resolve-values.ts'
import { SheetsOfFile } from './sheets-of-file.ts'

/** One row in the words of the import policy. */
export interface CheckedRow {
  sheet: string
  row: number
  outcome: 'accept' | 'reject' | 'skip'
  values?: { region: string; indicator: string; period: string; value: string; unit: string }
  flags: string[]
  reason?: string
  detail?: string
}

export interface CheckedFile {
  rows: CheckedRow[]
  accepted: number
  rejected: number
  skipped: number
  encoding: string | null
  /** Sheets whose columns were not understood, with what they lack. */
  unread: { sheet: string; lacking: string[] }[]
  /** Lines in which the header of each sheet was found. */
  headers: { sheet: string; row: number; lastRow: number }[]
}

/** Undoes everything that the check kept on the way. */
class Checked extends Error {
  readonly file: CheckedFile

  constructor(file: CheckedFile) {
    super('checked')
    this.file = file
  }
}

/**
 * What an import of a file would do, as an office of a region would see it. Nothing stays written.
 *
 * Errors: indicators.import-empty, .import-too-long, those of the spreadsheet reader.
 */
export async function checkImportFile(
  services: Pick<Services, 'db' | 'clock' | 'ids'>,
  file: { bytes: Uint8Array; fileName: string; regionPath: string; headerRow: number | null },
): Promise<CheckedFile> {
  try {
    return await services.db.tx(async (tx) => {
      throw new Checked(await check(tx, services, file))
    })
  } catch (error) {
    if (error instanceof Checked) return error.file
    throw error
  }
}

async function check(
  tx: Db,
  services: Pick<Services, 'clock' | 'ids'>,
  { bytes, fileName, regionPath, headerRow }: Parameters<typeof checkImportFile>[1],
): Promise<CheckedFile> {
  const batch = { regionPath, id: services.ids.next('imp') }
  const none = { fileId: '', fileDigest: '', jobId: null, uploadedBy: '', departmentId: '' }
  await insertBatch(tx, { ...batch, ...none, fileName }, services.clock.now())
  const scope = { reach: 'region' as const, regionPath }
  const reader = await ValueReader.open(tx, { clock: services.clock, actor: { ...system, regionPath }, scope })
  let encoding: string | null = null
  const onOpened = (info: { encoding: string | null }) => {
    encoding = info.encoding
  }
  const sheets = new SheetsOfFile(bytes, {
    ...{ fileName, names: reader, mappings: new Map(), said: null, onOpened },
    saidRows: headerRow === null ? [] : [{ row: headerRow, levels: null }],
  })
  await readSheets({ ...services, db: tx }, batch, {
    ...{ sheets, reader, signal: new AbortController().signal },
    onJudged: () => undefined,
  })
  const rows: CheckedRow[] = []
  for await (const row of rowsOf(tx, batch, null)) rows.push(checkedRow(row))
  const count = (outcome: CheckedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return {
    rows,
    accepted: count('accept'),
    rejected: count('reject'),
    skipped: count('skip'),
    encoding,
    unread: sheets.headers.flatMap(({ sheet, lacking }) => (lacking.length > 0 ? [{ sheet, lacking }] : [])),
    headers: sheets.headers.map(({ sheet, row, lastRow }) => ({ sheet, row, lastRow })),
  }
}

function checkedRow(row: ImportRow): CheckedRow {
  const { sheet, flags, target } = row
  const isTaken = row.outcome === 'accepted' || row.outcome === 'unchanged'
  const outcome = isTaken ? 'accept' : row.outcome === 'skipped' ? 'skip' : 'reject'
  const detail = row.problems.map((problem) => findingView(problem, 'zh-CN').message).join(' ')
  const code = row.problems[0]?.code
  const reason = row.reason ?? (isTaken ? undefined : code)
  return {
    ...{ sheet, row: row.row, outcome, flags },
    ...(target && isTaken
      ? {
          values: {
            region: target.regionPath,
            indicator: row.indicator,
            period: target.period,
            value: target.value,
            unit: target.unit,
          },
        }
      : {}),
    ...(reason ? { reason } : {}),
    ...(detail ? { detail } : {}),
  }
}
