import type { Db } from '#platform/db/db'
import type { Said, Verdict } from '../rules/season/review.ts'

export interface RoundRow {
  region_path: string
  case_id: string
  number: number
  state: 'open' | 'closed' | 'dropped'
  due_on: string
  opened_at: Date
  opened_by_name: string
  closed_at: Date | null
  rule_set: string
  version: string
  answers: Record<string, unknown>
  parameters: Record<string, string>
  result: unknown
  low: string | null
  high: string | null
  verdict: Verdict | null
  digest: string | null
}

export interface AssignmentRow {
  region_path: string
  id: string
  case_id: string
  round: number
  expert_user_id: string
  expert_name: string
  company_name: string
  assigned_at: Date
  state: 'open' | 'handed' | 'dropped'
  scores: Record<string, Said>
  comment: string
  low: string | null
  high: string | null
  handed_at: Date | null
  revision: number
}

export async function roundsOf(db: Db, caseId: string): Promise<RoundRow[]> {
  return db.query<RoundRow & Record<string, unknown>>(
    'select * from recognition.review_round where case_id = $1 order by number',
    [caseId],
  )
}

export async function roundOf(
  db: Db,
  { caseId, number }: { caseId: string; number: number },
  lock: 'update' | null = null,
): Promise<RoundRow | null> {
  const [row] = await db.query<RoundRow & Record<string, unknown>>(
    `select * from recognition.review_round where case_id = $1 and number = $2 ${lock ? 'for update' : ''}`,
    [caseId, number],
  )
  return row ?? null
}

type NewRound = Omit<RoundRow, 'state' | 'closed_at' | 'result' | 'low' | 'high' | 'verdict' | 'digest'>

/** Errors: recognition.round-opened-meanwhile by its constraint. */
export async function insertRound(tx: Db, row: NewRound): Promise<void> {
  await tx.query(
    `insert into recognition.review_round (region_path, case_id, number, state, due_on, opened_at, opened_by_name,
       rule_set, version, answers, parameters) values ($1, $2, $3, 'open', $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[row.region_path, row.case_id, row.number, row.due_on, row.opened_at, row.opened_by_name],
      ...[row.rule_set, row.version, JSON.stringify(row.answers), JSON.stringify(row.parameters)],
    ],
  )
}

export async function setRoundClosed(
  tx: Db,
  row: RoundRow,
  said: { at: Date; result: unknown; low: number | null; high: number | null; verdict: Verdict; digest: string },
): Promise<void> {
  await tx.query(
    `update recognition.review_round set state = 'closed', closed_at = $4, result = $5, low = $6, high = $7, verdict = $8,
       digest = $9 where region_path = $1 and case_id = $2 and number = $3`,
    [
      ...[row.region_path, row.case_id, row.number, said.at, JSON.stringify(said.result)],
      ...[said.low, said.high, said.verdict, said.digest],
    ],
  )
}

/** Ends what is still going on of a case that is taken back. */
export async function dropRounds(tx: Db, caseId: string, at: Date): Promise<AssignmentRow[]> {
  await tx.query(
    `update recognition.review_round set state = 'dropped', closed_at = $2 where case_id = $1 and state = 'open'`,
    [caseId, at],
  )
  return dropAssignments(tx, caseId)
}

export async function dropAssignments(tx: Db, caseId: string): Promise<AssignmentRow[]> {
  return tx.query<AssignmentRow & Record<string, unknown>>(
    `update recognition.review_assignment set state = 'dropped' where case_id = $1 and state = 'open' returning *`,
    [caseId],
  )
}

export async function insertAssignment(
  tx: Db,
  row: Pick<
    AssignmentRow,
    'region_path' | 'id' | 'case_id' | 'round' | 'expert_user_id' | 'expert_name' | 'company_name' | 'assigned_at'
  >,
): Promise<void> {
  await tx.query(
    `insert into recognition.review_assignment (region_path, id, case_id, round, expert_user_id, expert_name, company_name,
       assigned_at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, 'open')`,
    [
      ...[row.region_path, row.id, row.case_id, row.round, row.expert_user_id, row.expert_name, row.company_name],
      row.assigned_at,
    ],
  )
}

export async function assignmentsOf(db: Db, caseId: string): Promise<AssignmentRow[]> {
  return db.query<AssignmentRow & Record<string, unknown>>(
    'select * from recognition.review_assignment where case_id = $1 order by round, assigned_at, id',
    [caseId],
  )
}

/** What is assigned to an expert; null for somebody else's. */
export async function assignmentOf(
  db: Db,
  { id, userId }: { id: string; userId: string },
  lock: 'update' | null = null,
): Promise<AssignmentRow | null> {
  const [row] = await db.query<AssignmentRow & Record<string, unknown>>(
    `select * from recognition.review_assignment where id = $1 and expert_user_id = $2 ${lock ? 'for update' : ''}`,
    [id, userId],
  )
  return row ?? null
}

export async function saveAssignment(
  tx: Db,
  row: AssignmentRow,
  said: Pick<AssignmentRow, 'scores' | 'comment' | 'handed_at'> & { low: number | null; high: number | null },
): Promise<void> {
  await tx.query(
    `update recognition.review_assignment set scores = $3, comment = $4, low = $5, high = $6, handed_at = $7, state = $8,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [
      ...[row.region_path, row.id, JSON.stringify(said.scores), said.comment, said.low, said.high, said.handed_at],
      said.handed_at ? 'handed' : 'open',
    ],
  )
}

export type ReviewRow = AssignmentRow & { due_on: string }

/** What is assigned to an expert, what is due first first. */
export async function reviewsOf(
  db: Db,
  { userId, state }: { userId: string; state: AssignmentRow['state'] | undefined },
  page: { limit: number; offset: number },
): Promise<{ items: ReviewRow[]; total: number }> {
  const where = 'a.expert_user_id = $1 and ($2::text is null or a.state = $2)'
  const items = await db.query<ReviewRow & Record<string, unknown>>(
    `select a.*, r.due_on from recognition.review_assignment a
       join recognition.review_round r on r.region_path = a.region_path and r.case_id = a.case_id and r.number = a.round
     where ${where} order by a.state = 'open' desc, r.due_on, a.id limit $3 offset $4`,
    [userId, state ?? null, page.limit, page.offset],
  )
  const [counted] = await db.query<{ total: number }>(
    `select count(*)::int as total from recognition.review_assignment a where ${where}`,
    [userId, state ?? null],
  )
  return { items, total: counted?.total ?? 0 }
}

/** How much experts have still to do, by user. */
export async function openReviews(db: Db, userIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ expert_user_id: string; n: number }>(
    `select expert_user_id, count(*)::int as n from recognition.review_assignment
     where expert_user_id = any($1) and state = 'open' group by expert_user_id`,
    [[...userIds]],
  )
  return new Map(rows.map(({ expert_user_id: id, n }) => [id, n]))
}
