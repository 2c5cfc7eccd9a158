import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { printable } from '#kernel/printable'
import type { SectionName } from '../contract.ts'
import { sectionTitles } from '../rules/draft-text.ts'
import type { PrintedReport } from './printed-report.ts'
import { districtTable, indicatorColumns } from './table-columns.ts'

/** Type sizes in half-points, as official papers use them: 二号, 三号, 四号, 小五. */
const size = { title: 44, heading: 32, body: 30, note: 24, table: 18 }
const song = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
/** Twips: A4, and what is left of it between the margins when it lies. */
const a4 = { width: 11906, height: 16838 }
const lyingWidth = 14600
const ordinals = ['一', '二', '三', '四', '五', '六']

/**
 * A monthly report as offices file it: title, number, text with the number of its table row behind each figure, then the
 * tables of indicators and districts on lying pages.
 *
 * Example: await reportDocx(printedReport) → bytes of a .docx
 */
export async function reportDocx(given: PrintedReport): Promise<Uint8Array> {
  const report = printable(given)
  const document = new Document({
    title: report.title,
    creator: report.issuer,
    styles: { default: { document: { run: { font: song, size: size.body } } } },
    sections: [
      { ...page(false), children: [...head(report), ...text(report), ...signature(report)] },
      { ...page(true), children: tables(report) },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function page(isLying: boolean): Pick<ISectionOptions, 'properties' | 'footers'> {
  return {
    properties: {
      page: {
        // The library turns the page itself: both orientations name the standing size.
        size: { ...a4, orientation: isLying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: isLying
          ? { top: 1100, bottom: 1000, left: 1100, right: 1100 }
          : { top: 1700, bottom: 1500, left: 1500, right: 1400 },
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: size.note })],
          }),
        ],
      }),
    },
  }
}

/** The month of the title stands in a line of its own. */
function head({ title, number, issuer, date, isDraft }: PrintedReport): Paragraph[] {
  const [, name = title, month] = /^(.+)（([^（）]+)）$/.exec(title) ?? []
  const line = (words: string, points: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [new TextRun({ text: words, font: hei, size: points })],
    })
  return [
    line(name, size.title),
    ...(month ? [line(`（${month}）`, size.heading)] : []),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 360 },
      children: [
        new TextRun({ text: isDraft ? `${issuer}　（草稿）` : `${number}　${issuer}　${date}`, size: size.note }),
      ],
    }),
  ]
}

function text({ paragraphs }: PrintedReport): Paragraph[] {
  const bySection = Map.groupBy(paragraphs, (paragraph) => paragraph.section)
  return [...bySection].flatMap(([section, own], index) => [
    heading(index, section),
    ...own.map(
      ({ parts }) =>
        new Paragraph({
          indent: { firstLine: 600 },
          spacing: { line: 520 },
          children: runsOf(parts),
        }),
    ),
  ])
}

/** The first figure of each row is followed by the row's number, small and raised. */
function runsOf(parts: PrintedReport['paragraphs'][number]['parts']): TextRun[] {
  const told = new Set<number>()
  return parts.flatMap(({ text: words, row }) => {
    const isFirst = row !== null && !told.has(row)
    if (row !== null) told.add(row)
    return [
      new TextRun(words),
      ...(isFirst ? [new TextRun({ text: `[${row}]`, superScript: true, size: size.note })] : []),
    ]
  })
}

const heading = (index: number, section: SectionName) =>
  new Paragraph({
    spacing: { before: 200, after: 100 },
    keepNext: true,
    children: [new TextRun({ text: `${ordinals[index]}、${sectionTitles[section]}`, font: hei, size: size.heading })],
  })

function signature({ issuer, date, isDraft }: PrintedReport): Paragraph[] {
  const right = (words: string) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: 200 },
      children: [new TextRun(words)],
    })
  const note = new Paragraph({
    spacing: { before: 300 },
    children: [new TextRun({ text: '注：文中方括号内的数字为附表1的序号。', size: size.note })],
  })
  return isDraft ? [note] : [right(issuer), right(date), note]
}

function tables(report: PrintedReport): (Paragraph | Table)[] {
  const { figures } = report
  const districts = districtTable(figures)
  return [
    caption('附表1　指标完成情况', `截至${report.asOf}　${figures.regionName}`),
    table(
      indicatorColumns.map((column) => column.title),
      figures.rows.map((row) => indicatorColumns.map((column) => column.text(row))),
      indicatorColumns.map((column) => column.weight),
      indicatorColumns.map((column) => column.isNumber),
    ),
    ...(districts
      ? [
          caption('附表2　各县区完成情况', '完成 / 目标'),
          table(
            districts.head,
            districts.rows,
            districts.head.map((_, index) => (index < 7 ? 6 : 12)),
            districts.head.map((_, index) => index !== 1),
          ),
        ]
      : []),
  ]
}

const caption = (words: string, unit: string) =>
  new Paragraph({
    spacing: { before: 240, after: 100 },
    keepNext: true,
    children: [
      new TextRun({ text: words, font: hei, size: size.heading }),
      new TextRun({ text: `　　${unit}`, size: size.note }),
    ],
  })

function table(head_: string[], rows: string[][], weights: number[], isNumber: boolean[]): Table {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const widths = weights.map((weight) => Math.round((weight / whole) * lyingWidth))
  const cell = (words: string, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      verticalAlign: VerticalAlign.CENTER,
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : isNumber[index] ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text: words, size: size.table, ...(isHead ? { font: hei } : {}) })],
        }),
      ],
    })
  const row = (cells: string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((words, index) => cell(words, index, isHead)),
    })
  return new Table({
    width: { size: lyingWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [row(head_, true), ...rows.map((cells) => row(cells, false))],
  })
}
