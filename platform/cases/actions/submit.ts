import { type Answers, cleanAnswers } from '#engines/form'
import { digestOf } from '#engines/procedure'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { Procedure } from '../registered.ts'
import { attachmentsOfDraft } from '../store/attachments.ts'
import { type CaseRecord, caseAt, caseOfRequest } from '../store/cases.ts'
import { changeDraft, lockDraft } from '../store/drafts.ts'
import { prefill, procedureOfDraft, procedureToday, requireKind } from './drafts.ts'
import { fileCase } from './file-case.ts'
import { partyOf } from './load.ts'

/**
 * Files a draft. The same draft makes the same case, however often it is asked for: a lost answer is asked again.
 *
 * Permission: ID:apply.
 * Errors:     cases.draft-not-found, .draft-changed, and those of `fileCase`.
 */
export async function submitDraft(ctx: Context, draftId: string, revision: number): Promise<CaseRecord> {
  const { receivedAt } = ctx
  return ctx.db.tx(async (tx) => {
    const draft = await lockDraft(tx, ctx.scope, draftId)
    if (!draft || draft.case_id !== null) throw new Refusal('cases.draft-not-found')
    if (draft.filed_case_id !== null) {
      const row = await caseAt(tx, ctx.scope, { caseId: draft.filed_case_id })
      if (!row) throw new Refusal('cases.draft-not-found')
      return row
    }
    if (draft.revision !== revision)
      throw new Refusal({ code: 'cases.draft-changed', params: { name: draft.changed_by_name } })
    const procedure = procedureOfDraft(ctx, draft)
    const party = await partyOf(tx, ctx)
    requireKind(procedure, party)
    const row = await fileCase(tx, ctx, {
      procedure,
      party,
      answers: draft.answers,
      prefilled: draft.prefilled,
      callId: draft.call_id,
      receivedAt,
      requestKey: draft.id,
      attachments: await attachmentsOfDraft(tx, draft.party_id, draft.id),
    })
    await changeDraft(tx, draft, { filed_case_id: row.id })
    return row
  })
}

/**
 * Files whole answers at once, for machines. A key that was used before answers the case that it made.
 *
 * Permission: ID:apply.
 * Errors:     cases.request-reused, and those of `fileCase`.
 */
export async function fileDirectly(
  ctx: Context,
  procedureId: string,
  given: { key: string; answers: Answers; callId: string | null },
): Promise<CaseRecord> {
  const { receivedAt } = ctx
  const procedure = procedureToday(ctx, procedureId)
  const party = await partyOf(ctx.db, ctx)
  requireKind(procedure, party)
  return ctx.db.tx(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`cases.file ${party.id} ${given.key}`])
    const before = await caseOfRequest(tx, party.id, given.key)
    if (before) return sameOrRefuse(before, procedure, given.answers)
    const prefilled = await prefill(tx, ctx, procedure, party)
    return fileCase(tx, ctx, {
      ...given,
      procedure,
      party,
      prefilled,
      receivedAt,
      requestKey: given.key,
      attachments: [],
    })
  })
}

function sameOrRefuse(row: CaseRecord, { model }: Procedure, given: Answers): CaseRecord {
  const answers = cleanAnswers(model.form, given)
  const asFiled = digestOf({ procedure: model.id, version: row.version, party: row.party_id, answers })
  if (asFiled === row.digest) return row
  throw new Refusal({ code: 'cases.request-reused', field: 'key' })
}
