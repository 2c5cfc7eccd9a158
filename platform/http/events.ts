import { PassThrough } from 'node:stream'

/**
 * Turns what a handler yields into server-sent events. A comment every `heartbeatMs` keeps proxies from closing the
 * line and shows us a reader who has gone. When `stop` aborts, or the reader goes, the handler is told to end.
 */
export function eventStream(
  events: AsyncIterable<unknown>,
  options: { heartbeatMs: number; stop: AbortController; onDefect: (error: unknown) => string },
): PassThrough {
  const { stop } = options
  const stream = new PassThrough()
  const beat = setInterval(() => stream.write(': still here\n\n'), options.heartbeatMs)
  stream.on('close', () => stop.abort())
  stream.on('error', () => stop.abort())
  stop.signal.addEventListener('abort', () => clearInterval(beat), { once: true })

  async function pump(): Promise<void> {
    try {
      stream.write('retry: 2000\n\n')
      for await (const event of untilAborted(events, stop.signal)) {
        if (!stream.write(`data: ${JSON.stringify(event)}\n\n`)) await drained(stream, stop.signal)
      }
      stream.write('event: end\ndata: {}\n\n')
    } catch (error) {
      if (!stop.signal.aborted) stream.write(`event: problem\ndata: ${options.onDefect(error)}\n\n`)
    } finally {
      clearInterval(beat)
      stream.end()
    }
  }
  void pump()
  return stream
}

/** Ends when the signal does, even while the source is waiting for its next event. */
async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  const over = new Promise<{ done: true; value: undefined }>((resolve) => {
    const end = () => resolve({ done: true, value: undefined })
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), over])
      if (next.done) return
      yield next.value
    }
  } finally {
    // Not awaited: a source that waits for something that never comes would keep a stop waiting too.
    void iterator.return?.()?.catch(() => undefined)
  }
}

function drained(stream: PassThrough, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stream.off('drain', go)
      signal.removeEventListener('abort', go)
      resolve()
    }
    stream.once('drain', go)
    signal.addEventListener('abort', go, { once: true })
    if (signal.aborted) go()
  })
}
