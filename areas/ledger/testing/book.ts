import type { Clock } from '#kernel/clock'
import { type Ids, systemIds } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { type Actor, system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { OpenedDb } from '#platform/db/open'
import { testDb } from '#platform/db/testing/test-db'
import { accountsArea } from '../../accounts/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { loadRegions } from '../../regions/public.ts'
import { ledgerArea } from '../area.ts'
import { type EntryRequest, type HoldRequest, hold, type NewAccount, openAccount, post } from '../public.ts'

export const city = '320800/'
export const district = '320800/320812/'
export const yuan = (amount: number) => BigInt(Math.round(amount * 100))

/** A clock that a test moves. */
export interface TestClock extends Clock {
  set(instant: string): void
}

export function testClock(instant: string): TestClock {
  let current = new Date(instant)
  return {
    now: () => current,
    set: (next) => {
      current = new Date(next)
    },
  }
}

/** The ledger alone on a database of its own, without a server before it. */
export interface Book {
  db: OpenedDb
  clock: TestClock
  ids: Ids
  actor: Actor
}

export const bookAreas = [regionsArea, accountsArea, ledgerArea]

export async function openBook(): Promise<Book> {
  const db = await testDb({ areas: bookAreas })
  await loadRegions(db, new URL('../../regions/data/320800.json', import.meta.url))
  return { db, clock: testClock('2025-06-10T02:00:00Z'), ids: systemIds, actor: system }
}

let count = 0
/** A key or code that nobody has used. */
export const fresh = (what: string) => `${what}-${++count}`

const origin = { area: 'test', id: null, label: null, href: null }

export async function anAccount(book: Book, over: Partial<NewAccount> = {}): Promise<string> {
  const terms = { regionPath: city, code: fresh('test/account'), name: fresh('账户'), kind: 'fund' as const, ...over }
  return (await book.db.tx((tx) => openAccount(tx, book, book.actor, terms))).id
}

export const anEntry = (
  from: string,
  to: string,
  amountFen: bigint,
  over: Partial<EntryRequest> = {},
): EntryRequest => ({
  regionPath: city,
  key: fresh('key'),
  transfers: [{ from, to, amountFen }],
  purpose: '测试',
  origin,
  ...over,
})

export const aHold = (
  from: string,
  to: string | null,
  amountFen: bigint,
  over: Partial<HoldRequest> = {},
): HoldRequest => ({
  regionPath: city,
  key: fresh('hold'),
  from,
  to,
  amountFen,
  purpose: '测试',
  origin,
  expiresAt: null,
  ...over,
})

/** An account that has been given this much from a source of its own. */
export async function funded(book: Book, amountFen: bigint, over: Partial<NewAccount> = {}): Promise<string> {
  const id = await anAccount(book, over)
  const source = await anAccount(book, { kind: 'source', ...(over.regionPath ? { regionPath: over.regionPath } : {}) })
  const entry = anEntry(source, id, amountFen, over.regionPath ? { regionPath: over.regionPath } : {})
  await book.db.tx((tx) => post(tx, book, book.actor, entry))
  return id
}

export const holdIn = (book: Book, request: HoldRequest) => book.db.tx((tx) => hold(tx, book, book.actor, request))
export const postIn = (book: Book, request: EntryRequest) => book.db.tx((tx) => post(tx, book, book.actor, request))

export async function balanceOf(db: Db, id: string): Promise<{ balance: bigint; decrease: bigint; increase: bigint }> {
  const [row] = await db.query<{ balance: bigint; decrease: bigint; increase: bigint }>(
    `select balance_fen as balance, held_decrease_fen as decrease, held_increase_fen as increase
     from ledger.account where id = $1`,
    [id],
  )
  if (!row) throw new Error(`no account ${id}`)
  return row
}

/** The codes of a refusal; anything else fails the test. */
export async function codesOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code }) => code)
    throw error
  }
}
