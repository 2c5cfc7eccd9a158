import { regionsUnder } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { type Measure, registeredMeasures } from '../measures.ts'
import { nameKey } from '../rules/name-match.ts'
import { assessmentDay, neighbour, periodHolding, type ReportPeriod } from '../rules/period.ts'
import { keyHolder } from '../store/catalogue.ts'
import { appendObservations } from './append-observations.ts'
import { addIndicator, writeCard } from './define-indicator.ts'
import type { Draft } from './observation-draft.ts'

const monthsBack = 13

/**
 * Makes sure that each registered measure has its indicator and card; safe to repeat. Where an indicator of that name is
 * reported by people, it stays so until the city decides otherwise (`bindMeasure`).
 */
export async function declareMeasures(services: Services, actor: Actor): Promise<void> {
  for (const measure of registeredMeasures()) {
    await services.db.tx(async (tx) => {
      if (await indicatorOfMeasure(tx, measure)) return
      if (await keyHolder(tx, nameKey(measure.indicator.name))) return
      const ctx = { ...services, actor }
      const fields = { ...measure.indicator, jumpPercent: 50, judge: 'time' as const, measure: measure.id }
      const id = await addIndicator(tx, ctx, fields, 'measure')
      await writeCard(tx, ctx, id, { ...measure.card, dueDays: 0, ownerDepartmentId: null, changeNote: null })
    })
  }
}

async function indicatorOfMeasure(db: Db, measure: Measure): Promise<string | null> {
  const [row] = await db.query<{ id: string }>('select id from indicators.indicator where measure = $1', [measure.id])
  return row?.id ?? null
}

/**
 * Computes every registered measure for the last thirteen months, in all regions, and appends what changed: a
 * correction of a record shows as a new revision, and what was known before stays readable.
 *
 * Reads:  the records of other areas through their measures.
 * Writes: indicators.observation, one transaction per measure.
 */
export async function refreshMeasures(
  services: Services,
  actor: Actor,
  progress: (share: number) => void = () => undefined,
): Promise<{ measures: number; recorded: number }> {
  await declareMeasures(services, actor)
  const measures = registeredMeasures()
  let recorded = 0
  for (const [index, measure] of measures.entries()) {
    recorded += await refreshMeasure(services, actor, measure)
    progress((index + 1) / measures.length)
  }
  return { measures: measures.length, recorded }
}

/** The same for one measure. Answers how many figures are new. */
export async function refreshMeasure(services: Services, actor: Actor, measure: Measure): Promise<number> {
  const regionPaths = (await regionsUnder(services.db, services.clock, '')).map((region) => region.path)
  const last = periodHolding(assessmentDay(businessDate(services.clock.now())), measure.card.cadence)
  return refreshOne(services, actor, measure, { regionPaths, periods: periodsUntil(services, last) })
}

/** The periods of the last thirteen months that are over. */
function periodsUntil(services: Pick<Services, 'clock'>, last: ReportPeriod): ReportPeriod[] {
  const today = businessDate(services.clock.now())
  const count = Math.ceil(monthsBack / { month: 1, quarter: 3, 'half-year': 6, year: 12 }[last.cadence])
  return Array.from({ length: count }, (_, back) => neighbour(last, back - count + 1)).filter(
    (period) => period.end <= today,
  )
}

async function refreshOne(
  services: Services,
  actor: Actor,
  measure: Measure,
  over: { regionPaths: string[]; periods: ReportPeriod[] },
): Promise<number> {
  return services.db.tx(async (tx) => {
    const indicatorId = await indicatorOfMeasure(tx, measure)
    if (!indicatorId) return 0
    const values = await measure.read(tx, over)
    const drafts = values.map(
      ({ regionPath, period, value }): Draft => ({
        regionPath,
        indicatorId,
        subject: '',
        period,
        value,
        unit: null,
        precision: 'exact',
        note: null,
        explanation: '由业务记录计算',
        evidenceFileId: null,
        quote: null,
        href: null,
        expectedRevision: null,
      }),
    )
    const { recorded } = await appendObservations(tx, services, actor, drafts, {
      source: 'computed',
      status: 'approved',
    })
    return recorded.length
  })
}
