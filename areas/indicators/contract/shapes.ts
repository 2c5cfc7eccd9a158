import { z } from 'zod'

export const modes = ['stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth'] as const
export const directions = ['up', 'down'] as const
export const countings = ['distinct', 'occurrences'] as const
export const reportings = ['year-to-date', 'each-period', 'since-start'] as const
export const cadences = ['month', 'quarter', 'half-year', 'year'] as const
export const comparators = ['>=', '>', '=', '<=', '<', '~', 'range'] as const
export const precisions = ['exact', 'approx', 'lower-bound'] as const
export const paceStatuses = ['ahead', 'on-pace', 'behind', 'met', 'missed', 'no-data'] as const
export const observationStatuses = ['submitted', 'approved', 'returned'] as const
export const observationSources = ['hand', 'import', 'api', 'plan-report', 'computed'] as const

export const Id = z.string().regex(/^[a-z]{3}_[0-9a-z-]{1,40}$/)
export const RegionPath = z
  .string()
  .max(100)
  .regex(/^(?:\d{6,12}\/)+$/)
export const Decimal = z
  .string()
  .trim()
  .regex(/^[+-]?\d{1,18}(?:\.\d{1,6})?$/)
export const PeriodText = z.string().regex(/^\d{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/)
export const Day = z.iso.date()
const Name = z.string().trim().min(2).max(100)
const Unit = z.string().trim().max(20)
const LongText = z.string().trim().max(2000)

export const CardFields = z.object({
  formula: z.string().trim().min(2).max(2000),
  numerator: LongText.nullable(),
  denominator: LongText.nullable(),
  dataSource: z.string().trim().min(2).max(500),
  cadence: z.enum(cadences),
  /** Calendar days after the end of a period within which it is reported. */
  dueDays: z.number().int().min(0).max(366),
  ownerDepartmentId: z.string().max(60).nullable(),
  legalBasis: LongText.nullable(),
  effectiveFrom: Day,
  changeNote: LongText.nullable(),
})

export const Card = CardFields.extend({
  version: z.number().int(),
  ownerName: z.string().nullable(),
  effectiveTo: Day.nullable(),
  createdAt: z.iso.datetime(),
}).meta({ id: 'IndicatorCard' })

export const IndicatorFields = z.object({
  name: Name,
  unit: Unit,
  mode: z.enum(modes),
  direction: z.enum(directions),
  counting: z.enum(countings).nullable(),
  reported: z.enum(reportings),
  /** Change against the period before, in percent, from which a reason is asked for. */
  jumpPercent: z.number().positive().max(100_000),
  judge: z.enum(['time', 'seasonal']),
})

export const IndicatorSummary = IndicatorFields.extend({
  id: Id,
  version: z.number().int(),
  measure: z.string().nullable(),
  isPublished: z.boolean(),
  isRetired: z.boolean(),
  cardVersion: z.number().int().nullable(),
  cadence: z.enum(cadences).nullable(),
  activeTargets: z.number().int(),
}).meta({ id: 'IndicatorSummary' })

export const IndicatorDetail = IndicatorSummary.extend({
  cards: z.array(Card),
  aliases: z.array(z.object({ alias: z.string(), addedBySystem: z.boolean() })),
}).meta({ id: 'IndicatorDetail' })

/** An expected question or refusal in the reader's language. */
export const Finding = z.object({ code: z.string(), message: z.string() })

export const Observation = z
  .object({
    id: Id,
    period: PeriodText,
    periodEnd: Day,
    revision: z.number().int(),
    value: Decimal,
    unit: Unit,
    reportedValue: z.string(),
    reportedUnit: z.string(),
    precision: z.enum(precisions),
    status: z.enum(observationStatuses),
    /** False once a later revision of the same period stands. */
    isCurrent: z.boolean(),
    source: z.enum(observationSources),
    cardVersion: z.number().int().nullable(),
    quote: z.string().nullable(),
    href: z.string().nullable(),
    note: z.string().nullable(),
    findings: z.array(Finding),
    explanation: z.string().nullable(),
    recordedByName: z.string(),
    recordedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    decisionNote: z.string().nullable(),
  })
  .meta({ id: 'IndicatorObservation' })

export const Department = z.object({ id: z.string(), name: z.string() })

/** One row of the cockpit. Shares are 0 … 1; values are decimal text in the target's unit. */
export const TargetRow = z
  .object({
    targetId: Id,
    regionPath: RegionPath,
    indicatorId: Id,
    indicator: z.string(),
    subject: z.string(),
    unit: Unit,
    mode: z.enum(modes),
    comparator: z.enum(comparators),
    value: Decimal,
    valueMax: Decimal.nullable(),
    deadline: z.string(),
    planId: z.string().nullable(),
    planTitle: z.string().nullable(),
    departments: z.array(Department),
    status: z.enum(paceStatuses),
    statusBefore: z.enum(paceStatuses).nullable(),
    actual: Decimal.nullable(),
    dataThrough: Day.nullable(),
    share: z.number().nullable(),
    expectedShare: z.number().nullable(),
    seasonalShare: z.number().nullable(),
    gapPoints: z.number().nullable(),
    requiredPerMonth: Decimal.nullable(),
    forecast: Decimal.nullable(),
    meetsTarget: z.enum(['yes', 'no', 'uncertain']).nullable(),
    working: z.string(),
    hasCard: z.boolean(),
  })
  .meta({ id: 'CockpitRow' })

export const OwedRow = z
  .object({
    targetId: Id,
    regionPath: RegionPath,
    indicator: z.string(),
    departments: z.array(Department),
    period: PeriodText,
    dueOn: Day,
    daysLate: z.number().int(),
    periods: z.number().int(),
    remindedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CockpitOwed' })

export const ChangeRow = z
  .object({
    targetId: Id,
    regionPath: RegionPath,
    indicator: z.string(),
    unit: Unit,
    before: Decimal,
    after: Decimal,
    /** Change of the gap to the expected share, percentage points. */
    gapChangePoints: z.number(),
  })
  .meta({ id: 'CockpitChange' })

export const StatusCounts = z.object({
  total: z.number().int(),
  onPace: z.number().int(),
  behind: z.number().int(),
  noData: z.number().int(),
  newlyBehind: z.number().int(),
})

export type PaceStatusWord = (typeof paceStatuses)[number]
export type IndicatorSummaryView = z.output<typeof IndicatorSummary>
export type IndicatorDetailView = z.output<typeof IndicatorDetail>
export type ObservationView = z.output<typeof Observation>
export type TargetRowView = z.output<typeof TargetRow>
export type OwedRowView = z.output<typeof OwedRow>
export type ChangeRowView = z.output<typeof ChangeRow>
export type CardView = z.output<typeof Card>
