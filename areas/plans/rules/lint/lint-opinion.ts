import {
  AlignmentType,
  Document,
  type ITableCellOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { BasisPlan } from '../../contract/lint.ts'
import type { StoredQuote } from './lint-findings.ts'

/** A finding as the opinion tells it. */
export interface OpinionFinding {
  severity: 'high' | 'medium' | 'low' | 'info'
  indicator: string
  message_zh: string
  arithmetic: string
  ask_zh: string
  evidence: StoredQuote[]
  state: 'open' | 'answered' | 'todo'
  note: string | null
  decided_by_name: string | null
}

export interface Opinion {
  title: string
  number: string | null
  issuer: string | null
  regionName: string
  ordinal: number
  /** Business dates. */
  assessedOn: string
  assessedBy: string
  date: string
  basis: BasisPlan[]
  findings: OpinionFinding[]
}

const severities = { high: '高', medium: '中', low: '低', info: '提示' }
const states = { open: '待答复', answered: '已答复', todo: '已转办' }
/** Type sizes in half-points, as official papers use them: 二号, 三号, 四号, 小四. */
const size = { title: 44, heading: 32, body: 28, table: 21 }
const song = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
const fullWidth = 9600
/** Twips of the columns: number, problem with its sentences, arithmetic, advice, what became of it. */
const columns = [560, 4240, 1900, 1700, 1200]

/**
 * 政策一致性评估意见 as a .docx: document, basis, conclusion, findings by severity with every sentence, the sums and
 * what to ask, and a place for seal and signature.
 *
 * Example: await opinionDocument({ title: '样例规划', findings: [], … }) → bytes of a .docx
 */
export async function opinionDocument(opinion: Opinion): Promise<Uint8Array> {
  const document = new Document({
    title: '政策一致性评估意见',
    styles: { default: { document: { run: { font: song, size: size.body } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1440, left: 1150, right: 1150 } },
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 360 },
            children: [new TextRun({ text: '政策一致性评估意见', font: hei, size: size.title })],
          }),
          ...facts(opinion),
          ...basis(opinion),
          ...conclusion(opinion),
          heading('四、评估发现'),
          ...(opinion.findings.length === 0
            ? [body('未发现与现行规划不一致之处。')]
            : [findingsTable(opinion.findings)]),
          ...signature(opinion),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const heading = (text: string) =>
  new Paragraph({
    spacing: { before: 240, after: 120 },
    keepNext: true,
    children: [new TextRun({ text, font: hei, size: size.heading })],
  })

const body = (text: string) =>
  new Paragraph({ indent: { firstLine: 560 }, spacing: { line: 480 }, children: [new TextRun(text)] })

function facts({ title, number, issuer, regionName, ordinal, assessedOn, assessedBy }: Opinion): Paragraph[] {
  return [
    heading('一、评估对象'),
    body(`《${title}》${number ? `（${number}）` : ''}，第 ${ordinal} 稿。`),
    body(`地区：${regionName}${issuer ? `；起草（发文）单位：${issuer}` : ''}。`),
    body(`评估时间：${inWords(assessedOn)}；评估人：${assessedBy}。`),
  ]
}

function basis({ basis: plans }: Opinion): Paragraph[] {
  const listed = plans.map(({ title, number }, index) =>
    body(`${index + 1}. 《${title}》${number ? `（${number}）` : ''}`),
  )
  return [
    heading('二、对照的现行文件'),
    ...(listed.length > 0 ? listed : [body('本地区及上下级地区没有其他已发布的规划，只评估了文件自身。')]),
  ]
}

function conclusion({ findings }: Opinion): Paragraph[] {
  const count = (severity: OpinionFinding['severity']) => findings.filter((f) => f.severity === severity).length
  const open = findings.filter((f) => f.state !== 'answered').length
  return [
    heading('三、评估结论'),
    body(
      `共发现 ${findings.length} 个问题：高 ${count('high')} 个、中 ${count('medium')} 个、低 ${count('low')} 个、提示 ${count('info')} 个；其中 ${open} 个尚未答复。${verdict(count('high'), findings)}`,
    ),
  ]
}

function verdict(highCount: number, findings: OpinionFinding[]): string {
  const openHigh = findings.filter((f) => f.severity === 'high' && f.state !== 'answered').length
  if (highCount === 0) return '未发现严重不一致。'
  return openHigh > 0 ? '建议对严重问题逐条修改或说明后再行印发。' : '严重问题均已答复。'
}

function findingsTable(findings: OpinionFinding[]): Table {
  return new Table({
    width: { size: fullWidth, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        children: ['序号', '问题与原文', '算式', '建议', '处理'].map((text, index) =>
          cell(index, [new Paragraph({ alignment: AlignmentType.CENTER, children: [small(text, hei)] })]),
        ),
      }),
      ...findings.map(
        (finding, index) =>
          new TableRow({
            cantSplit: finding.evidence.length < 6,
            children: [
              cell(0, [line(`${index + 1}`), line(severities[finding.severity])]),
              cell(1, [line(finding.message_zh), ...finding.evidence.map(sentence)]),
              cell(2, [line(finding.arithmetic)]),
              cell(3, [line(finding.ask_zh)]),
              cell(4, [line(states[finding.state]), ...outcome(finding)]),
            ],
          }),
      ),
    ],
  })
}

const small = (text: string, font = song) => new TextRun({ text, font, size: size.table })
const line = (text: string) => new Paragraph({ children: [small(text)] })
const sentence = ({ title, quote }: StoredQuote) => line(`《${title}》：“${quote.replace(/\s+/g, ' ')}”`)

function cell(column: number, children: ITableCellOptions['children']): TableCell {
  return new TableCell({
    width: { size: columns[column] ?? 0, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children,
  })
}

function outcome({ note, decided_by_name: by }: OpinionFinding): Paragraph[] {
  return note === null ? [] : [line(by === null ? note : `${note}（${by}）`)]
}

function signature({ date }: Opinion): Paragraph[] {
  const right = (text: string) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 240 }, children: [new TextRun(text)] })
  return [right('评估单位（盖章）：＿＿＿＿＿＿＿＿'), right('审核人（签字）：＿＿＿＿＿＿＿＿'), right(inWords(date))]
}

const inWords = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
