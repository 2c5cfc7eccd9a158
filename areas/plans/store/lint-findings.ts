import { sql } from 'kysely'
import type { CompiledPlan, Target } from '#engines/plan-text'
import type { Db } from '#platform/db/db'
import type { BasisPlan } from '../contract/lint.ts'
import type { BasisDocument, StoredQuote } from '../rules/lint/lint-findings.ts'
import type { PlansTables } from '../schema/tables.gen.ts'
import { type ItemRow, itemsOf, type VersionKey } from './items.ts'
import { measuresOf, responsiblesOf } from './measures.ts'
import { type PlanRow, textOf } from './plans.ts'

export interface LintRow {
  linted_at: Date
  linted_by_name: string
  basis: BasisPlan[]
}

export interface FindingRow {
  region_path: string
  version_id: string
  id: string
  fingerprint: string
  seq: number
  type: string
  severity: 'high' | 'medium' | 'low' | 'info'
  indicator: string
  arithmetic: string
  message_zh: string
  message_en: string
  ask_zh: string
  ask_en: string
  evidence: StoredQuote[]
  state: 'open' | 'answered' | 'todo'
  note: string | null
  decided_by_name: string | null
  decided_at: Date | null
  gone_at: Date | null
  revision: number
}

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
  const items = (await itemsOf(db, key)).filter(
    ({ state, origin }) =>
      state !== 'rejected' && state !== 'replaced' && (origin !== 'assistant' || state !== 'proposed'),
  )
  const compiled: CompiledPlan = {
    document: {
      title: plan.title,
      issuer: plan.issuer,
      region: null,
      number: plan.number,
      issued: plan.issued,
      status: plan.status,
      kind: plan.kind,
      period: { from: plan.period_from, to: plan.period_to },
    },
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
    targets: items.map((item) =>
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

export async function lintOf(db: Db, version: VersionKey): Promise<LintRow | null> {
  const found = await sql<LintRow>`
    select linted_at, linted_by_name, basis from plans.lint
    where region_path = ${version.region_path} and version_id = ${version.id}
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

export async function findingsOf(db: Db, version: VersionKey): Promise<FindingRow[]> {
  const found = await sql<FindingRow>`
    select * from plans.finding where region_path = ${version.region_path} and version_id = ${version.id}
    order by gone_at is not null, seq, id
  `.execute(db.as<PlansTables>())
  return found.rows
}

export async function lockFinding(tx: Db, version: VersionKey, findingId: string): Promise<FindingRow | null> {
  const found = await sql<FindingRow>`
    select * from plans.finding
    where region_path = ${version.region_path} and version_id = ${version.id} and id = ${findingId} for update
  `.execute(tx.as<PlansTables>())
  return found.rows[0] ?? null
}

type Who = { userId: string | null; name: string; at: Date }

export async function writeLint(
  tx: Db,
  version: VersionKey & { plan_id: string },
  basis: BasisPlan[],
  by: Who,
): Promise<void> {
  await sql`
    insert into plans.lint (region_path, version_id, plan_id, linted_at, linted_by_user_id, linted_by_name, basis)
    values (${version.region_path}, ${version.id}, ${version.plan_id}, ${by.at}, ${by.userId}, ${by.name},
      ${JSON.stringify(basis)}::jsonb)
    on conflict (region_path, version_id) do update set linted_at = excluded.linted_at,
      linted_by_user_id = excluded.linted_by_user_id, linted_by_name = excluded.linted_by_name, basis = excluded.basis
  `.execute(tx.as<PlansTables>())
}

export type NewFinding = Pick<
  FindingRow,
  | 'id'
  | 'fingerprint'
  | 'seq'
  | 'type'
  | 'severity'
  | 'indicator'
  | 'arithmetic'
  | 'message_zh'
  | 'message_en'
  | 'ask_zh'
  | 'ask_en'
  | 'evidence'
>

/** Puts the findings of an assessment in the place of the last one's. What has a note stays, marked as gone if it is. */
export async function replaceFindings(tx: Db, version: VersionKey, findings: NewFinding[], at: Date): Promise<void> {
  const db = tx.as<PlansTables>()
  const kept = findings.map((finding) => finding.fingerprint)
  await sql`
    delete from plans.finding where region_path = ${version.region_path} and version_id = ${version.id}
      and state = 'open' and note is null and not (fingerprint = any(${kept}))
  `.execute(db)
  await sql`
    update plans.finding set gone_at = ${at}, revision = revision + 1
    where region_path = ${version.region_path} and version_id = ${version.id}
      and gone_at is null and not (fingerprint = any(${kept}))
  `.execute(db)
  for (const f of findings)
    await sql`
      insert into plans.finding (region_path, version_id, id, fingerprint, seq, type, severity, indicator, arithmetic,
        message_zh, message_en, ask_zh, ask_en, evidence, found_at)
      values (${version.region_path}, ${version.id}, ${f.id}, ${f.fingerprint}, ${f.seq}, ${f.type}, ${f.severity},
        ${f.indicator}, ${f.arithmetic}, ${f.message_zh}, ${f.message_en}, ${f.ask_zh}, ${f.ask_en},
        ${JSON.stringify(f.evidence)}::jsonb, ${at})
      on conflict (region_path, version_id, fingerprint) do update set seq = excluded.seq,
        severity = excluded.severity, message_zh = excluded.message_zh, message_en = excluded.message_en,
        ask_zh = excluded.ask_zh, ask_en = excluded.ask_en, evidence = excluded.evidence, gone_at = null
    `.execute(db)
}

export async function writeResolution(
  tx: Db,
  finding: FindingRow,
  { state, note }: Pick<FindingRow, 'state' | 'note'>,
  by: Who,
): Promise<FindingRow> {
  const found = await sql<FindingRow>`
    update plans.finding set state = ${state}, note = ${note}, decided_by_user_id = ${by.userId},
      decided_by_name = ${by.name}, decided_at = ${by.at}, revision = revision + 1
    where region_path = ${finding.region_path} and version_id = ${finding.version_id} and id = ${finding.id}
    returning *
  `.execute(tx.as<PlansTables>())
  const [row] = found.rows
  if (!row) throw new Error(`finding ${finding.id} vanished while it was locked`)
  return row
}
