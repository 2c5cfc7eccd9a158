import type { Db } from '#platform/db/db'

export interface Session {
  id: string
  createdAt: Date
  expiresAt: Date
  ipAddress: string | null
  userAgent: string | null
}

/** Sessions of a person that still stand, newest first. */
export async function sessionsOf(db: Db, userId: string): Promise<Session[]> {
  const rows = await db.query<{
    id: string
    created_at: Date
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
  }>(
    `select id, created_at, expires_at, ip_address, user_agent from auth.session
     where user_id = $1 and expires_at > now() order by created_at desc, id`,
    [userId],
  )
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
  }))
}

/** Signs a person out everywhere but here; answers of how many places. */
export async function endSessionsExcept(tx: Db, userId: string, sessionId: string): Promise<number> {
  const rows = await tx.query('delete from auth.session where user_id = $1 and id <> $2 returning id', [
    userId,
    sessionId,
  ])
  return rows.length
}
