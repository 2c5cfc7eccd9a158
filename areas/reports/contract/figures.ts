import { z } from 'zod'
import { comparators, paceStatuses, topics } from '#contract/indicators'

const Text = z.string()
const Maybe = z.string().nullable()

/** What a figure rests on: versions of series, target and indicator. */
const Versions = z.object({ series: Text, target: z.int(), indicator: z.int() })

export const ReportRow = z
  .object({
    /** Number in the table. */
    no: z.int(),
    targetId: Text,
    indicatorId: Text,
    indicator: Text,
    subject: Text,
    unit: Text,
    topic: z.enum(topics),
    comparator: z.enum(comparators),
    value: Text,
    valueMax: Maybe,
    deadline: Text,
    /** What it is held against: of a goal of every year the year under way. Reports of before it was kept lack it. */
    judgedFor: Text.optional(),
    status: z.enum(paceStatuses),
    isStarted: z.boolean(),
    actual: Maybe,
    dataThrough: Maybe,
    /** Period of a figure that it rests on and that nobody had approved. */
    pendingPeriod: Maybe.optional(),
    share: z.number().nullable(),
    expectedShare: z.number().nullable(),
    gapPoints: z.number().nullable(),
    requiredPerMonth: Maybe,
    working: Text,
    owners: z.array(Text),
    planTitle: Maybe,
    reportNote: Maybe,
    task: z
      .object({ leadName: Text, isOpen: z.boolean(), dueOn: Maybe, lastWords: Maybe, percent: z.int() })
      .nullable(),
    place: z.object({ rank: z.int(), of: z.int() }).nullable(),
    districts: z.array(
      z.object({
        regionPath: Text,
        name: Text,
        actual: Maybe,
        goal: Text,
        share: z.number().nullable(),
        rank: z.int().nullable(),
      }),
    ),
    versions: Versions,
  })
  .meta({ id: 'ReportRow' })
export type ReportRow = z.output<typeof ReportRow>

export const ReportFigures = z
  .object({
    regionPath: Text,
    regionName: Text,
    planTitle: Maybe,
    asOf: Text,
    counts: z.object({
      total: z.int(),
      onPace: z.int(),
      behind: z.int(),
      noData: z.int(),
      notStarted: z.int(),
      newlyBehind: z.int(),
    }),
    rows: z.array(ReportRow),
    owed: z.array(z.object({ indicator: Text, owners: z.array(Text), period: Text, daysLate: z.int() })),
    districts: z.array(
      z.object({
        regionPath: Text,
        name: Text,
        total: z.int(),
        onPace: z.int(),
        behind: z.int(),
        noData: z.int(),
        owed: z.int(),
        onPaceShare: z.number().nullable(),
        rank: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'ReportFigures' })
export type ReportFigures = z.output<typeof ReportFigures>
