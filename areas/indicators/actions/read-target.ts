import { departmentNames, regionNames, regionsUnder } from '#areas/regions'
import type { PaceAssessment } from '#engines/pace'
import { businessDate } from '#kernel/clock'
import { inLocale, type Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getRowsBehind, getTarget } from '../contract.ts'
import { measureById } from '../measures.ts'
import { inTargetUnit } from '../rules/assess-target.ts'
import { plainDecimal } from '../rules/decimal.ts'
import { definitionNote, definitionUsed } from '../rules/definition-used.ts'
import { assessmentDay, monthEndBefore, readPeriod } from '../rules/period.ts'
import type { KnownValue } from '../rules/plausibility.ts'
import { asItStood } from '../rules/target-versions.ts'
import { territoryNote } from '../rules/territory.ts'
import { type CockpitTarget, cockpitTargets, countingValues } from '../store/assessments.ts'
import { cardInForce, cardsOf } from '../store/cards.ts'
import { indicatorById } from '../store/catalogue.ts'
import { newestPending } from '../store/cockpit/newest-pending.ts'
import { figuresInScope } from '../store/figure-scope.ts'
import { assessmentKey } from '../store/kept-assessments.ts'
import { observationHistory, periodKey, seriesOfTarget } from '../store/observations.ts'
import { cardView, observationViews } from '../views.ts'
import { assessOne, assessTargets, summaryOf } from './assess-targets.ts'
import { cockpitRow } from './cockpit/cockpit-row.ts'
import { predecessorsOf, territorySeries } from './territory-series.ts'

type TargetView = ResponseOf<typeof getTarget>

/**
 * One target with everything behind its number: card, arithmetic, series, children, quote, every revision.
 * With `knownAt` everything is shown as it was known at that instant.
 *
 * Permission: indicators:read.
 * Reads:      the target, its series, those of the regions directly below.
 * Errors:     indicators.not-found.
 */
export async function readTarget(
  ctx: Context,
  at: { targetId: string; regionPath: string; asOf?: string; knownAt?: string },
): Promise<TargetView> {
  const { db } = ctx
  const [target] = await cockpitTargets(db, ctx.scope, { regionPaths: [at.regionPath], targetIds: [at.targetId] })
  if (!target) throw new Refusal('indicators.not-found')
  const asOf = at.asOf ?? assessmentDay(businessDate(ctx.clock.now()))
  const knownAt = at.knownAt ? new Date(at.knownAt) : null
  const joined = await predecessorsOf(db, [target.regionPath])
  const series = await territorySeries(db, [target], { until: asOf, knownAt }, joined)
  const known = series.on(target, asOf)
  const assessment = assessOne(target, known, asOf)
  const before = assessOne(target, series.on(target, monthEndBefore(asOf)), monthEndBefore(asOf))
  const used = definitionUsed(target, known, assessment.dataThrough)
  const history = await observationHistory(db, target, knownAt)
  const cards = (await cardsOf(db, [target.indicatorId])).get(target.indicatorId) ?? []
  const card = cardInForce(cards, assessment.dataThrough ?? asOf) ?? cards.at(-1) ?? null
  const departments = [...target.departmentIds, ...(card?.ownerDepartmentId ? [card.ownerDepartmentId] : [])]
  const names = await departmentNames(db, departments)
  const { locale } = ctx.actor
  const approved = new Set(
    history.filter((row) => row.status === 'approved').map((row) => `${row.period} ${row.value}`),
  )
  const measure = await measureOf(ctx, target)
  return {
    version: target.version,
    regionName: (await regionNames(db, [target.regionPath])).get(target.regionPath) ?? target.regionPath,
    row: cockpitRow(asItStood(target, asOf), {
      now: summaryOf(assessment, used),
      before: summaryOf(before, used),
      pending: (await newestPending(db, [target], asOf)).get(seriesOfTarget(target)),
      asOf,
      names,
      locale,
    }),
    asOf,
    card: card ? cardView(card, names) : null,
    quote: target.quote,
    href: target.href,
    baseline: target.baseline,
    earlier: target.earlier.map(({ value, valueMax, deadline, until }) => ({
      ...{ deadline, until, value: plainDecimal(value) },
      valueMax: valueMax === null ? null : plainDecimal(valueMax),
    })),
    ...withNotes(workingView(assessment, locale), locale, {
      'two-definitions': definitionNote(
        used,
        cards.find((one) => one.version === used.cardVersion)?.effectiveFrom ?? null,
      ),
      'territory-changed': territoryNote(
        (joined.get(target.regionPath) ?? []).filter((one) => one.from <= asOf),
        target.rollup === 'sum',
      ),
    }),
    observations: observationViews(history, locale, knownAt),
    series: inTargetUnit(known, target.indicatorUnit, target.unit).map((entry, index) => ({
      ...entry,
      value: plainDecimal(entry.value),
      isApproved: approved.has(`${entry.period} ${known[index]?.value}`),
    })),
    predecessors: (joined.get(target.regionPath) ?? []).map((one) => ({
      ...one,
      values: inTargetUnit(series.own({ ...target, regionPath: one.path }), target.indicatorUnit, target.unit).map(
        ({ period, periodEnd, value }) => ({ period, periodEnd, value: plainDecimal(value) }),
      ),
    })),
    children: await childrenOf(ctx, target, asOf, knownAt),
    measure,
  }
}

function workingView(
  assessment: PaceAssessment,
  locale: 'zh-CN' | 'en',
): Pick<TargetView, 'pointers' | 'steps' | 'reasons' | 'forecast'> {
  const say = (text: Localized) => inLocale(text, locale)
  const { pointers, forecast } = assessment
  return {
    pointers: {
      time: pointers.time,
      seasonal: pointers.seasonal,
      runRate: pointers.runRate,
    },
    steps: assessment.working.steps.map((step) => ({ about: step.about, text: say(step) })),
    reasons: assessment.reasons.map((reason) => ({ code: reason.code, weight: reason.weight, text: say(reason) })),
    forecast: forecast && {
      method: forecast.method,
      value: forecast.value,
      low: forecast.low,
      high: forecast.high,
      meetsTarget: forecast.meetsTarget,
      rule: say(forecast.backtest.rule),
      trials: forecast.backtest.trials,
    },
  }
}

/** What a reader must know beside the arithmetic: two definitions in one figure, a territory that changed. */
function withNotes(
  working: ReturnType<typeof workingView>,
  locale: 'zh-CN' | 'en',
  notes: Record<string, Localized | null>,
): ReturnType<typeof workingView> {
  const reasons = Object.entries(notes).flatMap(([code, note]) =>
    note ? [{ code, weight: 'note' as const, text: inLocale(note, locale) }] : [],
  )
  return { ...working, reasons: [...working.reasons, ...reasons] }
}

/** The regions directly below that report the same indicator or have a target for it. */
async function childrenOf(
  ctx: Context,
  target: CockpitTarget,
  asOf: string,
  knownAt: Date | null,
): Promise<TargetView['children']> {
  const below = await regionsUnder(ctx.db, ctx.clock, target.regionPath)
  const direct = below.filter((region) => region.parentPath === target.regionPath)
  if (direct.length === 0) return []
  const paths = direct.map((region) => region.path)
  const keys = paths.map((regionPath) => ({ regionPath, indicatorId: target.indicatorId }))
  const values = await countingValues(ctx.db, keys, { until: asOf, knownAt })
  const own = await cockpitTargets(ctx.db, null, { regionPaths: paths, indicatorId: target.indicatorId })
  const matching = own.filter((child) => child.subject === target.subject && child.deadline === target.deadline)
  const assessed = await assessTargets(ctx.db, matching, [asOf], { knownAt })
  return direct
    .map((region) => {
      const reported = values.get(periodKey(region.path, target.indicatorId, target.subject, '')) ?? []
      const last: KnownValue | undefined = inTargetUnit(reported, target.indicatorUnit, target.unit).at(-1)
      const child = matching.find((candidate) => candidate.regionPath === region.path) ?? null
      const found = child ? assessed.get(assessmentKey(child.id, asOf)) : undefined
      return {
        regionPath: region.path,
        name: region.name,
        value: found?.actual ?? (last ? plainDecimal(last.value) : null),
        period: last?.period ?? null,
        targetId: child?.id ?? null,
        targetValue: child ? plainDecimal(child.value) : null,
        share: found?.share ?? null,
        status: found?.status ?? null,
      }
    })
    .filter((row) => row.value !== null || row.targetId !== null)
    .sort((a, b) => Number(b.value ?? -Infinity) - Number(a.value ?? -Infinity))
}

async function measureOf(ctx: Context, target: CockpitTarget): Promise<{ id: string; title: string } | null> {
  const indicator = await indicatorById(ctx.db, target.indicatorId)
  const measure = indicator?.measure ? measureById(indicator.measure) : null
  return measure && { id: measure.id, title: inLocale(measure.title, ctx.actor.locale) }
}

/**
 * The records that a computed number counts.
 *
 * Permission: indicators:read, of figures that the scope reaches.
 * Errors:     indicators.not-found, indicators.not-computed, indicators.bad-period.
 */
export async function readRowsBehind(
  ctx: Context,
  at: { indicatorId: string; regionPath: string; period: string; page: number; pageSize: number },
): Promise<ResponseOf<typeof getRowsBehind>> {
  const isReached = await figuresInScope(ctx.db, ctx.scope, at)
  const indicator = isReached ? await indicatorById(ctx.db, at.indicatorId) : null
  if (!indicator) throw new Refusal('indicators.not-found')
  const period = readPeriod(at.period)
  if (!period) throw new Refusal({ code: 'indicators.bad-period', params: { period: at.period } })
  const measure = indicator.measure ? measureById(indicator.measure) : null
  if (!measure) throw new Refusal('indicators.not-computed')
  const { regionPath, page, pageSize } = at
  return measure.rows(ctx.db, { regionPath, period, limit: pageSize, offset: (page - 1) * pageSize })
}
