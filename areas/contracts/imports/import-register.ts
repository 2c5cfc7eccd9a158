import { organisationByCreditCode } from '#areas/accounts'
import { regionsUnder } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context } from '#platform/http/route'
import { valued, writeValued } from '../actions/take-over-register.ts'
import type { RegisterImport } from '../contract/imports.ts'
import { type FirstEntered, firstEntered, takeImportTurn } from '../store/take-over.ts'
import { earlierContract } from './earlier-contract.ts'
import { inWords, type ReadRow, readRegister } from './read-register.ts'
import type { RegisterRow } from './register-row.ts'

/** Rows that an answer names one by one; the counts are of all. */
const shownRows = 200

/**
 * What an import of a sheet would do, compared with the register; writes nothing.
 *
 * Permission: contracts:change.
 * Errors:     contracts.import-no-table, .import-too-long, those of the spreadsheet reader.
 */
export async function checkRegister(ctx: Context, file: StoredFile): Promise<RegisterImport> {
  const { rows, skipped } = await readFile(ctx, file)
  return answerOf(file, await judge(ctx.db, rows), { skipped, isWritten: false })
}

/**
 * Takes the registrations of a sheet into the register, once: what stands there already is left as it is, what differs or
 * cannot be understood is refused row by row, the rest is written in one transaction.
 *
 * Permission: contracts:change.
 * Writes:     contracts.registration, contracts.entry, contracts.filing, one entry of the operation log.
 * Errors:     as `checkRegister`; contracts.import-file-gone.
 */
export async function importRegister(ctx: Context, fileId: string): Promise<RegisterImport> {
  const file = await ctx.files.get(ctx.db, fileId)
  if (!file) throw new Refusal({ code: 'contracts.import-file-gone', field: 'fileId' })
  const { rows, skipped } = await readFile(ctx, file)
  return ctx.db.tx(async (tx) => {
    await takeImportTurn(tx)
    const judged = await judge(tx, rows)
    const fresh = judged.flatMap(({ outcome, registration }) =>
      outcome === 'taken' && registration ? registration : [],
    )
    const parties = await partiesOf(tx, fresh)
    const contracts = fresh.map((row) =>
      earlierContract(row, { partyId: parties.get(row.sellerCode ?? ''), file: file.name }),
    )
    await writeValued(tx, contracts.map(valued), { isInvented: false, recordedByName: ctx.actor.name })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'contracts.import-register',
      object: `file:${file.id}`,
      ...(ctx.scope.reach === 'region' ? { regionPath: ctx.scope.regionPath } : {}),
      detail: { fileName: file.name, digest: file.digest, written: fresh.length },
    })
    return answerOf(file, judged, { skipped, isWritten: true })
  })
}

async function readFile(ctx: Context, file: StoredFile) {
  const office = ctx.scope.reach === 'region' ? ctx.scope.regionPath : ''
  const read = await readRegister(await ctx.files.read(file), {
    fileName: file.name,
    asOf: businessDate(ctx.clock.now()),
    regions: await regionsUnder(ctx.db, ctx.clock, office),
    office,
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
  file: StoredFile,
  rows: readonly JudgedRow[],
  { skipped, isWritten }: { skipped: number; isWritten: boolean },
): RegisterImport {
  const of = (outcome: JudgedRow['outcome']) => rows.filter((row) => row.outcome === outcome)
  const taken = of('taken')
  const sum = taken.reduce((all, { registration }) => all + (registration?.contractFen ?? 0n), 0n)
  return {
    ...{ fileId: file.id, fileName: file.name, isWritten, skipped },
    taken: taken.length,
    unchanged: of('unchanged').length,
    refused: of('refused').length,
    contractYuan: fenText(sum),
    rows: of('refused')
      .slice(0, shownRows)
      .map(({ sheet, row, label, reasons }) => ({ sheet, row, label, reasons })),
  }
}
