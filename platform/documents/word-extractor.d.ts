declare module 'word-extractor' {
  import type { Buffer } from 'node:buffer'

  export interface WordDocument {
    getBody(options?: { filterUnicode?: boolean }): string
    getFootnotes(options?: { filterUnicode?: boolean }): string
    getEndnotes(options?: { filterUnicode?: boolean }): string
    getTextboxes(options?: {
      filterUnicode?: boolean
      includeHeadersAndFooters?: boolean
      includeBody?: boolean
    }): string
  }

  export default class WordExtractor {
    extract(source: string | Buffer): Promise<WordDocument>
  }
}
