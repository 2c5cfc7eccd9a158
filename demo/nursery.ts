import {
  assignNurseryTutor,
  endRecognised,
  endTerms,
  enterNursery,
  leaveNursery,
  listNurseryMembers,
  openNurseryPool,
  proposeNurseryPlan,
  recordNurseryService,
} from '#areas/recognition'
import type { Actor } from '#platform/auth/actor'
import { fileDirectly } from '#platform/cases/actions/submit'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { type CompanyName, demoCompanies } from './companies.ts'
import { demoRegister } from './enterprises.ts'

const city = '320800/'
const district = '320800/320812/'
const highTech = 'high-tech-enterprise'
const gates = ['age_365_days', 'staff_ratio', 'rd_ratio', 'high_tech_income']
const reason = '示例：列入年度培育计划'

/** Who entered the pool of the city, when, and how many of them were recognised later. */
const cohorts = [
  { on: '2023-03-01', recognised: 40, others: 60, firstOther: 1080 },
  { on: '2024-03-01', recognised: 36, others: 84, firstOther: 1140 },
  { on: '2025-03-03', recognised: 20, others: 100, firstOther: 1224 },
] as const
const soon = '2025-06-25'
const planned = 24

/**
 * Nursery pools of the demo city: some 400 invented companies of three years, by the same deeds that officers do. The rate of
 * conversion follows from the certificates of the register.
 */
export async function raiseDemoCompanies(
  services: Services,
  people: ReadonlyMap<string, Actor>,
  companies: ReadonlyMap<CompanyName, Actor>,
): Promise<void> {
  const [officer, second, own, company] = ['city', 'statistics', 'district', 'company'].map((name) => people.get(name))
  if (!officer || !second || !own || !company) throw new Error('the demo city lacks somebody who keeps nursery pools')
  const as = (actor: Actor, day: string) => at(services, actor, day)
  const pool = await open(as(officer, '2023-02-20'), { title: highTech, name: '市高新技术企业培育库（示例）', gates })
  const register = demoRegister()
  const taken = new Set<string>()
  for (const { on, recognised, others, firstOther } of cohorts) {
    const later = register.filter(({ creditCode, certificates: [latest, before] }) => {
      const isLater = latest?.title === highTech && before?.title !== highTech && latest.validFrom > on
      return isLater && !taken.has(creditCode)
    })
    const codes = [...later.slice(0, recognised), ...register.slice(firstOther, firstOther + others)].map(
      ({ creditCode }) => creditCode,
    )
    for (const code of codes) taken.add(code)
    await enter(as(officer, on), pool, codes)
  }
  await giveTutors(as(officer, '2025-03-05'), pool, [officer.userId, second.userId])
  for (const day of ['2023-12-29', '2024-12-30', '2025-03-04', soon]) {
    await endRecognised(as(officer, day), { poolId: pool })
    await endTerms(as(officer, day))
  }
  await dropSome(as(officer, soon), pool)

  const ownPool = await open(as(own, '2025-01-10'), { title: highTech, name: '清江浦区高企培育库（示例）', gates })
  const here = register.slice(1400).filter(({ regionPath }) => regionPath === district)
  await enter(
    as(own, '2025-02-10'),
    ownPool,
    [demoCompanies.find(({ name }) => name === '示例新材料科技有限公司'), ...here.slice(0, 40)].flatMap((each) =>
      each ? [each.creditCode] : [],
    ),
  )
  await giveTutors(as(own, '2025-02-12'), ownPool, [own.userId])
  await tend(as(own, '2025-02-20'), as(own, soon), ownPool)

  const gazelle = await open(as(officer, '2025-01-15'), {
    ...{ title: 'gazelle', name: '瞪羚企业培育库（示例）' },
    gates: ['base_revenue_reached', 'cagr_4y', 'last_year_positive'],
  })
  await enter(as(officer, '2025-02-10'), gazelle, codesOf(register.slice(0, 24)))
  const leading = await open(as(officer, '2025-01-15'), {
    ...{ title: 'innovation-leading-enterprise', name: '创新型领军企业培育库（示例）' },
    gates: ['high_tech', 'revenue', 'rd_share', 'ip'],
  })
  await enter(as(officer, '2025-02-10'), leading, codesOf(register.slice(24, 44)))
  await applyFor(services, companies)
}

const codesOf = (files: readonly { creditCode: string }[]) => files.map(({ creditCode }) => creditCode)

/** Somebody at work on a day at ten in the morning. */
function at(services: Services, actor: Actor, day: string): Context {
  const now = new Date(`${day}T10:00:00+08:00`)
  const scope = actor.organisationId
    ? { reach: 'organisation' as const, organisationId: actor.organisationId }
    : { reach: 'region' as const, regionPath: actor.regionPath ?? city }
  return outsideRequest({ ...services, clock: { now: () => now } }, { actor, scope })
}

type Opened = Parameters<typeof openNurseryPool>[1]

async function open(ctx: Context, said: Pick<Opened, 'title' | 'name' | 'gates'>): Promise<string> {
  const whole = { capacity: null, atLeast: null, mostFailed: 2, note: '示例方案（虚构）' }
  return (await openNurseryPool(ctx, { ...said, ...whole })).id
}

async function enter(ctx: Context, poolId: string, creditCodes: string[]): Promise<void> {
  await enterNursery(ctx, poolId, { creditCodes, screeningId: null, reason })
}

const everybody = { page: 1, pageSize: 500, stage: 'in' as const }

/** Each tutor every so manieth company; the last few have nobody yet. */
async function giveTutors(ctx: Context, poolId: string, tutors: readonly (string | null)[]): Promise<void> {
  const { items } = await listNurseryMembers(ctx, poolId, everybody)
  const known = items.slice(0, Math.floor(items.length * 0.8))
  for (const [place, userId] of tutors.entries()) {
    const members = known.filter((_, index) => index % tutors.length === place)
    if (userId) await assignNurseryTutor(ctx, poolId, { members, userId })
  }
}

async function dropSome(ctx: Context, poolId: string): Promise<void> {
  const { items } = await listNurseryMembers(ctx, poolId, everybody)
  const some = items.filter((_, index) => index % 13 === 0).slice(0, 8)
  for (const member of some) await leaveNursery(ctx, member, { kind: 'dropped', reason: '企业提出退出（示例）' })
}

/** Plans from the gaps, and what was done for the companies so far. */
async function tend(early: Context, late: Context, poolId: string): Promise<void> {
  const { items } = await listNurseryMembers(early, poolId, everybody)
  for (const [index, member] of items.slice(0, planned).entries()) {
    await proposeNurseryPlan(early, member)
    if (index % 2 > 0) continue
    await recordNurseryService(late, member, { on: '2025-04-18', what: '上门辅导研发费用归集（示例）' })
    await recordNurseryService(late, member, { on: '2025-06-12', what: '核对知识产权清单，约定申报时间（示例）' })
  }
}

/** One application that the district has to decide. */
async function applyFor(services: Services, companies: ReadonlyMap<CompanyName, Actor>): Promise<void> {
  const name = '示例智能装备有限公司'
  const member = companies.get(name)
  if (!member) throw new Error(`nobody acts for ${name}`)
  await fileDirectly(at(services, member, '2025-07-01'), 'high-tech-nursery-entry', {
    key: 'demo-nursery-entry',
    answers: {
      ...{ applicantName: name, contact: '联系人（虚构）', phone: '0517-83000000', level: 'district' },
      ...{ plannedYear: '2026', wanted: '研发费用归集、知识产权布局（示例）' },
    },
    callId: null,
  })
}
