import type { Updateable } from 'kysely'
import type { z } from 'zod'
import { businessDate, type Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Audit } from '#platform/audit/audit'
import type { Actor } from '#platform/auth/actor'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Department, Region, RegionInput } from './contract.ts'
import type { RegionsTables } from './schema/tables.gen.ts'
import {
  departmentsAt,
  departmentToChange,
  departmentView,
  partsInForce,
  type RegionRow,
  regionAt,
  regionToChange,
  regionView,
} from './store.ts'

export interface Writer {
  clock: Clock
  ids: Ids
  audit: Audit
}

/** True when a scope reaches a region: everything, or its own subtree. */
export function reaches(scope: Scope, path: string): boolean {
  return scope.reach === 'all' || (scope.reach === 'region' && path.startsWith(scope.regionPath))
}

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
 * Errors:     regions.not-found, regions.closed.
 */
export async function giveNewName(
  ctx: Context,
  code: string,
  input: { name: string; shortName: string; nameEn: string; from: string },
): Promise<Region> {
  return changeRegion(ctx, code, 'regions.rename-region', { from: '', to: input.name }, async (tx, region) => {
    await tx.query(
      `insert into regions.former_name (region_path, name, valid_to) values ($1, $2, $3::date - 1)
       on conflict (region_path, name) do update set valid_to = excluded.valid_to`,
      [region.path, region.name, input.from],
    )
    return { name: input.name, short_name: input.shortName, name_en: input.nameEn }
  })
}

/**
 * Ends a region, alone or into a successor. Its figures stay under its own path: history is not moved.
 *
 * Permission: regions:write in the region.
 * Writes:     regions.region, the operation log.
 * Errors:     regions.not-found, regions.closed, regions.has-parts, regions.successor-not-found.
 */
export async function endRegion(
  ctx: Context,
  code: string,
  input: { lastDay: string; successorPath: string | null },
): Promise<Region> {
  return changeRegion(ctx, code, 'regions.close-region', input, async (tx, region) => {
    const count = await partsInForce(tx, region.path, input.lastDay)
    if (count > 0) throw new Refusal({ code: 'regions.has-parts', params: { count } })
    const successor = input.successorPath === null ? null : await regionAt(tx, input.successorPath)
    if (input.successorPath !== null && (!successor || successor.path === region.path))
      throw new Refusal({ code: 'regions.successor-not-found', field: 'successorPath' })
    return { valid_to: input.lastDay, successor_path: input.successorPath }
  })
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

/**
 * Adds a department to a region. The caller has decided that the actor may.
 *
 * Writes: regions.department, the operation log.
 * Errors: regions.parent-not-found, regions.department-exists.
 */
export async function createDepartment(
  tx: Db,
  writer: Writer,
  actor: Actor,
  input: { regionPath: string; name: string; aliases?: string[]; validFrom?: string; position?: number },
): Promise<Department> {
  const region = await regionAt(tx, input.regionPath)
  if (!region) throw new Refusal({ code: 'regions.parent-not-found', field: 'regionPath' })
  const now = writer.clock.now()
  const inserted = await tx
    .as<RegionsTables>()
    .insertInto('regions.department')
    .values({
      id: writer.ids.next('dep'),
      region_path: input.regionPath,
      name: input.name,
      aliases: input.aliases ?? [],
      position: input.position ?? 1000,
      valid_from: input.validFrom ?? '1949-10-01',
      created_at: now,
    })
    .onConflict((conflict) => conflict.constraint('department_name_once').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!inserted) throw new Refusal({ code: 'regions.department-exists', field: 'name' })
  await writer.audit.record(tx, actor, {
    action: 'regions.add-department',
    object: `department:${inserted.id}`,
    regionPath: input.regionPath,
    detail: { name: input.name },
  })
  return departmentView({ ...inserted, region_name: region.name }, businessDate(now))
}

/**
 * Renames a department, changes its other names, or ends it. The old name stays among the other names.
 *
 * Permission: regions:write in its region.
 * Writes:     regions.department, the operation log.
 * Errors:     regions.department-not-found, regions.department-exists.
 */
export async function editDepartment(
  ctx: Context,
  id: string,
  input: { name?: string; aliases?: string[]; validTo?: string | null },
): Promise<Department> {
  return ctx.db.tx(async (tx) => {
    const before = await departmentToChange(tx, ctx.scope, id)
    if (!before) throw new Refusal('regions.department-not-found')
    const aliases = new Set(input.aliases ?? before.aliases)
    if (input.name !== undefined && input.name !== before.name) aliases.add(before.name)
    if (input.name !== undefined) aliases.delete(input.name)
    await tx
      .as<RegionsTables>()
      .updateTable('regions.department')
      .set({
        name: input.name ?? before.name,
        aliases: [...aliases],
        valid_to: input.validTo === undefined ? before.valid_to : input.validTo,
      })
      .where('region_path', '=', before.region_path)
      .where('id', '=', id)
      .execute()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'regions.change-department',
      object: `department:${id}`,
      regionPath: before.region_path,
      detail: { ...input, nameBefore: before.name },
    })
    const [after] = await departmentsAt(tx, [id])
    if (!after) throw new Error(`department ${id} vanished inside its own transaction`)
    return departmentView(after, businessDate(ctx.clock.now()))
  })
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
