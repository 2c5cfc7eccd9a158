import type { Updateable } from 'kysely'
import type { z } from 'zod'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Region, RegionInput } from '../contract.ts'
import type { RegionsTables } from '../schema/tables.gen.ts'
import {
  closeParts,
  partsInForce,
  type RegionRow,
  regionAt,
  regionsAt,
  regionToChange,
  regionView,
} from '../store/regions.ts'
import { insertSuccession } from '../store/succession.ts'
import { reaches } from './writer.ts'

/**
 * Adds a district, park or town below a region.
 *
 * Permission: regions:write in the region above.
 * Writes:     regions.region, the operation log.
 * Errors:     regions.parent-not-found, regions.code-form, regions.code-taken.
 */
export async function addRegion(ctx: Context, input: z.output<typeof RegionInput>): Promise<Region> {
  const { code, codeSource, parentPath } = input
  const isLocalLength = code.length === 10
  if (isLocalLength !== (codeSource === 'local') || ![6, 9, 10, 12].includes(code.length))
    throw new Refusal({ code: 'regions.code-form', field: 'code' })
  return ctx.db.tx(async (tx) => {
    const parent = reaches(ctx.scope, parentPath) ? await regionAt(tx, parentPath) : null
    if (!parent) throw new Refusal({ code: 'regions.parent-not-found', field: 'parentPath' })
    refuseClosed(parent, businessDate(ctx.clock.now()))
    const inserted = await tx
      .as<RegionsTables>()
      .insertInto('regions.region')
      .values({
        path: `${parentPath}${code}/`,
        code,
        name: input.name,
        short_name: input.shortName,
        name_en: input.nameEn,
        kind: input.kind,
        parent_path: parentPath,
        code_source: codeSource,
        position: 1000,
        valid_from: input.validFrom,
      })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!inserted) throw new Refusal({ code: 'regions.code-taken', field: 'code', params: { code } })
    await record(ctx, tx, 'regions.add-region', inserted.path, { name: input.name })
    return regionView(inserted, businessDate(ctx.clock.now()))
  })
}

/**
 * Gives a region a new name; documents that use the old one are still understood.
 *
 * Permission: regions:write in the region.
 * Writes:     regions.region, regions.former_name, the operation log.
 * Errors:     regions.not-found, regions.closed, regions.name-not-yet.
 */
export async function giveNewName(
  ctx: Context,
  code: string,
  input: { name: string; shortName: string; nameEn: string; from: string },
): Promise<Region> {
  if (input.from > businessDate(ctx.clock.now())) throw new Refusal({ code: 'regions.name-not-yet', field: 'from' })
  return changeRegion(ctx, code, 'regions.rename-region', { from: input.from, to: input.name }, async (tx, region) => {
    await tx.query(
      `insert into regions.former_name (region_path, name, valid_to) values ($1, $2, $3::date - 1)
       on conflict (region_path, name) do update set valid_to = excluded.valid_to`,
      [region.path, region.name, input.from],
    )
    return { name: input.name, short_name: input.shortName, name_en: input.nameEn }
  })
}

/**
 * Ends a region, alone or into one or several successors. Its figures stay under its own path: history is not moved.
 * With `closeParts` everything in it ends on the same day; a town or department that goes on is entered anew where it is.
 *
 * Permission: regions:write in the region.
 * Writes:     regions.region, regions.succession, regions.department, the operation log.
 * Errors:     regions.not-found, regions.closed, regions.has-parts, regions.successor-not-found, regions.ends-before-start.
 */
export async function endRegion(
  ctx: Context,
  code: string,
  input: { lastDay: string; successorPath: string | null; furtherSuccessorPaths: string[]; closeParts: boolean },
): Promise<Region> {
  return changeRegion(ctx, code, 'regions.close-region', input, async (tx, region) => {
    const { lastDay, successorPath } = input
    if (region.valid_from !== null && lastDay < region.valid_from)
      throw new Refusal({ code: 'regions.ends-before-start', field: 'lastDay', params: { date: region.valid_from } })
    if (input.closeParts) await closeParts(tx, region.path, lastDay)
    const count = await partsInForce(tx, region.path, lastDay)
    if (count > 0) throw new Refusal({ code: 'regions.has-parts', params: { count } })
    const successors = [...(successorPath === null ? [] : [successorPath]), ...input.furtherSuccessorPaths]
    await refuseSuccessors(tx, region, [...new Set(successors)], lastDay)
    await insertSuccession(tx, region.path, [...new Set(successors)], lastDay)
    return { valid_to: lastDay, successor_path: successors[0] ?? null }
  })
}

/** A successor is another region, outside the one that ends, and there when it ends. */
async function refuseSuccessors(tx: Db, region: RegionRow, paths: readonly string[], lastDay: string): Promise<void> {
  const found = await regionsAt(tx, paths)
  const isFit = (row: RegionRow) =>
    !row.path.startsWith(region.path) && (row.valid_to === null || row.valid_to > lastDay)
  if (found.length < paths.length || !found.every(isFit))
    throw new Refusal({ code: 'regions.successor-not-found', field: 'successorPath' })
}

async function changeRegion(
  ctx: Context,
  code: string,
  action: string,
  detail: Record<string, unknown>,
  changes: (tx: Db, region: RegionRow) => Promise<Updateable<RegionsTables['regions.region']>>,
): Promise<Region> {
  const today = businessDate(ctx.clock.now())
  return ctx.db.tx(async (tx) => {
    const region = await regionToChange(tx, ctx.scope, code)
    if (!region) throw new Refusal('regions.not-found')
    refuseClosed(region, today)
    const changed = await tx
      .as<RegionsTables>()
      .updateTable('regions.region')
      .set(await changes(tx, region))
      .where('path', '=', region.path)
      .returningAll()
      .executeTakeFirstOrThrow()
    await record(ctx, tx, action, region.path, { ...detail, nameBefore: region.name })
    return regionView(changed, today)
  })
}

function refuseClosed(region: RegionRow, today: string): void {
  if (region.valid_to !== null && region.valid_to < today)
    throw new Refusal({ code: 'regions.closed', params: { name: region.name, date: region.valid_to } })
}

async function record(
  ctx: Context,
  tx: Db,
  action: string,
  path: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, { action, object: `region:${path}`, regionPath: path, detail })
}
