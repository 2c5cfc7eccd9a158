import { inLocale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { IndicatorDetailView } from '../contract.ts'
import { type Measure, measureById, registeredMeasures } from '../measures.ts'
import { type IndicatorRow, indicatorById } from '../store/catalogue.ts'
import { measureBinding, measureHolders, setMeasure } from '../store/measures.ts'
import { refreshMeasure } from './refresh-measures.ts'

/**
 * From now on an indicator that people reported is computed from the records of an area, and is so at once. What was
 * reported stays; where a computed figure differs, it is the next revision beside it. With null people report it again, and
 * what was computed stays.
 *
 * Permission: the caller's (indicators:define).
 * Writes:     indicators.indicator, indicators.observation, the operation log.
 * Errors:     indicators.not-found, indicators.changed-meanwhile, indicators.measure-does-not-fit when unit, mode or way of
 *             reporting are others, indicators.measure-taken.
 */
export async function bindMeasure(
  ctx: Context,
  indicatorId: string,
  measureId: string | null,
  version: number | null = null,
): Promise<void> {
  const measure = await ctx.db.tx(async (tx) => {
    const indicator = await indicatorById(tx, indicatorId, true)
    const wanted = measureId === null ? null : measureById(measureId)
    if (!indicator || (measureId !== null && !wanted)) throw new Refusal('indicators.not-found')
    if (version !== null && indicator.version !== version)
      throw new Refusal({ code: 'indicators.changed-meanwhile', params: { indicator: indicator.name } })
    if (wanted) await refuseUnfit(tx, indicator, wanted)
    const bound = wanted && { id: wanted.id, since: ctx.clock.now(), byName: ctx.actor.name }
    await setMeasure(tx, indicatorId, bound)
    await ctx.audit.record(tx, ctx.actor, {
      action: wanted ? 'indicators.bind-measure' : 'indicators.unbind-measure',
      object: `indicator:${indicatorId}`,
      detail: { name: indicator.name, measure: measureId, measureBefore: indicator.measure },
    })
    return wanted
  })
  if (measure) await refreshMeasure(ctx, ctx.actor, measure)
}

const fits = (indicator: Pick<IndicatorRow, 'unit' | 'mode' | 'reported'>, { indicator: wanted }: Measure) =>
  indicator.unit === wanted.unit && indicator.mode === wanted.mode && indicator.reported === wanted.reported

async function refuseUnfit(tx: Db, indicator: IndicatorRow, measure: Measure): Promise<void> {
  if (!fits(indicator, measure))
    throw new Refusal({
      code: 'indicators.measure-does-not-fit',
      params: { indicator: indicator.name, unit: indicator.unit, wanted: measure.indicator.unit },
    })
  const holder = (await measureHolders(tx)).get(measure.id)
  if (holder && holder.id !== indicator.id)
    throw new Refusal({ code: 'indicators.measure-taken', params: { holder: holder.name } })
}

/** What an indicator is computed from, and what it could be: measures like it that no other indicator has. */
export async function measureOfIndicator(
  ctx: Context,
  indicator: Pick<IndicatorRow, 'id' | 'unit' | 'mode' | 'reported' | 'measure'>,
): Promise<Pick<IndicatorDetailView, 'computedFrom' | 'computable'>> {
  const { locale } = ctx.actor
  const holders = await measureHolders(ctx.db)
  const bound = indicator.measure ? measureById(indicator.measure) : null
  const since = await measureBinding(ctx.db, indicator.id)
  return {
    computedFrom: bound && {
      id: bound.id,
      title: inLocale(bound.title, locale),
      dataSource: bound.card.dataSource,
      since: since?.since?.toISOString() ?? null,
      byName: since?.byName ?? null,
    },
    computable: registeredMeasures()
      .filter((one) => fits(indicator, one) && !holders.has(one.id))
      .map((one) => ({ id: one.id, title: inLocale(one.title, locale) })),
  }
}
