import { resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { haveStaff } from '#platform/auth/memberships'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { daysBetween } from '../../rules/period.ts'
import { noteStep } from '../../store/collection-cells.ts'
import { type StoredCollection, type StoredUnit, unitsOfCollections } from '../../store/collections.ts'
import { type At, loadOwnCollection } from './load-collection.ts'
import { askUnit, collectionReason, officeOfUnit, unitObject } from './todos.ts'

/**
 * Reminds the units that have not reported, each at most once a day.
 *
 * Permission: indicators:collect in the region that asks.
 * Writes:     indicators.collection_reminder, notices, the operation log.
 * Errors:     indicators.not-found, .collection-closed, .nothing-owed.
 */
export async function remindUnits(
  ctx: Context,
  input: At & { unitIds: string[] },
): Promise<{ reminded: string[]; alreadyToday: string[]; nobodyThere: string[] }> {
  const today = businessDate(ctx.clock.now())
  return ctx.db.tx(async (tx) => {
    const collection = await loadOwnCollection(tx, ctx, input)
    const units = await unitsOf(tx, collection)
    const isMeant = (unit: StoredUnit) => input.unitIds.length === 0 || input.unitIds.includes(unit.unit_id)
    const open = units.filter((unit) => unit.done_at === null && isMeant(unit))
    if (open.length === 0) throw new Refusal('indicators.nothing-owed')
    const daysLate = daysBetween(collection.due_on, today)
    const said =
      daysLate > 0
        ? { zh: `催报（已逾期 ${daysLate} 天），请报送`, en: `Reminder (${daysLate} days late), please report` }
        : { zh: '催报，请按期报送', en: 'Reminder, please report in time' }
    const reminded: string[] = []
    const alreadyToday: string[] = []
    const nobodyThere: string[] = []
    const staffed = await haveStaff(tx, open.map(officeOfUnit), today)
    for (const [place, unit] of open.entries()) {
      if (!staffed[place]) {
        nobodyThere.push(unit.name)
        continue
      }
      const key = { regionPath: unit.region_path, collectionId: unit.collection_id, unitId: unit.unit_id }
      const isNew = await noteStep(tx, { ...key, step: today }, { at: ctx.clock.now(), name: ctx.actor.name })
      if (isNew) await askUnit(tx, ctx, { ...unit, title: collection.title, due_on: collection.due_on }, said)
      ;(isNew ? reminded : alreadyToday).push(unit.name)
    }
    await record(tx, ctx, collection, 'indicators.remind-collection', { reminded, nobodyThere })
    return { reminded, alreadyToday, nobodyThere }
  })
}

/**
 * Ends a collection: nobody is asked any more; what was reported goes its way through approval.
 *
 * Permission: indicators:collect in the region that asks.
 * Errors:     indicators.not-found, .collection-closed, .changed-meanwhile.
 */
export async function closeCollection(ctx: Context, input: At & { revision: number }): Promise<{ id: string }> {
  return ctx.db.tx(async (tx) => {
    const collection = await loadOwnCollection(tx, ctx, input)
    refuseOther(collection, input.revision)
    await tx.query(
      `update indicators.collection set status = 'closed', ended_at = $3, revision = revision + 1
       where region_path = $1 and id = $2`,
      [collection.region_path, collection.id, ctx.clock.now()],
    )
    for (const unit of await unitsOf(tx, collection)) await resolveTodos(tx, ctx, unitObject(unit), collectionReason)
    await record(tx, ctx, collection, 'indicators.close-collection', {})
    return { id: collection.id }
  })
}

/**
 * Moves the due date; whoever still owes is told the new one.
 *
 * Permission: indicators:collect in the region that asks.
 * Errors:     indicators.not-found, .collection-closed, .changed-meanwhile.
 */
export async function extendCollection(
  ctx: Context,
  input: At & { revision: number; dueOn: string },
): Promise<{ id: string }> {
  return ctx.db.tx(async (tx) => {
    const collection = await loadOwnCollection(tx, ctx, input)
    refuseOther(collection, input.revision)
    await tx.query(
      `update indicators.collection set due_on = $3, revision = revision + 1 where region_path = $1 and id = $2`,
      [collection.region_path, collection.id, input.dueOn],
    )
    const open = (await unitsOf(tx, collection)).filter((unit) => unit.done_at === null)
    for (const unit of open) {
      const said = { zh: `期限改为 ${input.dueOn}，请报送`, en: `Now due on ${input.dueOn}, please report` }
      await askUnit(tx, ctx, { ...unit, title: collection.title, due_on: input.dueOn }, said)
    }
    await record(tx, ctx, collection, 'indicators.extend-collection', { from: collection.due_on, to: input.dueOn })
    return { id: collection.id }
  })
}

async function unitsOf(tx: Db, collection: StoredCollection): Promise<StoredUnit[]> {
  const key = { regionPath: collection.region_path, id: collection.id }
  return (await unitsOfCollections(tx, [key])).get(collection.id) ?? []
}

function refuseOther(collection: StoredCollection, revision: number): void {
  if (collection.revision !== revision)
    throw new Refusal({ code: 'indicators.changed-meanwhile', params: { indicator: collection.title } })
}

async function record(
  tx: Db,
  ctx: Context,
  collection: StoredCollection,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, {
    action,
    object: `collection:${collection.id}`,
    regionPath: collection.region_path,
    detail: { title: collection.title, ...detail },
  })
}
