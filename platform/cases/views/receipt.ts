import { stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'
import type { Receipt } from '../contract.ts'
import { attachmentsOfCase } from '../store/attachments.ts'
import type { CaseRecord } from '../store/cases.ts'
import { deadlineOf } from './rows.ts'

/** First half of the digest: who has it has seen the receipt, or what was filed. */
export const receiptCode = (row: Pick<CaseRecord, 'digest'>) => row.digest.slice(0, 32)

/** What the receipt of a case says. */
export async function receiptView(ctx: Context, row: CaseRecord): Promise<Receipt> {
  const { model } = ctx.registry.procedures.version(row.procedure_id, row.version)
  const files = await attachmentsOfCase(ctx.db, row.party_id, row.id)
  const waiting = files.filter((file) => file.state === 'waiting')
  return {
    caseId: row.id,
    number: row.number,
    procedureId: row.procedure_id,
    procedureTitle: model.title,
    partyName: row.party_name,
    subject: row.subject,
    filedAt: row.filed_at.toISOString(),
    digest: row.digest,
    code: receiptCode(row),
    stateLabel: stateOf(model, row.state).publicLabel,
    dueOn: deadlineOf(model, row, { today: businessDate(ctx.clock.now()), isOwn: true }).dueOn,
    waitingFiles: waiting.length,
    filesDueAt: waiting[0]?.due_at?.toISOString() ?? null,
  }
}
