import { regionNames } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import type { getPublishedIndicator, listPublishedIndicators } from '../contract.ts'
import { plainDecimal } from '../rules/decimal.ts'
import type { Publisher } from '../rules/open-data/published-series.ts'
import { type PublishedValueRow, publishedIndicators, publishedValues } from '../store/published.ts'
import { cardView } from '../views.ts'
import { publisherOf } from './open-data/read-series.ts'
import { idsFor } from './read-catalogue.ts'

type Listed = ResponseOf<typeof listPublishedIndicators>
type Detail = ResponseOf<typeof getPublishedIndicator>

/**
 * What anybody may see: indicators that were published, each with its card and its newest approved city value.
 *
 * Permission: indicators:read-published.
 */
export async function listPublished(ctx: Context, query: { q?: string }): Promise<Listed> {
  const ids = query.q ? await idsFor(ctx, query.q) : null
  const rows = await publishedIndicators(ctx.db, ids)
  const values = await publishedValues(
    ctx.db,
    rows.map((row) => row.indicator.id),
    { newestOfTopOnly: true },
  )
  const names = await regionNames(ctx.db, [...new Set(values.map((row) => row.region_path))])
  const latest = new Map(values.map((row) => [row.indicator_id, row]))
  const items = rows.map(({ indicator, card }) => {
    const value = latest.get(indicator.id)
    return {
      id: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      mode: indicator.mode,
      counting: indicator.counting,
      card: cardView(card, new Map()),
      latest: value
        ? {
            regionPath: value.region_path,
            regionName: names.get(value.region_path) ?? value.region_path,
            period: value.period,
            value: plainDecimal(value.value),
          }
        : null,
    }
  })
  return { items, total: items.length, ...termsView(await publisherOf(ctx), ctx) }
}

/**
 * A published indicator with every approved value recorded under a card.
 *
 * Permission: indicators:read-published. Errors: indicators.not-found.
 */
export async function readPublishedIndicator(ctx: Context, id: string): Promise<Detail> {
  const [row] = await publishedIndicators(ctx.db, [id])
  if (!row) throw new Refusal('indicators.not-found')
  const values = await publishedValues(ctx.db, [id], {})
  const names = await regionNames(ctx.db, [...new Set(values.map((value) => value.region_path))])
  const { indicator, card } = row
  const views = values.map((value) => valueView(value, names))
  const city = views.reduce<Detail['values'][number] | null>(
    (best, value) =>
      best && (best.regionPath.length < value.regionPath.length || best.periodEnd >= value.periodEnd) ? best : value,
    null,
  )
  return {
    id: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    mode: indicator.mode,
    counting: indicator.counting,
    card: cardView(card, new Map()),
    latest: city && {
      regionPath: city.regionPath,
      regionName: city.regionName,
      period: city.period,
      value: city.value,
    },
    values: views,
    ...termsView(await publisherOf(ctx), ctx),
    address: `${ctx.publicUrl}/public/indicators/${id}`,
  }
}

function termsView({ nameZh, nameEn, licence }: Publisher, { actor }: Context) {
  const isEnglish = actor.locale === 'en'
  return {
    publisher: isEnglish ? nameEn : nameZh,
    licence: licence && { name: isEnglish ? licence.en : licence.zh, url: licence.url },
  }
}

function valueView(row: PublishedValueRow, names: ReadonlyMap<string, string>): Detail['values'][number] {
  return {
    regionPath: row.region_path,
    regionName: names.get(row.region_path) ?? row.region_path,
    period: row.period,
    periodEnd: row.period_end,
    value: plainDecimal(row.value),
    unit: row.unit,
    precision: row.precision as 'exact',
    cardVersion: row.card_version,
    recordedAt: row.recorded_at.toISOString(),
    correction:
      row.before_value === null || row.corrected_at === null
        ? null
        : {
            before: plainDecimal(row.before_value),
            correctedAt: row.corrected_at.toISOString(),
            reason: row.correction_reason,
          },
  }
}

/** The same values as CSV with a byte order mark, so that spreadsheets read the Chinese rightly. */
export async function downloadPublished(ctx: Context, id: string): Promise<Download> {
  const detail = await readPublishedIndicator(ctx, id)
  const head = ['指标', '地区路径', '地区', '统计期', '数值', '单位', '口径版本', '报送时间', '更正前', '更正理由']
  const lines = detail.values.map((value) =>
    [
      detail.name,
      value.regionPath,
      value.regionName,
      value.period,
      value.value,
      value.unit,
      value.cardVersion,
      value.recordedAt,
      value.correction?.before ?? '',
      value.correction?.reason ?? '',
    ].map(csvCell),
  )
  const text = `\uFEFF${[head, ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`
  return {
    fileName: `${detail.name}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: new TextEncoder().encode(text),
  }
}

/** Text that a spreadsheet would run as a formula is marked as text; numbers stay numbers. */
function csvCell(value: string | number): string {
  const text = String(value)
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
