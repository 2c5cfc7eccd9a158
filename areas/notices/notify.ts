import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import type { Localized } from '#kernel/localized'
import type { Role } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'

/** Whom a notice is for. A role means everybody who has it in exactly that region, not in the regions below. */
export type Recipient =
  | { membershipId: string }
  | { userId: string }
  | { role: Role }
  | { departmentId: string }
  | { organisationId: string }

export interface NewNotice {
  /** `todo` stays open until `resolveTodos` is called for its object; a `message` only wants to be read. */
  kind: 'todo' | 'message'
  to: Recipient
  /** Region of the matter; for a role also the region in which it is held. */
  regionPath: string
  title: Localized
  text?: Localized
  /** Page of this site: `/indicators/reports/rpt_…`. */
  link: string
  /** What it is about: `report:rpt_…`. */
  object: string
  /** Why, such as `indicators.report-due`; while one is open, the same reason for the same object is not told again. */
  reason: string
  dueOn?: string
}

/**
 * Sends a to-do or a message in the caller's transaction. Telling the same again while it is open renews its words
 * and its deadline, and makes it unread.
 *
 * Example: notify(tx, ctx, { kind: 'todo', to: { departmentId }, regionPath: '320800/', title: { zh: '请填报 5 月数据', en: 'Report May' }, link: '/indicators/reports/rpt_1', object: 'report:rpt_1', reason: 'indicators.report-due', dueOn: '2025-06-10' })
 */
export async function notify(tx: Db, services: { ids: Ids; clock: Clock }, notice: NewNotice): Promise<void> {
  const { to, regionPath, title, text } = notice
  const columns = { membershipId: null, userId: null, role: null, departmentId: null, organisationId: null, ...to }
  const [row] = await tx.query<{ id: string; is_new: boolean }>(
    `insert into notices.notice as n (region_path, id, kind, title_zh, title_en, text_zh, text_en, link, object, reason,
       recipient_key, membership_id, user_id, role, department_id, organisation_id, due_on, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (region_path, recipient_key, object, reason) where done_at is null
     do update set kind = excluded.kind, title_zh = excluded.title_zh, title_en = excluded.title_en,
       text_zh = excluded.text_zh, text_en = excluded.text_en, link = excluded.link, due_on = excluded.due_on,
       created_at = excluded.created_at
     returning n.id, n.id = $2 as is_new`,
    [
      regionPath,
      services.ids.next('ntc'),
      notice.kind,
      title.zh,
      title.en,
      text?.zh ?? null,
      text?.en ?? null,
      notice.link,
      notice.object,
      notice.reason,
      Object.entries(to)
        .map(([kind, value]) => `${kind}:${value}`)
        .join(),
      columns.membershipId,
      columns.userId,
      columns.role,
      columns.departmentId,
      columns.organisationId,
      notice.dueOn ?? null,
      services.clock.now(),
    ],
  )
  if (row && !row.is_new)
    await tx.query('delete from notices.reading where region_path = $1 and notice_id = $2', [regionPath, row.id])
}

/** Closes the open to-dos about an object, all of them or those for one reason; answers how many. */
export async function resolveTodos(
  tx: Db,
  services: { clock: Clock },
  object: string,
  reason?: string,
): Promise<number> {
  const rows = await tx.query(
    `update notices.notice set done_at = $2
     where object = $1 and kind = 'todo' and done_at is null and ($3::text is null or reason = $3) returning id`,
    [object, services.clock.now(), reason ?? null],
  )
  return rows.length
}
