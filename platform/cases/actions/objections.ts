import { masked } from '#engines/form'
import { momentOf, stateOf, touched } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { Shown } from '../case.ts'
import { doerOf, hasStake, systemDoer } from '../doer.ts'
import { placed } from '../moving.ts'
import { type CaseRecord, changeCase } from '../store/cases.ts'
import { appendEvent } from '../store/events.ts'
import { objectOf, tellOwners } from '../tell.ts'
import { type CaseAddress, changedMeanwhile, loadCase, lockedCase, procedureOf } from './load.ts'
import { settleDeadlines } from './settle.ts'

interface NoticeRow {
  region_path: string
  id: string
  party_id: string
  case_id: string
  procedure_id: string
  title: string
  shown: Shown[]
  opened_at: Date
  last_day: string
  closed_at: Date | null
}

function noticeView(ctx: Context, row: NoticeRow, regions: Map<string, string>) {
  return {
    id: row.id,
    title: row.title,
    procedureId: row.procedure_id,
    procedureTitle: ctx.registry.procedures.versions(row.procedure_id)[0]?.model.title ?? { zh: '', en: '' },
    regionName: regions.get(row.region_path) ?? row.region_path,
    shown: row.shown,
    openedAt: row.opened_at.toISOString(),
    lastDay: row.last_day,
    mayObject: row.closed_at === null && row.last_day >= businessDate(ctx.clock.now()),
  }
}

/** Public notices that are open, newest first. */
export async function publicNotices(ctx: Context, { page, pageSize }: { page: number; pageSize: number }) {
  const today = businessDate(ctx.clock.now())
  const rows = await ctx.db.query<NoticeRow & { total: number }>(
    `select n.*, count(*) over ()::int as total from cases.public_notice n
     where closed_at is null and last_day >= $1 order by opened_at desc, id limit $2 offset $3`,
    [today, pageSize, (page - 1) * pageSize],
  )
  const regions = await ctx.registry.ports.regionNames(ctx.db, [...new Set(rows.map((row) => row.region_path))])
  return { items: rows.map((row) => noticeView(ctx, row, regions)), total: rows[0]?.total ?? 0 }
}

/**
 * One public notice, also after it is over.
 *
 * Errors: cases.notice-not-found.
 */
export async function publicNotice(ctx: Context, id: string) {
  const row = await noticeRow(ctx, id)
  return noticeView(ctx, row, await ctx.registry.ports.regionNames(ctx.db, [row.region_path]))
}

async function noticeRow(ctx: Context, id: string): Promise<NoticeRow> {
  const [row] = await ctx.db.query<NoticeRow>('select * from cases.public_notice where id = $1', [id])
  if (!row) throw new Refusal('cases.notice-not-found')
  return row
}

/** Open objections to one case; more at once are no longer arguments. */
const mostOpen = 50

/**
 * Objects to a public notice. Anybody may, under a name and with a way to reach them; the case waits for the decision.
 *
 * Errors: cases.notice-not-found, cases.notice-over, cases.too-many-objections.
 */
export async function object(ctx: Context, noticeId: string, given: { name: string; contact: string; text: string }) {
  const notice = await noticeRow(ctx, noticeId)
  return ctx.db.tx(async (tx) => {
    const locked = await lockedCase(tx, { ...ctx, scope: { reach: 'all' } }, { caseId: notice.case_id })
    const row = await settleDeadlines(tx, ctx, locked, ctx.receivedAt)
    const state = stateOf(procedureOf(ctx, row).model, row.state)
    const now = ctx.receivedAt
    if (!state.isPublicNotice || notice.closed_at !== null || notice.last_day < businessDate(now))
      throw new Refusal({ code: 'cases.notice-over', params: { lastDay: notice.last_day } })
    const [counted] = await tx.query<{ open: number }>(
      'select count(*)::int as open from cases.objection where party_id = $1 and case_id = $2 and decision is null',
      [row.party_id, row.id],
    )
    if ((counted?.open ?? 0) >= mostOpen) throw new Refusal('cases.too-many-objections')
    const id = ctx.ids.next('obj')
    await tx.query(
      `insert into cases.objection (party_id, case_id, id, notice_id, made_at, name, contact, text)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.party_id, row.id, id, notice.id, now, given.name, given.contact, given.text],
    )
    const standing = touched(row.standing, now.toISOString())
    const after = await changeCase(tx, row, { standing })
    await appendEvent(tx, after, {
      at: new Date(standing.lastAt),
      kind: 'objected',
      doer: systemDoer,
      from: row.state,
      to: row.state,
    })
    await tellOwners(tx, ctx, after, state, {
      kind: 'todo',
      title: { zh: `收到异议，请处理：${row.subject}`, en: `Objection to decide: ${row.subject}` },
      reason: 'cases.objection',
    })
    return { id }
  })
}

interface ObjectionRow {
  id: string
  made_at: Date
  name: string
  contact: string
  text: string
  decision: 'upheld' | 'dismissed' | null
  reason: string | null
  decided_at: Date | null
  decided_by_name: string | null
}

/** Objections to a case, the oldest first; who made them is covered. */
export async function objectionsOf(ctx: Context, at: CaseAddress) {
  const row = await loadCase(ctx, at)
  const rows = await ctx.db.query<ObjectionRow>(
    'select * from cases.objection where party_id = $1 and case_id = $2 order by made_at, id',
    [row.party_id, row.id],
  )
  return { items: rows.map((each) => objectionView(each)), total: rows.length }
}

function objectionView(row: ObjectionRow) {
  return {
    id: row.id,
    madeAt: row.made_at.toISOString(),
    name: masked(row.name),
    contact: masked(row.contact),
    text: row.text,
    decision: row.decision,
    reason: row.reason,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedByName: row.decided_by_name,
  }
}

/**
 * Decides an objection. Upheld or not, the case is moved on by the actions of its state, or by its deadline once no
 * objection is open any more.
 *
 * Permission: ID:decide-objections.
 * Errors:     cases.not-found, .changed-meanwhile, .objection-not-found, .objection-decided, .own-case.
 */
export async function decideObjection(
  ctx: Context,
  at: CaseAddress,
  given: { objectionId: string; revision: number; decision: 'upheld' | 'dismissed'; reason: string },
): Promise<CaseRecord> {
  return ctx.db.tx(async (tx) => {
    const row = await lockedCase(tx, ctx, at)
    if (row.revision !== given.revision) throw await changedMeanwhile(tx, ctx, row)
    if (await hasStake(tx, ctx, row)) throw new Refusal('cases.own-case')
    const now = new Date(momentOf(row.standing, ctx.clock.now().toISOString()))
    const [found] = await tx.query<{ decision: string | null }>(
      'select decision from cases.objection where party_id = $1 and case_id = $2 and id = $3',
      [row.party_id, row.id, given.objectionId],
    )
    if (!found) throw new Refusal('cases.objection-not-found')
    if (found.decision !== null) throw new Refusal('cases.objection-decided')
    await tx.query(
      `update cases.objection set decision = $4, reason = $5, decided_at = $6, decided_by_user_id = $7, decided_by_name = $8
       where party_id = $1 and case_id = $2 and id = $3`,
      [row.party_id, row.id, given.objectionId, given.decision, given.reason, now, ctx.actor.userId, ctx.actor.name],
    )
    const standing = touched(row.standing, now.toISOString())
    const procedure = procedureOf(ctx, row)
    const after = await changeCase(tx, row, placed(procedure, standing, businessDate(now)))
    const said = { upheld: '成立', dismissed: '不成立' }[given.decision]
    await appendEvent(tx, after, {
      at: now,
      kind: 'objection-decided',
      doer: await doerOf(tx, ctx, row),
      from: row.state,
      to: row.state,
      note: `${said}：${given.reason}`,
    })
    await ctx.registry.ports.resolveTodos(tx, ctx, objectOf(row), 'cases.objection')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'cases.decide-objection',
      object: objectOf(row),
      regionPath: row.region_path,
      detail: { objectionId: given.objectionId, decision: given.decision },
    })
    return settleDeadlines(tx, ctx, await dueAgain(tx, after, businessDate(now)))
  })

  /** The decision may have been all that a deadline waited for: then it is looked at at once. */
  async function dueAgain(tx: Parameters<typeof changeCase>[0], row: CaseRecord, today: string): Promise<CaseRecord> {
    return row.due_on !== null && row.due_on < today ? changeCase(tx, row, { look_on: today }) : row
  }
}
