import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Decimal, Id, PeriodText, paceStatuses, RegionPath } from './shapes.ts'
import { Reconciliation } from './splits.ts'

const Text = z.string()

/** How a target stands, or would stand if it asked for something else. */
const Standing = z.object({
  value: Decimal,
  valueMax: Decimal.nullable(),
  deadline: PeriodText,
  status: z.enum(paceStatuses),
  share: z.number().nullable(),
  expectedShare: z.number().nullable(),
  gapPoints: z.number().nullable(),
  remaining: Text.nullable(),
  /** A month; of growth what the rest of the year must bring. */
  requiredPerMonth: Text.nullable(),
  forecast: Text.nullable(),
  meetsTarget: z.enum(['yes', 'no', 'uncertain']).nullable(),
  working: Text,
  /** What so much a month comes to by the deadline; null where a pace means nothing. */
  atPace: z
    .object({
      perMonth: Decimal,
      value: Decimal,
      meetsTarget: z.boolean(),
      /** Beyond the upper end of a range. */
      isAboveRange: z.boolean(),
      /** Months until the target is reached; null where it is not reached at this pace. */
      months: z.number().int().nullable(),
    })
    .nullable(),
})

const Held = z.object({ now: Reconciliation, tried: Reconciliation })

export const getWhatIf = endpoint({
  method: 'GET',
  path: '/api/indicators/targets/{targetId}/what-if',
  summary: { zh: '试算目标，不写入', en: 'Try a target out without writing anything' },
  params: z.object({ targetId: Id }),
  query: z.object({
    regionPath: RegionPath,
    value: Decimal.optional(),
    /** Upper end, of a range. */
    valueMax: Decimal.optional(),
    deadline: PeriodText.optional(),
    /** Expected of every month from now on; of growth, in per cent, of all of them. */
    perMonth: Decimal.optional(),
  }),
  response: z.object({
    unit: Text,
    actual: Text.nullable(),
    monthsLeft: z.number().nullable(),
    /** What is done a month of late, else since the start; of growth over the year before what it was so far. */
    pace: z.object({ of: z.enum(['amount', 'growth']), perMonth: Text.nullable() }),
    now: Standing,
    tried: Standing,
    /** The target that this one is a part of, held against all its parts. */
    parent: Held.extend({ targetId: Id, regionPath: RegionPath, value: Decimal }).nullable(),
    /** Its own parts, held against it. */
    parts: Held.nullable(),
  }),
})

export type WhatIfStanding = z.output<typeof Standing>
