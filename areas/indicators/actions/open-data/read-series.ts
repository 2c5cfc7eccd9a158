import { allRegions, regionTitles } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { plainDecimal } from '../../rules/decimal.ts'
import type { PublishedSeries, Publisher } from '../../rules/open-data/published-series.ts'
import { topicOf } from '../../rules/topic.ts'
import { openDataSetting } from '../../store/open-data/settings.ts'
import { publishedIndicators, publishedValues } from '../../store/published.ts'

/**
 * Published indicators with their approved values: all of them, or one.
 *
 * Permission: indicators:read-published. Errors: indicators.not-found for one that is not published.
 */
export async function publishedSeries(ctx: Context, indicatorId?: string): Promise<PublishedSeries[]> {
  const rows = await publishedIndicators(ctx.db, indicatorId ? [indicatorId] : null)
  if (indicatorId && rows.length === 0) throw new Refusal('indicators.not-found')
  const values = await publishedValues(
    ctx.db,
    rows.map(({ indicator }) => indicator.id),
    {},
  )
  const names = await regionTitles(ctx.db, [...new Set(values.map((value) => value.region_path))])
  const byIndicator = Map.groupBy(values, (value) => value.indicator_id)
  return rows.map(({ indicator, card }) => ({
    id: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    definition: card,
    topic: topicOf(indicator.name),
    publishedAt: indicator.publishedAt ?? card.createdAt,
    values: (byIndicator.get(indicator.id) ?? []).map((value) => ({
      regionCode: codeOf(value.region_path),
      regionName: names.get(value.region_path)?.zh ?? value.region_path,
      period: value.period,
      periodEnd: value.period_end,
      value: plainDecimal(value.value),
      precision: value.precision as 'exact',
      cardVersion: value.card_version,
      recordedAt: value.recorded_at,
    })),
  }))
}

/** `320800/320812/` → `320812`. */
function codeOf(regionPath: string): string {
  return regionPath.split('/').at(-2) ?? regionPath
}

/** Path of the city that this installation serves: the first at the top of the tree. */
export async function cityPathOf(ctx: Pick<Context, 'db'>): Promise<string> {
  const regions = await allRegions(ctx.db)
  const city = regions.find(({ path }) => path.split('/').length === 2)
  if (!city) throw new Refusal('indicators.not-found')
  return city.path
}

/** Who publishes; where the city has set nothing its own name, and no licence. */
export async function publisherOf(ctx: Pick<Context, 'db'>): Promise<Publisher> {
  const cityPath = await cityPathOf(ctx)
  const setting = await openDataSetting(ctx.db, cityPath)
  const title = (await regionTitles(ctx.db, [cityPath])).get(cityPath)
  return {
    cityCode: codeOf(cityPath),
    nameZh: setting?.publisherZh ?? title?.zh ?? cityPath,
    nameEn: setting?.publisherEn ?? title?.en ?? cityPath,
    contact: setting?.contact ?? null,
    licence: setting && { zh: setting.licenceZh, en: setting.licenceEn, url: setting.licenceUrl },
  }
}
