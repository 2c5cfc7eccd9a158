import type { Endpoint, ResponseOf } from '#platform/http/endpoint'
import { text } from '../text.tsx'
import { type CallInput, request } from './call.ts'
import { ApiProblem, problemFrom } from './problem.ts'

export interface ServerEvent {
  /** `message`, or what the server's `event:` line says: `end`, `problem`. */
  name: string
  data: string
}

/**
 * Takes whole events off the front of a server-sent stream; the rest waits for more.
 *
 * Example: takeEvents('data: 1\n\ndata: 2') → { events: [{ name: 'message', data: '1' }], rest: 'data: 2' }
 */
export function takeEvents(buffer: string): { events: ServerEvent[]; rest: string } {
  const blocks = buffer.replaceAll('\r\n', '\n').split('\n\n')
  const rest = blocks.pop() ?? ''
  const events = blocks.map((block) => {
    const lines = block.split('\n')
    const valuesOf = (field: string) =>
      lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).replace(/^ /, ''))
    return { name: valuesOf('event')[0] ?? 'message', data: valuesOf('data').join('\n') }
  })
  return { events: events.filter((event) => event.data !== ''), rest }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = window.setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer)
      resolve()
    })
  })

/** A stream that began well has status 200; what broke it later stands in the event. */
function refusedLater(body: string): ApiProblem {
  const status = Number((JSON.parse(body) as { status?: number }).status ?? 500)
  return problemFrom(status, body, text('ui.error.unexpected', { status }))
}

/**
 * Follows an `events` endpoint until `isOver` says so or the server ends it; reconnects after a lost network, since the
 * work itself goes on. Input given as a function is asked for anew at every connection.
 * Read by `fetch` rather than EventSource, which hides the reasons of a refusal and reconnects for ever.
 */
export async function follow<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> | (() => CallInput<E>),
  on: {
    event: (data: ResponseOf<E>) => void
    lost: (isLost: boolean) => void
    isOver: (data: ResponseOf<E>) => boolean
  },
  signal: AbortSignal,
): Promise<void> {
  let waitMs = 500
  while (!signal.aborted) {
    try {
      const asked: object = typeof input === 'function' ? input() : input
      const response = await request(endpoint, { ...asked, signal })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      if (!reader) return
      on.lost(false)
      waitMs = 500
      let buffer = ''
      for (;;) {
        const piece = await reader.read()
        if (piece.done) break
        const taken = takeEvents(buffer + piece.value)
        buffer = taken.rest
        for (const each of taken.events) {
          if (each.name === 'end') return
          if (each.name === 'problem') throw refusedLater(each.data)
          const json: unknown = JSON.parse(each.data)
          const data = (endpoint.response ? endpoint.response.parse(json) : json) as ResponseOf<E>
          on.event(data)
          if (on.isOver(data)) {
            await reader.cancel()
            return
          }
        }
      }
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof ApiProblem && !error.isOffline && error.status < 500) throw error
      on.lost(true)
    }
    await pause(waitMs, signal)
    waitMs = Math.min(waitMs * 2, 10_000)
  }
}
