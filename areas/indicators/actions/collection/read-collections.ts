import { partsOn, regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { CollectionSummaryView, getCollection, getCollectionChoices, listCollections } from '../../contract.ts'
import { mayDo } from '../../may-do.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { daysBetween } from '../../rules/period.ts'
import { cockpitTargets } from '../../store/assessments.ts'
import { cellsOf, lastReminded } from '../../store/collection-cells.ts'
import {
  askedIndicators,
  findCollections,
  isReportedBy,
  isRunBy,
  type StoredCollection,
  type StoredUnit,
  unitsOfCollections,
} from '../../store/collections.ts'
import { approvedValues } from '../../store/roll-ups.ts'
import { regionInScope, regionsInScope } from '../region-scope.ts'
import { unitsOf } from '../split/split-units.ts'
import { type At, loadCollection } from './load-collection.ts'

/**
 * Collections that the person looks after or is asked by.
 *
 * Permission: indicators:write, scope in the SQL: a district sees what it is asked, the city what it asks.
 */
export async function listOfCollections(
  ctx: Context,
  query: { status: 'open' | 'closed' | 'all'; page: number; pageSize: number },
): Promise<ResponseOf<typeof listCollections>> {
  const { rows, total } = await findCollections(ctx.db, ctx.scope, {
    status: query.status,
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  })
  const units = await unitsOfCollections(
    ctx.db,
    rows.map((row) => ({ regionPath: row.region_path, id: row.id })),
  )
  const names = await regionNames(ctx.db, [...new Set(rows.map((row) => row.region_path))])
  return {
    items: rows.map((row) => summaryOf(ctx, row, units.get(row.id) ?? [], names)),
    total,
    mayCreate: mayDo(ctx.actor, 'indicators:collect'),
  }
}

function summaryOf(
  ctx: Context,
  row: StoredCollection,
  units: readonly StoredUnit[],
  names: ReadonlyMap<string, string>,
): CollectionSummaryView {
  const own = units.filter((unit) => isReportedBy(ctx.scope, unit))
  const mayRun = isRunBy(ctx.scope, row.region_path)
  const seen = mayRun ? units : own
  const today = businessDate(ctx.clock.now())
  return {
    id: row.id,
    regionPath: row.region_path,
    regionName: names.get(row.region_path) ?? row.region_path,
    title: row.title,
    period: row.period,
    dueOn: row.due_on,
    status: row.status as 'open' | 'closed',
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    units: seen.length,
    unitsDone: seen.filter((unit) => unit.done_at !== null).length,
    own: own.map((unit) => ({ unitId: unit.unit_id, name: unit.name, isDone: unit.done_at !== null })),
    daysLate: row.status === 'open' ? Math.max(0, daysBetween(row.due_on, today)) : 0,
    mayRun: mayRun && row.status === 'open' && mayDo(ctx.actor, 'indicators:collect'),
  }
}

/**
 * Who has reported what and who has not; a district sees its own line, the region that asks sees all.
 *
 * Permission: indicators:write. Errors: indicators.not-found.
 */
export async function readCollection(ctx: Context, at: At): Promise<ResponseOf<typeof getCollection>> {
  const collection = await loadCollection(ctx.db, ctx, at)
  const key = { regionPath: collection.region_path, id: collection.id }
  const units = (await unitsOfCollections(ctx.db, [key])).get(collection.id) ?? []
  const mayRun = isRunBy(ctx.scope, collection.region_path)
  const seen = units.filter((unit) => mayRun || isReportedBy(ctx.scope, unit))
  const indicators = await askedIndicators(ctx.db, key)
  const rolledUp = await approvedValues(
    ctx.db,
    indicators.map(({ indicatorId }) => ({ ...key, indicatorId, subject: '', period: collection.period })),
  )
  const cells = Map.groupBy(await cellsOf(ctx.db, key), (cell) => cell.unitId)
  const reminded = await lastReminded(ctx.db, key)
  const shown = (value: string | null | undefined) => (value ? plainDecimal(value) : null)
  return {
    ...summaryOf(ctx, collection, units, await regionNames(ctx.db, [collection.region_path])),
    note: collection.note,
    revision: collection.revision,
    indicators: indicators.map(({ indicatorId, name, unit, needsEvidence, rollup }, place) => ({
      ...{ indicatorId, name, unit, needsEvidence, rollup },
      rolledUp: rollup ? shown(rolledUp[place]?.value) : null,
    })),
    rows: seen.map((unit) => ({
      unitId: unit.unit_id,
      regionPath: unit.part_region_path,
      name: unit.name,
      isOwn: isReportedBy(ctx.scope, unit),
      isDone: unit.done_at !== null,
      doneAt: unit.done_at?.toISOString() ?? null,
      doneByName: unit.done_by_name,
      remindedAt: reminded.get(unit.unit_id)?.toISOString() ?? null,
      cells: (cells.get(unit.unit_id) ?? []).map(({ indicatorId, state, value, note }) => ({
        ...{ indicatorId, state, note },
        value: state === 'none' ? null : shown(value),
      })),
    })),
  }
}

/**
 * What a new collection can ask, and whom: indicators with a target here first.
 *
 * Permission: indicators:collect. Errors: indicators.not-found for a region outside the scope.
 */
export async function readChoices(
  ctx: Context,
  query: { regionPath?: string },
): Promise<ResponseOf<typeof getCollectionChoices>> {
  const region = await regionInScope(ctx, query.regionPath)
  const today = businessDate(ctx.clock.now())
  const targets = await cockpitTargets(ctx.db, ctx.scope, {
    regionPaths: [region.path],
    year: Number(today.slice(0, 4)),
  })
  const targeted = new Set(targets.map((target) => target.indicatorId))
  const all = await ctx.db.query<{ id: string; name: string; unit: string }>(
    `select id, name, unit from indicators.indicator where retired_at is null and measure is null order by name, id`,
  )
  const indicators = all.map((one) => ({ ...one, hasTarget: targeted.has(one.id) }))
  const below = await partsOn(ctx.db, region.path, today)
  const departments = await unitsOf(ctx.db, ctx, region.path, 'departments')
  return {
    regionPath: region.path,
    regions: await regionsInScope(ctx),
    indicators: indicators.toSorted((a, b) => Number(b.hasTarget) - Number(a.hasTarget)),
    units: [
      ...below.flatMap(({ path, name, kind }) =>
        kind === 'city' ? [] : [{ regionPath: path, departmentId: null, name, kind }],
      ),
      ...departments.map(({ regionPath, departmentId, name }) => ({
        ...{ regionPath, departmentId, name },
        kind: 'department' as const,
      })),
    ],
  }
}
