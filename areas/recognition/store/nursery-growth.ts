import type { Db } from '#platform/db/db'
import type { NurseryMilestone } from '../contract/nursery-stay.ts'

/** Of which company, in which stay. */
export interface StayKey {
  creditCode: string
  membershipId: string
}

export interface TutorRow {
  credit_code: string
  membership_id: string
  id: string
  user_id: string
  name: string
  from_at: Date
  by_name: string
  until_at: Date | null
}

export interface MilestoneRow {
  credit_code: string
  membership_id: string
  id: string
  gate: string | null
  fact: string | null
  label: { zh: string; en: string }
  from_value: string | null
  to_value: string | null
  due_on: string
  who: NurseryMilestone['who']
  made_at: Date
  made_by_name: string
  revision: number
  done_on: string | null
  done_note: string | null
  done_by_name: string | null
  dropped_on: string | null
}

export interface EvaluationRow {
  id: string
  judged_on: string
  rule_version: string
  inputs: Record<string, unknown>
  /** What the city had set for the rule. */
  parameters: Record<string, string>
  made_at: Date
  made_by_name: string
}

export interface ServiceRow {
  id: string
  happened_on: string
  what: string
  by_name: string
  recorded_at: Date
}

const of = ({ creditCode, membershipId }: StayKey) => [creditCode, membershipId]

/** Everybody who tutored a company in a stay, the first first. */
export async function tutorsOf(db: Db, key: StayKey): Promise<TutorRow[]> {
  return db.query<TutorRow & Record<string, unknown>>(
    'select * from recognition.nursery_tutor where credit_code = $1 and membership_id = $2 order by from_at, id',
    of(key),
  )
}

/** Gives companies a tutor, whoever they had before ending; those that have this one already are left. Answers how many changed. */
export async function replaceTutors(
  tx: Db,
  keys: readonly StayKey[],
  tutor: { userId: string; name: string; byName: string; at: Date; idOf: () => string },
): Promise<number> {
  const wanted = JSON.stringify(keys)
  const known = await tx.query<{ credit_code: string; membership_id: string }>(
    `select t.credit_code, t.membership_id from recognition.nursery_tutor t
       join jsonb_to_recordset($1::jsonb) as k ("creditCode" text, "membershipId" text)
         on k."creditCode" = t.credit_code and k."membershipId" = t.membership_id
     where t.until_at is null and t.user_id = $2`,
    [wanted, tutor.userId],
  )
  const same = new Set(known.map((row) => `${row.credit_code} ${row.membership_id}`))
  const fresh = keys.filter((key) => !same.has(`${key.creditCode} ${key.membershipId}`))
  const rows = JSON.stringify(fresh.map((key) => ({ ...key, id: tutor.idOf() })))
  await tx.query(
    `update recognition.nursery_tutor t set until_at = $2
     from jsonb_to_recordset($1::jsonb) as k ("creditCode" text, "membershipId" text)
     where k."creditCode" = t.credit_code and k."membershipId" = t.membership_id and t.until_at is null`,
    [rows, tutor.at],
  )
  await tx.query(
    `insert into recognition.nursery_tutor (credit_code, membership_id, id, user_id, name, from_at, by_name)
     select "creditCode", "membershipId", id, $2, $3, $4, $5
     from jsonb_to_recordset($1::jsonb) as k ("creditCode" text, "membershipId" text, id text)`,
    [rows, tutor.userId, tutor.name, tutor.at, tutor.byName],
  )
  return fresh.length
}

/** Every milestone of a stay, dropped ones too, by the day due. */
export async function milestonesOf(db: Db, key: StayKey): Promise<MilestoneRow[]> {
  return db.query<MilestoneRow & Record<string, unknown>>(
    `select * from recognition.nursery_milestone where credit_code = $1 and membership_id = $2 order by due_on, id`,
    of(key),
  )
}

export type NewMilestone = Omit<
  MilestoneRow,
  'revision' | 'done_on' | 'done_note' | 'done_by_name' | 'dropped_on' | 'made_at'
> & { made_at: Date }

export async function insertMilestones(tx: Db, rows: readonly NewMilestone[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `insert into recognition.nursery_milestone (credit_code, membership_id, id, gate, fact, label, from_value, to_value,
       due_on, who, made_at, made_by_name)
     select credit_code, membership_id, id, gate, fact, label, from_value, to_value, due_on, who, made_at, made_by_name
     from jsonb_populate_recordset(null::recognition.nursery_milestone, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** Writes a milestone as it is now; false where it was changed since its revision was read. */
export async function updateMilestone(tx: Db, row: MilestoneRow): Promise<boolean> {
  const rows = await tx.query(
    `update recognition.nursery_milestone set label = $5, due_on = $6, who = $7, done_on = $8, done_note = $9,
       done_by_name = $10, dropped_on = $11, revision = revision + 1
     where credit_code = $1 and membership_id = $2 and id = $3 and revision = $4 returning id`,
    [
      ...[row.credit_code, row.membership_id, row.id, row.revision, JSON.stringify(row.label), row.due_on, row.who],
      ...[row.done_on, row.done_note, row.done_by_name, row.dropped_on],
    ],
  )
  return rows.length > 0
}

/** What was evaluated during a stay, the latest first. */
export async function evaluationsOf(db: Db, key: StayKey): Promise<EvaluationRow[]> {
  return db.query<EvaluationRow & Record<string, unknown>>(
    `select id, judged_on, rule_version, inputs, parameters, made_at, made_by_name from recognition.nursery_evaluation
     where credit_code = $1 and membership_id = $2 order by made_at desc, id desc`,
    of(key),
  )
}

export async function insertEvaluation(tx: Db, key: StayKey, row: EvaluationRow): Promise<void> {
  await tx.query(
    `insert into recognition.nursery_evaluation (credit_code, membership_id, id, judged_on, rule_version, inputs,
       parameters, made_at, made_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...of(key),
      ...[row.id, row.judged_on, row.rule_version, JSON.stringify(row.inputs), JSON.stringify(row.parameters)],
      ...[row.made_at, row.made_by_name],
    ],
  )
}

/** What was done for a company, the latest first. */
export async function servicesOf(db: Db, key: StayKey): Promise<ServiceRow[]> {
  return db.query<ServiceRow & Record<string, unknown>>(
    `select id, happened_on, what, by_name, recorded_at from recognition.nursery_service
     where credit_code = $1 and membership_id = $2 order by happened_on desc, recorded_at desc, id`,
    of(key),
  )
}

export async function insertServices(tx: Db, rows: readonly (ServiceRow & StayKey)[]): Promise<void> {
  await tx.query(
    `insert into recognition.nursery_service (credit_code, membership_id, id, happened_on, what, by_name, recorded_at)
     select "creditCode", "membershipId", id, happened_on, what, by_name, recorded_at
     from jsonb_to_recordset($1::jsonb) as j ("creditCode" text, "membershipId" text, id text, happened_on date,
       what text, by_name text, recorded_at timestamptz)`,
    [JSON.stringify(rows)],
  )
}
