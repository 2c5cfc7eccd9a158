import { companyFiles, openCompanyFile } from '#areas/enterprises'
import { type Problem, Refusal } from '#kernel/refusal'
import { type CaseOf, type EffectContext, type Outcome, type Shown, settleCases } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import type { NurseryEntryForm } from '../../procedures/nursery-form.ts'
import type { Judgement } from '../../rules/screening/judge.ts'
import {
  closeNurseryApplications,
  keepNurseryApplication,
  nurseryApplicationOf,
  openNurseryApplications,
} from '../../store/nursery-applications.ts'
import { codesInPool } from '../../store/nursery-members.ts'
import { openPoolOf, type PoolRow, versionOn } from '../../store/nursery-pools.ts'
import { cityOfPath } from '../points/reach.ts'
import { applicantOf } from '../titles/title-case.ts'
import { admit, judgeEntry } from './enter.ts'
import { appliedTitle } from './own.ts'

type EntryCase = CaseOf<typeof NurseryEntryForm>

const levels = { district: '县区', city: '市级' } as const

/** Errors: recognition.nursery-no-pool. */
async function poolFor(tx: Db, level: keyof typeof levels, regionPath: string): Promise<PoolRow> {
  const at = level === 'city' ? cityOfPath(regionPath) : regionPath
  const pool = await openPoolOf(tx, at, appliedTitle)
  if (!pool)
    throw new Refusal({ code: 'recognition.nursery-no-pool', field: 'level', params: { level: levels[level] } })
  return pool
}

/**
 * Takes an application to enter a pool: judged by its conditions of today from the company’s file, and kept with that.
 *
 * Writes: recognition.nursery_application; enterprises.company where the company has no file yet.
 * Errors: recognition.not-an-enterprise, .nursery-no-pool, .nursery-in, .nursery-applied, .nursery-ended.
 */
export async function fileNurseryEntry(tx: Db, ctx: EffectContext, found: EntryCase): Promise<Outcome> {
  const company = await applicantOf(tx, found)
  await openCompanyFile(tx, ctx, company)
  const pool = await poolFor(tx, found.answers.level, company.regionPath)
  const { creditCode } = company
  const file = (await companyFiles(tx, { codes: [creditCode], on: ctx.today })).get(creditCode)
  if (!file) throw new Refusal('recognition.nursery-no-file')
  const problems: Problem[] = []
  if (file.endedOn !== null) problems.push({ code: 'recognition.nursery-ended', params: { on: file.endedOn } })
  if ((await codesInPool(tx, pool.id, [creditCode])).size > 0) problems.push({ code: 'recognition.nursery-in' })
  const others = { creditCode, poolId: pool.id, exceptCase: found.id }
  const going = await openNurseryApplications(tx, others)
  await settleCases(
    tx,
    ctx,
    going.map(({ case_id }) => case_id),
  )
  const [other] = await openNurseryApplications(tx, others)
  if (other) problems.push({ code: 'recognition.nursery-applied', params: { number: other.case_number } })
  if (problems.length > 0) throw new Refusal(problems)
  const made = await judgeEntry(tx, file, { pool, version: await versionOn(tx, pool, ctx.today), on: ctx.today })
  await keepNurseryApplication(tx, {
    ...{ region_path: found.regionPath, case_id: found.id, case_number: found.number, credit_code: creditCode },
    ...{ pool_region_path: pool.region_path, pool_id: pool.id, filed_on: found.filedOn },
    ...{ version_from: made.versionFrom, rule_version: made.ruleVersion, inputs: made.inputs, ...made.judged },
  })
  return { shown: shownOf(pool.name, made.judged), isShownAnew: true }
}

const outcomeWords = {
  meets: { zh: '符合入库条件', en: 'conditions of entry met' },
  nearly: { zh: '接近入库条件', en: 'conditions of entry nearly met' },
  undecided: { zh: '缺数据，尚不能判定', en: 'figures are missing' },
  fails: { zh: '不符合入库条件', en: 'conditions of entry not met' },
} as const

/** The pool, the verdict, and each condition with its working, for the company and the office. */
function shownOf(poolName: string, { outcome, criteria }: Pick<Judgement, 'outcome' | 'criteria'>): Shown[] {
  const marks = { true: ['满足', 'met'], false: ['不满足', 'not met'], null: ['无法判定', 'open'] } as const
  return [
    { label: { zh: '培育库', en: 'Pool' }, value: poolName },
    {
      label: { zh: '按入库条件', en: 'By the conditions' },
      value: outcomeWords[outcome].zh,
      valueEn: outcomeWords[outcome].en,
    },
    ...criteria.map(({ label, ok, reason }) => {
      const [zh, en] = marks[`${ok}`]
      return { label, value: `${zh}：${reason.zh}`, valueEn: `${en}: ${reason.en}` }
    }),
  ]
}

/**
 * Takes the company in, judged anew by the conditions of today. Where they do not let it in, the reason is wanted.
 *
 * Writes: recognition.nursery_membership, .nursery_application. Errors: those of `admit`.
 */
export async function acceptNurseryEntry(
  tx: Db,
  ctx: EffectContext,
  found: EntryCase,
  { reason }: { reason?: string | undefined },
): Promise<Outcome> {
  const application = await nurseryApplicationOf(tx, found.id)
  if (!application) throw new Error(`no application of the case ${found.id}`)
  const { entered, refused } = await admit(tx, ctx, {
    ...{ poolId: application.pool_id, poolRegionPath: application.pool_region_path, within: '' },
    entries: [{ creditCode: application.credit_code, way: 'applied', reason: reason || null, caseId: found.id }],
  })
  const [made] = entered
  if (!made) throw new Refusal(refused.flatMap(({ problems }) => problems))
  await closeNurseryApplications(tx, [found.id], 'accepted')
  return {
    shown: [
      {
        label: { zh: '培育期到', en: 'In the pool until' },
        value: made.stay_until,
        link: `/recognition/nursery/${made.credit_code}/${made.id}`,
      },
    ],
  }
}

/** Ends an application that is refused. Writes: recognition.nursery_application. */
export async function refuseNurseryEntry(tx: Db, _ctx: EffectContext, { id }: EntryCase): Promise<undefined> {
  await closeNurseryApplications(tx, [id], 'refused')
}

/** Ends an application that its company takes back. Writes: recognition.nursery_application. */
export async function withdrawNurseryEntry(tx: Db, _ctx: EffectContext, { id }: EntryCase): Promise<undefined> {
  await closeNurseryApplications(tx, [id], 'withdrawn')
}
