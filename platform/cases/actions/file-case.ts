import { type Answers, askedFields, type FormModel } from '#engines/form'
import { digestOf, filed, type ProcedureModel } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { checkForm } from '../check-form.ts'
import { type Acting, doerOf } from '../doer.ts'
import { filesDueAt, manifestOf } from '../files-due.ts'
import { caseOf, effectContext, effectOfStart, guardStart, placeOf, subjectOf } from '../hooks.ts'
import { clockNote, movingAt, placed } from '../moving.ts'
import { caseNumber } from '../number.ts'
import type { Party } from '../ports.ts'
import { openNotice } from '../public-notice.ts'
import type { Procedure } from '../registered.ts'
import { type AttachmentRecord, attachToCase } from '../store/attachments.ts'
import { requireOpenCall } from '../store/calls.ts'
import { type CaseRecord, changeCase, insertCase, isNumberTaken, type Prefilled } from '../store/cases.ts'
import { appendEvent } from '../store/events.ts'

export interface Filing {
  procedure: Procedure
  party: Party
  answers: Answers
  prefilled: Prefilled
  callId: string | null
  /** When the server had received the whole request: what counts against a deadline. */
  receivedAt: Date
  /** The same key makes the same case. */
  requestKey: string
  /** Files announced for it. */
  attachments: readonly AttachmentRecord[]
}

/**
 * Files a case, in the caller's transaction: checks, number, history, effect of filing.
 *
 * Reads:  the call, the city's parameters in force today.
 * Writes: cases.case, cases.event, cases.attachment, a public notice where filing leads to one, the operation log.
 * Errors: those of the form, of the procedure's guard and effect, cases.call-…, cases.files-unfinished, .file-unknown.
 */
export async function fileCase(tx: Db, ctx: Acting, filing: Filing): Promise<CaseRecord> {
  const { procedure, party } = filing
  const { model } = procedure
  const now = filing.receivedAt
  const today = businessDate(now)
  await requireOpenCall(tx, model, filing.callId, now)
  const answers = checked(ctx, filing, today)
  const moving = await movingAt(tx, procedure, now)
  const standing = filed(model, moving)
  const id = ctx.ids.next('cas')
  const row = await insertCase(tx, {
    ...partyColumns(party),
    id,
    procedure_id: model.id,
    version: model.version,
    call_id: filing.callId,
    number: await newNumber(tx, model, today),
    region_path: placeOf(procedure, answers, party),
    subject: subjectOf(procedure, answers),
    answers,
    ...prefilledColumns(model.form, answers, filing.prefilled),
    digest: digestOf({ procedure: model.id, version: model.version, party: party.id, answers }),
    filed_at: now,
    filed_by_user_id: ctx.actor.userId,
    filed_by_name: ctx.actor.name,
    request_key: filing.requestKey,
    ...placed(procedure, standing, today),
  })
  const ids = manifestOf(model.form, answers).map((file) => file.id)
  if (ids.length > 0)
    await attachToCase(tx, { partyId: party.id, ids, caseId: id, dueAt: filesDueAt(model, now, moving.countOf) })
  const doer = await doerOf(tx, ctx, row)
  await appendEvent(tx, row, {
    at: now,
    kind: 'filed',
    doer,
    to: row.state,
    clock: clockNote(procedure, standing, today),
  })
  const outcome = await effectOfStart(tx, effectContext(ctx, now), procedure, caseOf(procedure, row))
  await ctx.audit.record(tx, ctx.actor, {
    action: 'cases.file',
    object: `case:${id}`,
    regionPath: row.region_path,
    detail: { procedure: model.id, version: model.version, number: row.number, digest: row.digest },
  })
  await openNotice(tx, ctx, procedure, row)
  return outcome?.shown?.length ? changeCase(tx, row, { shown: [...outcome.shown] }) : row
}

function checked(ctx: Acting, { procedure, party, answers: given, attachments }: Filing, today: string): Answers {
  const { model, form } = procedure
  const { answers, problems } = checkForm({ form: model.form, shape: form }, given, ctx.actor.locale)
  if (problems.length > 0) throw new Refusal(problems)
  const found = [
    ...guardStart(procedure, form.parse(answers) as Answers, { party, today }),
    ...fileProblems(model, answers, attachments),
  ]
  if (found.length > 0) throw new Refusal(found)
  return answers
}

/** Every file of the manifest was announced; and has come, unless the procedure lets the bytes follow. */
export function fileProblems(model: ProcedureModel, answers: Answers, known: readonly AttachmentRecord[]): Problem[] {
  const byId = new Map(known.map((attachment) => [attachment.id, attachment]))
  return manifestOf(model.form, answers).flatMap(({ field, id, name, sha256 }): Problem[] => {
    const attachment = byId.get(id)
    if (attachment?.sha256 !== sha256) return [{ code: 'cases.file-unknown', field, params: { name } }]
    if (attachment.state === 'waiting' && !model.files)
      return [{ code: 'cases.files-unfinished', field, params: { name } }]
    return []
  })
}

function partyColumns(party: Party) {
  return { party_id: party.id, party_kind: party.kind, party_name: party.name, party_region_path: party.regionPath }
}

/** How much of the form was filled in beforehand and left as it was. */
function prefilledColumns(form: FormModel, answers: Answers, prefilled: Prefilled) {
  const asked = askedFields(form, answers)
  const kept = asked.filter(({ name }) => {
    const before = prefilled[name]
    return before !== undefined && JSON.stringify(before.value) === JSON.stringify(answers[name])
  })
  const used = Object.fromEntries(kept.map(({ name }) => [name, prefilled[name]])) as Prefilled
  return { prefilled: used, asked_count: asked.length, prefilled_count: kept.length }
}

/** Drawn, and drawn again in the rare case that somebody has it. */
async function newNumber(tx: Db, { code }: ProcedureModel, today: string): Promise<string> {
  for (;;) {
    const number = caseNumber(code, today)
    if (!(await isNumberTaken(tx, number))) return number
  }
}
