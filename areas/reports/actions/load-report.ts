import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import { type ReportRecord, reportById } from '../store/reports.ts'

/** Errors: reports.not-found, also for what lies outside the scope. */
export async function loadReport(db: Db, scope: Scope, id: string): Promise<ReportRecord> {
  const report = await reportById(db, scope, id)
  if (!report) throw new Refusal('reports.not-found')
  return report
}

/**
 * A draft that nobody changed since it was read, locked.
 *
 * Errors: reports.not-found, reports.issued, reports.changed-meanwhile.
 */
export async function loadDraft(tx: Db, scope: Scope, id: string, revision: number | null): Promise<ReportRecord> {
  const report = await reportById(tx, scope, id, 'update')
  if (!report) throw new Refusal('reports.not-found')
  if (report.state === 'issued') throw new Refusal('reports.issued')
  if (revision !== null && report.revision !== revision)
    throw new Refusal({ code: 'reports.changed-meanwhile', params: { name: report.changed_by_name } })
  return report
}
