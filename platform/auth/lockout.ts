import { APIError, createAuthMiddleware } from 'better-auth/api'
import type { Clock } from '#kernel/clock'
import type { Db } from '#platform/db/db'

/** Wrong passwords that are free of consequences. */
const freeAttempts = 5
const longestLockSeconds = 15 * 60

/**
 * Seconds that sign-in under a name pauses after that many wrong passwords in a row.
 *
 * Example: lockSeconds(5) → 30
 */
export function lockSeconds(failedCount: number): number {
  if (failedCount < freeAttempts) return 0
  return Math.min(longestLockSeconds, 30 * 2 ** (failedCount - freeAttempts))
}

interface LockRow {
  failed_count: number
  locked_until: Date | null
}

/**
 * Slows down guessing of one person's password, from wherever it comes. Names that do not exist are counted the
 * same, so that the answer does not tell whether a name exists.
 */
export function lockoutHooks({ db, clock }: { db: Db; clock: Clock }) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      const name = nameTried(ctx.path, ctx.body)
      if (name === null) return
      const waitMs = await takeAttempt(db, name, clock.now())
      if (waitMs > 0) throw new APIError('LOCKED', { code: 'LOCKED_OUT', message: String(Math.ceil(waitMs / 1000)) })
    }),
    after: createAuthMiddleware(async (ctx) => {
      const name = nameTried(ctx.path, ctx.body)
      if (name === null) return
      const returned = ctx.context.returned
      // A deactivated person was refused after the password had proved right.
      const wasRight = !(returned instanceof APIError) || returned.statusCode === 403
      if (wasRight) await db.query('delete from auth.sign_in_lock where username = $1', [name])
    }),
  }
}

function nameTried(path: string | undefined, body: unknown): string | null {
  if (path !== '/sign-in/username') return null
  const name = (body as { username?: unknown } | undefined)?.username
  return typeof name === 'string' ? name.toLowerCase().slice(0, 64) : null
}

/**
 * Milliseconds to wait; when none, the attempt is counted as wrong before it is looked at, and forgotten when it was
 * right: of many attempts sent at once, no more than the free ones are looked at.
 */
function takeAttempt(db: Db, name: string, now: Date): Promise<number> {
  return db.tx(async (tx) => {
    await tx.query(
      `insert into auth.sign_in_lock (username, failed_count, last_failed_at) values ($1, 0, $2)
       on conflict (username) do nothing`,
      [name, now],
    )
    const [row] = await tx.query<LockRow>(
      `select case when last_failed_at < $2::timestamptz - interval '1 day' then 0 else failed_count end as failed_count,
              locked_until
       from auth.sign_in_lock where username = $1 for update`,
      [name, now],
    )
    const waitMs = (row?.locked_until?.getTime() ?? 0) - now.getTime()
    if (waitMs > 0) return waitMs
    const failedCount = (row?.failed_count ?? 0) + 1
    const seconds = lockSeconds(failedCount)
    await tx.query(
      'update auth.sign_in_lock set failed_count = $2, last_failed_at = $3, locked_until = $4 where username = $1',
      [name, failedCount, now, seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null],
    )
    return 0
  })
}
