import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const main = fileURLToPath(new URL('../../app/cli/main.ts', import.meta.url))
const startsWithinMs = 300_000

export interface Running {
  url: string
  stop(): Promise<void>
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  server.close()
  await once(server, 'close')
  return port
}

/** The real server in a process of its own, on an empty database. Applicants come each from their own address. */
export async function startKechuang(databaseUrl: string): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'kechuang-bench-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const own = { PORT: String(port), KECHUANG_DATA: folder, KECHUANG_URL: url, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, ...own, KECHUANG_DEMO: '0', KECHUANG_TRUST_PROXY: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await ready(child, url)
  return {
    url,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + startsWithinMs; Date.now() < until && child.exitCode === null; ) {
    const isUp = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await new Promise((done) => setTimeout(done, 200))
  }
  child.kill('SIGKILL')
  throw new Error('the server did not come up')
}

/** The peer: reads a body and puts it into one table, a commit for each, with nothing checked. */
export async function startBareInserts(databaseUrl: string): Promise<Running> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 })
  pool.on('error', () => undefined)
  await pool.query('create table public.bare (id bigserial primary key, body jsonb not null, at timestamptz not null)')
  const server = createServer(async (request, answer) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    await pool.query('insert into public.bare (body, at) values ($1, now())', [Buffer.concat(pieces).toString()])
    answer.end('{}')
  })
  const port = await listening(server)
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await pool.end()
    },
  }
}
