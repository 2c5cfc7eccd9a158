import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { Refusal } from '#kernel/refusal'
import type { DocumentWarning, ParseContext, Parsed } from './document.ts'
import { PdfDataFiles } from './pdf-cmaps.ts'
import { dropFurniture, type PageLines } from './pdf-furniture.ts'
import { inReadingOrder, type Piece, toLines } from './pdf-lines.ts'
import { titleOf, toParagraphs } from './pdf-paragraphs.ts'
import { withoutRadicals } from './radicals.ts'
import { withoutControls } from './text-encoding.ts'

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

const TAIL_BYTES = 16 * 1024
/** Fewer characters than this on a page with a picture are a stamp or a page number, not its text. */
const MIN_CHARACTERS = 12
const MAX_PICTURE_CHECKS = 50

function refuse(code: string, { fileName }: ParseContext, params: Record<string, number> = {}): Refusal {
  return new Refusal({ code: `documents.${code}`, params: { fileName, ...params } })
}

/** A PDF ends with the place of its directory; without it the reader would silently return what it can guess. */
function endsProperly(bytes: Uint8Array): boolean {
  const start = Math.max(0, bytes.length - TAIL_BYTES)
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start).includes('startxref')
}

async function open(bytes: Uint8Array, context: ParseContext): Promise<PdfDocument> {
  if (!endsProperly(bytes)) throw refuse('truncated', context)
  try {
    // The reader detaches the bytes it is given.
    return await getDocumentProxy(new Uint8Array(bytes), {
      BinaryDataFactory: PdfDataFiles,
      useWorkerFetch: false,
      cMapUrl: 'predefined/',
      cMapPacked: false,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
    } as Parameters<typeof getDocumentProxy>[1])
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    const refusal = refuse(name === 'PasswordException' ? 'encrypted' : 'corrupt', context)
    refusal.cause = error
    throw refusal
  }
}

interface TextItem {
  str: string
  transform: number[]
  width: number
}

function isTextItem(item: object): item is TextItem {
  return 'str' in item && 'transform' in item
}

function multiply(m: number[], n: number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

interface PagePieces {
  pieces: Piece[]
  height: number
  characters: number
  unmapped: number
}

/** Text of one page with places. Slanted text is a watermark and is left out. */
async function piecesOf(page: PdfPage): Promise<PagePieces> {
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const pieces: Piece[] = []
  let characters = 0
  let unmapped = 0
  for (const item of content.items) {
    if (!isTextItem(item) || item.str.trim() === '') continue
    const [a, b, c, d, x, y] = multiply(viewport.transform, item.transform)
    if (Math.abs(b) > Math.abs(a) * 0.1) continue
    const size = Math.hypot(c, d) || Math.abs(a) || 1
    const text = withoutRadicals(withoutControls(item.str)).replace(/\u00ad|\u200b|\ufeff/g, '')
    characters += text.replace(/\s/g, '').length
    unmapped += text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
    pieces.push({ text, x, right: x + item.width, y, size })
  }
  return { pieces, height: viewport.height, characters, unmapped }
}

async function hasPicture(page: PdfPage): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS()
  const pictures = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]
  const operators = await page.getOperatorList()
  return operators.fnArray.some((operator: number) => pictures.includes(operator))
}

async function readPages(document: PdfDocument, context: ParseContext) {
  const pages: PageLines[] = []
  const scanned: number[] = []
  let characters = 0
  let unmapped = 0
  let checks = 0
  let lastIsPicture = false
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const found = await piecesOf(page)
    pages.push({ lines: toLines(found.pieces), height: found.height })
    characters += found.characters
    unmapped += found.unmapped
    if (found.characters < MIN_CHARACTERS) {
      if (checks++ < MAX_PICTURE_CHECKS) lastIsPicture = await hasPicture(page)
      if (lastIsPicture) scanned.push(number)
    }
    page.cleanup()
    context.onProgress((number / document.numPages) * 0.95)
  }
  return { pages, scanned, characters, unmapped }
}

/** The text layer of a PDF in reading order, in whole paragraphs, without running heads, feet and page numbers. */
export async function parsePdf(bytes: Uint8Array, context: ParseContext): Promise<Parsed> {
  const document = await open(bytes, context)
  try {
    return await parseOpened(document, context)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const refusal = refuse('corrupt', context)
    refusal.cause = error
    throw refusal
  } finally {
    await document.destroy()
  }
}

async function parseOpened(document: PdfDocument, context: ParseContext): Promise<Parsed> {
  const pageCount = document.numPages
  if (pageCount > context.limits.maxPages)
    throw refuse('too-many-pages', context, { pages: pageCount, limitPages: context.limits.maxPages })
  const { pages, scanned, characters, unmapped } = await readPages(document, context)
  const readable = pages.filter((page, index) => page.lines.length > 0 && !scanned.includes(index + 1)).length
  if (scanned.length > 0 && readable === 0) throw refuse('scanned-pdf', context, { pages: pageCount })
  if (characters === 0) throw refuse('no-text', context)
  if (unmapped > characters * 0.3) throw refuse('unreadable-text-layer', context)
  const { pages: kept, dropped } = dropFurniture(pages)
  const lines = kept.map((page, index) => inReadingOrder(page, index * 1_000))
  const all = lines.flat()
  return {
    text: toParagraphs(all).join('\n'),
    title: titleOf(lines[0] ?? [], all),
    pages: pageCount,
    warnings: await warningsOf(document, { scanned, dropped, unmapped }),
  }
}

async function warningsOf(
  document: PdfDocument,
  { scanned, dropped, unmapped }: { scanned: number[]; dropped: number; unmapped: number },
): Promise<DocumentWarning[]> {
  const warnings: DocumentWarning[] = []
  if (scanned.length > 0)
    warnings.push({ code: 'documents.scanned-pages', params: { pages: scanned.join('、'), count: scanned.length } })
  if (dropped > 0) warnings.push({ code: 'documents.running-lines-dropped', params: { count: dropped } })
  if (unmapped > 0) warnings.push({ code: 'documents.unmapped-characters', params: { count: unmapped } })
  if (await document.hasJSActions()) warnings.push({ code: 'documents.scripts-ignored', params: {} })
  return warnings
}
