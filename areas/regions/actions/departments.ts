import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Department } from '../contract.ts'
import type { RegionsTables } from '../schema/tables.gen.ts'
import { departmentsAt, departmentToChange, departmentView, regionAt } from '../store/regions.ts'
import type { Writer } from './writer.ts'

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
