import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import {
  Card,
  ChangeRow,
  Day,
  Id,
  Observation,
  OwedRow,
  paceStatuses,
  RegionPath,
  StatusCounts,
  TargetRow,
  topics,
} from './shapes.ts'

export const CockpitQuery = z.object({
  /** Default: the region of the person who asks. */
  regionPath: RegionPath.optional(),
  planId: z.string().max(60).optional(),
  topic: z.enum(topics).optional(),
  /** Targets that this department answers for. */
  departmentId: z.string().max(60).optional(),
  /** Targets that this year is about. Default: the year of `asOf`. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  /** Default: the end of the last month that is over and that at least half of the reported figures reach. */
  asOf: Day.optional(),
})

export const getCockpit = endpoint({
  method: 'GET',
  path: '/api/indicators/cockpit',
  summary: { zh: '指标驾驶舱', en: 'Indicator cockpit' },
  query: CockpitQuery,
  response: z.object({
    regionPath: RegionPath,
    regionName: z.string(),
    asOf: Day,
    comparedWith: Day,
    /** End of the last month reported, when months that are over since then have no data at all. */
    silentSince: Day.nullable(),
    /** The newest month with any data, where fewer than half of the figures reach it: it is not shown by default. */
    sparse: z.object({ day: Day, reported: z.number().int(), of: z.number().int() }).nullable(),
    headline: z.string(),
    counts: StatusCounts,
    rows: z.array(TargetRow),
    owed: z.array(OwedRow),
    changes: z.array(ChangeRow),
    regions: z.array(z.object({ path: RegionPath, name: z.string() })),
    plans: z.array(z.object({ id: z.string(), title: z.string() })),
    /** Departments that answer for a target here, for the filter. */
    departments: z.array(z.object({ id: z.string(), name: z.string() })),
    today: Day,
    mayWrite: z.boolean(),
    /** May turn a target into a task, and remind who owes a report. */
    maySupervise: z.boolean(),
    mayRemind: z.boolean(),
  }),
})

export const exportCockpit = endpoint({
  method: 'GET',
  path: '/api/indicators/cockpit/export',
  summary: { zh: '导出驾驶舱表格', en: 'Export the cockpit as a sheet' },
  query: CockpitQuery,
  answers: 'download',
})

const Text = z.string()
const Pointer = z.object({
  expectedShare: z.number(),
  expectedValue: z.string(),
  gapPoints: z.number(),
  status: z.enum(['ahead', 'on-pace', 'behind']),
})

export const getTarget = endpoint({
  method: 'GET',
  path: '/api/indicators/cockpit/targets/{targetId}',
  summary: { zh: '一项目标的口径、算式、序列与出处', en: 'A target with card, working, series and quote' },
  params: z.object({ targetId: Id }),
  query: z.object({
    regionPath: RegionPath,
    asOf: Day.optional(),
    /** Shows what was known at this instant. */
    knownAt: z.iso.datetime({ offset: true }).optional(),
  }),
  response: z.object({
    regionName: z.string(),
    row: TargetRow,
    /** Changes with every adjustment; a proposal names the one that was seen. */
    version: z.number().int(),
    asOf: Day,
    card: Card.nullable(),
    quote: Text.nullable(),
    href: Text.nullable(),
    baseline: z.object({ value: Text, period: Text }).nullable(),
    /** What was asked for before each adjustment, and until when; oldest first. */
    earlier: z.array(z.object({ value: Text, valueMax: Text.nullable(), deadline: Text, until: Day })),
    pointers: z.object({
      time: Pointer.nullable(),
      seasonal: Pointer.extend({
        source: z.enum(['given', 'history']),
        years: z.array(z.object({ year: z.number(), share: z.number() })),
      }).nullable(),
      runRate: z
        .object({
          requiredPerMonth: Text,
          achievedPerMonth: Text.nullable(),
          recentPerMonth: Text.nullable(),
          monthsLeft: z.number(),
          status: z.enum(['ahead', 'on-pace', 'behind']).nullable(),
        })
        .nullable(),
    }),
    steps: z.array(z.object({ about: Text, text: Text })),
    reasons: z.array(z.object({ code: Text, weight: z.enum(['blocks', 'note']), text: Text })),
    forecast: z
      .object({
        method: Text,
        value: Text,
        low: Text.nullable(),
        high: Text.nullable(),
        meetsTarget: z.enum(['yes', 'no', 'uncertain']),
        rule: Text,
        trials: z.array(z.object({ label: Text, forecast: Text, actual: Text, errorPercent: z.number().nullable() })),
      })
      .nullable(),
    /** Every revision, newest period first; values in the indicator's unit. */
    observations: z.array(Observation),
    /** Values in the target's unit, oldest first, the one that counts per period. */
    series: z.array(z.object({ period: Text, periodEnd: Day, value: Text, isApproved: z.boolean() })),
    /** Regions that became part of this one, with their own figures; where figures add, `series` contains them since. */
    predecessors: z.array(
      z.object({
        path: RegionPath,
        name: Text,
        from: Day,
        values: z.array(z.object({ period: Text, periodEnd: Day, value: Text })),
      }),
    ),
    children: z.array(
      z.object({
        regionPath: RegionPath,
        name: Text,
        value: Text.nullable(),
        period: Text.nullable(),
        targetId: Id.nullable(),
        targetValue: Text.nullable(),
        share: z.number().nullable(),
        status: z.enum(paceStatuses).nullable(),
      }),
    ),
    measure: z.object({ id: Text, title: Text }).nullable(),
  }),
})

export const getRowsBehind = endpoint({
  method: 'GET',
  path: '/api/indicators/{indicatorId}/rows',
  summary: { zh: '数字背后的记录', en: 'The records behind a computed number' },
  params: z.object({ indicatorId: Id }),
  query: z.object({
    regionPath: RegionPath,
    period: z.string().max(10),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(z.object({ label: Text, value: Text, happenedOn: Text.nullable(), href: Text.nullable() })),
    total: z.number().int(),
  }),
})

export const remindOwed = endpoint({
  method: 'POST',
  path: '/api/indicators/cockpit/reminders',
  summary: { zh: '催报', en: 'Remind who owes a report' },
  body: z.object({ regionPath: RegionPath, targetIds: z.array(Id).min(1).max(500) }),
  response: z.object({
    reminded: z.number().int(),
    /** Units for which nobody acts who could be reminded. */
    nobodyThere: z.array(z.string()),
  }),
})
