import type { IncomingHttpHeaders } from 'node:http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something may have been sent by a page of another site while the person's cookie
 * went along. Browsers state where such a request comes from; programs that state nothing send no cookie by accident.
 *
 * Example: isCrossSite({ method: 'POST', headers: { cookie: 'a=b', origin: 'https://evil.example' } }, 'https://kc.example') → true
 */
export function isCrossSite(request: { method: string; headers: IncomingHttpHeaders }, publicOrigin: string): boolean {
  const { headers } = request
  if (safeMethods.has(request.method) || headers.cookie === undefined) return false
  if (headers.origin !== undefined) return headers.origin !== publicOrigin
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return headers.referer !== undefined && originOf(headers.referer) !== publicOrigin
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null
}
