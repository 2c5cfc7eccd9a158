import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Localized } from './form.ts'
import { CaseView, Shown } from './shapes.ts'

const id = z.string().max(60)
const page = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
}

export const PublicNotice = z
  .object({
    id: z.string(),
    title: z.string(),
    procedureId: z.string(),
    procedureTitle: Localized,
    regionName: z.string(),
    shown: z.array(Shown),
    openedAt: z.iso.datetime(),
    lastDay: z.iso.date(),
    mayObject: z.boolean(),
  })
  .meta({ id: 'PublicNotice' })

export const listPublicNotices = endpoint({
  method: 'GET',
  path: '/api/public-notices',
  summary: { zh: '正在公示', en: 'Public notices' },
  query: z.object(page),
  response: z.object({ items: z.array(PublicNotice), total: z.int() }),
})

export const readPublicNotice = endpoint({
  method: 'GET',
  path: '/api/public-notices/{noticeId}',
  summary: { zh: '公示', en: 'A public notice' },
  params: z.object({ noticeId: id }),
  response: PublicNotice,
})

export const makeObjection = endpoint({
  method: 'POST',
  path: '/api/public-notices/{noticeId}/objections',
  summary: { zh: '提出异议', en: 'Object to a public notice' },
  params: z.object({ noticeId: id }),
  body: z.object({
    name: z
      .string()
      .trim()
      .min(2)
      .max(60)
      .meta({ label: { zh: '姓名或单位名称', en: 'Name' }, help: { zh: '须实名提出。', en: 'Your real name.' } }),
    contact: z
      .string()
      .trim()
      .min(5)
      .max(60)
      .meta({
        label: { zh: '联系方式', en: 'How to reach you' },
        help: { zh: '只用于核实，不公开。', en: 'Only to ask back; never shown.' },
      }),
    text: z
      .string()
      .trim()
      .min(10)
      .max(2000)
      .meta({ label: { zh: '异议内容与依据', en: 'What you object to, and why' }, widget: 'textarea' }),
  }),
  response: z.object({ id: z.string() }),
  status: 201,
  isPublicWrite: true,
})

export const Objection = z
  .object({
    id: z.string(),
    madeAt: z.iso.datetime(),
    /** Covered. */
    name: z.string(),
    contact: z.string(),
    text: z.string(),
    decision: z.enum(['upheld', 'dismissed']).nullable(),
    reason: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    decidedByName: z.string().nullable(),
  })
  .meta({ id: 'Objection' })

const caseOfProcedure = z.object({ procedureId: id, caseId: id })
export const ObjectionList = z.object({ items: z.array(Objection), total: z.int() })
export const ObjectionDecision = z.object({
  objectionId: id,
  revision: z.int(),
  decision: z.enum(['upheld', 'dismissed']),
  reason: z.string().trim().min(2).max(1000),
})

export const listObjections = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/cases/{caseId}/objections',
  summary: { zh: '异议', en: 'Objections' },
  params: caseOfProcedure,
  response: ObjectionList,
})

export const decideObjection = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/cases/{caseId}/objections',
  summary: { zh: '处理异议', en: 'Decide an objection' },
  params: caseOfProcedure,
  body: ObjectionDecision,
  response: CaseView,
})
