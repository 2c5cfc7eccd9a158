import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Mail, MailOutcome } from '#platform/mail/mail'
import type { OutboxMail } from '../contract.ts'
import type { NoticesTables } from '../schema/tables.gen.ts'

export interface NewMail extends Mail {
  userId: string
  regionPath: string
  kind: 'digest' | 'confirmation'
  onceKey: string
}

/** Puts a mail into the outbox; false when the same has been written before. */
export async function writeMail(tx: Db, mail: NewMail, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `insert into notices.mail (user_id, id, region_path, kind, once_key, address, subject, body_text, body_html,
       unsubscribe_url, state, attempts, next_try_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', 0, $11, $11) on conflict (once_key) do nothing returning id`,
    [
      ...[mail.userId, mail.id, mail.regionPath, mail.kind, mail.onceKey, mail.to, mail.subject, mail.text, mail.html],
      ...[mail.unsubscribeUrl, now],
    ],
  )
  return rows.length > 0
}

/** Takes waiting mails of a person back. */
export async function withdrawMails(tx: Db, userId: string, now: Date): Promise<void> {
  await tx.query(
    `update notices.mail set state = 'withdrawn', ended_at = $2 where user_id = $1 and state = 'waiting'`,
    [userId, now],
  )
}

export async function confirmationsSince(db: Db, userId: string, since: Date): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::int as count from notices.mail where user_id = $1 and kind = 'confirmation' and created_at > $2`,
    [userId, since],
  )
  return row?.count ?? 0
}

interface DueRow {
  user_id: string
  id: string
  attempts: number
  address: string
  subject: string
  body_text: string
  body_html: string
  unsubscribe_url: string | null
}

export interface ClaimedMail extends Mail {
  userId: string
  /** This one included. */
  attempts: number
}

/** Takes the next mail that is due, for this process alone; committed before anything is sent. */
export async function claimMail(db: Db, now: Date): Promise<ClaimedMail | null> {
  const [row] = await db.query<DueRow>(
    `update notices.mail m set state = 'sending', claimed_at = $1, attempts = m.attempts + 1
     where (m.user_id, m.id) = (select user_id, id from notices.mail where state = 'waiting' and next_try_at <= $1
       order by next_try_at, id limit 1 for update skip locked)
     returning m.user_id, m.id, m.attempts, m.address, m.subject, m.body_text, m.body_html, m.unsubscribe_url`,
    [now],
  )
  return row
    ? {
        ...{ userId: row.user_id, id: row.id, attempts: row.attempts, to: row.address, subject: row.subject },
        ...{ text: row.body_text, html: row.body_html, unsubscribeUrl: row.unsubscribe_url },
      }
    : null
}

const stateAfter = { sent: 'sent', refused: 'failed', unknown: 'unknown' } as const

/** Notes what became of a mail; `retryAt` null gives one up that could be tried later. */
export async function noteOutcome(
  db: Db,
  mail: ClaimedMail,
  outcome: MailOutcome,
  at: { now: Date; retryAt: Date | null },
): Promise<void> {
  const state = outcome.state === 'later' ? (at.retryAt ? 'waiting' : 'failed') : stateAfter[outcome.state]
  await db.query(
    `update notices.mail set state = $3, problem = $4, next_try_at = coalesce($5, next_try_at), claimed_at = null,
       ended_at = $6 where user_id = $1 and id = $2 and state = 'sending'`,
    [
      ...[mail.userId, mail.id, state, outcome.state === 'sent' ? null : outcome.problem.slice(0, 500)],
      ...[outcome.state === 'later' ? at.retryAt : null, state === 'waiting' ? null : at.now],
    ],
  )
}

/** What a killed process was sending may have arrived; what has waited too long is no longer news. */
export async function settleOldMails(db: Db, before: { claimed: Date; due: Date; now: Date }): Promise<void> {
  await db.query(
    `update notices.mail set state = 'unknown', ended_at = $2, problem = 'the process ended while it was sending'
     where state = 'sending' and claimed_at < $1`,
    [before.claimed, before.now],
  )
  await db.query(
    `update notices.mail set state = 'failed', ended_at = $2, problem = coalesce(problem, 'waited too long')
     where state = 'waiting' and next_try_at < $1`,
    [before.due, before.now],
  )
}

/** Puts one that failed, or may not have arrived, back into the outbox; false when it is not such a one or out of reach. */
export async function requeueMail(tx: Db, scope: Scope, id: string, now: Date): Promise<boolean> {
  const found = await sql`
    update notices.mail m set state = 'waiting', attempts = 0, next_try_at = ${now}, ended_at = null
    where m.id = ${id} and m.state in ('failed', 'unknown') and ${inScope(scope)} returning m.id
  `.execute(tx.as<NoticesTables>())
  return found.rows.length > 0
}

const inScope = (scope: Scope) => scopeCondition(scope, { regionPath: 'm.region_path' })

interface ListedRow {
  id: string
  user_id: string
  kind: 'digest' | 'confirmation'
  address: string
  subject: string
  state: OutboxMail['state']
  attempts: number
  next_try_at: Date
  problem: string | null
  created_at: Date
  ended_at: Date | null
  total: number
}

export async function listOutbox(
  db: Db,
  scope: Scope,
  filter: { state?: OutboxMail['state'] | 'open'; page: number; pageSize: number },
): Promise<{ items: (Omit<OutboxMail, 'recipient'> & { userId: string })[]; total: number }> {
  const states = filter.state === 'open' ? ['waiting', 'failed', 'unknown'] : filter.state ? [filter.state] : null
  const found = await sql<ListedRow>`
    select m.*, count(*) over ()::int as total from notices.mail m
    where ${inScope(scope)} and (${states}::text[] is null or m.state = any(${states}::text[]))
    order by m.created_at desc, m.id limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}
  `.execute(db.as<NoticesTables>())
  const items = found.rows.map((row) => ({
    ...{ id: row.id, userId: row.user_id, kind: row.kind, address: row.address, subject: row.subject },
    ...{ state: row.state, attempts: row.attempts, problem: row.problem },
    nextTryAt: row.state === 'waiting' ? row.next_try_at.toISOString() : null,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }))
  return { items, total: found.rows[0]?.total ?? 0 }
}

/** Mails of a region that did not get through, for whoever looks after the installation. */
export async function undeliveredCount(db: Db, scope: Scope): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from notices.mail m where ${inScope(scope)} and m.state in ('failed', 'unknown')
  `.execute(db.as<NoticesTables>())
  return found.rows[0]?.count ?? 0
}
