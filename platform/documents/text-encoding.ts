export type TextEncodingName = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be'

export interface DetectedEncoding {
  encoding: TextEncodingName
  bomBytes: number
  /** The last character is cut in the middle. */
  truncated: boolean
  /** Some bytes fit no encoding; they decode to U+FFFD. */
  damaged: boolean
}

const CHUNK_BYTES = 64 * 1024

function labelOf(encoding: TextEncodingName): string {
  return encoding === 'utf-8-bom' ? 'utf-8' : encoding
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((value, index) => bytes[index] === value)
}

/** Whether all bytes decode; decoded piece by piece so that a large file needs no second copy in memory. */
function decodes(bytes: Uint8Array, label: string): boolean {
  const decoder = new TextDecoder(label, { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** How many bytes at the end are the beginning of a UTF-8 character that is not finished. */
function unfinishedUtf8Bytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const value = bytes[bytes.length - back] ?? 0
    if ((value & 0xc0) === 0x80) continue
    const length = value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : value >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** Share of characters that Chinese and Western office texts consist of. */
function shareOfUsual(text: string): number {
  const usual = text.match(/[\t\r\n\u0020-\u007e\u00a0-\u00ff\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)
  return (usual?.length ?? 0) / Math.max(1, text.length)
}

/** UTF-16 without a mark: only one of the two byte orders gives a text of usual characters. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, CHUNK_BYTES) & ~1)
  for (const label of ['utf-16le', 'utf-16be'] as const)
    if (shareOfUsual(new TextDecoder(label).decode(sample)) > 0.97 && decodes(bytes, label)) return label
  return undefined
}

function shareOfDamage(bytes: Uint8Array, label: string): number {
  const text = new TextDecoder(label).decode(bytes.subarray(0, 1024 * 1024))
  let bad = 0
  for (const char of text) if (char === '\uFFFD') bad++
  return bad / Math.max(1, text.length)
}

/**
 * The encoding of a text file: by its mark, else UTF-8 when every byte fits, else GB18030 (of which GBK and
 * GB2312 are parts). Undefined when nothing fits or the bytes are no text.
 *
 * Example: detectEncoding(Uint8Array.of(0xd2, 0xbb))?.encoding → 'gb18030'
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | undefined {
  const sound = { truncated: false, damaged: false }
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    const cut = unfinishedUtf8Bytes(bytes)
    const body = bytes.subarray(3, bytes.length - cut)
    return { encoding: 'utf-8-bom', bomBytes: 3, truncated: cut > 0, damaged: !decodes(body, 'utf-8') }
  }
  if (startsWith(bytes, 0xff, 0xfe))
    return {
      encoding: 'utf-16le',
      bomBytes: 2,
      truncated: bytes.length % 2 === 1,
      damaged: !decodes(bytes, 'utf-16le'),
    }
  if (startsWith(bytes, 0xfe, 0xff))
    return {
      encoding: 'utf-16be',
      bomBytes: 2,
      truncated: bytes.length % 2 === 1,
      damaged: !decodes(bytes, 'utf-16be'),
    }
  if (bytes.includes(0)) {
    const wide = utf16WithoutMark(bytes)
    return wide && { encoding: wide, bomBytes: 0, ...sound }
  }
  if (decodes(bytes, 'utf-8')) return { encoding: 'utf-8', bomBytes: 0, ...sound }
  const cut = unfinishedUtf8Bytes(bytes)
  if (cut > 0 && cut < bytes.length && decodes(bytes.subarray(0, bytes.length - cut), 'utf-8'))
    return { encoding: 'utf-8', bomBytes: 0, truncated: true, damaged: false }
  if (decodes(bytes, 'gb18030')) return { encoding: 'gb18030', bomBytes: 0, ...sound }
  const lastCut = bytes.subarray(0, bytes.length - 1)
  if (lastCut.length > 0 && decodes(lastCut, 'gb18030'))
    return { encoding: 'gb18030', bomBytes: 0, truncated: true, damaged: false }
  for (const encoding of ['utf-8', 'gb18030'] as const)
    if (shareOfDamage(bytes, encoding) < 0.005) return { encoding, bomBytes: 0, truncated: false, damaged: true }
  return undefined
}

/** A decoder for the bytes after the mark; bytes that do not fit become U+FFFD. */
export function decoderFor(detected: DetectedEncoding): TextDecoder {
  return new TextDecoder(labelOf(detected.encoding), { ignoreBOM: true })
}

/** The whole text without its byte order mark, and nothing else changed: line ends and blanks stay. */
export function decodeText(bytes: Uint8Array, detected: DetectedEncoding): string {
  return decoderFor(detected).decode(bytes.subarray(detected.bomBytes))
}

/** True when a decoded text holds control characters that no text has, so that the file is something else. */
export function looksBinary(text: string): boolean {
  let controls = 0
  const sample = text.slice(0, 256 * 1024)
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 26) || code === 127)
      controls++
  }
  return controls > Math.max(2, sample.length * 0.001)
}

/**
 * A line without the blanks at its end. `/[ \t]+$/` tries every run of blanks within the line again from each of its
 * places; this looks once, from the end.
 *
 * Example: withoutBlanksAtEnd('甲 乙\t ', ' \t') → '甲 乙'
 */
export function withoutBlanksAtEnd(line: string, blanks: string): string {
  let end = line.length
  while (end > 0 && blanks.includes(line.charAt(end - 1))) end--
  return line.slice(0, end)
}

/** A text without control characters; tabs and line ends stay. */
export function withoutControls(text: string): string {
  let clean = ''
  for (const char of text) if (char >= ' ' || char === '\n' || char === '\t') clean += char
  return clean
}
