import { partsOn } from '#areas/regions'
import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { readPeriod } from '../../rules/period.ts'
import { countsInRollUp, rolledUp } from '../../rules/roll-up.ts'
import { type IndicatorRow, indicatorsById } from '../../store/catalogue.ts'
import { type PeriodKey, takeSeries } from '../../store/observations.ts'
import { approvedValues, insertRollUpParts, type RollUpPart } from '../../store/roll-ups.ts'
import { appendObservations } from '../append-observations.ts'
import type { Draft } from '../observation-draft.ts'

type Rolling = Pick<Services, 'clock' | 'ids' | 'audit'>

/** The region above; null for a city. */
export function regionAbove(regionPath: string): string | null {
  const above = regionPath.split('/').slice(0, -2).join('/')
  return above === '' ? null : `${above}/`
}

/**
 * Makes the figures of the regions above out of approved ones, where the indicator says by which rule, upwards as long
 * as every part that was in force at the end of the period is there. A figure that an office reported itself stays.
 *
 * Reads:  regions on the period's last day, approved observations.
 * Writes: indicators.observation, indicators.roll_up_part, the operation log.
 * Errors: none; what is incomplete is not written.
 */
export async function rollUpFrom(tx: Db, services: Rolling, approved: readonly PeriodKey[]): Promise<void> {
  const whole = approved.filter((key) => key.subject === '')
  const indicators = await indicatorsById(
    tx,
    whole.map((key) => key.indicatorId),
  )
  const weighting = await indicatorsWeightedBy(tx, [...indicators.keys()])
  const wanted = new Map<string, PeriodKey & { rule: IndicatorRow }>()
  for (const key of whole) {
    const above = regionAbove(key.regionPath)
    const indicator = indicators.get(key.indicatorId)
    // A figure that is somebody's weight moves those that it weighs.
    const moved = [...(indicator?.rollup ? [indicator] : []), ...(weighting.get(key.indicatorId) ?? [])]
    for (const rule of above === null ? [] : moved)
      wanted.set(`${above} ${rule.id} ${key.period}`, { ...key, regionPath: above ?? '', indicatorId: rule.id, rule })
  }
  const written: PeriodKey[] = []
  for (const key of wanted.values()) if (await rollUpOne(tx, services, key)) written.push(key)
  if (written.length > 0) await rollUpFrom(tx, services, written)
}

async function indicatorsWeightedBy(tx: Db, ids: readonly string[]): Promise<Map<string, IndicatorRow[]>> {
  const rows = await tx.query<{ id: string }>(
    'select id from indicators.indicator where rollup_weight_id = any($1::text[]) and retired_at is null',
    [[...ids]],
  )
  const found = await indicatorsById(
    tx,
    rows.map((row) => row.id),
  )
  return Map.groupBy(found.values(), (indicator) => indicator.rollupWeightId ?? '')
}

async function rollUpOne(tx: Db, services: Rolling, key: PeriodKey & { rule: IndicatorRow }): Promise<boolean> {
  const { rule, regionPath, period } = key
  const span = readPeriod(period)
  if (!span || !rule.rollup) return false
  // Two parts approved at once take turns here: the second then sees the first.
  await takeSeries(tx, [key])
  const regions = (await partsOn(tx, regionPath, span.end)).filter(({ kind }) => countsInRollUp(kind, rule.rollupParks))
  const at = (indicatorId: string) =>
    regions.map(({ path }) => ({ regionPath: path, indicatorId, subject: '', period }))
  const values = await approvedValues(tx, at(rule.id))
  const weights = rule.rollupWeightId ? await approvedValues(tx, at(rule.rollupWeightId)) : []
  const found = rolledUp(
    rule.rollup,
    regions.map((_, place) => ({ value: values[place]?.value ?? null, weight: weights[place]?.value ?? null })),
  )
  if (!found) return false
  const draft: Draft = {
    ...{ regionPath, indicatorId: rule.id, subject: '', period, value: found.value, unit: null },
    precision: 'exact',
    ...{ note: found.note, explanation: found.note, evidenceFileId: null, quote: null, href: null },
    expectedRevision: null,
  }
  const { recorded } = await appendObservations(tx, services, system, [draft], {
    source: 'roll-up',
    status: 'approved',
  })
  const [row] = recorded
  if (!row) return false
  const parts = regions.flatMap(({ path }, place): RollUpPart[] => {
    const value = values[place]
    if (!value) return []
    const weight = weights[place]?.value ?? null
    return [{ partRegionPath: path, partObservationId: value.id, value: value.value, weight }]
  })
  await insertRollUpParts(tx, { regionPath, observationId: row.id }, parts)
  await services.audit.record(tx, system, {
    action: 'indicators.roll-up',
    object: `observation:${row.id}`,
    regionPath,
    detail: { indicatorId: rule.id, period, value: row.value, parts: parts.length },
  })
  return true
}
