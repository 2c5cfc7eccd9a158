import { sql } from 'kysely'
import type { CompiledPlan, Target } from '#engines/plan-text'
import type { Db } from '#platform/db/db'
import type { AssessedFacts, BasisDocument } from '../rules/lint/lint-findings.ts'
import type { PlansTables } from '../schema/tables.gen.ts'
import { type ItemRow, itemsOf, type VersionKey } from './items.ts'
import { measuresOf, responsiblesOf } from './measures.ts'
import { type PlanRow, textOf } from './plans.ts'

/** Plans in force of the region, of those above it and of those within it; published plans are open to everybody. */
export async function plansInForce(db: Db, plan: { region_path: string; id: string }): Promise<PlanRow[]> {
  const found = await sql<PlanRow>`
    select p.* from plans.plan p
    where p.published_version_id is not null and p.id <> ${plan.id}
      and (starts_with(p.region_path, ${plan.region_path}) or starts_with(${plan.region_path}, p.region_path))
    order by length(p.region_path), p.updated_at desc
  `.execute(db.as<PlansTables>())
  return found.rows
}

/** A version as the linter reads it: what people corrected counts, what they rejected or replaced does not, nor what only the assistant says. */
export async function documentOf(db: Db, plan: PlanRow, versionId: string): Promise<BasisDocument | null> {
  const key: VersionKey = { region_path: plan.region_path, id: versionId }
  const found = await textOf(db, key)
  if (!found) return null
  const measures = await measuresOf(db, key)
  const units = Map.groupBy(await responsiblesOf(db, key), (unit) => unit.measure_id)
  const unitsOf = (measureId: string | null) => (measureId === null ? [] : (units.get(measureId) ?? []))
  const compiled: CompiledPlan = {
    document: factsOf(plan),
    outline: [],
    measures: measures.map((measure) => ({
      id: measure.id,
      path: measure.heading_path,
      number: measure.number,
      title: measure.title,
      offset: measure.text_offset,
      endOffset: measure.end_offset,
      role: measure.role,
      units: unitsOf(measure.id).map((unit) => unit.printed),
      responsibles: unitsOf(measure.id).map(({ printed, resolved, role }) => ({ printed, resolved, role })),
      unitsOpen: measure.units_open,
      unitsQuote: measure.units_quote,
      dueBy: measure.due_by,
    })),
    targets: (await itemsThatCount(db, key)).map((item) =>
      targetOf(
        item,
        unitsOf(item.measure_id).map((unit) => unit.resolved),
      ),
    ),
    mechanisms: [],
    claims: [],
  }
  const { region_path: regionPath, id: planId, title, number } = plan
  return { file: versionId, text: found.text, plan: compiled, regionPath, planId, title, number }
}

/** What of a version an assessment rests on, its text and its units apart; those stay as they were read. */
export async function assessedFacts(db: Db, plan: PlanRow, versionId: string): Promise<AssessedFacts> {
  const items = await itemsThatCount(db, { region_path: plan.region_path, id: versionId })
  return { document: factsOf(plan), targets: items.map((item) => targetOf(item, [])) }
}

async function itemsThatCount(db: Db, version: VersionKey): Promise<ItemRow[]> {
  const counts = ({ state, origin }: ItemRow) =>
    state !== 'rejected' && state !== 'replaced' && (origin !== 'assistant' || state !== 'proposed')
  return (await itemsOf(db, version)).filter(counts)
}

function factsOf(plan: PlanRow): CompiledPlan['document'] {
  return {
    title: plan.title,
    issuer: plan.issuer,
    region: null,
    number: plan.number,
    issued: plan.issued,
    status: plan.status,
    kind: plan.kind,
    period: { from: plan.period_from, to: plan.period_to },
  }
}

function targetOf(item: ItemRow, units: string[]): Target {
  return {
    id: item.id,
    measure: item.measure_id,
    indicator: item.indicator,
    subject: item.subject,
    value: Number(item.value),
    valueMax: item.value_max === null ? null : Number(item.value_max),
    unit: item.unit,
    comparator: item.comparator,
    mode: item.mode,
    kind: item.kind,
    deadline: item.deadline,
    deadlineFrom: item.deadline_from ?? 'stated',
    growth: item.growth === null ? null : Number(item.growth),
    quote: item.quote,
    offset: item.text_offset,
    valueText: item.value_text ?? item.value,
    valueOffset: item.value_offset ?? item.text_offset,
    of: item.ratio_of,
    partOf: item.part_of_item_id,
    relativeTo: item.relative_to,
    recurrence: item.recurrence,
    table: item.table_name,
    progressClaim: item.progress_claim,
    units,
    confidence: (item.confidence_bps ?? 10_000) / 10_000,
  }
}
