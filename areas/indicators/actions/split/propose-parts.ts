import { inLocale } from '#kernel/localized'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { proposeParts as endpoint } from '../../contract.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { whyNotAdditive } from '../../rules/split-draft.ts'
import type { CockpitTarget } from '../../store/assessments.ts'
import { valuesAt } from '../../store/observations.ts'
import { activeSplits } from '../../store/splits.ts'
import { loadTarget } from './load-target.ts'
import { type Over, unitsOf } from './split-units.ts'
import { treeNodes } from './tree-nodes.ts'

/**
 * Units that could carry a part, with what each reported in the period that the split goes by.
 *
 * Permission: indicators:split. Reads: regions, departments, observations of the units.
 * Errors:     indicators.not-found.
 */
export async function proposeParts(
  ctx: Context,
  query: { regionPath: string; targetId: string; over: Over; basisIndicatorId?: string; basisPeriod?: string },
): Promise<ResponseOf<typeof endpoint>> {
  const target = await loadTarget(ctx.db, ctx, query)
  const basisPeriod = query.basisPeriod ?? yearBefore(target)
  const units = await unitsOf(ctx.db, ctx, target.regionPath, query.over)
  const subjectOf = (unit: (typeof units)[number]) =>
    unit.departmentId ? [target.subject, unit.name].filter(Boolean).join(' ') : target.subject
  const at = (indicatorId: string) =>
    units.map((unit) => ({ regionPath: unit.regionPath, indicatorId, subject: subjectOf(unit), period: basisPeriod }))
  const basis = await valuesAt(ctx.db, at(query.basisIndicatorId ?? target.indicatorId))
  const current = await valuesAt(ctx.db, at(target.indicatorId))
  const [node] = await treeNodes(ctx.db, ctx, [target])
  if (!node) throw new Error(`target ${target.id} has no node`)
  const why = whyNotAdditive(target.mode)
  const active = (await activeSplits(ctx.db, [target])).get(target.id)
  const indicators = await ctx.db.query<{ id: string; name: string; unit: string }>(
    `select id, name, unit from indicators.indicator where retired_at is null and mode <> 'growth' order by name, id`,
  )
  const shown = (value: string | null | undefined) =>
    value === null || value === undefined ? null : plainDecimal(value)
  return {
    target: node,
    isAdditive: why === null,
    whyNot: why && inLocale(why, ctx.actor.locale),
    basisPeriod,
    units: units.map((unit, index) => ({ ...unit, basis: shown(basis[index]), current: shown(current[index]) })),
    indicators,
    activeSplit: active ? { id: active.id, revision: active.revision } : null,
  }
}

/** What a target is shared out by, unless another period is asked for: the full year before it begins. */
function yearBefore(target: CockpitTarget): string {
  const year = Number((target.periodStart ?? target.planStart ?? target.deadline).slice(0, 4))
  return String(year - 1)
}
