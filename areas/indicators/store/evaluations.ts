import { type Selectable, sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { EvaluationEntryTable, EvaluationTable, IndicatorsTables } from '../schema/tables.gen.ts'

export type StoredEvaluation = Selectable<EvaluationTable>
export type StoredEntry = Selectable<EvaluationEntryTable>

/** Evaluations of a scope's regions; a department sees those of plans in which it answers for a target. */
function scopeOf(scope: Scope) {
  if (scope.reach !== 'department') return scopeCondition(scope, { regionPath: 'e.region_path' })
  return sql<boolean>`starts_with(e.region_path, ${scope.regionPath}) and exists (
    select 1 from indicators.target t join indicators.target_department d on d.region_path = t.region_path and d.target_id = t.id
    where t.plan_id = e.plan_id and t.region_path = e.region_path and d.department_id = ${scope.departmentId})`
}

export async function findEvaluations(
  db: Db,
  scope: Scope,
  page: { limit: number; offset: number },
): Promise<{ rows: Omit<StoredEvaluation, 'frozen'>[]; total: number }> {
  const { rows } = await sql<Omit<StoredEvaluation, 'frozen'> & { total: number }>`
    select e.region_path, e.id, e.title, e.plan_id, e.plan_title, e.as_of, e.status, e.revision, e.created_at,
      e.created_by, e.created_by_name, e.closed_at, e.closed_by_name, count(*) over ()::int as total
    from indicators.evaluation e where ${scopeOf(scope)}
    order by e.created_at desc, e.id limit ${page.limit} offset ${page.offset}`.execute(db.as())
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

export async function findEvaluation(
  db: Db,
  scope: Scope,
  key: { regionPath: string; id: string },
  lock = false,
): Promise<StoredEvaluation | null> {
  const { rows } = await sql<StoredEvaluation>`select e.* from indicators.evaluation e
    where e.region_path = ${key.regionPath} and e.id = ${key.id} and ${scopeOf(scope)}
    ${lock ? sql`for update of e` : sql``}`.execute(db.as())
  return rows[0] ?? null
}

/** Plans with active targets in a scope's regions. */
export async function plansToEvaluate(
  db: Db,
  scope: Scope,
): Promise<{ id: string; title: string; regionPath: string }[]> {
  const { rows } = await sql<{ id: string; title: string | null; region_path: string }>`
    select distinct on (t.plan_id, t.region_path) t.plan_id as id, t.plan_title as title, t.region_path
    from indicators.target t where t.status = 'active' and t.plan_id is not null and t.parent_id is null
      and ${scopeCondition(scope, { regionPath: 't.region_path' })}
    order by t.plan_id, t.region_path, t.created_at desc`.execute(db.as())
  return rows.map((row) => ({ id: row.id, title: row.title ?? row.id, regionPath: row.region_path }))
}

export async function insertEvaluation(
  tx: Db,
  row: Pick<StoredEvaluation, 'region_path' | 'id' | 'title' | 'plan_id' | 'plan_title' | 'as_of' | 'created_at'> &
    Pick<StoredEvaluation, 'created_by' | 'created_by_name'>,
): Promise<void> {
  await tx.as<IndicatorsTables>().insertInto('indicators.evaluation').values(row).execute()
}

export async function entriesOf(db: Db, key: { regionPath: string; id: string }): Promise<Map<string, StoredEntry>> {
  const rows = await db.query<StoredEntry>(
    'select * from indicators.evaluation_entry where region_path = $1 and evaluation_id = $2',
    [key.regionPath, key.id],
  )
  return new Map(rows.map((row) => [row.target_id, row]))
}

/** The new revision; null when somebody else entered something since. */
export async function writeEntry(
  tx: Db,
  entry: {
    regionPath: string
    evaluationId: string
    targetId: string
    cause: string | null
    proposalKind: string | null
    proposal: string | null
    seenRevision: number
    at: Date
    by: string | null
    byName: string
  },
): Promise<number | null> {
  const rows = await tx.query<{ revision: number }>(
    `insert into indicators.evaluation_entry as e
       (region_path, evaluation_id, target_id, cause, proposal_kind, proposal, entered_at, entered_by, entered_by_name)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9 where $10::int = 0 or exists (select 1 from indicators.evaluation_entry x
       where x.region_path = $1 and x.evaluation_id = $2 and x.target_id = $3)
     on conflict (region_path, evaluation_id, target_id) do update set cause = excluded.cause,
       proposal_kind = excluded.proposal_kind, proposal = excluded.proposal, entered_at = excluded.entered_at,
       entered_by = excluded.entered_by, entered_by_name = excluded.entered_by_name, revision = e.revision + 1
       where e.revision = $10::int
     returning e.revision`,
    [
      ...[entry.regionPath, entry.evaluationId, entry.targetId, entry.cause, entry.proposalKind, entry.proposal],
      ...[entry.at, entry.by, entry.byName, entry.seenRevision],
    ],
  )
  return rows[0]?.revision ?? null
}

export async function freezeEvaluation(
  tx: Db,
  key: { regionPath: string; id: string },
  frozen: unknown,
  by: { at: Date; name: string },
): Promise<void> {
  await tx.query(
    `update indicators.evaluation set status = 'closed', frozen = $3, closed_at = $4, closed_by_name = $5,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [key.regionPath, key.id, JSON.stringify(frozen), by.at, by.name],
  )
}
