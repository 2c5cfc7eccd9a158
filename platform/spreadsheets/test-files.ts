import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { aZip } from '../documents/test-files.ts'

/** A valid credit code made from a number. */
export function aCode(number: number): string {
  const head = `91320800MA1${String(number).padStart(6, '0')}`
  return head + creditCodeCheckCharacter(head)
}

export interface SheetXml {
  name?: string
  state?: string
  /** XML inside `sheetData`. */
  rows: string
  /** Ranges such as `A1:B2`. */
  merges?: string[]
}

export interface WorkbookXml {
  sheets: SheetXml[]
  sharedStrings?: string[]
  /** `numFmtId` of each cell style, and the codes of own formats. */
  formats?: (number | string)[]
  is1904?: boolean
}

function stylesXml(formats: (number | string)[]): string {
  const own = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`]
      : [],
  )
  const cells = formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`)
  return `<styleSheet><numFmts>${own.join('')}</numFmts><cellXfs>${cells.join('')}</cellXfs></styleSheet>`
}

/** An .xlsx from the XML of its sheets, for what no library would write. */
export function anXlsx(workbook: WorkbookXml): Uint8Array {
  const sheets = workbook.sheets.map(
    (sheet, i) =>
      `<sheet name="${sheet.name ?? `Sheet${i + 1}`}" sheetId="${i + 1}" r:id="rId${i + 1}"${sheet.state ? ` state="${sheet.state}"` : ''}/>`,
  )
  const relations = workbook.sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="http://x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  const parts = workbook.sheets.map((sheet, i) => {
    const merges = (sheet.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    const tail = merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`
    return {
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: `<?xml version="1.0"?><worksheet><sheetData>${sheet.rows}</sheetData>${tail}</worksheet>`,
    }
  })
  const strings = (workbook.sharedStrings ?? []).map((text) => `<si>${text}</si>`).join('')
  return aZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="r"><workbookPr date1904="${workbook.is1904 ? 1 : 0}"/><sheets>${sheets.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${relations.join('')}</Relationships>` },
    { name: 'xl/sharedStrings.xml', data: `<sst>${strings}</sst>` },
    { name: 'xl/styles.xml', data: stylesXml(workbook.formats ?? [0]) },
    ...parts,
  ])
}

/** A row of inline texts; numbers become number cells, null leaves a cell out. */
export function aRow(row: number, values: (string | number | null)[], attributes = ''): string {
  const cells = values.map((value, column) => {
    const ref = `${String.fromCharCode(65 + column)}${row}`
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`
    const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    return value.startsWith('<c')
      ? value.replace('<c', `<c r="${ref}"`)
      : `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
  })
  return `<row r="${row}" ${attributes}>${cells.join('')}</row>`
}
