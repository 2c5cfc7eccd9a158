import type { ReportFigures, SectionName } from '../contract.ts'

/** A report as it is printed. */
export interface PrintedReport {
  title: string
  issuer: string
  number: string
  /** In words: 2025年7月3日. */
  date: string
  /** In words: 2025年5月底. */
  asOf: string
  isDraft: boolean
  paragraphs: { section: SectionName; parts: { text: string; row: number | null }[] }[]
  figures: ReportFigures
}
