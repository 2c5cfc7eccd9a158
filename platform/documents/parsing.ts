import { Refusal } from '#kernel/refusal'
import { ArchiveFault } from './archive.ts'
import type { DocumentFormat, DocumentWarning, ParseContext, Parsed, ReadDocument } from './document.ts'
import { extensionOf, nameAgrees, type Sniffed, sniff } from './sniff.ts'
import type { DetectedEncoding } from './text-encoding.ts'
import { XmlFault } from './xml.ts'

/** Reads one document in the calling thread; the worker's whole work. */
export async function parseDocument(bytes: Uint8Array, context: ParseContext): Promise<ReadDocument> {
  try {
    const sniffed = await sniff(bytes, context.fileName)
    const parsed = storable(await parseAs(sniffed, bytes, context))
    const warnings = [...mislabelled(context.fileName, sniffed.format), ...parsed.warnings]
    if (parsed.text.trim() === '')
      throw new Refusal({ code: 'documents.no-text', params: { fileName: context.fileName } })
    return { ...parsed, format: sniffed.format, warnings }
  } catch (error) {
    throw asRefusal(error, context)
  }
}

/**
 * Two things that a file may hold and no database keeps as text: zero characters and half characters. Each becomes
 * one U+FFFD, so that nothing else moves.
 */
function storable(parsed: Parsed): Parsed {
  if (parsed.text.isWellFormed() && !parsed.text.includes('\0')) return parsed
  const text = parsed.text.replace(/[\0\p{Cs}]/gu, '\uFFFD')
  const count = text.split('\uFFFD').length - 1
  return { ...parsed, text, warnings: [...parsed.warnings, { code: 'documents.bad-characters', params: { count } }] }
}

/** Each reader is loaded when it is needed: the PDF reader alone takes longer to load than a text takes to read. */
async function parseAs(sniffed: Sniffed, bytes: Uint8Array, context: ParseContext): Promise<Parsed> {
  switch (sniffed.format) {
    case 'docx':
      return (await import('./docx.ts')).parseDocx(bytes, context)
    case 'pdf':
      return (await import('./pdf.ts')).parsePdf(bytes, context)
    case 'doc':
      return (await import('./word97.ts')).parseWord97(bytes, context)
    case 'html': {
      const page = (await import('./html.ts')).htmlToText(sniffed.text)
      return { ...page, warnings: [...encodingWarnings(sniffed.detected, sniffed.text, false), ...page.warnings] }
    }
    default:
      return { text: sniffed.text, warnings: encodingWarnings(sniffed.detected, sniffed.text, true) }
  }
}

function mislabelled(fileName: string, format: DocumentFormat): DocumentWarning[] {
  if (nameAgrees(fileName, format)) return []
  return [{ code: 'documents.mislabelled', params: { extension: extensionOf(fileName) || '—', format } }]
}

function encodingWarnings(detected: DetectedEncoding, text: string, offsetsMatter: boolean): DocumentWarning[] {
  const warnings: DocumentWarning[] = []
  if (detected.bomBytes > 0 && offsetsMatter) warnings.push({ code: 'documents.bom-removed', params: {} })
  if (!detected.encoding.startsWith('utf-8'))
    warnings.push({ code: 'documents.encoding', params: { encoding: detected.encoding } })
  if (detected.truncated) warnings.push({ code: 'documents.truncated-text', params: {} })
  if (detected.damaged)
    warnings.push({ code: 'documents.bad-characters', params: { count: text.split('\uFFFD').length - 1 } })
  return warnings
}

function asRefusal(error: unknown, { fileName, limits }: ParseContext): unknown {
  if (error instanceof ArchiveFault) {
    if (error.kind === 'encrypted') return new Refusal({ code: 'documents.encrypted', params: { fileName } })
    if (error.kind === 'corrupt') return new Refusal({ code: 'documents.corrupt', params: { fileName } })
    const unpackedMb = Math.round(limits.maxUnpackedBytes / 1024 / 1024)
    const params = { fileName, unpackedMb, ratio: limits.maxRatio, entries: limits.maxEntries }
    return new Refusal({ code: 'documents.zip-bomb', params })
  }
  if (error instanceof XmlFault)
    return new Refusal({
      code: error.kind === 'dangerous' ? 'documents.dangerous-xml' : 'documents.corrupt',
      params: { fileName },
    })
  return error
}
