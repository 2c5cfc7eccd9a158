import type { Answers } from '#engines/form'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { actOnCase } from '#platform/cases/actions/act'
import { assign } from '#platform/cases/actions/assign'
import { saveDraft, startDraft } from '#platform/cases/actions/drafts'
import { object, publicNotices } from '#platform/cases/actions/objections'
import { fileDirectly } from '#platform/cases/actions/submit'
import { watchDeadlines } from '#platform/cases/actions/watch'
import type { CaseRecord } from '#platform/cases/store/cases'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { type CompanyName, demoCompanies } from './companies.ts'

const procedureId = 'station-filing'
const dayMilliseconds = 86_400_000

/**
 * Two months of an invented procedure, counted back from today: cases in every state, one overdue, one returned with
 * marks, one that waits for a countersignature, one on public notice with an objection, and a draft that is half filled
 * in. Everything goes the way that people would go, on the days it would.
 */
export async function fileDemoCases(
  services: Services,
  people: ReadonlyMap<string, Actor>,
  companies: ReadonlyMap<CompanyName, Actor>,
): Promise<void> {
  const company = people.get('company')
  const district = people.get('district')
  if (!company || !district) throw new Error('the demo city has no company and no district')
  const on = (actor: Actor, days: number): Context => at(services, actor, days)
  const file = (days: number, name: CompanyName, over: Answers): Promise<CaseRecord> =>
    fileDirectly(on(companies.get(name) ?? company, days), procedureId, {
      key: `demo-${name}-${days}`,
      answers: answersOf(name, over, businessDate(on(company, days - 60).clock.now())),
      callId: null,
    })
  const step = async (
    row: CaseRecord,
    days: number,
    action: string,
    more: Partial<Parameters<typeof actOnCase>[2]> = {},
  ) =>
    actOnCase(
      on(district, days),
      { procedureId, caseId: row.id },
      { action, revision: row.revision, input: {}, ...more },
    )

  const granted = await file(-46, '示例节能环保有限公司', { name: '白马湖蟹塘水质科技特派工作站', farmers: 210 })
  await step(granted, -41, 'approve', { input: { grade: 'first' } })

  const noticed = await file(-9, '示例（淮安）电子有限公司', { name: '和平镇大棚物联网科技特派工作站', farmers: 64 })
  await step(noticed, -1, 'approve', { input: { grade: 'first', note: '现场核实过。' } })
  const { items } = await publicNotices(on(district, 0), { page: 1, pageSize: 10 })
  for (const { id } of items)
    await object(on(district, 0), id, {
      name: '和平镇某合作社（虚构）',
      contact: '0517-83000001',
      text: '该工作站所列服务农户中，有十余户并未参加大棚改造，请核实服务农户数。',
    })

  const returned = await file(-8, '示例新材料科技有限公司', { name: '盱眙龙虾稻田材料科技特派工作站', farmers: 9000 })
  await step(returned, -2, 'returnForCorrection', {
    input: { reason: '服务农户数与方案不一致，共建单位名称不是全称。' },
    marks: [
      { path: 'farmers', note: '方案第 4 页写的是 900 户，请核对' },
      { path: 'partner', note: '请写全称' },
    ],
  })

  const proposed = await file(-6, '示例大学技术转移中心', { name: '运河湾蔬菜科技特派工作站', farmers: 3 })
  const taken = await assign(on(district, -5), proposed.id, {
    revision: proposed.revision,
    membershipId: district.membershipId,
  })
  await step(taken, -1, 'refuse', { input: { reason: '服务农户只有 3 户，未形成实际服务。' } })

  await file(-24, '示例智能装备有限公司', { name: '徐杨街道农机科技特派工作站', mode: 'own', partner: undefined })
  await file(-11, '示例生物医药有限公司', { name: '岔庙镇中药材科技特派工作站', farmers: 45 })
  await file(-1, '示例智能装备有限公司', { name: '武墩街道采摘机器人科技特派工作站', farmers: 30 })

  const drafted = await startDraft(on(company, -1), procedureId, { callId: null, another: false })
  await saveDraft(on(company, -1), drafted.id, {
    revision: drafted.revision,
    changes: { name: '黄码乡秸秆新材料科技特派工作站', mode: 'joint' },
    insistOn: [],
    dismissLeftOver: false,
  })
  await watchDeadlines(services, AbortSignal.timeout(60_000))
}

/** Somebody at work so many days from now: organisations reach their own, offices their region. */
function at(services: Services, actor: Actor, days: number): Context {
  const now = services.clock.now().getTime() + days * dayMilliseconds
  const scope = actor.organisationId
    ? { reach: 'organisation' as const, organisationId: actor.organisationId }
    : { reach: 'region' as const, regionPath: actor.regionPath ?? '' }
  return outsideRequest({ ...services, clock: { now: () => new Date(now) } }, { actor, scope })
}

function answersOf(name: CompanyName, over: Answers, opensOn: string): Answers {
  const creditCode = demoCompanies.find((company) => company.name === name)?.creditCode
  const answers = {
    mode: 'joint',
    partner: '示例农业大学',
    opensOn,
    farmers: 120,
    hostName: name,
    creditCode,
    contact: '联系人（虚构）',
    phone: '0517-83000000',
    envoys: [
      { name: '示例特派员甲', field: '栽培技术' },
      { name: '示例特派员乙', field: '病虫害防治' },
    ],
    plan: [],
    ...over,
  }
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))
}
