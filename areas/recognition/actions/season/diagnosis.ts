import { organisationById } from '#areas/accounts'
import { companyFiles } from '#areas/enterprises'
import { canonicalJson, digestOf } from '#engines/procedure'
import { FactsError, passMarkOf, type RuleSet, type ScoreResult } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import { checkForm } from '#platform/cases/check-form'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Diagnosis } from '../../contract/season-diagnosis.ts'
import { comparePoints } from '../../rules/season/compare.ts'
import { highTech } from '../../rules/season/high-tech.ts'
import { stateOn } from '../../rules/season/season-day.ts'
import { problemsOf } from '../../rules/self-evaluation/judge.ts'
import {
  type DiagnosisRow,
  diagnosesOf,
  dropNote,
  holdDiagnoses,
  insertDiagnosis,
  notesOf,
  putNote,
} from '../../store/diagnoses.ts'
import { latestEntryOf } from '../../store/season-entries.ts'
import { seasonsAt } from '../../store/seasons.ts'
import { answersOnFile } from '../facts-of-companies.ts'
import { rulesOfVersion, rulesOn } from '../rule-sets.ts'
import { formOfRules, stepsOfRules } from '../self-evaluation/evaluate.ts'
import { judgementView } from '../self-evaluation/view.ts'
import { judgeAnswers, scoreFrozen } from '../titles/freeze.ts'
import { filesOfEntry } from './rounds.ts'
import { todayOf } from './seasons.ts'

interface Company {
  creditCode: string
  name: string
  regionPath: string
}

/** The enterprise that asks. Errors: recognition.not-an-enterprise. */
async function ownCompany({ db, scope }: Pick<Context, 'db' | 'scope'>): Promise<Company> {
  const organisation = scope.reach === 'organisation' ? await organisationById(db, scope.organisationId) : null
  if (organisation?.kind !== 'enterprise') throw new Refusal('recognition.not-an-enterprise')
  return organisation
}

/** Conditions and items of a rule set by the name under which notes are kept. */
export function pointLabels(set: RuleSet): Map<string, Localized> {
  const gates = set.main.gates.map(({ source: { id, label } }) => [`gate_${id}`, label] as const)
  const items = set.main.items.map(({ source: { id, label } }) => [`item_${id}`, label] as const)
  return new Map([...gates, ...items])
}

/** Errors: recognition.diagnosis-not-found where a number is asked for that there is not. */
async function viewOf(ctx: Context, company: Company, number: number | undefined, isOwn: boolean): Promise<Diagnosis> {
  const rows = await diagnosesOf(ctx.db, company.creditCode)
  const index = number === undefined ? rows.length - 1 : rows.findIndex((row) => row.number === number)
  const row = rows[index]
  if (number !== undefined && !row) throw new Refusal('recognition.diagnosis-not-found')
  const entry = await latestEntryOf(ctx.db, company.creditCode)
  const files = entry ? ((await filesOfEntry(ctx, entry.case_id))?.files ?? []) : []
  return {
    company: { name: company.name, creditCode: company.creditCode },
    shown: row ? shownOf(row, rows[index - 1] ?? null) : null,
    history: rows.map((each) => ({
      ...{ number: each.number, on: each.diagnosed_on, pass: each.pass },
      total: (each.result as ScoreResult).total,
    })),
    notes: (await notesOf(ctx.db, company.creditCode)).map((note) => ({
      ...{ point: note.point, note: note.note, files: note.files, byName: note.said_by_name },
    })),
    files: files.map(({ id, name }) => ({ id, name })),
    isOwn,
  }
}

function shownOf(row: DiagnosisRow, before: DiagnosisRow | null): NonNullable<Diagnosis['shown']> {
  const set = rulesOfVersion(row.rule_set, row.version)
  const anew = scoreFrozen(row, set)
  const result = row.result as ScoreResult
  return {
    ...{ number: row.number, on: row.diagnosed_on, byName: row.diagnosed_by_name, digest: row.digest },
    at: row.diagnosed_at.toISOString(),
    isReproduced: canonicalJson(anew) === canonicalJson(result),
    judgement: judgementView(set, { result: anew, passMark: passMarkOf(set), ways: row.ways }),
    points: comparePoints(result, (before?.result as ScoreResult | undefined) ?? null),
  }
}

/**
 * The diagnosis of the company that asks, with the form for the next, filled in from the last and from its file.
 *
 * Permission: recognition:own-diagnosis. Errors: recognition.not-an-enterprise, .diagnosis-not-found.
 */
export async function readOwnDiagnosis(ctx: Context, number: number | undefined) {
  const company = await ownCompany(ctx)
  const today = todayOf(ctx)
  const set = rulesOn(highTech, today)
  const { answers: onFile, sources } = await onFileOf(ctx.db, company.creditCode, set, today)
  const last = (await diagnosesOf(ctx.db, company.creditCode)).at(-1)
  const seasons = await seasonsAt(ctx.db, company.regionPath)
  const season =
    seasons.find((each) => stateOn(each, today) === 'open') ??
    seasons.filter((each) => stateOn(each, today) === 'planned').at(-1)
  const entry = await latestEntryOf(ctx.db, company.creditCode)
  return {
    ...(await viewOf(ctx, company, number, true)),
    form: stepsOfRules(set),
    answers: { ...onFile, ...last?.answers },
    ...{ onFile, sources },
    season: season
      ? {
          title: season.title,
          state: stateOn(season, today) === 'open' ? ('open' as const) : ('planned' as const),
          ...{ opensOn: season.opens_on, closesOn: season.closes_on },
        }
      : null,
    caseId: entry?.case_id ?? null,
  }
}

async function onFileOf(db: Db, creditCode: string, set: RuleSet, on: string) {
  const known = (await companyFiles(db, { codes: [creditCode], on })).get(creditCode)
  return known ? answersOnFile(known, set, on) : { answers: {}, sources: {} }
}

/**
 * Judges the asking company by the rules of today and keeps that. The very same as the last time is not kept again.
 *
 * Permission: recognition:own-diagnosis.
 * Writes:     recognition.diagnosis, the operation log.
 * Errors:     recognition.not-an-enterprise, .fact, .no-rule and those of the form.
 */
export async function makeDiagnosis(
  ctx: Context,
  given: Record<string, unknown>,
): Promise<{ number: number; isNew: boolean }> {
  return ctx.db.tx(async (tx) => {
    const company = await ownCompany({ ...ctx, db: tx })
    const on = todayOf(ctx)
    const set = rulesOn(highTech, on)
    const { answers, problems } = checkForm(formOfRules(set), given, ctx.actor.locale === 'en' ? 'en' : 'zh-CN')
    if (problems.length > 0) throw new Refusal(problems)
    await holdDiagnoses(tx, company.creditCode)
    const last = (await diagnosesOf(tx, company.creditCode)).at(-1)
    const { frozen, judged } = await judgedOrRefused(tx, set, { on, answers })
    const digest = digestOf({ ...frozen, result: judged.result })
    if (last?.digest === digest) return { number: last.number, isNew: false }
    const number = (last?.number ?? 0) + 1
    await insertDiagnosis(tx, {
      ...frozen,
      ...{ credit_code: company.creditCode, number, region_path: company.regionPath, company_name: company.name },
      ...{ diagnosed_on: on, diagnosed_at: ctx.clock.now(), diagnosed_by_name: ctx.actor.name },
      ...{ result: judged.result, ways: judged.ways, pass: judged.result.pass, digest },
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.diagnose',
      object: `company:${company.creditCode}`,
      regionPath: company.regionPath,
      detail: { number, pass: judged.result.pass },
    })
    return { number, isNew: true }
  })
}

async function judgedOrRefused(
  tx: Db,
  set: RuleSet,
  { on, answers }: { on: string; answers: Record<string, unknown> },
) {
  try {
    return await judgeAnswers(tx, { ruleSet: highTech, on, answers })
  } catch (error) {
    if (error instanceof FactsError) throw new Refusal(problemsOf(error, set))
    throw error
  }
}

/**
 * Says something to a condition or an item, with files of the latest application; nothing at all takes it back.
 *
 * Permission: recognition:own-diagnosis.
 * Writes:     recognition.diagnosis_note, the operation log.
 * Errors:     recognition.not-an-enterprise, .diagnosis-point, .diagnosis-file.
 */
export async function notePoint(
  ctx: Context,
  point: string,
  { note, fileIds }: { note: string; fileIds: readonly string[] },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const company = await ownCompany({ ...ctx, db: tx })
    if (!pointLabels(rulesOn(highTech, todayOf(ctx))).has(point)) throw new Refusal('recognition.diagnosis-point')
    const entry = fileIds.length > 0 ? await latestEntryOf(tx, company.creditCode) : null
    const known = entry ? ((await filesOfEntry({ ...ctx, db: tx }, entry.case_id))?.files ?? []) : []
    const files = fileIds.map((id) => {
      const found = known.find((file) => file.id === id)
      if (!found) throw new Refusal({ code: 'recognition.diagnosis-file', field: 'fileIds' })
      return { id, name: found.name }
    })
    if (note === '' && files.length === 0) await dropNote(tx, company.creditCode, point)
    else
      await putNote(tx, {
        ...{ credit_code: company.creditCode, point, note, files },
        ...{ said_at: ctx.clock.now(), said_by_name: ctx.actor.name },
      })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.note-point',
      object: `company:${company.creditCode}`,
      regionPath: company.regionPath,
      detail: { point, files: files.map(({ name }) => name) },
    })
  })
}

/**
 * The diagnosis of a company of the region.
 *
 * Permission: recognition:diagnoses. Errors: recognition.diagnosis-not-found.
 */
export async function readDiagnosis(ctx: Context, creditCode: string, number: number | undefined): Promise<Diagnosis> {
  const known = (await companyFiles(ctx.db, { codes: [creditCode], on: todayOf(ctx) })).get(creditCode)
  const isWithin =
    ctx.scope.reach === 'all' ||
    (ctx.scope.reach === 'region' && known?.regionPath.startsWith(ctx.scope.regionPath) === true)
  if (!known || !isWithin) throw new Refusal('recognition.diagnosis-not-found')
  return viewOf(ctx, known, number, false)
}
