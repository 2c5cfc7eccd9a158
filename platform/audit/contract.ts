import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

export const DailyRoot = z
  .object({
    day: z.iso.date(),
    size: z.int().min(0),
    root: z.string(),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'AuditDailyRoot' })

export const OperationView = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actorName: z.string(),
    actorUserId: z.string().nullable(),
    actorRole: z.string().nullable(),
    action: z.string(),
    object: z.string(),
    regionPath: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    position: z.int().nullable(),
    entryDigest: z.string(),
  })
  .meta({ id: 'AuditOperation' })

export const InclusionProof = z
  .object({
    id: z.string(),
    leaf: z.string(),
    index: z.int(),
    size: z.int(),
    root: z.string(),
    proof: z.array(z.string()),
  })
  .meta({ id: 'AuditInclusionProof' })

export const listDailyRoots = endpoint({
  method: 'GET',
  path: '/api/audit/roots',
  summary: { zh: '操作日志每日根（公开）', en: 'Daily roots of the operation log (public)' },
  response: z.object({ items: z.array(DailyRoot) }),
})

export const listOperations = endpoint({
  method: 'GET',
  path: '/api/audit/operations',
  summary: { zh: '操作日志', en: 'Operation log' },
  query: z.object({
    object: z.string().max(200).optional(),
    action: z.string().max(100).optional(),
    actor: z.string().max(60).optional(),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(OperationView), total: z.int() }),
})

export const proveOperation = endpoint({
  method: 'GET',
  path: '/api/audit/operations/{id}/proof',
  summary: { zh: '一条操作记录在日志中的证明', en: 'Proof that an entry stands in the log' },
  params: z.object({ id: z.string() }),
  response: InclusionProof,
})
