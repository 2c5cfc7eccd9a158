import type { Selectable } from 'kysely'
import type { Db } from '#platform/db/db'
import type { SplitMethod, SplitRule } from '../rules/split-draft.ts'
import type { IndicatorsTables, SplitPartTable, SplitTable } from '../schema/tables.gen.ts'

export interface StoredPart {
  place: number
  regionPath: string
  departmentId: string | null
  name: string
  basis: string | null
  floor: string | null
  ceiling: string | null
  denominator: string | null
  current: string | null
  isLocked: boolean
  value: string
  childId: string
}

export interface Split {
  regionPath: string
  id: string
  targetId: string
  rule: SplitRule
  method: SplitMethod
  step: string
  basisPeriod: string | null
  note: string | null
  status: 'active' | 'undone' | 'replaced' | 'withdrawn'
  replaces: string | null
  revision: number
  createdAt: Date
  createdByName: string
  endedAt: Date | null
  endedByName: string | null
  endedNote: string | null
  parts: StoredPart[]
}

interface TargetKey {
  regionPath: string
  id: string
}

function partOf(row: Selectable<SplitPartTable>): StoredPart {
  return {
    place: row.place,
    regionPath: row.part_region_path,
    departmentId: row.department_id,
    name: row.name,
    basis: row.basis,
    floor: row.floor,
    ceiling: row.ceiling,
    denominator: row.denominator,
    current: row.current,
    isLocked: row.is_locked,
    value: row.value,
    childId: row.child_id,
  }
}

function splitOf(row: Selectable<SplitTable>, parts: StoredPart[]): Split {
  return {
    regionPath: row.region_path,
    id: row.id,
    targetId: row.target_id,
    rule: row.rule as SplitRule,
    method: row.method as SplitMethod,
    step: row.step,
    basisPeriod: row.basis_period,
    note: row.note,
    status: row.status as Split['status'],
    replaces: row.replaces,
    revision: row.revision,
    createdAt: row.created_at,
    createdByName: row.created_by_name,
    endedAt: row.ended_at,
    endedByName: row.ended_by_name,
    endedNote: row.ended_note,
    parts,
  }
}

async function withParts(db: Db, rows: readonly Selectable<SplitTable>[]): Promise<Split[]> {
  if (rows.length === 0) return []
  const parts = await db.query<Selectable<SplitPartTable>>(
    `select p.* from unnest($1::text[], $2::text[]) as k (r, s)
     join indicators.split_part p on p.region_path = k.r and p.split_id = k.s order by p.place`,
    [rows.map((row) => row.region_path), rows.map((row) => row.id)],
  )
  const bySplit = Map.groupBy(parts, (part) => `${part.region_path} ${part.split_id}`)
  return rows.map((row) => splitOf(row, (bySplit.get(`${row.region_path} ${row.id}`) ?? []).map(partOf)))
}

/** The split in force of each target, by target. */
export async function activeSplits(db: Db, targets: readonly TargetKey[]): Promise<Map<string, Split>> {
  if (targets.length === 0) return new Map()
  const rows = await db.query<Selectable<SplitTable>>(
    `select s.* from (select distinct * from unnest($1::text[], $2::text[]) as u (r, t)) as k
     join indicators.split s on s.region_path = k.r and s.target_id = k.t and s.status = 'active'`,
    [targets.map((target) => target.regionPath), targets.map((target) => target.id)],
  )
  return new Map((await withParts(db, rows)).map((split) => [split.targetId, split]))
}

/** Every split of a target, newest first. */
export async function splitHistory(db: Db, target: TargetKey): Promise<Split[]> {
  const rows = await db.query<Selectable<SplitTable>>(
    'select * from indicators.split where region_path = $1 and target_id = $2 order by created_at desc, id desc',
    [target.regionPath, target.id],
  )
  return withParts(db, rows)
}

/** One split, locked where it is about to change. */
export async function splitById(db: Db, key: TargetKey, lock = false): Promise<Split | null> {
  const rows = await db.query<Selectable<SplitTable>>(
    `select * from indicators.split where region_path = $1 and id = $2${lock ? ' for update' : ''}`,
    [key.regionPath, key.id],
  )
  return (await withParts(db, rows))[0] ?? null
}

export type NewSplit = Pick<
  Split,
  'regionPath' | 'id' | 'targetId' | 'rule' | 'method' | 'step' | 'basisPeriod' | 'note' | 'replaces' | 'parts'
> & { createdAt: Date; createdBy: string | null; createdByName: string }

export async function insertSplit(tx: Db, split: NewSplit): Promise<void> {
  await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.split')
    .values({
      region_path: split.regionPath,
      id: split.id,
      target_id: split.targetId,
      rule: split.rule,
      method: split.method,
      step: split.step,
      basis_period: split.basisPeriod,
      note: split.note,
      replaces: split.replaces,
      created_at: split.createdAt,
      created_by: split.createdBy,
      created_by_name: split.createdByName,
    })
    .execute()
  await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.split_part')
    .values(
      split.parts.map((part) => ({
        region_path: split.regionPath,
        split_id: split.id,
        place: part.place,
        part_region_path: part.regionPath,
        department_id: part.departmentId,
        name: part.name,
        basis: part.basis,
        floor: part.floor,
        ceiling: part.ceiling,
        denominator: part.denominator,
        current: part.current,
        is_locked: part.isLocked,
        value: part.value,
        child_id: part.childId,
      })),
    )
    .execute()
}

export async function endSplit(
  tx: Db,
  key: TargetKey,
  ended: { status: 'undone' | 'replaced' | 'withdrawn'; at: Date; byName: string | null; note: string | null },
): Promise<void> {
  await tx.query(
    `update indicators.split set status = $3, ended_at = $4, ended_by_name = $5, ended_note = $6, revision = revision + 1
     where region_path = $1 and id = $2`,
    [key.regionPath, key.id, ended.status, ended.at, ended.byName, ended.note],
  )
}

/** Puts a split in force again, with its parts as they were, below the target that stands now. */
export async function reviveSplit(tx: Db, split: Split, targetId: string): Promise<void> {
  await tx.query(
    `update indicators.split set status = 'active', target_id = $3, ended_at = null, ended_by_name = null,
       ended_note = null, revision = revision + 1 where region_path = $1 and id = $2`,
    [split.regionPath, split.id, targetId],
  )
  await tx.query(
    `update indicators.target t set status = 'active', ended_at = null, replaced_by = null, withdrawn_with_plan = false,
       parent_region_path = $1, parent_id = $3, split_id = $2, version = version + 1
     from indicators.split_part p where p.region_path = $1 and p.split_id = $2
       and t.region_path = p.part_region_path and t.id = p.child_id`,
    [split.regionPath, split.id, targetId],
  )
}

/** What hangs on a target that another one replaces goes on hanging on its successor. */
export async function moveBelow(tx: Db, from: TargetKey, to: TargetKey): Promise<void> {
  await tx.query(
    `update indicators.split set target_id = $3 where region_path = $1 and target_id = $2 and status = 'active'`,
    [from.regionPath, from.id, to.id],
  )
  await tx.query(
    `update indicators.target set parent_id = $3, version = version + 1
     where parent_region_path = $1 and parent_id = $2 and status = 'active'`,
    [from.regionPath, from.id, to.id],
  )
}

/** Splits that ended because their target's plan was withdrawn, of a target that said the same. */
export async function splitsWithdrawnWith(
  tx: Db,
  target: TargetKey & { planId: string; indicatorId: string; subject: string; deadline: string; mode: string },
): Promise<Split | null> {
  const rows = await tx.query<Selectable<SplitTable>>(
    `select s.* from indicators.target t join indicators.split s
       on s.region_path = t.region_path and s.target_id = t.id and s.status = 'withdrawn'
     where t.region_path = $1 and t.plan_id = $2 and t.indicator_id = $3 and t.subject = $4 and t.deadline = $5
       and t.mode = $6 and t.withdrawn_with_plan and t.status <> 'active'
     order by s.ended_at desc, s.id desc limit 1`,
    [target.regionPath, target.planId, target.indicatorId, target.subject, target.deadline, target.mode],
  )
  return (await withParts(tx, rows))[0] ?? null
}
