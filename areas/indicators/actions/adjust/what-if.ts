import { businessDate } from '#kernel/clock'
import { inLocale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getWhatIf, ReconciliationView, WhatIfStanding } from '../../contract.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { paceForward } from '../../rules/pace-forward.ts'
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
 * Errors:     indicators.not-found, .bad-period.
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
    const { pointers, forecast, actual } = found
    const pace = perMonth ?? pacePerMonth(found)
    const isRate = of.mode === 'growth'
    return {
      value: plainDecimal(of.value),
      deadline: of.deadline,
      status: found.status,
      share: found.share,
      expectedShare: (found.judgedBy === 'seasonal' ? pointers.seasonal : pointers.time)?.expectedShare ?? null,
      gapPoints: found.gapPoints,
      remaining: found.remaining,
      requiredPerMonth: found.requiredPerMonth,
      forecast: forecast?.value ?? null,
      meetsTarget: forecast?.meetsTarget ?? null,
      working: inLocale(found.working, ctx.actor.locale),
      atPace:
        pointers.runRate && actual !== null && pace !== null && !isRate
          ? paceForward({
              ...{ actual, perMonth: pace, monthsLeft: pointers.runRate.monthsLeft, target: of.value },
              isCeiling: directionOf(of) === 'down',
            })
          : null,
    }
  }
  const found = assessOne({ ...changed, earlier: [] }, known, asOf)
  return {
    unit: target.unit,
    actual: found.actual,
    monthsLeft: found.pointers.runRate?.monthsLeft ?? null,
    pacePerMonth: pacePerMonth(found),
    now: standing(target, null),
    tried: standing(changed, input.perMonth ?? null),
    parent: await parentHeld(ctx, target, changed, asOf),
    parts: await partsHeld(ctx, target, changed, asOf),
  }
}

function changedBy(target: CockpitTarget, { value, deadline }: WhatIf): CockpitTarget {
  const deadlineEnd = deadline === undefined ? target.deadlineEnd : readPeriod(deadline)?.end
  if (!deadlineEnd)
    throw new Refusal({ code: 'indicators.bad-period', field: 'deadline', params: { period: deadline ?? '' } })
  return { ...target, value: value ?? target.value, deadline: deadline ?? target.deadline, deadlineEnd }
}

function pacePerMonth({ pointers }: ReturnType<typeof assessOne>): string | null {
  return pointers.runRate?.recentPerMonth ?? pointers.runRate?.achievedPerMonth ?? null
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
