import { departmentNames, regionNames, regionsAtPaths, successionsOf } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { ReconciliationView, TreeNodeView } from '../../contract.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { pendingPeriod } from '../../rules/pending-period.ts'
import { assessmentDay } from '../../rules/period.ts'
import { reconcileParts } from '../../rules/split-draft.ts'
import { asItStood } from '../../rules/target-versions.ts'
import { type Assessed, type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import { newestPending, type PendingFigure } from '../../store/cockpit/newest-pending.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { seriesOfTarget } from '../../store/observations.ts'
import { activeSplits, type Split } from '../../store/splits.ts'
import { targetsById } from '../../store/targets.ts'
import { reconciliationView, targetView } from '../../views.ts'
import { assessTargets } from '../assess-targets.ts'
import { directionOf } from './load-target.ts'

/** The month end as of which a tree is shown. */
export function treeDay(ctx: Pick<Context, 'clock'>): string {
  return assessmentDay(businessDate(ctx.clock.now()))
}

interface About {
  asOf: string
  splits: Map<string, Split>
  /** Parts of every target, by target. */
  children: Map<string, CockpitTarget[]>
  assessed: Map<string, Assessed>
  /** Newest figure that nobody approved, by series. */
  pending: Map<string, PendingFigure>
  regions: Map<string, string>
  over: Map<string, NonNullable<TreeNodeView['regionOver']>>
  departments: Map<string, string>
  parents: Map<string, { value: string; unit: string }>
}

/**
 * Targets as nodes of the tree: how each stands, how its parts carry it, and what it is a part of.
 *
 * Reads: the targets' parts, splits, assessments; regions and departments for their names.
 */
export async function treeNodes(
  db: Db,
  ctx: Pick<Context, 'actor' | 'clock'>,
  targets: readonly CockpitTarget[],
): Promise<TreeNodeView[]> {
  const asOf = treeDay(ctx)
  const children = await cockpitTargets(db, null, { parents: targets })
  const parents = targets.flatMap((target) => (target.parent ? [target.parent] : []))
  const paths = [...targets.map((target) => target.regionPath), ...parents.map((parent) => parent.regionPath)]
  const about: About = {
    asOf,
    splits: await activeSplits(db, targets),
    children: Map.groupBy(children, (child) => child.parent?.id ?? ''),
    assessed: await assessTargets(db, [...targets, ...children], [asOf]),
    pending: await newestPending(db, [...targets, ...children], asOf),
    regions: await regionNames(db, paths),
    over: await overRegions(db, targets, businessDate(ctx.clock.now())),
    departments: await departmentNames(db, [...new Set(targets.flatMap((target) => target.departmentIds))]),
    parents: new Map(
      (await targetsById(db, [...new Set(parents.map((parent) => parent.id))])).map((parent) => [parent.id, parent]),
    ),
  }
  return targets.map((target) => nodeOf(asItStood(target, asOf), about, ctx.actor.locale))
}

/** Regions of targets that are over before the deadline, with what they became. */
async function overRegions(db: Db, targets: readonly CockpitTarget[], today: string): Promise<About['over']> {
  const paths = [...new Set(targets.map((target) => target.regionPath))]
  const over = (await regionsAtPaths(db, paths)).filter((region) => region.validTo !== null && region.validTo < today)
  const successions = await successionsOf(
    db,
    over.map((region) => region.path),
  )
  return new Map(
    over.map((region) => {
      const successors = successions.filter((one) => one.path === region.path).map((one) => one.successorName)
      return [region.path, { lastDay: region.validTo ?? today, successors }]
    }),
  )
}

function nodeOf(target: CockpitTarget, about: About, locale: 'zh-CN' | 'en'): TreeNodeView {
  const found = about.assessed.get(assessmentKey(target.id, about.asOf))
  const regionName = about.regions.get(target.regionPath) ?? target.regionPath
  const departments = target.departmentIds.map((id) => ({ id, name: about.departments.get(id) ?? id }))
  const isOwnPart = target.parent?.regionPath === target.regionPath
  const over = about.over.get(target.regionPath)
  return {
    ...targetView(target, found, locale),
    regionName,
    regionOver: over && over.lastDay < target.deadlineEnd ? over : null,
    name: isOwnPart ? (departments[0]?.name ?? target.subject) : regionName,
    baseline: target.baseline && { ...target.baseline, value: plainDecimal(target.baseline.value) },
    version: target.version,
    departments,
    pendingPeriod: pendingOf(target, about),
    parent: parentOf(target, about),
    split: splitOf(target, about, locale),
  }
}

/** Of itself, else of the first of its parts: their sum stands beside it. */
function pendingOf(target: CockpitTarget, about: About): string | null {
  for (const one of [target, ...(about.children.get(target.id) ?? [])]) {
    const dataThrough = about.assessed.get(assessmentKey(one.id, about.asOf))?.dataThrough ?? null
    const period = pendingPeriod({ reported: one.reported, dataThrough }, about.pending.get(seriesOfTarget(one)))
    if (period) return period
  }
  return null
}

function parentOf(target: CockpitTarget, about: About): TreeNodeView['parent'] {
  const parent = target.parent && about.parents.get(target.parent.id)
  if (!target.parent || !parent) return null
  const { id, regionPath } = target.parent
  const regionName = about.regions.get(regionPath) ?? regionPath
  return { targetId: id, regionPath, regionName, value: plainDecimal(parent.value), unit: parent.unit }
}

/** The parts' targets against the target, and what they reached against what it reached. */
function splitOf(target: CockpitTarget, about: About, locale: 'zh-CN' | 'en'): TreeNodeView['split'] {
  const split = about.splits.get(target.id)
  if (!split) return null
  const direction = directionOf(target)
  const children = about.children.get(target.id) ?? []
  const held = (value: string, amountOf: (child: CockpitTarget) => string | null) =>
    heldByParts(split, { value, direction }, locale, { children, amountOf })
  const reached = (one: CockpitTarget) => about.assessed.get(assessmentKey(one.id, about.asOf))?.actual ?? null
  const actual = reached(target)
  return {
    id: split.id,
    revision: split.revision,
    parts: split.parts.length,
    method: split.method,
    targets: held(target.value, (child) => plainDecimal(asItStood(child, about.asOf).value)),
    actuals: actual === null ? null : held(actual, reached),
  }
}

/** The parts of a split held against a whole by its rule; a part whose target is gone says nothing. */
export function heldByParts(
  split: Split,
  target: { value: string; direction: 'up' | 'down' },
  locale: 'zh-CN' | 'en',
  of: { children: readonly CockpitTarget[]; amountOf: (child: CockpitTarget) => string | null },
): ReconciliationView {
  const children = new Map(of.children.map((child) => [child.id, child]))
  const parts = split.parts.map((part) => {
    const child = children.get(part.childId)
    return { name: part.name, denominator: part.denominator, value: child ? of.amountOf(child) : null }
  })
  return reconciliationView(reconcileParts({ rule: split.rule, target }, parts), split.rule, locale)
}
