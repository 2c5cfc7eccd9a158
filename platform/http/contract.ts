import { z } from 'zod'
import { roles } from '#platform/auth/actor'
import { endpoint } from './endpoint.ts'

export const Localized = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Localized' })
const Params = z.record(z.string(), z.union([z.string(), z.number()]))

/** The problem document that every refusal has (RFC 9457). */
export const ProblemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(
      z.object({
        code: z.string(),
        field: z.string().optional(),
        params: Params.optional(),
        message: z.string(),
        overridable: z.literal(true).optional(),
      }),
    ),
  })
  .meta({ id: 'Problem' })

export const MembershipView = z
  .object({
    id: z.string(),
    role: z.enum(roles),
    /** What people read: 淮安市科技局 · 市级工作人员. */
    label: Localized,
    regionPath: z.string(),
    departmentId: z.string().nullable(),
    organisationId: z.string().nullable(),
  })
  .meta({ id: 'Membership' })

export const Me = z
  .object({
    kind: z.enum(['anonymous', 'person', 'api-key', 'system']),
    userId: z.string().nullable(),
    name: z.string(),
    username: z.string().nullable(),
    locale: z.enum(['zh-CN', 'en']),
    /** The server's business date. */
    today: z.iso.date(),
    /** The membership that requests act through now. */
    membershipId: z.string().nullable(),
    role: z.enum(roles).nullable(),
    regionPath: z.string().nullable(),
    departmentId: z.string().nullable(),
    organisationId: z.string().nullable(),
    memberships: z.array(MembershipView),
    /** Permissions that the acting membership has, such as `plans:read`; the menu is made from them. */
    permissions: z.array(z.string()),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    /** What must be done before any other route answers. */
    mustFirst: z.enum(['change-password', 'set-second-factor']).nullable(),
  })
  .meta({ id: 'Me' })

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: { zh: '当前用户、身份与权限', en: 'Who is asking, memberships and permissions' },
  response: Me,
})

export const actAs = endpoint({
  method: 'POST',
  path: '/api/me/acting',
  summary: { zh: '切换身份', en: 'Act through another membership' },
  body: z.object({ membershipId: z.string().min(1) }),
  response: Me,
})

export const SignInOptions = z
  .object({
    /** For `POST /api/auth/sign-in/social { provider, callbackURL }`, which answers the `url` to go to. */
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Only where the data are invented: accounts to try, signed in by their password like any other. */
    demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), label: Localized })),
  })
  .meta({ id: 'SignInOptions' })

export const getSignInOptions = endpoint({
  method: 'GET',
  path: '/api/sign-in-options',
  summary: { zh: '可用的登录方式', en: 'Ways to sign in' },
  response: SignInOptions,
})

export const Job = z
  .object({
    id: z.string(),
    name: z.string(),
    title: Localized,
    state: z.enum(['waiting', 'running', 'done', 'refused', 'failed']),
    progressShare: z.number().min(0).max(1),
    step: Localized.nullable(),
    result: z.unknown(),
    problems: z
      .array(
        z.object({ code: z.string(), field: z.string().optional(), params: Params.optional(), message: z.string() }),
      )
      .nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Job' })

const jobId = z.object({ id: z.string().min(1).max(80) })

export const getJob = endpoint({
  method: 'GET',
  path: '/api/jobs/{id}',
  summary: { zh: '后台任务的进度与结果', en: 'Progress and result of a job' },
  params: jobId,
  response: Job,
})

export const watchJob = endpoint({
  method: 'GET',
  path: '/api/jobs/{id}/events',
  summary: { zh: '后台任务进度（持续推送）', en: 'Progress of a job as server-sent events' },
  params: jobId,
  answers: 'events',
  response: Job,
})

export const SearchHit = z
  .object({
    area: z.string(),
    kind: z.string(),
    title: z.string(),
    snippet: z.string().optional(),
    link: z.string(),
  })
  .meta({ id: 'SearchHit' })

export const searchEverything = endpoint({
  method: 'GET',
  path: '/api/search',
  summary: { zh: '全平台搜索', en: 'Search the whole platform' },
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  response: z.object({ items: z.array(SearchHit), total: z.int() }),
})
