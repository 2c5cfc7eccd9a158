import { targetStatuses } from '#areas/indicators'
import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { PublishedPlan, PublishedPlanDetail, PublishedTarget } from '../../contract/publication.ts'
import { factsOf, type ItemRow, itemsOf } from '../../store/items.ts'
import { measuresOf, responsiblesOf } from '../../store/measures.ts'
import {
  findPublishedPlan,
  findPublishedPlans,
  type PublishedItemRow,
  type PublishedPlanRow,
  publishedItemsOf,
} from '../../store/publications.ts'
import { planFactsView } from '../../views.ts'

/**
 * Plans whose targets are in force; anybody may see them.
 *
 * Permission: plans:read-published.
 */
export async function listPublished(
  ctx: Context,
  filter: { q?: string; regionPath?: string; page: number; pageSize: number },
): Promise<{ items: PublishedPlan[]; total: number }> {
  const { rows, total } = await findPublishedPlans(ctx.db, filter)
  const names = await regionNames(ctx.db, [...new Set(rows.map((row) => row.region_path))])
  return { items: rows.map((row) => publishedView(row, names)), total }
}

/**
 * A published plan by measure, with how every target stands today.
 *
 * Permission: plans:read-published.
 * Reads:      the indicators, for the status of the targets.
 * Errors:     plans.not-found, also for a plan that is not published.
 */
export async function readPublished(ctx: Context, planId: string): Promise<PublishedPlanDetail> {
  const plan = await findPublishedPlan(ctx.db, planId)
  if (!plan?.published_version_id) throw new Refusal('plans.not-found')
  const version = { region_path: plan.region_path, id: plan.published_version_id }
  const asOf = businessDate(ctx.clock.now())
  const published = await publishedItemsOf(ctx.db, plan)
  const targetIds = published.flatMap((row) => (row.target_id === null ? [] : [row.target_id]))
  const statuses = new Map((await targetStatuses(ctx.db, targetIds, asOf)).map((s) => [s.targetId, s]))
  const items = new Map((await itemsOf(ctx.db, version)).map((item) => [item.id, item]))
  const targets = published.flatMap((row) => {
    const item = items.get(row.item_id)
    return item ? [{ item, view: targetView(item, row, statuses.get(row.target_id ?? '') ?? null) }] : []
  })
  const byMeasure = Map.groupBy(
    targets.toSorted((a, b) => a.item.text_offset - b.item.text_offset),
    ({ item }) => item.measure_id,
  )
  const units = Map.groupBy(await responsiblesOf(ctx.db, version), (unit) => unit.measure_id)
  const measures = (await measuresOf(ctx.db, version)).flatMap((measure) => {
    const own = byMeasure.get(measure.id)
    if (!own) return []
    return [
      {
        id: measure.id,
        path: measure.heading_path,
        title: measure.title,
        units: (units.get(measure.id) ?? []).map((unit) => ({
          name: unit.department_name ?? unit.resolved,
          role: unit.role,
        })),
        targets: own.map(({ view }) => view),
      },
    ]
  })
  const loose = byMeasure.get(null)?.map(({ view }) => view) ?? []
  const outside = loose.length > 0 ? [{ id: null, path: [], title: '', units: [], targets: loose }] : []
  const names = await regionNames(ctx.db, [plan.region_path])
  return { ...publishedView(plan, names), asOf, measures: [...outside, ...measures] }
}

type Status = Awaited<ReturnType<typeof targetStatuses>>[number]

function targetView(item: ItemRow, row: PublishedItemRow, status: Status | null): PublishedTarget {
  const { measureId: _, growth: __, ...facts } = factsOf(item)
  return {
    ...facts,
    itemId: item.id,
    targetId: row.target_id,
    current: status && { status: status.status, value: status.value, period: status.period },
  }
}

function publishedView(row: PublishedPlanRow, names: ReadonlyMap<string, string>): PublishedPlan {
  return {
    ...planFactsView(row),
    id: row.id,
    versionId: row.published_version_id ?? row.current_version_id,
    regionPath: row.region_path,
    regionName: names.get(row.region_path) ?? row.region_path,
    publishedAt: row.published_at.toISOString(),
    measureCount: row.measure_count,
    targetCount: row.target_count,
  }
}
