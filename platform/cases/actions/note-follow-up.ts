import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Shown } from '../case.ts'
import { type Acting, doerOf } from '../doer.ts'
import { lockCase } from '../store/cases.ts'
import { appendEvent } from '../store/events.ts'

/**
 * Writes on a case what became of what it decided, where that happens outside of the procedure: money that was paid is taken
 * back, a registration is cancelled. Its state stays; applicant and office see it in the history and beside the result.
 *
 * Writes: cases.case, cases.event.
 */
export async function noteFollowUp(
  tx: Db,
  ctx: Acting,
  { procedureId, caseId }: { procedureId: string; caseId: string },
  said: Localized,
): Promise<void> {
  const row = await lockCase(tx, { reach: 'all' }, { procedureId, caseId })
  if (!row) throw new Error(`there is no case ${caseId} of ${procedureId}`)
  const at = ctx.clock.now()
  const doer = await doerOf(tx, ctx, row)
  await appendEvent(tx, row, { at, kind: 'followed', doer, from: row.state, to: row.state, input: { ...said } })
  const on = businessDate(at)
  const shown: Shown = {
    label: { zh: '此后', en: 'Since then' },
    value: `${on} ${said.zh}`,
    valueEn: `${on} ${said.en}`,
  }
  await tx.query('update cases.case set shown = $3 where party_id = $1 and id = $2', [
    row.party_id,
    row.id,
    JSON.stringify([...row.shown, shown]),
  ])
}
