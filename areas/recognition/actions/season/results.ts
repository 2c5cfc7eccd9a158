import { companyFiles, grantCertificate } from '#areas/enterprises'
import { regionTitles } from '#areas/regions'
import { isCreditCode, normalizeCreditCode } from '#kernel/credit-code'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { ResultFilter, ResultForm, SeasonResult } from '../../contract/season-results.ts'
import { highTech } from '../../rules/season/high-tech.ts'
import { stateOn } from '../../rules/season/season-day.ts'
import { findResults, putResult, type ResultRow, resultOf } from '../../store/season-results.ts'
import type { SeasonRow } from '../../store/seasons.ts'
import { numberOf } from './board.ts'
import { seasonAt, todayOf } from './seasons.ts'
import { resultWords, verdictWords } from './sheet-words.ts'

/** A result as it is said, by hand or in a row of a sheet. */
export interface SaidResult {
  creditCode: string
  result: ResultRow['result']
  points: string | null
  certificateNumber: string | null
  validFrom: string | null
  source: ResultRow['source']
  sourceName: string
}

/** Permission: recognition:read-seasons. Errors: recognition.season-not-found. */
export async function listResults(
  ctx: Context,
  asked: ResultFilter & { seasonId: string; page: number; pageSize: number },
): Promise<{ items: SeasonResult[]; total: number }> {
  await seasonAt(ctx, asked.seasonId)
  const { page, pageSize } = asked
  const found = await findResults(
    ctx.db,
    { ...asked, scope: ctx.scope },
    { limit: pageSize, offset: (page - 1) * pageSize },
  )
  const names = await regionTitles(
    ctx.db,
    found.items.map((row) => row.company_region_path),
  )
  return {
    items: found.items.map((row) => ({
      ...{ creditCode: row.credit_code, companyName: row.company_name, result: row.result },
      regionName: names.get(row.company_region_path)?.zh ?? row.company_region_path,
      ...{ points: numberOf(row.points), certificateNumber: row.certificate_number, validFrom: row.valid_from },
      ...{ low: numberOf(row.low), high: numberOf(row.high), verdict: row.verdict },
      ...{ sourceName: row.source_name, saidByName: row.said_by_name },
    })),
    total: found.total,
  }
}

/** The headings of the import, so that the sheet can be mended and sent in again; what it does not read stands behind. */
const resultColumns: OutputColumn<SeasonResult>[] = [
  { header: '统一社会信用代码', value: (row) => row.creditCode, width: 22 },
  { header: '企业名称', value: (row) => row.companyName, width: 34 },
  { header: '结果', value: (row) => resultWords[row.result], width: 10 },
  { header: '得分', value: (row) => row.points, width: 10 },
  { header: '证书编号', value: (row) => row.certificateNumber, width: 20 },
  { header: '发证日期', value: (row) => row.validFrom, width: 12 },
  { header: '地区', value: (row) => row.regionName, width: 14 },
  { header: '预测总分下限（分）', value: (row) => row.low, width: 18 },
  { header: '预测总分上限（分）', value: (row) => row.high, width: 18 },
  { header: '预测', value: (row) => (row.verdict ? verdictWords[row.verdict] : null), width: 12 },
  { header: '依据', value: (row) => row.sourceName, width: 30 },
  { header: '录入人', value: (row) => row.saidByName, width: 12 },
]
const atOnce = 500

/** Permission: recognition:read-seasons. Errors: recognition.season-not-found. */
export async function exportResults(ctx: Context, seasonId: string, filter: ResultFilter): Promise<Download> {
  const { title } = await seasonAt(ctx, seasonId)
  async function* rows() {
    for (let page = 1; ; page++) {
      const { items } = await listResults(ctx, { ...filter, seasonId, page, pageSize: atOnce })
      yield* items
      if (items.length < atOnce) return
    }
  }
  return sheetDownload(`${title}-评审结果.xlsx`, '评审结果', resultColumns, rows())
}

/** A season whose results can be entered, locked. Errors: recognition.season-not-found, .result-early. */
export async function seasonForResults(ctx: Context, id: string): Promise<SeasonRow> {
  const season = await seasonAt(ctx, id, 'update')
  if (stateOn(season, todayOf(ctx)) !== 'closed') throw new Refusal('recognition.result-early')
  return season
}

/**
 * Writes a result down; a recognised company gets its certificate, unless its file holds the one of that day already. What is there in the same words is left as it is.
 *
 * Errors: recognition.result-code, .result-company, .result-certificate, .result-points, .result-other; those of
 *         `grantCertificate`.
 */
export async function keepResult(
  tx: Db,
  ctx: Context,
  season: SeasonRow,
  said: SaidResult & { mayCorrect: boolean },
): Promise<{ isNew: boolean; hasCertificate: boolean; companyName: string }> {
  const creditCode = normalizeCreditCode(said.creditCode)
  if (!isCreditCode(creditCode)) throw new Refusal({ code: 'recognition.result-code', field: 'creditCode' })
  const company = (await companyFiles(tx, { codes: [creditCode], on: todayOf(ctx) })).get(creditCode)
  if (!company?.regionPath.startsWith(season.region_path))
    throw new Refusal({ code: 'recognition.result-company', field: 'creditCode' })
  checkSaid(said)
  const before = await resultOf(tx, season.id, creditCode)
  const companyName = company.name
  if (before && isSame(before, said)) return { isNew: false, hasCertificate: false, companyName }
  if (before && (!said.mayCorrect || before.certificate_number !== null))
    throw new Refusal({ code: 'recognition.result-other', params: { said: wordsOf(before) } })
  await putResult(tx, {
    ...{ region_path: season.region_path, season_id: season.id, credit_code: creditCode, company_name: companyName },
    ...{ company_region_path: company.regionPath, result: said.result, points: said.points },
    ...{ certificate_number: said.certificateNumber, valid_from: said.validFrom },
    ...{ source: said.source, source_name: said.sourceName, said_at: ctx.clock.now(), said_by_name: ctx.actor.name },
  })
  const { certificateNumber: number, validFrom } = said
  const isThere = company.file.certificates.some((each) => each.title === highTech && each.validFrom === validFrom)
  const hasCertificate = number !== null && validFrom !== null && !isThere
  if (hasCertificate) await grantCertificate(tx, ctx, creditCode, { title: highTech, number, validFrom })
  await ctx.audit.record(tx, ctx.actor, {
    action: 'recognition.enter-result',
    object: `company:${creditCode}`,
    regionPath: company.regionPath,
    detail: { season: season.id, result: said.result, number, source: said.sourceName },
  })
  return { isNew: true, hasCertificate, companyName }
}

function checkSaid({ result, certificateNumber, validFrom, points }: SaidResult): void {
  const isWhole = certificateNumber !== null && validFrom !== null
  const isNone = certificateNumber === null && validFrom === null
  if (result === 'recognised' ? !isWhole : !isNone)
    throw new Refusal({ code: 'recognition.result-certificate', field: 'certificateNumber' })
  if (points !== null && (Number(points) < 0 || Number(points) > 100))
    throw new Refusal({ code: 'recognition.result-points', field: 'points' })
}

const isSame = (row: ResultRow, said: SaidResult) =>
  row.result === said.result &&
  numberOf(row.points) === numberOf(said.points) &&
  row.certificate_number === said.certificateNumber &&
  row.valid_from === said.validFrom

const wordsOf = ({ result, points, certificate_number: number }: ResultRow) =>
  [result === 'recognised' ? '认定' : '未认定', points === null ? null : `${Number(points)} 分`, number]
    .filter((each) => each !== null)
    .join('，')

/**
 * Enters one result, or corrects one for which no certificate stands.
 *
 * Permission: recognition:manage-seasons.
 * Writes:     recognition.season_result, enterprises.certificate, the operation log.
 * Errors:     recognition.season-not-found, .result-early; those of `keepResult`.
 */
export async function enterResult(ctx: Context, seasonId: string, form: ResultForm): Promise<{ isNew: boolean }> {
  return ctx.db.tx(async (tx) => {
    const season = await seasonForResults({ ...ctx, db: tx }, seasonId)
    const { isNew } = await keepResult(tx, ctx, season, {
      ...{ creditCode: form.creditCode, result: form.result, points: form.points ?? null },
      ...{ certificateNumber: form.certificateNumber ?? null, validFrom: form.validFrom ?? null },
      ...{ source: 'hand', sourceName: form.basis, mayCorrect: true },
    })
    return { isNew }
  })
}
