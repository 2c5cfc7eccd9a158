import type { Db } from '#platform/db/db'

export interface AppealRow {
  credit_code: string
  year: number
  id: string
  region_path: string
  revision: number
  item: string
  fact: string | null
  fact_year: number | null
  shown_value: string | null
  asked_value: string | null
  reason: string
  evidence_file_id: string
  evidence_name: string
  state: 'open' | 'accepted' | 'refused'
  asked_by_name: string
  asked_at: Date
  decided_by_name: string | null
  decided_at: Date | null
  decision_note: string | null
  new_revision: number | null
}

export type NewAppeal = Omit<
  AppealRow,
  'state' | 'decided_by_name' | 'decided_at' | 'decision_note' | 'new_revision'
> & { asked_by: string | null }

/** Errors: recognition.appeal-open by its constraint. */
export async function insertAppeal(tx: Db, appeal: NewAppeal): Promise<void> {
  await tx.query(
    `insert into recognition.points_appeal (credit_code, year, id, region_path, revision, item, fact, fact_year,
       shown_value, asked_value, reason, evidence_file_id, evidence_name, state, asked_by, asked_by_name, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', $14, $15, $16)`,
    [
      appeal.credit_code,
      appeal.year,
      appeal.id,
      appeal.region_path,
      appeal.revision,
      appeal.item,
      appeal.fact,
      appeal.fact_year,
      appeal.shown_value,
      appeal.asked_value,
      appeal.reason,
      appeal.evidence_file_id,
      appeal.evidence_name,
      appeal.asked_by,
      appeal.asked_by_name,
      appeal.asked_at,
    ],
  )
}

/** Those of one year, what waits first. */
export async function appealsOf(db: Db, creditCode: string, year: number): Promise<AppealRow[]> {
  return db.query<AppealRow>(
    `select * from recognition.points_appeal where credit_code = $1 and year = $2
     order by (state = 'open') desc, asked_at desc, id`,
    [creditCode, year],
  )
}

export async function appealAt(
  db: Db,
  key: { creditCode: string; year: number; id: string },
  lock: 'update' | null = null,
): Promise<AppealRow | null> {
  const [row] = await db.query<AppealRow>(
    `select * from recognition.points_appeal where credit_code = $1 and year = $2 and id = $3
     ${lock ? 'for update' : ''}`,
    [key.creditCode, key.year, key.id],
  )
  return row ?? null
}

export async function setDecision(
  tx: Db,
  { credit_code, year, id }: Pick<AppealRow, 'credit_code' | 'year' | 'id'>,
  decided: {
    isAccepted: boolean
    note: string
    newRevision: number | null
    by: string | null
    byName: string
    at: Date
  },
): Promise<void> {
  await tx.query(
    `update recognition.points_appeal set state = $4, decision_note = $5, new_revision = $6, decided_by = $7,
       decided_by_name = $8, decided_at = $9 where credit_code = $1 and year = $2 and id = $3`,
    [
      credit_code,
      year,
      id,
      decided.isAccepted ? 'accepted' : 'refused',
      decided.note,
      decided.newRevision,
      decided.by,
      decided.byName,
      decided.at,
    ],
  )
}
