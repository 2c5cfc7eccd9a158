import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { TopListMethodContent } from './top-list-methods.ts'

const Day = z.iso.date()
const Words = z.object({ zh: z.string(), en: z.string() })
const ListId = z.string().regex(/^tpl_[0-9a-z]{1,40}$/)
const OfList = z.object({ listId: ListId })
const OfEntry = OfList.extend({ creditCode: z.string().min(1).max(40) })
const base = '/api/recognition/top-lists'

export const topListStates = ['drawn', 'notice', 'published', 'dropped'] as const
export const topListStandings = ['seated', 'below', 'missing', 'taken-out'] as const

export const TopListLine = z
  .object({
    id: ListId,
    year: z.int(),
    asOf: Day,
    state: z.enum(topListStates),
    methodTitle: z.string(),
    /** Companies that are ranked, and that are not for want of data or because they ended. */
    ranked: z.int(),
    unranked: z.int(),
    seated: z.int(),
    seats: z.int(),
    drawnByName: z.string(),
    drawnOn: Day,
    approvedByName: z.string().nullable(),
    noticeUntil: Day.nullable(),
    publishedOn: Day.nullable(),
    dropReason: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'TopListLine' })
export type TopListLine = z.output<typeof TopListLine>

export const listTopLists = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '历年百强榜', en: 'Top lists of all years' },
  query: z.object({ state: z.enum(topListStates).optional() }),
  response: z.object({
    items: z.array(TopListLine),
    total: z.int(),
    today: Day,
    /** Companies admitted this year that a list can be drawn from. */
    candidates: z.int(),
    method: z.object({ title: z.string(), inForceFrom: Day }).nullable(),
    mayDraw: z.boolean(),
  }),
})

export const NewTopList = z.object({
  year: z
    .int()
    .min(2000)
    .max(2100)
    .meta({ label: { zh: '年度', en: 'Year' } }),
  asOf: Day.meta({
    label: { zh: '按哪一天', en: 'As of' },
    help: {
      zh: '按这一天施行的评价办法；企业档案按拟定时的数据冻结。',
      en: 'By the method in force on that day; files are frozen as they are when the list is drawn.',
    },
  }),
})

export const drawTopList = endpoint({
  method: 'POST',
  path: base,
  summary: { zh: '拟定一个年度的百强榜', en: 'Draw the top list of a year' },
  body: NewTopList,
  status: 201,
  response: z.object({ id: ListId }),
})

export const TopList = TopListLine.extend({
  method: TopListMethodContent,
  methodNumber: z.string(),
  methodFrom: Day,
  digest: z.string(),
  /** The place at which the seats end and who shares it; null where all that are ranked have a seat. */
  line: z.object({ place: z.int(), sharing: z.int(), areIn: z.boolean(), score: z.number() }).nullable(),
  takenOut: z.int(),
  /** Companies with a seat last year that have none now. */
  left: z.array(z.object({ name: z.string(), place: z.int() })),
  lastYear: z.int().nullable(),
  isOwn: z.boolean(),
  mayApprove: z.boolean(),
  mayChange: z.boolean(),
  mayPublish: z.boolean(),
  mayCheck: z.boolean(),
}).meta({ id: 'TopList' })
export type TopList = z.output<typeof TopList>

export const getTopList = endpoint({
  method: 'GET',
  path: `${base}/{listId}`,
  summary: { zh: '一份百强榜', en: 'A top list' },
  params: OfList,
  response: TopList,
})

export const TopListEntry = z
  .object({
    creditCode: z.string(),
    name: z.string(),
    regionName: z.string(),
    standing: z.enum(topListStandings),
    place: z.int().nullable(),
    /** As computed, before anybody was taken out. */
    rank: z.int().nullable(),
    low: z.int().nullable(),
    high: z.int().nullable(),
    score: z.number().nullable(),
    /** Place in the published list of the year before; null: not in it. */
    lastPlace: z.int().nullable(),
    missing: z.array(z.string()),
    endedOn: Day.nullable(),
    takenOutReason: z.string().nullable(),
  })
  .meta({ id: 'TopListEntry' })
export type TopListEntry = z.output<typeof TopListEntry>

export const TopListFilter = z.object({
  q: z.string().trim().max(100).optional(),
  regionPath: z.string().max(200).optional(),
  standing: z.enum(topListStandings).optional(),
})
export type TopListFilter = z.output<typeof TopListFilter>

export const listTopListEntries = endpoint({
  method: 'GET',
  path: `${base}/{listId}/entries`,
  summary: { zh: '百强榜中的企业', en: 'Companies of a top list' },
  params: OfList,
  query: TopListFilter.extend({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({ items: z.array(TopListEntry), total: z.int() }),
})

export const exportTopListEntries = endpoint({
  method: 'GET',
  path: `${base}/{listId}/entries.xlsx`,
  summary: { zh: '导出百强榜', en: 'A top list as a sheet' },
  params: OfList,
  query: TopListFilter,
  answers: 'download',
})

export const TopListWorking = TopListEntry.extend({
  listId: ListId,
  year: z.int(),
  state: z.enum(topListStates),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      unit: Words.nullable(),
      direction: z.union([z.literal(1), z.literal(-1)]),
      /** Of the weights of what is known here, 0 to 1. */
      share: z.number().nullable(),
      value: z.string().nullable(),
      normalised: z.number().nullable(),
      contribution: z.number().nullable(),
      /** What the best of all would bring beyond it. */
      lost: z.number().nullable(),
      from: z.array(
        z.object({
          label: Words,
          unit: Words.nullable(),
          year: z.int(),
          value: z.string().nullable(),
          source: Words.nullable(),
          byName: z.string().nullable(),
          on: Day.nullable(),
        }),
      ),
    }),
  ),
  seats: z.int(),
  ranked: z.int(),
  /** Score of the last seat, and how much is lacking to it; null with a seat, or where there is no line. */
  lineScore: z.number().nullable(),
  toLine: z.number().nullable(),
  /** Indicator that costs most. */
  costsMost: z.string().nullable(),
  certificateNumber: z.string().nullable(),
}).meta({ id: 'TopListWorking' })
export type TopListWorking = z.output<typeof TopListWorking>

export const getTopListEntry = endpoint({
  method: 'GET',
  path: `${base}/{listId}/entries/{creditCode}`,
  summary: { zh: '一家企业在百强榜中的算式', en: 'The working of one company of a top list' },
  params: OfEntry,
  response: TopListWorking,
})

export const checkTopList = endpoint({
  method: 'GET',
  path: `${base}/{listId}/check`,
  summary: { zh: '重算百强榜', en: 'Compute a top list again' },
  params: OfList,
  response: z.object({ isSame: z.boolean(), companies: z.int(), differing: z.array(z.string()) }),
})

export const downloadTopListSpec = endpoint({
  method: 'GET',
  path: `${base}/{listId}/spec.json`,
  summary: { zh: '指标说明：用 kechuang index 重算', en: 'The spec, for kechuang index' },
  params: OfList,
  answers: 'download',
})

export const downloadTopListData = endpoint({
  method: 'GET',
  path: `${base}/{listId}/data.csv`,
  summary: { zh: '指标数据：用 kechuang index 重算', en: 'The data, for kechuang index' },
  params: OfList,
  answers: 'download',
})

const Revised = z.object({ revision: z.int().min(1) })
const WithReason = Revised.extend({ reason: z.string().trim().min(2).max(300) })

export const approveTopList = endpoint({
  method: 'POST',
  path: `${base}/{listId}/approval`,
  summary: { zh: '核准百强榜，开始公示', en: 'Approve a top list; public notice begins' },
  params: OfList,
  body: Revised,
  response: z.object({ noticeUntil: Day }),
})

export const dropTopList = endpoint({
  method: 'POST',
  path: `${base}/{listId}/dropping`,
  summary: { zh: '作废没有发布的百强榜', en: 'Drop a top list that is not published' },
  params: OfList,
  body: WithReason,
  response: z.object({}),
})

export const takeOutOfTopList = endpoint({
  method: 'POST',
  path: `${base}/{listId}/entries/{creditCode}/taking-out`,
  summary: { zh: '因异议移出一家企业，后面依次递补', en: 'Take a company out; those behind move up' },
  params: OfEntry,
  body: WithReason,
  response: z.object({ noticeUntil: Day, movedIn: z.array(z.string()) }),
})

export const publishTopList = endpoint({
  method: 'POST',
  path: `${base}/{listId}/publication`,
  summary: { zh: '发布百强榜，发给证书', en: 'Publish a top list and grant the title' },
  params: OfList,
  body: Revised,
  response: z.object({ certificates: z.int() }),
})

export const listOwnTopLists = endpoint({
  method: 'GET',
  path: '/api/recognition/own-top-lists',
  summary: { zh: '本企业在百强榜中的名次', en: 'Places of one’s own company' },
  response: z.object({
    items: z.array(
      TopListWorking.pick({ listId: true, year: true, state: true, creditCode: true, place: true, standing: true }),
    ),
    application: z
      .object({ caseId: z.string(), number: z.string(), state: z.enum(['open', 'admitted', 'refused', 'withdrawn']) })
      .nullable(),
    isOpen: z.boolean(),
    year: z.int(),
  }),
})

export const listPublicTopLists = endpoint({
  method: 'GET',
  path: '/api/recognition/public-top-lists',
  summary: { zh: '公示和发布的百强榜', en: 'Top lists on notice or published' },
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  response: z.object({
    years: z.array(z.int()),
    items: z.array(
      z.object({
        year: z.int(),
        regionName: z.string(),
        state: z.enum(['notice', 'published']),
        noticeUntil: Day.nullable(),
        publishedOn: Day.nullable(),
        companies: z.array(z.object({ place: z.int(), name: z.string() })),
      }),
    ),
  }),
})
