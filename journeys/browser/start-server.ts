import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWeb } from '../../app/build-web.ts'

export interface RunningServer {
  url: string
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  await once(socket, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Waits for the line `ready`; a server that ends before it says why. */
async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  server.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (piece: Buffer) => {
      if (piece.toString().includes('ready')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)))
  })
}

/** Builds the web if its sources changed, then starts the real server in a process of its own, with fresh data that is removed when it stops. */
export async function startServer(): Promise<RunningServer> {
  await buildWeb(() => {})
  const folder = await mkdtemp(join(tmpdir(), 'journey-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const script = fileURLToPath(new URL('./run-server.ts', import.meta.url))
  const server = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: String(port), KECHUANG_DATA: folder, KECHUANG_URL: url, KECHUANG_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(server)
  return {
    url,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
