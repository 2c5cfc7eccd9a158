import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dispositionOf } from './download.ts'
import type { Endpoint } from './endpoint.ts'
import type { Download } from './route.ts'

/**
 * Sends published data: kept by anybody for a while, readable by pages of other sites, and not sent again to whoever has
 * it already. A file must be here as bytes, because its digest is its tag.
 */
export function publicAnswer(
  result: unknown,
  { endpoint, request, reply }: { endpoint: Endpoint; request: FastifyRequest; reply: FastifyReply },
): unknown {
  const file = endpoint.answers === 'download' ? (result as Download) : null
  if (file && !(file.body instanceof Uint8Array)) throw new Error(`${endpoint.path} must answer bytes, not a stream`)
  const bytes = file ? Buffer.from(file.body as Uint8Array) : Buffer.from(JSON.stringify(result))
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  reply
    .header('cache-control', `public, max-age=${endpoint.publicForSeconds}`)
    .header('etag', tag)
    .header('vary', 'accept-language')
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  if (file) reply.header('content-disposition', dispositionOf(file.fileName))
  return reply.header('content-type', file?.contentType ?? 'application/json; charset=utf-8').send(bytes)
}
