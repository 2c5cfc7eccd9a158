import { Refusal } from '#kernel/refusal'
import { type Archive, openArchive } from './archive.ts'
import type { DocumentWarning, ParseContext, Parsed } from './document.ts'
import { BodyWriter } from './docx-body.ts'
import type { DocumentWarningCode } from './errors.ts'
import { elementsOf, parseXml, type XmlElement } from './xml.ts'

const MAIN_TYPES = /wordprocessingml\.(document|template)\.main\+xml|ms-word\.(document|template)\.macroEnabled/i

async function part(archive: Archive, name: string): Promise<XmlElement | undefined> {
  if (!archive.has(name)) return undefined
  const bytes = await archive.bytes(name)
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const label = wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return parseXml(new TextDecoder(label).decode(bytes))
}

/** The main part, as the package says; its name is a convention only. */
async function mainPartName(archive: Archive, fileName: string): Promise<string> {
  const types = await part(archive, '[Content_Types].xml')
  const main = elementsOf(types, 'Override').find((override) => MAIN_TYPES.test(override.attributes.ContentType ?? ''))
  const name = main?.attributes.PartName?.replace(/^\//, '') ?? 'word/document.xml'
  if (archive.has(name)) return name
  throw new Refusal({ code: 'documents.unsupported-type', params: { fileName, type: zipType(archive.names) } })
}

function zipType(names: string[]): string {
  if (names.some((name) => name.startsWith('xl/'))) return 'XLSX'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PPTX'
  if (names.includes('OFD.xml')) return 'OFD'
  if (names.includes('content.xml') && names.includes('mimetype')) return 'ODF'
  return 'ZIP'
}

/** The text of a .docx with the numbers, notes and boxes that are printed. */
export async function parseDocx(bytes: Uint8Array, context: ParseContext): Promise<Parsed> {
  const archive = await openArchive(bytes, context.limits)
  const mainName = await mainPartName(archive, context.fileName)
  const folder = mainName.slice(0, mainName.lastIndexOf('/') + 1)
  const document = await part(archive, mainName)
  if (!document) throw new Refusal({ code: 'documents.corrupt', params: { fileName: context.fileName } })
  context.onProgress(0.5)
  const parts = {
    document,
    styles: await part(archive, `${folder}styles.xml`),
    numbering: await part(archive, `${folder}numbering.xml`),
    footnotes: await part(archive, `${folder}footnotes.xml`),
    endnotes: await part(archive, `${folder}endnotes.xml`),
  }
  context.onProgress(0.8)
  const writer = new BodyWriter(parts)
  const text = writer.write(document)
  const macros = archive.names.some((name) => /vbaProject\.bin$/i.test(name))
  archive.close()
  return { text, title: writer.title, warnings: warningsOf(writer, macros) }
}

function warningsOf({ counts }: BodyWriter, macros: boolean): DocumentWarning[] {
  const warnings: DocumentWarning[] = macros ? [{ code: 'documents.macros-ignored', params: {} }] : []
  const counted: [DocumentWarningCode, number][] = [
    ['documents.tracked-changes', counts.trackedChanges],
    ['documents.contents-dropped', counts.contentsLines],
    ['documents.hidden-text-dropped', counts.hiddenRuns],
  ]
  for (const [code, count] of counted) if (count > 0) warnings.push({ code, params: { count } })
  return warnings
}
