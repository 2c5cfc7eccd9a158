import type { FastifyInstance, InjectOptions } from 'fastify'
import type { TestPerson } from './people.ts'

export interface Ask {
  /** Nobody when absent. */
  as?: TestPerson
  /** API key instead of a session. */
  key?: string
  body?: unknown
  headers?: Record<string, string>
  /** Address that the request comes from. */
  from?: string
  /** One upload in field `file`; `body` goes as text fields beside it. */
  file?: { name: string; content: Uint8Array | string; type?: string }
  /** A body of bytes. */
  bytes?: Uint8Array
}

export interface TestAnswer {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  text: string
  bytes: Buffer
  /** Parsed JSON, typed by whoever asks: `answer.json<Plan>()`. */
  json<T = Record<string, unknown>>(): T
  /** Codes of a problem document; empty when it is none. */
  codes: string[]
}

export function asker(server: FastifyInstance, cookieFor: (person: TestPerson) => Promise<string>) {
  return async (method: string, path: string, ask: Ask = {}): Promise<TestAnswer> => {
    const headers: Record<string, string> = { ...ask.headers }
    if (ask.as) headers.cookie = [await cookieFor(ask.as), headers.cookie].filter(Boolean).join('; ')
    if (ask.key) headers['x-api-key'] = ask.key
    const payload = ask.bytes ? bytesOf(ask.bytes) : ask.file ? multipartOf(ask.file, ask.body) : jsonOf(ask.body)
    const response = await server.inject({
      method: method as NonNullable<InjectOptions['method']>,
      url: path,
      headers: { ...payload.headers, ...headers },
      ...(ask.from ? { remoteAddress: ask.from } : {}),
      ...(payload.body === undefined ? {} : { payload: payload.body }),
    })
    const isProblem = String(response.headers['content-type'] ?? '').startsWith('application/problem+json')
    const json = <T>() => JSON.parse(response.body) as T
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      bytes: response.rawPayload,
      json,
      codes: isProblem ? json<{ errors: { code: string }[] }>().errors.map(({ code }) => code) : [],
    }
  }
}

function jsonOf(body: unknown): { headers: Record<string, string>; body?: string } {
  if (body === undefined) return { headers: {} }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function bytesOf(bytes: Uint8Array): { headers: Record<string, string>; body: Buffer } {
  return { headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(bytes) }
}

function multipartOf(file: NonNullable<Ask['file']>, body: unknown): { headers: Record<string, string>; body: Buffer } {
  const boundary = 'kechuang-test-boundary-7d1f'
  const parts: (string | Uint8Array)[] = []
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>))
    parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`)
  const type = file.type ?? 'application/octet-stream'
  parts.push(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${type}\r\n\r\n`,
  )
  parts.push(file.content, `\r\n--${boundary}--\r\n`)
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  }
}
