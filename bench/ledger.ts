import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Account, type EntryRequest, openAccount, post, postAll } from '#areas/ledger'
import { loadRegions } from '#areas/regions'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import { migrate } from '#platform/db/migrate'
import { type OpenedDb, openDb } from '#platform/db/open'
import { ledgerArea } from '../areas/ledger/area.ts'
import { regionsArea } from '../areas/regions/area.ts'
import { postgresBinaries, startPostgres } from '../tools/postgres.ts'

const clients = 16
const seconds = 4
const rounds = 3
const accountCount = 1000
const entriesBefore = 20_000
const perCall = 500
const regionPath = '320800/'
const writer = { clock: systemClock, ids: systemIds }

/**
 * Transfers per second through `post` at 16 clients beside pgbench's TPC-B on the same server, by turns; the same on
 * one account that everybody pays from; and what a transfer costs with 10,000 and with 1,000,000 postings behind it.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const bin = postgresBinaries()
  if (!bin) return print('ledger: skipped, no PostgreSQL found')
  const server = await startPostgres()
  try {
    const admin = await openDb({ databaseUrl: server.url })
    await admin.query('create database bench')
    await admin.close()
    const tpcb = server.url
    const url = new URL(server.url)
    url.pathname = '/bench'
    await run(join(bin, 'pgbench'), ['-i', '-q', '-s', `${clients}`, tpcb])
    const db = await openDb({ databaseUrl: url.href, maxConnections: clients })
    await migrate(
      db,
      [regionsArea, ledgerArea].flatMap(({ id, schema }) => (schema ? [{ id, schema }] : [])),
    )
    await loadRegions(db, new URL('../areas/regions/data/320800.json', import.meta.url))
    const accounts = await openAccounts(db)
    // What pgbench does to its own tables first; without it both would be measured on plans made for empty tables.
    for (let at = 0; at < entriesBefore; at += perCall) await postSome(db, accounts)
    await db.query('vacuum (analyze)')
    const figures = { ours: [] as number[], hot: [] as number[], peer: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      figures.peer.push(await pgbench(join(bin, 'pgbench'), tpcb))
      figures.ours.push(await transfersPerSecond(db, accounts, 'spread'))
      figures.hot.push(await transfersPerSecond(db, accounts, 'hot'))
    }
    const [ours, hot, peer] = [median(figures.ours), median(figures.hot), median(figures.peer)]
    print(`ledger transfers=${ours.toFixed(0)} 1/s (clients ${clients})`)
    print(`ledger transfers-hot=${hot.toFixed(0)} 1/s (clients ${clients}, one account)`)
    print(`ledger pgbench-tpcb=${peer.toFixed(0)} 1/s (clients ${clients}, same server, same run)`)
    print(`ledger ratio=${(ours / peer).toFixed(2)}`)
    print(`ledger hot-ratio=${(hot / peer).toFixed(2)}`)
    await db.close()
  } finally {
    await server.stop()
  }
}

async function openAccounts(db: Db): Promise<Account[]> {
  const accounts: Account[] = []
  await db.tx(async (tx) => {
    for (let i = 0; i < accountCount; i++) {
      const terms = { regionPath, code: `bench/${i}`, name: `账户${i}`, kind: 'clearing' as const }
      accounts.push(await openAccount(tx, writer, system, terms))
    }
  })
  return accounts
}

let made = 0
function nextRequest(accounts: Account[], how: 'spread' | 'hot'): EntryRequest {
  const n = made++
  const at = (index: number) => accounts[index % accounts.length]?.id ?? ''
  const from = how === 'hot' ? at(0) : at(n * 7919)
  const to = at(how === 'hot' ? 1 + (n % (accounts.length - 1)) : n * 7919 + 1 + (n % 500))
  return {
    regionPath,
    key: `bench:${n}`,
    transfers: [{ from, to, amountFen: 100n }],
    purpose: '奖补',
    origin: { area: 'bench', id: `cas_${n}`, label: '奖补申请', href: null },
  }
}

async function transfer(db: Db, accounts: Account[], how: 'spread' | 'hot'): Promise<void> {
  const request = nextRequest(accounts, how)
  await db.tx((tx) => post(tx, writer, system, request))
}

async function postSome(db: Db, accounts: Account[]): Promise<void> {
  const requests = Array.from({ length: perCall }, () => nextRequest(accounts, 'spread'))
  await db.tx((tx) => postAll(tx, writer, system, requests))
}

async function transfersPerSecond(db: OpenedDb, accounts: Account[], how: 'spread' | 'hot'): Promise<number> {
  const from = made
  const start = performance.now()
  const client = async () => {
    while (performance.now() - start < seconds * 1000) await transfer(db, accounts, how)
  }
  await Promise.all(Array.from({ length: clients }, client))
  return ((made - from) * 1000) / (performance.now() - start)
}

async function pgbench(command: string, url: string): Promise<number> {
  const said = await run(command, ['-n', '-c', `${clients}`, '-j', '2', '-T', `${seconds}`, url])
  const tps = /tps = ([\d.]+)/.exec(said)?.[1]
  if (tps === undefined) throw new Error(`pgbench told no rate:\n${said}`)
  return Number(tps)
}

function run(command: string, args: string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (piece) => (said += piece))
    child.stderr.on('data', (piece) => (said += piece))
    child.once('error', failed)
    child.once('exit', (code) => (code === 0 ? done(said) : failed(new Error(said))))
  })
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
