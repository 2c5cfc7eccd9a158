import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { printable } from '#kernel/printable'
import type { Opinion } from './lint-opinion-shape.ts'
import { detailTable, font, overviewTable, size } from './lint-opinion-tables.ts'
import { type OpinionWords, opinionWords, severityOrder } from './lint-opinion-words.ts'

/** Margins of an official paper (GB/T 9704): 37 mm above, 35 mm below, 28 mm left, 26 mm right. */
const margin = { top: 2098, bottom: 1985, left: 1588, right: 1474 }

/**
 * 政策一致性评估意见 as a .docx that an office files: the document, what it was compared with, the conclusion, the
 * findings at a glance and one by one with every sentence, the sums and what to answer, and a place for seal and names.
 *
 * Example: await opinionDocument({ locale: 'en', title: '样例规划', findings: [], … }) → bytes of a .docx
 */
export async function opinionDocument(given: Opinion): Promise<Uint8Array> {
  const opinion = printable(given)
  const words = opinionWords[opinion.locale]
  const document = new Document({
    title: words.title,
    styles: { default: { document: { run: { font: font.body, size: size.body } } } },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin } },
        footers: { default: pageNumber() },
        children: [
          ...head(opinion, words),
          ...about(opinion, words),
          ...findingsOf(opinion, words),
          ...signature(opinion, words),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const line = { line: 560, lineRule: LineRuleType.EXACT } as const

function head(opinion: Opinion, words: OpinionWords): Paragraph[] {
  const centred = (text: string, after: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after, line: 640, lineRule: LineRuleType.AT_LEAST },
      children: [new TextRun({ text, font: font.title, size: size.title })],
    })
  return [
    ...words.head(opinion).map((text, index, all) => centred(text, index === all.length - 1 ? 480 : 0)),
    ...(opinion.issuer
      ? [new Paragraph({ spacing: line, children: [new TextRun(words.salutation(opinion.issuer))] })]
      : []),
    body(words.opening(opinion)),
    ...(opinion.isOutdated ? [body(words.outdated, { bold: true })] : []),
  ]
}

const heading = (text: string) =>
  new Paragraph({
    spacing: { ...line, before: 120 },
    indent: { firstLine: size.body * 20 },
    keepNext: true,
    children: [new TextRun({ text, font: font.heading, size: size.body })],
  })

/** Indented by two characters, as the body of an official paper is. */
const body = (text: string, more: { bold?: boolean } = {}) =>
  new Paragraph({ indent: { firstLine: size.body * 20 }, spacing: line, children: [new TextRun({ text, ...more })] })

function about(opinion: Opinion, words: OpinionWords): Paragraph[] {
  const [object, basis, conclusion] = words.headings
  const listed = opinion.basis.map(({ title, number }, index) => body(words.basis(index + 1, title, number)))
  return [
    heading(object),
    ...words.facts(opinion).map((text) => body(text)),
    heading(basis),
    ...(listed.length > 0 ? listed : [body(words.noBasis)]),
    body(words.method),
    heading(conclusion),
    body(words.conclusion(opinion)),
    ...(opinion.findings.length > 0 ? [body(words.verdict(opinion.findings))] : []),
  ]
}

function findingsOf(opinion: Opinion, words: OpinionWords) {
  const [, , , overview, details] = words.headings
  const bySeverity = severityOrder.flatMap((severity) =>
    opinion.findings.filter((finding) => finding.severity === severity),
  )
  if (bySeverity.length === 0) return [heading(overview), body(words.none)]
  const gap = () =>
    new Paragraph({ keepNext: true, spacing: { line: 240, lineRule: LineRuleType.EXACT }, children: [] })
  return [
    heading(overview),
    gap(),
    overviewTable(bySeverity, words),
    heading(details),
    ...bySeverity.flatMap((finding, index) => [gap(), detailTable(finding, index + 1, opinion.versionId, words)]),
  ]
}

function signature({ date }: Opinion, words: OpinionWords): Paragraph[] {
  const right = (text: string, before: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: 640 },
      spacing: { ...line, before },
      keepNext: true,
      children: [new TextRun(text)],
    })
  const blank = '＿'.repeat(8)
  return [
    ...words.signatures.map((text, index) => right(`${text}${blank}`, index === 0 ? 600 : 0)),
    right(words.date(date), 0),
  ]
}

function pageNumber(): Footer {
  const run = { font: font.number, size: size.footer }
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}
