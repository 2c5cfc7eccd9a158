import type { CompiledPlan, Target } from '#engines/plan-text'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { type ItemFacts, plainDecimal } from '../rules/review/item-review.ts'
import type { PlansTables } from '../schema/tables.gen.ts'
import { factColumns, type VersionKey } from './items.ts'

/** A responsible unit with the department that it was matched to. */
export interface MatchedUnit {
  printed: string
  resolved: string
  role: 'lead' | 'responsible' | 'support'
  departmentId: string | null
  departmentName: string | null
  matchBps: number | null
}

interface Compiled {
  version: VersionKey & { plan_id: string }
  compiled: CompiledPlan
  /** By the compiler's id of the measure. */
  responsibles: ReadonlyMap<string, MatchedUnit[]>
  /** Items of the version before that targets go on with, by the compiler's ids of the targets. */
  pairs: readonly { beforeId: string; afterId: string; fields: readonly string[] }[]
}

/** Few enough that rows times columns stay below the 65,535 places of one statement. */
const rowsPerStatement = 500

/** Writes all that the compiler found, in the caller's transaction. */
export async function writeCompiled(tx: Db, { ids }: Pick<Services, 'ids'>, input: Compiled): Promise<void> {
  const { version, compiled, responsibles } = input
  const earlier = new Map(input.pairs.map((pair) => [pair.afterId, pair]))
  const at = { region_path: version.region_path, version_id: version.id }
  const measureIds = new Map(compiled.measures.map((measure) => [measure.id, ids.next('plm')]))
  const itemIds = new Map(compiled.targets.map((target) => [target.id, ids.next('pli')]))
  const db = tx.as<PlansTables>()

  for (const rows of chunks(compiled.outline))
    await db
      .insertInto('plans.heading')
      .values(
        rows.map(([h, seq]) => ({
          ...at,
          seq,
          level: h.level,
          number: h.number,
          title: h.title,
          text_offset: h.offset,
        })),
      )
      .execute()
  for (const rows of chunks(compiled.measures))
    await db
      .insertInto('plans.measure')
      .values(
        rows.map(([measure, seq]) => ({
          ...at,
          id: idOf(measureIds, measure.id),
          seq,
          heading_path: JSON.stringify(measure.path),
          number: measure.number,
          title: measure.title,
          text_offset: measure.offset,
          end_offset: measure.endOffset,
          role: measure.role,
          units_open: measure.unitsOpen,
          units_quote: measure.unitsQuote,
          due_by: measure.dueBy,
        })),
      )
      .execute()
  const units = compiled.measures.flatMap((measure) =>
    (responsibles.get(measure.id) ?? []).map((unit, seq) => ({
      ...at,
      measure_id: idOf(measureIds, measure.id),
      seq,
      plan_id: version.plan_id,
      printed: unit.printed,
      resolved: unit.resolved,
      role: unit.role,
      department_id: unit.departmentId,
      department_name: unit.departmentName,
      match_bps: unit.matchBps,
    })),
  )
  for (const rows of chunks(units))
    await db
      .insertInto('plans.responsible')
      .values(rows.map(([row]) => row))
      .execute()
  for (const rows of chunks(compiled.targets))
    await db
      .insertInto('plans.item')
      .values(
        rows.map(([target, seq]) => ({
          ...at,
          seq,
          ...itemColumns(target, measureIds, itemIds),
          ...earlierColumns(earlier.get(target.id)),
        })),
      )
      .execute()
  for (const rows of chunks(compiled.mechanisms))
    await db
      .insertInto('plans.mechanism')
      .values(
        rows.map(([m, seq]) => ({
          ...at,
          id: ids.next('plk'),
          seq,
          name: m.name,
          quote: m.quote,
          text_offset: m.offset,
          type: m.type,
        })),
      )
      .execute()
}

function itemColumns(target: Target, measureIds: Map<string, string>, itemIds: Map<string, string>) {
  const facts = factsOfTarget(target, measureIds)
  return {
    ...factColumns(facts),
    id: idOf(itemIds, target.id),
    state: 'proposed',
    compiled: JSON.stringify(facts),
    confidence_bps: Math.round(Math.min(1, Math.max(0, target.confidence)) * 10_000),
    value_text: target.valueText,
    value_offset: target.valueOffset,
    deadline_from: target.deadlineFrom,
    ratio_of: target.of,
    part_of_item_id: target.partOf === null ? null : (itemIds.get(target.partOf) ?? null),
    relative_to: target.relativeTo,
    recurrence: target.recurrence,
    table_name: target.table,
    progress_claim: target.progressClaim,
  }
}

function earlierColumns(pair: Compiled['pairs'][number] | undefined) {
  return pair ? { earlier_item_id: pair.beforeId, earlier_fields: JSON.stringify(pair.fields) } : {}
}

function factsOfTarget(target: Target, measureIds: Map<string, string>): ItemFacts {
  return {
    measureId: target.measure === null ? null : (measureIds.get(target.measure) ?? null),
    indicator: target.indicator,
    subject: target.subject,
    value: decimalOf(target.value),
    valueMax: target.valueMax === null ? null : decimalOf(target.valueMax),
    unit: target.unit,
    comparator: target.comparator,
    mode: target.mode,
    kind: target.kind,
    deadline: target.deadline,
    growth: target.growth === null ? null : decimalOf(target.growth),
    quote: target.quote,
    offset: target.offset,
  }
}

/** A printed number has few digits: six places after the point keep all of them and none of the float's noise. */
function decimalOf(value: number): string {
  return plainDecimal(value.toFixed(6))
}

function idOf(ids: Map<string, string>, compilerId: string): string {
  const id = ids.get(compilerId)
  if (id === undefined) throw new Error(`the compiler names ${compilerId} but does not list it`)
  return id
}

export function* chunks<T>(rows: readonly T[]): Generator<[T, number][]> {
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    yield rows.slice(from, from + rowsPerStatement).map((row, i) => [row, from + i])
}
