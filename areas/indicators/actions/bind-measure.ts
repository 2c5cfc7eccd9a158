import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { measureById } from '../measures.ts'
import { indicatorById } from '../store/catalogue.ts'

/**
 * From now on an indicator that people reported is computed from the records of an area. What was reported stays; where a
 * computed figure differs, it is the next revision beside it.
 *
 * Permission: the caller's (indicators:define).
 * Writes:     indicators.indicator, the operation log.
 * Errors:     indicators.not-found, indicators.measure-does-not-fit when unit, mode or way of reporting are others.
 */
export async function bindMeasure(ctx: Context, indicatorId: string, measureId: string): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const indicator = await indicatorById(tx, indicatorId, true)
    const measure = measureById(measureId)
    if (!indicator || !measure) throw new Refusal('indicators.not-found')
    const wanted = measure.indicator
    const fits =
      indicator.unit === wanted.unit && indicator.mode === wanted.mode && indicator.reported === wanted.reported
    if (!fits)
      throw new Refusal({
        code: 'indicators.measure-does-not-fit',
        params: { indicator: indicator.name, unit: indicator.unit, wanted: wanted.unit },
      })
    await tx.query('update indicators.indicator set measure = $2, version = version + 1 where id = $1', [
      indicatorId,
      measureId,
    ])
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.bind-measure',
      object: `indicator:${indicatorId}`,
      detail: { name: indicator.name, measure: measureId },
    })
  })
}
