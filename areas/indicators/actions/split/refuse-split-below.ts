import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { activeSplits, type StoredPart } from '../../store/splits.ts'

/** A part that somebody has split further does not vanish under them. Errors: indicators.split-parts-split. */
export async function refuseSplitBelow(tx: Db, parts: readonly StoredPart[]): Promise<void> {
  const below = await activeSplits(
    tx,
    parts.map((part) => ({ regionPath: part.regionPath, id: part.childId })),
  )
  const units = parts.filter((part) => below.has(part.childId)).map((part) => part.name)
  if (units.length > 0) throw new Refusal({ code: 'indicators.split-parts-split', params: { units: units.join('、') } })
}
