import {
  AlignmentType,
  Document,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { toBuffer } from 'qrcode'
import { type Answers, type FieldModel, type FormModel, inWords, labelAt, sectionsOf } from '#engines/form'
import { type ProcedureModel, stateOf } from '#engines/procedure'
import { printable } from '#kernel/printable'

export interface CasePaper {
  model: ProcedureModel
  answers: Answers
  number: string
  partyName: string
  regionName: string
  filedAt: Date
  digest: string
  state: string
  marks: readonly { path: string; note: string }[]
  lines: readonly { at: Date; words: string }[]
  /** Page that verifies the receipt. */
  verifyUrl: string
  /** Business date. */
  printedOn: string
}

const song = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' }
const hei = { ascii: 'Times New Roman', eastAsia: '黑体', hAnsi: 'Times New Roman' }
const size = { title: 36, heading: 28, body: 24, small: 18 }
const fullWidth = 9600

const paragraph = (text: string, over: { bold?: boolean; size?: number } = {}) =>
  new Paragraph({
    spacing: { after: 60 },
    children: [new TextRun({ text, size: over.size ?? size.body, bold: over.bold })],
  })

const heading = (text: string) =>
  new Paragraph({
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, font: hei, size: size.heading })],
  })

/** `2026-05-11 10:00:00.000` in China. */
export const inChina = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ')

/** A case as a .docx that an office files: facts, answers by section, marks, history, code. */
export async function caseDocument(given: CasePaper): Promise<Uint8Array> {
  const paper = printable(given)
  const { model } = paper
  const code = await toBuffer(paper.verifyUrl, { margin: 1, width: 160 })
  const document = new Document({
    title: `${model.title.zh} ${paper.number}`,
    styles: { default: { document: { run: { font: song, size: size.body } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1300, bottom: 1300, left: 1150, right: 1150 } },
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [new TextRun({ text: model.title.zh, font: hei, size: size.title })],
          }),
          facts(paper),
          ...sections(model.form, paper.answers),
          ...marks(paper),
          heading('办理过程'),
          ...paper.lines.map(({ at, words }) => paragraph(`${inChina(at).slice(0, 16)}  ${words}`)),
          heading('核验'),
          new Paragraph({
            children: [new ImageRun({ type: 'png', data: code, transformation: { width: 110, height: 110 } })],
          }),
          paragraph(`扫码或打开 ${paper.verifyUrl} 核验。提交内容摘要（SHA-256）：${paper.digest}`, {
            size: size.small,
          }),
          paragraph(`打印日期 ${paper.printedOn}`, { size: size.small }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function facts({ model, number, partyName, regionName, filedAt, state }: CasePaper): Table {
  return table([
    ['办件编号', number],
    ['申请方', partyName],
    ['办理地区', regionName],
    ['服务器收到时间', inChina(filedAt)],
    ['当前环节', stateOf(model, state).label.zh],
    ['适用版本', model.version],
  ])
}

function sections(form: FormModel, answers: Answers): (Paragraph | Table)[] {
  return sectionsOf(form).flatMap(({ title, fields }) => {
    const rows = fields.flatMap((field) => rowsOf(field, answers[field.name]))
    return rows.length === 0 ? [] : [...(title ? [heading(title.zh)] : []), table(rows)]
  })
}

function rowsOf(field: FieldModel, value: unknown): [string, string][] {
  if (value === undefined || value === null) return []
  if (!field.fields || !Array.isArray(value)) return [[field.label.zh, inWords(field, value, 'zh-CN')]]
  return value.map((item, index) => [
    `${field.label.zh} ${index + 1}`,
    (field.fields ?? [])
      .map((inner) => `${inner.label.zh}：${inWords(inner, (item as Answers)[inner.name], 'zh-CN')}`)
      .join('；'),
  ])
}

function marks({ model, marks: all }: CasePaper): Paragraph[] {
  if (all.length === 0) return []
  return [heading('待补正'), ...all.map(({ path, note }) => paragraph(`${labelAt(model.form, path).zh}：${note}`))]
}

function table(rows: [string, string][]): Table {
  const cell = (text: string, width: number, bold: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [new Paragraph({ children: [new TextRun({ text, bold, size: size.body })] })],
    })
  return new Table({
    width: { size: fullWidth, type: WidthType.DXA },
    columnWidths: [2600, 7000],
    rows: rows.map(([name, value]) => new TableRow({ children: [cell(name, 2600, true), cell(value, 7000, false)] })),
  })
}
