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
import type { StatementContents } from '../contract/points-consents.ts'

/** What a statement prints: its contents, and what they are verified by. */
export interface StatementPaper {
  number: string
  cityName: string
  contents: StatementContents
  digest: string
  code: string
  address: string
  issuedAt: Date
}

/** A statement of innovation points as PDF, A4. The same statement gives the same bytes. */
export function statementPdf(paper: StatementPaper): Promise<Buffer> {
  const { number, contents, issuedAt: at } = paper
  return paperPdf({ title: `创新积分证明 ${number}`, subject: contents.name, at }, (pdf) => {
    if (contents.isInvented) drawStamp(pdf, '示例（虚构）')
    drawTitle(pdf, '创新积分证明', paper.cityName)
    pdf.font('regular').fontSize(11).fillColor(ink.text)
    pdf.text(`编号：${number}`, page.left, 150)
    pdf.text(`有效期至 ${contents.validUntil}`, page.left, 150, { width: page.right - page.left, align: 'right' })
    const end = drawItems(pdf, contents, drawRows(pdf, rowsOf(contents), 174, 22) + 10)
    drawFoot(pdf, paper, Math.max(end + 12, 650))
  })
}

const two = (points: number | null) => (points === null ? '—' : points.toFixed(2))

function rowsOf(contents: StatementContents): [string, string][] {
  const { certificates, rank, of, low, high, total, outOf } = contents
  const held = certificates.map(({ title, validTo }) => (validTo === null ? title : `${title}（至 ${validTo}）`))
  const place = rank === null ? '没有名次' : `同阶段第 ${rank} 名，共 ${of} 家；权重浮动时第 ${low}–${high} 名`
  return [
    ['企　　业', `${contents.name}（${contents.creditCode}）`],
    ['出示给', `${contents.bankName}，用于${contents.purpose}`],
    [
      '积　　分',
      `${contents.year} 年 ${two(total)}${outOf === null ? '' : ` / ${outOf}`}${contents.isTrial ? '（试算，非官方）' : ''}`,
    ],
    ['阶段名次', `${contents.stage ?? '阶段不明'}；${place}`],
    [
      '规　　则',
      `${contents.ruleTitle}，${contents.ruleVersion} 起施行；数据截至 ${contents.judgedOn}，第 ${contents.revision} 版`,
    ],
    ['有效资质', held.join('；') || '无'],
  ]
}

/** The indicators in two columns; answers where they end. */
function drawItems(pdf: Paper, { items }: StatementContents, top: number): number {
  const width = (page.right - page.left - 20) / 2
  const lines = Math.ceil(items.length / 2)
  pdf.font('regular').fontSize(9)
  items.forEach(({ label, points, max }, at) => {
    const left = page.left + 4 + (at < lines ? 0 : width + 16)
    const y = top + (at % lines) * 20
    pdf.fillColor(ink.text).text(label, left, y, { width: width - 56, height: 18, ellipsis: true, lineGap: 0 })
    pdf.text(`${two(points)} / ${max ?? '—'}`, left + width - 54, y, { width: 50, align: 'right' })
  })
  return top + lines * 20
}

function drawFoot(pdf: Paper, { address, code, digest, contents }: StatementPaper, y: number): void {
  drawQrCode(pdf, address, page.left, y, 104)
  const left = page.left + 120
  const width = page.right - left
  pdf.font('regular').fontSize(10).fillColor(ink.text)
  pdf.text('扫码或在公共核验页填写编号和核验码，即可核对本证明真伪。', left, y, { width })
  pdf.fontSize(9).fillColor(ink.quiet)
  pdf.text(`核验码：${grouped(code)}`, left, y + 20, { width })
  pdf.text(`摘要（SHA-256，涵盖以上全部内容）：${digest}`, left, y + 36, { width })
  pdf.text(`积分单摘要：${contents.sheetDigest}`, left, y + 62, { width })
  pdf.text('企业撤回授权或授权到期，本证明随即失效，以核验结果为准。', left, y + 90, { width })
}
