import type { ReadDocument, ReadDocumentOptions } from './document.ts'
import { readInWorker } from './reading.ts'

export type { DocumentFormat, DocumentWarning, ReadDocument, ReadDocumentOptions } from './document.ts'
export { type DocumentErrorCode, type DocumentWarningCode, documentErrors, documentWarnings } from './errors.ts'
export { defaultLimits, type ReadLimits } from './limits.ts'

/**
 * The plain text of a document: .txt, .md, .html, .docx, .doc, or .pdf with a text layer.
 *
 * The type is taken from the content; a wrong name is reported as a warning. Text files come back exactly as
 * written (only a byte order mark is left out, with a warning, because it is a mark of the encoding and no character).
 * Parsing happens in a worker thread that is ended when it takes too long or too much memory.
 *
 * Units:  offsets in `text` are JavaScript string indices; `pages` counts from 1.
 * Errors: documents.empty, .not-found, .too-large, .encrypted, .scanned-pdf, .no-text, .unreadable-text-layer,
 *         .unsupported-type, .not-a-text, .zip-bomb, .dangerous-xml, .corrupt, .truncated, .unknown-encoding, .too-many-pages,
 *         .timed-out, .out-of-memory; the signal's reason when aborted.
 * Example: (await readDocument(new TextEncoder().encode('一、总体要求'), { fileName: 'a.txt' })).text → '一、总体要求'
 */
export function readDocument(source: Uint8Array | string, options: ReadDocumentOptions): Promise<ReadDocument> {
  return readInWorker(source, options)
}
