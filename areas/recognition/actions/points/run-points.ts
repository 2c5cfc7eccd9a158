import { z } from 'zod'
import { companyFiles, eachCompanyFile } from '#areas/enterprises'
import { FactsError } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { defineJob } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'
import { insertSheets, latestDigests, lockYear, type NewSheet } from '../../store/points.ts'
import { countAnew } from '../../store/points-ranks.ts'
import { finishRun, insertRun, runAt, setJob } from '../../store/points-runs.ts'
import { makeSheet, type PointsRule } from './make-sheet.ts'
import { type RankedSheet, rankYear } from './rank-year.ts'
import { cityOf } from './reach.ts'
import { pointsRuleOn } from './rule-in-use.ts'

/**
 * Has the points of all companies of a city computed as of a day, by a job.
 *
 * Permission: recognition:compute-points.
 * Writes:     recognition.points_run and, by the job, .points_sheet, .points_ranking, .points_rank.
 * Errors:     recognition.points-city-only, .points-in-future, .points-no-rule.
 */
export async function startPointsRun(ctx: Context, on: string): Promise<{ jobId: string; year: number }> {
  const regionPath = cityOf(ctx)
  const at = ctx.clock.now()
  if (on > businessDate(at)) throw new Refusal({ code: 'recognition.points-in-future', field: 'on' })
  const { year } = await pointsRuleOn(ctx.db, on, regionPath)
  return ctx.db.tx(async (tx) => {
    const id = ctx.ids.next('ptr')
    const by = { by: ctx.actor.userId, byName: ctx.actor.name }
    await insertRun(tx, { regionPath, id, year, on, at, ...by })
    const jobId = await ctx.jobs.enqueue(tx, 'recognition.compute-points', { regionPath, runId: id }, ctx.actor)
    await setJob(tx, regionPath, id, jobId)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.compute-points',
      object: `points-run:${id}`,
      regionPath,
      detail: { on, year },
    })
    return { jobId, year }
  })
}

/** Rows written, or files read, by one statement. */
const piece = 500

type Sheet = ReturnType<typeof makeSheet>

/**
 * Computes a run. Everything is written in one transaction at the end, so that a run that was killed has left nothing, and
 * what would be the same as the latest revision is not written again. A file that an appeal has corrected while this one read is
 * read anew.
 */
export async function computeRun(
  services: Pick<Services, 'db' | 'clock'>,
  key: { regionPath: string; runId: string },
  told: { onCompanies?: (count: number) => void; signal?: AbortSignal } = {},
): Promise<{ companies: number; newSheets: number }> {
  const { db, clock } = services
  const { regionPath, runId } = key
  const run = await runAt(db, regionPath, runId)
  if (!run) throw new Error(`no points run ${runId}`)
  if (run.finished_at) return { companies: run.companies ?? 0, newSheets: run.new_sheets ?? 0 }
  const rule = await pointsRuleOn(db, run.judged_on, regionPath)
  const before = await latestDigests(db, regionPath, run.year)
  const read: Sheet[] = []
  for await (const companies of eachCompanyFile(db, { regionPath, on: rule.on })) {
    told.signal?.throwIfAborted()
    for (const company of companies) {
      const sheet = usable(() => makeSheet(company, rule))
      if (sheet) read.push(sheet)
    }
    told.onCompanies?.(read.length)
  }
  return db.tx(async (tx) => {
    await lockYear(tx, regionPath, run.year)
    const codes = read.map(({ credit_code }) => credit_code)
    const latest = await latestDigests(tx, regionPath, run.year, codes)
    const isOutrun = ({ credit_code: code }: Sheet) => latest.get(code)?.revision !== before.get(code)?.revision
    const made = [...read.filter((sheet) => !isOutrun(sheet)), ...(await readAnew(tx, read.filter(isOutrun), rule))]
    const at = clock.now()
    const cause = { run_id: runId, appeal_id: null, computed_at: at, computed_by_name: run.started_by_name }
    const fresh: NewSheet[] = []
    const ranked: RankedSheet[] = []
    for (const sheet of made) {
      const last = latest.get(sheet.credit_code)
      // Who reads a sheet goes by where the company was: one that moved gets another.
      const isSame = last?.digest === sheet.digest && last.region_path === sheet.region_path
      const revision = isSame ? last.revision : (last?.revision ?? 0) + 1
      if (!isSame) fresh.push({ ...sheet, ...cause, revision })
      const { credit_code: creditCode, region_path, stage, total, items } = sheet
      ranked.push({ creditCode, revision, regionPath: region_path, stage, total, items })
    }
    for (let start = 0; start < fresh.length; start += piece) await insertSheets(tx, fresh.slice(start, start + piece))
    await rankYear(tx, { regionPath, year: run.year, id: runId }, ranked, { on: run.judged_on, at })
    const done = { companies: made.length, newSheets: fresh.length }
    await finishRun(tx, { regionPath, id: runId }, { at, ...done })
    await countAnew(tx)
    return done
  })
}

/** The sheets of some companies as their files are now. */
async function readAnew(tx: Db, outrun: readonly Sheet[], rule: PointsRule): Promise<Sheet[]> {
  const made: Sheet[] = []
  for (let start = 0; start < outrun.length; start += piece) {
    const codes = outrun.slice(start, start + piece).map(({ credit_code }) => credit_code)
    for (const company of (await companyFiles(tx, { codes, on: rule.on })).values()) {
      const sheet = usable(() => makeSheet(company, rule))
      if (sheet) made.push(sheet)
    }
  }
  return made
}

/**
 * Computes the points of a city at once, without a job: for the demo city and tests.
 *
 * Errors: recognition.points-no-rule.
 */
export async function computePointsAt(
  services: Pick<Services, 'db' | 'clock' | 'ids'>,
  { regionPath, on, byName }: { regionPath: string; on: string; byName: string },
): Promise<{ companies: number; newSheets: number }> {
  const id = services.ids.next('ptr')
  const at = services.clock.now()
  await insertRun(services.db, { regionPath, id, year: Number(on.slice(0, 4)), on, at, by: null, byName })
  return computeRun(services, { regionPath, runId: id })
}

/** A file whose facts contradict each other has no sheet: the company's page says what is wrong with them. */
function usable<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof FactsError) return null
    throw error
  }
}

export const computePoints = defineJob({
  name: 'recognition.compute-points',
  title: { zh: '计算创新积分', en: 'Compute innovation points' },
  input: z.object({ regionPath: z.string(), runId: z.string() }),
  retryLimit: 3,
  timeoutSeconds: 1800,
  run: async ({ services, input, progress, signal }) =>
    computeRun(services, input, {
      signal,
      onCompanies: (count) => progress(0.5, { zh: `已计算 ${count} 家`, en: `${count} companies computed` }),
    }),
})
