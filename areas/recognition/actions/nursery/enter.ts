import { organisationsByCreditCodes } from '#areas/accounts'
import { companyFiles, isValidOn, type KnownCompany, lastDayOf, ruleFactsOf } from '#areas/enterprises'
import { notify } from '#areas/notices'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { fillText, type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { Services } from '#platform/services'
import type { enterNursery as shape } from '../../contract/nursery.ts'
import { nurseryErrors } from '../../errors/nursery.ts'
import { entryProblems, fits } from '../../rules/nursery/entry.ts'
import { frozen, type Goal, type Judgement, judge, thawed } from '../../rules/screening/judge.ts'
import { codesInPool, countInPool, insertMemberships, type NewMembership } from '../../store/nursery-members.ts'
import { type PoolRow, type PoolVersionRow, poolNear, versionOn } from '../../store/nursery-pools.ts'
import { type HitRow, hitsOfCompanies, type ScreeningRow } from '../../store/screenings.ts'
import { cityTexts } from '../city-values.ts'
import { rulesOn } from '../rule-sets.ts'
import { screeningWithin } from '../screening/read-screenings.ts'
import { stayMonthsOn } from './pools.ts'
import { poolWithin, regionOf } from './reach.ts'

export type Acting = Services & Pick<Context, 'actor'>

export const goalOfVersion = ({ gates, at_least, most_failed }: PoolVersionRow): Goal => ({
  gates,
  atLeast: at_least === null ? null : Number(at_least),
  mostFailed: most_failed,
})

/** What a company’s file says of a title on a day, as it is kept. */
export const inputsOf = ({ file }: KnownCompany, set: RuleSet, on: string) =>
  frozen(ruleFactsOf(file, Object.keys(set.source.facts), on)) as Record<string, unknown>

export interface JudgedEntry {
  versionFrom: string
  ruleVersion: string
  inputs: Record<string, unknown>
  /** What the city had set for the rule. */
  parameters: Record<string, string>
  judged: Pick<Judgement, 'outcome' | 'criteria'>
}

/** A company beside the conditions of a pool on a day. */
export async function judgeEntry(
  db: Db,
  company: KnownCompany,
  { pool, version, on }: { pool: PoolRow; version: PoolVersionRow; on: string },
): Promise<JudgedEntry> {
  const set = rulesOn(pool.title, on)
  const parameters = await cityTexts(db, set, on)
  const inputs = inputsOf(company, set, on)
  return {
    versionFrom: version.effective_from,
    ruleVersion: set.version,
    inputs,
    parameters,
    judged: judge(thawed(inputs), set, goalOfVersion(version), parameters),
  }
}

export interface Entry {
  creditCode: string
  way: NewMembership['way']
  reason: string | null
  /** How it was judged before: by the screening that found it. Judged by the pool’s conditions where left out. */
  hit?: HitRow & Pick<ScreeningRow, 'rule_version' | 'parameters'>
  caseId?: string
  screeningId?: string
  movedFrom?: string
}

/**
 * Takes companies into a pool, each judged by its conditions of today; the pool is held meanwhile, so that its limit is kept.
 * Those that cannot enter are answered with every reason and the others enter all the same.
 *
 * Writes: recognition.nursery_membership, messages.
 */
export async function admit(
  tx: Db,
  ctx: Acting,
  given: { poolId: string; poolRegionPath: string; within: string; entries: readonly Entry[] },
): Promise<{ entered: NewMembership[]; refused: { creditCode: string; name: string | null; problems: Problem[] }[] }> {
  const pool = await poolNear(tx, given.poolRegionPath, given.poolId, 'update')
  if (!pool) throw new Refusal('recognition.nursery-pool-not-found')
  const now = ctx.clock.now()
  const on = businessDate(now)
  const version = await versionOn(tx, pool, on)
  const codes = given.entries.map(({ creditCode }) => creditCode)
  const files = await companyFiles(tx, { codes, on })
  const inside = await codesInPool(tx, pool.id, codes)
  const months = await stayMonthsOn(tx, on)
  let inPool = await countInPool(tx, pool.id)
  const entered: NewMembership[] = []
  const refused: { creditCode: string; name: string | null; problems: Problem[] }[] = []
  for (const entry of given.entries) {
    const company = files.get(entry.creditCode)
    if (!company) {
      refused.push({ ...nobody(entry), problems: [{ code: 'recognition.nursery-no-file' }] })
      continue
    }
    const made = entry.hit
      ? judgedByScreening(entry.hit, version)
      : await judgeEntry(tx, company, { pool, version, on })
    const problems = entryProblems(candidateOf(company, pool.title, on), {
      ...{ poolName: pool.name, poolRegionPath: pool.region_path, within: given.within },
      ...{ isClosed: pool.closed_on !== null, capacity: pool.capacity, inPool },
    })
    if (inside.has(entry.creditCode)) problems.push({ code: 'recognition.nursery-in' })
    if (entry.reason === null && (entry.way === 'by-hand' || !fits(made.judged)))
      problems.push({ code: 'recognition.nursery-reason-missing', field: 'reason' })
    if (problems.length > 0) {
      refused.push({ creditCode: entry.creditCode, name: company.name, problems })
      continue
    }
    inside.add(entry.creditCode)
    inPool++
    entered.push({
      ...{ credit_code: entry.creditCode, id: ctx.ids.next('nrm'), pool_region_path: pool.region_path },
      ...{ pool_id: pool.id, title: pool.title, name: company.name, region_path: company.regionPath },
      ...{ entered_on: on, entered_at: now, entered_by_name: ctx.actor.name, way: entry.way },
      ...{ version_from: made.versionFrom, rule_version: made.ruleVersion, outcome: made.judged.outcome },
      ...{ criteria: made.judged.criteria, inputs: made.inputs, parameters: made.parameters },
      ...{ reason: entry.reason, case_id: entry.caseId ?? null, screening_id: entry.screeningId ?? null },
      ...{ moved_from: entry.movedFrom ?? null, stay_until: lastDayOf(on, months) },
    })
  }
  await insertMemberships(tx, entered)
  await tellEntered(tx, ctx, pool, entered)
  return { entered, refused }
}

const nobody = ({ creditCode }: Entry) => ({ creditCode, name: null })

function judgedByScreening(hit: NonNullable<Entry['hit']>, version: PoolVersionRow): JudgedEntry {
  const { outcome, criteria, inputs, parameters, rule_version: ruleVersion } = hit
  return { versionFrom: version.effective_from, ruleVersion, inputs, parameters, judged: { outcome, criteria } }
}

function candidateOf({ regionPath, endedOn, file }: KnownCompany, title: string, on: string) {
  const held = file.certificates.filter((each) => each.title === title && isValidOn(each, on))
  const last = held.map(({ validTo }) => validTo).sort()
  return { regionPath, endedOn, holdsUntil: last.at(-1) ?? null }
}

async function tellEntered(tx: Db, ctx: Acting, pool: PoolRow, entered: readonly NewMembership[]): Promise<void> {
  const known = await organisationsByCreditCodes(
    tx,
    entered.map(({ credit_code }) => credit_code),
  )
  for (const row of entered) {
    const organisation = known.get(row.credit_code)
    if (!organisation) continue
    await notify(tx, ctx, {
      kind: 'message',
      to: { organisationId: organisation.id },
      regionPath: row.region_path,
      title: { zh: `已列入${pool.name}`, en: `You are in ${pool.name}` },
      text: { zh: `培育期到 ${row.stay_until}。请查看导师、计划和服务记录。`, en: `Until ${row.stay_until}.` },
      link: '/recognition/nursery/own',
      object: `nursery:${row.id}`,
      reason: 'recognition.nursery-entered',
    })
  }
}

/** Every reason in words. */
function wordsOf(problems: readonly Problem[]): Localized {
  const say = (language: 'zh' | 'en') =>
    problems
      .map(({ code, params }) => {
        const known = nurseryErrors[code as keyof typeof nurseryErrors]
        return fillText(known?.[language] ?? code, params)
      })
      .join(language === 'zh' ? '' : ' ')
  return { zh: say('zh'), en: say('en') }
}

/**
 * Enters companies into a pool: by hand with a reason, or those that a screening found with the criteria that it kept.
 *
 * Permission: recognition:keep-nursery. Writes: those of `admit`, the operation log.
 * Errors:     recognition.nursery-pool-not-found, .nursery-reason-missing, .nursery-other-title, .screening-not-found.
 */
export async function enterNursery(
  ctx: Context,
  poolId: string,
  { creditCodes, screeningId, reason }: BodyOf<typeof shape>,
): Promise<ResponseOf<typeof shape>> {
  const codes = [...new Set(creditCodes)]
  const said = reason || null
  if (screeningId === null && said === null)
    throw new Refusal({ code: 'recognition.nursery-reason-missing', field: 'reason' })
  return ctx.db.tx(async (tx) => {
    const inTx = { ...ctx, db: tx }
    const pool = await poolWithin(inTx, poolId, 'update')
    const entries = screeningId
      ? await entriesOfScreening(inTx, { pool, screeningId, codes, reason: said })
      : codes.map((creditCode): Entry => ({ creditCode, way: 'by-hand', reason: said }))
    const { entered, refused } = await admit(tx, ctx, {
      ...{ poolId, poolRegionPath: pool.region_path, within: regionOf(ctx), entries },
    })
    const known = new Set(entries.map(({ creditCode }) => creditCode))
    const notFound = codes.filter((code) => !known.has(code))
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.enter-nursery',
      object: `nursery-pool:${poolId}`,
      regionPath: pool.region_path,
      detail: { entered: entered.map(({ credit_code }) => credit_code), refused: refused.length, screeningId, reason },
    })
    const notHits = notFound.map((creditCode) => ({
      ...{ creditCode, name: null, problems: [{ code: 'recognition.nursery-not-hit' }] },
    }))
    return {
      entered: entered.length,
      refused: [...refused, ...notHits].map(({ creditCode, name, problems }) => ({
        ...{ creditCode, name, reason: wordsOf(problems) },
      })),
    }
  })
}

async function entriesOfScreening(
  ctx: Context,
  given: { pool: PoolRow; screeningId: string; codes: readonly string[]; reason: string | null },
): Promise<Entry[]> {
  const { pool, screeningId, codes, reason } = given
  const screening = await screeningWithin(ctx, screeningId)
  if (screening.rule_set !== pool.title) throw new Refusal('recognition.nursery-other-title')
  const hits = await hitsOfCompanies(ctx.db, { regionPath: screening.region_path, screeningId }, codes)
  return [...hits.values()].map((hit) => ({
    ...{ creditCode: hit.credit_code, way: 'screened' as const, reason, screeningId },
    hit: { ...hit, rule_version: screening.rule_version, parameters: screening.parameters },
  }))
}
