import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { industrySections, settableStatuses, statuses } from '../codes.ts'
import {
  CreditCode,
  Day,
  IndustryCode,
  OfCompany,
  Reason,
  RegionPath,
  Revision,
  StatusCode,
  TitleCode,
} from './shapes.ts'

const SectionCode = z.enum(Object.keys(industrySections) as [keyof typeof industrySections])

export const CompanyLine = z
  .object({
    creditCode: z.string(),
    name: z.string(),
    regionPath: RegionPath,
    regionName: z.string(),
    industry: z.string().nullable(),
    industrySection: SectionCode.nullable(),
    registeredOn: Day.nullable(),
    status: StatusCode,
    endedOn: Day.nullable(),
    /** Part of the invented demo city. */
    isInvented: z.boolean(),
    /** Titles whose certificates are valid today. */
    titles: z.array(TitleCode),
  })
  .meta({ id: 'CompanyLine' })
export type CompanyLine = z.output<typeof CompanyLine>

const filters = {
  regionPath: RegionPath.optional(),
  /** Part of a name that it has or had, or the beginning of its code. */
  q: z.string().trim().max(60).optional(),
  section: SectionCode.optional(),
  status: StatusCode.optional(),
  /** Holds a valid certificate of that title today. */
  title: TitleCode.optional(),
}
export const CompanyFilter = z.object(filters)
export type CompanyFilter = z.output<typeof CompanyFilter>

export const listCompanies = endpoint({
  method: 'GET',
  path: '/api/enterprises/companies',
  summary: { zh: '企业名录', en: 'Companies' },
  query: z.object({
    ...filters,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({ items: z.array(CompanyLine), total: z.int(), mayEnter: z.boolean() }),
})

export const exportCompanies = endpoint({
  method: 'GET',
  path: '/api/enterprises/companies.xlsx',
  summary: { zh: '导出企业名录', en: 'Companies as a sheet' },
  query: CompanyFilter,
  answers: 'download',
})

export const EntryView = z.object({
  revision: Revision,
  kind: z.enum(['entered', 'changed', 'merged', 'separated']),
  at: z.iso.datetime(),
  byName: z.string(),
  reason: z.string().nullable(),
  changes: z.array(z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type EntryView = z.output<typeof EntryView>

export const Company = CompanyLine.extend({
  revision: Revision,
  formerNames: z.array(z.object({ name: z.string(), usedUntil: Day })),
  /** The file that this one was merged into. */
  mergedInto: z.object({ creditCode: z.string(), name: z.string() }).nullable(),
  /** Files that were merged into this one: what is known of them is shown here. */
  merged: z.array(z.object({ creditCode: z.string(), name: z.string() })),
  entries: z.array(EntryView),
  mayChange: z.boolean(),
  isOwn: z.boolean(),
}).meta({ id: 'Company' })
export type Company = z.output<typeof Company>

export const getCompany = endpoint({
  method: 'GET',
  path: '/api/enterprises/companies/{creditCode}',
  summary: { zh: '企业档案', en: 'The file of a company' },
  params: OfCompany,
  response: Company,
})

const nameMeta = { label: { zh: '企业名称', en: 'Name' } }
const industryMeta = {
  label: { zh: '行业代码', en: 'Industry' },
  help: { zh: 'GB/T 4754，如 C、26、2641', en: 'GB/T 4754, such as C, 26, 2641' },
}
const registeredMeta = { label: { zh: '成立日期', en: 'Registered on' } }

export const NewCompany = z.object({
  creditCode: CreditCode.meta({ label: { zh: '统一社会信用代码', en: 'Credit code' } }),
  name: z.string().trim().min(2).max(120).meta(nameMeta),
  regionPath: RegionPath.meta({ widget: 'region', label: { zh: '所在地区', en: 'Region' } }),
  industry: IndustryCode.optional().meta(industryMeta),
  registeredOn: Day.optional().meta(registeredMeta),
})

export const enterCompany = endpoint({
  method: 'POST',
  path: '/api/enterprises/companies',
  summary: { zh: '建立企业档案', en: 'Open the file of a company' },
  body: NewCompany,
  status: 201,
  response: Company,
})

const settable = Object.fromEntries(settableStatuses.map((status) => [status, statuses[status]]))

/** What an officer changes; what is left empty stays. */
export const CompanyChange = z.object({
  name: z.string().trim().min(2).max(120).optional().meta(nameMeta),
  regionPath: RegionPath.optional().meta({ widget: 'region', label: { zh: '所在地区', en: 'Region' } }),
  industry: IndustryCode.optional().meta(industryMeta),
  registeredOn: Day.optional().meta(registeredMeta),
  status: z
    .enum(settableStatuses)
    .optional()
    .meta({ label: { zh: '状态', en: 'State' }, options: settable }),
  changedOn: Day.meta({
    label: { zh: '自哪天起', en: 'From which day' },
    help: { zh: '更名、注销等事项发生的日期', en: 'The day of the change of name, of dissolution …' },
  }),
  reason: Reason,
})

export const changeCompany = endpoint({
  method: 'POST',
  path: '/api/enterprises/companies/{creditCode}/changes',
  summary: { zh: '变更企业登记事项', en: 'Change what is registered of a company' },
  params: OfCompany,
  body: CompanyChange.extend({ revision: Revision }),
  response: Company,
})

export const LookView = z.object({
  on: Day,
  name: z.string(),
  unit: z.string().nullable(),
  times: z.int(),
  lastAt: z.iso.datetime(),
})

export const listLooks = endpoint({
  method: 'GET',
  path: '/api/enterprises/companies/{creditCode}/looks',
  summary: { zh: '谁看过这份企业档案', en: 'Who looked at the file of a company' },
  params: OfCompany,
  response: z.object({ items: z.array(LookView) }),
})

export const getOwnCompany = endpoint({
  method: 'GET',
  path: '/api/enterprises/own',
  summary: { zh: '本企业的档案', en: 'The file of one’s own company' },
  response: z.object({ creditCode: z.string(), name: z.string(), isThere: z.boolean() }),
})

export const openOwnCompany = endpoint({
  method: 'POST',
  path: '/api/enterprises/own',
  summary: { zh: '为本企业建档', en: 'Open the file of one’s own company' },
  status: 201,
  response: z.object({ creditCode: z.string() }),
})
