import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { type Duty, duties } from '../codes.ts'
import { CodeInPath, Day, OfCompany } from './shapes.ts'

const PersonId = z.string().regex(/^per_[0-9a-z]{1,40}$/)
const OfPerson = z.object({ creditCode: CodeInPath, personId: PersonId })
const DutyCode = z.enum(Object.keys(duties) as [Duty, ...Duty[]])

export const PersonView = z
  .object({
    id: PersonId,
    duty: DutyCode,
    /** Covered in the middle, but for the company itself. */
    name: z.string(),
    phone: z.string(),
    isCovered: z.boolean(),
    consentedOn: Day,
    consentUntil: Day,
    /** Who uncovered it and why, the latest first; only the company is told. */
    looks: z.array(
      z.object({ name: z.string(), unit: z.string().nullable(), purpose: z.string(), at: z.iso.datetime() }),
    ),
  })
  .meta({ id: 'CompanyPerson' })
export type PersonView = z.output<typeof PersonView>

export const PersonForm = z.object({
  duty: DutyCode.meta({ label: { zh: '职务', en: 'Duty' }, options: duties }),
  name: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .meta({ label: { zh: '姓名', en: 'Name' } }),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\- ]{7,20}$/)
    .meta({
      label: { zh: '电话', en: 'Phone' },
      help: { zh: '手机号，或区号-座机号', en: 'Mobile, or area code and number' },
    }),
  consentUntil: Day.meta({ label: { zh: '同意到', en: 'Consent until' } }),
  hasConsented: z.boolean().meta({
    label: {
      zh: '本人已同意将姓名和电话提供给科技部门，用于办件和科技服务联系，并可随时撤回',
      en: 'The person agrees that the science offices know name and phone for cases and services, and may withdraw that at any time',
    },
  }),
})

const base = '/api/enterprises/companies/{creditCode}/people'
const People = z.object({ items: z.array(PersonView), mayChange: z.boolean() })
export type People = z.output<typeof People>

export const listPeople = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '企业联系人（经本人同意）', en: 'People of a company, with their consent' },
  params: OfCompany,
  response: People,
})

export const enterPerson = endpoint({
  method: 'POST',
  path: base,
  summary: { zh: '登记联系人', en: 'Enter a person with consent' },
  params: OfCompany,
  body: PersonForm,
  status: 201,
  response: People,
})

export const withdrawConsent = endpoint({
  method: 'POST',
  path: `${base}/{personId}/withdrawal`,
  summary: { zh: '撤回同意，抹去姓名和电话', en: 'Withdraw a consent; name and phone are erased' },
  params: OfPerson,
  body: z.object({}),
  response: People,
})

export const uncoverPerson = endpoint({
  method: 'POST',
  path: `${base}/{personId}/uncovered`,
  summary: { zh: '查看联系人的姓名和电话，说明事由', en: 'See name and phone of a person, saying what for' },
  params: OfPerson,
  body: z.object({ purpose: z.string().trim().min(2).max(200) }),
  response: z.object({ name: z.string(), phone: z.string() }),
})
