import type { verifyCertificate as verifyShape } from '#contract/contracts'

/**
 * Known by its types alone: the page that a QR code opens is to be there at once on a phone, without the library that
 * checks shapes. The server checks every request all the same.
 */
export const verifyCertificate = {
  method: 'GET',
  path: '/api/contracts/certificates/{number}',
  summary: { zh: '', en: '' },
} as unknown as typeof verifyShape
