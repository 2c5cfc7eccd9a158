import { notify, resolveTodos } from '#areas/notices'
import type { Office } from '#platform/auth/memberships'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Services } from '#platform/services'
import { cellsOf, type StoredCell } from '../../store/collection-cells.ts'
import { type OpenUnit, openUnits, type StoredUnit, setUnitDone } from '../../store/collections.ts'

type Telling = Pick<Services, 'clock' | 'ids'>

export const collectionReason = 'indicators.collection-due'

export function unitObject(unit: Pick<StoredUnit, 'collection_id' | 'unit_id'>): string {
  return `collection:${unit.collection_id}:${unit.unit_id}`
}

/** Page on which the unit reports. */
export function unitLink(unit: Pick<StoredUnit, 'region_path' | 'collection_id' | 'unit_id'>): string {
  const region = encodeURIComponent(unit.region_path)
  return `/indicators/collections/${unit.collection_id}/report?regionPath=${region}&unit=${unit.unit_id}`
}

/** A unit is done when every figure was reported and none came back, or it said that there is none. */
export function isDone(cells: readonly Pick<StoredCell, 'state'>[]): boolean {
  return cells.every(({ state }) => state !== 'missing' && state !== 'returned')
}

export type ToDo = Pick<
  OpenUnit,
  'region_path' | 'collection_id' | 'unit_id' | 'part_region_path' | 'department_id' | 'title' | 'due_on'
>

/** Who is asked for a unit: the department, else the officers of the district. */
export function officeOfUnit(unit: Pick<ToDo, 'part_region_path' | 'department_id'>): Office {
  if (unit.department_id) return { departmentId: unit.department_id }
  return { role: 'district-officer', regionPath: unit.part_region_path }
}

/** Asks the unit. */
export async function askUnit(tx: Db, services: Telling, unit: ToDo, said: { zh: string; en: string }): Promise<void> {
  const office = officeOfUnit(unit)
  await notify(tx, services, {
    kind: 'todo',
    to: 'role' in office ? { role: office.role } : office,
    regionPath: unit.part_region_path,
    title: { zh: `${said.zh}：${unit.title}`, en: `${said.en}: ${unit.title}` },
    link: unitLink(unit),
    object: unitObject(unit),
    reason: collectionReason,
    dueOn: unit.due_on,
  })
}

/**
 * Brings the to-dos of open collections in line with what is reported: done ones close, a returned figure opens its
 * unit's again.
 *
 * Reads:  open collections of the regions and their figures. Writes: indicators.collection_unit, notices.
 */
export async function syncCollections(
  tx: Db,
  ctx: Telling & Pick<Context, 'actor'>,
  regionPaths: readonly string[],
): Promise<void> {
  const units = await openUnits(tx, [...new Set(regionPaths)])
  const byCollection = Map.groupBy(units, (unit) => unit.collection_id)
  for (const [id, own] of byCollection) {
    const regionPath = own[0]?.region_path ?? ''
    const cells = Map.groupBy(await cellsOf(tx, { regionPath, id }), (cell) => cell.unitId)
    for (const unit of own) await syncUnit(tx, ctx, unit, cells.get(unit.unit_id) ?? [])
  }
}

async function syncUnit(
  tx: Db,
  ctx: Telling & Pick<Context, 'actor'>,
  unit: OpenUnit,
  cells: readonly StoredCell[],
): Promise<void> {
  const done = isDone(cells)
  if (done === (unit.done_at !== null)) return
  await setUnitDone(tx, unit, done ? { at: ctx.clock.now(), byName: ctx.actor.name } : null)
  if (done) await resolveTodos(tx, ctx, unitObject(unit), collectionReason)
  else await askUnit(tx, ctx, unit, { zh: '有数据被退回，请更正', en: 'Figures came back, please correct' })
}
