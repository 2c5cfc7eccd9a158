import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { printable } from '#kernel/printable'

export interface MinutesDecision {
  title: string
  words: string | null
  lead: string
  support: readonly string[]
  /** Business date. */
  dueOn: string | null
}

export interface MinutesTask {
  title: string
  lead: string
  dueOn: string | null
  /** State in words, 超期 included. */
  state: string
  lastWords: string | null
}

export interface Minutes {
  title: string
  host: string
  /** Business dates. */
  heldOn: string
  issuedOn: string | null
  place: string | null
  chair: string | null
  attendees: readonly string[]
  attendeesNote: string | null
  agenda: readonly string[]
  decisions: readonly MinutesDecision[]
  followUp: { previousTitle: string; tasks: readonly MinutesTask[] } | null
}

/** Type sizes in half-points, as official papers use them: 二号, 三号, 四号, 五号. */
const size = { title: 44, heading: 32, body: 28, table: 21 }
const song = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
/** Twips of the columns: number, matter, unit, deadline, how it went. */
const columns = [560, 3400, 1700, 1500, 2440]
const numerals = ['一', '二', '三', '四']

/**
 * 会议纪要 as a .docx: when, where and who; agenda; decisions with unit and deadline; how what was decided last time went.
 *
 * Example: await minutesDocument({ title: '全市科技创新工作例会', decisions: [], … }) → bytes of a .docx
 */
export async function minutesDocument(given: Minutes): Promise<Uint8Array> {
  const minutes = printable(given)
  const parts = [agendaPart(minutes), decisionPart(minutes), followUpPart(minutes)].filter(
    (part) => part.body.length > 0,
  )
  const document = new Document({
    title: minutes.title,
    styles: { default: { document: { run: { font: song, size: size.body } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1440, bottom: 1440, left: 1150, right: 1150 } },
        },
        children: [
          centred('会议纪要', size.title),
          centred(minutes.title, size.heading),
          ...facts(minutes),
          ...parts.flatMap(({ title, body }, index) => [heading(`${numerals[index]}、${title}`), ...body]),
          ...signature(minutes),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

interface Part {
  title: string
  body: (Paragraph | Table)[]
}

function facts(minutes: Minutes): Paragraph[] {
  const { place, chair, attendeesNote } = minutes
  const lines: [string, string | null][] = [
    ['时间', inWords(minutes.heldOn)],
    ['地点', place],
    ['主持', chair],
    ['参会单位', minutes.attendees.join('、') || null],
    ['参会人员', attendeesNote],
  ]
  return lines.flatMap(([label, value]) => (value === null ? [] : [body(`${label}：${value}`)]))
}

function agendaPart({ agenda }: Minutes): Part {
  return { title: '议题', body: agenda.map((item, index) => body(`${index + 1}. ${item}`)) }
}

function decisionPart({ decisions }: Minutes): Part {
  return {
    title: '议定事项',
    body: decisions.flatMap(({ title, words, lead, support, dueOn }, index) => {
      const helping = support.length > 0 ? `；配合单位：${support.join('、')}` : ''
      const due = dueOn === null ? '' : `；完成时限：${inWords(dueOn)}`
      const said = words === null ? `${title}。` : `${title}。${words}`
      return [body(`${index + 1}. ${said.replace(/。。/g, '。')}（承办单位：${lead}${helping}${due}）`)]
    }),
  }
}

function followUpPart({ followUp }: Minutes): Part {
  if (followUp === null) return { title: '', body: [] }
  const { previousTitle, tasks } = followUp
  const done = tasks.filter(({ state }) => state === '已办结').length
  const rows = tasks.map(({ title, lead, dueOn, state, lastWords }, index) =>
    row([`${index + 1}`, title, lead, dueOn ?? '未定', lastWords === null ? state : `${state}。${lastWords}`]),
  )
  return {
    title: '上次会议事项办理情况',
    body: [
      body(
        `《${previousTitle}》及以前会议议定事项 ${tasks.length} 件，已办结 ${done} 件，未办结 ${tasks.length - done} 件。`,
      ),
      ...(rows.length === 0 ? [] : [table([row(['序号', '事项', '承办单位', '期限', '办理情况'], true), ...rows])]),
    ],
  }
}

function signature({ host, issuedOn, heldOn }: Minutes): Paragraph[] {
  const right = (text: string) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 240 }, children: [new TextRun(text)] })
  return [right(host), right(inWords(issuedOn ?? heldOn))]
}

const centred = (text: string, points: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text, font: hei, size: points })],
  })

const heading = (text: string) =>
  new Paragraph({
    spacing: { before: 240, after: 120 },
    keepNext: true,
    children: [new TextRun({ text, font: hei, size: size.heading })],
  })

const body = (text: string) =>
  new Paragraph({ indent: { firstLine: 560 }, spacing: { line: 480 }, children: [new TextRun(text)] })

function table(rows: TableRow[]): Table {
  return new Table({
    width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    rows,
  })
}

function row(cells: readonly string[], isHead = false): TableRow {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text, index) =>
        new TableCell({
          width: { size: columns[index] ?? 0, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 80, right: 80 },
          children: [
            new Paragraph({
              ...(isHead ? { alignment: AlignmentType.CENTER } : {}),
              children: [new TextRun({ text, font: isHead ? hei : song, size: size.table })],
            }),
          ],
        }),
    ),
  })
}

function inWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
