import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { printable } from '#kernel/printable'
import type { EvaluationRowView, EvaluationView } from '../contract.ts'

/** Type sizes in half-points, as official papers use them: 二号, 三号, 四号, 五号. */
const size = { title: 44, heading: 32, body: 28, table: 19 }
const song = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
const fullWidth = 14400
/** Twips: number, indicator, baseline, target, expected, actual, pace, judgement, cause, proposal. */
const widths = [560, 2100, 1250, 1350, 1150, 1150, 1300, 940, 2400, 2200]
const heads = ['序号', '指标', '基期', '目标', '应到', '完成', '进度', '判断', '原因分析', '建议']

export const judgements: Record<EvaluationRowView['status'], string> = {
  ahead: '超序时',
  'on-pace': '达序时',
  behind: '滞后',
  met: '已达成',
  missed: '未达成',
  'no-data': '缺数',
}
export const proposalWords: Record<NonNullable<EvaluationRowView['proposalKind']>, string> = {
  keep: '保持',
  'speed-up': '加快推进',
  adjust: '调整目标',
  end: '终止',
}

export function judgementOf(row: Pick<EvaluationRowView, 'status' | 'isStarted'>): string {
  return row.isStarted ? judgements[row.status] : '未到起算期'
}

export function goalOf(row: Pick<EvaluationRowView, 'comparator' | 'value' | 'valueMax'>): string {
  const sign = { '>=': '≥', '>': '>', '=': '', '<=': '≤', '<': '<', '~': '约', range: '' }[row.comparator]
  return row.valueMax ? `${row.value}–${row.valueMax}` : `${sign}${row.value}`
}

const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)}%`)

/** 已完成 32.0%，应 41.7% */
export function paceOf(row: Pick<EvaluationRowView, 'share' | 'expectedShare'>): string {
  if (row.share === null) return '—'
  return row.expectedShare === null ? percent(row.share) : `${percent(row.share)}（应 ${percent(row.expectedShare)}）`
}

/**
 * 规划中期评估报告 as a .docx: conclusion, statistics by department, the table of every indicator with cause and
 * proposal, what was adjusted, and a place for seal and signature.
 *
 * Example: await evaluationDocument({ title: '中期评估', rows: [], … }, '2025-06-10') → bytes of a .docx
 */
export async function evaluationDocument(given: EvaluationView, date: string): Promise<Uint8Array> {
  const evaluation = printable(given)
  const document = new Document({
    title: evaluation.title,
    styles: { default: { document: { run: { font: song, size: size.body } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
            margin: { top: 1150, bottom: 1150, left: 1150, right: 1150 },
          },
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 360 },
            children: [new TextRun({ text: evaluation.title, font: hei, size: size.title })],
          }),
          heading('一、评估对象'),
          body(`《${evaluation.planTitle}》，地区：${evaluation.regionName}，评估截至 ${inWords(evaluation.asOf)}。`),
          heading('二、总体结论'),
          body(evaluation.statistics.conclusion),
          ...byDepartment(evaluation),
          heading('三、各项指标'),
          rowsTable(evaluation.rows),
          ...adjusted(evaluation.rows),
          ...signature(evaluation, date),
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

function byDepartment({ statistics }: EvaluationView): Paragraph[] {
  return statistics.byDepartment
    .filter(({ name }) => name !== '')
    .map(({ name, total, onPace, behind }) =>
      body(`${name}：${total} 项，达到进度 ${onPace} 项，滞后或未达成 ${behind} 项。`),
    )
}

function rowsTable(rows: readonly EvaluationRowView[]): Table {
  return new Table({
    width: { size: fullWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, children: heads.map((text, at) => cell(at, [small(text, true)])) }),
      ...rows.map((row, index) => new TableRow({ children: cellsOf(row, index).map((texts, at) => cell(at, texts)) })),
    ],
  })
}

function cellsOf(row: EvaluationRowView, index: number): Paragraph[][] {
  const name = row.subject ? `${row.indicator}（${row.subject}）` : row.indicator
  const owners = row.departments.map((one) => one.name).join('、')
  const forecast = row.forecast ? `预计期末 ${row.forecast}` : null
  const lines = (...texts: (string | null | undefined)[]) => texts.flatMap((text) => (text ? [small(text)] : []))
  const proposal = row.proposalKind ? proposalWords[row.proposalKind] : null
  return [
    lines(String(index + 1)),
    lines(`${name}（${row.unit}）`, owners),
    lines(row.baseline ? `${row.baseline.value}（${row.baseline.period}）` : '—'),
    lines(`${goalOf(row)}（${row.deadline}）`),
    lines(row.expected ?? '—'),
    lines(row.actual ?? '—', row.dataThrough ? `截至 ${row.dataThrough.slice(0, 7)}` : null),
    lines(paceOf(row), forecast),
    lines(judgementOf(row)),
    lines(row.cause ?? '—'),
    lines([proposal, row.proposal].filter(Boolean).join('：') || '—'),
  ]
}

function adjusted(rows: readonly EvaluationRowView[]): Paragraph[] {
  const changed = rows.filter((row) => row.earlier.length > 0)
  if (changed.length === 0) return []
  return [
    heading('四、目标调整'),
    ...changed.flatMap((row) =>
      row.earlier.map((one) =>
        body(
          `${row.indicator}：原目标 ${one.value}${row.unit}（${one.deadline}），自 ${inWords(one.until)}起调整；现目标 ${goalOf(row)}${row.unit}（${row.deadline}）。`,
        ),
      ),
    ),
  ]
}

function signature(evaluation: EvaluationView, date: string): Paragraph[] {
  const right = (text: string) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 240 }, children: [new TextRun(text)] })
  const who = evaluation.closedByName ? [`定稿：${evaluation.closedByName}`] : ['（未定稿）']
  return [...who, '（单位盖章）', inWords(date)].map(right)
}

function cell(at: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: widths[at] ?? 1000, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 70, right: 70 },
    children: children.length > 0 ? children : [small('')],
  })
}

function small(text: string, isHead = false): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: size.table, ...(isHead ? { font: hei } : {}) })] })
}

function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
