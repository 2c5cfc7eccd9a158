import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { QueryOf } from '#platform/http/endpoint'
import type { readDesk } from '../contract.ts'
import { type CaseRecord, reaches } from './cases.ts'

/** What a person's role owns: states in which it is for them to act, by procedure. */
export interface Owned {
  procedureId: string
  states: string[]
  /** States in which an action that they may countersign can wait. */
  countersigns: boolean
}

export interface DeskAsker {
  scope: Scope
  userId: string | null
  /** Colleagues whose work they do today. */
  standsInFor: readonly string[]
  owned: readonly Owned[]
  /** Procedures whose cases they may see at all. */
  visible: readonly string[]
  today: string
  endOfWeek: string
}

type Filter = QueryOf<typeof readDesk>

const any = (conditions: RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`

/** Cases that stand on the person's desk by role, whoever handles them. */
const isOwned = (asker: DeskAsker) =>
  any(
    asker.owned.map(
      ({ procedureId, states }) => sql<boolean>`(c.procedure_id = ${procedureId} and c.state = any(${states}))`,
    ),
  )

/**
 * Whose work it is. Who no longer holds the membership handles nothing: such cases are in the pool again by themselves.
 */
const isHeld = (today: string) => sql<boolean>`exists (
  select 1 from auth.public_membership m where m.id = c.assignee_membership_id
  and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today}))`

function ofView(asker: DeskAsker, view: Filter['view']): RawBuilder<boolean> {
  const own = [asker.userId ?? '', ...asker.standsInFor]
  switch (view) {
    case 'mine':
      return sql<boolean>`(c.assignee_user_id = any(${own}) and ${isHeld(asker.today)})`
    case 'pool':
      return sql<boolean>`(${isOwned(asker)} and not ${isHeld(asker.today)})`
    case 'countersign': {
      const signs = asker.owned.filter(({ countersigns }) => countersigns).map(({ procedureId }) => procedureId)
      return sql<boolean>`(c.procedure_id = any(${signs}) and c.standing->'pending' <> 'null'::jsonb
        and c.standing->'pending'->>'proposedBy' <> ${asker.userId ?? ''}
        and not (c.standing->'pending'->'signedBy' ? ${asker.userId ?? ''}))`
    }
    case 'all':
      return sql<boolean>`c.procedure_id = any(${[...asker.visible]})`
  }
}

function ofUrgency(asker: DeskAsker, urgency: NonNullable<Filter['urgency']>): RawBuilder<boolean> {
  const { today, endOfWeek } = asker
  switch (urgency) {
    case 'stopped':
      return sql<boolean>`c.is_stopped`
    case 'overdue':
      return sql<boolean>`(not c.is_stopped and c.due_on < ${today}::date)`
    case 'today':
      return sql<boolean>`(not c.is_stopped and c.due_on = ${today}::date)`
    case 'week':
      return sql<boolean>`(not c.is_stopped and c.due_on > ${today}::date and c.due_on <= ${endOfWeek}::date)`
    case 'later':
      return sql<boolean>`(not c.is_stopped and (c.due_on is null or c.due_on > ${endOfWeek}::date))`
  }
}

const open = (asker: DeskAsker, view: Filter['view']) => sql<boolean>`
  c.closed_at is null and ${reaches(asker.scope)} and ${ofView(asker, view)}`

function matching(asker: DeskAsker, filter: Filter): RawBuilder<boolean> {
  const conditions = [open(asker, filter.view)]
  if (filter.procedureId) conditions.push(sql<boolean>`c.procedure_id = ${filter.procedureId}`)
  if (filter.state) conditions.push(sql<boolean>`c.state = ${filter.state}`)
  if (filter.urgency) conditions.push(ofUrgency(asker, filter.urgency))
  if (filter.q)
    conditions.push(
      sql<boolean>`(position(${filter.q} in c.subject) > 0 or position(${filter.q} in c.party_name) > 0 or c.number = upper(${filter.q}))`,
    )
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

const orders: Record<Filter['sort'], RawBuilder<unknown>> = {
  dueOn: sql`c.is_stopped, c.due_on nulls last, c.filed_at, c.id`,
  '-dueOn': sql`c.is_stopped, c.due_on desc nulls last, c.filed_at desc, c.id`,
  filedAt: sql`c.filed_at, c.id`,
  '-filedAt': sql`c.filed_at desc, c.id`,
}

/** Counting goes no further than this: nobody works through more, and it keeps a full desk quick. */
const mostCounted = 10_000

export async function deskRows(
  db: Db,
  asker: DeskAsker,
  filter: Filter,
): Promise<{ rows: CaseRecord[]; total: number }> {
  const where = matching(asker, filter)
  const { rows } = await sql<CaseRecord>`
    select c.* from cases.case c where ${where} order by ${orders[filter.sort]}
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db.as())
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from cases.case c where ${where} limit ${mostCounted}) as found`.execute(
    db.as(),
  )
  return { rows, total: counted[0]?.total ?? 0 }
}

export interface DeskCountRow {
  procedure_id: string
  mine: number
  pool: number
  countersign: number
  all: number
  overdue: number
  today: number
  week: number
  later: number
  stopped: number
}

/** How much there is, by procedure. */
export async function deskCounts(db: Db, asker: DeskAsker, procedureId?: string): Promise<DeskCountRow[]> {
  const view = (name: Filter['view']) => sql`count(*) filter (where ${ofView(asker, name)})::int`
  const urgency = (name: NonNullable<Filter['urgency']>) => sql`count(*) filter (where ${ofUrgency(asker, name)})::int`
  const { rows } = await sql<DeskCountRow>`
    select c.procedure_id, ${view('mine')} as mine, ${view('pool')} as pool, ${view('countersign')} as countersign,
      count(*)::int as "all", ${urgency('overdue')} as overdue, ${urgency('today')} as today, ${urgency('week')} as week,
      ${urgency('later')} as later, ${urgency('stopped')} as stopped
    from cases.case c
    where ${open(asker, 'all')} ${procedureId ? sql`and c.procedure_id = ${procedureId}` : sql``}
    group by c.procedure_id`.execute(db.as())
  return rows
}

/** Cases of a party, newest first. */
export async function casesOfParty(
  db: Db,
  scope: Scope,
  filter: { state: 'open' | 'closed' | 'all'; page: number; pageSize: number },
): Promise<{ rows: CaseRecord[]; total: number }> {
  const where = sql<boolean>`${reaches(scope)} and (${filter.state} = 'all' or (c.closed_at is null) = (${filter.state} = 'open'))`
  const { rows } = await sql<CaseRecord>`
    select c.* from cases.case c where ${where} order by c.filed_at desc, c.id
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db.as())
  const { rows: counted } = await sql<{
    total: number
  }>`select count(*)::int as total from cases.case c where ${where}`.execute(db.as())
  return { rows, total: counted[0]?.total ?? 0 }
}
