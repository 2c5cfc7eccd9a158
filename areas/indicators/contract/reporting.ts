import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import {
  Day,
  Decimal,
  Finding,
  Id,
  Observation,
  observationStatuses,
  PeriodText,
  precisions,
  RegionPath,
  Returned,
} from './shapes.ts'

const Text = z.string()

export const getEntryGrid = endpoint({
  method: 'GET',
  path: '/api/indicators/entry',
  summary: { zh: '一期要填的指标', en: 'The indicators to be reported for a period' },
  query: z.object({ regionPath: RegionPath.optional(), period: PeriodText }),
  response: z.object({
    regionPath: RegionPath,
    regions: z.array(z.object({ path: RegionPath, name: Text })),
    period: PeriodText,
    rows: z.array(
      z.object({
        indicatorId: Id,
        indicator: Text,
        subject: Text,
        unit: Text,
        reported: Text,
        previous: z.object({ period: PeriodText, value: Decimal }).nullable(),
        lastYear: z.object({ period: PeriodText, value: Decimal }).nullable(),
        current: z
          .object({
            value: Decimal,
            revision: z.number().int(),
            status: z.enum(observationStatuses),
            explanation: Text.nullable(),
            note: Text.nullable(),
            returned: Returned.nullable(),
          })
          .nullable(),
        target: z.object({ value: Decimal, unit: Text, deadline: Text }).nullable(),
        isComputed: z.boolean(),
        hasCard: z.boolean(),
        /** Until when the figure is asked for; null: nobody waits for it. */
        due: z.object({ dueOn: Day, isLate: z.boolean() }).nullable(),
      }),
    ),
  }),
})

export const Entry = z.object({
  indicatorId: Id,
  subject: z.string().trim().max(100).default(''),
  value: z.string().trim().min(1).max(40),
  /** Default: the indicator's unit. */
  unit: z.string().trim().max(20).optional(),
  precision: z.enum(precisions).default('exact'),
  note: z.string().trim().max(500).nullable().default(null),
  explanation: z.string().trim().max(1000).nullable().default(null),
  evidenceFileId: z.string().max(60).nullable().default(null),
  /** Revision that the person saw; 0 when the period was empty. A newer one refuses the entry. */
  expectedRevision: z.number().int().min(0),
})

export const recordObservations = endpoint({
  method: 'POST',
  path: '/api/indicators/observations',
  summary: { zh: '报送一期数据', en: 'Report a period' },
  body: z.object({ regionPath: RegionPath, period: PeriodText, entries: z.array(Entry).min(1).max(500) }),
  response: z.object({ recorded: z.number().int(), unchanged: z.number().int() }),
})

export const checkObservations = endpoint({
  method: 'POST',
  path: '/api/indicators/observations/check',
  summary: { zh: '检查要报送的数据，不写入', en: 'Check a report without writing it' },
  body: z.object({ regionPath: RegionPath, period: PeriodText, entries: z.array(Entry).min(1).max(500) }),
  response: z.object({
    rows: z.array(z.object({ indicatorId: Id, subject: Text, refusals: z.array(Finding), findings: z.array(Finding) })),
  }),
})

export const listPending = endpoint({
  method: 'GET',
  path: '/api/indicators/pending',
  summary: { zh: '待审核的数据', en: 'Reports to be approved' },
  query: z.object({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(
      z.object({
        regionPath: RegionPath,
        regionName: Text,
        indicatorId: Id,
        indicator: Text,
        subject: Text,
        isOwn: z.boolean(),
        /** What stood for the period before it, or for this period before it was corrected. */
        previous: z.object({ period: PeriodText, value: Decimal }).nullable(),
        observation: Observation,
      }),
    ),
    total: z.number().int(),
  }),
})

export const decideObservations = endpoint({
  method: 'POST',
  path: '/api/indicators/observations/decisions',
  summary: { zh: '审核或退回数据', en: 'Approve or return reports' },
  body: z.object({
    decision: z.enum(['approved', 'returned']),
    note: z.string().trim().max(500).nullable().default(null),
    observations: z
      .array(z.object({ regionPath: RegionPath, id: Id }))
      .min(1)
      .max(500),
  }),
  response: z.object({ decided: z.number().int() }),
})

export const getRollUpParts = endpoint({
  method: 'GET',
  path: '/api/indicators/observations/{observationId}/parts',
  summary: { zh: '汇总数背后的下级数', en: 'The figures that a rolled-up figure is made of' },
  params: z.object({ observationId: Id }),
  query: z.object({ regionPath: RegionPath }),
  response: z.object({
    parts: z.array(
      z.object({
        regionPath: RegionPath,
        regionName: Text,
        value: Decimal,
        weight: Decimal.nullable(),
        revision: z.number().int(),
        recordedByName: Text,
        recordedAt: z.iso.datetime(),
      }),
    ),
  }),
})
