import { type CsvTable, readCsv } from './csv.ts'
import { IndexInputError, type IndexProblem } from './input-error.ts'
import type { IndexSpec } from './spec.ts'
import { mean, median } from './statistics.ts'

export interface ImputedCell {
  unit: string
  indicator: string
  value: number
  by: string
}

export interface Prepared {
  units: string[]
  names: string[]
  /** One array per indicator, in the spec's order, denominated and imputed; NaN where still missing. */
  columns: Float64Array[]
  imputed: ImputedCell[]
}

/** Reads a file that the spec names, relative to the spec. */
export type FileReader = (path: string) => string

const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** From the rows of a data file to one column of numbers per indicator. Errors: IndexInputError, all places at once. */
export function prepare(spec: IndexSpec, data: CsvTable, readFile: FileReader | null): Prepared {
  const problems: IndexProblem[] = []
  const units = readUnits(spec, data, problems)
  const readColumn = (code: string) => numericColumn(data, code, units, spec.missing, problems)
  const columns = spec.indicators.map((indicator) => readColumn(indicator.code))
  const denominator = denominatorReader(spec, units, readColumn, readFile, problems)
  if (problems.length) throw new IndexInputError(problems)
  for (const [index, indicator] of spec.indicators.entries()) {
    const column = columns[index]
    if (indicator.denominator && column)
      divideBy(column, denominator(indicator.denominator), units, indicator, problems)
  }
  if (problems.length) throw new IndexInputError(problems)
  const names = spec.units.nameColumn ? textColumn(data, spec.units.nameColumn, problems) : units
  const imputed = impute(spec, data, units, columns, problems)
  if (problems.length) throw new IndexInputError(problems)
  return { units, names, columns, imputed }
}

function columnIndex(data: CsvTable, name: string, problems: IndexProblem[]): number {
  const index = data.header.indexOf(name)
  if (index < 0) {
    const at = `列 ${name}`
    if (!problems.some((problem) => problem.at === at)) {
      problems.push({ at, message: `数据中没有“${name}”这一列；请核对列名，或改指数说明。` })
    }
  }
  return index
}

function textColumn(data: CsvTable, name: string, problems: IndexProblem[]): string[] {
  const index = columnIndex(data, name, problems)
  return data.rows.map((row) => row.cells[index] ?? '')
}

function readUnits(spec: IndexSpec, data: CsvTable, problems: IndexProblem[]): string[] {
  const column = spec.units.codeColumn
  const units = textColumn(data, column, problems)
  if (data.header.includes(column)) {
    for (const [index, unit] of units.entries()) {
      const at = `第 ${data.rows[index]?.line} 行“${column}”列`
      if (unit === '') problems.push({ at, message: `${at}是空的；每行须有单位代码。` })
      else if (units.indexOf(unit) < index) problems.push({ at, message: `${at}：单位 ${unit} 重复；请删去一行。` })
    }
  }
  if (units.length < 2) problems.push({ at: '数据', message: `只有 ${units.length} 个单位，至少要 2 个才能排名。` })
  return units
}

function numericColumn(
  data: CsvTable,
  name: string,
  units: readonly string[],
  missing: readonly string[],
  problems: IndexProblem[],
): Float64Array {
  const index = columnIndex(data, name, problems)
  const out = new Float64Array(data.rows.length).fill(Number.NaN)
  if (index < 0) return out
  for (const [row, { line, cells }] of data.rows.entries()) {
    const cell = cells[index] ?? ''
    if (missing.includes(cell)) continue
    if (!NUMBER.test(cell)) {
      const at = `第 ${line} 行（${units[row] ?? ''}）“${name}”列`
      problems.push({ at, message: `${at}：“${cell}”不是数；请填写数字，缺数留空。` })
      continue
    }
    out[row] = Number(cell.replaceAll(',', ''))
  }
  return out
}

function denominatorReader(
  spec: IndexSpec,
  units: readonly string[],
  readColumn: (code: string) => Float64Array,
  readFile: FileReader | null,
  problems: IndexProblem[],
): (code: string) => Float64Array {
  const { denominators } = spec
  const needed = [...new Set(spec.indicators.flatMap((indicator) => indicator.denominator ?? []))]
  const found = new Map<string, Float64Array>()
  if (denominators.from === 'data') for (const code of needed) found.set(code, readColumn(code))
  if (denominators.from === 'spec') {
    for (const code of needed)
      found.set(
        code,
        Float64Array.from(units, (unit) => denominators.table[unit]?.[code] ?? Number.NaN),
      )
  }
  if (denominators.from === 'file' && needed.length) {
    if (!readFile) {
      throw new IndexInputError([
        {
          at: 'spec.denominators.path',
          message: `分母文件 ${denominators.path} 在此处无法读取；请把分母写进说明或数据。`,
        },
      ])
    }
    const table = readCsv(readFile(denominators.path))
    const rowOf = new Map(textColumn(table, denominators.unitColumn, problems).map((unit, index) => [unit, index]))
    const own = table.rows.map((row) => row.cells[table.header.indexOf(denominators.unitColumn)] ?? '')
    for (const code of needed) {
      const column = numericColumn(table, code, own, spec.missing, problems)
      found.set(
        code,
        Float64Array.from(units, (unit) => column[rowOf.get(unit) ?? -1] ?? Number.NaN),
      )
    }
  }
  return (code) => found.get(code) ?? new Float64Array(units.length).fill(Number.NaN)
}

function divideBy(
  column: Float64Array,
  denominator: Float64Array,
  units: readonly string[],
  indicator: IndexSpec['indicators'][number],
  problems: IndexProblem[],
): void {
  for (let unit = 0; unit < column.length; unit++) {
    const divisor = denominator[unit] ?? Number.NaN
    if (Number.isNaN(column[unit])) continue
    if (divisor <= 0) {
      const at = `单位 ${units[unit]} 的分母 ${indicator.denominator}`
      problems.push({ at, message: `${at}为 ${divisor}，不大于 0，指标 ${indicator.code} 无法相除；请改正分母。` })
      continue
    }
    // An unknown denominator makes the quotient unknown; imputation then treats it like any missing value.
    column[unit] = (column[unit] ?? Number.NaN) / divisor
  }
}

function impute(
  spec: IndexSpec,
  data: CsvTable,
  units: readonly string[],
  columns: readonly Float64Array[],
  problems: IndexProblem[],
): ImputedCell[] {
  const rule = spec.imputation
  if (rule.method === 'none') return []
  const groups = 'groupColumn' in rule ? textColumn(data, rule.groupColumn, problems) : units.map(() => '')
  const centre = rule.method.endsWith('median') ? median : mean
  const imputed: ImputedCell[] = []
  for (const [index, indicator] of spec.indicators.entries()) {
    const column = columns[index]
    if (!column) continue
    const known = column.slice()
    for (let unit = 0; unit < column.length; unit++) {
      if (!Number.isNaN(known[unit])) continue
      const peers = known.filter((value, other) => !Number.isNaN(value) && groups[other] === groups[unit])
      if (peers.length === 0) {
        const where = 'groupColumn' in rule ? `组“${groups[unit]}”` : '全部单位'
        const at = `第 ${data.rows[unit]?.line} 行（${units[unit]}）“${indicator.code}”列`
        problems.push({ at, message: `${at}缺数，${where}也没有一个已知值可用来补；请补数或去掉该指标。` })
        continue
      }
      const value = centre(peers)
      column[unit] = value
      imputed.push({
        unit: units[unit] ?? '',
        indicator: indicator.code,
        value,
        by: `${rule.method}${groups[unit] ? ` ${groups[unit]}` : ''}`,
      })
    }
  }
  return imputed
}
