import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface RunningServer {
  url: string
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../../app/cli/main.ts', import.meta.url))
const startsWithinMs = 180_000

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  await once(socket, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Waits until people can be let in; a server that ends before says why. */
async function ready(server: ChildProcess, url: string): Promise<void> {
  let said = ''
  const listen = (piece: Buffer) => {
    said += piece.toString()
  }
  server.stdout?.on('data', listen)
  server.stderr?.on('data', listen)
  const until = Date.now() + startsWithinMs
  while (server.exitCode === null && Date.now() < until) {
    const isUp = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  server.kill('SIGKILL')
  throw new Error(`the server did not come up:\n${said}`)
}

async function startIn(folder: string): Promise<RunningServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _, ...env } = process.env
  const server = spawn(process.execPath, [main, 'start'], {
    env: { ...env, PORT: String(port), KECHUANG_DATA: folder, KECHUANG_URL: url, KECHUANG_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(server, url)
  return {
    url,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}

/** Folder of a whole demo city with nobody in it; every journey starts from a copy of it. */
const templateFolder = 'KECHUANG_JOURNEYS_CITY'

/** Loads the demo city once for all journeys: the global setup of vitest. Answers what removes it. */
export default async function loadOnce(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'journeys-city-'))
  const server = await startIn(folder)
  await server.stop()
  process.env[templateFolder] = folder
  return () => rm(folder, { recursive: true, force: true })
}

/**
 * Starts what `npm start` starts, in a process of its own: the built web, an embedded database and the demo city with
 * its accounts, as it is just after it was loaded. Everything is removed when it stops.
 */
export async function startServer(): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'journey-'))
  const template = process.env[templateFolder]
  if (template) await cp(template, folder, { recursive: true })
  const server = await startIn(folder)
  return {
    url: server.url,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
