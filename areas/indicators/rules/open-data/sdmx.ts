import type { PublishedPoint, PublishedSeries, Publisher } from './published-series.ts'

const version = '1.0'
const flow = 'INDICATORS'

/** The dataflow as SDMX names it. Example: dataflowOf({ cityCode: '320800' }) → 'KC320800:INDICATORS(1.0)' */
export function dataflowOf({ cityCode }: { cityCode: string }): string {
  return `${agencyOf(cityCode)}:${flow}(${version})`
}

const agencyOf = (cityCode: string) => `KC${cityCode}`

/**
 * A period as SDMX writes it, with its frequency: half-years are semesters.
 *
 * Units: none.
 * Source: SDMX 3.0 standards, section 6, time formats.
 * Example: sdmxPeriod('2025-H1') → { frequency: 'S', period: '2025-S1' }
 */
export function sdmxPeriod(period: string): { frequency: 'A' | 'S' | 'Q' | 'M'; period: string } {
  if (period.includes('H')) return { frequency: 'S', period: period.replace('H', 'S') }
  if (period.includes('Q')) return { frequency: 'Q', period }
  return { frequency: period.length === 4 ? 'A' : 'M', period }
}

/** Observation status: reported as it is, or an estimate. */
const statusOf = (point: PublishedPoint): 'A' | 'E' => (point.precision === 'exact' ? 'A' : 'E')

const columns = [
  ...(['STRUCTURE', 'STRUCTURE_ID', 'ACTION'] as const),
  ...(['FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD', 'OBS_VALUE'] as const),
  ...(['UNIT_MEASURE', 'OBS_STATUS', 'DEFINITION_VERSION', 'INDICATOR_NAME', 'REF_AREA_NAME'] as const),
]

/**
 * Series as SDMX-CSV 2.0: one observation in a row, the structure it belongs to in front.
 *
 * Units:  each series' own, in UNIT_MEASURE.
 * Source: SDMX-CSV 2.0 data message, aligned with SDMX 3.0.
 */
export function sdmxCsv(publisher: Publisher, series: readonly PublishedSeries[]): string {
  const structure = dataflowOf(publisher)
  const rows = series.flatMap((one) =>
    one.values.map((point) => {
      const { frequency, period } = sdmxPeriod(point.period)
      return [
        ...['dataflow', structure, 'I', frequency, point.regionCode, one.id, period, point.value],
        ...[one.unit, statusOf(point), String(point.cardVersion), one.name, point.regionName],
      ]
    }),
  )
  return `${[[...columns], ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`
}

/** RFC 4180, and nothing that a spreadsheet would run. */
function csvField(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-(?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

interface Code {
  id: string
  name: string
}

/** Codes in the order in which they were first seen, with their place. */
class Codes {
  readonly #places = new Map<string, number>()
  readonly values: Code[] = []

  placeOf(id: string, name: string): number {
    const known = this.#places.get(id)
    if (known !== undefined) return known
    this.#places.set(id, this.values.length)
    this.values.push({ id, name })
    return this.values.length - 1
  }
}

const frequencies = { A: '年', S: '半年', Q: '季', M: '月' }
const statuses = { A: '正常', E: '约数或下限' }

/**
 * Series as an SDMX-JSON 2.0 data message: values by the places of their codes.
 *
 * Units:  each series' own, in the attribute UNIT_MEASURE.
 * Source: SDMX-JSON 2.0 data message, aligned with SDMX 3.0.
 */
export function sdmxJson(
  publisher: Publisher,
  series: readonly PublishedSeries[],
  about: { preparedAt: Date; id: string },
): object {
  const [freq, area, indicator, time] = [new Codes(), new Codes(), new Codes(), new Codes()]
  const [unit, status, card] = [new Codes(), new Codes(), new Codes()]
  const data: Record<string, { attributes: (number | null)[]; observations: Record<string, (string | number)[]> }> = {}
  for (const one of series)
    for (const point of one.values) {
      const { frequency, period } = sdmxPeriod(point.period)
      const key = [
        freq.placeOf(frequency, frequencies[frequency]),
        area.placeOf(point.regionCode, point.regionName),
        indicator.placeOf(one.id, one.name),
      ].join(':')
      data[key] ??= { attributes: [unit.placeOf(`U${unitId(one.unit)}`, one.unit || '无')], observations: {} }
      data[key].observations[String(time.placeOf(period, period))] = [
        Number(point.value),
        status.placeOf(statusOf(point), statuses[statusOf(point)]),
        card.placeOf(String(point.cardVersion), `第 ${point.cardVersion} 版`),
      ]
    }
  const dimension = (id: string, keyPosition: number, name: string, codes: Codes) => ({
    ...{ id, keyPosition, name },
    values: codes.values,
  })
  return {
    meta: {
      schema:
        'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json',
      id: about.id,
      test: false,
      prepared: about.preparedAt.toISOString(),
      contentLanguages: ['zh'],
      sender: { id: agencyOf(publisher.cityCode), name: publisher.nameZh },
    },
    data: {
      structures: [
        {
          dataSets: [0],
          name: '科技创新指标',
          links: [
            { rel: 'dataflow', urn: `urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=${dataflowOf(publisher)}` },
          ],
          dimensions: {
            series: [
              dimension('FREQ', 0, '频率', freq),
              dimension('REF_AREA', 1, '地区', area),
              dimension('INDICATOR', 2, '指标', indicator),
            ],
            observation: [dimension('TIME_PERIOD', 3, '时期', time)],
          },
          measures: { observation: [{ id: 'OBS_VALUE', name: '数值' }] },
          attributes: {
            series: [
              {
                id: 'UNIT_MEASURE',
                name: '计量单位',
                relationship: { dimensions: ['INDICATOR'] },
                values: unit.values,
              },
            ],
            observation: [
              { id: 'OBS_STATUS', name: '数值性质', relationship: { observation: {} }, values: status.values },
              { id: 'DEFINITION_VERSION', name: '口径版本', relationship: { observation: {} }, values: card.values },
            ],
          },
        },
      ],
      dataSets: [
        {
          structure: 0,
          action: 'Information',
          links: [
            { rel: 'dataflow', urn: `urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=${dataflowOf(publisher)}` },
          ],
          series: data,
        },
      ],
    },
    errors: [],
  }
}

/** A unit as a code of letters and digits. Example: unitId('亿元') → '4ebf5143' */
function unitId(unit: string): string {
  return Array.from(unit, (character) => (character.codePointAt(0) ?? 0).toString(16)).join('')
}
