import { organisationByCreditCode } from '#areas/accounts'
import { regionsUnder } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context } from '#platform/http/route'
import type { Services } from '#platform/services'
import { valued, writeValued } from '../actions/take-over-register.ts'
import type { RegisterImport } from '../contract/imports.ts'
import { type FirstEntered, firstEntered, takeImportTurn } from '../store/take-over.ts'
import { earlierContract } from './earlier-contract.ts'
import { inWords, type ReadRow, readRegister } from './read-register.ts'
import type { RegisterRow } from './register-row.ts'

/** Rows that an answer names one by one; the counts are of all. */
const shownRows = 200

/** A sheet, and whose register it is to enter. */
export interface RegisterSheet {
  fileName: string
  bytes: Uint8Array
  /** What the operation log and the answer name it by: a stored file, or where it was read from. */
  fileId: string
  digest: string
  /** Region whose office brings it; its districts may stand in the sheet. */
  office: string
  headerRow?: number
}

export type RegisterServices = Pick<Services, 'db' | 'clock' | 'audit'>

/**
 * What an import of a sheet would do, compared with the register; writes nothing.
 *
 * Permission: contracts:change.
 * Errors:     contracts.import-no-table, .import-too-long, those of the spreadsheet reader.
 */
export async function checkRegister(ctx: Context, file: StoredFile): Promise<RegisterImport> {
  const sheet = await sheetOf(ctx, file)
  const { rows, skipped } = await readSheet(ctx, sheet)
  return answerOf(sheet, await judge(ctx.db, rows), { skipped, isWritten: false })
}

/**
 * Takes a stored sheet into the register; see `writeRegister`.
 *
 * Permission: contracts:change. Errors: as `writeRegister`; contracts.import-file-gone.
 */
export async function importRegister(ctx: Context, fileId: string): Promise<RegisterImport> {
  const file = await ctx.files.get(ctx.db, fileId)
  if (!file) throw new Refusal({ code: 'contracts.import-file-gone', field: 'fileId' })
  return writeRegister(ctx, ctx.actor, await sheetOf(ctx, file))
}

/**
 * Takes the registrations of a sheet into the register, once: what stands there already is left as it is, what differs or
 * cannot be understood is refused row by row, the rest is written in one transaction.
 *
 * Writes: contracts.registration, contracts.entry, contracts.filing, one entry of the operation log.
 * Errors: as `checkRegister`.
 */
export async function writeRegister(
  services: RegisterServices,
  actor: Actor,
  sheet: RegisterSheet,
): Promise<RegisterImport> {
  const { rows, skipped } = await readSheet(services, sheet)
  return services.db.tx(async (tx) => {
    await takeImportTurn(tx)
    const judged = await judge(tx, rows)
    const fresh = judged.flatMap(({ outcome, registration }) =>
      outcome === 'taken' && registration ? registration : [],
    )
    const parties = await partiesOf(tx, fresh)
    const contracts = fresh.map((row) =>
      earlierContract(row, { partyId: parties.get(row.sellerCode ?? ''), file: sheet.fileName }),
    )
    await writeValued(tx, contracts.map(valued), { isInvented: false, recordedByName: actor.name })
    await services.audit.record(tx, actor, {
      action: 'contracts.import-register',
      object: `file:${sheet.fileId}`,
      ...(sheet.office === '' ? {} : { regionPath: sheet.office }),
      detail: { fileName: sheet.fileName, digest: sheet.digest, written: fresh.length },
    })
    return answerOf(sheet, judged, { skipped, isWritten: true })
  })
}

async function sheetOf(ctx: Context, file: StoredFile): Promise<RegisterSheet> {
  const office = ctx.scope.reach === 'region' ? ctx.scope.regionPath : ''
  return { fileName: file.name, bytes: await ctx.files.read(file), fileId: file.id, digest: file.digest, office }
}

async function readSheet({ db, clock }: RegisterServices, { bytes, fileName, office, headerRow }: RegisterSheet) {
  const read = await readRegister(bytes, {
    ...{ fileName, office, asOf: businessDate(clock.now()), regions: await regionsUnder(db, clock, office) },
    ...(headerRow === undefined ? {} : { headerRow }),
  })
  if (!read.isTable) throw new Refusal('contracts.import-no-table')
  return read
}

type JudgedRow = Omit<ReadRow, 'outcome'> & { outcome: 'taken' | 'unchanged' | 'refused' }

/** Compared with what the register has under the same number. */
async function judge(db: Db, rows: readonly ReadRow[]): Promise<JudgedRow[]> {
  const known = await firstEntered(
    db,
    rows.flatMap(({ registration }) => registration?.number ?? []),
  )
  return rows.map((row): JudgedRow => {
    const { registration } = row
    const before = registration && known.get(registration.number)
    if (!registration || !before) return row
    if (isSame(registration, before)) return { ...row, outcome: 'unchanged' }
    const reasons = [inWords({ code: 'contracts.import-differs', params: { number: registration.number } })]
    return { ...row, outcome: 'refused', reasons }
  })
}

/** Without 技术交易额 in the sheet, what was worked out then holds. */
const isSame = (row: RegisterRow, before: FirstEntered) =>
  row.contractFen === before.contract_fen &&
  (row.technologyFen === null || row.technologyFen === before.technology_fen) &&
  row.kind === before.kind &&
  row.regionPath === before.region_path &&
  row.registeredOn === before.registered_on &&
  row.sellerName === before.seller_name

async function partiesOf(db: Db, rows: readonly RegisterRow[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const code of new Set(rows.flatMap(({ sellerCode }) => sellerCode ?? []))) {
    const organisation = await organisationByCreditCode(db, code)
    if (organisation) found.set(code, organisation.id)
  }
  return found
}

function answerOf(
  sheet: RegisterSheet,
  rows: readonly JudgedRow[],
  { skipped, isWritten }: { skipped: number; isWritten: boolean },
): RegisterImport {
  const of = (outcome: JudgedRow['outcome']) => rows.filter((row) => row.outcome === outcome)
  const taken = of('taken')
  const sum = taken.reduce((all, { registration }) => all + (registration?.contractFen ?? 0n), 0n)
  return {
    ...{ fileId: sheet.fileId, fileName: sheet.fileName, isWritten, skipped },
    taken: taken.length,
    unchanged: of('unchanged').length,
    refused: of('refused').length,
    contractYuan: fenText(sum),
    rows: of('refused')
      .slice(0, shownRows)
      .map(({ sheet, row, label, reasons }) => ({ sheet, row, label, reasons })),
  }
}
