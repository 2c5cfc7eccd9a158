export interface TrendPoint {
  period: string
  value: number | string | null
}

export interface TrendSeries {
  name: string
  points: TrendPoint[]
}

export interface TrendData {
  /** The first is the one the chart is about; up to four to compare with. */
  series: TrendSeries[]
  unit?: string
  target?: { value: number | string; label: string } | null
  forecast?: { period: string; value: number | string; low?: number | string | null; high?: number | string | null }[]
  /** Figures hold everything since January: periods read 1–5月. */
  toDate?: boolean
}
