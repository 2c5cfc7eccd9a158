import { stateOf } from '#engines/procedure'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { caseOf, noticeOf } from './hooks.ts'
import type { Procedure } from './registered.ts'
import type { CaseRecord } from './store/cases.ts'

/** Gives public notice of a case that has entered a state which says so. */
export async function openNotice(tx: Db, services: Services, procedure: Procedure, row: CaseRecord): Promise<void> {
  const state = stateOf(procedure.model, row.state)
  if (!state.isPublicNotice || row.due_on === null) return
  const shown = noticeOf(procedure, caseOf(procedure, row), row.shown)
  await tx.query(
    `insert into cases.public_notice (region_path, id, party_id, case_id, procedure_id, title, shown, opened_at, last_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.region_path,
      services.ids.next('pub'),
      row.party_id,
      row.id,
      row.procedure_id,
      row.subject,
      JSON.stringify(shown),
      row.entered_at,
      row.due_on,
    ],
  )
}

/** Ends the public notice of a case that has left its state. */
export async function closeNotice(tx: Db, row: CaseRecord, at: Date): Promise<void> {
  await tx.query(
    'update cases.public_notice set closed_at = $3 where party_id = $1 and case_id = $2 and closed_at is null',
    [row.party_id, row.id, at],
  )
}

/** Whether an objection to the public notice of a case still waits for a decision. */
export async function hasOpenObjection(db: Db, row: Pick<CaseRecord, 'party_id' | 'id'>): Promise<boolean> {
  const open = await db.query(
    'select 1 from cases.objection where party_id = $1 and case_id = $2 and decision is null limit 1',
    [row.party_id, row.id],
  )
  return open.length > 0
}
