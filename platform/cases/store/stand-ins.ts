import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { Acting } from '../doer.ts'
import type { CaseRecord } from './cases.ts'

/** Name of the person for whom somebody stands in today with regard to a case; null when they do not. */
export async function standsInFor(db: Db, ctx: Acting, row: CaseRecord): Promise<string | null> {
  const { userId } = ctx.actor
  if (userId === null || row.assignee_user_id === null || row.assignee_user_id === userId) return null
  const [found] = await db.query<{ user_name: string }>(
    `select user_name from cases.stand_in where stand_in_user_id = $1 and user_id = $2 and cancelled_at is null
     and from_day <= $3 and to_day >= $3 limit 1`,
    [userId, row.assignee_user_id, businessDate(ctx.clock.now())],
  )
  return found?.user_name ?? null
}

/** Whose work somebody does today beside their own. */
export async function standsInForUsers(db: Db, userId: string, today: string): Promise<string[]> {
  const rows = await db.query<{ user_id: string }>(
    `select distinct user_id from cases.stand_in where stand_in_user_id = $1 and cancelled_at is null
     and from_day <= $2 and to_day >= $2`,
    [userId, today],
  )
  return rows.map((row) => row.user_id)
}
