import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import type { HttpConfig } from '../config.ts'
import type { TestPerson } from './people.ts'
import type { TestApp } from './start-app.ts'

export interface ServedApp<App extends TestApp = TestApp> {
  app: App
  url: string
  close(): Promise<void>
  /** Signs a browser window in as a person. */
  signIn(context: BrowserContext, person: TestPerson): Promise<void>
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  await once(socket, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/**
 * An application of tests with the built web on a port of its own, for a browser: its clock and its records are at hand.
 *
 * Example: const served = await serveApp((http) => startApp({ areas, clock, http }))
 */
export async function serveApp<App extends TestApp>(
  start: (http: Partial<HttpConfig>) => Promise<App>,
): Promise<ServedApp<App>> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // A copy, because another run may build the web anew while this one serves it.
  const webRoot = await mkdtemp(join(tmpdir(), 'served-web-'))
  await cp(fileURLToPath(new URL('../../../dist/web/', import.meta.url)), webRoot, { recursive: true })
  const app = await start({ publicUrl: url, webRoot })
  await app.server.listen({ port, host: '127.0.0.1' })
  return {
    app,
    url,
    async close() {
      await app.close()
      await rm(webRoot, { recursive: true, force: true })
    },
    async signIn(context, person) {
      const header = await app.credentialsOf(person)
      const cookies = header.split('; ').map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
      })
      await context.addCookies(cookies)
    },
  }
}
