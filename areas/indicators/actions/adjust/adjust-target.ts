import { notify, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { type Asked, adjustmentProblems, asksTheSame } from '../../rules/adjustment.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { readPeriod } from '../../rules/period.ts'
import {
  type AdjustmentRow,
  applyAdjustment,
  endAdjustment,
  insertAdjustment,
  lockAdjustment,
} from '../../store/adjustments.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import { lockTarget } from '../../store/targets.ts'
import { loadTarget } from '../split/load-target.ts'

const reason = 'indicators.adjustment-proposed'
const objectOf = (id: string) => `adjustment:${id}`
const linkOf = (regionPath: string, targetId: string) =>
  `/indicators/targets/${targetId}?regionPath=${encodeURIComponent(regionPath)}`

/**
 * Proposes that a target asks for something else from a day on; nothing changes before somebody else approves it.
 *
 * Permission: indicators:adjust in the target's region.
 * Writes:     indicators.target_adjustment, a to-do for who may approve, the operation log.
 * Errors:     indicators.not-found, .changed-meanwhile, .adjustment-open, those of `adjustmentProblems`.
 */
export async function proposeAdjustment(
  ctx: Context,
  input: Asked & { regionPath: string; targetId: string; effectiveFrom: string; reason: string; version: number },
): Promise<{ id: string }> {
  const { regionPath, targetId, effectiveFrom, value, valueMax, deadline, baseline } = input
  return ctx.db.tx(async (tx) => {
    await lockTarget(tx, { regionPath, id: targetId })
    const target = await loadTarget(tx, ctx, input)
    if (target.version !== input.version)
      throw new Refusal({ code: 'indicators.changed-meanwhile', params: { indicator: target.indicator } })
    const after = { value, valueMax, deadline, baseline }
    const problems = adjustmentProblems({
      before: askedOf(target),
      after,
      isRange: target.comparator === 'range',
      effectiveFrom,
      today: businessDate(ctx.clock.now()),
    })
    if (problems.length > 0) throw new Refusal(problems)
    const id = ctx.ids.next('adj')
    const isNew = await insertAdjustment(tx, {
      ...{ regionPath, id, targetId, before: askedOf(target), after, reason: input.reason, effectiveFrom },
      ...{ proposedAt: ctx.clock.now(), proposedBy: ctx.actor.userId, proposedByName: ctx.actor.name },
    })
    if (!isNew) throw new Refusal({ code: 'indicators.adjustment-open', params: { indicator: target.indicator } })
    await notify(tx, ctx, {
      kind: 'todo',
      to: { role: 'city-officer' },
      regionPath: `${regionPath.split('/')[0]}/`,
      title: {
        zh: `目标调整待批：${target.indicator} ${wordsOf(askedOf(target), target.unit)} → ${wordsOf(after, target.unit)}`,
        en: `Adjustment to approve: ${target.indicator} ${wordsOf(askedOf(target), target.unit)} → ${wordsOf(after, target.unit)}`,
      },
      link: linkOf(regionPath, targetId),
      object: objectOf(id),
      reason,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.propose-adjustment',
      object: `target:${targetId}`,
      regionPath,
      detail: { adjustmentId: id, before: askedOf(target), after, reason: input.reason, effectiveFrom },
    })
    return { id }
  })
}

export function askedOf(target: Pick<CockpitTarget, 'value' | 'valueMax' | 'deadline' | 'baseline'>): Asked {
  const plain = (value: string | null) => (value === null ? null : plainDecimal(value))
  const { deadline, baseline } = target
  return {
    value: plainDecimal(target.value),
    valueMax: plain(target.valueMax),
    deadline,
    baseline: baseline && { ...baseline, value: plainDecimal(baseline.value) },
  }
}

function wordsOf({ value, valueMax, deadline }: Asked, unit: string): string {
  return `${valueMax ? `${value}–${valueMax}` : value}${unit}（${deadline}）`
}

/**
 * Approves or refuses an adjustment. Approved, the target asks for the new from its day on, or from today where that day
 * has passed; what it asked for before is kept and is what earlier days are assessed by.
 *
 * Permission: indicators:approve-adjustment in the region; never one's own proposal.
 * Writes:     indicators.target, indicators.target_adjustment, notices, the operation log.
 * Errors:     indicators.not-found, .own-approval, .adjustment-decided, .return-needs-note, .changed-meanwhile.
 */
export async function decideAdjustment(
  ctx: Context,
  input: { regionPath: string; adjustmentId: string; decision: 'approved' | 'refused'; note: string | null },
): Promise<{ id: string }> {
  const { decision, note } = input
  if (decision === 'refused' && !note) throw new Refusal({ code: 'indicators.return-needs-note', field: 'note' })
  return ctx.db.tx(async (tx) => {
    const adjustment = await lockAdjustment(tx, ctx.scope, { regionPath: input.regionPath, id: input.adjustmentId })
    if (!adjustment) throw new Refusal('indicators.not-found')
    refuseDecided(adjustment)
    if (adjustment.proposedBy !== null && adjustment.proposedBy === ctx.actor.userId)
      throw new Refusal({ code: 'indicators.own-approval', params: { indicator: adjustment.indicator } })
    const today = businessDate(ctx.clock.now())
    const effectiveFrom = adjustment.effectiveFrom < today ? today : adjustment.effectiveFrom
    if (decision === 'approved') {
      const key = { regionPath: adjustment.regionPath, id: adjustment.targetId }
      await lockTarget(tx, key)
      const [target] = await cockpitTargets(tx, null, { regionPaths: [key.regionPath], targetIds: [key.id] })
      if (!target || !asksTheSame(askedOf(target), adjustment.before))
        throw new Refusal({ code: 'indicators.changed-meanwhile', params: { indicator: adjustment.indicator } })
      await applyAdjustment(tx, adjustment, readPeriod(adjustment.after.deadline)?.end ?? adjustment.after.deadline)
    }
    await end(ctx, { ...adjustment, effectiveFrom }, { status: decision, note }, tx)
    return { id: adjustment.id }
  })
}

/**
 * Takes a proposal back; only who made it.
 *
 * Permission: indicators:adjust. Errors: indicators.not-found, .adjustment-decided.
 */
export async function withdrawAdjustment(
  ctx: Context,
  input: { regionPath: string; adjustmentId: string },
): Promise<{ id: string }> {
  return ctx.db.tx(async (tx) => {
    const adjustment = await lockAdjustment(tx, ctx.scope, { regionPath: input.regionPath, id: input.adjustmentId })
    if (!adjustment || adjustment.proposedBy !== ctx.actor.userId) throw new Refusal('indicators.not-found')
    refuseDecided(adjustment)
    await end(ctx, adjustment, { status: 'withdrawn', note: null }, tx)
    return { id: adjustment.id }
  })
}

function refuseDecided(adjustment: AdjustmentRow): void {
  if (adjustment.status !== 'proposed')
    throw new Refusal({ code: 'indicators.adjustment-decided', params: { indicator: adjustment.indicator } })
}

async function end(
  ctx: Context,
  adjustment: AdjustmentRow,
  decided: { status: 'approved' | 'refused' | 'withdrawn'; note: string | null },
  tx: Context['db'],
): Promise<void> {
  const { actor, clock } = ctx
  const { effectiveFrom, regionPath, targetId, indicator } = adjustment
  const by = { at: clock.now(), by: actor.userId, byName: actor.name, effectiveFrom }
  await endAdjustment(tx, adjustment, { ...decided, ...by })
  await resolveTodos(tx, ctx, objectOf(adjustment.id), reason)
  await ctx.audit.record(tx, actor, {
    action: `indicators.${decided.status === 'approved' ? 'approve' : decided.status === 'refused' ? 'refuse' : 'withdraw'}-adjustment`,
    object: `target:${targetId}`,
    regionPath,
    detail: { adjustmentId: adjustment.id, before: adjustment.before, after: adjustment.after, note: decided.note },
  })
  if (decided.status === 'withdrawn' || adjustment.proposedBy === null) return
  const zh = decided.status === 'approved' ? `已批准，自 ${effectiveFrom} 起生效` : `未批准：${decided.note ?? ''}`
  const en =
    decided.status === 'approved' ? `approved, in force from ${effectiveFrom}` : `refused: ${decided.note ?? ''}`
  await notify(tx, ctx, {
    kind: 'message',
    to: { userId: adjustment.proposedBy },
    regionPath,
    title: { zh: `${indicator}的目标调整${zh}`, en: `The adjustment of ${indicator} was ${en}` },
    link: linkOf(regionPath, targetId),
    object: objectOf(adjustment.id),
    reason: 'indicators.adjustment-decided',
  })
}
