import { Refusal } from '#kernel/refusal'
import type { StoredFile } from '#platform/files/files'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import { type FieldSpec, type OutputColumn, readRecords } from '#platform/spreadsheets/spreadsheets'
import type { readSplitSheet as endpoint } from '../../contract.ts'
import { numeric } from '../../imports/numeric.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { activeSplits } from '../../store/splits.ts'
import { findingView } from '../../views.ts'
import { loadTarget } from './load-target.ts'
import { plainNumbers } from './read-tree.ts'
import { allUnitsOf, type Unit, unitKey, unitsOf } from './split-units.ts'

type Reading = ResponseOf<typeof endpoint>

interface Line {
  name: string
  basis: string | null
  floor: string | null
  ceiling: string | null
  denominator: string | null
  current: string | null
  value: string | null
}

const columns: OutputColumn<Line>[] = [
  { header: '单位', value: (line) => line.name, width: 24 },
  { header: '依据', value: (line) => numeric(line.basis), width: 12 },
  { header: '下限', value: (line) => numeric(line.floor), width: 12 },
  { header: '上限', value: (line) => numeric(line.ceiling), width: 12 },
  { header: '分母', value: (line) => numeric(line.denominator), width: 12 },
  { header: '现值', value: (line) => numeric(line.current), width: 12 },
  { header: '分解值', value: (line) => numeric(line.value), width: 12 },
]

/**
 * The split in force as a sheet, or an empty one with the districts to be filled in.
 *
 * Permission: indicators:split. Errors: indicators.not-found.
 */
export async function splitSheet(ctx: Context, at: { regionPath: string; targetId: string }): Promise<Download> {
  const target = await loadTarget(ctx.db, ctx, at)
  const split = (await activeSplits(ctx.db, [target])).get(target.id)
  const units = split ? [] : await unitsOf(ctx.db, ctx, target.regionPath, 'districts')
  const empty = { basis: null, floor: null, ceiling: null, denominator: null, current: null, value: null }
  const lines: Line[] = split
    ? split.parts.map((part) => ({ name: part.name, ...plainNumbers(part), value: plainDecimal(part.value) }))
    : units.map(({ name }) => ({ name, ...empty }))
  const title = `目标分解-${target.indicator}-${target.deadline}`
  return sheetDownload(`${title}.xlsx`, `合计 ${plainDecimal(target.value)} ${target.unit}`, columns, lines)
}

const number = (name: string, label: string, aliases: string[]): FieldSpec => ({
  name,
  label,
  kind: 'decimal',
  aliases: [label, ...aliases],
})

/** Headers under which offices keep such tables. */
const fields: FieldSpec[] = [
  {
    name: 'unit',
    label: '单位',
    kind: 'text',
    required: true,
    aliases: ['单位', '县区', '区县', '县区园区', '地区', '责任单位', '承担单位', '部门', '单位名称', 'unit'],
  },
  {
    ...number('value', '分解值', [
      '目标值',
      '目标',
      '目标数',
      '任务数',
      '任务',
      '分解数',
      '分解目标',
      '全年目标',
      '年度目标',
      'value',
    ]),
    required: true,
  },
  number('basis', '依据', ['权重', '基数', '上年完成', '上年实绩', '去年完成', '承载能力', 'basis']),
  number('floor', '下限', ['底线', 'floor']),
  number('ceiling', '上限', ['封顶', 'ceiling']),
  number('denominator', '分母', ['denominator']),
  number('current', '现值', ['现状', '基期值', 'current']),
]

/**
 * Reads a table that an office already has: which unit carries what. Writes nothing.
 *
 * Permission: indicators:split. Reads: the units of the target's region.
 * Errors:     indicators.not-found, .split-sheet-columns, those of the spreadsheet reader.
 */
export async function readSplitSheet(
  ctx: Context,
  at: { regionPath: string; targetId: string },
  file: StoredFile,
  signal: AbortSignal,
): Promise<Reading> {
  const target = await loadTarget(ctx.db, ctx, at)
  const known = byName(await allUnitsOf(ctx.db, ctx, target.regionPath))
  const found: Reading = { parts: [], problems: [] }
  const seen = new Set<string>()
  const say = (code: string, unit: string) => findingView({ code, params: { unit } }, ctx.actor.locale).message
  const bytes = await ctx.files.read(file)
  const unitOfColumn = fields.map((field) => (field.kind === 'decimal' ? { ...field, unit: target.unit } : field))
  const reading = readRecords({ bytes, fileName: file.name, fields: unitOfColumn, signal })
  let columnsMissing: string | null = null
  for await (const { row, outcome, values = {}, decimals = {}, problems } of reading) {
    if (outcome === 'skip') continue
    if (problems[0]?.reason === 'missing-columns') {
      columnsMissing ??= problems[0].zh
      continue
    }
    if (outcome === 'reject') {
      const message = problems.map((problem) => (ctx.actor.locale === 'en' ? problem.en : problem.zh)).join('；')
      found.problems.push({ row, message })
      continue
    }
    const name = String(values.unit ?? '')
    const unit = known(name)
    if (!unit) found.problems.push({ row, message: say('indicators.split-unit-unknown', name) })
    else if (seen.has(unitKey(unit))) found.problems.push({ row, message: say('indicators.split-unit-twice', name) })
    else found.parts.push({ row, ...partOf(unit, decimals) })
    if (unit) seen.add(unitKey(unit))
  }
  if (columnsMissing !== null || found.parts.length + found.problems.length === 0)
    throw new Refusal({ code: 'indicators.split-sheet-columns', params: { columns: '单位、分解值' } })
  return found
}

function partOf(unit: Unit, decimals: Record<string, string>) {
  const { regionPath, departmentId, name } = unit
  const at = (field: string) => decimals[field] ?? null
  return {
    ...{ regionPath, departmentId, name, isLocked: false },
    ...{ basis: at('basis'), floor: at('floor'), ceiling: at('ceiling'), denominator: at('denominator') },
    ...{ current: at('current'), value: at('value') },
  }
}

/** Full names, and short ones without 区, 县, 市 where only one unit is meant by them. */
function byName(units: readonly Unit[]): (name: string) => Unit | null {
  const full = new Map(units.map((unit) => [unit.name, unit]))
  const short = Map.groupBy(units, (unit) => unit.name.replace(/(?<=..)[区县市]$/, ''))
  return (name) => {
    const text = name.replace(/\s/g, '')
    const meant = short.get(text.replace(/(?<=..)[区县市]$/, '')) ?? []
    return full.get(text) ?? (meant.length === 1 ? (meant[0] ?? null) : null)
  }
}
