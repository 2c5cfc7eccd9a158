import { inWords } from '#engines/form'
import { type Period, periodWords, stateOf } from '#engines/procedure'
import { inLocale } from '#kernel/localized'
import type { Context } from '#platform/http/route'
import { procedureOfDraft } from '../actions/drafts.ts'
import type { DraftView } from '../contract.ts'
import { editableFields } from '../editable.ts'
import { movingAt } from '../moving.ts'
import { attachmentsOfCase, attachmentsOfDraft } from '../store/attachments.ts'
import { type CaseRecord, caseAt } from '../store/cases.ts'
import type { DraftRecord } from '../store/drafts.ts'
import { markViews } from '../words.ts'
import { attachmentList } from './attachment-views.ts'

/** A draft with its form, ready to be filled in. */
export async function draftView(ctx: Context, row: DraftRecord): Promise<DraftView> {
  const { model } = procedureOfDraft(ctx, row)
  const corrected = row.case_id === null ? null : await caseAt(ctx.db, ctx.scope, { caseId: row.case_id })
  const own = await attachmentsOfDraft(ctx.db, row.party_id, row.id)
  const filed = corrected ? await attachmentsOfCase(ctx.db, row.party_id, corrected.id) : []
  const parties = await ctx.registry.ports.parties(ctx.db, [row.party_id])
  const state = corrected ? stateOf(model, corrected.state) : null
  return {
    id: row.id,
    procedureId: row.procedure_id,
    procedureTitle: model.title,
    version: model.version,
    partyName: parties.get(row.party_id)?.name ?? '',
    caseId: row.case_id,
    callId: row.call_id,
    form: model.form,
    answers: row.answers,
    revision: row.revision,
    prefilled: Object.fromEntries(
      Object.entries(row.prefilled).map(([name, { fact, source, asOf }]) => [name, { fact, source, asOf }]),
    ),
    leftOver: row.left_over.map(({ field, value }) => ({
      name: field.name,
      label: field.label,
      words: inWords(field, value, ctx.actor.locale),
    })),
    editable: state && corrected ? editableFields(model.form, state.edits, corrected.marks) : null,
    marks: corrected ? markViews(model.form, corrected.marks) : [],
    attachments: await attachmentList(ctx, [...filed, ...own]),
    filesMayFollow: model.files ? periodLocalized(await movedPeriod(ctx, row, model.files.within)) : null,
    changedAt: row.changed_at.toISOString(),
    changedByName: row.changed_by_name,
    submitAs: corrected ? handInOf(model, corrected) : null,
    filedCaseId: row.filed_case_id,
  }
}

const periodLocalized = (period: Period) => ({ zh: periodWords(period, 'zh-CN'), en: periodWords(period, 'en') })

/** A period with the number that the city has set. */
async function movedPeriod(ctx: Context, row: DraftRecord, period: Period): Promise<Period> {
  if (!period.parameter) return period
  const { countOf } = await movingAt(ctx.db, procedureOfDraft(ctx, row), ctx.clock.now())
  return { ...period, count: countOf(period) }
}

/** The action by which a correction is handed in: the applicant's first that does not close the case. */
function handInOf(model: Parameters<typeof stateOf>[0], row: CaseRecord): DraftView['submitAs'] {
  const action = stateOf(model, row.state).actions.find(
    (each) => each.by.includes('applicant') && each.to.some((to) => !stateOf(model, to).final),
  )
  return action ? { path: action.path, label: action.label } : null
}

/** A line for lists of drafts: the first text of the form that somebody has written. */
export function draftSubject(ctx: Context, row: DraftRecord): string {
  const { fields } = procedureOfDraft(ctx, row).model.form
  // A telephone number names nothing, and a list of drafts is no place for it.
  const words = fields.filter(({ widget, isPersonal }) => widget === 'text' && !isPersonal)
  const written = [...words.filter(({ name }) => !(name in row.prefilled)), ...words]
    .map(({ name }) => row.answers[name])
    .find((value) => typeof value === 'string' && value.trim() !== '')
  return typeof written === 'string'
    ? written.slice(0, 120)
    : inLocale({ zh: '（还没有填写）', en: '(empty so far)' }, ctx.actor.locale)
}
