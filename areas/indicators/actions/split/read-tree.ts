import { departmentNames } from '#areas/regions'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getTargetParts, getTargetTree, TreeNodeView } from '../../contract.ts'
import { mayDo } from '../../may-do.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { cockpitTargets } from '../../store/assessments.ts'
import { splitHistory } from '../../store/splits.ts'
import { regionInScope, regionsInScope } from '../region-scope.ts'
import { loadTarget } from './load-target.ts'
import { treeDay, treeNodes } from './tree-nodes.ts'

export interface TreeQuery {
  regionPath?: string
  year?: number
  planId?: string
  departmentId?: string
  state: 'all' | 'split' | 'not-split' | 'gap'
  q?: string
}

/**
 * The targets of a region, of every year unless one is asked for, each with how its parts carry it; what stands below
 * opens with `readTargetParts`.
 *
 * Permission: indicators:read, scope in the SQL; a department sees the targets that it answers for.
 * Errors:     indicators.not-found for a region outside the scope.
 */
export async function readTargetTree(ctx: Context, query: TreeQuery): Promise<ResponseOf<typeof getTargetTree>> {
  const region = await regionInScope(ctx, query.regionPath)
  const asOf = treeDay(ctx)
  const targets = await cockpitTargets(ctx.db, ctx.scope, {
    regionPaths: [region.path],
    withoutOwnParts: ctx.scope.reach !== 'department',
    ...(query.year ? { year: query.year } : {}),
  })
  const { planId, departmentId, q } = query
  const asked = targets.filter(
    (target) =>
      (!planId || target.planId === planId) &&
      (!departmentId || target.departmentIds.includes(departmentId)) &&
      (!q || `${target.indicator}${target.subject}${target.planTitle ?? ''}`.includes(q)),
  )
  const nodes = await treeNodes(ctx.db, ctx, asked)
  const names = await departmentNames(ctx.db, [...new Set(targets.flatMap((target) => target.departmentIds))])
  const plans = new Map(targets.flatMap((target) => (target.planId ? [[target.planId, target.planTitle ?? '']] : [])))
  return {
    regionPath: region.path,
    regionName: region.name,
    asOf,
    nodes: nodes.filter((node) => isIn(node, query.state)),
    counts: {
      all: nodes.length,
      split: nodes.filter((node) => isIn(node, 'split')).length,
      gap: nodes.filter((node) => isIn(node, 'gap')).length,
    },
    regions: await regionsInScope(ctx),
    departments: [...names].map(([id, name]) => ({ id, name })),
    plans: [...plans].map(([id, title]) => ({ id, title })),
    maySplit: mayDo(ctx.actor, 'indicators:split'),
  }
}

function isIn(node: TreeNodeView, state: TreeQuery['state']): boolean {
  if (state === 'all') return true
  if (state === 'not-split') return node.split === null
  if (node.split === null) return false
  const { verdict } = node.split.targets
  return state === 'split' || verdict === 'short' || verdict === 'unknown'
}

/**
 * One target with its parts and every split that it ever had.
 *
 * Permission: indicators:read. Errors: indicators.not-found.
 */
export async function readTargetParts(
  ctx: Context,
  at: { regionPath: string; targetId: string },
): Promise<ResponseOf<typeof getTargetParts>> {
  const target = await loadTarget(ctx.db, ctx, at)
  const history = await splitHistory(ctx.db, target)
  const places = new Map(
    history.find((split) => split.status === 'active')?.parts.map((part) => [part.childId, part.place]),
  )
  const children = await cockpitTargets(ctx.db, null, { parents: [target] })
  children.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  const [node] = await treeNodes(ctx.db, ctx, [target])
  if (!node) throw new Error(`target ${target.id} has no node`)
  return {
    target: node,
    asOf: treeDay(ctx),
    parts: await treeNodes(ctx.db, ctx, children),
    history: history.map(({ parts, targetId: _, regionPath: __, replaces: ___, createdAt, endedAt, ...split }) => ({
      ...split,
      step: plainDecimal(split.step),
      createdAt: createdAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      parts: parts.map(({ place: _place, childId: _childId, ...part }) => ({
        ...part,
        ...plainNumbers(part),
        value: plainDecimal(part.value),
      })),
    })),
    maySplit: mayDo(ctx.actor, 'indicators:split'),
  }
}

const numbers = ['basis', 'floor', 'ceiling', 'denominator', 'current'] as const

/** Numbers of the database without the zeros that it keeps behind the point. */
export function plainNumbers(part: Record<(typeof numbers)[number], string | null>) {
  const plain = (value: string | null) => (value === null ? null : plainDecimal(value))
  return {
    basis: plain(part.basis),
    floor: plain(part.floor),
    ceiling: plain(part.ceiling),
    denominator: plain(part.denominator),
    current: plain(part.current),
  }
}
