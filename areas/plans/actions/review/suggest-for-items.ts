import type { z } from 'zod'
import { indicatorsById, unitsAgree } from '#areas/indicators'
import { regionsUnder } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { getSuggestions } from '../../contract/suggestions.ts'
import { type ItemRow, itemsOf, lockItem } from '../../store/items.ts'
import { writeChoice } from '../../store/review/write-review.ts'
import { loadForReview, loadPlan, loadVersion } from '../load.ts'
import { suggestForNames } from '../publication/suggest-for-names.ts'
import { noteChange } from './live/note-change.ts'

/**
 * What the items of a version may mean: the nearest indicator of each name, and the region of each subject.
 *
 * Permission: plans:read.
 * Reads:      the indicators and the regions.
 * Errors:     plans.not-found, plans.version-not-found.
 */
export async function readSuggestions(
  ctx: Context,
  at: { planId: string; versionId: string },
): Promise<z.output<typeof getSuggestions.response>> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  const items = (await itemsOf(ctx.db, await loadVersion(ctx.db, ctx.scope, at))).filter(
    ({ state }) => state !== 'rejected' && state !== 'replaced',
  )
  const byName = Map.groupBy(items, ({ indicator }) => indicator)
  const suggested = await suggestForNames(ctx.db, [...byName.keys()], plan.region_path)
  const names = [...byName].flatMap(([name, named]) => {
    const [best] = suggested.get(name) ?? []
    if (!best) return []
    const units = new Set(named.map(({ unit }) => unit ?? ''))
    return [{ name, best, otherUnits: [...units].filter((unit) => !unitsAgree(best.unit, unit)) }]
  })
  const regions = await regionsUnder(ctx.db, ctx.clock, plan.region_path)
  const subjects = [...new Set(items.flatMap(({ subject }) => subject ?? []))].flatMap((subject) => {
    const region = regions.find(({ name, shortName }) => name === subject || shortName === subject)
    return region ? [{ subject, regionPath: region.path, name: region.name }] : []
  })
  return { names, subjects }
}

/**
 * Chooses the indicator by which an item is to be measured, ahead of publication. No word on what the text says: the
 * decision on the item and its history stay as they are.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.item, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .item-not-found, .indicator-unknown.
 */
export async function chooseIndicator(
  ctx: Context,
  input: { planId: string; versionId: string; itemId: string; indicatorId: string | null },
): Promise<ItemRow> {
  return ctx.db.tx(async (tx) => {
    const version = await loadForReview(tx, ctx.scope, input)
    const row = await lockItem(tx, version, input.itemId)
    if (!row) throw new Refusal('plans.item-not-found')
    const id = input.indicatorId
    const indicator = id === null ? null : ((await indicatorsById(tx, [id])).get(id) ?? null)
    if (id !== null && indicator?.retiredAt !== null)
      throw new Refusal({ code: 'plans.indicator-unknown', field: 'indicatorId' })
    const chosen = await writeChoice(tx, row, indicator)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.choose-indicator',
      object: `plan:${version.plan_id}`,
      regionPath: version.region_path,
      detail: { versionId: version.id, itemId: row.id, indicatorId: id },
    })
    await noteChange(tx, ctx, version, [row.id])
    return chosen
  })
}
