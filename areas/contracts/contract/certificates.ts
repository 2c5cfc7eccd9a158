import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, KindCode, Yuan } from './shapes.ts'

/** What the register says to whoever holds a certificate. Parties are named as on the paper. */
export const VerifiedCertificate = z
  .object({
    number: z.string(),
    /** `current`: it is the one in force. `superseded`: true when it was issued, replaced since. `cancelled`: no longer. */
    standing: z.enum(['current', 'superseded', 'cancelled']),
    edition: z.int(),
    projectName: z.string(),
    kind: KindCode,
    kindLabel: z.object({ zh: z.string(), en: z.string() }),
    sellerName: z.string(),
    buyerName: z.string(),
    signedOn: Day,
    registeredOn: Day,
    regionName: z.string(),
    isAmountOpen: z.boolean(),
    isInvented: z.boolean(),
    contractYuan: Yuan,
    technologyYuan: Yuan,
    /** When it was replaced or cancelled. */
    endedOn: Day.nullable(),
    digest: z.string(),
  })
  .meta({ id: 'VerifiedContractCertificate' })
export type VerifiedCertificate = z.output<typeof VerifiedCertificate>

export const verifyCertificate = endpoint({
  method: 'GET',
  path: '/api/contracts/certificates/{number}',
  summary: { zh: '核验登记证明', en: 'Verify a certificate' },
  params: z.object({ number: z.string().min(1).max(40) }),
  query: z.object({ code: z.string().trim().min(1).max(80) }),
  response: VerifiedCertificate,
})
