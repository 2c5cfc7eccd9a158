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
      const [row] = await db.query<LockRow>(
        'select failed_count, locked_until from auth.sign_in_lock where username = $1',
        [name],
      )
      const waitMs = (row?.locked_until?.getTime() ?? 0) - clock.now().getTime()
      if (waitMs > 0) throw new APIError('LOCKED', { code: 'LOCKED_OUT', message: String(Math.ceil(waitMs / 1000)) })
    }),
    after: createAuthMiddleware(async (ctx) => {
      const name = nameTried(ctx.path, ctx.body)
      if (name === null) return
      const returned = ctx.context.returned
      if (!(returned instanceof APIError)) await db.query('delete from auth.sign_in_lock where username = $1', [name])
      else if (returned.statusCode === 401) await countFailure(db, name, clock.now())
    }),
  }
}

function nameTried(path: string | undefined, body: unknown): string | null {
  if (path !== '/sign-in/username') return null
  const name = (body as { username?: unknown } | undefined)?.username
  return typeof name === 'string' ? name.toLowerCase().slice(0, 64) : null
}

async function countFailure(db: Db, name: string, now: Date): Promise<void> {
  const [row] = await db.query<LockRow>(
    `insert into auth.sign_in_lock as l (username, failed_count, last_failed_at) values ($1, 1, $2)
     on conflict (username) do update set last_failed_at = $2,
       failed_count = case when l.last_failed_at < $2::timestamptz - interval '1 day' then 1 else l.failed_count + 1 end
     returning failed_count, locked_until`,
    [name, now],
  )
  const seconds = lockSeconds(row?.failed_count ?? 0)
  if (seconds > 0)
    await db.query('update auth.sign_in_lock set locked_until = $2 where username = $1', [
      name,
      new Date(now.getTime() + seconds * 1000),
    ])
}
