import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { endSplit, reviveSplit, splitById } from '../../store/splits.ts'
import { endTarget, lockTarget } from '../../store/targets.ts'
import { loadTarget } from './load-target.ts'
import { refuseSplitBelow } from './refuse-split-below.ts'

/**
 * Takes a split back: its parts are no targets any more, and the split that it replaced is in force again.
 *
 * Permission: indicators:split.
 * Writes:     indicators.split, indicators.target, the operation log.
 * Errors:     indicators.not-found, .split-not-active, .split-changed-meanwhile, .split-parts-split.
 */
export async function undoSplit(
  ctx: Context,
  input: { regionPath: string; splitId: string; revision: number; note: string },
): Promise<{ restoredSplitId: string | null }> {
  return ctx.db.tx(async (tx) => {
    const key = { regionPath: input.regionPath, id: input.splitId }
    const seen = await splitById(tx, key)
    if (!seen) throw new Refusal('indicators.not-found')
    const target = await loadTarget(tx, ctx, { regionPath: input.regionPath, targetId: seen.targetId })
    await lockTarget(tx, target)
    const split = await splitById(tx, key, true)
    if (split?.status !== 'active') throw new Refusal('indicators.split-not-active')
    if (split.revision !== input.revision) {
      const params = { name: split.createdByName }
      throw new Refusal({ code: 'indicators.split-changed-meanwhile', params })
    }
    const previous = split.replaces ? await splitById(tx, { ...key, id: split.replaces }, true) : null
    const kept = new Set(previous?.parts.map((part) => part.childId))
    const ending = split.parts.filter((part) => !kept.has(part.childId))
    await refuseSplitBelow(tx, ending)
    const at = ctx.clock.now()
    for (const part of ending) {
      const child = { regionPath: part.regionPath, id: part.childId }
      await endTarget(tx, child, { status: 'withdrawn', at, replacedBy: null })
    }
    await endSplit(tx, split, { status: 'undone', at, byName: ctx.actor.name, note: input.note })
    if (previous) await reviveSplit(tx, previous, target.id)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.undo-split',
      object: `target:${target.id}`,
      regionPath: target.regionPath,
      detail: { splitId: split.id, note: input.note, restored: previous?.id ?? null },
    })
    return { restoredSplitId: previous?.id ?? null }
  })
}
