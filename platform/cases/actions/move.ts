import type { Answers } from '#engines/form'
import { type Standing, stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import type { Outcome } from '../case.ts'
import type { Mark } from '../contract.ts'
import { clockNote, placed } from '../moving.ts'
import { closeNotice, openNotice } from '../public-notice.ts'
import type { Procedure } from '../registered.ts'
import { type CaseRecord, type Change, changeCase } from '../store/cases.ts'
import { appendEvent, type Doer, type EventKind, type FieldChange } from '../store/events.ts'
import { holderOf } from '../store/people.ts'
import { objectOf, tellOwners, tellParty } from '../tell.ts'

export interface Move {
  standing: Standing
  kind: EventKind
  doer: Doer
  action?: string
  input?: Answers
  marks?: Mark[]
  changes?: FieldChange[]
  note?: string | null
  /** What the applicant is told about it. */
  saidToParty?: string | null
  outcome?: Outcome | undefined
  also?: Change
}

/** Writes that a locked case has gone to another state: columns, history, public notice, to-dos, messages. */
export async function moveCase(
  tx: Db,
  services: Services,
  procedure: Procedure,
  row: CaseRecord,
  move: Move,
): Promise<CaseRecord> {
  const { standing, outcome } = move
  const at = new Date(standing.lastAt)
  const today = businessDate(at)
  const state = stateOf(procedure.model, standing.state)
  const after = await changeCase(tx, row, {
    ...placed(procedure, standing, today),
    ...(await keptAssignee(tx, row, state.owner, today)),
    ...(outcome?.shown ? { shown: [...(outcome.isShownAnew ? [] : row.shown), ...outcome.shown] } : {}),
    ...move.also,
  })
  await appendEvent(tx, after, {
    at,
    kind: move.kind,
    doer: move.doer,
    action: move.action ?? null,
    from: row.state,
    to: standing.state,
    since: row.entered_at,
    clock: clockNote(procedure, standing, today),
    ...(move.input ? { input: move.input } : {}),
    ...(move.marks ? { marks: move.marks } : {}),
    ...(move.changes ? { changes: move.changes } : {}),
    note: move.note ?? null,
  })
  if (row.state !== after.state) {
    await closeNotice(tx, row, at)
    await openNotice(tx, services, procedure, after)
  }
  await tell(tx, services, procedure, after, move)
  return after
}

/** Whoever handles a case keeps it while their role still owns its state; with the applicant it waits for them. */
async function keptAssignee(tx: Db, row: CaseRecord, owner: readonly string[], today: string): Promise<Change> {
  if (row.assignee_membership_id === null || owner.every((who) => who === 'applicant')) return {}
  const holder = await holderOf(tx, row.assignee_membership_id, today)
  return holder && owner.includes(holder.role) ? {} : released
}

export const released = {
  assignee_membership_id: null,
  assignee_user_id: null,
  assignee_name: null,
  assigned_at: null,
} as const

/** What was to be done about the case is done, or no longer; then whoever has to act next is told. */
async function tell(tx: Db, services: Services, procedure: Procedure, row: CaseRecord, move: Move): Promise<void> {
  const state = stateOf(procedure.model, row.state)
  await services.registry.ports.resolveTodos(tx, services, objectOf(row))
  const byParty = move.doer.role === 'organisation-member' || move.doer.userId === row.party_id
  if (!byParty)
    await tellParty(tx, services, procedure, row, { note: move.saidToParty ?? null, marks: move.marks?.length ?? 0 })
  // A case that comes back is news for whoever had it; a new one stands on the desk and is nobody's news.
  if (byParty && !state.final && row.assignee_membership_id)
    await tellOwners(tx, services, row, state, {
      kind: 'message',
      title: { zh: `${row.number} 已重新提交：${row.subject}`, en: `${row.number} has come back: ${row.subject}` },
      reason: 'cases.came-back',
    })
}
