import {
  type Heading,
  headingsOf,
  type SheetRow,
  standsAboveHeader,
  textsAboveHeader,
} from '#platform/spreadsheets/spreadsheets'
import { parseWrittenPeriod } from '../rules/period.ts'
import { type ColumnMapping, type ColumnMeaning, ignored, lackingOf, sameColumns } from './column-mapping.ts'

/** What names in a header may mean; null where they mean nothing, or several things. */
export interface KnownNames {
  indicator(text: string): string | null
  region(text: string): string | null
  /** What a reported figure of an indicator holds. */
  reported(indicatorId: string): 'year-to-date' | 'each-period' | 'since-start' | null
}

/** A header with the columns under it, and what was said above it. */
export interface FoundHeader {
  /** Rows from the first line of the header to the last, the unit row included. */
  first: number
  last: number
  headings: Heading[]
  mapping: ColumnMapping
  /** 单位：万元 above the table. */
  unitAbove: string | null
  /** Year that the title names, for headings and cells that say only 5月. */
  year: string | null
}

/** Rows in which the header and what stands above it are looked for. */
export const headerWindow = 60
const maxLevels = 4
const maxColumns = 400

const aliases: [Exclude<ColumnMeaning['is'], 'ignore'>, string[]][] = [
  [
    'region',
    '地区 区县 县区 县(区) 区县名称 所属区县 所在县区 所在区县 所属县区 区划 属地 统计地区 单位名称 填报单位 region'.split(
      ' ',
    ),
  ],
  ['indicator', '指标 指标名称 指标项 项目 考核指标 indicator'.split(' ')],
  ['period', '统计期 期间 时间 月份 报告期 所属期 统计时间 period'.split(' ')],
  ['value', '数值 完成值 完成数 完成情况 累计 累计数 累计完成 累计完成数 本期数 值 value'.split(' ')],
  ['unit', '单位 计量单位 unit'.split(' ')],
  ['note', '备注 说明 变动说明 原因 情况说明 note'.split(' ')],
]
const meaningOfAlias = new Map(aliases.flatMap(([is, texts]) => texts.map((text) => [text, is] as const)))

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

const periodInText =
  /\d{4}\s*年\s*(?:\d{1,2}\s*月?\s*[-—–~至到]\s*)?\d{1,2}\s*月|\d{4}\s*年\s*[上下]半年|\d{4}\s*年\s*第?[一二三四1-4]\s*季度|\d{4}\s*年度?|\d{4}-(?:0[1-9]|1[0-2]|Q[1-4]|H[12])/

/** 2025年1-5月科技项目进展情况表: the period of a sheet that has no column for it, stored form. */
export function periodWithin(text: string): string | null {
  const found = periodInText.exec(text.normalize('NFKC'))
  return found ? (parseWrittenPeriod(found[0])?.period ?? null) : null
}

/** 5月, 1-5月 or 上半年 under a title that names the year. */
export function periodWritten(text: string, year: string | null): string | null {
  const whole = parseWrittenPeriod(text)
  if (whole || year === null) return whole?.period ?? null
  return /^[\d一二三四第上下]/.test(text.trim()) && !/^\d+(?:\.\d+)?$/.test(text.trim())
    ? (parseWrittenPeriod(`${year}年${text}`)?.period ?? null)
    : null
}

/** 同比, 完成率, 年度目标: beside the figures, and none of them. */
function isBesideFigures(leaf: string): boolean {
  return (
    leaf.length <= 8 &&
    /同比|环比|增长|增幅|增速|增减|完成率|完成比例|完成进度|达成率|占比|排名|位次|得分|目标|计划|任务|上年|去年|同期|上月|预计|预期/.test(
      leaf,
    )
  )
}

function meaningOf(heading: Heading, names: KnownNames, year: string | null): ColumnMeaning {
  const levels = heading.names.map(bare)
  const leaf = levels.at(-1)
  if (leaf === undefined) return ignored
  const alias = meaningOfAlias.get(leaf) ?? meaningOfAlias.get(levels.join(''))
  if (alias && alias !== 'value') return { ...ignored, is: alias }
  if (isBesideFigures(leaf) && names.indicator(leaf) === null) return ignored
  const pairs = levels.slice(1).map((text, index) => `${levels[index]}${text}`)
  const first = (texts: readonly string[], read: (text: string) => string | null) => {
    for (const text of texts) {
      const found = read(text)
      if (found !== null) return found
    }
    return null
  }
  const period = first([...pairs, ...levels.toReversed()], (text) => periodWritten(text, year))
  const rest = levels.filter((text) => periodWritten(text, year) === null && !/^\d{4}年?$/.test(text))
  const regionPath = first(rest.toReversed(), (text) => names.region(text))
  const indicatorId = first([rest.join(''), ...rest.toReversed()], (text) => names.indicator(text))
  const isValue = alias === 'value' || period !== null || regionPath !== null || indicatorId !== null
  return isValue ? { is: 'value', indicatorId, period, regionPath } : ignored
}

/** 填报单位：清江浦区科技局 above a table: the region that all of it is about. */
function regionAbove(texts: readonly string[], names: KnownNames): string | null {
  for (const text of texts) {
    const said = /^(?:填报|报送|上报|统计)?(?:单位|地区|区县|县区)[:：](.+)$/.exec(bare(text))?.[1] ?? ''
    const place = /^.{1,12}?[区县市](?=.)/.exec(said)?.[0]
    const found = names.region(said) ?? (place ? names.region(place) : null)
    if (found !== null) return found
  }
  return null
}

/** Of 本月 and 累计 over the same indicator the one that its figures are reported as; no other pair is decided. */
function decided(columns: readonly ColumnMeaning[], headings: readonly Heading[], names: KnownNames): ColumnMeaning[] {
  const leafOf = (index: number) => bare(headings[index]?.names.at(-1) ?? '')
  const isTotal = (index: number) => /累计|年初|^1[-—–~至到]\d+月/.test(leafOf(index))
  const isSingle = (index: number) => /^(?:本|当)(?:月|季|期)|^\d+月/.test(leafOf(index)) && !isTotal(index)
  const places = sameColumns(columns)
  return columns.map((column, index) => {
    if (!places.has(index)) return column
    if (column.is !== 'value' || column.indicatorId === null) return ignored
    const rivals = [...places].filter((at) => JSON.stringify(columns[at]) === JSON.stringify(column))
    const wanted = rivals.filter(names.reported(column.indicatorId) === 'each-period' ? isSingle : isTotal)
    const isPair = wanted.length === 1 && rivals.every((at) => isTotal(at) || isSingle(at))
    return isPair && wanted[0] === index ? column : ignored
  })
}

function isHeaderText(row: SheetRow | undefined): boolean {
  return row?.cells.some((cell) => cell !== null && cell.text.trim() !== '' && cell.number === undefined) ?? false
}

/** Reads some rows as a header; what they do not say may stand in the title or in the name of the sheet. */
function readAs(
  rows: SheetRow[],
  place: { first: number; levels: number; titles: readonly string[] },
  names: KnownNames,
): FoundHeader {
  const { first, levels } = place
  const { last, headings, unitAbove } = headingsOf(rows, first, levels)
  const above = textsAboveHeader(rows.slice(0, first))
  const titles = [...above, ...place.titles]
  const titlePeriod = titles.map(periodWithin).find((period) => period !== null) ?? null
  const year = titlePeriod?.slice(0, 4) ?? null
  const columns = headings.slice(0, maxColumns).map((heading) => meaningOf(heading, names, year))
  const sure = decided(columns, headings, names)
  const saysRegion = sure.some((column) => column.is === 'region' || column.regionPath !== null)
  const regionPath = saysRegion ? null : regionAbove(above, names)
  const saysPeriod = sure.some((column) => column.is === 'period' || (column.is === 'value' && column.period !== null))
  const mapping = { columns: sure, regionPath, period: saysPeriod ? null : titlePeriod, indicatorId: null }
  return {
    first: rows[first]?.row ?? 0,
    last: rows[last]?.row ?? 0,
    headings: headings.slice(0, maxColumns),
    mapping,
    unitAbove: unitAbove ?? null,
    year,
  }
}

function scoreOf({ mapping }: FoundHeader): number {
  const known = mapping.columns.filter((column) => column.is !== 'ignore')
  // A line of data may name a district, an indicator and a month; only a header says what its columns are.
  const hasAxis = known.some((column) => column.is === 'region' || column.is === 'indicator' || column.is === 'period')
  if (!hasAxis) return 0
  return known.length + (lackingOf(mapping).length === 0 ? 1000 : 0)
}

/** Where a person says that a header begins, and how many lines it has; null: as many as read best. */
export interface SaidRows {
  row: number
  levels: number | null
}

export interface HeaderHints {
  /** Name of the sheet and of the file. */
  titles: readonly string[]
  said?: SaidRows | null
  /** Whether the texts of a header are those of one whose columns the sender has mapped. */
  isRemembered?: (headings: readonly Heading[]) => boolean
}

/**
 * The header among the first rows of a sheet: where a person says, else the one that the sender has mapped before, else
 * any row, one to four levels, merged or not. Rows may be indicators, districts or single values; periods, indicators or
 * districts may stand in the columns. Where nothing is recognised, the line with the most texts, so that a person can
 * say what its columns are. Null where no line has two texts.
 */
export function findHeader(rows: SheetRow[], names: KnownNames, hints: HeaderHints): FoundHeader | null {
  const { titles, said, isRemembered } = hints
  let best: FoundHeader | null = null
  let bestScore = -1
  for (let first = 0; first < rows.length; first++) {
    if (said && rows[first]?.row !== said.row) continue
    for (let levels = said?.levels ?? 1; levels <= (said?.levels ?? maxLevels); levels++) {
      const isWithin = first + levels <= rows.length && isHeaderText(rows[first + levels - 1])
      if (!isWithin && !said?.levels) break
      const found = readAs(rows, { first, levels, titles }, names)
      if (!said && isRemembered?.(found.headings)) return found
      const isAbove = !said && rows.slice(first, first + levels).some(standsAboveHeader)
      const score = isAbove ? 0 : scoreOf(found)
      if (score > bestScore && (said || score > 0)) [best, bestScore] = [found, score]
    }
    // Further down only lines of data or the same header again can follow.
    if (best && bestScore > 1000 && !isRemembered && (rows[first]?.row ?? 0) > best.last) break
  }
  return best ?? wordiest(rows, names, titles)
}

function wordiest(rows: SheetRow[], names: KnownNames, titles: readonly string[]): FoundHeader | null {
  const words = (row: SheetRow | undefined) =>
    row?.cells.filter((cell) => cell && cell.text.trim() !== '' && cell.number === undefined && !cell.isMerged)
      .length ?? 0
  let first = -1
  for (const index of rows.keys()) if (words(rows[index]) >= 2 && words(rows[index]) > words(rows[first])) first = index
  return first < 0 ? null : readAs(rows, { first, levels: 1, titles }, names)
}
