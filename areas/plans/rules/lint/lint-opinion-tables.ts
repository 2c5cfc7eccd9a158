import {
  AlignmentType,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { OpinionFinding } from './lint-opinion-shape.ts'
import type { OpinionWords } from './lint-opinion-words.ts'

/** Type sizes in half-points, as official papers use them: 二号, 三号, 小四, 四号. */
export const size = { title: 44, body: 32, table: 24, footer: 28 }
const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman' }
export const font = {
  title: { ...latin, eastAsia: '方正小标宋简体' },
  heading: { ...latin, eastAsia: '黑体' },
  body: { ...latin, eastAsia: '仿宋_GB2312' },
  number: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' },
}

/** Twips: the width between the margins of the paper. */
const fullWidth = 8844
const overviewColumns = [700, 3844, 1500, 1000, 1800]
const detailColumns = [1300, fullWidth - 1300]
const shade = { fill: 'F2F2F2' }
/** A gap may rest on twenty sentences; the rest stands in the system. */
const mostQuotes = 8

/** Every finding in one line, most severe first. */
export function overviewTable(findings: readonly OpinionFinding[], words: OpinionWords): Table {
  const rows = findings.map((finding, index) => [
    `${index + 1}`,
    finding.indicator,
    words.types[finding.type],
    words.severities[finding.severity],
    words.states[finding.state],
  ])
  return table(overviewColumns, [
    new TableRow({
      tableHeader: true,
      children: words.columns.map((text, column) =>
        cell(overviewColumns[column], [centred(text, font.heading)], { shading: shade }),
      ),
    }),
    ...rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map((text, column) =>
            cell(overviewColumns[column], [column === 1 ? plain(text) : centred(text)]),
          ),
        }),
    ),
  ])
}

/** One finding: what is wrong, every sentence, the sums, its weight and why, what to answer, what came of it. */
export function detailTable(finding: OpinionFinding, nth: number, versionId: string, words: OpinionWords): Table {
  const { rows } = words
  const shown = finding.evidence.slice(0, mostQuotes)
  const quotes = shown.map(({ title, quote, versionId: of }) =>
    plain(words.quote(title, quote.replace(/\s+/g, ' '), of === versionId)),
  )
  const rest = finding.evidence.length - shown.length
  const weight = words.severities[finding.severity]
  const outcome = words.states[finding.state]
  const lines: [string, Paragraph[]][] = [
    [rows.problem, [plain(finding.message)]],
    [rows.sentences, [...quotes, ...(rest > 0 ? [plain(words.more(rest))] : [])]],
    [rows.arithmetic, [plain(finding.arithmetic)]],
    [rows.severity, [plain(finding.reason === null ? weight : `${weight}　${finding.reason}`)]],
    [rows.ask, [plain(finding.ask)]],
    [
      rows.outcome,
      [plain(finding.note === null ? outcome : `${outcome}　${words.note(finding.note, finding.decidedBy)}`)],
    ],
  ]
  const title = words.finding(nth, finding.indicator, words.types[finding.type])
  return table(detailColumns, [
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({ columnSpan: 2, margins, shading: shade, children: [plain(title, font.heading, true)] }),
      ],
    }),
    ...lines.map(
      ([label, children], index) =>
        new TableRow({
          cantSplit: children.length < 5,
          children: [
            cell(detailColumns[0], [centred(label, font.heading, index < lines.length - 1)]),
            cell(detailColumns[1], children),
          ],
        }),
    ),
  ])
}

function table(columnWidths: number[], rows: TableRow[]): Table {
  return new Table({
    width: { size: fullWidth, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    rows,
  })
}

const margins = { top: 60, bottom: 60, left: 100, right: 100 }
type Font = typeof font.body

const run = (text: string, of: Font) => [new TextRun({ text, font: of, size: size.table })]
const plain = (text: string, of: Font = font.body, keepNext = false) =>
  new Paragraph({ keepNext, children: run(text, of) })
const centred = (text: string, of: Font = font.body, keepNext = false) =>
  new Paragraph({ keepNext, alignment: AlignmentType.CENTER, children: run(text, of) })

function cell(
  width: number | undefined,
  children: ITableCellOptions['children'],
  more: Partial<ITableCellOptions> = {},
): TableCell {
  return new TableCell({
    width: { size: width ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins,
    ...more,
    children,
  })
}
