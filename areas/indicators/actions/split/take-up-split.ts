import type { Db } from '#platform/db/db'
import { reviveSplit, type Split, splitHistory, splitsWithdrawnWith } from '../../store/splits.ts'

/**
 * Puts the split that a target had in an earlier version of its plan in force again, with everything split below it;
 * where the value has changed, the tree shows that the parts no longer fit.
 *
 * Permission: the caller's (plans:publish).
 * Writes:     indicators.split, indicators.target. Errors: none; most targets were never split.
 */
export async function takeUpSplit(tx: Db, target: Parameters<typeof splitsWithdrawnWith>[1]): Promise<void> {
  const split = await splitsWithdrawnWith(tx, target)
  if (split) await reviveWithBelow(tx, split, target.id)
}

async function reviveWithBelow(tx: Db, split: Split, targetId: string): Promise<void> {
  await reviveSplit(tx, split, targetId)
  for (const part of split.parts) {
    const [below] = await splitHistory(tx, { regionPath: part.regionPath, id: part.childId })
    if (below?.status === 'withdrawn') await reviveWithBelow(tx, below, part.childId)
  }
}
