import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { ReportFigures } from '../contract.ts'
import type { UnboundNumber } from '../rules/bound-text.ts'
import type { StoredParagraph } from '../rules/draft-text.ts'

export interface ReportRecord {
  region_path: string
  id: string
  period: string
  /** Empty: all targets. */
  plan_id: string
  plan_title: string | null
  edition: number
  state: 'draft' | 'issued'
  title: string
  issuer: string
  paragraphs: StoredParagraph[]
  figures: ReportFigures
  figures_at: Date
  number: string | null
  issued_on: string | null
  issued_by_name: string | null
  revision: number
  created_by_name: string
  changed_at: Date
  changed_by_name: string
}

const inScope = (scope: Scope) => scopeCondition(scope, { regionPath: 'r.region_path' })

/** Null when there is none within the scope. */
export async function reportById(
  db: Db,
  scope: Scope,
  id: string,
  lock: 'update' | null = null,
): Promise<ReportRecord | null> {
  const { rows } = await sql<ReportRecord>`select r.* from reports.report r where r.id = ${id} and ${inScope(scope)}
    ${lock ? sql`for update` : sql``}`.execute(db.as())
  return rows[0] ?? null
}

/** Everything of a report but its text and figures, for lists. */
export type ReportHead = Omit<ReportRecord, 'paragraphs' | 'figures'>

export async function listHeads(
  db: Db,
  scope: Scope,
  filter: { regionPath?: string; state?: string; page: number; pageSize: number },
): Promise<{ items: ReportHead[]; total: number }> {
  const where = sql`where ${inScope(scope)}
    and ${filter.regionPath ? sql`r.region_path = ${filter.regionPath}` : sql`true`}
    and ${filter.state ? sql`r.state = ${filter.state}` : sql`true`}`
  const { rows } = await sql<ReportHead>`
    select r.region_path, r.id, r.period, r.plan_id, r.plan_title, r.edition, r.state, r.title, r.issuer, r.figures_at,
      r.number, r.issued_on, r.issued_by_name, r.revision, r.created_by_name, r.changed_at, r.changed_by_name
    from reports.report r ${where} order by r.period desc, r.region_path, r.plan_id, r.edition desc
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db.as())
  const counted = await sql<{ count: bigint }>`select count(*) as count from reports.report r ${where}`.execute(db.as())
  return { items: rows, total: Number(counted.rows[0]?.count ?? 0n) }
}

/** The draft of a month, and how many editions there are. */
export async function editionsOf(
  tx: Db,
  key: { regionPath: string; period: string; planId: string },
): Promise<{ draftId: string | null; last: number }> {
  const [row] = await tx.query<{ draft_id: string | null; last: number | null }>(
    `select max(edition) as last, max(id) filter (where state = 'draft') as draft_id from reports.report
     where region_path = $1 and period = $2 and plan_id = $3`,
    [key.regionPath, key.period, key.planId],
  )
  return { draftId: row?.draft_id ?? null, last: row?.last ?? 0 }
}

/** How many reports a region has issued for months of a year. */
export async function issuedInYear(db: Db, regionPath: string, year: string): Promise<number> {
  const [row] = await db.query<{ count: bigint }>(
    `select count(*) as count from reports.report where region_path = $1 and state = 'issued' and period like $2 || '-%'`,
    [regionPath, year],
  )
  return Number(row?.count ?? 0n)
}

export interface NewReport {
  regionPath: string
  id: string
  period: string
  planId: string
  planTitle: string | null
  edition: number
  title: string
  issuer: string
  paragraphs: StoredParagraph[]
  figures: ReportFigures
  at: Date
  by: { userId: string | null; name: string }
}

/** False when somebody drafted the same month just before. */
export async function insertReport(tx: Db, report: NewReport): Promise<boolean> {
  const rows = await tx.query(
    `insert into reports.report (region_path, id, period, plan_id, plan_title, edition, title, issuer, paragraphs, figures,
       figures_at, created_at, created_by, created_by_name, changed_at, changed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $11, $13)
     on conflict do nothing returning id`,
    [
      report.regionPath,
      report.id,
      report.period,
      report.planId,
      report.planTitle,
      report.edition,
      report.title,
      report.issuer,
      JSON.stringify(report.paragraphs),
      JSON.stringify(report.figures),
      report.at,
      report.by.userId,
      report.by.name,
    ],
  )
  return rows.length > 0
}

/** What an edit or a new reading of the figures writes; the revision goes up by one. */
export interface ReportChange {
  title?: string
  issuer?: string
  paragraphs?: StoredParagraph[]
  figures?: ReportFigures
  figuresAt?: Date
  at: Date
  byName: string
}

export async function changeReport(
  tx: Db,
  key: Pick<ReportRecord, 'region_path' | 'id'>,
  change: ReportChange,
): Promise<void> {
  await tx.query(
    `update reports.report set title = coalesce($3, title), issuer = coalesce($4, issuer),
       paragraphs = coalesce($5, paragraphs), figures = coalesce($6, figures), figures_at = coalesce($7, figures_at),
       changed_at = $8, changed_by_name = $9, revision = revision + 1
     where region_path = $1 and id = $2`,
    [
      key.region_path,
      key.id,
      change.title ?? null,
      change.issuer ?? null,
      change.paragraphs ? JSON.stringify(change.paragraphs) : null,
      change.figures ? JSON.stringify(change.figures) : null,
      change.figuresAt ?? null,
      change.at,
      change.byName,
    ],
  )
}

export async function markIssued(
  tx: Db,
  key: Pick<ReportRecord, 'region_path' | 'id'>,
  issue: {
    number: string
    issuedOn: string
    at: Date
    by: { userId: string | null; name: string }
    unbound: readonly UnboundNumber[]
  },
): Promise<void> {
  await tx.query(
    `update reports.report set state = 'issued', number = $3, issued_on = $4, issued_at = $5, issued_by = $6,
       issued_by_name = $7, accepted_unbound = $8, changed_at = $5, changed_by_name = $7, revision = revision + 1
     where region_path = $1 and id = $2`,
    [
      key.region_path,
      key.id,
      issue.number,
      issue.issuedOn,
      issue.at,
      issue.by.userId,
      issue.by.name,
      issue.unbound.length > 0 ? JSON.stringify(issue.unbound) : null,
    ],
  )
}

export async function deleteDraft(tx: Db, key: Pick<ReportRecord, 'region_path' | 'id'>): Promise<void> {
  await tx.query(`delete from reports.report where region_path = $1 and id = $2 and state = 'draft'`, [
    key.region_path,
    key.id,
  ])
}
