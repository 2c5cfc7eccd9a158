import { formatFen } from '#kernel/money'
import {
  drawQrCode,
  drawRows,
  drawStamp,
  drawTitle,
  grouped,
  ink,
  type Paper,
  page,
  paperPdf,
} from '#platform/papers/paper'
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

/**
 * The certificate of a registration as PDF, A4, its fonts embedded. The same edition gives the same bytes.
 *
 * Reads: the font files of an installed package; nothing is fetched.
 */
export function certificatePdf(paper: CertificatePaper): Promise<Buffer> {
  const { number, entry } = paper
  const about = { subject: entry.particulars.projectName, at: entry.recordedAt }
  return paperPdf({ title: `技术合同登记证明 ${number}`, ...about }, (pdf) => {
    const words = entry.state === 'cancelled' ? '已注销' : paper.isInvented ? '示例（虚构）' : null
    if (words) drawStamp(pdf, words)
    drawHead(pdf, paper)
    drawFoot(pdf, paper, drawRows(pdf, rowsOf(paper), 196))
  })
}

function drawHead(pdf: Paper, { number, cityName, entry }: CertificatePaper): void {
  drawTitle(pdf, '技术合同登记证明', cityName)
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

function drawFoot(pdf: Paper, { code, digest, address, entry, isInvented }: CertificatePaper, tableEnd: number): void {
  const y = Math.max(tableEnd + 24, 600)
  drawQrCode(pdf, address, page.left, y, 112)
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
