import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Entry } from './reporting.ts'
import { Day, Decimal, Id, PeriodText, RegionPath } from './shapes.ts'

const Text = z.string()
const OfCollection = z.object({ collectionId: Id })
const UnitId = z.string().max(10)
const OfUnit = OfCollection.extend({ unitId: UnitId })
/** Region that asks; it stands in the address of the page. */
const AskedBy = z.object({ regionPath: RegionPath })

/** Where one figure of one unit stands. `none`: the unit says that there is nothing to report. */
export const cellStates = ['missing', 'submitted', 'approved', 'returned', 'none'] as const

export const CollectionSummary = z
  .object({
    id: Id,
    regionPath: RegionPath,
    regionName: Text,
    title: Text,
    period: PeriodText,
    dueOn: Day,
    status: z.enum(['open', 'closed']),
    createdByName: Text,
    createdAt: z.iso.datetime(),
    units: z.number().int(),
    unitsDone: z.number().int(),
    /** Units of the person who asks that have not reported everything. */
    own: z.array(z.object({ unitId: Text, name: Text, isDone: z.boolean() })),
    daysLate: z.number().int(),
    /** May look after it: remind and close. */
    mayRun: z.boolean(),
  })
  .meta({ id: 'Collection' })

export const listCollections = endpoint({
  method: 'GET',
  path: '/api/indicators/collections',
  summary: { zh: '报送任务', en: 'Reporting tasks' },
  query: z.object({
    status: z.enum(['open', 'closed', 'all']).default('open'),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(CollectionSummary), total: z.number().int(), mayCreate: z.boolean() }),
})

export const NewCollection = z.object({
  regionPath: RegionPath,
  title: z.string().trim().min(2).max(100),
  period: PeriodText,
  dueOn: Day,
  note: z.string().trim().max(1000).nullable().default(null),
  indicators: z
    .array(z.object({ indicatorId: Id, needsEvidence: z.boolean().default(false) }))
    .min(1)
    .max(100),
  units: z
    .array(z.object({ regionPath: RegionPath, departmentId: z.string().max(60).nullable().default(null) }))
    .min(1)
    .max(200),
})

export const createCollection = endpoint({
  method: 'POST',
  path: '/api/indicators/collections',
  summary: { zh: '派发报送任务', en: 'Ask units for figures' },
  body: NewCollection,
  status: 201,
  response: z.object({ id: Id }),
})

export const getCollectionChoices = endpoint({
  method: 'GET',
  path: '/api/indicators/collections/choices',
  summary: { zh: '可选的指标与单位', en: 'Indicators and units to choose from' },
  query: z.object({ regionPath: RegionPath.optional() }),
  response: z.object({
    regionPath: RegionPath,
    regions: z.array(z.object({ path: RegionPath, name: Text })),
    indicators: z.array(z.object({ id: Id, name: Text, unit: Text, hasTarget: z.boolean() })),
    units: z.array(
      z.object({
        regionPath: RegionPath,
        departmentId: Text.nullable(),
        name: Text,
        kind: z.enum(['district', 'park', 'town', 'department']),
      }),
    ),
  }),
})

const BoardCell = z.object({
  indicatorId: Id,
  state: z.enum(cellStates),
  value: Decimal.nullable(),
  note: Text.nullable(),
})

export const getCollection = endpoint({
  method: 'GET',
  path: '/api/indicators/collections/{collectionId}',
  summary: { zh: '报送任务的进展', en: 'Progress of a reporting task' },
  params: OfCollection,
  query: AskedBy,
  response: CollectionSummary.extend({
    note: Text.nullable(),
    revision: z.number().int(),
    indicators: z.array(
      z.object({
        indicatorId: Id,
        name: Text,
        unit: Text,
        needsEvidence: z.boolean(),
        /** How the figure of the region that asks is made of these; null where it is not. */
        rollup: Text.nullable(),
        rolledUp: Decimal.nullable(),
      }),
    ),
    rows: z.array(
      z.object({
        unitId: Text,
        regionPath: RegionPath,
        name: Text,
        isOwn: z.boolean(),
        isDone: z.boolean(),
        doneAt: z.iso.datetime().nullable(),
        doneByName: Text.nullable(),
        remindedAt: z.iso.datetime().nullable(),
        cells: z.array(BoardCell),
      }),
    ),
  }),
})

export const remindUnits = endpoint({
  method: 'POST',
  path: '/api/indicators/collections/{collectionId}/reminders',
  summary: { zh: '催报', en: 'Remind who has not reported' },
  params: OfCollection,
  body: AskedBy.extend({ unitIds: z.array(UnitId).max(200).default([]) }),
  response: z.object({
    reminded: z.array(Text),
    alreadyToday: z.array(Text),
    /** For whom nobody acts who could be reminded. */
    nobodyThere: z.array(Text),
  }),
})

export const closeCollection = endpoint({
  method: 'POST',
  path: '/api/indicators/collections/{collectionId}/close',
  summary: { zh: '结束报送任务', en: 'Close a reporting task' },
  params: OfCollection,
  body: AskedBy.extend({ revision: z.number().int() }),
  response: z.object({ id: Id }),
})

export const extendCollection = endpoint({
  method: 'POST',
  path: '/api/indicators/collections/{collectionId}/due-date',
  summary: { zh: '调整期限', en: 'Move the due date' },
  params: OfCollection,
  body: AskedBy.extend({ dueOn: Day, revision: z.number().int() }),
  response: z.object({ id: Id }),
})

export const getUnitForm = endpoint({
  method: 'GET',
  path: '/api/indicators/collections/{collectionId}/units/{unitId}',
  summary: { zh: '一个单位的填报表', en: 'What a unit is to report' },
  params: OfUnit,
  query: AskedBy,
  response: z.object({
    title: Text,
    note: Text.nullable(),
    period: PeriodText,
    dueOn: Day,
    status: z.enum(['open', 'closed']),
    /** Region that asks, and the one that reports. */
    regionPath: RegionPath,
    unitRegionPath: RegionPath,
    unitName: Text,
    subject: Text,
    rows: z.array(
      z.object({
        indicatorId: Id,
        indicator: Text,
        unit: Text,
        reported: Text,
        formula: Text.nullable(),
        needsEvidence: z.boolean(),
        previous: z.object({ period: Text, value: Decimal }).nullable(),
        lastYear: z.object({ period: Text, value: Decimal }).nullable(),
        target: z.object({ value: Decimal, unit: Text, deadline: Text }).nullable(),
        state: z.enum(cellStates),
        value: Decimal.nullable(),
        revision: z.number().int(),
        explanation: Text.nullable(),
        /** Why it came back, or why there is none. */
        note: Text.nullable(),
        hasEvidence: z.boolean(),
      }),
    ),
  }),
})

export const reportUnit = endpoint({
  method: 'POST',
  path: '/api/indicators/collections/{collectionId}/units/{unitId}/report',
  summary: { zh: '报送', en: 'Report what was asked' },
  params: OfUnit,
  body: AskedBy.extend({
    entries: z.array(Entry.omit({ subject: true })).max(100),
    /** Nothing to report, and why. */
    none: z.array(z.object({ indicatorId: Id, reason: z.string().trim().min(2).max(300) })).max(100),
  }),
  response: z.object({ recorded: z.number().int(), unchanged: z.number().int(), isDone: z.boolean() }),
})

export const downloadUnitTemplate = endpoint({
  method: 'GET',
  path: '/api/indicators/collections/{collectionId}/units/{unitId}/template',
  summary: { zh: '下载填报表', en: 'Download the form as a sheet' },
  params: OfUnit,
  query: AskedBy,
  answers: 'download',
})

export const readUnitSheet = endpoint({
  method: 'POST',
  path: '/api/indicators/collections/{collectionId}/units/{unitId}/sheet',
  summary: { zh: '读入填好的表，不写入', en: 'Read a filled-in sheet without writing it' },
  params: OfUnit,
  upload: { maxBytes: 2 * 1024 * 1024 },
  body: AskedBy,
  response: z.object({
    rows: z.array(z.object({ indicatorId: Id, value: Decimal, explanation: Text.nullable(), row: z.number().int() })),
    problems: z.array(z.object({ row: z.number().int(), message: Text })),
  }),
})

export const uploadEvidence = endpoint({
  method: 'POST',
  path: '/api/indicators/evidence',
  summary: { zh: '上传佐证材料', en: 'Upload evidence' },
  upload: { maxBytes: 20 * 1024 * 1024 },
  status: 201,
  response: z.object({ fileId: Text, name: Text }),
})

export const downloadEvidence = endpoint({
  method: 'GET',
  path: '/api/indicators/observations/{observationId}/evidence',
  summary: { zh: '下载佐证材料', en: 'Download the evidence of a figure' },
  params: z.object({ observationId: Id }),
  query: AskedBy,
  answers: 'download',
})

export type CollectionSummaryView = z.output<typeof CollectionSummary>
export type CellState = (typeof cellStates)[number]
