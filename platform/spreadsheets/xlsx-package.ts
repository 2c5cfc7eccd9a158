import type { Archive } from '../documents/archive.ts'
import { childOf, elementsOf, parseXml, type XmlElement, xmlStream } from '../documents/xml.ts'
import { type ShownAs, shownAs } from './date-formats.ts'
import { refuseFile } from './sheet-fault.ts'

export interface SheetPart {
  name: string
  isHidden: boolean
  path: string
}

export interface Workbook {
  sheets: SheetPart[]
  is1904: boolean
  /** By the style number that a cell names. */
  shownAs: ShownAs[]
  sharedStrings: string[]
}

const WORKBOOK_TYPE = /spreadsheetml\.(sheet|template)\.main\+xml|ms-excel\.(sheet|template)\.macroEnabled\.main/i

async function part(archive: Archive, name: string): Promise<XmlElement | undefined> {
  return archive.has(name) ? parseXml(new TextDecoder().decode(await archive.bytes(name))) : undefined
}

/** A target of a relationship as a path in the package. */
function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function packageType(names: string[]): string {
  if (names.some((name) => /xl\/workbook\.bin$/i.test(name))) return 'XLSB'
  if (names.some((name) => name.startsWith('word/'))) return 'DOCX'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PPTX'
  if (names.includes('content.xml') && names.includes('mimetype')) return 'ODF'
  return 'ZIP'
}

async function workbookPath(archive: Archive, fileName: string): Promise<string> {
  const types = await part(archive, '[Content_Types].xml')
  const main = elementsOf(types, 'Override').find((o) => WORKBOOK_TYPE.test(o.attributes.ContentType ?? ''))
  const path = main?.attributes.PartName?.replace(/^\//, '') ?? 'xl/workbook.xml'
  if (!archive.has(path))
    throw refuseFile('spreadsheets.unsupported-type', fileName, { type: packageType(archive.names) })
  return path
}

function stylesOf(styles: XmlElement | undefined): ShownAs[] {
  const codes = new Map<number, string>()
  for (const format of elementsOf(childOf(styles, 'numFmts'), 'numFmt'))
    codes.set(Number(format.attributes.numFmtId), format.attributes.formatCode ?? '')
  return elementsOf(childOf(styles, 'cellXfs'), 'xf').map((xf) => {
    const id = Number(xf.attributes.numFmtId ?? '0')
    return shownAs(id, codes.get(id))
  })
}

/** The shared texts, without the reading aids (phonetic runs) that some programs add. */
async function readSharedStrings(archive: Archive, path: string): Promise<string[]> {
  const strings: string[] = []
  if (!archive.has(path)) return strings
  let text = ''
  let inText = false
  let phonetic = 0
  const stream = xmlStream({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') inText = phonetic === 0
    },
    text(value) {
      if (inText) text += value
    },
    close(name) {
      if (name === 'si') strings.push(unescapeCell(text))
      else if (name === 'rPh') phonetic--
      else if (name === 't') inText = false
    },
  })
  const decoder = new TextDecoder()
  for await (const chunk of archive.chunks(path)) stream.write(decoder.decode(chunk, { stream: true }))
  stream.write(decoder.decode())
  stream.end()
  return strings
}

/** Characters that XML cannot hold are written as `_x000D_`. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** What all sheets of a workbook share, and where each of them lies in the package. */
export async function readWorkbook(archive: Archive, fileName: string): Promise<Workbook> {
  const path = await workbookPath(archive, fileName)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const workbook = await part(archive, path)
  const relations = await part(archive, `${folder}_rels/${path.slice(folder.length)}.rels`)
  const targets = new Map<string, { type: string; path: string }>()
  for (const relation of elementsOf(relations, 'Relationship')) {
    const { Id = '', Type = '', Target = '' } = relation.attributes
    targets.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: resolvePath(folder, Target) })
  }
  const pathOf = (type: string) => [...targets.values()].find((target) => target.type === type)?.path
  const sheets = elementsOf(childOf(workbook, 'sheets'), 'sheet').flatMap((sheet): SheetPart[] => {
    const target = targets.get(sheet.attributes.id ?? '')
    if (target?.type !== 'worksheet') return []
    const state = sheet.attributes.state ?? 'visible'
    return [{ name: sheet.attributes.name ?? '', isHidden: state !== 'visible', path: target.path }]
  })
  const date1904 = childOf(workbook, 'workbookPr')?.attributes.date1904 ?? '0'
  return {
    sheets,
    is1904: ['1', 'true', 'on'].includes(date1904),
    shownAs: stylesOf(await part(archive, pathOf('styles') ?? `${folder}styles.xml`)),
    sharedStrings: await readSharedStrings(archive, pathOf('sharedStrings') ?? `${folder}sharedStrings.xml`),
  }
}
