import { sql } from 'kysely'
import { notify } from '#areas/notices'
import { regionNames } from '#areas/regions'
import { type Problem, Refusal } from '#kernel/refusal'
import { scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { plainDecimal } from '../rules/decimal.ts'
import { type StoredObservation, takeSeries } from '../store/observations.ts'
import { observationViews } from '../views.ts'
import { syncCollections } from './collection/todos.ts'
import { closeApprovals } from './remind-approvers.ts'
import { rollUpFrom } from './rollup/roll-up.ts'

type Named = StoredObservation & { indicator: string; last_revision: number }
type Pending = StoredObservation & {
  indicator: string
  total: number
  previous: { period: string; value: string } | null
}

/**
 * Reports that wait for approval, oldest first; corrected ones are left out.
 *
 * Permission: indicators:approve, by region.
 */
export async function listPending(ctx: Context, query: { page: number; pageSize: number }) {
  const { rows } = await sql<Pending>`
    select o.*, i.name as indicator, count(*) over ()::int as total,
      (select jsonb_build_object('period', b.period, 'value', b.value::text) from indicators.observation b
        where b.region_path = o.region_path and b.indicator_id = o.indicator_id and b.subject = o.subject
          and b.status <> 'returned' and b.period_end <= o.period_end and b.id <> o.id
        order by b.period_end desc, b.period, b.revision desc limit 1) as previous
    from indicators.observation o join indicators.indicator i on i.id = o.indicator_id
    where o.status = 'submitted' and ${scopeCondition(ctx.scope, { regionPath: 'o.region_path' })}
      and not exists (select 1 from indicators.observation later where later.region_path = o.region_path
        and later.indicator_id = o.indicator_id and later.subject = o.subject and later.period = o.period
        and later.revision > o.revision)
    order by o.recorded_at, o.id limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(
    ctx.db.as(),
  )
  const names = await regionNames(ctx.db, [...new Set(rows.map((row) => row.region_path))])
  const items = rows.flatMap((row) => {
    const [observation] = observationViews([row], ctx.actor.locale)
    if (!observation) return []
    return [
      {
        regionPath: row.region_path,
        regionName: names.get(row.region_path) ?? row.region_path,
        indicatorId: row.indicator_id,
        indicator: row.indicator,
        subject: row.subject,
        isOwn: row.recorded_by !== null && row.recorded_by === ctx.actor.userId,
        previous: row.previous && { period: row.previous.period, value: plainDecimal(row.previous.value) },
        observation,
      },
    ]
  })
  return { items, total: rows[0]?.total ?? 0 }
}

/**
 * Approves or returns reports, all or none. Nobody approves what they reported themselves.
 *
 * Permission: indicators:approve, by region.
 * Writes:     status of indicators.observation (never the value), a notice to who reported it, the operation log.
 * Errors:     indicators.not-found, .own-approval, .already-decided, .return-needs-note.
 */
export async function decideObservations(
  ctx: Context,
  input: { decision: 'approved' | 'returned'; note: string | null; observations: { regionPath: string; id: string }[] },
): Promise<{ decided: number }> {
  const { decision, note } = input
  if (decision === 'returned' && !note) throw new Refusal({ code: 'indicators.return-needs-note', field: 'note' })
  return ctx.db.tx(async (tx) => {
    const { rows } = await sql<Named>`
      select o.*, i.name as indicator, (select max(l.revision) from indicators.observation l
        where l.region_path = o.region_path and l.indicator_id = o.indicator_id and l.subject = o.subject
          and l.period = o.period) as last_revision
      from unnest(${input.observations.map((one) => one.regionPath)}::text[], ${input.observations.map((one) => one.id)}::text[]) as k (r, i)
      join indicators.observation o on o.region_path = k.r and o.id = k.i
      join indicators.indicator i on i.id = o.indicator_id
      where ${scopeCondition(ctx.scope, { regionPath: 'o.region_path' })}
      order by o.region_path, o.id for update of o`.execute(tx.as())
    if (rows.length < new Set(input.observations.map((one) => one.id)).size) throw new Refusal('indicators.not-found')
    const problems = rows.flatMap((row) => problemsOf(row, ctx, decision))
    if (problems.length > 0) throw new Refusal(problems)
    // A returned value no longer counts, so what was assessed with it is void.
    if (decision === 'returned') {
      await takeSeries(
        tx,
        rows.map((row) => ({ regionPath: row.region_path, indicatorId: row.indicator_id })),
      )
    }
    for (const row of rows) {
      await tx.query(
        `update indicators.observation set status = $3, decided_by = $4, decided_by_name = $7, decided_at = $5,
           decision_note = $6 where region_path = $1 and id = $2`,
        [row.region_path, row.id, decision, ctx.actor.userId, ctx.clock.now(), note, ctx.actor.name],
      )
      if (decision === 'returned') await tellReturned(tx, ctx, row, note ?? '')
      await ctx.audit.record(tx, ctx.actor, {
        action: decision === 'approved' ? 'indicators.approve-observation' : 'indicators.return-observation',
        object: `observation:${row.id}`,
        regionPath: row.region_path,
        detail: { indicatorId: row.indicator_id, period: row.period, value: row.value, note },
      })
    }
    await closeApprovals(
      tx,
      ctx,
      rows.map((row) => row.region_path),
    )
    if (decision === 'returned') {
      await syncCollections(
        tx,
        ctx,
        rows.map((row) => row.region_path),
      )
    } else {
      await rollUpFrom(
        tx,
        ctx,
        rows.map((row) => ({
          regionPath: row.region_path,
          indicatorId: row.indicator_id,
          subject: row.subject,
          period: row.period,
        })),
      )
    }
    return { decided: rows.length }
  })
}

/** Whoever reported it learns why it came back; what machines and documents reported goes to nobody. */
async function tellReturned(tx: Db, ctx: Context, row: Named, note: string): Promise<void> {
  if (row.recorded_by === null) return
  await notify(tx, ctx, {
    kind: 'message',
    to: { userId: row.recorded_by },
    regionPath: row.region_path,
    title: {
      zh: `${row.indicator} ${row.period} 的数据被退回：${note}`,
      en: `${row.indicator} ${row.period} was returned: ${note}`,
    },
    link: `/indicators/entry?region=${encodeURIComponent(row.region_path)}&period=${row.period}`,
    object: `observation:${row.id}`,
    reason: 'indicators.returned',
  })
}

function problemsOf(row: Named, ctx: Context, decision: 'approved' | 'returned'): Problem[] {
  const params = { indicator: row.indicator }
  const isDecided = row.status !== 'submitted' || row.last_revision > row.revision
  if (isDecided) return [{ code: 'indicators.already-decided', params }]
  const isOwn = row.recorded_by !== null && row.recorded_by === ctx.actor.userId
  return isOwn && decision === 'approved' ? [{ code: 'indicators.own-approval', params }] : []
}
