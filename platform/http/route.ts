import type { Readable } from 'node:stream'
import type { Actor } from '#platform/auth/actor'
import type { Scope } from '#platform/auth/permission'
import type { StoredFile } from '#platform/files/files'
import type { Services } from '#platform/services'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from './endpoint.ts'

/** What an action works with: the services, who asks, and how far the route's permission reaches for them. */
export interface Context extends Services {
  actor: Actor
  scope: Scope
  requestId: string
  /** When the server had received the request: what counts where a deadline is at stake. */
  receivedAt: Date
  /** Session of the browser that asks; null for keys and visitors. Of use to the platform only. */
  sessionId?: string | null
}

/**
 * The context of work that nobody asked for over HTTP: the demo city, what tests prepare.
 *
 * Example: outsideRequest(services, { actor: system, scope: { reach: 'all' } })
 */
export function outsideRequest(services: Services, who: { actor: Actor; scope: Scope }): Context {
  return { ...services, ...who, requestId: 'outside', receivedAt: services.clock.now() }
}

export interface RouteInput<E extends Endpoint> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  /** The upload, already stored by digest, sniffed and within its limit. */
  file: E['upload'] extends object ? StoredFile : undefined
  bytes: E['takesBytes'] extends true ? Readable : undefined
  signal: AbortSignal
}

export interface Download {
  fileName: string
  contentType: string
  body: Uint8Array | Readable
}

export type RouteResult<E extends Endpoint> = E['answers'] extends 'download'
  ? Download
  : E['answers'] extends 'events'
    ? AsyncIterable<ResponseOf<E>>
    : ResponseOf<E>

/** An endpoint with its permission and its handler. There is no default permission: a route without one does not compile. */
export interface Route {
  endpoint: Endpoint
  permission: `${string}:${string}`
  run(ctx: Context, input: RouteInput<Endpoint>): Promise<unknown>
}

export function route<E extends Endpoint>(
  endpoint: E,
  bound: {
    permission: `${string}:${string}`
    run: (ctx: Context, input: RouteInput<E>) => Promise<RouteResult<E>>
  },
): Route {
  return { endpoint, permission: bound.permission, run: (ctx, input) => bound.run(ctx, input as RouteInput<E>) }
}
