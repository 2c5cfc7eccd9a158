import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { industrySectionOf } from '#kernel/industry'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/spreadsheets'
import { industrySections, statuses, titles } from '../codes.ts'
import type { Company, CompanyFilter, CompanyLine } from '../contract/register.ts'
import { type CompanyRow, companyByCode, entriesOf, formerNamesOf, mergedInto, nameOf } from '../store/companies.ts'
import { countCompanies, findCompanies, titlesOn } from '../store/lists.ts'
import { looked } from './note-look.ts'
import { reachOf, writingReach } from './reach.ts'

/** Permission: enterprises:read. */
export async function listCompanies(
  ctx: Context,
  { page, pageSize, ...filter }: CompanyFilter & { page: number; pageSize: number },
): Promise<{ items: CompanyLine[]; total: number; mayEnter: boolean }> {
  const today = businessDate(ctx.clock.now())
  const reach = await reachOf(ctx)
  const at = { limit: pageSize, offset: (page - 1) * pageSize, today }
  const rows = await findCompanies(ctx.db, reach, filter, at)
  // A page that is not full is the last one: nothing need be counted.
  const isLast = rows.length < pageSize && (rows.length > 0 || page === 1)
  const total = isLast ? at.offset + rows.length : await countCompanies(ctx.db, reach, filter, today)
  return { items: await linesOf(ctx.db, rows, today), total, mayEnter: writingReach(ctx.actor) !== null }
}

/** Rows read at once while a sheet is written. */
const pieceSize = 1000

/**
 * The list that the filters show, as a sheet, however long it is.
 *
 * Permission: enterprises:read.
 */
export async function exportCompanies(ctx: Context, filter: CompanyFilter): Promise<Download> {
  const today = businessDate(ctx.clock.now())
  const reach = await reachOf(ctx)
  async function* lines() {
    for (let offset = 0; ; offset += pieceSize) {
      const rows = await findCompanies(ctx.db, reach, filter, { limit: pieceSize, offset, today })
      yield* await linesOf(ctx.db, rows, today)
      if (rows.length < pieceSize) return
    }
  }
  return sheetDownload(`企业名录-${today}.xlsx`, '企业名录', columns, lines())
}

const columns: OutputColumn<CompanyLine>[] = [
  { header: '统一社会信用代码', value: (line) => line.creditCode, width: 22 },
  { header: '企业名称', value: (line) => line.name, width: 36 },
  { header: '所属区县', value: (line) => line.regionName, width: 12 },
  { header: '行业代码', value: (line) => line.industry, width: 10 },
  {
    header: '行业门类',
    value: (line) => line.industrySection && industrySections[line.industrySection].zh,
    width: 24,
  },
  { header: '成立日期', value: (line) => line.registeredOn, width: 12 },
  { header: '状态', value: (line) => statuses[line.status].zh, width: 10 },
  { header: '有效资质', value: (line) => line.titles.map((title) => titles[title].zh).join('、'), width: 40 },
  { header: '备注', value: (line) => (line.isInvented ? '示例数据（虚构）' : null), width: 18 },
]

async function linesOf(db: Db, rows: readonly CompanyRow[], today: string): Promise<CompanyLine[]> {
  const codes = rows.map((row) => row.credit_code)
  const names = await regionNames(db, [...new Set(rows.map((row) => row.region_path))])
  const held = await titlesOn(db, codes, today)
  return rows.map((row) => ({
    creditCode: row.credit_code,
    name: row.name,
    regionPath: row.region_path,
    regionName: names.get(row.region_path) ?? row.region_path,
    industry: row.industry,
    industrySection: row.industry === null ? null : industrySectionOf(row.industry),
    registeredOn: row.registered_on,
    status: row.status,
    endedOn: row.ended_on,
    isInvented: row.is_invented,
    titles: (Object.keys(titles) as (keyof typeof titles)[]).filter((title) =>
      held.get(row.credit_code)?.includes(title),
    ),
  }))
}

/**
 * What is registered of a company. That somebody of an office looked is noted for the company.
 *
 * Permission: enterprises:read.
 * Writes:     enterprises.look.
 * Errors:     enterprises.not-found.
 */
export async function readCompany(ctx: Context, creditCode: string): Promise<Company> {
  const row = await companyByCode(ctx.db, await reachOf(ctx), creditCode)
  if (!row) throw new Refusal('enterprises.not-found')
  const { isOwn } = await looked(ctx, creditCode)
  const [line] = await linesOf(ctx.db, [row], businessDate(ctx.clock.now()))
  if (!line) throw new Error(`no line of ${creditCode}`)
  const merged = await mergedInto(ctx.db, creditCode)
  const into = row.merged_into
  return {
    ...line,
    revision: row.revision,
    formerNames: await formerNamesOf(ctx.db, creditCode),
    mergedInto: into === null ? null : { creditCode: into, name: (await nameOf(ctx.db, into)) ?? into },
    merged: merged.map(({ credit_code, name }) => ({ creditCode: credit_code, name })),
    entries: (await entriesOf(ctx.db, creditCode)).map((entry) => ({
      revision: entry.revision,
      kind: entry.kind,
      at: entry.recorded_at.toISOString(),
      byName: entry.recorded_by_name,
      reason: entry.reason,
      changes: entry.changes,
    })),
    mayChange: await mayChange(ctx, creditCode),
    isOwn,
  }
}

async function mayChange(ctx: Context, creditCode: string): Promise<boolean> {
  const reach = writingReach(ctx.actor)
  return reach !== null && (await companyByCode(ctx.db, reach, creditCode)) !== null
}
