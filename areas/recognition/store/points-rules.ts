import type { Db } from '#platform/db/db'
import type { AnnexLine } from '../rules/points/annex.ts'
import type { LocalIndicators } from '../rules/points/local.ts'

interface AnyRuleRow {
  region_path: string
  id: string
  title: string
  document_number: string
  in_force_from: string
  confidence: 'official' | 'city'
  digest: string
  file_name: string | null
  proposed_at: Date
  proposed_by: string | null
  proposed_by_name: string
  is_approved: boolean | null
  decided_at: Date | null
  decided_by_name: string | null
  note: string | null
}
export interface AnnexRow extends AnyRuleRow {
  kind: 'annex'
  content: { lines: AnnexLine[] }
}
export interface LocalRow extends AnyRuleRow {
  kind: 'local'
  content: LocalIndicators
}
export type RuleRow = AnnexRow | LocalRow

type Proposed<Row> = Omit<Row, 'is_approved' | 'decided_at' | 'decided_by_name' | 'note'>

export async function insertRule(tx: Db, row: Proposed<AnnexRow> | Proposed<LocalRow>): Promise<void> {
  await tx.query(
    `insert into recognition.points_rule (region_path, id, kind, title, document_number, in_force_from, confidence, content,
       digest, file_name, proposed_at, proposed_by, proposed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      row.region_path,
      row.id,
      row.kind,
      row.title,
      row.document_number,
      row.in_force_from,
      row.confidence,
      JSON.stringify(row.content),
      row.digest,
      row.file_name,
      row.proposed_at,
      row.proposed_by,
      row.proposed_by_name,
    ],
  )
}

/** Those of a city, what waits first, then by day in force. */
export async function rulesOf(db: Db, regionPath: string): Promise<RuleRow[]> {
  return db.query<RuleRow>(
    `select * from recognition.points_rule where region_path = $1
     order by (decided_at is null) desc, in_force_from desc, proposed_at desc`,
    [regionPath],
  )
}

export async function ruleAt(
  db: Db,
  { regionPath, id }: { regionPath: string; id: string },
  lock: 'update' | null = null,
): Promise<RuleRow | null> {
  const [row] = await db.query<RuleRow>(
    `select * from recognition.points_rule where region_path = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

/** What a city has put in force by a day: the latest of its kind. */
export async function ruleInForce<Kind extends RuleRow['kind']>(
  db: Db,
  { regionPath, kind, on }: { regionPath: string; kind: Kind; on: string },
): Promise<Extract<RuleRow, { kind: Kind }> | null> {
  const [row] = await db.query<Extract<RuleRow, { kind: Kind }>>(
    `select * from recognition.points_rule where region_path = $1 and kind = $2 and in_force_from <= $3 and is_approved
     order by in_force_from desc limit 1`,
    [regionPath, kind, on],
  )
  return row ?? null
}

/** Errors: recognition.rule-day-taken, .rule-same-person by their constraints. */
export async function decideRule(
  tx: Db,
  { region_path, id }: Pick<RuleRow, 'region_path' | 'id'>,
  decided: { isApproved: boolean; at: Date; by: string | null; byName: string; note: string },
): Promise<void> {
  await tx.query(
    `update recognition.points_rule set is_approved = $3, decided_at = $4, decided_by = $5, decided_by_name = $6, note = $7
     where region_path = $1 and id = $2`,
    [region_path, id, decided.isApproved, decided.at, decided.by, decided.byName, decided.note],
  )
}
