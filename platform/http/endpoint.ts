import type { ZodType, z } from 'zod'
import type { Localized } from '#kernel/localized'

/**
 * The shape of one HTTP endpoint, stated once in an area's `contract.ts`, safe in a browser. The server binds a
 * handler to it (`route.ts`), the web calls it (`#ui/api`), OpenAPI is generated from it.
 * Path parameters are written `{id}` and named in `params`.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under `/api`, save where programs of others post to the address of a page, as mail programs do to end mails. */
  path: `/api/${string}` | '/mail'
  summary: Localized
  params?: ZodType
  query?: ZodType
  /** JSON body. */
  body?: ZodType
  /** One uploaded file as multipart field `file`; `body` fields come as text fields beside it. */
  upload?: { maxBytes: number }
  /** The body is bytes (`application/octet-stream`), handed to the handler as a stream; the handler sets the limit. */
  takesBytes?: true
  /** Also takes a form of a program that sends no JSON; its fields are the body. */
  takesForm?: true
  /** Visitors may write here: fewer requests a minute from one address than elsewhere. */
  isPublicWrite?: true
  /** Visitors have something worked out as they type, and nothing is kept: fewer requests than elsewhere, more than may be written. */
  isPublicSum?: true
  /** JSON answer; `download` for a file, `events` for server-sent events whose data has the `response` shape. */
  response?: ZodType
  answers?: 'json' | 'download' | 'events'
  status?: 200 | 201 | 202 | 204
  /**
   * Published data: anybody may keep the answer this long, programs of other sites may read it, and whoever has the same
   * answer already gets 304. Only for GET routes that answer everybody alike.
   */
  publicForSeconds?: number
  /**
   * Address of the page on which anybody reads this record, with the same parts. Where the record is not found (404) the page
   * is not either, so that neither a search engine nor a link checker takes a dead link for a live one.
   */
  publicPage?: `/public/${string}`
}

export function endpoint<const E extends Endpoint>(shape: E): E {
  return shape
}

type In<T> = T extends ZodType ? z.input<T> : undefined
type Out<T> = T extends ZodType ? z.output<T> : undefined

export type ParamsOf<E extends Endpoint> = Out<E['params']>
export type QueryOf<E extends Endpoint> = Out<E['query']>
export type BodyOf<E extends Endpoint> = Out<E['body']>
export type ResponseOf<E extends Endpoint> = Out<E['response']>
export type ParamsIn<E extends Endpoint> = In<E['params']>
export type QueryIn<E extends Endpoint> = In<E['query']>
export type BodyIn<E extends Endpoint> = In<E['body']>

/**
 * An endpoint known by its types alone, for pages that are to be there at once on a phone: the shapes themselves would bring
 * the library that checks them. The server checks every request all the same.
 */
export function bareEndpoint<E extends Endpoint>(method: E['method'], path: E['path']): E {
  return { method, path, summary: { zh: '', en: '' } } as unknown as E
}
