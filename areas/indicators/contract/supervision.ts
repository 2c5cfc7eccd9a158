import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, Decimal, Id, paceStatuses, RegionPath, StatusCounts } from './shapes.ts'

export const superviseTarget = endpoint({
  method: 'POST',
  path: '/api/indicators/cockpit/tasks',
  summary: { zh: '目标转督办', en: 'Turn a target into a task' },
  body: z.object({
    regionPath: RegionPath,
    targetId: Id,
    /** A department or a region; left out: the department that answers for the target. */
    lead: z
      .string()
      .max(100)
      .regex(/^(?:(?:\d{6,12}\/)+|dep_[0-9a-z]{1,40})$/)
      .optional(),
    dueOn: Day,
    words: z.string().trim().max(1000).default(''),
  }),
  response: z.object({ taskId: z.string(), isNew: z.boolean(), href: z.string() }),
  status: 201,
})

const Known = z.object({ targetId: Id, indicator: z.string() })

/** Notes that the reader looks now, and answers what changed since the visit before. */
export const visitCockpit = endpoint({
  method: 'POST',
  path: '/api/indicators/cockpit/visits',
  summary: { zh: '自上次查看以来的变化', en: 'What changed since my last visit' },
  body: z.object({ regionPath: RegionPath.optional() }),
  response: z.object({
    /** Null: the first visit. */
    since: z.iso.datetime().nullable(),
    newlyBehind: z.array(Known),
    recovered: z.array(Known),
    /** Targets whose figure is another one now. */
    newFigures: z.array(Known.extend({ unit: z.string(), before: Decimal.nullable(), after: Decimal.nullable() })),
    newTargets: z.array(Known),
    goneCount: z.number().int(),
  }),
})

export const DistrictRow = z
  .object({
    regionPath: RegionPath,
    name: z.string(),
    /** Of its own targets. */
    counts: StatusCounts,
    /** On pace, ahead or met, of those that can be judged; null: none can. */
    onPaceShare: z.number().nullable(),
    /** 1: the highest share; equal shares have one rank. Null without a share. */
    rank: z.number().int().nullable(),
    owedCount: z.number().int(),
    status: z.enum(paceStatuses),
    /** Place on the tile map, from 1. */
    tile: z.object({ row: z.number().int(), column: z.number().int() }).nullable(),
  })
  .meta({ id: 'CockpitDistrict' })
export type DistrictRowView = z.output<typeof DistrictRow>

export const getDistricts = endpoint({
  method: 'GET',
  path: '/api/indicators/cockpit/districts',
  summary: { zh: '各县区目标进度', en: 'How the districts stand' },
  query: z.object({ regionPath: RegionPath.optional(), asOf: Day.optional() }),
  response: z.object({ asOf: Day, regionPath: RegionPath, items: z.array(DistrictRow) }),
})
