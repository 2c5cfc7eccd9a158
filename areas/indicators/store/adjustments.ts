import { type Selectable, sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Asked } from '../rules/adjustment.ts'
import type { IndicatorsTables, TargetAdjustmentTable } from '../schema/tables.gen.ts'

type Stored = Selectable<TargetAdjustmentTable>

export interface AdjustmentRow {
  regionPath: string
  id: string
  targetId: string
  indicator: string
  subject: string
  unit: string
  status: 'proposed' | 'approved' | 'refused' | 'withdrawn'
  before: Asked
  after: Asked
  reason: string
  effectiveFrom: string
  proposedAt: Date
  proposedBy: string | null
  proposedByName: string
  decidedAt: Date | null
  decidedByName: string | null
  decisionNote: string | null
}

function rowOf(row: Stored & { indicator: string; subject: string; unit: string }): AdjustmentRow {
  const baseline = (value: string | null, period: string | null) =>
    value === null || period === null ? null : { value, period }
  return {
    regionPath: row.region_path,
    id: row.id,
    targetId: row.target_id,
    indicator: row.indicator,
    subject: row.subject,
    unit: row.unit,
    status: row.status as AdjustmentRow['status'],
    before: {
      value: row.before_value,
      valueMax: row.before_value_max,
      deadline: row.before_deadline,
      baseline: baseline(row.before_baseline_value, row.before_baseline_period),
    },
    after: {
      value: row.value,
      valueMax: row.value_max,
      deadline: row.deadline,
      baseline: baseline(row.baseline_value, row.baseline_period),
    },
    reason: row.reason,
    effectiveFrom: row.effective_from,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    decidedAt: row.decided_at,
    decidedByName: row.decided_by_name,
    decisionNote: row.decision_note,
  }
}

const named = sql`select a.*, i.name as indicator, t.subject, t.unit from indicators.target_adjustment a
  join indicators.target t on t.region_path = a.region_path and t.id = a.target_id
  join indicators.indicator i on i.id = t.indicator_id`

/** Adjustments that a scope reaches, open ones first. */
export async function findAdjustments(
  db: Db,
  scope: Scope,
  filter: {
    status: AdjustmentRow['status'] | 'all'
    targetIds: readonly string[] | null
    limit: number
    offset: number
  },
): Promise<{ rows: AdjustmentRow[]; total: number }> {
  const { rows } = await sql<Stored & { indicator: string; subject: string; unit: string; total: number }>`
    select x.*, count(*) over ()::int as total from (${named}) as x
    where ${scopeOf(scope)}
      and ${filter.status === 'all' ? sql`true` : sql`x.status = ${filter.status}`}
      and ${filter.targetIds ? sql`x.target_id = any(${[...filter.targetIds]}::text[])` : sql`true`}
    order by (x.status = 'proposed') desc, x.proposed_at desc, x.id desc
    limit ${filter.limit} offset ${filter.offset}`.execute(db.as())
  return { rows: rows.map(rowOf), total: rows[0]?.total ?? 0 }
}

function scopeOf(scope: Scope) {
  if (scope.reach !== 'department') return scopeCondition(scope, { regionPath: 'x.region_path' })
  return sql<boolean>`exists (select 1 from indicators.target_department td where td.region_path = x.region_path
    and td.target_id = x.target_id and td.department_id = ${scope.departmentId})`
}

/** One adjustment, locked. */
export async function lockAdjustment(tx: Db, scope: Scope, key: { regionPath: string; id: string }) {
  const { rows } = await sql<Stored & { indicator: string; subject: string; unit: string }>`
    ${named} where a.region_path = ${key.regionPath} and a.id = ${key.id}
      and ${scopeCondition(scope, { regionPath: 'a.region_path' })} for update of a`.execute(tx.as())
  return rows[0] ? rowOf(rows[0]) : null
}

export async function insertAdjustment(
  tx: Db,
  row: Pick<AdjustmentRow, 'regionPath' | 'id' | 'targetId' | 'before' | 'after' | 'reason' | 'effectiveFrom'> &
    Pick<AdjustmentRow, 'proposedAt' | 'proposedBy' | 'proposedByName'>,
): Promise<boolean> {
  const { before, after } = row
  const inserted = await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.target_adjustment')
    .values({
      region_path: row.regionPath,
      id: row.id,
      target_id: row.targetId,
      value: after.value,
      value_max: after.valueMax,
      deadline: after.deadline,
      baseline_value: after.baseline?.value ?? null,
      baseline_period: after.baseline?.period ?? null,
      before_value: before.value,
      before_value_max: before.valueMax,
      before_deadline: before.deadline,
      before_baseline_value: before.baseline?.value ?? null,
      before_baseline_period: before.baseline?.period ?? null,
      reason: row.reason,
      effective_from: row.effectiveFrom,
      proposed_at: row.proposedAt,
      proposed_by: row.proposedBy,
      proposed_by_name: row.proposedByName,
    })
    .onConflict((conflict) =>
      conflict.columns(['region_path', 'target_id']).where('status', '=', 'proposed').doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function endAdjustment(
  tx: Db,
  key: { regionPath: string; id: string },
  decided: {
    status: 'approved' | 'refused' | 'withdrawn'
    at: Date
    by: string | null
    byName: string
    note: string | null
    effectiveFrom: string
  },
): Promise<void> {
  await tx.query(
    `update indicators.target_adjustment set status = $3, decided_at = $4, decided_by = $5, decided_by_name = $6,
       decision_note = $7, effective_from = $8 where region_path = $1 and id = $2`,
    [
      ...[key.regionPath, key.id, decided.status, decided.at, decided.by, decided.byName, decided.note],
      decided.effectiveFrom,
    ],
  )
}

/** The target asks for what the adjustment says; what it asked for before stands in the adjustment. */
export async function applyAdjustment(
  tx: Db,
  { regionPath, targetId, after }: Pick<AdjustmentRow, 'regionPath' | 'targetId' | 'after'>,
  deadlineEnd: string,
): Promise<void> {
  await tx.query(
    `update indicators.target set value = $3, value_max = $4, deadline = $5, deadline_end = $6, baseline_value = $7,
       baseline_period = $8, version = version + 1 where region_path = $1 and id = $2`,
    [
      ...[regionPath, targetId, after.value, after.valueMax, after.deadline, deadlineEnd],
      ...[after.baseline?.value ?? null, after.baseline?.period ?? null],
    ],
  )
}
