import type { Localized } from '#kernel/localized'
import { shown } from '../../say.ts'

/** A table of a text: lines of cells that follow each other, the first of which names the columns. */
interface Table {
  header: string[]
  rows: Row[]
}

interface Row {
  cells: string[]
  /** The line as printed, and where it begins. */
  quote: string
  offset: number
}

/** Cells of one or several rows that do not agree. */
export interface TableSlip {
  rows: Row[]
  name: string
  /** How it is reckoned, what it comes to, and what the table says it is. */
  sum: string
  result: string
  printed: string
  what: Localized
}

/** Rates of completion, growth and totals that a table prints beside the numbers they are made of. */
export function tableSlips(text: string): TableSlip[] {
  return tablesIn(text).flatMap((table) => [
    ...table.rows.flatMap((row) => [...rateSlip(table, row), ...growthSlip(table, row), ...yearsSlip(table, row)]),
    ...totalSlips(table),
  ])
}

const fewestCells = 3

function tablesIn(text: string): Table[] {
  const tables: Table[] = []
  let lines: Row[] = []
  let offset = 0
  const close = () => {
    const [header, ...rows] = lines
    if (header && rows.length > 0) tables.push({ header: header.cells, rows })
    lines = []
  }
  for (const line of text.split('\n')) {
    const cells = cellsOf(line)
    if (cells.length < fewestCells) close()
    else if (!cells.every((cell) => /^:?-*:?$/.test(cell)))
      lines.push({ cells, quote: line.trim(), offset: offset + line.search(/\S/) })
    offset += line.length + 1
  }
  close()
  return tables
}

function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim())
  if (!line.includes('|')) return []
  return line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim())
}

const numeric = /^[≥≤>＞<约]*\s*(\d[\d,]*(?:\.\d+)?)\s*(%)?[^\d%]{0,4}$/

function readCell(cell: string | undefined): { value: number; step: number } | null {
  const match = numeric.exec(
    (cell ?? '').replace(/[０-９．％]/g, (char) => (char === '％' ? '%' : char.normalize('NFKC'))),
  )
  if (!match?.[1]) return null
  const decimals = /\.(\d+)/.exec(match[1])?.[1]?.length ?? 0
  return { value: Number(match[1].replace(/,/g, '')), step: 10 ** -decimals }
}

type Role = 'target' | 'done' | 'rate' | 'prior' | 'growth' | null

function roleOf(title: string): Role {
  const bare = title.replace(/[（(].*[）)]|\s/g, '')
  if (/完成率|完成比例|完成百分比|完成进度|目标完成度/.test(bare)) return 'rate'
  if (/年均/.test(bare)) return null
  if (/同比|增幅|增速|增长率|增长$/.test(bare)) return 'growth'
  if (/上年|去年|同期/.test(bare)) return 'prior'
  if (/(目标|计划|任务)(值|数)?$/.test(bare)) return 'target'
  if (/(完成|实际|实绩|现状)(值|数|情况)?$/.test(bare)) return 'done'
  return null
}

const column = ({ header }: Table, role: Role) => header.findIndex((title) => roleOf(title) === role)
const nameIn = ({ cells }: Row) => cells.find((cell) => /[一-龥]{2}/.test(cell)) ?? ''

function rateSlip(table: Table, row: Row): TableSlip[] {
  const cell = (role: Role) => (column(table, role) < 0 ? null : readCell(row.cells[column(table, role)]))
  const [target, done, rate] = [cell('target'), cell('done'), cell('rate')]
  if (!target || !done || !rate || target.value <= 0) return []
  const reckoned = (done.value / target.value) * 100
  const slack = rate.step / 2 + (done.step / 2 / target.value) * 100 + ((target.step / 2) * reckoned) / target.value
  if (Math.abs(reckoned - rate.value) <= slack + 0.05) return []
  return [
    slip(
      [row],
      `${done.value} ÷ ${target.value}`,
      `${shown(reckoned)}%`,
      `${rate.value}%`,
      '完成率',
      'rate of completion',
    ),
  ]
}

function growthSlip(table: Table, row: Row): TableSlip[] {
  const cell = (role: Role) => (column(table, role) < 0 ? null : readCell(row.cells[column(table, role)]))
  const [prior, done, growth] = [cell('prior'), cell('done'), cell('growth')]
  if (!prior || !done || !growth || prior.value <= 0) return []
  const reckoned = (done.value / prior.value - 1) * 100
  const slack = growth.step / 2 + ((done.step + prior.step * (done.value / prior.value)) / 2 / prior.value) * 100
  const isAgreed = [growth.value, -growth.value].some((value) => Math.abs(reckoned - value) <= slack + 0.05)
  if (isAgreed) return []
  return [
    slip([row], `${done.value} ÷ ${prior.value} − 1`, `${shown(reckoned)}%`, `${growth.value}%`, '增幅', 'growth'),
  ]
}

/** 2026年、2027年、2028年 and 合计 of one row. */
function yearsSlip({ header }: Table, row: Row): TableSlip[] {
  const total = header.findIndex((title) => /合计|累计|总计|总数/.test(title))
  const years = header.flatMap((title, index) => (/^20\d\d年?/.test(title) && index !== total ? [index] : []))
  const whole = total < 0 ? null : readCell(row.cells[total])
  const parts = years.map((index) => readCell(row.cells[index]))
  if (!whole || parts.length < 2 || parts.some((part) => part === null) || row.cells.some((cell) => cell.includes('%')))
    return []
  return sumSlip([row], parts as Value[], whole, '各年之和', 'sum of the years')
}

type Value = NonNullable<ReturnType<typeof readCell>>

const isTotal = (row: Row) => /^(合计|总计|全[省市区县])$/.test(nameIn(row))
const isNoSum = /率|比重|占比|强度|增长|增幅|同比|排名|序号|年均|人均|%|％/

/** 合计 of the rows: every column of counts and amounts. */
function totalSlips({ header, rows }: Table): TableSlip[] {
  const totals = rows.filter(isTotal)
  const [whole] = totals
  const parts = rows.filter((row) => !isTotal(row))
  if (totals.length !== 1 || !whole || parts.length < 2 || rows.some((row) => /小计/.test(nameIn(row)))) return []
  return header.flatMap((title, index) => {
    const all = readCell(whole.cells[index])
    const values = parts.map((row) => readCell(row.cells[index]))
    const isPercentage = rows.some((row) => row.cells[index]?.includes('%'))
    if (!all || isNoSum.test(title) || isPercentage || values.some((value) => value === null)) return []
    return sumSlip([whole, ...parts], values as Value[], all, `“${title}”一栏之和`, `sum of the column “${title}”`)
  })
}

function sumSlip(rows: Row[], parts: Value[], whole: Value, zh: string, en: string): TableSlip[] {
  const sum = parts.reduce((all, { value }) => all + value, 0)
  const slack = [whole, ...parts].reduce((all, { step }) => all + (step < 1 ? step / 2 : 0), 0)
  if (Math.abs(sum - whole.value) <= slack + 1e-6) return []
  const terms = parts.map(({ value }) => value).join(' + ')
  return [slip(rows, terms, shown(sum, 2), `${whole.value}`, zh, en)]
}

function slip(rows: Row[], sum: string, result: string, printed: string, zh: string, en: string): TableSlip {
  const [first] = rows
  return { rows, name: first ? nameIn(first) : '', sum, result, printed, what: { zh, en } }
}
