import { createHash, randomBytes } from 'node:crypto'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import type { Clock } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import { networkOf } from './network-of.ts'

/** The edge writes the client's address here, whatever the client itself sent. */
export const clientAddressHeader = 'x-kechuang-client-address'
const deviceCookie = 'kechuang.device'
const deviceDays = 180
const strangers = 'strangers'

interface Patience {
  /** Wrong passwords that are free of consequences. */
  free: number
  /** The first wait; each further wrong password doubles it. */
  firstSeconds: number
  longestSeconds: number
}

/** One device or network guesses at one name. */
const ofOne: Patience = { free: 5, firstSeconds: 30, longestSeconds: 15 * 60 }
/** Everybody who never signed in under the name, from wherever: many networks together do not guess faster than this. */
const ofStrangers: Patience = { free: 100, firstSeconds: 5, longestSeconds: 30 }

/**
 * Seconds that an origin waits under a name after that many wrong passwords in a row.
 *
 * Example: waitSeconds('network:203.0.113.0/24', 5) → 30
 */
export function waitSeconds(origin: string, failedCount: number): number {
  const { free, firstSeconds, longestSeconds } = origin === strangers ? ofStrangers : ofOne
  return failedCount < free ? 0 : Math.min(longestSeconds, firstSeconds * 2 ** (failedCount - free))
}

/**
 * Slows down guessing of one person's password without letting the guesser keep the person out. Wrong passwords are
 * counted per name and network; a device on which the name has signed in is counted by itself, whatever its network.
 * Names that do not exist are counted the same, so that the answer does not tell whether a name exists.
 */
export function lockoutHooks({ db, clock, isSecure }: { db: Db; clock: Clock; isSecure: boolean }) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      const name = nameTried(ctx.path, ctx.body)
      if (name === null) return
      const from = whence(ctx.headers, ctx.getCookie(deviceCookie))
      const waitMs = await takeAttempt(db, name, await countedFor(db, name, from, clock.now()), clock.now())
      if (waitMs > 0) throw new APIError('LOCKED', { code: 'LOCKED_OUT', message: String(Math.ceil(waitMs / 1000)) })
    }),
    after: createAuthMiddleware(async (ctx) => {
      const name = nameTried(ctx.path, ctx.body)
      if (name === null) return
      const returned = ctx.context.returned
      const isRefused = returned instanceof APIError
      // A deactivated person was refused after the password had proved right.
      if (isRefused && returned.statusCode !== 403) return
      const given = ctx.getCookie(deviceCookie)
      const from = whence(ctx.headers, given)
      await forget(db, name, await countedFor(db, name, from, clock.now()))
      if (isRefused) return
      const token = isToken(given) ? given : randomBytes(32).toString('base64url')
      await remember(db, name, [from.network, deviceOf(token)], clock.now())
      const maxAge = deviceDays * 86_400
      ctx.setCookie(deviceCookie, token, {
        ...{ httpOnly: true, sameSite: 'lax', path: '/api/auth/', secure: isSecure, maxAge },
      })
    }),
  }
}

interface Whence {
  network: string
  device: string | null
}

function whence(headers: Headers | undefined, token: unknown): Whence {
  const network = `network:${networkOf(headers?.get(clientAddressHeader) ?? '')}`
  return { network, device: isToken(token) ? deviceOf(token) : null }
}

function isToken(token: unknown): token is string {
  return typeof token === 'string' && /^[\w-]{43}$/.test(token)
}

function deviceOf(token: string): string {
  return `device:${createHash('sha256').update(token).digest('hex')}`
}

function nameTried(path: string | undefined, body: unknown): string | null {
  if (path !== '/sign-in/username') return null
  const name = (body as { username?: unknown } | undefined)?.username
  return typeof name === 'string' ? name.toLowerCase().slice(0, 64) : null
}

/** Under what an attempt is counted: a known device by itself, a known network by itself, a stranger also with all others. */
async function countedFor(db: Db, name: string, from: Whence, now: Date): Promise<string[]> {
  const rows = await db.query<{ origin: string }>(
    `select origin from auth.known_origin
     where username = $1 and origin = any($2::text[]) and signed_in_at > $3::timestamptz - make_interval(days => $4)`,
    [name, [from.network, ...(from.device ? [from.device] : [])], now, deviceDays],
  )
  const known = new Set(rows.map((row) => row.origin))
  if (from.device && known.has(from.device)) return [from.device]
  return known.has(from.network) ? [from.network] : [from.network, strangers]
}

interface AttemptRow {
  origin: string
  failed_count: number
  wait_until: Date | null
}

/**
 * Milliseconds to wait; when none, the attempt is counted as wrong before it is looked at, and forgotten when it was
 * right: of many attempts sent at once, no more than the free ones are looked at.
 */
function takeAttempt(db: Db, name: string, origins: readonly string[], now: Date): Promise<number> {
  return db.tx(async (tx) => {
    await tx.query(`delete from auth.sign_in_attempt where last_failed_at < $1::timestamptz - interval '1 day'`, [now])
    await tx.query(
      `insert into auth.sign_in_attempt (username, origin, failed_count, last_failed_at)
       select $1, origin, 0, $3 from unnest($2::text[]) as origin order by origin on conflict do nothing`,
      [name, [...origins], now],
    )
    const rows = await tx.query<AttemptRow>(
      `select origin, failed_count, wait_until from auth.sign_in_attempt
       where username = $1 and origin = any($2::text[]) order by origin for update`,
      [name, [...origins]],
    )
    const waitMs = Math.max(...rows.map((row) => (row.wait_until?.getTime() ?? 0) - now.getTime()))
    if (waitMs > 0) return waitMs
    for (const row of rows) {
      const failedCount = row.failed_count + 1
      const seconds = waitSeconds(row.origin, failedCount)
      await tx.query(
        `update auth.sign_in_attempt set failed_count = $3, last_failed_at = $4, wait_until = $5
         where username = $1 and origin = $2`,
        [name, row.origin, failedCount, now, seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null],
      )
    }
    return 0
  })
}

/** A right password clears its own device or network; of the strangers' wrong ones only the attempt itself is taken back. */
async function forget(db: Db, name: string, origins: readonly string[]): Promise<void> {
  await db.query(`delete from auth.sign_in_attempt where username = $1 and origin = any($2::text[]) and origin <> $3`, [
    ...[name, [...origins], strangers],
  ])
  if (!origins.includes(strangers)) return
  await db.query(
    `update auth.sign_in_attempt set failed_count = greatest(0, failed_count - 1) where username = $1 and origin = $2`,
    [name, strangers],
  )
}

async function remember(db: Db, name: string, origins: readonly string[], now: Date): Promise<void> {
  await db.query(
    `insert into auth.known_origin (username, origin, signed_in_at)
     select $1, origin, $3 from unnest($2::text[]) as origin order by origin
     on conflict (username, origin) do update set signed_in_at = excluded.signed_in_at`,
    [name, [...origins], now],
  )
}
