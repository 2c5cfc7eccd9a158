import { regionNames } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Hit } from '#platform/area'
import { decide, type Scope } from '#platform/auth/permission'
import type { Context, Download } from '#platform/http/route'
import type { PlanDetail, PlanListItem, VersionReview } from '../../contract/views.ts'
import { plansPermissions } from '../../permissions.ts'
import { itemsOf, reviewsOf, reviewsOfBatches } from '../../store/items.ts'
import { allMeasuresOf, allMechanismsOf, headingsOf, unitsOfMeasures } from '../../store/measures.ts'
import { findPlans, type PlanFilter, type PlanRow, textOf, versionsOf } from '../../store/plans.ts'
import { pulseSeqOf } from '../../store/review/pulse.ts'
import { reachesRegion } from '../../store/scope.ts'
import {
  historyView,
  itemView,
  measureViews,
  mechanismView,
  planDetailView,
  planFactsView,
  versionView,
} from '../../views.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { planLike } from './move-version.ts'

/**
 * Plans that the person may see, with how far their review is.
 *
 * Permission: plans:read.
 */
export async function listPlans(
  ctx: Context,
  filter: PlanFilter,
): Promise<{ items: PlanListItem[]; total: number; mayUpload: boolean; uploadRegionPath: string | null }> {
  const { listed, total } = await findPlans(ctx.db, ctx.scope, filter)
  const names = await regionNames(ctx.db, [...new Set(listed.map(({ plan }) => plan.region_path))])
  const items = listed.map(({ plan, version }) => ({
    ...planFactsView(plan),
    id: plan.id,
    regionPath: plan.region_path,
    regionName: names.get(plan.region_path) ?? plan.region_path,
    version: versionView(version),
    isPublished: plan.published_version_id !== null,
    updatedAt: later(plan.updated_at, version.reviewed_at).toISOString(),
  }))
  const writing = decide(ctx.actor, plansPermissions['plans:write'])
  const uploadRegionPath = writing?.reach === 'region' ? writing.regionPath : null
  return { items, total, mayUpload: writing !== null, uploadRegionPath }
}

/** What the search box finds: title, number or issuer. */
export async function findPlansFor(ctx: Context, query: string): Promise<Hit[]> {
  const { listed } = await findPlans(ctx.db, ctx.scope, { q: query, page: 1, pageSize: 10 })
  return listed.map(({ plan, version }) => ({
    kind: 'plan',
    title: plan.title,
    ...(plan.number === null ? {} : { snippet: plan.number }),
    link: `/plans/${plan.id}/versions/${version.id}`,
  }))
}

const later = (a: Date, b: Date | null) => (b !== null && b > a ? b : a)

/**
 * Permission: plans:read.
 * Errors:     plans.not-found.
 */
export async function readPlan(ctx: Context, planId: string): Promise<PlanDetail> {
  return detailOf(ctx, await loadPlan(ctx.db, ctx.scope, planId))
}

async function detailOf(ctx: Context, plan: PlanRow): Promise<PlanDetail> {
  const names = await regionNames(ctx.db, [plan.region_path])
  const may = (permission: Parameters<typeof decide>[1]) => mayIn(decide(ctx.actor, permission), plan.region_path)
  return planDetailView(plan, await versionsOf(ctx.db, plan), {
    regionName: names.get(plan.region_path) ?? plan.region_path,
    may: { write: may(plansPermissions['plans:write']), publish: may(plansPermissions['plans:publish']) },
  })
}

const mayIn = (scope: Scope | null, regionPath: string) => scope !== null && reachesRegion(scope, regionPath)

/**
 * Everything of a version that is reviewed; the text comes apart, because it never changes.
 *
 * Permission: plans:read.
 * Errors:     plans.not-found, plans.version-not-found.
 */
export async function readReview(ctx: Context, at: { planId: string; versionId: string }): Promise<VersionReview> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  const version = await loadVersion(ctx.db, ctx.scope, at)
  // First of all: a step that comes between is told once more rather than not at all.
  const seq = await pulseSeqOf(ctx.db, version)
  const headings = await headingsOf(ctx.db, version)
  return {
    plan: await detailOf(ctx, plan),
    version: versionView(version),
    outline: headings.map(({ text_offset: offset, ...heading }) => ({ ...heading, offset })),
    measures: measureViews(await allMeasuresOf(ctx.db, version), await unitsOfMeasures(ctx.db, version, null)),
    items: (await itemsOf(ctx.db, version)).map(itemView),
    mechanisms: (await allMechanismsOf(ctx.db, version)).map(mechanismView),
    newerTextOf: await planLike(ctx, plan, version),
    seq,
  }
}

/**
 * Permission: plans:read.
 * Errors:     plans.version-not-found, also while there is no text yet.
 */
export async function readText(
  ctx: Context,
  at: { planId: string; versionId: string },
): Promise<{ text: string; textDigest: string }> {
  const found = await textOf(ctx.db, await loadVersion(ctx.db, ctx.scope, at))
  if (!found) throw new Refusal('plans.version-not-found')
  return found
}

/**
 * Permission: plans:read.
 * Errors:     plans.version-not-found, files.damaged.
 */
export async function readOriginal(ctx: Context, at: { planId: string; versionId: string }): Promise<Download> {
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const file = await ctx.files.get(ctx.db, version.file_id)
  if (!file) throw new Refusal('plans.version-not-found')
  return { fileName: version.file_name, contentType: file.mediaType, body: await ctx.files.read(file) }
}

/**
 * Permission: plans:read.
 * Errors:     plans.version-not-found.
 */
export async function readHistory(ctx: Context, at: { planId: string; versionId: string; itemId: string }) {
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const reviews = await reviewsOf(ctx.db, version, at.itemId)
  const batches = await reviewsOfBatches(
    ctx.db,
    version,
    reviews.filter(({ action }) => action === 'merge' || action === 'split').map(({ batch_id }) => batch_id),
  )
  const items = reviews.map((review) => historyView(review, batches.get(review.batch_id) ?? []))
  return { items, total: items.length }
}
