import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemIds } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import { migrate } from '#platform/db/migrate'
import { openDb } from '#platform/db/open'
import { platformAreas } from '#platform/http/assemble'
import { postgresBinaries, startPostgres, type ThrowAwayPostgres } from '../../tools/postgres.ts'
import { loadRegions } from '../regions/public.ts'
import { hold, type Posted, post, postAll, reverse, settleHold, verifyLedger, voidHold } from './public.ts'
import {
  aHold,
  anAccount,
  anEntry,
  type Book,
  balanceOf,
  bookAreas,
  city,
  codesOf,
  fresh,
  funded,
  postIn,
  testClock,
  yuan,
} from './testing/book.ts'

const connections = 16
/** Others may keep the machine busy; and each cut connection costs a new one. */
const patienceMs = 240_000

if (!postgresBinaries()) console.warn('skipped: no PostgreSQL server found, and PGlite has one connection only')
describe.skipIf(!postgresBinaries())(`with ${connections} real connections at once`, { timeout: patienceMs }, () => {
  let server: ThrowAwayPostgres
  let book: Book

  beforeAll(async () => {
    server = await startPostgres()
    const db = await openDb({ databaseUrl: server.url, maxConnections: connections })
    const schemas = [...platformAreas, ...bookAreas].flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []))
    await migrate(db, schemas)
    await loadRegions(db, new URL('../regions/data/320800.json', import.meta.url))
    book = { db, clock: testClock('2025-06-10T02:00:00Z'), ids: systemIds, actor: system }
  })
  afterAll(async () => {
    await book?.db.close()
    await server?.stop()
  })

  /** One thing that somebody does; `n` chooses among what is there. */
  type Act = {
    kind: 'post' | 'post-two' | 'hold' | 'settle' | 'void' | 'reverse' | 'repeat'
    n: number
    amount: bigint
  }
  const acts = fc.array(
    fc.record({
      kind: fc.constantFrom<Act['kind']>(
        'post',
        'post',
        'post-two',
        'hold',
        'settle',
        'settle',
        'void',
        'reverse',
        'repeat',
      ),
      n: fc.nat(1000),
      amount: fc.bigInt(1n, 60n),
    }),
    { minLength: 40, maxLength: 80 },
  )

  test('whatever 16 people do at once: nothing is made or lost, no account passes its limit, no hold is posted twice', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (given) => {
        const accounts = [
          await funded(book, 200n),
          await funded(book, 100n, { ceilingFen: 250n }),
          await anAccount(book, { kind: 'party', ceilingFen: 150n }),
          await anAccount(book, { kind: 'party' }),
        ]
        const world: World = { accounts, posted: [], holds: [], requests: [] }
        const queue = [...given]
        const worker = async () => {
          for (let act = queue.shift(); act; act = queue.shift()) await codesOf(perform(book, world, act))
        }
        await Promise.all(Array.from({ length: connections }, worker))
        const balances = await Promise.all(accounts.map((id) => balanceOf(book.db, id)))
        expect(balances.reduce((sum, { balance }) => sum + balance, 0n)).toBe(300n)
        expect((await verifyLedger(book.db)).faults).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  interface World {
    accounts: string[]
    posted: { entryId: string }[]
    holds: string[]
    requests: { request: ReturnType<typeof anEntry>; answer: Posted }[]
  }

  async function perform({ db }: Book, world: World, { kind, n, amount }: Act): Promise<void> {
    const from = world.accounts[n % 4] ?? ''
    const to = world.accounts[(n + 1 + (n % 3)) % 4] ?? ''
    const pick = <T>(list: T[]): T | undefined => list[n % Math.max(1, list.length)]
    switch (kind) {
      case 'post': {
        const request = anEntry(from, to, amount)
        const answer = await postIn(book, request)
        world.posted.push(answer)
        world.requests.push({ request, answer })
        return
      }
      case 'post-two':
        await db.tx((tx) => postAll(tx, book, system, [anEntry(from, to, amount), anEntry(to, from, amount / 2n + 1n)]))
        return
      case 'hold': {
        const { holdId } = await db.tx((tx) => hold(tx, book, system, aHold(from, n % 2 ? to : null, amount)))
        world.holds.push(holdId)
        return
      }
      case 'settle': {
        const settlement = { regionPath: city, holdId: pick(world.holds) ?? 'hld_none', key: fresh('settle'), to }
        const rest = n % 2 ? ('keep' as const) : ('release' as const)
        await db.tx((tx) => settleHold(tx, book, system, { ...settlement, amountFen: amount / 2n + 1n, rest }))
        return
      }
      case 'void':
        await db.tx((tx) =>
          voidHold(tx, book, system, { regionPath: city, holdId: pick(world.holds) ?? 'hld_none', reason: '撤' }),
        )
        return
      case 'reverse':
        await db.tx((tx) =>
          reverse(tx, book, system, {
            regionPath: city,
            entryId: pick(world.posted)?.entryId ?? 'ent_none',
            reason: '错',
          }),
        )
        return
      case 'repeat': {
        const before = pick(world.requests)
        if (before) expect(await postIn(book, before.request)).toEqual(before.answer)
      }
    }
  }

  test('100 clients on one account of 1,000 yuan taking 30 each: exactly 33 succeed', async () => {
    const fund = await funded(book, yuan(1000))
    const companies = await Promise.all(Array.from({ length: 10 }, () => anAccount(book, { kind: 'party' })))
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) => codesOf(postIn(book, anEntry(fund, companies[i % 10] ?? '', yuan(30))))),
    )
    expect(outcomes.filter((codes) => codes.length === 0)).toHaveLength(33)
    expect(new Set(outcomes.flat())).toEqual(new Set(['ledger.not-enough']))
    expect(await balanceOf(book.db, fund)).toMatchObject({ balance: yuan(10) })
  })

  test('transfers to and fro between the same accounts never wait for each other for ever', async () => {
    const [a, b] = [await funded(book, yuan(1000)), await funded(book, yuan(1000))]
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, i) => codesOf(postIn(book, i % 2 ? anEntry(a, b, 1n) : anEntry(b, a, 1n)))),
    )
    expect(outcomes.flat()).toEqual([])
  })

  test('one request sent by 16 at once, on accounts that differ too, is one entry', async () => {
    const [fund, company] = [await funded(book, yuan(100)), await anAccount(book, { kind: 'party' })]
    const request = anEntry(fund, company, yuan(10))
    const answers = await Promise.all(Array.from({ length: connections }, () => postIn(book, request)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    const key = fresh('same')
    const pairs = await Promise.all(
      Array.from({ length: 8 }, async () => [await funded(book, yuan(1)), await anAccount(book)] as const),
    )
    const outcomes = await Promise.all(pairs.map(([from, to]) => codesOf(postIn(book, anEntry(from, to, 1n, { key })))))
    expect(outcomes.filter((codes) => codes.length === 0)).toHaveLength(1)
    expect(new Set(outcomes.flat())).toEqual(new Set(['ledger.key-used-otherwise']))
  })

  test('somebody who holds an account too long makes the others give up with a clear answer, nothing half-written', async () => {
    const [fund, company] = [await funded(book, yuan(100)), await anAccount(book, { kind: 'party' })]
    const taken = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const slow = book.db.tx(async (tx) => {
      await post(tx, book, system, anEntry(fund, company, yuan(1)))
      taken.resolve()
      await released.promise
    })
    await Promise.race([taken.promise, slow])
    const other = await codesOf(postIn(book, anEntry(fund, company, yuan(1))))
    released.resolve()
    await slow
    expect(other).toEqual(['ledger.busy'])
    expect(await balanceOf(book.db, company)).toMatchObject({ balance: yuan(1) })
  })

  test('connections that the server cuts off: every request that was sent again is there once', async () => {
    const [fund, company] = [await funded(book, yuan(1000)), await anAccount(book, { kind: 'party' })]
    const cutter = await openDb({ databaseUrl: server.url, maxConnections: 1 })
    const queue: ReturnType<typeof anEntry>[] = []
    let [cuts, sent, isOver] = [0, 0, false]
    const cutting = (async () => {
      while (!isOver) {
        await cutter.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
           order by md5(pid::text || clock_timestamp()::text) limit 1`,
        )
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    const worker = async () => {
      for (let request = queue.shift(); request; request = queue.shift()) {
        // In one step, `cuts += await …` would add to what the count was before waiting.
        const met = await insist(book.db, request)
        cuts += met
      }
    }
    // Whether a cut meets a request is chance: more are sent until one has.
    for (let round = 0; cuts === 0 && round < 50; round++) {
      queue.push(...Array.from({ length: 100 }, () => anEntry(fund, company, 10n)))
      sent += 100
      await Promise.all(Array.from({ length: connections }, worker))
    }
    isOver = true
    await cutting
    await cutter.close()
    expect(cuts).toBeGreaterThan(0)
    expect(await balanceOf(book.db, company)).toMatchObject({ balance: BigInt(sent) * 10n })
    expect((await verifyLedger(book.db)).faults).toEqual([])
  })

  /** Sends a request until it is answered; how often the connection was cut. */
  async function insist(db: Db, request: ReturnType<typeof anEntry>): Promise<number> {
    for (let cuts = 0; ; cuts++) {
      try {
        await db.tx((tx) => post(tx, book, system, request))
        return cuts
      } catch (error) {
        const code = error instanceof Refusal ? error.problems[0]?.code : undefined
        if (code !== 'platform.db-unreachable' && code !== 'ledger.busy') throw error
      }
    }
  }

  test('clients killed in the middle: what they were told is written is there, and the books are right', async () => {
    const [fund, company] = [await funded(book, yuan(100_000)), await anAccount(book, { kind: 'party' })]
    const script = fileURLToPath(new URL('./testing/post-for-ever.ts', import.meta.url))
    const told: string[] = []
    for (const enough of [1, 17, 60]) {
      const child = spawn(process.execPath, [script, server.url, city, fund, company], {
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let complaint = ''
      let count = 0
      child.stderr.on('data', (piece) => (complaint += piece))
      for await (const key of createInterface({ input: child.stdout })) {
        told.push(key)
        if (++count === enough) child.kill('SIGKILL')
      }
      if (count < enough) throw new Error(`the client ended by itself: ${complaint}`)
    }
    // The server notices the lost connections by itself; until then they may still hold the accounts.
    const rows = await book.db.tx((tx) =>
      tx.query<{ key: string }>('select request_key as key from ledger.entry where request_key = any($1)', [told]),
    )
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set(told))
    await postIn(book, anEntry(fund, company, 1n))
    expect((await verifyLedger(book.db)).faults).toEqual([])
  })
})
