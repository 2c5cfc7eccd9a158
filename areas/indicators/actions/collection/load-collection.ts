import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import {
  findCollection,
  isReportedBy,
  isRunBy,
  type StoredCollection,
  type StoredUnit,
  unitsOfCollections,
} from '../../store/collections.ts'

export interface At {
  regionPath: string
  collectionId: string
}

/** A collection that the scope looks after or is asked by. Errors: indicators.not-found. */
export async function loadCollection(
  db: Db,
  ctx: Pick<Context, 'scope'>,
  at: At,
  lock = false,
): Promise<StoredCollection> {
  const found = await findCollection(db, ctx.scope, { regionPath: at.regionPath, id: at.collectionId }, lock)
  if (!found) throw new Refusal('indicators.not-found')
  return found
}

/** One that the scope looks after. Errors: indicators.not-found, indicators.collection-closed. */
export async function loadOwnCollection(tx: Db, ctx: Pick<Context, 'scope'>, at: At): Promise<StoredCollection> {
  const found = await loadCollection(tx, ctx, at, true)
  if (!isRunBy(ctx.scope, found.region_path)) throw new Refusal('indicators.not-found')
  if (found.status !== 'open') throw new Refusal('indicators.collection-closed')
  return found
}

/** A unit that the scope reports for. Errors: indicators.not-found. */
export async function loadUnit(
  db: Db,
  ctx: Pick<Context, 'scope'>,
  at: At & { unitId: string },
): Promise<{ collection: StoredCollection; unit: StoredUnit }> {
  const collection = await loadCollection(db, ctx, at)
  const units = (await unitsOfCollections(db, [{ regionPath: at.regionPath, id: at.collectionId }])).get(collection.id)
  const unit = units?.find((one) => one.unit_id === at.unitId && isReportedBy(ctx.scope, one))
  if (!unit) throw new Refusal('indicators.not-found')
  return { collection, unit }
}
