import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getOpenDataTerms } from '../../contract.ts'
import { keepOpenDataSetting, type OpenDataSetting, openDataSetting } from '../../store/open-data/settings.ts'
import { cityPathOf, publisherOf } from './read-series.ts'

/** Who publishes under which terms, with the city's own name where nothing is set. Permission: indicators:define. */
export async function readTerms(ctx: Context): Promise<ResponseOf<typeof getOpenDataTerms>> {
  const setting = await openDataSetting(ctx.db, await cityPathOf(ctx))
  const { nameZh, nameEn } = await publisherOf(ctx)
  const nothing = { contact: null, licenceZh: '', licenceEn: '', licenceUrl: '' }
  return { publisherZh: nameZh, publisherEn: nameEn, ...nothing, revision: 0, ...setting }
}

/**
 * Sets publisher and licence of the published data.
 *
 * Permission: indicators:define, for the city.
 * Writes:     indicators.open_data_setting, the operation log.
 * Errors:     indicators.terms-changed.
 */
export async function setTerms(ctx: Context, input: OpenDataSetting & { revision: number }): Promise<void> {
  const cityPath = await cityPathOf(ctx)
  const { revision, ...setting } = input
  await ctx.db.tx(async (tx) => {
    const by = { revision, at: ctx.clock.now(), userId: ctx.actor.userId }
    if (!(await keepOpenDataSetting(tx, cityPath, setting, by))) throw new Refusal('indicators.terms-changed')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.set-open-data-terms',
      object: `region:${cityPath}`,
      regionPath: cityPath,
      detail: { ...setting },
    })
  })
}
