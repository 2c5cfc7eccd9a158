import { businessDate } from '#kernel/clock'
import { inLocale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getWhatIf, ReconciliationView, WhatIfStanding } from '../../contract.ts'
import { compareDecimals, plainDecimal } from '../../rules/decimal.ts'
import { growthForward, paceForward } from '../../rules/pace-forward.ts'
import { assessmentDay, readPeriod } from '../../rules/period.ts'
import { asItStood } from '../../rules/target-versions.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import { activeSplits } from '../../store/splits.ts'
import { assessOne } from '../assess-targets.ts'
import { directionOf, loadTarget } from '../split/load-target.ts'
import { heldByParts } from '../split/tree-nodes.ts'
import { predecessorsOf, territorySeries } from '../territory-series.ts'

export interface WhatIf {
  regionPath: string
  targetId: string
  value?: string
  /** Upper end, of a range. */
  valueMax?: string
  deadline?: string
  perMonth?: string
}

type Held = { now: ReconciliationView; tried: ReconciliationView }

/**
 * How a target would stand if it asked for another value, until another day, or if so much were done a month; and what
 * that would mean for its parts and for the target that it is a part of. Writes nothing.
 *
 * Permission: indicators:read; the target above is told where the scope reaches it.
 * Reads:      the target, its series, its parts and those beside it.
 * Errors:     indicators.not-found, .bad-period, .range-upside-down.
 */
export async function whatIfTarget(ctx: Context, input: WhatIf): Promise<ResponseOf<typeof getWhatIf>> {
  const { db } = ctx
  const asOf = assessmentDay(businessDate(ctx.clock.now()))
  const target = asItStood(await loadTarget(db, ctx, input), asOf)
  const changed = changedBy(target, input)
  const joined = await predecessorsOf(db, [target.regionPath])
  const series = await territorySeries(db, [target], { until: asOf, knownAt: null }, joined)
  const known = series.on(target, asOf)
  const standing = (of: CockpitTarget, perMonth: string | null): WhatIfStanding => {
    // What the target asked for earlier does not speak of what it would ask for.
    const found = assessOne({ ...of, earlier: [] }, known, asOf)
    const { pointers, forecast } = found
    const forward = forwardOf(of, found, perMonth)
    return {
      value: plainDecimal(of.value),
      valueMax: of.valueMax && plainDecimal(of.valueMax),
      deadline: of.deadline,
      status: found.status,
      share: found.share,
      expectedShare: (found.judgedBy === 'seasonal' ? pointers.seasonal : pointers.time)?.expectedShare ?? null,
      gapPoints: found.gapPoints,
      remaining: found.remaining,
      requiredPerMonth: forward.required,
      forecast: forecast?.value ?? null,
      meetsTarget: forecast?.meetsTarget ?? null,
      working: inLocale(found.working, ctx.actor.locale),
      atPace: forward.atPace,
    }
  }
  const found = assessOne({ ...changed, earlier: [] }, known, asOf)
  return {
    unit: target.unit,
    actual: found.actual,
    monthsLeft: found.pointers.runRate?.monthsLeft ?? null,
    pace: { of: isGrowthOfYear(changed, found) ? 'growth' : 'amount', perMonth: pacePerMonth(changed, found) },
    now: standing(target, null),
    tried: standing(changed, input.perMonth ?? null),
    parent: await parentHeld(ctx, target, changed, asOf),
    parts: await partsHeld(ctx, target, changed, asOf),
  }
}

function changedBy(target: CockpitTarget, input: WhatIf): CockpitTarget {
  const { value = target.value, deadline } = input
  const valueMax = target.valueMax && (input.valueMax ?? target.valueMax)
  if (valueMax && compareDecimals(valueMax, value) < 0)
    throw new Refusal({ code: 'indicators.range-upside-down', field: 'valueMax', params: { value, max: valueMax } })
  const deadlineEnd = deadline === undefined ? target.deadlineEnd : readPeriod(deadline)?.end
  if (!deadlineEnd)
    throw new Refusal({ code: 'indicators.bad-period', field: 'deadline', params: { period: deadline ?? '' } })
  return { ...target, value, valueMax, deadline: deadline ?? target.deadline, deadlineEnd }
}

type Found = ReturnType<typeof assessOne>

/** A growth over the year before has no pace a month: what counts is the growth that the rest of the year brings. */
function isGrowthOfYear(of: CockpitTarget, found: Found): boolean {
  return of.mode === 'growth' && found.pointers.runRate === null
}

/** What is done a month of late, else since the start; of growth what it was so far. */
function pacePerMonth(of: CockpitTarget, found: Found): string | null {
  if (isGrowthOfYear(of, found)) return found.actual
  const { runRate } = found.pointers
  return runRate?.recentPerMonth ?? runRate?.achievedPerMonth ?? null
}

/** What must be done a month, and what the pace tried comes to; null where a pace means nothing. */
function forwardOf(of: CockpitTarget, found: Found, tried: string | null) {
  const { actual, dataThrough, pointers, requiredPerMonth } = found
  const perMonth = tried ?? pacePerMonth(of, found)
  const goal = { ...of, direction: directionOf(of) }
  if (actual === null || perMonth === null || !dataThrough) return { required: requiredPerMonth, atPace: null }
  if (isGrowthOfYear(of, found)) {
    const deadlineEnd = of.deadlineEnd
    const forward =
      of.reported === 'each-period' ? null : growthForward({ actual, rest: perMonth, dataThrough, deadlineEnd, goal })
    return forward ?? { required: null, atPace: null }
  }
  const { runRate } = pointers
  const atPace = runRate && paceForward({ actual, perMonth, monthsLeft: runRate.monthsLeft, goal })
  return { required: requiredPerMonth, atPace }
}

/** The parts of the target above, with this one as it is and as it would be. */
async function parentHeld(ctx: Context, target: CockpitTarget, changed: CockpitTarget, asOf: string) {
  if (!target.parent) return null
  const { regionPath, id } = target.parent
  const [parent] = await cockpitTargets(ctx.db, ctx.scope, { regionPaths: [regionPath], targetIds: [id] })
  if (!parent) return null
  const held = await heldOf(ctx, parent, asOf, (children) => ({
    now: { whole: parent.value, children },
    tried: { whole: parent.value, children: children.map((one) => (one.id === target.id ? changed : one)) },
  }))
  return held && { ...held, targetId: id, regionPath, value: plainDecimal(parent.value) }
}

function partsHeld(ctx: Context, target: CockpitTarget, changed: CockpitTarget, asOf: string): Promise<Held | null> {
  return heldOf(ctx, target, asOf, (children) => ({
    now: { whole: target.value, children },
    tried: { whole: changed.value, children },
  }))
}

async function heldOf(
  ctx: Context,
  whole: CockpitTarget,
  asOf: string,
  sides: (children: CockpitTarget[]) => Record<'now' | 'tried', { whole: string; children: CockpitTarget[] }>,
): Promise<Held | null> {
  const split = (await activeSplits(ctx.db, [whole])).get(whole.id)
  if (!split) return null
  const children = await cockpitTargets(ctx.db, null, { parents: [whole] })
  const { now, tried } = sides(children.map((child) => asItStood(child, asOf)))
  const held = (side: { whole: string; children: CockpitTarget[] }) =>
    heldByParts(split, { value: side.whole, direction: directionOf(whole) }, ctx.actor.locale, {
      children: side.children,
      amountOf: (child) => plainDecimal(child.value),
    })
  return { now: held(now), tried: held(tried) }
}
