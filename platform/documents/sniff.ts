import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '#kernel/refusal'
import { compoundKind, isCompound } from './compound.ts'
import type { DocumentFormat } from './document.ts'
import { type DetectedEncoding, decodeText, detectEncoding, looksBinary } from './text-encoding.ts'

export type Sniffed =
  | { format: 'docx' | 'pdf' | 'doc' }
  | { format: 'txt' | 'md' | 'html'; text: string; detected: DetectedEncoding }

const extensionsOf: Record<DocumentFormat, string[]> = {
  txt: ['.txt', '.text', '.log', ''],
  md: ['.md', '.markdown'],
  html: ['.html', '.htm', '.shtml', '.xhtml'],
  docx: ['.docx', '.docm', '.dotx'],
  pdf: ['.pdf'],
  doc: ['.doc', '.dot', '.wps'],
}

export function extensionOf(fileName: string): string {
  return /\.[a-z0-9]{1,8}$/i.exec(fileName)?.[0].toLowerCase() ?? ''
}

/** Whether the ending of the name agrees with what the content turned out to be. */
export function nameAgrees(fileName: string, format: DocumentFormat): boolean {
  return extensionsOf[format].includes(extensionOf(fileName))
}

function unsupported(fileName: string, type: string): Refusal {
  return new Refusal({ code: 'documents.unsupported-type', params: { fileName, type } })
}

function hasPdfMark(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-')
}

/**
 * What a file is, by its content.
 *
 * Errors: documents.empty, .encrypted, .unsupported-type, .not-a-text, .corrupt, .unknown-encoding.
 */
export async function sniff(bytes: Uint8Array, fileName: string): Promise<Sniffed> {
  if (bytes.length === 0) throw new Refusal({ code: 'documents.empty', params: { fileName } })
  if (hasPdfMark(bytes)) return { format: 'pdf' }
  if (isCompound(bytes)) return sniffCompound(bytes, fileName)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9) return { format: 'docx' }
  const known = await knownBinaryType(bytes)
  if (known) throw unsupported(fileName, known)
  return sniffText(bytes, fileName)
}

async function knownBinaryType(bytes: Uint8Array): Promise<string | undefined> {
  // UTF-16 text begins with FF FE, which file-type takes for an MPEG frame.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return undefined
  const known = await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024))
  if (!known || known.mime.startsWith('text/') || known.mime === 'application/xml') return undefined
  return known.ext.toUpperCase()
}

function sniffCompound(bytes: Uint8Array, fileName: string): Sniffed {
  const kind = compoundKind(bytes)
  if (kind === 'doc') return { format: 'doc' }
  if (kind === 'encrypted') throw new Refusal({ code: 'documents.encrypted', params: { fileName } })
  if (kind === 'corrupt') throw new Refusal({ code: 'documents.corrupt', params: { fileName } })
  throw unsupported(fileName, kind === 'other' ? 'Office 97–2003' : `.${kind}`)
}

function sniffText(bytes: Uint8Array, fileName: string): Sniffed {
  const detected = detectEncoding(bytes)
  if (!detected) {
    if (bytes.includes(0)) throw new Refusal({ code: 'documents.not-a-text', params: { fileName } })
    throw new Refusal({ code: 'documents.unknown-encoding', params: { fileName } })
  }
  const text = decodeText(bytes, detected)
  if (looksBinary(text)) throw new Refusal({ code: 'documents.not-a-text', params: { fileName } })
  if (text.trim() === '') throw new Refusal({ code: 'documents.empty', params: { fileName } })
  const head = text.slice(0, 4096).trimStart()
  if (head.startsWith('{\\rtf')) throw unsupported(fileName, 'RTF')
  if (/^MIME-Version:/i.test(head)) throw unsupported(fileName, 'MHTML')
  return { format: textFormat(head, text, fileName), text, detected }
}

function textFormat(head: string, text: string, fileName: string): 'txt' | 'md' | 'html' {
  const afterPreamble = head.replace(/^(\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/i, '')
  if (/^<(!doctype\s+html|html|head|body|meta|title)\b/i.test(afterPreamble)) return 'html'
  if (/^<\?xml/i.test(head)) throw unsupported(fileName, 'XML')
  const extension = extensionOf(fileName)
  if (extensionsOf.html.includes(extension) && /<(p|div|table|br|h[1-6]|span|ul|ol)\b/i.test(text)) return 'html'
  return extensionsOf.md.includes(extension) ? 'md' : 'txt'
}
