import { Buffer } from 'node:buffer'
import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive made for a test; `claimedBytes` lets the directory lie about the unpacked size. */
export interface ZipEntry {
  name: string
  data: string | Uint8Array
  claimedBytes?: number
  flags?: number
}

/** A zip archive put together in memory. */
export function aZip(entries: ZipEntry[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = typeof entry.data === 'string' ? Buffer.from(entry.data) : entry.data
    const packed = deflateRawSync(data)
    const name = Buffer.from(entry.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.flags ?? 0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(entry.claimedBytes ?? data.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, name]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, central, end]))
}

const SECTOR = 512
const FREE = -1
const END = -2
const TABLE = -3

/** An old Office file (OLE compound file) with the given streams. Streams are padded so that all lie in whole sectors. */
export function aCompoundFile(streams: Record<string, Uint8Array>): Uint8Array {
  const names = Object.keys(streams)
  const contents = names.map((name) => {
    const data = streams[name] ?? new Uint8Array()
    const bytes = Math.max(4096, Math.ceil(data.length / SECTOR) * SECTOR)
    return Buffer.concat([data, Buffer.alloc(bytes - data.length)])
  })
  const directorySectors = Math.ceil(((names.length + 1) * 128) / SECTOR)
  const table: number[] = [TABLE]
  for (let i = 0; i < directorySectors; i++) table.push(i === directorySectors - 1 ? END : table.length + 1)
  const starts = contents.map((content) => {
    const start = table.length
    const count = content.length / SECTOR
    for (let i = 0; i < count; i++) table.push(i === count - 1 ? END : table.length + 1)
    return start
  })
  const allocation = Buffer.alloc(SECTOR, 0xff)
  table.forEach((next, index) => {
    allocation.writeInt32LE(next, index * 4)
  })
  const directory = Buffer.alloc(directorySectors * SECTOR)
  const entry = (
    index: number,
    name: string,
    type: number,
    child: number,
    right: number,
    start: number,
    bytes: number,
  ) => {
    const at = index * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, at + 64)
    directory.writeUInt8(type, at + 66)
    directory.writeUInt8(1, at + 67)
    directory.writeInt32LE(FREE, at + 68)
    directory.writeInt32LE(right, at + 72)
    directory.writeInt32LE(child, at + 76)
    directory.writeInt32LE(start, at + 116)
    directory.writeUInt32LE(bytes, at + 120)
  }
  entry(0, 'Root Entry', 5, names.length > 0 ? 1 : FREE, FREE, END, 0)
  names.forEach((name, index) => {
    const right = index + 1 < names.length ? index + 2 : FREE
    entry(index + 1, name, 2, FREE, right, starts[index] ?? END, contents[index]?.length ?? 0)
  })
  const header = Buffer.alloc(SECTOR, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.fill(0, 8, 76)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeInt32LE(1, 44)
  header.writeInt32LE(1, 48)
  header.writeInt32LE(4096, 56)
  header.writeInt32LE(END, 60)
  header.writeInt32LE(END, 68)
  header.writeInt32LE(0, 76)
  return new Uint8Array(Buffer.concat([header, allocation, directory, ...contents]))
}

/** A Word 97 file whose whole text is one Unicode piece. */
export function aWord97File(text: string, flags = 0): Uint8Array {
  const textAt = 1024
  const main = Buffer.alloc(Math.max(4096, textAt + text.length * 2))
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(flags | 0x0200, 10)
  main.writeUInt32LE(textAt, 0x18)
  main.writeUInt32LE(text.length, 0x4c)
  main.write(text, textAt, 'utf16le')
  const pieces = Buffer.alloc(1 + 4 + 16)
  pieces.writeUInt8(2, 0)
  pieces.writeUInt32LE(16, 1)
  pieces.writeUInt32LE(0, 5)
  pieces.writeUInt32LE(text.length, 9)
  pieces.writeUInt32LE(textAt, 15)
  main.writeUInt32LE(0, 0x01a2)
  main.writeUInt32LE(pieces.length, 0x01a6)
  // Empty tables of character and paragraph properties hold one position and no entry.
  main.writeUInt32LE(4, 0x00fe)
  main.writeUInt32LE(4, 0x0106)
  return aCompoundFile({ WordDocument: main, '1Table': pieces })
}

/** Text of a PDF page at a place; `y` counts from the bottom, in points, on a page of 595 × 842. */
export interface PdfText {
  text: string
  x: number
  y: number
  size?: number
  /** Degrees; a watermark is slanted. */
  angle?: number
}

export interface PdfPage {
  texts?: PdfText[]
  hasPicture?: boolean
}

export interface PdfOptions {
  encoding?: 'UniGB-UCS2-H' | 'GBK-EUC-H'
  encode?: (text: string) => Uint8Array
  catalogue?: string
  trailer?: string
}

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16()
}

function pageContent(page: PdfPage, encode: (text: string) => Uint8Array): string {
  const texts = (page.texts ?? []).map(({ text, x, y, size = 12, angle = 0 }) => {
    const turn = (angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn).toFixed(4), Math.sin(turn).toFixed(4)]
    const hex = Buffer.from(encode(text)).toString('hex')
    return `BT /F1 ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm <${hex}> Tj ET`
  })
  return [...texts, page.hasPicture ? 'q 500 0 0 700 40 60 cm /Im1 Do Q' : ''].join('\n')
}

/** A PDF written by hand, with a Chinese font that the reader must not need. */
export function aPdf(pages: PdfPage[], options: PdfOptions = {}): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')
  add(`<< /Type /Catalog /Pages 2 0 R ${options.catalogue ?? ''} >>`)
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${options.encoding ?? 'UniGB-UCS2-H'} /DescendantFonts [4 0 R] >>`,
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 ' +
      '/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>',
  )
  add(
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream',
  )
  for (const page of pages) {
    const content = pageContent(page, options.encode ?? utf16be)
    const next = objects.length + 2
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${next} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 5 0 R >> >> >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let file = '%PDF-1.5\n'
  const offsets = objects.map((body, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = file.length
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A .docx from the XML of its body, with the parts that a test wants. */
export function aDocx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`
  return aZip([
    { name: '[Content_Types].xml', data: types },
    { name: 'word/document.xml', data: parts['word/document.xml'] ?? document },
    ...Object.entries(parts)
      .filter(([name]) => name !== 'word/document.xml')
      .map(([name, data]) => ({ name, data: data.replace('<w:', `<w:`).replace(/^<(w:\w+)>/, `<$1 ${W}>`) })),
  ])
}
