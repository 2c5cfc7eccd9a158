import type { verifyCertificate as verifyShape } from '#contract/contracts'
import { bareEndpoint } from '#platform/http/endpoint'

/** The page that a QR code opens is to be there at once on a phone. */
export const verifyCertificate = bareEndpoint<typeof verifyShape>('GET', '/api/contracts/certificates/{number}')
