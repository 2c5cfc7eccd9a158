import type { Actor } from '#platform/auth/actor'
import { loadWorkingCalendar, workingDaysLeft } from '#platform/calendar'
import type { Db } from '#platform/db/db'
import type { Notice } from '../contract.ts'

const calendar = loadWorkingCalendar()

interface NoticeRow {
  region_path: string
  id: string
  kind: 'todo' | 'message'
  title_zh: string
  title_en: string
  text_zh: string | null
  text_en: string | null
  link: string
  object: string
  reason: string
  due_on: string | null
  created_at: Date
  done_at: Date | null
  is_read: boolean
}

/**
 * What is addressed to the acting membership: itself, its person, its role in exactly its region, its department, its
 * organisation. A role or a department of another membership of the same person does not count.
 */
const addressed = `(n.membership_id = $1 or n.user_id = $2
  or (n.role = $3 and n.region_path = $4)
  or n.department_id = $5 or n.organisation_id = $6)`

const openOnly = `(case n.kind when 'todo' then n.done_at is null else not (r.read_at is not null) end)`

const source = `from notices.notice n
  left join notices.reading r on r.user_id = $2 and r.region_path = n.region_path and r.notice_id = n.id
  where ${addressed}`

const addressOf = (actor: Actor) => [
  actor.membershipId,
  actor.userId,
  actor.role,
  actor.regionPath,
  actor.departmentId,
  actor.organisationId,
]

export interface NoticeFilter {
  kind?: 'todo' | 'message'
  state: 'open' | 'all'
  page: number
  pageSize: number
}

export async function noticesFor(
  db: Db,
  actor: Actor,
  today: string,
  filter: NoticeFilter,
): Promise<{ items: Notice[]; total: number }> {
  const where = `${source} and ($7::text is null or n.kind = $7) and ($8 or ${openOnly})`
  const params = [...addressOf(actor), filter.kind ?? null, filter.state === 'all']
  const rows = await db.query<NoticeRow>(
    `select n.*, r.read_at is not null as is_read ${where}
     order by (n.kind = 'todo' and n.done_at is null) desc, n.due_on nulls last, n.created_at desc, n.id limit $9 offset $10`,
    [...params, filter.pageSize, (filter.page - 1) * filter.pageSize],
  )
  const [counted] = await db.query<{ count: bigint }>(`select count(*) as count ${where}`, params)
  return { items: rows.map((row) => viewOf(row, today)), total: Number(counted?.count ?? 0n) }
}

function viewOf(row: NoticeRow, today: string): Notice {
  return {
    id: row.id,
    kind: row.kind,
    title: { zh: row.title_zh, en: row.title_en },
    text: row.text_zh === null ? null : { zh: row.text_zh, en: row.text_en ?? row.text_zh },
    link: row.link,
    object: row.object,
    reason: row.reason,
    dueOn: row.due_on,
    workingDaysLeft: row.due_on === null || row.done_at !== null ? null : workingDaysLeft(calendar, today, row.due_on),
    isOverdue: row.due_on !== null && row.done_at === null && row.due_on < today,
    createdAt: row.created_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    isRead: row.is_read,
  }
}

export async function countFor(db: Db, actor: Actor): Promise<{ todoCount: number; unreadCount: number }> {
  const [row] = await db.query<{ todos: bigint; unread: bigint }>(
    `select count(*) filter (where n.kind = 'todo' and n.done_at is null) as todos,
            count(*) filter (where n.kind = 'message' and r.read_at is null) as unread ${source}`,
    addressOf(actor),
  )
  return { todoCount: Number(row?.todos ?? 0n), unreadCount: Number(row?.unread ?? 0n) }
}

/** Marks one notice, or all (`id` null), as read by the actor's person; answers how many are addressed to it. */
export async function markRead(db: Db, actor: Actor, id: string | null, now: Date): Promise<number> {
  const rows = await db.query(
    `with mine as (select n.region_path, n.id from notices.notice n where ${addressed} and ($7::text is null or n.id = $7)),
          marked as (insert into notices.reading (user_id, region_path, notice_id, read_at)
                     select $2, region_path, id, $8 from mine on conflict do nothing)
     select id from mine`,
    [...addressOf(actor), id, now],
  )
  return rows.length
}
