import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { TestPerson } from '#platform/http/testing/people'
import type { LiveEvent } from '../contract.ts'
import type { Opened, PlansApp } from './plans-app.ts'

export interface LookingOn {
  /** The first event from now on, or of those that came already, that fits. */
  hears(fits: (event: LiveEvent) => boolean): Promise<LiveEvent>
  /** Closes the window. */
  leaves(): void
}

/** Opens a version in a window of somebody, through a real connection; the server must listen. */
export async function lookOn(
  app: PlansApp,
  as: TestPerson,
  of: Opened,
  { window, since = of.review.seq }: { window: string; since?: number },
): Promise<LookingOn> {
  const address = app.server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  const left = new AbortController()
  const answer = await fetch(
    `http://127.0.0.1:${address.port}${of.path}/live?since=${since}&window=window-of-${window}`,
    { headers: { cookie: await app.credentialsOf(as) }, signal: left.signal },
  )
  if (!answer.ok || !answer.body) throw new Error(`the stream answers ${answer.status}: ${await answer.text()}`)
  const events = eventsIn(Readable.fromWeb(answer.body as ReadableStream).setEncoding('utf8'))
  return {
    async hears(fits) {
      for (;;) {
        const { value, done } = await events.next()
        if (done) throw new Error('the stream ended before anything that fits')
        if (fits(value)) return value
      }
    },
    leaves: () => left.abort(),
  }
}

async function* eventsIn(body: Readable): AsyncGenerator<LiveEvent, undefined> {
  let buffer = ''
  for await (const piece of body) {
    const blocks = (buffer + piece).split('\n\n')
    buffer = blocks.pop() ?? ''
    for (const block of blocks) if (block.startsWith('data: ')) yield JSON.parse(block.slice(6)) as LiveEvent
  }
}
