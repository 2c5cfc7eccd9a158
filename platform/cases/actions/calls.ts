import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { type CallRecord, callAt } from '../store/calls.ts'

export interface CallInput {
  titleZh: string
  titleEn: string
  opensAt: string
  closesAt: string
}

/** Every call of a procedure, newest first. */
export async function allCalls(ctx: Context, procedureId: string) {
  const rows = await ctx.db.query<CallRecord>(
    'select * from cases.call where procedure_id = $1 order by opens_at desc, id limit 200',
    [procedureId],
  )
  return { items: rows.map(callView), total: rows.length }
}

export function callView(row: CallRecord) {
  return {
    id: row.id,
    title: { zh: row.title_zh, en: row.title_en },
    opensAt: row.opens_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    createdByName: row.created_by_name,
    revision: row.revision,
  }
}

/**
 * Opens a call.
 *
 * Permission: ID:calls.
 * Errors:     cases.call-reversed.
 */
export async function openCall(ctx: Context, procedureId: string, given: CallInput) {
  refuseReversed(given)
  const id = ctx.ids.next('cll')
  await ctx.db.tx(async (tx) => {
    await tx.query(
      `insert into cases.call (region_path, id, procedure_id, title_zh, title_en, opens_at, closes_at, created_at, created_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[ctx.actor.regionPath ?? '', id, procedureId, given.titleZh, given.titleEn],
        ...[given.opensAt, given.closesAt, ctx.clock.now(), ctx.actor.name],
      ],
    )
    await record(ctx, tx, id, 'cases.open-call', { ...given })
  })
  return view(ctx, procedureId, id)
}

/**
 * Changes a call, such as extends it; what was filed stays filed.
 *
 * Permission: ID:calls.
 * Errors:     cases.call-not-found, .call-changed, .call-reversed.
 */
export async function changeCall(
  ctx: Context,
  procedureId: string,
  id: string,
  given: CallInput & { revision: number },
) {
  refuseReversed(given)
  await ctx.db.tx(async (tx) => {
    if (!(await callAt(tx, procedureId, id))) throw new Refusal('cases.call-not-found')
    const changed = await tx.query(
      `update cases.call set title_zh = $3, title_en = $4, opens_at = $5, closes_at = $6, revision = revision + 1
       where id = $1 and procedure_id = $2 and revision = $7 returning id`,
      [id, procedureId, given.titleZh, given.titleEn, given.opensAt, given.closesAt, given.revision],
    )
    if (changed.length === 0) throw new Refusal('cases.call-changed')
    await record(ctx, tx, id, 'cases.change-call', { ...given })
  })
  return view(ctx, procedureId, id)
}

function refuseReversed({ opensAt, closesAt }: CallInput): void {
  if (closesAt <= opensAt) throw new Refusal({ code: 'cases.call-reversed', field: 'closesAt' })
}

async function view(ctx: Context, procedureId: string, id: string) {
  const row = await callAt(ctx.db, procedureId, id)
  if (!row) throw new Refusal('cases.call-not-found')
  return callView(row)
}

async function record(ctx: Context, tx: Context['db'], id: string, action: string, detail: Record<string, unknown>) {
  await ctx.audit.record(tx, ctx.actor, { action, object: `call:${id}`, regionPath: ctx.actor.regionPath, detail })
}
