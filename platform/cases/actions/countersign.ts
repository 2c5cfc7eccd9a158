import { countersigned, mayCountersign, momentOf, pendingAction, withoutProposal } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { doerOf, engineActor, hasStake } from '../doer.ts'
import { caseOf, guardAction } from '../hooks.ts'
import { placed } from '../moving.ts'
import { type CaseRecord, changeCase } from '../store/cases.ts'
import { appendEvent, type EventKind, type EventRecord, eventsOf } from '../store/events.ts'
import { deskLink, objectOf } from '../tell.ts'
import { callOf, carryOut } from './act.ts'
import { type CaseAddress, changedMeanwhile, lockedCase, procedureOf } from './load.ts'
import { settleDeadlines } from './settle.ts'

interface Signing {
  revision: number
  agree: boolean
  note: string | null
}

/**
 * Agrees to what a colleague proposed, or declines. With the last signature the action takes effect under the name of
 * who proposed it; declined, the case is where it was, and a to-do for who proposed it says why.
 *
 * Permission: ID:countersign.
 * Errors:     cases.not-found, .changed-meanwhile, .nothing-to-countersign, .own-proposal, .countersigned-already,
 *             .decline-needs-reason, .own-case, those of the guard and the effect.
 */
export async function countersign(ctx: Context, at: CaseAddress, given: Signing): Promise<CaseRecord> {
  return ctx.db.tx(async (tx) => {
    const row = await settleDeadlines(tx, ctx, await lockedCase(tx, ctx, at))
    if (row.revision !== given.revision) throw await changedMeanwhile(tx, ctx, row)
    const { model } = procedureOf(ctx, row)
    const problems = mayCountersign(model, row.standing, engineActor(row, ctx.actor))
    if (await hasStake(tx, ctx, row)) problems.push({ code: 'cases.own-case' })
    if (problems.length === 0 && !given.agree && !given.note?.trim())
      problems.push({ code: 'cases.decline-needs-reason', field: 'note' })
    if (problems.length > 0) throw new Refusal(problems)
    return given.agree ? agree(tx, ctx, row, given.note) : decline(tx, ctx, row, given.note ?? '')
  })
}

async function agree(tx: Db, ctx: Context, row: CaseRecord, note: string | null): Promise<CaseRecord> {
  const procedure = procedureOf(ctx, row)
  const proposal = await proposalOf(tx, row)
  const action = pendingAction(procedure.model, row.standing)
  if (!action || !row.standing.pending) throw new Refusal('cases.nothing-to-countersign')
  const { standing, isComplete } = countersigned(
    procedure.model,
    row.standing,
    ctx.actor.userId ?? '',
    ctx.clock.now().toISOString(),
  )
  const signed = await recordStep(tx, ctx, row, { standing, kind: 'countersigned', note })
  if (!isComplete) return signed
  const call = callOf(procedure, row.state, action, proposal.input)
  const moment = new Date(momentOf(standing, ctx.clock.now().toISOString()))
  const refused = guardAction(procedure, caseOf(procedure, signed), call, businessDate(moment))
  if (refused.length > 0) throw new Refusal(refused)
  return carryOut(tx, ctx, {
    ...{ procedure, action, moment, input: proposal.input, marks: [], correction: null },
    row: { ...signed, standing: withoutProposal(standing, standing.lastAt) },
    to: row.standing.pending.to,
    doer: proposerOf(proposal),
    note: `经 ${ctx.actor.name} 会签`,
  })
}

async function decline(tx: Db, ctx: Context, row: CaseRecord, note: string): Promise<CaseRecord> {
  const proposal = await proposalOf(tx, row)
  const standing = withoutProposal(row.standing, ctx.clock.now().toISOString())
  const after = await recordStep(tx, ctx, row, { standing, kind: 'declined', note })
  const { ports } = ctx.registry
  await ports.resolveTodos(tx, ctx, objectOf(row), 'cases.to-countersign')
  if (proposal.actor_membership_id)
    await ports.notify(tx, ctx, {
      kind: 'todo',
      to: { membershipId: proposal.actor_membership_id },
      regionPath: row.region_path,
      title: { zh: `会签未通过，请重新办理：${row.subject}`, en: `Not countersigned, decide again: ${row.subject}` },
      text: { zh: note, en: note },
      link: deskLink(row),
      object: objectOf(row),
      reason: 'cases.declined',
      ...(row.due_on ? { dueOn: row.due_on } : {}),
    })
  return after
}

/**
 * Takes one's own proposal back.
 *
 * Permission: ID:recall.
 * Errors:     cases.not-found, .changed-meanwhile, .nothing-to-countersign, .not-your-proposal.
 */
export async function recall(ctx: Context, at: CaseAddress, revision: number): Promise<CaseRecord> {
  return ctx.db.tx(async (tx) => {
    const row = await settleDeadlines(tx, ctx, await lockedCase(tx, ctx, at))
    if (row.revision !== revision) throw await changedMeanwhile(tx, ctx, row)
    const { pending } = row.standing
    if (!pending) throw new Refusal('cases.nothing-to-countersign')
    if (pending.proposedBy !== ctx.actor.userId) throw new Refusal('cases.not-your-proposal')
    const standing = withoutProposal(row.standing, ctx.clock.now().toISOString())
    const after = await recordStep(tx, ctx, row, { standing, kind: 'recalled', note: null })
    await ctx.registry.ports.resolveTodos(tx, ctx, objectOf(row), 'cases.to-countersign')
    return after
  })
}

/** Writes a step of the countersigning that leaves the case where it is. */
async function recordStep(
  tx: Db,
  ctx: Context,
  row: CaseRecord,
  { standing, kind, note }: { standing: CaseRecord['standing']; kind: EventKind; note: string | null },
): Promise<CaseRecord> {
  const at = new Date(standing.lastAt)
  const after = await changeCase(tx, row, placed(procedureOf(ctx, row), standing, businessDate(at)))
  const doer = await doerOf(tx, ctx, row)
  await appendEvent(tx, after, { at, kind, doer, from: row.state, to: row.state, note })
  await ctx.audit.record(tx, ctx.actor, {
    action: `cases.${kind}`,
    object: objectOf(row),
    regionPath: row.region_path,
    detail: { action: row.standing.pending?.action ?? null },
  })
  return after
}

async function proposalOf(tx: Db, row: CaseRecord): Promise<EventRecord> {
  const found = (await eventsOf(tx, row)).findLast((event) => event.kind === 'proposed')
  if (!found) throw new Error(`the case ${row.id} waits for a countersignature, but nobody proposed anything`)
  return found
}

const proposerOf = (proposal: EventRecord) => ({
  userId: proposal.actor_user_id,
  name: proposal.actor_name,
  role: proposal.actor_role,
  membershipId: proposal.actor_membership_id,
  unit: { zh: proposal.unit_zh, en: proposal.unit_en },
  onBehalfOfName: proposal.on_behalf_of_name,
})
