import { regionTitles } from '#areas/regions'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { EntryFilter, Funnel, SeasonBoard, SeasonEntry } from '../../contract/season.ts'
import { highTech } from '../../rules/season/high-tech.ts'
import { daysBetween } from '../../rules/season/season-day.ts'
import { type FunnelRow, findEntries, funnelOf, type SeasonRow, screenedIn, seasonsAt } from '../../store/seasons.ts'
import { may } from '../points/reach.ts'
import { seasonAt, seasonView, todayOf } from './seasons.ts'
import { resultWords, verdictWords } from './sheet-words.ts'

interface Counted {
  rows: FunnelRow[]
  screened: Awaited<ReturnType<typeof screenedIn>>
}

async function countedIn(ctx: Context, season: SeasonRow): Promise<Counted> {
  const { region_path: regionPath, year } = season
  const [rows, screened] = await Promise.all([
    funnelOf(ctx.db, ctx.scope, season.id, todayOf(ctx)),
    screenedIn(ctx.db, ctx.scope, { regionPath, ruleSet: highTech, year }),
  ])
  return { rows, screened }
}

const summed = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((sum, row) => sum + of(row), 0)

/** The funnel of everything that lies in a place; a place below a district counts with it. */
function funnelAt({ rows, screened }: Counted, regionPath: string): Funnel {
  const here = rows.filter((row) => row.region_path.startsWith(regionPath))
  return {
    screened: screened
      ? summed(
          screened.counts.filter((each) => each.region_path.startsWith(regionPath)),
          ({ n }) => n,
        )
      : null,
    applied: summed(here, ({ applied }) => applied),
    reviewed: summed(here, ({ reviewed }) => reviewed),
    recommended: summed(here, ({ recommended }) => recommended),
    recognised: summed(here, ({ recognised }) => recognised),
  }
}

/** `320800/320812/3208120001/` lies in the district `320800/320812/`. */
const districtOf = (path: string) => path.split('/').slice(0, 2).join('/').concat('/')

/**
 * Where a season stands in each district, beside the same batch a year before.
 *
 * Permission: recognition:read-seasons.
 * Errors: recognition.season-not-found.
 */
export async function readBoard(ctx: Context, id: string): Promise<SeasonBoard> {
  const season = await seasonAt(ctx, id)
  const today = todayOf(ctx)
  const last = (await seasonsAt(ctx.db, season.region_path)).find(
    ({ year, batch }) => year === season.year - 1 && batch === season.batch,
  )
  const now = await countedIn(ctx, season)
  const before = last ? await countedIn(ctx, last) : null
  const paths = [now, ...(before ? [before] : [])].flatMap(({ rows, screened }) => [
    ...rows.map((row) => row.region_path),
    ...(screened?.counts.map((row) => row.region_path) ?? []),
  ])
  const districts = [...new Set(paths.map(districtOf))].toSorted()
  const names = await regionTitles(ctx.db, districts)
  const funnel = (path: string) => ({ now: funnelAt(now, path), last: before ? funnelAt(before, path) : null })
  const all = funnel('')
  const deadlines = (
    [
      ['close', season.ended_at ? null : season.closes_on],
      ['review', season.review_by],
      ['recommend', season.recommend_by],
    ] as const
  ).flatMap(([what, on]) => (on && on >= today ? [{ what, on, daysLeft: daysBetween(today, on) }] : []))
  return {
    season: seasonView(season, { ...all.now, entries: all.now.applied }, today),
    last: last ? { id: last.id, title: last.title } : null,
    screeningId: now.screened?.id ?? null,
    isChosen: { now: now.screened?.isChosen ?? false, last: before?.screened?.isChosen ?? false },
    all,
    districts: districts.map((regionPath) => ({
      regionPath,
      name: names.get(regionPath) ?? { zh: regionPath, en: regionPath },
      ...funnel(regionPath),
    })),
    deadlines,
    waiting: {
      checking: summed(now.rows, ({ checking }) => checking),
      withoutRound: summed(now.rows, (row) => row.without_round),
      overdueReviews: summed(now.rows, ({ overdue }) => overdue),
      openReviews: summed(now.rows, (row) => row.open_reviews),
    },
    mayManage: may(ctx, 'recognition:manage-seasons'),
  }
}

type BoardLine = SeasonBoard['districts'][number]
const steps = [
  ['screened', '摸排出'],
  ['applied', '申报'],
  ['reviewed', '预评审'],
  ['recommended', '推荐'],
  ['recognised', '认定'],
] as const
const headerOf = (step: keyof Funnel, header: string, isChosen: boolean) =>
  step === 'screened' && isChosen ? '选为推荐对象' : header
const boardColumns = (isChosen: SeasonBoard['isChosen']): OutputColumn<BoardLine>[] => [
  { header: '地区', value: (row) => row.name.zh, width: 16 },
  ...steps.flatMap(([step, header]): OutputColumn<BoardLine>[] => [
    { header: `${headerOf(step, header, isChosen.now)}（家）`, value: (row) => row.now[step], width: 12 },
    {
      header: `${headerOf(step, header, isChosen.last)}上年（家）`,
      value: (row) => row.last?.[step] ?? null,
      width: 14,
    },
  ]),
]

/** Permission: recognition:read-seasons. Errors: recognition.season-not-found. */
export async function exportBoard(ctx: Context, id: string): Promise<Download> {
  const { season, districts, all, isChosen } = await readBoard(ctx, id)
  const rows = [...districts, { regionPath: '', name: { zh: '合计', en: 'Total' }, ...all }]
  return sheetDownload(`${season.title}-看板.xlsx`, '申报季看板', boardColumns(isChosen), rows)
}

export const numberOf = (text: string | null) => (text === null ? null : Number(text))

/** Permission: recognition:read-seasons. Errors: recognition.season-not-found. */
export async function listEntries(
  ctx: Context,
  { seasonId, page, pageSize, ...filter }: EntryFilter & { seasonId: string; page: number; pageSize: number },
): Promise<{ items: SeasonEntry[]; total: number }> {
  await seasonAt(ctx, seasonId)
  const asked = { scope: ctx.scope, seasonId, filter, today: todayOf(ctx) }
  const { items, total } = await findEntries(ctx.db, asked, { limit: pageSize, offset: (page - 1) * pageSize })
  const names = await regionTitles(
    ctx.db,
    items.map((row) => row.region_path),
  )
  return {
    items: items.map((row) => ({
      ...{ caseId: row.case_id, caseNumber: row.case_number, creditCode: row.credit_code },
      ...{ companyName: row.company_name, regionName: names.get(row.region_path)?.zh ?? row.region_path },
      ...{ filedOn: row.filed_on, stage: row.stage, rounds: row.rounds, verdict: row.verdict, result: row.result },
      ...{ low: numberOf(row.low), high: numberOf(row.high), points: numberOf(row.points) },
      hasOpenRound: row.has_open_round,
    })),
    total,
  }
}

const stageWords = {
  checking: '县区审核',
  reviewing: '预评审',
  recommended: '已推荐',
  refused: '不予推荐',
  withdrawn: '已撤回',
} as const

const entryColumns: OutputColumn<SeasonEntry>[] = [
  { header: '受理编号', value: (row) => row.caseNumber, width: 20 },
  { header: '企业名称', value: (row) => row.companyName, width: 34 },
  { header: '统一社会信用代码', value: (row) => row.creditCode, width: 22 },
  { header: '地区', value: (row) => row.regionName, width: 14 },
  { header: '提交日期', value: (row) => row.filedOn, width: 12 },
  { header: '环节', value: (row) => stageWords[row.stage], width: 12 },
  { header: '预评审轮数', value: (row) => row.rounds, width: 12 },
  { header: '预测总分下限（分）', value: (row) => row.low, width: 18 },
  { header: '预测总分上限（分）', value: (row) => row.high, width: 18 },
  { header: '预测', value: (row) => (row.verdict ? verdictWords[row.verdict] : null), width: 12 },
  { header: '结果', value: (row) => (row.result ? resultWords[row.result] : null), width: 10 },
  { header: '评审得分（分）', value: (row) => row.points, width: 16 },
]
const atOnce = 500

/** Permission: recognition:read-seasons. Errors: recognition.season-not-found. */
export async function exportEntries(ctx: Context, seasonId: string, filter: EntryFilter): Promise<Download> {
  const { title } = await seasonAt(ctx, seasonId)
  async function* rows() {
    for (let page = 1; ; page++) {
      const { items } = await listEntries(ctx, { ...filter, seasonId, page, pageSize: atOnce })
      yield* items
      if (items.length < atOnce) return
    }
  }
  return sheetDownload(`${title}-企业.xlsx`, '申报企业', entryColumns, rows())
}
