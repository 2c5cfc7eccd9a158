import { readFile } from 'node:fs/promises'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

/** A page of paper that is being drawn: A4, lengths in points. */
export type Paper = InstanceType<typeof PDFDocument>

export const page = { width: 595, left: 64, right: 531 }
export const ink = { text: '#1a1a1a', quiet: '#666666', line: '#b8b8b8', accent: '#1f4e8c', warn: '#b42318' }

const fonts = new URL('../fonts/', import.meta.resolve('@embedpdf/fonts-sc'))
const read = (name: string) => readFile(new URL(name, fonts))
let loaded: Promise<{ regular: Buffer; bold: Buffer }> | undefined

/** The fonts are 8 MB each: they are read once, and only the characters that are used go into a paper. */
async function loadFonts(): Promise<{ regular: Buffer; bold: Buffer }> {
  loaded ??= Promise.all([read('NotoSansHans-Regular.otf'), read('NotoSansHans-Bold.otf')]).then(([regular, bold]) => ({
    regular,
    bold,
  }))
  return loaded
}

/**
 * One A4 page as PDF, its fonts embedded. The same drawing with the same `at` gives the same bytes.
 *
 * Reads: the font files of an installed package; nothing is fetched.
 */
export async function paperPdf(
  { title, subject, at }: { title: string; subject: string; at: Date },
  draw: (pdf: Paper) => void,
): Promise<Buffer> {
  const { regular, bold } = await loadFonts()
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: title,
      Subject: subject,
      Producer: 'Kechuang',
      Creator: 'Kechuang',
      CreationDate: at,
      ModDate: at,
    },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.registerFont('regular', regular)
  pdf.registerFont('bold', bold)
  draw(pdf)
  pdf.end()
  return done
}

/** What the paper is not, across it, such as 示例（虚构）. */
export function drawStamp(pdf: Paper, words: string): void {
  pdf.save().rotate(-30, { origin: [298, 420] })
  pdf.font('bold').fontSize(72).fillColor(ink.warn, 0.12)
  pdf.text(words, 0, 380, { width: page.width, align: 'center' })
  pdf.restore().fillColor(ink.text, 1)
}

/** The double frame of a certificate with its title and what stands below it. */
export function drawTitle(pdf: Paper, title: string, below: string): void {
  pdf.rect(40, 40, 515, 762).lineWidth(1.2).strokeColor(ink.accent).stroke()
  pdf.rect(45, 45, 505, 752).lineWidth(0.4).strokeColor(ink.accent).stroke()
  pdf.font('bold').fontSize(26).fillColor(ink.text)
  pdf.text(title, 0, 82, { width: page.width, align: 'center', characterSpacing: 4 })
  pdf.font('regular').fontSize(10).fillColor(ink.quiet)
  pdf.text(below, 0, 122, { width: page.width, align: 'center' })
}

/** Answers where the table ends. */
export function drawRows(pdf: Paper, rows: readonly [string, string][], top: number, least = 26): number {
  let y = top
  for (const [label, value] of rows) {
    pdf.font('regular').fontSize(11)
    const height = Math.max(least, pdf.heightOfString(value, { width: 360 }) + least - 14)
    pdf.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).strokeColor(ink.line).stroke()
    pdf.fillColor(ink.quiet).text(label, page.left + 4, y + (least - 14) / 2, { width: 90 })
    pdf.fillColor(ink.text).text(value, page.left + 102, y + (least - 14) / 2, { width: 360 })
    y += height
  }
  pdf.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).strokeColor(ink.line).stroke()
  return y
}

/** The QR code as squares: sharp at every size, and no picture to decode. */
export function drawQrCode(pdf: Paper, text: string, left: number, top: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const unit = size / modules.size
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) pdf.rect(left + column * unit, top + row * unit, unit, unit)
  pdf.fill('#000000')
}

/** A code in groups of eight, as it is read out. */
export const grouped = (code: string) => code.replace(/(.{8})(?=.)/g, '$1 ')
