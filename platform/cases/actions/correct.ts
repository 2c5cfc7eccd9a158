import { type Answers, labelAt } from '#engines/form'
import { canonicalJson, type StateModel, stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { checkForm } from '../check-form.ts'
import { engineActor } from '../doer.ts'
import { editableFields } from '../editable.ts'
import { filesDueAt, manifestOf } from '../files-due.ts'
import { guardStart } from '../hooks.ts'
import { movingAt } from '../moving.ts'
import type { Procedure } from '../registered.ts'
import { attachmentsOfCase, attachmentsOfDraft, attachToCase } from '../store/attachments.ts'
import type { CaseRecord } from '../store/cases.ts'
import { changeDraft, type DraftRecord, lockDraft, openDrafts } from '../store/drafts.ts'
import type { FieldChange } from '../store/events.ts'
import type { ActInput } from './act-input.ts'
import { fileProblems } from './file-case.ts'

/** What the applicant hands in again. */
export interface Correction {
  answers: Answers
  changes: FieldChange[]
}

/**
 * The corrections that an action of the applicant hands in: those of the open draft, or those that came with the
 * request. Null where the state lets nothing be changed or the action hands nothing in.
 *
 * Errors: cases.draft-changed, .field-not-editable, .nothing-corrected, and those of filing.
 */
export async function takeCorrection(
  tx: Db,
  ctx: Context,
  procedure: Procedure,
  row: CaseRecord,
  given: ActInput,
): Promise<Correction | null> {
  const { model } = procedure
  const state = stateOf(model, row.state)
  if (!state.edits || !engineActor(row, ctx.actor).isApplicant || !handsIn(procedure, state, given.action)) return null
  const draft = await draftOf(tx, ctx, row, given)
  const offered = given.answers ?? draft?.answers ?? {}
  const answers = checkedAnswers(ctx, procedure, { ...row.answers, ...offered })
  const changes = changesBetween(row.answers, answers)
  refuseOtherFields(procedure, state, row, changes)
  if (changes.length === 0 && state.edits === 'marked') throw new Refusal('cases.nothing-corrected')
  await refuseUnfiled(tx, ctx, procedure, row, answers, draft)
  if (draft) await changeDraft(tx, draft, { filed_case_id: row.id })
  return { answers, changes }
}

/** An action that closes the case takes no corrections along. */
function handsIn({ model }: Procedure, state: StateModel, name: string): boolean {
  const action = state.actions.find((each) => each.name === name)
  return action?.to.some((to) => !stateOf(model, to).final) ?? false
}

async function draftOf(tx: Db, ctx: Context, row: CaseRecord, given: ActInput): Promise<DraftRecord | null> {
  const [open] = await openDrafts(tx, row.party_id, { caseId: row.id })
  const draft = open ? await lockDraft(tx, ctx.scope, open.id) : null
  if (draft && given.answers === undefined && draft.revision !== given.draftRevision)
    throw new Refusal({ code: 'cases.draft-changed', params: { name: draft.changed_by_name } })
  return draft
}

function checkedAnswers(ctx: Context, { model, form }: Procedure, given: Answers): Answers {
  const { answers, problems } = checkForm({ form: model.form, shape: form }, given, ctx.actor.locale)
  if (problems.length > 0) throw new Refusal(problems)
  return answers
}

/** Compared with their keys in order: the database gives those of a repeated group back in an order of its own. */
function changesBetween(before: Answers, after: Answers): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => canonicalJson(before[path] ?? null) !== canonicalJson(after[path] ?? null))
    .map((path) => ({ path, before: before[path] ?? null, after: after[path] ?? null }))
}

function refuseOtherFields({ model }: Procedure, state: StateModel, row: CaseRecord, changes: FieldChange[]): void {
  const editable = editableFields(model.form, state.edits, row.marks)
  const others = changes.filter(({ path }) => editable !== null && !editable.includes(path))
  if (others.length === 0) return
  throw new Refusal(
    others.map(({ path }) => {
      const label = labelAt(model.form, path)
      return { code: 'cases.field-not-editable', field: path, params: { labelZh: label.zh, labelEn: label.en } }
    }),
  )
}

async function refuseUnfiled(
  tx: Db,
  ctx: Context,
  procedure: Procedure,
  row: CaseRecord,
  answers: Answers,
  draft: DraftRecord | null,
): Promise<void> {
  const { model, form } = procedure
  const now = ctx.receivedAt
  const party = { id: row.party_id, kind: row.party_kind, name: row.party_name, regionPath: row.party_region_path }
  const known = await attachmentsOfCase(tx, row.party_id, row.id)
  const fresh = draft ? await attachmentsOfDraft(tx, row.party_id, draft.id) : []
  const problems = [
    ...guardStart(procedure, form.parse(answers) as Answers, { party, today: businessDate(now) }),
    ...fileProblems(model, answers, [...known, ...fresh]),
  ]
  if (problems.length > 0) throw new Refusal(problems)
  const old = new Set(known.map(({ id }) => id))
  const ids = manifestOf(model.form, answers).flatMap(({ id }) => (old.has(id) ? [] : [id]))
  if (ids.length === 0) return
  const { countOf } = await movingAt(tx, procedure, now)
  await attachToCase(tx, { partyId: row.party_id, ids, caseId: row.id, dueAt: filesDueAt(model, now, countOf) })
}
