import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import { reaches } from './cases.ts'

/** Of all fields asked for in the last year, the share that was filled in beforehand and left as it was. */
export async function prefilledShare(db: Db, procedureId: string, now: Date): Promise<number | null> {
  const since = new Date(now.getTime() - 365 * 86_400_000)
  const [row] = await db.query<{ asked: bigint | null; kept: bigint | null }>(
    `select sum(asked_count)::bigint as asked, sum(prefilled_count)::bigint as kept
     from (select asked_count, prefilled_count from cases.case where procedure_id = $1 and filed_at >= $2
           order by filed_at desc limit 5000) as recent`,
    [procedureId, since],
  )
  return row?.asked ? Number(row.kept ?? 0n) / Number(row.asked) : null
}

export interface Span {
  procedureId: string
  from: string
  to: string
}

const within = (scope: Scope, { procedureId, from, to }: Span): RawBuilder<boolean> => sql<boolean>`
  c.procedure_id = ${procedureId} and ${reaches(scope)}
  and c.filed_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'
  and c.filed_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`

export interface Totals {
  filed: number
  open: number
  granted: number
  refused: number
  withdrawn: number
  returned: number
  overdue: number
  asked: bigint | null
  prefilled: bigint | null
  median_seconds: number | null
  p90_seconds: number | null
}

/** What became of the cases filed within a span of days. */
export async function totals(db: Db, scope: Scope, span: Span, today: string): Promise<Totals> {
  const { rows } = await sql<Totals>`
    with filed as (select c.* from cases.case c where ${within(scope, span)})
    select count(*)::int as filed,
      count(*) filter (where closed_at is null)::int as open,
      count(*) filter (where outcome = 'granted')::int as granted,
      count(*) filter (where outcome = 'refused')::int as refused,
      count(*) filter (where outcome = 'withdrawn')::int as withdrawn,
      count(*) filter (where exists (select 1 from cases.event e where e.party_id = filed.party_id and e.case_id = filed.id
        and jsonb_array_length(e.marks) > 0))::int as returned,
      count(*) filter (where closed_at is null and not is_stopped and due_on < ${today}::date)::int as overdue,
      sum(asked_count)::bigint as asked, sum(prefilled_count)::bigint as prefilled,
      percentile_cont(0.5) within group (order by extract(epoch from closed_at - filed_at)) as median_seconds,
      percentile_cont(0.9) within group (order by extract(epoch from closed_at - filed_at)) as p90_seconds
    from filed`.execute(db.as())
  const [row] = rows
  if (!row) throw new Error('a count of cases answered nothing')
  return row
}

export interface StepRow {
  state: string
  left: number
  median_seconds: number | null
  p90_seconds: number | null
  waiting: number
  oldest_since: Date | null
}

/** How long cases stay in each state, and how many stand there now. */
export async function steps(db: Db, scope: Scope, span: Span): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    with filed as (select c.* from cases.case c where ${within(scope, span)}),
    stays as (
      select e.from_state as state, e.stayed_seconds from cases.event e
      join filed f on f.party_id = e.party_id and f.id = e.case_id where e.stayed_seconds is not null),
    left_states as (
      select state, count(*)::int as "left",
        percentile_cont(0.5) within group (order by stayed_seconds) as median_seconds,
        percentile_cont(0.9) within group (order by stayed_seconds) as p90_seconds
      from stays group by state),
    standing as (
      select state, count(*)::int as waiting, min(entered_at) as oldest_since from filed where closed_at is null group by state)
    select coalesce(l.state, s.state) as state, coalesce(l."left", 0) as "left", l.median_seconds, l.p90_seconds,
      coalesce(s.waiting, 0) as waiting, s.oldest_since
    from left_states l full join standing s on s.state = l.state`.execute(db.as())
  return rows
}
