import { z } from 'zod'
import { Localized } from '#platform/http/contract'
import { endpoint } from '#platform/http/endpoint'
import { seasonStages, seasonVerdicts } from './season.ts'
import { Judgement } from './self-evaluation.ts'

const Day = z.iso.date()
const Words = z.string().trim().max(1000)
const CaseId = z.string().regex(/^cas_[A-Za-z0-9]{1,40}$/)

/** An item that experts score, with the band that the rules leave them. */
export const ReviewItem = z.object({
  id: z.string(),
  label: Localized,
  clause: z.string(),
  working: Localized,
  max: z.number().nullable(),
  least: z.number(),
  most: z.number(),
})
export type ReviewItem = z.output<typeof ReviewItem>

export const ReviewRound = z
  .object({
    number: z.int(),
    state: z.enum(['open', 'closed', 'dropped']),
    dueOn: Day,
    openedOn: Day,
    openedByName: z.string(),
    closedOn: z.iso.datetime().nullable(),
    /** Total that is to be expected, in points: least and most. */
    low: z.number().nullable(),
    high: z.number().nullable(),
    verdict: z.enum(seasonVerdicts).nullable(),
    experts: z.array(
      z.object({
        number: z.int(),
        /** Null for the company. */
        name: z.string().nullable(),
        state: z.enum(['open', 'handed', 'dropped']),
        low: z.number().nullable(),
        high: z.number().nullable(),
        comment: z.string(),
      }),
    ),
    /** Of what the experts gave; none until the round is over. */
    items: z.array(
      ReviewItem.extend({
        mean: z.number(),
        lowest: z.number(),
        highest: z.number(),
        comments: z.array(
          z.object({ number: z.int(), name: z.string().nullable(), points: z.number(), text: z.string() }),
        ),
      }),
    ),
  })
  .meta({ id: 'ReviewRound' })
export type ReviewRound = z.output<typeof ReviewRound>

const OfCase = z.object({ caseId: CaseId })
const base = '/api/recognition/season-cases/{caseId}'

export const getSeasonCase = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '高企申报的预评审情况', en: 'How an application for recommendation was reviewed' },
  params: OfCase,
  response: z.object({
    caseId: CaseId,
    caseNumber: z.string(),
    season: z.object({ id: z.string(), title: z.string() }),
    company: z.object({ name: z.string(), creditCode: z.string() }),
    stage: z.enum(seasonStages),
    passMark: z.object({ points: z.number(), isAbove: z.boolean() }).nullable(),
    outOf: z.number().nullable(),
    /** By the rules on what is declared now. */
    judgement: Judgement,
    rounds: z.array(ReviewRound),
    /** Of the company that asks. */
    isOwn: z.boolean(),
    mayAssign: z.boolean(),
  }),
})

export const listExperts = endpoint({
  method: 'GET',
  path: `${base}/experts`,
  summary: { zh: '可以指派的专家', en: 'Experts who can be assigned' },
  params: OfCase,
  response: z.object({
    items: z.array(
      z.object({
        userId: z.string(),
        name: z.string(),
        /** Belongs to the company that applies. */
        isConflicted: z.boolean(),
        openReviews: z.int(),
      }),
    ),
  }),
})

export const RoundForm = z.object({
  expertIds: z.array(z.string().max(60)).min(1).max(15),
  dueOn: Day,
})

export const openRound = endpoint({
  method: 'POST',
  path: `${base}/rounds`,
  summary: { zh: '组织一轮预评审', en: 'Begin a round of review' },
  params: OfCase,
  body: RoundForm,
  status: 201,
  response: z.object({ number: z.int() }),
})

export const closeRound = endpoint({
  method: 'POST',
  path: `${base}/rounds/{number}/close`,
  summary: { zh: '结束一轮预评审', en: 'End a round of review' },
  params: OfCase.extend({ number: z.coerce.number().int().min(1) }),
  body: z.object({}),
  response: z.object({}),
})

export const ReviewLine = z
  .object({
    id: z.string(),
    companyName: z.string(),
    round: z.int(),
    dueOn: Day,
    state: z.enum(['open', 'handed', 'dropped']),
    assignedOn: Day,
    /** To be done, and its day is over. */
    isOverdue: z.boolean(),
  })
  .meta({ id: 'ReviewLine' })
export type ReviewLine = z.output<typeof ReviewLine>

export const listReviews = endpoint({
  method: 'GET',
  path: '/api/recognition/reviews',
  summary: { zh: '我的评审', en: 'My reviews' },
  query: z.object({
    state: z.enum(['open', 'handed', 'dropped']).optional(),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(ReviewLine), total: z.int() }),
})

const OfReview = z.object({ reviewId: z.string().regex(/^rev_[A-Za-z0-9]{1,40}$/) })
const Score = z.object({ points: z.int().min(0).max(100).nullable(), comment: Words })

export const getReview = endpoint({
  method: 'GET',
  path: '/api/recognition/reviews/{reviewId}',
  summary: { zh: '评审材料和给分', en: 'What is to be reviewed, and the scores' },
  params: OfReview,
  response: ReviewLine.extend({
    revision: z.int(),
    isRoundOpen: z.boolean(),
    items: z.array(ReviewItem),
    scores: z.record(z.string(), Score),
    comment: z.string(),
    /** By the rules, with what this expert gave. */
    judgement: Judgement,
    answers: z.array(z.object({ label: Localized, unit: Localized.nullable(), value: z.string() })),
    files: z.array(z.object({ id: z.string(), name: z.string(), sizeBytes: z.int() })),
    /** What the company says to single points, with its files. */
    notes: z.array(z.object({ point: z.string(), label: Localized, note: z.string(), files: z.array(z.string()) })),
    /** What the others gave; none until this expert has handed in. */
    others: z.array(z.object({ name: z.string(), scores: z.record(z.string(), Score), comment: z.string() })),
    earlier: z.array(ReviewRound),
  }),
})

export const saveReview = endpoint({
  method: 'PUT',
  path: '/api/recognition/reviews/{reviewId}',
  summary: { zh: '保存或提交评审', en: 'Save a review, or hand it in' },
  params: OfReview,
  body: z.object({
    revision: z.int().min(1),
    scores: z.record(z.string().max(80), Score),
    comment: Words,
    isHandedIn: z.boolean(),
  }),
  response: z.object({ revision: z.int() }),
})

export const downloadReviewFile = endpoint({
  method: 'GET',
  path: '/api/recognition/reviews/{reviewId}/files/{fileId}',
  summary: { zh: '下载评审材料', en: 'A file that is to be reviewed' },
  params: OfReview.extend({ fileId: z.string().max(80) }),
  answers: 'download',
})
