import { regionsUnder } from '#areas/regions'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { DistrictNames, readNumber, rowReasons } from '#platform/spreadsheets/spreadsheets'
import { evaluateDrafts } from '../actions/evaluate-drafts.ts'
import type { Draft } from '../actions/observation-draft.ts'
import { reportable } from '../actions/record-observations.ts'
import { nameKey } from '../rules/name-match.ts'
import { convertUnit } from '../rules/units.ts'
import { type IndicatorRow, indicatorsById, namesInUse } from '../store/catalogue.ts'
import type { SheetValue } from './read-sheet.ts'

export interface EvaluatedRow {
  value: SheetValue
  outcome: 'accepted' | 'unchanged' | 'refused'
  problems: Problem[]
  draft: Draft | null
}

type ImportContext = Pick<Context, 'clock' | 'scope' | 'actor'>

interface Lookup {
  indicators: Map<string, IndicatorRow>
  /** Stored names and aliases by key; several where two indicators share an alias' wording. */
  byKey: Map<string, Set<string>>
  districts: DistrictNames
  paths: Map<string, string>
  own: { path: string; name: string } | null
  mayReport: Map<string, Set<string>>
}

/**
 * What would become of each row of a sheet, in its order; a row later in the sheet that repeats region, indicator and
 * period is refused. Writes nothing, so that preview and import use the same judgement.
 *
 * Reads:  regions in the scope, the catalogue, the series concerned.
 * Errors: none; refusals stand in the rows.
 */
export async function evaluateSheet(
  db: Db,
  ctx: ImportContext,
  values: readonly SheetValue[],
): Promise<EvaluatedRow[]> {
  const lookup = await buildLookup(db, ctx)
  const rows = values.map((value) => readRow(value, lookup))
  await refuseUnreportable(db, ctx, rows, lookup)
  refuseRepeated(rows)
  const open = rows.filter((row) => row.draft !== null && row.problems.length === 0)
  const drafts = open.flatMap((row) => (row.draft ? [row.draft] : []))
  const evaluations = await evaluateDrafts(db, drafts, { now: ctx.clock.now(), source: 'import' })
  for (const [index, row] of open.entries()) {
    const evaluation = evaluations[index]
    if (!evaluation) continue
    row.outcome = evaluation.outcome
    if (evaluation.outcome === 'refused') {
      row.problems.push(...(evaluation.problems.length > 0 ? evaluation.problems : evaluation.findings))
    }
  }
  return rows
}

async function buildLookup(db: Db, ctx: ImportContext): Promise<Lookup> {
  const { scope } = ctx
  const top = scope.reach === 'region' || scope.reach === 'department' ? scope.regionPath : ctx.actor.regionPath
  const regions = await regionsUnder(db, ctx.clock, top ?? '')
  const names = await namesInUse(db)
  const byKey = new Map<string, Set<string>>()
  for (const { indicatorId, text } of names) {
    const key = nameKey(text)
    const ids = byKey.get(key)
    if (ids) ids.add(indicatorId)
    else byKey.set(key, new Set([indicatorId]))
  }
  const own = regions.find((region) => region.path === top) ?? null
  return {
    indicators: await indicatorsById(
      db,
      names.map((name) => name.indicatorId),
    ),
    byKey,
    districts: new DistrictNames(regions.map((region) => region.name)),
    paths: new Map(regions.toReversed().map((region) => [region.name, region.path])),
    own,
    mayReport: new Map(),
  }
}

function readRow(value: SheetValue, lookup: Lookup): EvaluatedRow {
  const row: EvaluatedRow = { value, outcome: 'refused', problems: [], draft: null }
  if (value.fault) row.problems.push({ code: 'indicators.cell-unreadable', params: value.fault })
  const regionPath = regionOf(value, lookup, row.problems)
  const indicator = indicatorOf(value, lookup, row.problems)
  if (value.periodRead === null) {
    const code = value.period === '' ? 'indicators.cell-empty' : 'indicators.bad-period'
    row.problems.push({ code, params: { column: '统计期', period: value.period } })
  }
  const number = numberOf(value, indicator, row.problems)
  if (regionPath && indicator && value.periodRead !== null && number) {
    row.draft = {
      regionPath,
      indicatorId: indicator.id,
      subject: '',
      period: value.periodRead,
      value: number.value,
      unit: number.unit,
      precision: number.precision,
      note: value.note || null,
      explanation: value.note || null,
      evidenceFileId: null,
      quote: null,
      href: null,
      expectedRevision: null,
    }
  }
  return row
}

function regionOf(value: SheetValue, lookup: Lookup, problems: Problem[]): string | null {
  if (value.region === '') {
    if (lookup.own) return lookup.own.path
    problems.push({ code: 'indicators.cell-empty', params: { column: '地区' } })
    return null
  }
  const reading = lookup.districts.read({ text: value.region })
  const path = 'value' in reading ? (lookup.paths.get(String(reading.value)) ?? null) : null
  if (!path) problems.push({ code: 'indicators.unknown-region', params: { region: value.region } })
  return path
}

function indicatorOf(value: SheetValue, lookup: Lookup, problems: Problem[]): IndicatorRow | null {
  if (value.indicator === '') {
    problems.push({ code: 'indicators.cell-empty', params: { column: '指标' } })
    return null
  }
  // 技术合同成交额（亿元）: the unit in brackets is not part of the name.
  const bare = value.indicator.replace(/[（(]\s*(?:[万亿千百]*元|家|个|项|件|人|名|%|台套?|万平方米)\s*[)）]$/, '')
  const ids = [...(lookup.byKey.get(nameKey(value.indicator)) ?? lookup.byKey.get(nameKey(bare)) ?? [])]
  const found = ids.flatMap((id) => lookup.indicators.get(id) ?? [])
  if (found.length === 0) problems.push({ code: 'indicators.no-indicator', params: { name: value.indicator } })
  if (found.length > 1) {
    const candidates = found.map((indicator) => indicator.name).join('”或“')
    problems.push({ code: 'indicators.ambiguous-indicator', params: { name: value.indicator, candidates } })
  }
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The value in the indicator's unit: what stands in the cell wins over the unit column, that over the catalogue. */
function numberOf(value: SheetValue, indicator: IndicatorRow | null, problems: Problem[]) {
  const cell = value.value
  if (cell === null || cell.text.trim() === '') {
    problems.push({ code: 'indicators.cell-empty', params: { column: '数值' } })
    return null
  }
  if (!indicator || value.fault) return null
  const bracketed = /[（(]\s*([万亿千百]*元|%|家|个|项|件|人|名|台套?|万平方米)\s*[)）]$/.exec(value.indicator)?.[1]
  const columnUnit = value.unit || bracketed || indicator.unit
  if (convertUnit('1', columnUnit, indicator.unit) === null) {
    const params = { unit: columnUnit, expected: indicator.unit || '无' }
    problems.push({ code: 'indicators.unit-mismatch', params })
    return null
  }
  const reading = readNumber(cell, { unit: columnUnit, columnUnit, allowNegative: true })
  if ('reason' in reading) {
    const params = {
      column: '数值',
      reason: `“${cell.text}”${rowReasons[reading.reason].zh.replace(/\{label\}|“\{text\}”/g, '')}`,
    }
    problems.push({ code: 'indicators.cell-unreadable', params })
    return null
  }
  if (reading.value === null) {
    problems.push({ code: 'indicators.cell-empty', params: { column: '数值' } })
    return null
  }
  const { flags } = reading
  const precision: Draft['precision'] = flags.includes('approx')
    ? 'approx'
    : flags.includes('lowerBound')
      ? 'lower-bound'
      : 'exact'
  return { value: reading.value.decimal, unit: columnUnit, precision }
}

async function refuseUnreportable(db: Db, ctx: ImportContext, rows: EvaluatedRow[], lookup: Lookup): Promise<void> {
  const byRegion = Map.groupBy(
    rows.flatMap((row) => (row.draft ? [{ row, draft: row.draft }] : [])),
    ({ draft }) => draft.regionPath,
  )
  for (const [regionPath, own] of byRegion) {
    const mine = await reportable(db, ctx, regionPath, [...new Set(own.map(({ draft }) => draft.indicatorId))])
    for (const { row, draft } of own) {
      if (mine.has(draft.indicatorId)) continue
      const name = lookup.indicators.get(draft.indicatorId)?.name ?? row.value.indicator
      row.problems.push({
        code: 'indicators.not-yours',
        params: { indicator: name, region: row.value.region || '本地区' },
      })
    }
  }
}

function refuseRepeated(rows: readonly EvaluatedRow[]): void {
  const seen = new Map<string, SheetValue>()
  for (const row of rows) {
    if (!row.draft) continue
    const key = [row.draft.regionPath, row.draft.indicatorId, row.draft.period].join('\u0000')
    const first = seen.get(key)
    if (!first) seen.set(key, row.value)
    else row.problems.push({ code: 'indicators.duplicate-row', params: { row: first.row } })
  }
}
