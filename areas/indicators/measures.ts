import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Cadence, ReportPeriod } from './rules/period.ts'
import type { IndicatorRow } from './store/catalogue.ts'

/** One record behind a computed number, as people read it. */
export interface RowBehind {
  label: string
  value: string
  /** Business date. */
  happenedOn: string | null
  /** Page that opens the record. */
  href: string | null
}

/** A figure that another area computes from its own records. 家 and 家次 are two measures. */
export interface Measure {
  /** `area.name`, such as `contracts.value`. */
  id: string
  title: Localized
  indicator: Pick<IndicatorRow, 'unit' | 'mode' | 'direction' | 'counting' | 'reported'> & { name: string }
  card: {
    formula: string
    numerator: string | null
    denominator: string | null
    dataSource: string
    cadence: Cadence
    legalBasis: string | null
    /** First day of periods counted by this definition. */
    effectiveFrom: string
  }
  /** Values of the periods for each region, its subtree counted in; a period that is absent has no figure. */
  read(
    db: Db,
    input: { regionPaths: readonly string[]; periods: readonly ReportPeriod[] },
  ): Promise<{ regionPath: string; period: string; value: string }[]>
  /** The records that one of those values counts. */
  rows(
    db: Db,
    input: { regionPath: string; period: ReportPeriod; limit: number; offset: number },
  ): Promise<{ items: RowBehind[]; total: number }>
}

const registered = new Map<string, Measure>()

/**
 * Makes a measure known; the app does it once at start, for areas that indicators must not import.
 *
 * Errors: throws when two measures have one id.
 */
export function registerMeasure(measure: Measure): void {
  const known = registered.get(measure.id)
  if (known && known !== measure) throw new Error(`two measures are called ${measure.id}`)
  registered.set(measure.id, measure)
}

export function measureById(id: string): Measure | null {
  return registered.get(id) ?? null
}

export function registeredMeasures(): Measure[] {
  return [...registered.values()]
}
