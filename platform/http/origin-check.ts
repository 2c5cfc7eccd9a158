import type { IncomingHttpHeaders } from 'node:http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface Sender {
  method: string
  headers: IncomingHttpHeaders
  /** Host and port that the browser asked for. */
  host: string
}

/**
 * Whether a request that changes something may have been sent by a page of another site while the person's cookie
 * went along. Browsers state where such a request comes from; programs that state nothing send no cookie by accident.
 * A page served under the host that it asks is our own, whatever name it was reached by.
 *
 * Example: isCrossSite({ method: 'POST', headers: { cookie: 'a=b', origin: 'https://evil.example' }, host: 'kc.example' }, 'https://kc.example') → true
 */
export function isCrossSite({ method, headers, host }: Sender, publicUrl: string): boolean {
  if (safeMethods.has(method) || headers.cookie === undefined) return false
  if (headers.origin !== undefined) return !isOwn(headers.origin, host, publicUrl)
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return headers.referer !== undefined && !isOwn(headers.referer, host, publicUrl)
}

function isOwn(url: string, host: string, publicUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const from = new URL(url)
  return from.origin === new URL(publicUrl).origin || from.host === host
}
