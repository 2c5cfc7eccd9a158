import { textsAboveHeader } from './above-header.ts'
import type { Cell, SheetRow } from './cells.ts'
import type { FieldSpec } from './fields.ts'
import { comparable } from './text-forms.ts'
import { isForeignMoney, isUnitText, splitLabel } from './units.ts'

/** Where a field's values stand, and in what unit. */
export interface Column {
  index: number
  /** The header as printed, levels joined by a slash: 研发情况/研发费用（万元）. */
  label: string
  unit: string | undefined
}

export interface Table {
  /** Rows from the first line of the header to the last, the unit row included. */
  headerFirst: number
  headerLast: number
  columns: Map<string, Column>
  /** Labels of required fields that no column matches. */
  missing: string[]
  /** Labels of fields that several columns match equally well, so that none was taken. */
  ambiguous: string[]
  /** Columns under a header text, to tell complete rows of a text file from broken ones. */
  width: number
  labels: string[]
  /** Values that hold for every row because the lines above the header say them: the year of the title. */
  said: Map<string, string>
}

const MAX_LEVELS = 4

function textAt(row: SheetRow | undefined, column: number): string {
  return row?.cells[column]?.text.trim() ?? ''
}

/** A group header of a text file stands over its first column only; the blanks to its right belong to it. */
function groupText(rows: SheetRow[], level: number, column: number): string {
  const row = rows[level]
  const own = textAt(row, column)
  if (own !== '' || level === rows.length - 1) return own
  const below = rows.slice(level + 1).some((lower) => textAt(lower, column) !== '')
  if (!below) return ''
  for (let left = column - 1; left >= 0; left--) {
    const text = textAt(row, left)
    if (text === '') continue
    return rows.slice(level + 1).some((lower) => textAt(lower, left) !== '' && textAt(lower, left) !== text) ? text : ''
  }
  return ''
}

/** The texts over a column from top to bottom, repeated ones once. */
function levelsOver(rows: SheetRow[], column: number): string[] {
  const levels: string[] = []
  rows.forEach((_, level) => {
    const text = groupText(rows, level, column).replace(/\s*\n\s*/g, '')
    if (text !== '' && text !== levels.at(-1)) levels.push(text)
  })
  return levels
}

export interface Heading {
  index: number
  label: string
  unit: string | undefined
  /** The texts from top to bottom without their units. */
  names: string[]
  /** Texts to compare with aliases, the most telling first. */
  candidates: string[]
}

function headingOf(rows: SheetRow[], index: number): Heading {
  const levels = levelsOver(rows, index)
  const named = levels.filter((level) => !isUnitText(level))
  const parts = named.map(splitLabel)
  const names = parts.map((part) => part.name)
  const unitLevel = levels.find((level) => isUnitText(level))
  const unit = unitLevel === undefined ? parts.findLast((part) => part.unit !== undefined)?.unit : bareUnit(unitLevel)
  const leaf = named.at(-1) ?? ''
  const candidates = [named.join(''), names.join(''), leaf, names.at(-1) ?? '']
  return {
    index,
    label: levels.join('/'),
    unit,
    names: names.filter((name) => name !== ''),
    candidates: [...new Set(candidates.map(comparable))].filter((c) => c !== ''),
  }
}

function bareUnit(text: string): string {
  return text.replace(/^[\s(（[【]*(单位[:：]?)?/, '').replace(/[\s)）\]】]*$/, '')
}

interface Match {
  heading: Heading
  rank: number
}

function matchesOf(field: FieldSpec, headings: Heading[]): Match[] {
  const aliases = new Set(field.aliases.flatMap((alias) => [comparable(alias), comparable(splitLabel(alias).name)]))
  const found: Match[] = []
  for (const heading of headings) {
    const rank = heading.candidates.findIndex((candidate) => aliases.has(candidate))
    const isForeign = heading.unit !== undefined && isForeignMoney(heading.unit)
    if (rank >= 0 && !isForeign) found.push({ heading, rank })
  }
  return found
}

export function fieldLabel(field: FieldSpec): string {
  return field.label ?? field.aliases[0] ?? field.name
}

/** Reads some rows as a header. A column goes to the field that names it best; two equal columns go to none. */
function readHeader(
  rows: SheetRow[],
  fields: readonly FieldSpec[],
): Omit<Table, 'headerFirst' | 'headerLast' | 'said'> {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const headings = Array.from({ length: width }, (_, index) => headingOf(rows, index)).filter(
    (h) => h.candidates.length > 0,
  )
  const columns = new Map<string, Column>()
  const ambiguous: string[] = []
  const taken = new Map<number, { rank: number; name: string }>()
  const all = fields.map((field) => ({ field, matches: matchesOf(field, headings) }))
  for (const { field, matches } of all) {
    const best = Math.min(...matches.map((match) => match.rank))
    const leaders = matches.filter((match) => match.rank === best)
    const names = new Set(leaders.map((match) => comparable(match.heading.label)))
    const first = leaders[0]
    if (!first) continue
    if (leaders.length > 1 && names.size > 1) {
      ambiguous.push(fieldLabel(field))
      continue
    }
    const rival = taken.get(first.heading.index)
    if (rival && rival.rank <= first.rank) continue
    if (rival) columns.delete(rival.name)
    taken.set(first.heading.index, { rank: first.rank, name: field.name })
    columns.set(field.name, { index: first.heading.index, label: first.heading.label, unit: first.heading.unit })
  }
  const missing = fields.filter((field) => field.required && !columns.has(field.name)).map(fieldLabel)
  const last = headings.at(-1)
  return { columns, missing, ambiguous, width: last ? last.index + 1 : 0, labels: headings.map((h) => h.label) }
}

function isUnitRow(row: SheetRow | undefined): boolean {
  const texts = (row?.cells ?? []).flatMap((cell) => (cell && cell.text.trim() !== '' ? [cell.text] : []))
  return texts.length > 0 && texts.every(isUnitText)
}

/** 单位：万元 above a table holds for its amounts where no column says otherwise. */
function noteUnitAbove(rows: SheetRow[]): string | undefined {
  for (const row of rows)
    for (const cell of row.cells) {
      const unit = /(?:金额|计量)?单位\s*[:：]\s*([^\s，,；;）)]+)/.exec(cell?.text ?? '')?.[1]
      if (unit !== undefined && isUnitText(unit)) return unit
    }
  return undefined
}

/**
 * What stands over each column when some rows are taken for a header, and the last row of it: a row of units below
 * belongs to it. `unitAbove` is 单位：万元 above the table, which holds for amounts whose column says nothing else.
 */
export function headingsOf(
  rows: SheetRow[],
  first: number,
  levels: number,
): { last: number; headings: Heading[]; unitAbove: string | undefined } {
  const header = rows.slice(first, first + levels)
  const width = Math.max(0, ...header.map((row) => row.cells.length))
  const headings = Array.from({ length: width }, (_, index) => headingOf(header, index))
  const unitRow = rows[first + levels]
  const hasUnits = isUnitRow(unitRow)
  if (hasUnits) for (const heading of headings) heading.unit ??= bareUnit(textAt(unitRow, heading.index)) || undefined
  return { last: first + levels - (hasUnits ? 0 : 1), headings, unitAbove: noteUnitAbove(rows.slice(0, first)) }
}

/** 2025年度企业研发情况表: the only year or period that the lines above a table name, where no column says one. */
function yearAbove(rows: SheetRow[]): string | undefined {
  const written = textsAboveHeader(rows).flatMap((text) => text.normalize('NFKC').match(periodInTitle) ?? [])
  return new Set(written).size === 1 ? written[0]?.replace(/度$/, '') : undefined
}

const periodInTitle = /(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*月|\s*[上下]半年|\s*第?[一二三四1-4]季度|度)?/g

function isMoney(field: FieldSpec): boolean {
  return field.kind === 'decimal' && /元|圆/.test(field.unit ?? '')
}

/**
 * Finds the header among the first rows of a sheet: any row, or the one that is given; one to four levels, with or
 * without merged cells.
 * Undefined when no rows name at least two of the fields (or the only one).
 */
export function findTable(rows: SheetRow[], fields: readonly FieldSpec[], headerRow?: number): Table | undefined {
  const enough = Math.min(2, fields.length)
  let best: (Omit<Table, 'headerFirst' | 'headerLast' | 'said'> & { first: number; levels: number }) | undefined
  for (let first = 0; first < rows.length; first++) {
    if (headerRow !== undefined && rows[first]?.row !== headerRow) continue
    if (!rows[first]?.cells.some((cell) => cell !== null && cell.text.trim() !== '')) continue
    for (let levels = 1; levels <= MAX_LEVELS && first + levels <= rows.length; levels++) {
      const header = readHeader(rows.slice(first, first + levels), fields)
      const gained = header.columns.size - (best?.columns.size ?? 0)
      // Titles above a header add levels and no column, so the fewest levels win.
      const isTighter = gained === 0 && best !== undefined && levels < best.levels
      if (header.columns.size >= enough && (gained > 0 || isTighter)) best = { ...header, first, levels }
    }
    if (best && best.missing.length === 0 && first > best.first + MAX_LEVELS) break
  }
  if (!best) return undefined
  const { first, levels, ...header } = best
  let last = first + levels - 1
  const unitRow = rows[last + 1]
  if (isUnitRow(unitRow)) {
    last++
    for (const column of header.columns.values()) {
      const text = textAt(unitRow, column.index)
      if (text !== '' && column.unit === undefined) column.unit = bareUnit(text)
    }
  }
  const note = noteUnitAbove(rows.slice(0, first))
  for (const field of fields) {
    const column = header.columns.get(field.name)
    if (column && column.unit === undefined && note !== undefined && isMoney(field)) column.unit = note
  }
  const said = new Map<string, string>()
  const period = yearAbove(rows.slice(0, first))
  for (const { name, kind } of fields)
    if (kind === 'period' && !header.columns.has(name) && period !== undefined) said.set(name, period)
  const missing = header.missing.filter(
    (label) => !fields.some((field) => said.has(field.name) && fieldLabel(field) === label),
  )
  return { ...header, missing, said, headerFirst: rows[first]?.row ?? 0, headerLast: rows[last]?.row ?? 0 }
}

/** Whether a row below repeats the header, as tables printed over several pages do. */
export function repeatsHeader(row: SheetRow, table: Table): boolean {
  let same = 0
  for (const column of table.columns.values()) {
    const text = comparable(textAt(row, column.index))
    if (text === '') continue
    const levels = column.label.split('/').map(comparable)
    if (!levels.includes(text) && comparable(column.label) !== text) return false
    same++
  }
  return same >= Math.min(2, table.columns.size)
}

export function cellOf(row: SheetRow, column: Column | undefined): Cell | null {
  return column === undefined ? null : (row.cells[column.index] ?? null)
}
