import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyError,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { Refusal } from '#kernel/refusal'
import type { Area } from '#platform/area'
import type { ActorResolver, Resolved } from '#platform/auth/resolve-actor'
import type { SignIn } from '#platform/auth/sign-in'
import type { Services } from '#platform/services'
import { permissionTable } from './access.ts'
import { bindRoute, type Edge } from './bind-route.ts'
import type { HttpConfig } from './config.ts'
import { type HealthCheck, healthRoute } from './health.ts'
import { localeOf } from './locale.ts'
import { isCrossSite } from './origin-check.ts'
import { type ProblemDocument, problemWriter } from './problem.ts'
import { requestLog } from './request-log.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { webFiles } from './web-files.ts'

export interface ServerParts {
  areas: Area[]
  services: Services
  signIn: SignIn
  actors: ActorResolver
  config: HttpConfig
  healthChecks: HealthCheck[]
  /** False in tests; `warn` leaves out the line of each request; or where to write log lines. */
  log?: boolean | 'warn' | { write(line: string): void }
}

/** The HTTP server of some areas. `listen` starts it, `close` finishes requests under way and ends event streams. */
export async function createHttpServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, services } = parts
  const problems = problemWriter(
    parts.areas.map((area) => area.errors),
    Object.assign({}, ...parts.areas.map((area) => area.constraints ?? {})),
  )
  const options: FastifyHttpOptions<Server> = {
    logger: logging(parts.log),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(config.trustProxy),
    bodyLimit: config.maxJsonBytes,
    routerOptions: { maxParamLength: 500 },
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    return503OnClosing: true,
    // Whoever sends a byte now and then would hold a connection, and an unfinished file, for ever.
    requestTimeout: config.receiveWithinMs,
    // Errors before any route is found; the error handler never sees them.
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
    forceCloseConnections: 'idle',
  }
  const server = fastify(options)
  const openStreams = new Set<AbortController>()
  const resolved = new WeakMap<FastifyRequest, Promise<Resolved>>()
  const resolve = (request: FastifyRequest) => {
    const known = resolved.get(request) ?? parts.actors.resolve(headersOf(request), localeOfRequest(request))
    resolved.set(request, known)
    return known
  }
  const edge: Edge = {
    services,
    config,
    permissions: permissionTable(parts.areas),
    resolve,
    openStreams,
    problemText: (error, request) => JSON.stringify(documentOf(error, request)),
  }

  function documentOf(error: unknown, request: FastifyRequest): ProblemDocument {
    const locale = localeOfRequest(request)
    const document = problems.ofError(asRefusal(error, request, config), locale, request.id)
    if (document) return document
    request.log.error({ err: error, req: request }, 'defect')
    return problems.defect(locale, request.id)
  }
  const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const document = documentOf(error, request)
    return reply
      .code(document.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(document))
  }

  server.setErrorHandler(sendProblem)
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (isCrossSite(request, config.publicUrl)) throw new Refusal('http.cross-site')
  })
  server.addHook('onResponse', async (request, reply) => {
    const { statusCode, elapsedTime } = reply
    request.log.info({ req: request, status: statusCode, ms: Math.round(elapsedTime) }, 'answered')
  })
  server.addHook('preClose', async () => {
    for (const stream of openStreams) stream.abort()
    closeWhatFallsIdle(server, config.stopWithinMs)
  })

  await server.register(helmet, securityHeaders)
  await server.register(rateLimit, {
    global: true,
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal({ code: 'http.too-many-requests', params: { seconds: Math.ceil(ttl / 1000) } }),
  })
  await server.register(multipart, { throwFileSizeLimit: false })
  // Streams as they come: files in parts are written while they arrive.
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  healthRoute(server, parts.healthChecks)
  signInRoutes(server, { signIn: parts.signIn, services, config, resolve, headersOf })
  const routes = parts.areas.flatMap((area) => area.routes)
  for (const route of routes) if (!route.endpoint.takesForm) bindRoute(server, route, edge)
  await server.register(async (forms) => {
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(text)))),
    )
    for (const route of routes) if (route.endpoint.takesForm) bindRoute(forms, route, edge)
  })
  const noSuchAddress = (request: FastifyRequest) =>
    new Refusal({ code: 'http.no-such-address', params: { method: request.method, path: pathOf(request) } })
  if (config.webRoot)
    await webFiles(
      server,
      config.webRoot,
      routes.map((route) => route.endpoint),
      (request, reply) => sendProblem(noSuchAddress(request), request, reply),
    )
  else server.setNotFoundHandler((request, reply) => sendProblem(noSuchAddress(request), request, reply))
  return server
}

/**
 * A connection that still answers when the stop begins is kept open by the browser afterwards, for more than a minute;
 * it is closed as soon as it falls idle. What takes longer than a stop may take is cut off.
 */
function closeWhatFallsIdle({ server }: FastifyInstance, withinMs: number): void {
  if (!server.listening) return
  const sweep = setInterval(() => server.closeIdleConnections(), 25)
  const last = setTimeout(() => server.closeAllConnections(), withinMs)
  server.once('close', () => {
    clearInterval(sweep)
    clearTimeout(last)
  })
}

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // antd writes its styles into the page while it runs.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // On a plain-http intranet this header would make browsers refuse the site afterwards; a proxy with TLS sets it.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
  // Without TLS browsers ignore it and complain in the console.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: 'same-origin' as const },
}

function logging(log: ServerParts['log']) {
  if (log === undefined || log === true) return requestLog
  if (log === 'warn') return { ...requestLog, level: 'warn' }
  return log === false ? false : { ...requestLog, stream: log }
}

/** A request id from a proxy is taken over when it is harmless, so that both logs can be joined. */
function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID()
}

/** A number of proxies as the function that fastify asks hop by hop. */
function trusted(proxies: HttpConfig['trustProxy']): boolean | string | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies
}

const localeOfRequest = (request: FastifyRequest) => localeOf(request.headers['accept-language'])

const pathOf = (request: FastifyRequest) => (request.url.split('?')[0] ?? '').slice(0, 200)

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}

/** What fastify itself refuses, in our words. */
function asRefusal(error: unknown, request: FastifyRequest, config: HttpConfig): unknown {
  if (error instanceof Refusal) return error
  const { code, statusCode } = error as Partial<FastifyError>
  switch (code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal({ code: 'http.unsupported-media', params: { expected: 'application/json' } })
    case 'FST_ERR_CTP_BODY_TOO_LARGE': {
      const limit = request.routeOptions?.bodyLimit ?? config.maxJsonBytes
      return new Refusal({ code: 'http.body-too-large', params: { limit: `${Math.round(limit / 1_048_576)} MB` } })
    }
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Refusal('http.body-missing')
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Refusal('http.malformed-json')
    case 'FST_ERR_BAD_URL':
      return new Refusal({ code: 'http.no-such-address', params: { method: request.method, path: pathOf(request) } })
  }
  if (statusCode === 400 && error instanceof SyntaxError) return new Refusal('http.malformed-json')
  // What the file server forbids (a way out of its folder, a hidden file) is told like any address without anything.
  const isNoAddress = statusCode === 403 || statusCode === 404
  return isNoAddress
    ? new Refusal({ code: 'http.no-such-address', params: { method: request.method, path: pathOf(request) } })
    : error
}
