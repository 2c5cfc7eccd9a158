import { entered, ledOn } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { calendar } from '../calendar.ts'
import { systemDoer } from '../doer.ts'
import { effectOfLapse } from '../hooks.ts'
import { dayOf, movingAt } from '../moving.ts'
import { hasOpenObjection } from '../public-notice.ts'
import { type CaseRecord, lockCase } from '../store/cases.ts'
import { moveCase } from './move.ts'

/** Deadlines follow one another at most this often without anybody acting. */
const atMost = 10

/**
 * Lets passed deadlines take effect on a locked case, in order; answers the case as it is then. Done before anything is
 * read or decided, so that no hour of a nightly job ever decides about anybody's time. What somebody hands in is judged
 * at the moment when the server had received it (`at`), however long it waits for its turn.
 */
export async function settleDeadlines(
  tx: Db,
  services: Services,
  row: CaseRecord,
  at: Date = services.clock.now(),
): Promise<CaseRecord> {
  let now = row
  for (let turn = 0; turn < atMost; turn++) {
    const moved = await settleOne(tx, services, now, at)
    if (!moved) return now
    now = moved
  }
  return now
}

async function settleOne(tx: Db, services: Services, row: CaseRecord, at: Date): Promise<CaseRecord | null> {
  const today = businessDate(at)
  if (row.look_on === null || row.look_on > today) return null
  const procedure = services.registry.procedures.version(row.procedure_id, row.version)
  const { model } = procedure
  const objected = await hasOpenObjection(tx, row)
  const to = ledOn(model, row.standing, { today, calendar, dayOf, hasOpenObjection: objected })
  if (to === null) return null
  const moving = await movingAt(tx, procedure, at)
  const standing = entered(model, row.standing, { ...moving, to })
  await effectOfLapse(tx, services, procedure, { row, standing })
  const after = await moveCase(tx, services, procedure, row, { standing, kind: 'deadline', doer: systemDoer })
  await services.audit.record(tx, system, {
    action: 'cases.deadline',
    object: `case:${row.id}`,
    regionPath: row.region_path,
    detail: { from: row.state, to },
  })
  return after
}

/** Does so for some cases, before something is decided that hangs on whether they go on. */
export async function settleCases(tx: Db, services: Services, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds.toSorted()) {
    const row = await lockCase(tx, { reach: 'all' }, { caseId })
    if (row) await settleDeadlines(tx, services, row)
  }
}
