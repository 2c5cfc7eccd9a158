import { z } from 'zod'
import { roles } from '#platform/auth/actor'
import { endpoint } from '#platform/http/endpoint'

const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
const Id = z.string().min(1).max(60)
const Localized = z.object({ zh: z.string(), en: z.string() })
const page = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
}
const q = z.string().trim().max(60).optional()

export const organisationKinds = [
  'enterprise',
  'university',
  'institute',
  'hospital',
  'carrier',
  'bank',
  'guarantor',
  'association',
  'agency',
  'other',
] as const

export const Organisation = z
  .object({
    id: Id,
    creditCode: z.string(),
    name: z.string(),
    kind: z.enum(organisationKinds),
    regionPath: RegionPath,
    regionName: z.string(),
    memberCount: z.int(),
    closedOn: z.iso.date().nullable(),
  })
  .meta({ id: 'Organisation' })
export type Organisation = z.output<typeof Organisation>

export const HeldMembership = z
  .object({
    id: Id,
    userId: Id,
    role: z.enum(roles),
    label: Localized,
    regionPath: RegionPath,
    departmentId: Id.nullable(),
    organisationId: Id.nullable(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    isInForce: z.boolean(),
  })
  .meta({ id: 'HeldMembership' })
export type HeldMembership = z.output<typeof HeldMembership>

export const Person = z
  .object({
    userId: Id,
    name: z.string(),
    username: z.string().nullable(),
    regionPath: RegionPath,
    /** Masked: 138****1234. */
    phone: z.string().nullable(),
    isActive: z.boolean(),
    hasSecondFactor: z.boolean(),
    mustChangePassword: z.boolean(),
    signedInAt: z.iso.datetime().nullable(),
    /** Those within the region of who asks. */
    memberships: z.array(HeldMembership),
    /** False when the person also acts elsewhere: then only an administrator above may touch the account itself. */
    mayManage: z.boolean(),
  })
  .meta({ id: 'Person' })
export type Person = z.output<typeof Person>

const name = z.string().trim().min(1).max(60)
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+-]{5,20}$/)
  .nullable()

export const MembershipInput = z.object({
  role: z.enum(roles),
  regionPath: RegionPath,
  departmentId: Id.nullable().default(null),
  organisationId: Id.nullable().default(null),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().nullable().default(null),
})
export type MembershipInput = z.output<typeof MembershipInput>

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/accounts/people',
  summary: { zh: '人员', en: 'People' },
  query: z.object({
    q,
    role: z.enum(roles).optional(),
    organisationId: Id.optional(),
    under: RegionPath.optional(),
    ...page,
  }),
  response: z.object({ items: z.array(Person), total: z.int() }),
})

/** The password is shown this once; the person must change it at the first sign-in. */
const OncePassword = z.object({ initialPassword: z.string() })

export const invitePerson = endpoint({
  method: 'POST',
  path: '/api/accounts/people',
  summary: { zh: '开通账号', en: 'Create an account' },
  body: z.object({
    name,
    username: z.string().trim().min(3).max(30),
    phone: phone.default(null),
    /** Subject at the identity provider, where the person signs in there. */
    identity: z.object({ providerId: z.string().min(1).max(60), subject: z.string().min(1).max(200) }).optional(),
    membership: MembershipInput,
  }),
  response: z.object({ person: Person, ...OncePassword.shape }),
  status: 201,
})

const person = z.object({ userId: Id })

export const readPerson = endpoint({
  method: 'GET',
  path: '/api/accounts/people/{userId}',
  summary: { zh: '一个人员', en: 'One person' },
  params: person,
  response: Person,
})

export const changePerson = endpoint({
  method: 'PATCH',
  path: '/api/accounts/people/{userId}',
  summary: { zh: '修改人员', en: 'Change a person' },
  params: person,
  body: z.object({ name: name.optional(), phone: phone.optional() }),
  response: Person,
})

export const revealPhone = endpoint({
  method: 'POST',
  path: '/api/accounts/people/{userId}/phone',
  summary: { zh: '查看完整电话（记入操作日志）', en: 'Read the whole telephone number (logged)' },
  params: person,
  response: z.object({ phone: z.string().nullable() }),
})

export const resetPersonPassword = endpoint({
  method: 'POST',
  path: '/api/accounts/people/{userId}/reset-password',
  summary: { zh: '重置密码', en: 'Reset the password' },
  params: person,
  response: OncePassword,
})

export const removePersonFactor = endpoint({
  method: 'POST',
  path: '/api/accounts/people/{userId}/remove-second-factor',
  summary: { zh: '解除两步验证', en: 'Remove the second factor' },
  params: person,
  response: Person,
})

export const deactivatePerson = endpoint({
  method: 'POST',
  path: '/api/accounts/people/{userId}/deactivate',
  summary: { zh: '停用账号', en: 'Deactivate' },
  params: person,
  response: Person,
})

export const reactivatePerson = endpoint({
  method: 'POST',
  path: '/api/accounts/people/{userId}/reactivate',
  summary: { zh: '恢复账号', en: 'Reactivate' },
  params: person,
  response: Person,
})

export const grantMembership = endpoint({
  method: 'POST',
  path: '/api/accounts/memberships',
  summary: { zh: '授予身份', en: 'Grant a membership' },
  /** The person by exact user name: people of other regions are not listed, but may be given work here. */
  body: MembershipInput.extend({ username: z.string().trim().min(3).max(30) }),
  response: HeldMembership,
  status: 201,
})

export const endOneMembership = endpoint({
  method: 'POST',
  path: '/api/accounts/memberships/{id}/end',
  summary: { zh: '终止身份', en: 'End a membership' },
  params: z.object({ id: Id }),
  body: z.object({ lastDay: z.iso.date() }),
  response: HeldMembership,
})

export const listOrganisations = endpoint({
  method: 'GET',
  path: '/api/accounts/organisations',
  summary: { zh: '单位', en: 'Organisations' },
  query: z.object({ q, kind: z.enum(organisationKinds).optional(), under: RegionPath.optional(), ...page }),
  response: z.object({ items: z.array(Organisation), total: z.int() }),
})

export const addOrganisation = endpoint({
  method: 'POST',
  path: '/api/accounts/organisations',
  summary: { zh: '新增单位', en: 'Add an organisation' },
  body: z.object({
    creditCode: z.string().trim().max(40),
    name: z.string().trim().min(2).max(100),
    kind: z.enum(organisationKinds),
    regionPath: RegionPath,
  }),
  response: Organisation,
  status: 201,
})

export const changeOrganisation = endpoint({
  method: 'PATCH',
  path: '/api/accounts/organisations/{id}',
  summary: { zh: '修改单位', en: 'Change an organisation' },
  params: z.object({ id: Id }),
  body: z.object({
    name: z.string().trim().min(2).max(100).optional(),
    kind: z.enum(organisationKinds).optional(),
    closedOn: z.iso.date().nullable().optional(),
  }),
  response: Organisation,
})

export const ApiKeyView = z
  .object({
    id: Id,
    name: z.string(),
    start: z.string(),
    membershipId: Id,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
    isValid: z.boolean(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKeyView = z.output<typeof ApiKeyView>

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/accounts/keys',
  summary: { zh: '当前身份的接口密钥', en: 'API keys of the acting membership' },
  response: z.object({ items: z.array(ApiKeyView), total: z.int() }),
})

export const makeKey = endpoint({
  method: 'POST',
  path: '/api/accounts/keys',
  summary: { zh: '新建接口密钥', en: 'Make an API key' },
  body: z.object({ name: z.string().trim().min(2).max(60), lastDay: z.iso.date() }),
  /** `secret` is shown this once. */
  response: z.object({ key: ApiKeyView, secret: z.string() }),
  status: 201,
})

export const revokeKey = endpoint({
  method: 'POST',
  path: '/api/accounts/keys/{id}/revoke',
  summary: { zh: '撤销接口密钥', en: 'Revoke an API key' },
  params: z.object({ id: Id }),
  response: ApiKeyView,
})

export const SessionView = z
  .object({
    id: Id,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    isThisOne: z.boolean(),
  })
  .meta({ id: 'Session' })

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/accounts/sessions',
  summary: { zh: '我的登录', en: 'My sessions' },
  response: z.object({ items: z.array(SessionView), total: z.int() }),
})

export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/api/accounts/sessions/end-others',
  summary: { zh: '退出其他设备', en: 'Sign out everywhere else' },
  response: z.object({ endedCount: z.int() }),
})
