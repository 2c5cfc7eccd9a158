import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { BasisPlan } from '../contract/lint.ts'
import type { StoredQuote } from '../rules/lint/lint-findings.ts'
import type { PlansTables } from '../schema/tables.gen.ts'
import type { VersionKey } from './items.ts'

export interface LintRow {
  linted_at: Date
  linted_by_name: string
  basis: BasisPlan[]
  /** Of what was assessed; null in assessments of before it was noted. */
  input_digest: string | null
}

/** The assessment that was asked for last. */
export interface LintRunRow {
  job_id: string
  asked_by_name: string
  asked_at: Date
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
  arithmetic_en: string | null
  reason_zh: string | null
  reason_en: string | null
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

export async function lintOf(db: Db, version: VersionKey): Promise<LintRow | null> {
  const found = await sql<LintRow>`
    select linted_at, linted_by_name, basis, input_digest from plans.lint
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
  { basis, digest }: { basis: BasisPlan[]; digest: string },
  by: Who,
): Promise<void> {
  await sql`
    insert into plans.lint (region_path, version_id, plan_id, linted_at, linted_by_user_id, linted_by_name, basis,
      input_digest)
    values (${version.region_path}, ${version.id}, ${version.plan_id}, ${by.at}, ${by.userId}, ${by.name},
      ${JSON.stringify(basis)}::jsonb, ${digest})
    on conflict (region_path, version_id) do update set linted_at = excluded.linted_at,
      linted_by_user_id = excluded.linted_by_user_id, linted_by_name = excluded.linted_by_name, basis = excluded.basis,
      input_digest = excluded.input_digest
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
  | 'arithmetic_en'
  | 'reason_zh'
  | 'reason_en'
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
        arithmetic_en, reason_zh, reason_en, message_zh, message_en, ask_zh, ask_en, evidence, found_at)
      values (${version.region_path}, ${version.id}, ${f.id}, ${f.fingerprint}, ${f.seq}, ${f.type}, ${f.severity},
        ${f.indicator}, ${f.arithmetic}, ${f.arithmetic_en}, ${f.reason_zh}, ${f.reason_en}, ${f.message_zh},
        ${f.message_en}, ${f.ask_zh}, ${f.ask_en}, ${JSON.stringify(f.evidence)}::jsonb, ${at})
      on conflict (region_path, version_id, fingerprint) do update set seq = excluded.seq,
        severity = excluded.severity, arithmetic = excluded.arithmetic, arithmetic_en = excluded.arithmetic_en,
        reason_zh = excluded.reason_zh, reason_en = excluded.reason_en, message_zh = excluded.message_zh,
        message_en = excluded.message_en, ask_zh = excluded.ask_zh, ask_en = excluded.ask_en,
        evidence = excluded.evidence, gone_at = null
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

export async function lintRunOf(db: Db, version: VersionKey): Promise<LintRunRow | null> {
  const found = await sql<LintRunRow>`
    select job_id, asked_by_name, asked_at from plans.lint_run
    where region_path = ${version.region_path} and version_id = ${version.id}
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

export async function writeLintRun(tx: Db, version: VersionKey, jobId: string, by: Who): Promise<void> {
  await sql`
    insert into plans.lint_run (region_path, version_id, job_id, asked_by_user_id, asked_by_name, asked_at)
    values (${version.region_path}, ${version.id}, ${jobId}, ${by.userId}, ${by.name}, ${by.at})
    on conflict (region_path, version_id) do update set job_id = excluded.job_id,
      asked_by_user_id = excluded.asked_by_user_id, asked_by_name = excluded.asked_by_name, asked_at = excluded.asked_at
  `.execute(tx.as<PlansTables>())
}
