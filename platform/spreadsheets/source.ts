import { readFile } from 'node:fs/promises'
import { compoundKind, isCompound } from '../documents/compound.ts'
import { type DetectedEncoding, decoderFor, detectEncoding, looksBinary } from '../documents/text-encoding.ts'
import type { SheetFileInfo, SheetRow } from './cells.ts'
import { delimitedRows, inspectDelimited } from './delimited.ts'
import type { SheetLimits } from './limits.ts'
import { refuseFile } from './sheet-fault.ts'

export interface SourceContext {
  fileName: string
  limits: SheetLimits
  onProgress: (share: number) => void
}

export interface OpenedSource {
  info: SheetFileInfo
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>
}

/**
 * What a spreadsheet is, by its content, and its rows.
 *
 * Errors: spreadsheets.empty-file, .unreadable-file, .encrypted, .old-xls, .unsupported-type.
 */
export async function openSource(source: Uint8Array | string, context: SourceContext): Promise<OpenedSource> {
  const bytes = typeof source === 'string' ? await readFile(source) : source
  const { fileName } = context
  if (bytes.length === 0) throw refuseFile('spreadsheets.empty-file', fileName)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9)
    return {
      info: { format: 'xlsx', encoding: null, delimiter: null },
      rows: (await import('./xlsx-rows.ts')).xlsxRows(bytes, context),
    }
  if (isCompound(bytes)) {
    const kind = compoundKind(bytes)
    if (kind === 'encrypted') throw refuseFile('spreadsheets.encrypted', fileName)
    if (kind === 'xls') throw refuseFile('spreadsheets.old-xls', fileName)
    if (kind === 'corrupt' || kind === 'other') throw refuseFile('spreadsheets.unreadable-file', fileName)
    throw refuseFile('spreadsheets.unsupported-type', fileName, { type: `.${kind}` })
  }
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-'))
    throw refuseFile('spreadsheets.unsupported-type', fileName, { type: 'PDF' })
  return openText(bytes, context)
}

async function openText(bytes: Uint8Array, context: SourceContext): Promise<OpenedSource> {
  const { fileName, limits } = context
  const detected = detectEncoding(bytes)
  if (!detected || detected.truncated) throw refuseFile('spreadsheets.unreadable-file', fileName)
  const head = decoderFor(detected).decode(bytes.subarray(detected.bomBytes, 256 * 1024), { stream: true })
  if (isBlank(bytes, detected)) throw refuseFile('spreadsheets.empty-file', fileName)
  if (looksBinary(head)) throw refuseFile('spreadsheets.unreadable-file', fileName)
  if (/^\s*\{\\rtf/.test(head)) throw refuseFile('spreadsheets.unsupported-type', fileName, { type: 'RTF' })
  if (/^\s*<\?xml/.test(head) && /urn:schemas-microsoft-com:office:spreadsheet/.test(head) && !/<html/i.test(head))
    throw refuseFile('spreadsheets.unsupported-type', fileName, { type: 'XML 2003' })
  if (
    /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype|html|head|body|meta|table|div|style)\b/i.test(head) ||
    /<table[\s>]/i.test(head)
  )
    return {
      info: { format: 'html', encoding: detected.encoding, delimiter: null },
      rows: (await import('./html-rows.ts')).htmlRows(bytes, detected, context),
    }
  const file = inspectDelimited(bytes, detected, limits)
  return {
    info: { format: 'delimited', encoding: detected.encoding, delimiter: file.delimiter },
    rows: delimitedRows(bytes, file, context),
  }
}

function isBlank(bytes: Uint8Array, detected: DetectedEncoding): boolean {
  const decoder = decoderFor(detected)
  for (let at = detected.bomBytes; at < bytes.length; at += 64 * 1024)
    if (decoder.decode(bytes.subarray(at, at + 64 * 1024), { stream: true }).trim() !== '') return false
  return true
}
