import { businessDate } from '#kernel/clock'
import type { Context, Download } from '#platform/http/route'
import { isApplicant } from '../doer.ts'
import { caseDocument } from '../paper/case-document.ts'
import { eventsOf } from '../store/events.ts'
import { covered } from '../views/cover.ts'
import { receiptCode } from '../views/receipt.ts'
import { eventWords } from '../words.ts'
import { type CaseAddress, loadCase, procedureOf } from './load.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * A case on paper: what was filed, what is marked, the history in words, and the code that verifies its receipt.
 *
 * Permission: ID:read.
 */
export async function downloadDocument(ctx: Context, at: CaseAddress): Promise<Download> {
  const row = await loadCase(ctx, at)
  const { model } = procedureOf(ctx, row)
  const audience = isApplicant(row, ctx.actor) ? 'applicant' : 'staff'
  const { answers } = covered(model.form, row.answers, audience)
  const events = await eventsOf(ctx.db, row)
  const regions = await ctx.registry.ports.regionNames(ctx.db, [row.region_path])
  const body = await caseDocument({
    model,
    answers,
    number: row.number,
    partyName: row.party_name,
    regionName: regions.get(row.region_path) ?? row.region_path,
    filedAt: row.filed_at,
    digest: row.digest,
    state: row.state,
    marks: row.marks,
    lines: events.map((event) => ({ at: event.at, words: eventWords(model, event, audience).zh })),
    verifyUrl: `${ctx.publicUrl}/verify/${row.number}?code=${receiptCode(row)}`,
    printedOn: businessDate(ctx.clock.now()),
  })
  return { fileName: `${row.number}.docx`, contentType: docx, body }
}
