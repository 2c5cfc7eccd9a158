import type { Context, Download } from '#platform/http/route'
import { dcatCatalogue } from '../../rules/open-data/dcat.ts'
import { sdmxCsv, sdmxJson } from '../../rules/open-data/sdmx.ts'
import { publishedSeries, publisherOf } from './read-series.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The catalogue of published data as DCAT, for those who harvest. Permission: indicators:read-published. */
export async function dcatFile(ctx: Context): Promise<Download> {
  const series = await publishedSeries(ctx)
  const modifiedAt = series.reduce(
    (last, one) => one.values.reduce((newest, value) => (value.recordedAt > newest ? value.recordedAt : newest), last),
    new Date(0),
  )
  const catalogue = dcatCatalogue({
    publicUrl: ctx.publicUrl,
    publisher: await publisherOf(ctx),
    series,
    modifiedAt,
  })
  return {
    fileName: 'catalogue.jsonld',
    contentType: 'application/ld+json; charset=utf-8',
    body: bytes(JSON.stringify(catalogue, null, 1)),
  }
}

/** Permission: indicators:read-published. Errors: indicators.not-found. */
export async function sdmxCsvFile(ctx: Context, indicatorId?: string): Promise<Download> {
  const series = await publishedSeries(ctx, indicatorId)
  return {
    fileName: `${indicatorId ?? 'indicators'}.sdmx.csv`,
    contentType: 'application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8',
    body: bytes(sdmxCsv(await publisherOf(ctx), series)),
  }
}

/**
 * The message says when its newest value was recorded, so that the same data are the same bytes.
 *
 * Permission: indicators:read-published. Errors: indicators.not-found.
 */
export async function sdmxJsonFile(ctx: Context, indicatorId?: string): Promise<Download> {
  const series = await publishedSeries(ctx, indicatorId)
  const recorded = series.flatMap((one) => one.values.map((value) => value.recordedAt.getTime()))
  const preparedAt = new Date(recorded.reduce((last, at) => Math.max(last, at), 0))
  const about = { preparedAt, id: `${indicatorId ?? 'all'}-${preparedAt.getTime()}` }
  return {
    fileName: `${indicatorId ?? 'indicators'}.sdmx.json`,
    contentType: 'application/vnd.sdmx.data+json;version=2.0.0;charset=utf-8',
    body: bytes(JSON.stringify(sdmxJson(await publisherOf(ctx), series, about))),
  }
}
