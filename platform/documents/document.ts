import type { DocumentWarningCode } from './errors.ts'
import type { ReadLimits } from './limits.ts'

export type DocumentFormat = 'txt' | 'md' | 'html' | 'docx' | 'pdf' | 'doc'

export interface DocumentWarning {
  code: DocumentWarningCode
  params: Record<string, string | number>
}

export interface ReadDocument {
  /** Plain text; every offset that a later step gives counts in this string. */
  text: string
  format: DocumentFormat
  title?: string
  pages?: number
  warnings: DocumentWarning[]
}

export interface ReadDocumentOptions {
  /** Name as the person sees it; it is quoted in messages and compared with the content. */
  fileName: string
  limits?: Partial<ReadLimits>
  signal?: AbortSignal
  /** Called with a share from 0 to 1 that never goes down. */
  onProgress?: (share: number) => void
}

/** What a reader of one format gets and says. */
export interface ParseContext {
  fileName: string
  limits: ReadLimits
  onProgress: (share: number) => void
}

export interface Parsed {
  text: string
  title?: string
  pages?: number
  warnings: DocumentWarning[]
}
