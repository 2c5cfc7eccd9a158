import { businessDate } from '#kernel/clock'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { visitCockpit as endpoint } from '../../contract.ts'
import { isSameVisit, type Seen, sinceVisit } from '../../rules/cockpit/since-visit.ts'
import { assessmentDay } from '../../rules/period.ts'
import { keepVisit, visitOf } from '../../store/cockpit/visits.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { assessTargets } from '../assess-targets.ts'
import { regionInScope } from '../region-scope.ts'
import { standingTargets } from './standing-targets.ts'

/**
 * What changed since the person looked last, and that the person looks now. Looks close to each other are one visit.
 *
 * Permission: indicators:read.
 * Reads:      targets, kept assessments. Writes: indicators.cockpit_visit, the person's own.
 * Errors:     indicators.not-found.
 */
export async function visitCockpit(ctx: Context, input: { regionPath?: string }): Promise<ResponseOf<typeof endpoint>> {
  const region = await regionInScope(ctx, input.regionPath)
  const { targets, asOf } = await standingTargets(ctx, region.path, assessmentDay(businessDate(ctx.clock.now())))
  const assessed = await assessTargets(ctx.db, targets, [asOf])
  const now: Seen[] = targets.map((target) => {
    const found = assessed.get(assessmentKey(target.id, asOf))
    return { targetId: target.id, status: found?.status ?? 'no-data', actual: found?.actual ?? null }
  })
  const before = ctx.actor.userId
    ? await lookNow(ctx, { userId: ctx.actor.userId, regionPath: region.path }, now)
    : null
  const changes = sinceVisit(before?.seen ?? now, now)
  const byId = new Map(targets.map((target) => [target.id, target]))
  const named = (targetIds: readonly string[]) =>
    targetIds.map((targetId) => ({ targetId, indicator: byId.get(targetId)?.indicator ?? '' }))
  return {
    since: before?.at.toISOString() ?? null,
    newlyBehind: named(changes.newlyBehind),
    recovered: named(changes.recovered),
    newFigures: changes.newFigures.map((figure) => ({
      ...figure,
      indicator: byId.get(figure.targetId)?.indicator ?? '',
      unit: byId.get(figure.targetId)?.unit ?? '',
    })),
    newTargets: named(changes.newTargets),
    goneCount: changes.goneCount,
  }
}

/** Keeps what is seen now; answers what the visit before ended with, null at the first one. */
async function lookNow(
  ctx: Context,
  key: { userId: string; regionPath: string },
  seen: Seen[],
): Promise<{ seen: Seen[]; at: Date } | null> {
  const seenAt = ctx.clock.now()
  return ctx.db.tx(async (tx) => {
    const last = await visitOf(tx, key.userId, key.regionPath)
    const isNew = last !== null && !isSameVisit(last.seenAt, seenAt)
    const before = isNew ? last.seen : (last?.before ?? null)
    const beforeAt = isNew ? last.seenAt : (last?.beforeAt ?? null)
    await keepVisit(tx, key, { seen, seenAt, before, beforeAt })
    return before && beforeAt ? { seen: before, at: beforeAt } : null
  })
}
