import WordExtractor, { type WordDocument } from 'word-extractor'
import { Refusal } from '#kernel/refusal'
import type { DocumentWarning, ParseContext, Parsed } from './document.ts'
import { withoutBlanksAtEnd, withoutControls } from './text-encoding.ts'

const FLAG_ENCRYPTED = 0x0100

/** The flags of the file information block, which stands at the beginning of a sector. */
function informationFlags(bytes: Uint8Array): number | undefined {
  for (let at = 512; at + 12 <= bytes.length; at += 512)
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return (bytes[at + 10] ?? 0) | ((bytes[at + 11] ?? 0) << 8)
  return undefined
}

function tidy(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, '\n'))
    .split('\n')
    .map((line) => withoutBlanksAtEnd(line, '\t \u00a0'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The text of a Word 97–2003 file. Numbers that Word generates are not stored as text there and stay out. */
export async function parseWord97(bytes: Uint8Array, context: ParseContext): Promise<Parsed> {
  const { fileName } = context
  const flags = informationFlags(bytes)
  if (flags === undefined) throw new Refusal({ code: 'documents.corrupt', params: { fileName } })
  if (flags & FLAG_ENCRYPTED) throw new Refusal({ code: 'documents.encrypted', params: { fileName } })
  let document: WordDocument
  try {
    document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    // The library reports a broken file by whatever its reading of offsets runs into.
    const refusal = new Refusal({ code: 'documents.corrupt', params: { fileName } })
    refusal.cause = error
    throw refusal
  }
  // Its default turns Chinese quotation marks and dashes into ASCII, which would falsify every quote.
  const asWritten = { filterUnicode: false }
  const notes = tidy(`${document.getFootnotes(asWritten)}\n${document.getEndnotes(asWritten)}`)
  const boxes = tidy(document.getTextboxes({ ...asWritten, includeHeadersAndFooters: false }))
  const warnings: DocumentWarning[] = [{ code: 'documents.numbering-not-restored', params: {} }]
  const text = [tidy(document.getBody(asWritten)), boxes, notes].filter((part) => part !== '').join('\n')
  return { text, warnings }
}
