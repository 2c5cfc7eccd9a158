import { readFile } from 'node:fs/promises'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { formatFen } from '#kernel/money'
import { fields, kinds } from '../codes.ts'
import type { Entry } from '../rules/registry/entry.ts'

/** What one edition of a certificate prints. */
export interface CertificatePaper {
  number: string
  registeredOn: string
  officeName: string
  cityName: string
  regimeName: string
  isInvented: boolean
  entry: Entry
  digest: string
  code: string
  address: string
}

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

const page = { width: 595, left: 64, right: 531 }
const ink = { text: '#1a1a1a', quiet: '#666666', line: '#b8b8b8', accent: '#1f4e8c', warn: '#b42318' }
type Paper = InstanceType<typeof PDFDocument>

/**
 * The certificate of a registration as PDF, A4, its fonts embedded. The same edition gives the same bytes.
 *
 * Reads: the font files of an installed package; nothing is fetched.
 */
export async function certificatePdf(paper: CertificatePaper): Promise<Buffer> {
  const { regular, bold } = await loadFonts()
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `技术合同登记证明 ${paper.number}`,
      Subject: paper.entry.particulars.projectName,
      Producer: 'Kechuang',
      Creator: 'Kechuang',
      CreationDate: paper.entry.recordedAt,
      ModDate: paper.entry.recordedAt,
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
  drawStamp(pdf, paper)
  drawHead(pdf, paper)
  drawFoot(pdf, paper, drawRows(pdf, rowsOf(paper), 196))
  pdf.end()
  return done
}

/** What the paper is not, across it: an invented example, or no longer in force. */
function drawStamp(pdf: Paper, { isInvented, entry }: CertificatePaper): void {
  const words = entry.state === 'cancelled' ? '已注销' : isInvented ? '示例（虚构）' : null
  if (!words) return
  pdf.save().rotate(-30, { origin: [298, 420] })
  pdf.font('bold').fontSize(72).fillColor(ink.warn, 0.12)
  pdf.text(words, 0, 380, { width: page.width, align: 'center' })
  pdf.restore().fillColor(ink.text, 1)
}

function drawHead(pdf: Paper, { number, cityName, entry }: CertificatePaper): void {
  pdf.rect(40, 40, 515, 762).lineWidth(1.2).strokeColor(ink.accent).stroke()
  pdf.rect(45, 45, 505, 752).lineWidth(0.4).strokeColor(ink.accent).stroke()
  pdf.font('bold').fontSize(26).fillColor(ink.text)
  pdf.text('技术合同登记证明', 0, 82, { width: page.width, align: 'center', characterSpacing: 4 })
  pdf.font('regular').fontSize(10).fillColor(ink.quiet)
  pdf.text(cityName, 0, 122, { width: page.width, align: 'center' })
  pdf.font('regular').fontSize(11).fillColor(ink.text)
  pdf.text(`合同登记编号：${number}`, page.left, 158)
  pdf.text(`第 ${entry.edition} 版`, page.left, 158, { width: page.right - page.left, align: 'right' })
}

function rowsOf({ registeredOn, officeName, regimeName, entry }: CertificatePaper): [string, string][] {
  const { particulars, isAmountOpen, contractFen, technologyFen } = entry
  const money = (fen: bigint) => (isAmountOpen ? '待定，确定后更正' : formatFen(fen))
  const withCode = ({ name, creditCode }: { name: string; creditCode: string | null }) =>
    creditCode ? `${name}（${creditCode}）` : name
  return [
    ['项目名称', particulars.projectName],
    ['合同类别', kinds[particulars.kind].zh],
    ['技术领域', fields[particulars.field].zh],
    ['卖　　方', withCode(particulars.seller)],
    ['买　　方', particulars.buyers.slice(0, 3).map(withCode).join('；') + more(particulars.buyers.length)],
    ['签订日期', particulars.signedOn],
    ['有 效 期', `${particulars.validFrom} 至 ${particulars.validTo}`],
    ['合同成交额', money(contractFen)],
    ['技术交易额', money(technologyFen)],
    ['登记日期', registeredOn],
    ['登记机构', officeName],
    ['适用制度', regimeName],
  ]
}

const more = (count: number) => (count > 3 ? ` 等 ${count} 方` : '')

/** Answers where the table ends. */
function drawRows(pdf: Paper, rows: readonly [string, string][], top: number): number {
  let y = top
  for (const [label, value] of rows) {
    pdf.font('regular').fontSize(11)
    const height = Math.max(26, pdf.heightOfString(value, { width: 360 }) + 12)
    pdf.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).strokeColor(ink.line).stroke()
    pdf.fillColor(ink.quiet).text(label, page.left + 4, y + 6, { width: 90 })
    pdf.fillColor(ink.text).text(value, page.left + 102, y + 6, { width: 360 })
    y += height
  }
  pdf.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).strokeColor(ink.line).stroke()
  return y
}

function drawFoot(pdf: Paper, { code, digest, address, entry, isInvented }: CertificatePaper, tableEnd: number): void {
  const y = Math.max(tableEnd + 24, 600)
  drawCode(pdf, address, page.left, y, 112)
  const left = page.left + 128
  const width = page.right - left
  pdf.font('regular').fontSize(10).fillColor(ink.text)
  pdf.text('扫码或在公共核验页填写编号和核验码，即可核对本证明真伪。', left, y + 2, { width })
  pdf.fontSize(9).fillColor(ink.quiet)
  pdf.text(`核验码：${grouped(code)}`, left, y + 26, { width })
  pdf.text(`摘要（SHA-256）：${digest}`, left, y + 44, { width })
  pdf.text(`本版由 ${entry.recordedByName} 于 ${entry.recordedOn} 记入登记簿。`, left, y + 78, { width })
  const note = isInvented
    ? '本证明所载合同为虚构的示例，不具有任何效力。'
    : '登记事项变更后，原证明由新版取代，以核验结果为准。'
  pdf.text(note, left, y + 96, { width })
}

const grouped = (code: string) => code.replace(/(.{8})(?=.)/g, '$1 ')

/** The QR code as squares: sharp at every size, and no picture to decode. */
function drawCode(pdf: Paper, text: string, left: number, top: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const unit = size / modules.size
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) pdf.rect(left + column * unit, top + row * unit, unit, unit)
  pdf.fill('#000000')
}
