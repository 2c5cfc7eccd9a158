import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { openDb } from '#platform/db/open'
import { createFolder } from '#platform/db/pglite/create-folder'
import { DurableNodeFs } from '#platform/db/pglite/durable-node-fs'
import { durable, emptyCluster } from '#platform/db/pglite/engine'
import { migratedArchive } from '#platform/db/snapshot'
import { postgresBinaries, startPostgres } from '../tools/postgres.ts'

type Print = (line: string) => void

const roundMs = 700
const rounds = 4
const serverClients = 16

/** What is measured: our Db, and the bare driver on an equal database. */
interface Contender {
  select(n: number): Promise<unknown>
  commit(n: number): Promise<unknown>
  close(): Promise<void>
}

const table = 'create table public.bench (id bigint primary key, text text)'
const select = 'select $1::int as n'
const insert = 'insert into public.bench values ($1, $2)'

async function perSecond(run: (n: number) => Promise<unknown>, clients: number, from: number): Promise<number> {
  let n = from
  const start = performance.now()
  const work = async () => {
    while (performance.now() - start < roundMs) await run(n++)
  }
  await Promise.all(Array.from({ length: clients }, work))
  return ((n - from) * 1000) / (performance.now() - start)
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Rounds alternate, so that a machine that slows down slows both. */
async function compare(name: string, ours: Contender, bare: Contender, clients: number, print: Print): Promise<void> {
  for (const what of ['select', 'commit'] as const) {
    const figures = { ours: [] as number[], bare: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      const from = round * 1_000_000
      figures.ours.push(await perSecond((n) => ours[what](n), clients, from))
      figures.bare.push(await perSecond((n) => bare[what](n), clients, from))
    }
    const [our, other] = [median(figures.ours), median(figures.bare)]
    print(`db ${name}-${what}s=${our.toFixed(0)} 1/s (clients ${clients})`)
    print(`db ${name}-${what}s-bare=${other.toFixed(0)} 1/s (the driver alone, same run)`)
    print(`db ${name}-${what}s ratio=${(our / other).toFixed(2)}`)
  }
}

async function ourDb(place: Parameters<typeof openDb>[0]): Promise<Contender> {
  const db = await openDb(place)
  await db.query(table)
  return {
    select: (n) => db.query(select, [n]),
    commit: (n) => db.query(insert, [n, 'x']),
    close: () => db.close(),
  }
}

async function barePglite(folder: string): Promise<Contender> {
  createFolder(folder, await emptyCluster())
  const engine = await PGlite.create({ fs: new DurableNodeFs(folder), startParams: durable })
  await engine.exec(table)
  return {
    select: (n) => engine.query(select, [n]),
    commit: (n) => engine.query(insert, [n, 'x']),
    close: () => engine.close(),
  }
}

async function barePostgres(databaseUrl: string): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: serverClients })
  // The server stops while the pool's last connections are still closing.
  pool.on('error', () => undefined)
  await pool.query(table.replace('public.bench', 'public.bench_bare'))
  return {
    select: (n) => pool.query(select, [n]),
    commit: (n) => pool.query(insert.replace('public.bench', 'public.bench_bare'), [n, 'x']),
    close: () => pool.end(),
  }
}

async function starts(folder: string, print: Print): Promise<void> {
  const timed = async (archive?: () => Promise<string | null>) => {
    const start = performance.now()
    const db = await openDb({ dataDir: folder, ...(archive ? { archive } : {}) })
    const ms = performance.now() - start
    await db.close()
    return ms
  }
  const archive = () => migratedArchive([])
  await archive()
  print(`db pglite-first-start=${(await timed(archive)).toFixed(0)} ms (from the archive)`)
  print(`db pglite-start=${(await timed()).toFixed(0)} ms`)
  rmSync(folder, { recursive: true })
  print(`db pglite-first-start-without-archive=${(await timed()).toFixed(0)} ms`)
}

/** Selects and durable commits per second through our Db against the bare driver, on both back ends. */
export async function bench(print: Print): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kechuang-bench-'))
  try {
    await starts(join(folder, 'start'), print)
    const ours = await ourDb({ dataDir: join(folder, 'ours') })
    const bare = await barePglite(join(folder, 'bare'))
    await compare('pglite', ours, bare, 1, print)
    await ours.close()
    await bare.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (!postgresBinaries()) return print('db postgres: skipped, no PostgreSQL found')
  const server = await startPostgres()
  try {
    const ours = await ourDb({ databaseUrl: server.url, maxConnections: serverClients })
    const bare = await barePostgres(server.url)
    await compare('postgres', ours, bare, serverClients, print)
    await ours.close()
    await bare.close()
  } finally {
    await server.stop()
  }
}
