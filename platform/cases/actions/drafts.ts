import { type Answers, carryOver, type FormModel, labelAt } from '#engines/form'
import { canonicalJson, stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { engineActor } from '../doer.ts'
import { editableFields } from '../editable.ts'
import type { Party } from '../ports.ts'
import type { Procedure } from '../registered.ts'
import { callAt } from '../store/calls.ts'
import { caseAt, type Prefilled } from '../store/cases.ts'
import {
  changeDraft,
  type DraftRecord,
  deleteDraft,
  draftAt,
  holdStart,
  insertDraft,
  lockDraft,
  openDrafts,
} from '../store/drafts.ts'
import { modelOfVersion } from '../store/versions.ts'
import { type CaseAddress, lockedCase, partyOf } from './load.ts'
import { settleDeadlines } from './settle.ts'

/**
 * Opens the draft of the asking party: the one that is there, or a new one, filled in from what is known already.
 *
 * Permission: ID:apply.
 * Errors:     cases.procedure-not-found, .not-started, .not-for-you, .call-needed, .call-not-found.
 */
export async function startDraft(
  ctx: Context,
  procedureId: string,
  { callId, another }: { callId: string | null; another: boolean },
): Promise<DraftRecord> {
  const procedure = procedureToday(ctx, procedureId)
  const party = await partyOf(ctx.db, ctx)
  requireKind(procedure, party)
  await requireCall(ctx.db, procedure, callId)
  return ctx.db.tx(async (tx) => {
    await holdStart(tx, party.id, procedureId)
    const [open] = await openDrafts(tx, party.id, { procedureId, callId, caseId: null })
    if (open && !another) return upToDate(tx, ctx, open)
    const prefilled = await prefill(tx, ctx, procedure, party)
    const answers = Object.fromEntries(Object.entries(prefilled).map(([name, { value }]) => [name, value]))
    return insertDraft(tx, { ...newDraft(ctx, party.id, procedure, answers), call_id: callId, prefilled })
  })
}

/**
 * The version that is filed under today.
 *
 * Errors: cases.procedure-not-found, cases.not-started.
 */
export function procedureToday(ctx: Context, id: string): Procedure {
  const today = businessDate(ctx.clock.now())
  const found = ctx.registry.procedures.inForce(id, today)
  if (found) return found
  const next = ctx.registry.procedures.versions(id).findLast(({ model }) => model.status === 'published')
  if (next) throw new Refusal({ code: 'cases.not-started', params: { day: next.model.version } })
  throw new Refusal('cases.procedure-not-found')
}

const kindWords = {
  organisation: { zh: '单位', en: 'organisations' },
  person: { zh: '个人', en: 'persons' },
}

export function requireKind({ model }: Procedure, party: Party): void {
  if (model.start.by.includes(party.kind)) return
  const who = model.start.by.map((kind) => kindWords[kind])
  const params = { whoZh: who.map(({ zh }) => zh).join('或'), whoEn: who.map(({ en }) => en).join(' or ') }
  throw new Refusal({ code: 'cases.not-for-you', params })
}

async function requireCall(db: Db, { model }: Procedure, callId: string | null): Promise<void> {
  if (!model.start.inCalls) return
  if (callId === null) throw new Refusal({ code: 'cases.call-needed', field: 'callId' })
  if (!(await callAt(db, model.id, callId))) throw new Refusal({ code: 'cases.call-not-found', field: 'callId' })
}

function newDraft(ctx: Context, partyId: string, { model }: Procedure, answers: Answers) {
  const now = ctx.clock.now()
  const who = { userId: ctx.actor.userId, name: ctx.actor.name }
  return {
    party_id: partyId,
    id: ctx.ids.next('drf'),
    procedure_id: model.id,
    version: model.version,
    call_id: null,
    case_id: null,
    answers,
    field_revisions: {},
    prefilled: {},
    created_at: now,
    created_by_user_id: who.userId,
    created_by_name: who.name,
    changed_at: now,
    changed_by_user_id: who.userId,
    changed_by_name: who.name,
  }
}

/** What is known about the party already, for the fields that say which fact they want. */
export async function prefill(db: Db, ctx: Context, { model }: Procedure, party: Party): Promise<Prefilled> {
  const wanted = model.form.fields.flatMap((field) => (field.fact ? [{ name: field.name, fact: field.fact }] : []))
  if (wanted.length === 0) return {}
  const facts = await ctx.registry.facts(db, {
    party,
    userId: ctx.actor.userId,
    facts: wanted.map(({ fact }) => fact),
    today: businessDate(ctx.clock.now()),
  })
  return Object.fromEntries(
    wanted.flatMap(({ name, fact }) => {
      const known = facts.get(fact)
      return known ? [[name, { fact, value: known.value, source: known.source, asOf: known.asOf ?? null }]] : []
    }),
  )
}

/**
 * The draft in which a returned case is corrected; opened again when it is there.
 *
 * Permission: ID:apply.
 * Errors:     cases.not-found, .not-here, .not-yours-to-do.
 */
export async function startCorrection(ctx: Context, at: CaseAddress): Promise<DraftRecord> {
  return ctx.db.tx(async (tx) => {
    const row = await settleDeadlines(tx, ctx, await lockedCase(tx, ctx, at))
    const procedure = ctx.registry.procedures.version(row.procedure_id, row.version)
    const state = stateOf(procedure.model, row.state)
    if (!state.edits)
      throw new Refusal({
        code: 'cases.not-here',
        params: { stateZh: state.publicLabel.zh, stateEn: state.publicLabel.en },
      })
    if (!engineActor(row, ctx.actor).isApplicant) throw new Refusal('cases.not-yours-to-do')
    const [open] = await openDrafts(tx, row.party_id, { caseId: row.id })
    if (open) return open
    return insertDraft(tx, { ...newDraft(ctx, row.party_id, procedure, row.answers), case_id: row.id })
  })
}

/**
 * A draft of the asking party, carried to the form of today where that has changed.
 *
 * Errors: cases.draft-not-found.
 */
export async function readDraft(ctx: Context, id: string): Promise<DraftRecord> {
  const row = await draftAt(ctx.db, ctx.scope, id)
  if (!row) throw new Refusal('cases.draft-not-found')
  if (row.filed_case_id !== null || procedureOfDraft(ctx, row).model.version === row.version) return row
  return ctx.db.tx(async (tx) => upToDate(tx, ctx, (await lockDraft(tx, ctx.scope, id)) ?? row))
}

/** The version by which a draft is filled in: a correction stays on that of its case. */
export function procedureOfDraft(ctx: Context, row: DraftRecord): Procedure {
  return row.case_id === null
    ? procedureToday(ctx, row.procedure_id)
    : ctx.registry.procedures.version(row.procedure_id, row.version)
}

/** A new version of the form: answers are carried by their fields; what no longer fits is kept and shown. */
async function upToDate(tx: Db, ctx: Context, row: DraftRecord): Promise<DraftRecord> {
  const procedure = procedureOfDraft(ctx, row)
  if (procedure.model.version === row.version || row.case_id !== null) return row
  const before = await formOfVersion(tx, ctx, row)
  const { answers, leftOver } = carryOver(before, procedure.model.form, row.answers)
  return changeDraft(tx, row, {
    version: procedure.model.version,
    answers,
    left_over: [...row.left_over, ...leftOver],
    revision: row.revision + 1,
  })
}

async function formOfVersion(db: Db, ctx: Context, row: DraftRecord): Promise<FormModel> {
  const listed = ctx.registry.procedures.versions(row.procedure_id).find(({ model }) => model.version === row.version)
  if (listed) return listed.model.form
  return (await modelOfVersion(db, row.procedure_id, row.version))?.form ?? { fields: [] }
}

export interface SavedDraft {
  draft: DraftRecord
  conflicts: { name: string; theirs: unknown; byName: string; at: string }[]
  /** Fields that others changed and this person did not. */
  news: Answers
}

/**
 * Saves changed fields. What somebody else wrote into another field since stays; where both wrote into the same one,
 * nothing is overwritten: the person sees both and decides.
 *
 * Permission: cases:apply, for the own party.
 * Errors:     cases.draft-not-found, .draft-filed, .field-not-editable.
 */
export async function saveDraft(
  ctx: Context,
  id: string,
  given: { revision: number; changes: Answers; insistOn: string[]; dismissLeftOver: boolean },
): Promise<SavedDraft> {
  return ctx.db.tx(async (tx) => {
    const locked = await lockDraft(tx, ctx.scope, id)
    if (!locked) throw new Refusal('cases.draft-not-found')
    if (locked.filed_case_id !== null) throw new Refusal('cases.draft-filed')
    const row = await upToDate(tx, ctx, locked)
    // Asking for news alone is no change, or two who only look would never agree on a revision.
    const isAsking = Object.keys(given.changes).length === 0 && !given.dismissLeftOver
    if (isAsking) return { draft: row, conflicts: [], news: merge(row, given, ctx).news }
    await refuseUneditable(tx, ctx, row, Object.keys(given.changes))
    const merged = merge(row, given, ctx)
    const now = ctx.clock.now()
    const draft = await changeDraft(tx, row, {
      answers: merged.answers,
      field_revisions: merged.fieldRevisions,
      revision: row.revision + 1,
      ...(given.dismissLeftOver ? { left_over: [] } : {}),
      changed_at: now,
      changed_by_user_id: ctx.actor.userId,
      changed_by_name: ctx.actor.name,
    })
    return { draft, conflicts: merged.conflicts, news: merged.news }
  })
}

function merge(row: DraftRecord, given: { revision: number; changes: Answers; insistOn: string[] }, ctx: Context) {
  const answers = { ...row.answers }
  const fieldRevisions = { ...row.field_revisions }
  const conflicts: SavedDraft['conflicts'] = []
  const stamp = {
    revision: row.revision + 1,
    byUserId: ctx.actor.userId,
    byName: ctx.actor.name,
    at: ctx.clock.now().toISOString(),
  }
  for (const [name, value] of Object.entries(given.changes)) {
    const last = row.field_revisions[name]
    const isSame = canonicalJson(row.answers[name] ?? null) === canonicalJson(value)
    const isTheirs = last !== undefined && last.revision > given.revision && !isSame
    if (isTheirs && !given.insistOn.includes(name)) {
      conflicts.push({ name, theirs: row.answers[name] ?? null, byName: last.byName, at: last.at })
      continue
    }
    if (value === null || value === undefined) delete answers[name]
    else answers[name] = value
    fieldRevisions[name] = stamp
  }
  const changedByOthers = Object.entries(row.field_revisions).filter(
    ([name, { revision }]) => revision > given.revision && !(name in given.changes),
  )
  const news = Object.fromEntries(changedByOthers.map(([name]) => [name, row.answers[name] ?? null]))
  return { answers, fieldRevisions, conflicts, news }
}

async function refuseUneditable(tx: Db, ctx: Context, row: DraftRecord, names: string[]): Promise<void> {
  if (row.case_id === null) return
  const found = await caseAt(tx, ctx.scope, { caseId: row.case_id })
  if (!found) throw new Refusal('cases.not-found')
  const { model } = ctx.registry.procedures.version(found.procedure_id, found.version)
  const editable = editableFields(model.form, stateOf(model, found.state).edits, found.marks)
  const others = names.filter((name) => editable !== null && !editable.includes(name))
  if (others.length === 0) return
  throw new Refusal(
    others.map((name) => {
      const label = labelAt(model.form, name)
      return { code: 'cases.field-not-editable', field: name, params: { labelZh: label.zh, labelEn: label.en } }
    }),
  )
}

/**
 * Throws a draft away; what was filed stays.
 *
 * Errors: cases.draft-not-found, cases.draft-filed.
 */
export async function throwDraftAway(ctx: Context, id: string): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const row = await lockDraft(tx, ctx.scope, id)
    if (!row) throw new Refusal('cases.draft-not-found')
    if (row.filed_case_id !== null) throw new Refusal('cases.draft-filed')
    await deleteDraft(tx, row)
  })
}
