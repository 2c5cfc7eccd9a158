import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Company } from './register.ts'
import { CreditCode, OfCompany, Reason, Revision } from './shapes.ts'

const base = '/api/enterprises/companies/{creditCode}'

export const AlikeView = z.object({
  creditCode: z.string(),
  name: z.string(),
  /** The same body in the code; the same name but for its form. */
  why: z.array(z.enum(['body', 'name'])),
})
export type AlikeView = z.output<typeof AlikeView>

export const listAlike = endpoint({
  method: 'GET',
  path: `${base}/alike`,
  summary: { zh: '可能是同一家企业的档案', en: 'Files that may be of the same company' },
  params: OfCompany,
  response: z.object({ items: z.array(AlikeView) }),
})

export const mergeCompany = endpoint({
  method: 'POST',
  path: `${base}/merging`,
  summary: { zh: '并入另一份档案', en: 'Merge a file into another' },
  params: OfCompany,
  body: z.object({ into: CreditCode, revision: Revision, reason: Reason }),
  response: Company,
})

export const separateCompany = endpoint({
  method: 'POST',
  path: `${base}/separation`,
  summary: { zh: '把并错的档案分开', en: 'Separate a file that was merged by mistake' },
  params: OfCompany,
  body: z.object({ reason: Reason }),
  response: Company,
})
