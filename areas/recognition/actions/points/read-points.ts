import { organisationById } from '#areas/accounts'
import { regionNames } from '#areas/regions'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/spreadsheets'
import type { Place, PointsFilter, PointsLine } from '../../contract/points.ts'
import { sheetsAt, sheetsOf } from '../../store/points.ts'
import {
  countByStage,
  findLines,
  type LineRow,
  latestRanking,
  type PlaceRow,
  type RankingRow,
  rankedYears,
  versionsOf,
} from '../../store/points-ranks.ts'
import { lastRun, runAt, setJob } from '../../store/points-runs.ts'
import { failureOf, runAgain } from '../runs.ts'
import { recompute } from './make-sheet.ts'
import { placesThatDiffer, rankedSheets } from './rank-year.ts'
import { cityOf, cityOfPath, may, reachOf } from './reach.ts'
import { pointsRuleOf, pointsRuleOn, pointsRules } from './rule-in-use.ts'
import { computePoints } from './run-points.ts'

/** The city that whoever asks works for, or in. */
function ownCity({ scope }: Context): string {
  if (scope.reach !== 'region') throw new Refusal('recognition.points-city-only')
  return cityOfPath(scope.regionPath)
}

async function rankingOf(ctx: Context, year: number | undefined): Promise<RankingRow | null> {
  const city = ownCity(ctx)
  const chosen = year ?? (await rankedYears(ctx.db, city))[0]
  return chosen === undefined ? null : latestRanking(ctx.db, city, chosen)
}

/** The rule that a ranking was judged by; before there is one, the rule of today. Errors: recognition.points-no-rule. */
async function ruleShown(ctx: Context, ranking: RankingRow | null): Promise<RuleSet> {
  const used = ranking ? await versionsOf(ctx.db, ranking) : null
  if (used) return pointsRuleOf(ctx.db, used)
  return (await pointsRuleOn(ctx.db, businessDate(ctx.clock.now()), ownCity(ctx))).set
}

/** Permission: recognition:list-points. */
export async function listPoints(
  ctx: Context,
  { page, pageSize, year, ...filter }: PointsFilter & { page: number; pageSize: number },
): Promise<{ items: PointsLine[]; total: number }> {
  const ranking = await rankingOf(ctx, year)
  if (!ranking) return { items: [], total: 0 }
  const reach = await reachOf(ctx)
  const rows = await findLines(ctx.db, ranking, reach, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const counts = await countByStage(ctx.db, ranking, reach, filter)
  return { items: await viewsOf(ctx, rows), total: counts.reduce((sum, { count }) => sum + count, 0) }
}

async function viewsOf(ctx: Context, rows: readonly LineRow[]): Promise<PointsLine[]> {
  const names = await regionNames(ctx.db, [...new Set(rows.map((row) => row.region_path))])
  return rows.map((row) => ({
    creditCode: row.credit_code,
    name: row.name,
    regionName: names.get(row.region_path) ?? row.region_path,
    stage: row.stage,
    total: row.total === null ? null : Number(row.total),
    isTrial: row.is_trial,
    gaps: row.gaps,
    ...placeView(row),
  }))
}

export function placeView(row: PlaceRow): Place {
  return {
    rank: row.place,
    of: row.place_of,
    low: row.place_low,
    high: row.place_high,
    districtRank: row.district_place,
    districtOf: row.district_of,
  }
}

const pieceSize = 1000

/**
 * What the filters show, as a sheet; a trial is marked in its name, its title and each of its rows.
 *
 * Permission: recognition:list-points.
 */
export async function exportPoints(ctx: Context, { year, ...filter }: PointsFilter): Promise<Download> {
  const ranking = await rankingOf(ctx, year)
  const reach = await reachOf(ctx)
  const today = businessDate(ctx.clock.now())
  const set = await ruleShown(ctx, ranking)
  const isTrial = set.source.status === 'trial'
  async function* lines() {
    for (let offset = 0; ranking; offset += pieceSize) {
      const rows = await findLines(ctx.db, ranking, reach, filter, { limit: pieceSize, offset })
      yield* await viewsOf(ctx, rows)
      if (rows.length < pieceSize) return
    }
  }
  const stageOf = stageLabels(set.source.facts.life_stage?.choices)
  const columns: OutputColumn<PointsLine>[] = [
    { header: '统一社会信用代码', value: (line) => line.creditCode, width: 22 },
    { header: '企业名称', value: (line) => line.name, width: 36 },
    { header: '所属区县', value: (line) => line.regionName, width: 12 },
    { header: '阶段', value: (line) => stageOf(line.stage).zh, width: 10 },
    { header: isTrial ? '积分（试算）' : '积分', value: (line) => line.total, width: 14, format: '0.00' },
    { header: '同阶段名次', value: (line) => line.rank, width: 12 },
    { header: '同阶段企业数', value: (line) => line.of, width: 14 },
    { header: '名次区间', value: (line) => (line.low === null ? null : `${line.low}–${line.high}`), width: 12 },
    { header: '区县内名次', value: (line) => line.districtRank, width: 12 },
    { header: '缺数据项', value: (line) => line.gaps, width: 10 },
    { header: '备注', value: (line) => (line.isTrial ? '试算，非官方' : null), width: 16 },
  ]
  const title = isTrial ? '创新积分（试算）' : '创新积分'
  return sheetDownload(`${title}-${ranking?.year ?? today}.xlsx`, title, columns, lines())
}

/** Words of a stage; where it is unknown they say so. */
export function stageLabels(choices: unknown): (stage: string | null) => Localized {
  const known = (choices ?? {}) as Record<string, Localized>
  return (stage) =>
    stage === null ? { zh: '阶段不明', en: 'Stage unknown' } : (known[stage] ?? { zh: stage, en: stage })
}

/** Permission: recognition:list-points. Errors: recognition.points-no-rule. */
export async function readPointsState(ctx: Context, year: number | undefined) {
  const city = ownCity(ctx)
  const ranking = await rankingOf(ctx, year)
  const today = businessDate(ctx.clock.now())
  const set = await ruleShown(ctx, ranking)
  const labels = stageLabels(set.source.facts.life_stage?.choices)
  const counts = ranking ? await countByStage(ctx.db, ranking, await reachOf(ctx), {}) : []
  const order = ['startup', 'growth', 'stable']
  counts.sort((a, b) => order.indexOf(a.stage ?? '') - order.indexOf(b.stage ?? ''))
  const mayCompute = may(ctx, 'recognition:compute-points')
  const run = mayCompute ? await lastRun(ctx.db, city) : null
  return {
    years: await rankedYears(ctx.db, city),
    year: ranking?.year ?? null,
    rankedAt: ranking?.made_at.toISOString() ?? null,
    spreadPercent: ranking ? Number(ranking.spread_percent) : null,
    draws: ranking?.draws ?? null,
    stages: counts.map(({ stage, count }) => ({ stage, label: labels(stage), count })),
    isTrial: set.source.status === 'trial',
    notice: set.source.notice ?? null,
    mayCompute,
    today,
    run: run && {
      id: run.id,
      jobId: run.job_id,
      on: run.judged_on,
      isFinished: run.finished_at !== null,
      failure: await failureOf(ctx, run),
      companies: run.companies,
      newSheets: run.new_sheets,
      byName: run.started_by_name,
    },
  }
}

/**
 * Has a computation that failed done once more, as of the same day.
 *
 * Permission: recognition:compute-points. Writes: as runAgain.
 * Errors:     recognition.points-city-only, .points-run-not-found, .run-not-failed.
 */
export async function computePointsAgain(ctx: Context, runId: string): Promise<{ jobId: string }> {
  const regionPath = cityOf(ctx)
  const row = await runAt(ctx.db, regionPath, runId)
  if (!row) throw new Refusal('recognition.points-run-not-found')
  return runAgain(ctx, row, {
    ...{ name: computePoints.name, input: { regionPath, runId }, object: `points-run:${runId}`, regionPath },
    lock: (tx) => runAt(tx, regionPath, runId, 'update'),
    setJob: (tx, jobId) => setJob(tx, regionPath, runId, jobId),
  })
}

/**
 * Computes every sheet and place of a year anew from what was frozen, and compares.
 *
 * Permission: recognition:compute-points. Errors: recognition.points-city-only.
 */
export async function checkPoints(ctx: Context, year: number) {
  const ranking = await latestRanking(ctx.db, cityOf(ctx), year)
  if (!ranking) return { sheets: 0, differingSheets: [], differingPlaces: [] }
  const ranked = await rankedSheets(ctx.db, ranking)
  const at = ranked.places.map(({ credit_code: creditCode, revision }) => ({ creditCode, revision }))
  const differingSheets: string[] = []
  const ruleOf = pointsRules(ctx.db)
  for (let start = 0; start < at.length; start += pieceSize) {
    for (const row of await sheetsAt(ctx.db, year, at.slice(start, start + pieceSize)))
      if (!recompute(row, await ruleOf(row)).isReproduced) differingSheets.push(row.credit_code)
  }
  return { sheets: at.length, differingSheets, differingPlaces: placesThatDiffer(ranking, ranked) }
}

/** Permission: recognition:own-points. Errors: recognition.points-no-company. */
export async function readOwnPoints(ctx: Context): Promise<{ creditCode: string; name: string; years: number[] }> {
  const { organisationId } = ctx.actor
  const own = organisationId ? await organisationById(ctx.db, organisationId) : null
  if (!own) throw new Refusal('recognition.points-no-company')
  const rows = await sheetsOf(ctx.db, await reachOf(ctx), own.creditCode)
  return { creditCode: own.creditCode, name: own.name, years: [...new Set(rows.map(({ year }) => year))] }
}
