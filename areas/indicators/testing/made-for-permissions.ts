import { system } from '#platform/auth/actor'
import { everywhere, type Place, type World, within } from '#platform/http/testing/permission-fixtures'
import { appendObservations } from '../actions/append-observations.ts'
import { addIndicator, writeCard } from '../actions/define-indicator.ts'
import { bindTargets } from '../public.ts'
import { monthEndBefore, periodHolding } from '../rules/period.ts'

/** Whoever looks after a region sees its targets; a department those that it answers for. */
export const readers = within(
  ['city-administrator', 'city-leader', 'city-officer', 'supervisor'],
  ['district-administrator', 'district-officer', 'department-officer'],
)
export const reporters = within(['city-officer'], ['district-officer', 'department-officer'])
export const approvers = within(['city-officer'], ['district-officer'])
export const staff = [...readers.own]
/** The catalogue is one for the city. */
export const definers = everywhere(['city-administrator', 'city-officer'])

export interface Made {
  indicatorId: string
  targetId: string
  observationId: string
  name: string
  period: string
}

export const card = {
  formula: '计数',
  numerator: null,
  denominator: null,
  dataSource: '台账',
  cadence: 'month',
  dueDays: 0,
  ownerDepartmentId: null,
  legalBasis: null,
  effectiveFrom: '2016-01-01',
  changeNote: null,
} as const

export const fields = {
  unit: '项',
  mode: 'stock',
  direction: 'up',
  counting: null,
  reported: 'year-to-date',
  jumpPercent: 1000,
  judge: 'time',
} as const

/** The last month that is over. */
export function lastMonth(now: Date): string {
  const day = monthEndBefore(now.toISOString().slice(0, 10))
  return periodHolding(day, 'month').period
}

/** An indicator with its card, a target of the place that its department answers for, and a value that waits for approval. */
export async function make({ app, next, personAt }: World, place: Place, isReported = true): Promise<Made> {
  const { services } = app
  const reporter = await personAt(place)
  const number = next()
  const name = `样例指标${number}号`
  return services.db.tx(async (tx) => {
    const ctx = { ...services, actor: system }
    const indicatorId = await addIndicator(tx, ctx, { ...fields, name }, 'person')
    await writeCard(tx, ctx, indicatorId, card)
    const source = {
      area: 'plans',
      planId: `pln_${number}`,
      versionId: 'plv_1',
      itemId: 'plt_1',
      planTitle: '样例规划',
      quote: name,
      offset: 0,
      href: '/plans/pln_1',
    } as const
    const [bound] = await bindTargets(tx, ctx, [
      {
        indicatorId,
        regionPath: place.regionPath,
        departmentIds: [place.departmentId],
        value: '100',
        unit: '项',
        comparator: '>=',
        mode: 'stock',
        deadline: '2099',
        source,
      },
    ])
    const actor = { ...system, userId: reporter.userId, name: reporter.name }
    const period = lastMonth(services.clock.now())
    const draft = {
      regionPath: place.regionPath,
      indicatorId,
      subject: '',
      period,
      value: '5',
      unit: null,
      precision: 'exact',
      note: null,
      explanation: null,
      evidenceFileId: null,
      quote: null,
      href: null,
      expectedRevision: null,
    } as const
    const drafts = isReported ? [draft] : []
    const { recorded } = await appendObservations(tx, services, actor, drafts, { source: 'hand', status: 'submitted' })
    return { indicatorId, targetId: bound?.targetId ?? '', observationId: recorded[0]?.id ?? '', name, period }
  })
}

export async function publish(world: World, made: Made): Promise<void> {
  await world.app.services.db.query('update indicators.indicator set published_at = now() where id = $1', [
    made.indicatorId,
  ])
}
