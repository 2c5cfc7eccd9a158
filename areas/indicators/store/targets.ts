import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { AssessedTarget } from '../rules/assess-target.ts'
import type { IndicatorsTables } from '../schema/tables.gen.ts'

export interface TargetRecord extends AssessedTarget {
  regionPath: string
  id: string
  indicatorId: string
  subject: string
  planId: string | null
  planVersionId: string | null
  planItemId: string | null
  planTitle: string | null
  quote: string | null
  href: string | null
  version: number
  departmentIds: string[]
  /** The target that it is a part of. */
  parent: { regionPath: string; id: string } | null
  splitId: string | null
}

export interface StoredTarget {
  region_path: string
  id: string
  indicator_id: string
  subject: string
  value: string
  value_max: string | null
  unit: string
  comparator: string
  mode: string
  recurrence: string | null
  period_start: string | null
  plan_start: string | null
  deadline: string
  baseline_value: string | null
  baseline_period: string | null
  plan_id: string | null
  plan_version_id: string | null
  plan_item_id: string | null
  plan_title: string | null
  quote: string | null
  href: string | null
  version: number
  department_ids: string[] | null
  parent_region_path: string | null
  parent_id: string | null
  split_id: string | null
}

export function targetOf(row: StoredTarget): TargetRecord {
  return {
    regionPath: row.region_path,
    id: row.id,
    indicatorId: row.indicator_id,
    subject: row.subject,
    value: row.value,
    valueMax: row.value_max,
    unit: row.unit,
    comparator: row.comparator as TargetRecord['comparator'],
    mode: row.mode as TargetRecord['mode'],
    recurrence: row.recurrence as TargetRecord['recurrence'],
    periodStart: row.period_start,
    planStart: row.plan_start,
    deadline: row.deadline,
    baseline:
      row.baseline_value !== null && row.baseline_period !== null
        ? { value: row.baseline_value, period: row.baseline_period }
        : null,
    planId: row.plan_id,
    planVersionId: row.plan_version_id,
    planItemId: row.plan_item_id,
    planTitle: row.plan_title,
    quote: row.quote,
    href: row.href,
    version: row.version,
    departmentIds: row.department_ids ?? [],
    parent:
      row.parent_region_path !== null && row.parent_id !== null
        ? { regionPath: row.parent_region_path, id: row.parent_id }
        : null,
    splitId: row.split_id,
  }
}

/** Targets `t` that a scope reaches: by region, or because the department answers for them. */
export function targetScope(scope: Scope) {
  if (scope.reach !== 'department') return scopeCondition(scope, { regionPath: 't.region_path' })
  return sql<boolean>`starts_with(t.region_path, ${scope.regionPath}) and exists (
    select 1 from indicators.target_department td
    where td.region_path = t.region_path and td.target_id = t.id and ${scopeCondition(scope, { departmentId: 'td.department_id' })})`
}

/** Departments of the target `t`, the lead first, as column `department_ids`. */
export const departmentsOf = sql`(select array_agg(td.department_id order by td.place) from indicators.target_department td
  where td.region_path = t.region_path and td.target_id = t.id) as department_ids`

export async function targetById(db: Db, scope: Scope, regionPath: string, id: string): Promise<TargetRecord | null> {
  const { rows } = await sql<StoredTarget>`select t.*, ${departmentsOf} from indicators.target t
    where t.region_path = ${regionPath} and t.id = ${id} and ${targetScope(scope)}`.execute(db.as())
  return rows[0] ? targetOf(rows[0]) : null
}

/** Active targets of one indicator in the regions given. */
export async function activeTargetsOf(
  db: Db,
  scope: Scope,
  indicatorId: string,
  regionPaths: readonly string[],
): Promise<TargetRecord[]> {
  const { rows } = await sql<StoredTarget>`select t.*, ${departmentsOf} from indicators.target t
    where t.indicator_id = ${indicatorId} and t.region_path = any(${[...regionPaths]}::text[]) and t.status = 'active'
      and ${targetScope(scope)} order by t.deadline_end, t.id`.execute(db.as())
  return rows.map(targetOf)
}

export async function targetsById(db: Db, ids: readonly string[]): Promise<(TargetRecord & { status: string })[]> {
  const { rows } = await sql<StoredTarget & { status: string }>`select t.*, ${departmentsOf} from indicators.target t
    where t.id = any(${[...ids]}::text[])`.execute(db.as())
  return rows.map((row) => ({ ...targetOf(row), status: row.status }))
}

export interface NewTarget extends Omit<TargetRecord, 'version'> {
  deadlineEnd: string
  quoteOffset: number | null
  createdAt: Date
  createdBy: string | null
}

export async function insertTarget(tx: Db, target: NewTarget): Promise<void> {
  await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.target')
    .values({
      region_path: target.regionPath,
      id: target.id,
      indicator_id: target.indicatorId,
      subject: target.subject,
      value: target.value,
      value_max: target.valueMax,
      unit: target.unit,
      comparator: target.comparator,
      mode: target.mode,
      recurrence: target.recurrence,
      period_start: target.periodStart,
      plan_start: target.planStart,
      deadline: target.deadline,
      deadline_end: target.deadlineEnd,
      baseline_value: target.baseline?.value ?? null,
      baseline_period: target.baseline?.period ?? null,
      plan_id: target.planId,
      plan_version_id: target.planVersionId,
      plan_item_id: target.planItemId,
      plan_title: target.planTitle,
      quote: target.quote,
      quote_offset: target.quoteOffset,
      href: target.href,
      parent_region_path: target.parent?.regionPath ?? null,
      parent_id: target.parent?.id ?? null,
      split_id: target.splitId,
      created_at: target.createdAt,
      created_by: target.createdBy,
    })
    .execute()
  await replaceDepartments(tx, target)
}

export async function replaceDepartments(
  tx: Db,
  target: { regionPath: string; id: string; departmentIds: readonly string[] },
): Promise<void> {
  await tx.query('delete from indicators.target_department where region_path = $1 and target_id = $2', [
    target.regionPath,
    target.id,
  ])
  const unique = [...new Set(target.departmentIds)]
  if (unique.length === 0) return
  await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.target_department')
    .values(
      unique.map((departmentId, place) => ({
        region_path: target.regionPath,
        target_id: target.id,
        department_id: departmentId,
        place,
      })),
    )
    .execute()
}

/** The active target of a plan's item, locked. */
export async function boundTarget(
  tx: Db,
  key: { regionPath: string; planId: string; itemId: string },
): Promise<TargetRecord | null> {
  const { rows } = await sql<StoredTarget>`select t.*, ${departmentsOf} from indicators.target t
    where t.region_path = ${key.regionPath} and t.plan_id = ${key.planId} and t.plan_item_id = ${key.itemId}
      and t.status = 'active' for update of t`.execute(tx.as())
  return rows[0] ? targetOf(rows[0]) : null
}

/** Whoever splits, adjusts or ends a target takes turns. */
export async function lockTarget(tx: Db, key: { regionPath: string; id: string }): Promise<void> {
  await tx.query('select 1 from indicators.target where region_path = $1 and id = $2 for update', [
    key.regionPath,
    key.id,
  ])
}

export async function endTarget(
  tx: Db,
  key: { regionPath: string; id: string },
  ended: { status: 'withdrawn' | 'replaced'; at: Date; replacedBy: string | null; withPlan?: boolean },
): Promise<void> {
  await tx.query(
    `update indicators.target set status = $3, ended_at = $4, replaced_by = $5, withdrawn_with_plan = $6,
       version = version + 1
     where region_path = $1 and id = $2 and status = 'active'`,
    [key.regionPath, key.id, ended.status, ended.at, ended.replacedBy, ended.withPlan ?? false],
  )
}

export async function activeTargetsOfPlan(db: Db, planId: string): Promise<{ regionPath: string; id: string }[]> {
  const rows = await db.query<{ region_path: string; id: string }>(
    `select region_path, id from indicators.target where plan_id = $1 and status = 'active' order by region_path, id`,
    [planId],
  )
  return rows.map((row) => ({ regionPath: row.region_path, id: row.id }))
}

/** Plans whose active targets are measured by an indicator, each with the way to one of its sentences. */
export async function plansUsing(db: Db, indicatorId: string): Promise<{ title: string; to: string }[]> {
  return db.query<{ title: string; to: string }>(
    `select distinct on (plan_id) plan_title as title, href as "to" from indicators.target
     where indicator_id = $1 and status = 'active' and plan_title is not null and href is not null
     order by plan_id, created_at desc limit 50`,
    [indicatorId],
  )
}
