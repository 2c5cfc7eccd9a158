import type { Paragraph } from './lines.ts'
import { scanNumbers } from './numbers.ts'
import { MEASURES, withMeasureNoun } from './phrases.ts'
import { BLANK, type Cell, type Column, cellsOf, isUnitCell, isValueCell, readValue } from './table-cells.ts'
import type { Table, TableRow } from './tables.ts'

/**
 * Tables that divide a target among places or units: a row each, and a column for each year or for each indicator.
 *
 *     县（区）  2025年（家）  2026年（家）        县区  高新技术企业数（家）  技术合同成交额（亿元）
 *     合计      10           12                  甲区  120                  35
 */
const PLACE_HEAD =
  /^各?(?:县(?:（?市）?)?、?（?区）?|县（市、区）|区县|县市区?|市县区?|市州|盟市|地区|地市|区域|园区|板块|镇街|乡镇|街道|单位|责任单位|部门)(?:名称)?$/
const PLACE = /^[\u4e00-\u9fff（）]{2,14}$/
const WHOLE = /^(?:合计|总计|小计|全[市省区县州]|全[市省区县州]合计)$/
const YEAR = /^(20\d{2})年?(?:度)?(?<rest>.{0,8})$/
const TARGET = /目标|任务|计划|分解|分配|预期|指标/
const ACTUAL = /完成|实绩|实际|情况|现状/
const CAPTION_MAX = 40

interface Head {
  /** Null where the caption names what is divided. */
  name: string | null
  unit: string | null
  column: Column
}

/** Finds division tables whose rows stand one to a line; those that are `taken` by another reading are left alone. */
export function readPlaceTables(raw: string, normal: string, paragraphs: Paragraph[], taken: Set<number>): Table[] {
  const tables: Table[] = []
  for (let index = 0; index < paragraphs.length; index++) {
    const cells = taken.has(index) ? null : cellsOf(raw, normal, paragraphs, index)
    if (cells === null || cells.length < 2 || !PLACE_HEAD.test(cells[0]?.text ?? '')) continue
    const caption = captionAbove(paragraphs, index)
    const heads = cells.slice(1).map((cell) => headOf(cell, caption))
    if (heads.some((head) => head === null)) continue
    const { rows, last } = readRows(raw, normal, paragraphs, index + 1, heads as Head[], caption)
    if (rows.length < 2) continue
    tables.push({
      title: caption,
      paragraphs: Array.from({ length: last - index + 1 }, (_, step) => index + step),
      rows,
    })
    index = last
  }
  return tables
}

function captionAbove(paragraphs: Paragraph[], index: number): string | null {
  const head = paragraphs[index - 1]?.head.replace(/ /g, '') ?? ''
  return head.length >= 4 && head.length <= CAPTION_MAX && !/[。；]$/.test(head) ? head : null
}

/** 2025年（家）, 技术合同成交额（亿元）; null for anything that heads no figures. */
function headOf({ text }: Cell, caption: string | null): Head | null {
  const bracket = /（([^（）]{1,8})）$/.exec(text)
  const unit = bracket?.[1] !== undefined && isUnitCell(bracket[1]) ? bracket[1] : null
  const bare = unit === null ? text : text.slice(0, bracket?.index)
  const year = YEAR.exec(bare)
  const said = `${bare}${caption ?? ''}`
  const kind = TARGET.test(bare) ? 'target' : ACTUAL.test(bare) ? 'actual' : TARGET.test(said) ? 'target' : null
  const printed = year?.[1] ?? /(20\d{2})年/.exec(caption ?? '')?.[1] ?? null
  const column: Column = {
    role: 'value',
    year: printed,
    kind: kind ?? (ACTUAL.test(said) ? 'actual' : null),
    head: bare,
  }
  if (year !== null) {
    const own = (year.groups?.rest ?? '').replace(/(?:目标|任务|计划|完成)(?:数|值)?/, '')
    if (own === '') return caption === null ? null : { name: null, unit, column }
    return { name: own, unit, column }
  }
  return /[\u4e00-\u9fff]{3}/.test(bare) && !isValueCell(bare) ? { name: bare, unit, column } : null
}

/** 附件：鹤洲市中试平台建设年度任务分解表 → 中试平台建设 */
const divided = (caption: string): string =>
  caption
    .replace(/^附(?:件|表)?\d*[：:.、]?/, '')
    .replace(/（单位：[^（）]*）$|单位：.*$/, '')
    .replace(/^.{0,8}?(?:省|市|区|县|州)(?=.{4})/, '')
    .replace(/20\d{2}(?:[-—–~至]20\d{2})?年?/g, '')
    .replace(/^各?(?:县（市、区）|县区|区县|县市区|县（区）|地区|市州)/, '')
    .replace(/(?:分?年度)?(?:目标|指标)?(?:任务)?(?:分解|分配|计划|完成)?(?:情况)?(?:一览|汇总)?表?$/, '')

function readRows(
  raw: string,
  normal: string,
  paragraphs: Paragraph[],
  from: number,
  heads: Head[],
  caption: string | null,
): { rows: TableRow[]; last: number } {
  const rows: TableRow[] = []
  const measured = divided(caption ?? '')
  let last = from - 1
  for (let index = from; index < paragraphs.length; index++) {
    const cells = cellsOf(raw, normal, paragraphs, index)
    if (cells !== null && cells.length === 0) continue
    const [place, ...figures] = cells ?? []
    if (place === undefined || !PLACE.test(place.text) || figures.length !== heads.length) break
    if (!figures.every(({ text }) => isValueCell(text) || BLANK.test(text))) break
    last = index
    const byName = new Map<string, TableRow>()
    figures.forEach((cell, nth) => {
      const head = heads[nth]
      const value = head === undefined ? null : readValue(cell, head.column)
      if (head === undefined || value === null) return
      const unit = head.unit ?? value.unit
      const name = nameOf(head.name ?? measured, unit)
      const row = byName.get(name) ?? {
        name,
        subject: WHOLE.test(place.text) ? null : place.text,
        offset: place.start,
        unit,
        units: null,
        values: [],
      }
      row.values.push(value)
      byName.set(name, row)
    })
    rows.push(...byName.values())
  }
  return { rows, last }
}

function nameOf(name: string, unit: string | null): string {
  const kind = unit === null ? 'none' : (scanNumbers(`1${unit}`)[0]?.unitKind ?? 'none')
  return MEASURES.atEnd(name) === null ? withMeasureNoun(name, kind, unit) : name
}
