import type { PublishedSeries, Publisher } from './published-series.ts'

const frequencies: Record<string, string> = {
  month: 'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
  quarter: 'http://publications.europa.eu/resource/authority/frequency/QUARTERLY',
  'half-year': 'http://publications.europa.eu/resource/authority/frequency/ANNUAL_2',
  year: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
}

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  adms: 'http://www.w3.org/ns/adms#',
}

const text = (zh: string, en?: string) => [
  { '@value': zh, '@language': 'zh' },
  ...(en ? [{ '@value': en, '@language': 'en' }] : []),
]
const iri = (id: string) => ({ '@id': id })
const instant = (at: Date) => ({ '@value': at.toISOString(), '@type': 'xsd:dateTime' })

interface Format {
  name: string
  mediaType: string
  url: (id: string) => string
}

/** What each indicator can be had as; the addresses stay. */
const formats: Format[] = [
  { name: 'JSON', mediaType: 'application/json', url: (id) => `/api/open/indicators/${id}` },
  { name: 'CSV', mediaType: 'text/csv', url: (id) => `/api/open/indicators/${id}/csv` },
  {
    name: 'SDMX-CSV 2.0',
    mediaType: 'application/vnd.sdmx.data+csv;version=2.0.0',
    url: (id) => `/api/open/data/sdmx-csv?indicatorId=${id}`,
  },
  {
    name: 'SDMX-JSON 2.0',
    mediaType: 'application/vnd.sdmx.data+json;version=2.0.0',
    url: (id) => `/api/open/data/sdmx-json?indicatorId=${id}`,
  },
]

/**
 * The catalogue of published indicators as DCAT 3 in JSON-LD, with the properties that DCAT-AP asks for: one dataset for
 * each indicator, one distribution for each format.
 *
 * Units:  none.
 * Source: W3C DCAT 3; DCAT-AP 3.0, mandatory and recommended properties.
 */
export function dcatCatalogue(input: {
  publicUrl: string
  publisher: Publisher
  series: readonly PublishedSeries[]
  modifiedAt: Date
}): object {
  const { publicUrl, publisher } = input
  const agent = {
    '@id': `${publicUrl}/#publisher`,
    '@type': 'foaf:Agent',
    'foaf:name': text(publisher.nameZh, publisher.nameEn),
  }
  return {
    '@context': context,
    '@id': `${publicUrl}/api/open/catalogue`,
    '@type': 'dcat:Catalog',
    'dct:title': text(`${publisher.nameZh}科技创新指标`, `Science and technology indicators, ${publisher.nameEn}`),
    'dct:description': text(
      '公开的科技创新指标：每个数都有口径、来源和审核过的历年数据。',
      'Published indicators of science and technology, each with its definition, its source and its approved series.',
    ),
    'dct:publisher': agent,
    'dct:language': ['zh', 'en'],
    'foaf:homepage': iri(`${publicUrl}/public/indicators`),
    'dct:modified': instant(input.modifiedAt),
    ...licenceOf(publisher),
    'dcat:dataset': input.series.map((one) => datasetOf(one, { publicUrl, publisher, agentId: agent['@id'] })),
  }
}

function licenceOf({ licence }: Publisher): object {
  return licence === null ? {} : { 'dct:license': iri(licence.url), 'dct:rights': text(licence.zh, licence.en) }
}

function datasetOf(
  series: PublishedSeries,
  { publicUrl, publisher, agentId }: { publicUrl: string; publisher: Publisher; agentId: string },
): object {
  const { id, name, definition, values } = series
  const ends = values.map((value) => value.periodEnd).sort()
  const modified = values.reduce<Date>(
    (last, value) => (value.recordedAt > last ? value.recordedAt : last),
    series.publishedAt,
  )
  return {
    '@id': `${publicUrl}/public/indicators/${id}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': text(name),
    'dct:description': text(`${definition.formula}。计量单位：${series.unit}。数据来源：${definition.dataSource}。`),
    'dct:publisher': iri(agentId),
    ...(publisher.contact
      ? {
          'dcat:contactPoint': {
            '@type': 'vcard:Organization',
            'vcard:fn': publisher.nameZh,
            'vcard:hasEmail': iri(`mailto:${publisher.contact}`),
          },
        }
      : {}),
    'dcat:keyword': text(name),
    'dct:language': 'zh',
    'dct:accrualPeriodicity': iri(frequencies[definition.cadence] ?? frequencies.year ?? ''),
    'dct:issued': instant(series.publishedAt),
    'dct:modified': instant(modified),
    'dcat:version': String(definition.version),
    ...(ends.length > 0
      ? {
          'dct:temporal': {
            '@type': 'dct:PeriodOfTime',
            'dcat:startDate': { '@value': `${(ends[0] ?? '').slice(0, 4)}-01-01`, '@type': 'xsd:date' },
            'dcat:endDate': { '@value': ends.at(-1), '@type': 'xsd:date' },
          },
        }
      : {}),
    'dcat:landingPage': iri(`${publicUrl}/public/indicators/${id}`),
    'dcat:distribution': formats.map(({ name: title, mediaType, url }) => ({
      '@id': `${publicUrl}${url(id)}`,
      '@type': 'dcat:Distribution',
      'dct:title': text(`${name} ${title}`),
      'dct:description': text(`${name}，${title} 格式`),
      'dcat:accessURL': iri(`${publicUrl}${url(id)}`),
      'dcat:downloadURL': iri(`${publicUrl}${url(id)}`),
      'dcat:mediaType': mediaType,
      'dct:format': title,
      ...licenceOf(publisher),
    })),
  }
}
