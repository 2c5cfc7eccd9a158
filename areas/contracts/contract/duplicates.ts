import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, RegistrationId, Yuan } from './shapes.ts'

export const DuplicateView = z
  .object({
    caseId: z.string(),
    /** Of the case, or of the registration where it was taken over. */
    number: z.string(),
    registrationId: RegistrationId.nullable(),
    /** Of the registration, else of the case; null where neither is known. */
    state: z.object({ zh: z.string(), en: z.string() }).nullable(),
    regionName: z.string(),
    projectName: z.string(),
    sellerName: z.string(),
    buyerName: z.string(),
    contractYuan: Yuan.nullable(),
    signedOn: Day,
    filedOn: Day,
    /** What is alike, for people. */
    alike: z.array(z.object({ zh: z.string(), en: z.string() })),
  })
  .meta({ id: 'LikelyDuplicate' })
export type DuplicateView = z.output<typeof DuplicateView>

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/contracts/cases/{caseId}/duplicates',
  summary: { zh: '疑似重复的技术合同', en: 'Contracts that look like this one filed twice' },
  params: z.object({ caseId: z.string().regex(/^cas_[0-9a-z]{1,40}$/) }),
  response: z.object({ items: z.array(DuplicateView), total: z.int() }),
})
