import type { Selectable } from 'kysely'
import type { Answers } from '#engines/form'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Mark } from '../contract.ts'
import type { CasesTables } from '../schema/tables.gen.ts'
import type { CaseRecord } from './cases.ts'

/** What the applicant changed in one field. */
export interface FieldChange {
  path: string
  before: unknown
  after: unknown
}

/** Where the clock stands after an event. */
export interface ClockNote {
  dueOn: string
  workingDaysLeft: number
  isStopped: boolean
}

export type EventKind =
  | 'filed'
  | 'acted'
  | 'deadline'
  | 'proposed'
  | 'countersigned'
  | 'declined'
  | 'recalled'
  | 'assigned'
  | 'released'
  | 'files-complete'
  | 'files-missing'
  | 'reminded'
  | 'escalated'
  | 'objected'
  | 'objection-decided'
  | 'followed'

export type EventRecord = Omit<
  Selectable<CasesTables['cases.event']>,
  'kind' | 'input' | 'marks' | 'changes' | 'clock'
> & {
  kind: EventKind
  input: Answers
  marks: Mark[]
  changes: FieldChange[]
  clock: ClockNote | null
}

/** Who did it, as it is written into the history. */
export interface Doer {
  userId: string | null
  name: string
  role: string | null
  membershipId: string | null
  unit: Localized
  onBehalfOfName: string | null
}

export interface NewEvent {
  at: Date
  kind: EventKind
  doer: Doer
  action?: string | null
  from?: string | null
  to: string
  input?: Answers
  marks?: Mark[]
  changes?: FieldChange[]
  clock?: ClockNote | null
  note?: string | null
  /** Since when the case was in the state that it leaves. */
  since?: Date
}

/** Appends to the history of a case that the transaction holds; answers the event's place. */
export async function appendEvent(tx: Db, row: Pick<CaseRecord, 'party_id' | 'id'>, event: NewEvent): Promise<number> {
  const { doer } = event
  const stayed = event.since ? Math.max(0, Math.round((event.at.getTime() - event.since.getTime()) / 1000)) : null
  const [placed] = await tx.query<{ position: number }>(
    `with counted as (
       update cases.case set event_count = event_count + 1 where party_id = $1 and id = $2 returning event_count)
     insert into cases.event (party_id, case_id, position, at, kind, action, from_state, to_state, actor_user_id, actor_name,
       actor_role, actor_membership_id, unit_zh, unit_en, on_behalf_of_name, input, marks, changes, clock, note, stayed_seconds)
     select $1, $2, event_count, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20 from counted
     returning position`,
    [
      row.party_id,
      row.id,
      event.at,
      event.kind,
      event.action ?? null,
      event.from ?? null,
      event.to,
      doer.userId,
      doer.name,
      doer.role,
      doer.membershipId,
      doer.unit.zh,
      doer.unit.en,
      doer.onBehalfOfName,
      JSON.stringify(event.input ?? {}),
      JSON.stringify(event.marks ?? []),
      JSON.stringify(event.changes ?? []),
      event.clock ? JSON.stringify(event.clock) : null,
      event.note ?? null,
      stayed,
    ],
  )
  if (!placed) throw new Error(`the case ${row.id} is gone while it is being changed`)
  return placed.position
}

/** The history of a case, oldest first. */
export async function eventsOf(db: Db, row: Pick<CaseRecord, 'party_id' | 'id'>): Promise<EventRecord[]> {
  return db.query<EventRecord>('select * from cases.event where party_id = $1 and case_id = $2 order by position', [
    row.party_id,
    row.id,
  ])
}

/** What was done to a case last; null for one without history. */
export async function lastEventOf(db: Db, row: Pick<CaseRecord, 'party_id' | 'id'>): Promise<EventRecord | null> {
  const [last] = await db.query<EventRecord>(
    'select * from cases.event where party_id = $1 and case_id = $2 order by position desc limit 1',
    [row.party_id, row.id],
  )
  return last ?? null
}
