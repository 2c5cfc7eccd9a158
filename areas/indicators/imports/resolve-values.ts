import { formerNamesOf, regionsUnder } from '#areas/regions'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { DistrictNames, type RowReason } from '#platform/spreadsheets/spreadsheets'
import type { Draft } from '../actions/observation-draft.ts'
import { reportable } from '../actions/record-observations.ts'
import { nameKey } from '../rules/name-match.ts'
import { parseWrittenPeriod, readPeriod } from '../rules/period.ts'
import { convertUnit } from '../rules/units.ts'
import { cardsOf } from '../store/cards.ts'
import { type IndicatorRow, indicatorsById, namesInUse } from '../store/catalogue.ts'
import type { KnownNames } from './guess-columns.ts'
import type { SheetValue } from './sheet-values.ts'
import { typedNumber } from './typed-number.ts'

export type ImportContext = Pick<Context, 'clock' | 'scope' | 'actor'>

/** What one value of a sheet means, or why it means nothing. */
export interface Resolved {
  regionPath: string | null
  indicatorId: string | null
  period: string | null
  number: { value: string; unit: string; precision: Draft['precision'] } | null
  problems: Problem[]
  /** First of the problems in the words of the import policy, where it has one. */
  reason: RowReason | null
  flags: string[]
}

/** An indicator under a name or another one. */
interface KnownName {
  indicatorId: string
  text: string
}

const bareText = (text: string): string => text.replace(bracketedUnit, '')

/** Reads values of sheets; the catalogue, the regions and what the sender may report are read once. */
export class ValueReader implements KnownNames {
  readonly #db: Db
  readonly #ctx: ImportContext
  readonly #indicators: Map<string, IndicatorRow>
  readonly #monthly: Set<string>
  readonly #byKey = new Map<string, Set<string>>()
  readonly #districts: DistrictNames
  readonly #paths: Map<string, string>
  readonly #own: string | null
  readonly #mayReport = new Map<string, Set<string>>()

  private constructor(
    db: Db,
    ctx: ImportContext,
    known: { names: readonly KnownName[]; indicators: Map<string, IndicatorRow>; monthly: Set<string> },
    places: { names: Map<string, string>; own: string | null },
  ) {
    this.#db = db
    this.#ctx = ctx
    this.#indicators = known.indicators
    this.#monthly = known.monthly
    for (const { indicatorId, text } of known.names) {
      const key = nameKey(text)
      const ids = this.#byKey.get(key) ?? new Set()
      this.#byKey.set(key, ids.add(indicatorId))
    }
    this.#paths = places.names
    this.#districts = new DistrictNames([...places.names.keys()])
    this.#own = places.own
  }

  /** The indicator that a text names, with or without a unit in brackets; null for none or several. */
  indicator(text: string): string | null {
    const ids = this.#idsOf(text)
    return ids.length === 1 ? (ids[0] ?? null) : null
  }

  region(text: string): string | null {
    if (text === '') return null
    // The whole of what the sender answers for: 全市 over its districts.
    if (/^全[市区县]$/.test(text)) return this.#own
    const reading = this.#districts.read({ text })
    return 'value' in reading ? (this.#paths.get(String(reading.value)) ?? null) : null
  }

  reported(indicatorId: string): IndicatorRow['reported'] | null {
    return this.#indicators.get(indicatorId)?.reported ?? null
  }

  #idsOf(text: string): string[] {
    const found = this.#byKey.get(nameKey(text)) ?? this.#byKey.get(nameKey(bareText(text)))
    return [...(found ?? [])].filter((id) => this.#indicators.has(id))
  }

  static async open(db: Db, ctx: ImportContext): Promise<ValueReader> {
    const { scope } = ctx
    const top =
      (scope.reach === 'region' || scope.reach === 'department' ? scope.regionPath : ctx.actor.regionPath) ?? ''
    const regions = await regionsUnder(db, ctx.clock, top)
    const paths = regions.map(({ path }) => path)
    const former = await formerNamesOf(db, paths)
    const all = await namesInUse(db)
    const indicators = await indicatorsById(
      db,
      all.map((name) => name.indicatorId),
    )
    const cards = await cardsOf(db, [...indicators.keys()])
    const monthly = new Set(
      [...indicators.keys()].filter((id) => (cards.get(id)?.at(-1)?.cadence ?? 'month') === 'month'),
    )
    // Today's names win over former ones, higher regions over lower ones.
    const names = new Map([
      ...former.toReversed().map(({ name, path }) => [name, path] as const),
      ...regions.toReversed().map(({ name, path }) => [name, path] as const),
    ])
    const own = paths.includes(top) ? top : null
    return new ValueReader(db, ctx, { names: all, indicators, monthly }, { names, own })
  }

  async read(values: readonly SheetValue[]): Promise<Resolved[]> {
    const found = values.map((value) => this.#resolve(value))
    for (const [index, one] of found.entries()) {
      if (!one.regionPath || !one.indicatorId) continue
      const mine = await this.#mine(one.regionPath)
      if (mine.has(one.indicatorId)) continue
      const indicator = this.#indicators.get(one.indicatorId)?.name ?? ''
      one.problems.push({
        code: 'indicators.not-yours',
        params: { indicator, region: values[index]?.region || '本地区' },
      })
    }
    return found
  }

  /** Indicators that the sender may report in a region. */
  async #mine(regionPath: string): Promise<Set<string>> {
    const known = this.#mayReport.get(regionPath)
    if (known) return known
    const mine = await reportable(this.#db, this.#ctx, regionPath, [...this.#indicators.keys()])
    this.#mayReport.set(regionPath, mine)
    return mine
  }

  #resolve(value: SheetValue): Resolved {
    const found = new Findings()
    if (value.isHidden) found.flags.push('hidden-row')
    if (value.fault) {
      const { column, cell } = value.fault
      if (cell.error === undefined) found.add('formula-without-value', unreadable(column, '公式没有保存计算结果'))
      else found.add('cell-error', unreadable(column, cell.error))
    }
    const regionPath = value.regionPath ?? this.#regionOf(value, found)
    const indicator = this.#indicatorOf(value, found)
    const period = this.#period(value, indicator, found)
    const number = this.#number(value, indicator, found)
    const { problems, reason, flags } = found
    return { regionPath, indicatorId: indicator?.id ?? null, period, number, problems, reason, flags }
  }

  #regionOf(value: SheetValue, found: Findings): string | null {
    if (value.region === '') {
      if (this.#own) return this.#own
      found.add('missing-required', { code: 'indicators.cell-empty', params: { column: '地区' } })
      return null
    }
    const path = this.region(value.region)
    if (!path) {
      found.add('unknown-district', { code: 'indicators.unknown-region', params: { region: value.region } })
    } else if (!this.#paths.has(value.region)) found.flags.push('district-alias')
    return path
  }

  #indicatorOf(value: SheetValue, found: Findings): IndicatorRow | null {
    if (value.indicatorId) return this.#indicators.get(value.indicatorId) ?? null
    if (value.indicator === '') {
      found.add('missing-required', { code: 'indicators.cell-empty', params: { column: '指标' } })
      return null
    }
    const rows = this.#idsOf(value.indicator).flatMap((id) => this.#indicators.get(id) ?? [])
    if (rows.length === 0) found.add(null, { code: 'indicators.no-indicator', params: { name: value.indicator } })
    if (rows.length > 1) {
      const candidates = rows.map((row) => row.name).join('”或“')
      found.add(null, { code: 'indicators.ambiguous-indicator', params: { name: value.indicator, candidates } })
    }
    return rows.length === 1 ? (rows[0] ?? null) : null
  }

  /** 1-6月 of a figure that is reported monthly is June, of another one the first half year. */
  #period(value: SheetValue, indicator: IndicatorRow | null, found: Findings): string | null {
    if (value.periodRead === null) {
      if (value.period === '')
        found.add('missing-required', { code: 'indicators.cell-empty', params: { column: '统计期' } })
      else found.add('bad-period', { code: 'indicators.bad-period', params: { period: value.period } })
      return null
    }
    const toDate = parseWrittenPeriod(value.period)
    const isMonthly = indicator !== null && this.#monthly.has(indicator.id)
    const sameEnd = toDate?.cadence === 'month' && toDate.end === readPeriod(value.periodRead)?.end
    return isMonthly && sameEnd && toDate ? toDate.period : value.periodRead
  }

  /** The value in its unit: what stands in the cell wins over the unit column, that over the header, that over the catalogue. */
  #number(value: SheetValue, indicator: IndicatorRow | null, found: Findings): Resolved['number'] {
    const cell = value.value
    const empty: Problem = { code: 'indicators.cell-empty', params: { column: '数值' } }
    if (cell === null || cell.text.trim() === '') {
      if (!value.fault) found.add('missing-required', empty)
      return null
    }
    if (!indicator || value.fault) return null
    const unit = this.#unitOf(value, indicator)
    if (convertUnit('1', unit, indicator.unit) === null) {
      found.add(null, { code: 'indicators.unit-mismatch', params: { unit, expected: indicator.unit || '无' } })
      return null
    }
    const number = typedNumber(cell, unit)
    if (number === null) {
      found.add('missing-required', empty)
      return null
    }
    if ('problem' in number) {
      found.add(number.reason, number.problem)
      return null
    }
    const { value: decimal, precision, flags } = number
    found.flags.push(...flags.map((flag) => (/^(?:approx|lowerBound)$/.test(flag) ? `${flag}:value` : flag)))
    if (cell.isFormula) found.flags.push('from-formula')
    return { value: decimal, unit, precision }
  }

  #unitOf(value: SheetValue, indicator: IndicatorRow): string {
    const bracketed = bracketedUnit.exec(value.indicator)?.[1]
    const said = value.unit || bracketed || value.headerUnit
    if (said) return said
    // 单位：万元 above a table is about its amounts; what counts companies in it keeps its own unit.
    const above = value.unitAbove
    return above !== null && convertUnit('1', above, indicator.unit) !== null ? above : indicator.unit
  }
}

/** What is found about one value. */
class Findings {
  readonly problems: Problem[] = []
  readonly flags: string[] = []
  reason: RowReason | null = null

  add(reason: RowReason | null, problem: Problem): void {
    this.problems.push(problem)
    this.reason ??= reason
  }
}

function unreadable(column: string, reason: string): Problem {
  return { code: 'indicators.cell-unreadable', params: { column, reason } }
}

/** 技术合同成交额（亿元）: the unit in brackets is not part of the name. */
const bracketedUnit = /[（(]\s*([万亿千百]*元|%|家次|人次|场次|家|个|项|件|人|名|台套?|万平方米)\s*[)）]$/
