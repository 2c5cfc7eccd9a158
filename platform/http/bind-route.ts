import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Permission } from '#platform/auth/permission'
import type { Resolved } from '#platform/auth/resolve-actor'
import type { Services } from '#platform/services'
import { scopeOrRefuse } from './access.ts'
import { checkInput } from './check-input.ts'
import type { HttpConfig } from './config.ts'
import { dispositionOf } from './download.ts'
import type { Endpoint } from './endpoint.ts'
import { eventStream } from './events.ts'
import { readFields, readUpload } from './multipart.ts'
import { publicAnswer } from './public-answer.ts'
import type { Context, Download, Route, RouteInput } from './route.ts'

export interface Edge {
  services: Services
  config: HttpConfig
  permissions: Map<string, Permission>
  resolve(request: FastifyRequest): Promise<Resolved>
  /** Streams that a stop must end. */
  openStreams: Set<AbortController>
  /** Text of a problem for a stream whose status is already sent. */
  problemText(error: unknown, request: FastifyRequest): string
}

/** Routes that answer even while the person still has to change the password or set a second factor. */
const alwaysOpen = new Set(['GET /api/me', 'POST /api/me/acting', 'GET /api/sign-in-options'])

/** A path of a contract as the server matches it. Example: /api/plans/{planId} → /api/plans/:planId */
export const patternOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** Registers one route: who asks, may they, is the input right, run, is the answer right. */
export function bindRoute(server: FastifyInstance, route: Route, edge: Edge): void {
  const { endpoint } = route
  const permission = edge.permissions.get(route.permission)
  const name = `${endpoint.method} ${endpoint.path}`
  if (!permission) throw new Error(`route ${name} names the unknown permission ${route.permission}`)

  server.route({
    method: endpoint.method,
    url: patternOf(endpoint.path),
    ...(endpoint.upload ? { bodyLimit: endpoint.upload.maxBytes + edge.config.maxJsonBytes } : {}),
    config: limitOf(endpoint, edge.config),
    handler: async (request, reply) => {
      const receivedAt = edge.services.clock.now()
      const resolved = await edge.resolve(request)
      for (const cookie of resolved.setCookies) reply.header('set-cookie', cookie)
      if (resolved.mustFirst && !alwaysOpen.has(name))
        throw new Refusal(
          resolved.mustFirst === 'change-password' ? 'auth.password-change-required' : 'auth.second-factor-required',
        )
      const scope = scopeOrRefuse(resolved.actor, permission)
      const { actor, sessionId } = resolved
      const ctx: Context = { ...edge.services, actor, scope, requestId: request.id, receivedAt, sessionId }
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const input = await readInput(request, endpoint, edge, ctx, gone.signal)
      return answer(await route.run(ctx, input), { endpoint, request, reply, edge, gone })
    },
  })
}

function limitOf({ upload, isPublicWrite, isPublicSum }: Endpoint, config: HttpConfig): object {
  const write = isPublicWrite ? config.publicWritesPerMinute : null
  const max = upload ? config.uploadsPerMinute : isPublicSum ? config.publicSumsPerMinute : write
  return max ? { rateLimit: { max, timeWindow: 60_000 } } : {}
}

async function readInput(
  request: FastifyRequest,
  endpoint: Endpoint,
  edge: Edge,
  ctx: Context,
  signal: AbortSignal,
): Promise<RouteInput<Endpoint>> {
  const params = endpoint.params ? checkInput(endpoint.params, request.params) : null
  // An address that can name nothing names nothing: whoever follows a link knows no shapes.
  if (params?.problems) throw new Refusal('http.broken-link')
  const query = endpoint.query ? checkInput(endpoint.query, listsIn(endpoint.query, request.query)) : null
  const repeated = repeatedIn(endpoint.query, request.query)
  const early = repeated.length > 0 ? repeated : (query?.problems ?? [])
  if (early.length > 0) throw new Refusal(early)

  const upload = endpoint.upload
    ? await readUpload(request, edge.services.files, { ...endpoint.upload, uploadedBy: ctx.actor.userId })
    : null
  const isForm = endpoint.takesForm && request.isMultipart()
  const given = upload ? upload.fields : isForm ? await readFields(request) : request.body
  if ((endpoint.body || endpoint.takesBytes) && !upload && given === undefined) throw new Refusal('http.body-missing')
  const body = endpoint.body ? checkInput(endpoint.body, given) : null
  if (body?.problems) throw new Refusal(body.problems)
  return {
    params: params?.value,
    query: query?.value,
    body: body?.value,
    file: upload?.file,
    bytes: endpoint.takesBytes ? request.body : undefined,
    signal,
  } as RouteInput<Endpoint>
}

/** `?status=open` is a text, `?status=open&status=done` a list: where the shape wants a list, one is a list too. */
function listsIn(shape: Endpoint['query'], query: unknown): unknown {
  if (!(shape instanceof z.ZodObject)) return query
  const given = { ...(query as Record<string, unknown>) }
  for (const [name, field] of Object.entries(shape.shape))
    if (typeof given[name] === 'string' && isList(field as z.ZodType)) given[name] = [given[name]]
  return given
}

/** `?year=2025&year=2026` where one value is wanted: which of them is meant nobody can tell. */
function repeatedIn(shape: Endpoint['query'], query: unknown): Problem[] {
  if (!(shape instanceof z.ZodObject)) return []
  return Object.entries(query as Record<string, unknown>).flatMap(([name, value]) => {
    const field = shape.shape[name] as z.ZodType | undefined
    const isTooMany = field !== undefined && Array.isArray(value) && !isList(field)
    return isTooMany ? [{ code: 'field.repeated', field: name, params: { count: value.length } }] : []
  })
}

function isList(field: z.ZodType): boolean {
  if (field instanceof z.ZodArray) return true
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable)
    return isList(field.unwrap() as z.ZodType)
  return false
}

interface Answering {
  endpoint: Endpoint
  request: FastifyRequest
  reply: FastifyReply
  edge: Edge
  gone: AbortController
}

function answer(result: unknown, { endpoint, request, reply, edge, gone }: Answering): unknown {
  if (endpoint.publicForSeconds !== undefined) {
    const isFile = endpoint.answers === 'download'
    return publicAnswer(isFile ? (result as Download) : inShape(endpoint, result), { endpoint, request, reply })
  }
  if (endpoint.answers === 'download') {
    const download = result as Download
    return reply
      .header('content-type', download.contentType)
      .header('content-disposition', dispositionOf(download.fileName))
      .header('cache-control', 'private, no-store')
      .send(
        Buffer.isBuffer(download.body) || !(download.body instanceof Uint8Array)
          ? download.body
          : Buffer.from(download.body),
      )
  }
  if (endpoint.answers === 'events') {
    edge.openStreams.add(gone)
    gone.signal.addEventListener('abort', () => edge.openStreams.delete(gone), { once: true })
    const stream = eventStream(checked(endpoint, result as AsyncIterable<unknown>), {
      heartbeatMs: edge.config.heartbeatMs,
      stop: gone,
      onDefect: (error) => edge.problemText(error, request),
    })
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream)
  }
  reply.header('cache-control', 'no-store')
  if (!endpoint.response) return reply.code(endpoint.status ?? 204).send()
  return reply.code(endpoint.status ?? 200).send(inShape(endpoint, result))
}

async function* checked(endpoint: Endpoint, events: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  for await (const event of events) yield inShape(endpoint, event)
}

/** Only what the contract names leaves the server; an answer that breaks it is a defect of ours. */
function inShape(endpoint: Endpoint, result: unknown): unknown {
  if (!endpoint.response) return result
  const parsed = endpoint.response.safeParse(result)
  if (parsed.success) return parsed.data
  const found = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; ')
  throw new Error(`the answer of ${endpoint.method} ${endpoint.path} breaks its contract: ${found}`)
}
