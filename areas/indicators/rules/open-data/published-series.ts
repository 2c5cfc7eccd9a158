/** A published indicator with its values, as every format of open data takes it. */
export interface PublishedSeries {
  id: string
  name: string
  unit: string
  /** Of the newest definition card. */
  definition: { formula: string; dataSource: string; cadence: string; version: number; effectiveFrom: string }
  topic: string
  publishedAt: Date
  values: PublishedPoint[]
}

export interface PublishedPoint {
  regionCode: string
  regionName: string
  /** `2025`, `2025-H1`, `2025-Q1` or `2025-05`. */
  period: string
  periodEnd: string
  value: string
  precision: 'exact' | 'approx' | 'lower-bound'
  cardVersion: number
  recordedAt: Date
}

/** Who publishes, under which terms; a city sets them. */
export interface Publisher {
  /** Code of the city: `320800`. */
  cityCode: string
  nameZh: string
  nameEn: string
  contact: string | null
  licence: { zh: string; en: string; url: string } | null
}
