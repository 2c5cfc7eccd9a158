import { organisationById } from '#areas/accounts'
import { companyFiles } from '#areas/enterprises'
import {
  approveTopList,
  decideTopListMethod,
  drawTopList,
  proposeTopListMethod,
  publishTopList,
  takeOverTopCandidates,
} from '#areas/recognition'
import type { Actor } from '#platform/auth/actor'
import { actOnCase } from '#platform/cases/actions/act'
import { fileDirectly } from '#platform/cases/actions/submit'
import type { CaseRecord } from '#platform/cases/store/cases'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import type { CompanyName } from './companies.ts'
import { demoRegister } from './enterprises.ts'

const city = '320800/'
const procedureId = 'top-list-application'
type Method = Parameters<typeof proposeTopListMethod>[1]

const figure = { measure: 'value', denominator: null, direction: 1, worst: null, best: null } as const
const revenue = { ...figure, code: 'T1', name: '营业收入', fact: 'total_revenue_wan_yuan' } as const
const growth = { ...revenue, code: 'T2', name: '营业收入增长率', measure: 'growth' } as const
const rd = { ...figure, code: 'T3', name: '研发费用', fact: 'rd_expense_wan_yuan' } as const
const intensity = {
  ...{ ...rd, code: 'T4', name: '研发强度', denominator: 'total_revenue_wan_yuan' },
  measure: 'ratio' as const,
}
const rights = { ...figure, code: 'T5', name: 'Ⅰ类知识产权', fact: 'ip_class_1_count' } as const
const contracts = { ...figure, code: 'T6', name: '技术合同成交额', fact: 'tech_contract_wan_yuan' } as const
const rules: Omit<Method, 'indicators' | 'title' | 'number' | 'inForceFrom'> = {
  ...{ leastKnownPercent: 80, seats: 100, tieBreak: 'T4', spreadPercent: 20 },
  ...{ lineTie: 'all-in', normalisation: 'percentile-rank' },
}

const methods: readonly (Method & { on: string; agreedOn: string })[] = [
  {
    ...{
      title: '科技型企业百强评价办法（试行，示例）',
      number: '示例〔2024〕12号',
      inForceFrom: '2024-07-01',
      ...rules,
    },
    indicators: [
      { ...revenue, weight: 40 },
      { ...growth, weight: 20 },
      { ...rd, weight: 20 },
      { ...intensity, weight: 20 },
    ],
    ...{ on: '2024-06-12', agreedOn: '2024-06-20' },
  },
  {
    ...{ title: '科技型企业百强评价办法（示例）', number: '示例〔2025〕3号', inForceFrom: '2025-03-01', ...rules },
    indicators: [
      { ...revenue, weight: 30 },
      { ...growth, weight: 15 },
      { ...rd, weight: 15 },
      { ...intensity, weight: 20 },
      { ...rights, weight: 10 },
      { ...contracts, weight: 10 },
    ],
    ...{ on: '2025-02-10', agreedOn: '2025-02-20' },
  },
]

/**
 * The top list of the demo city: two invented methods, the list of 2024 published, that of 2025 drawn and waiting for the
 * second pair of eyes. Most candidates were admitted before; two companies apply here. All invented.
 */
export async function rankDemoCompanies(
  services: Services,
  people: ReadonlyMap<string, Actor>,
  companies: ReadonlyMap<CompanyName, Actor>,
): Promise<void> {
  const [officer, second, own, company] = ['city', 'statistics', 'district', 'company'].map((name) => people.get(name))
  const other = companies.get('示例智能装备有限公司')
  if (!officer || !second || !own || !company || !other)
    throw new Error('the demo city lacks somebody who ranks companies')
  const as = (actor: Actor, day: string) => at(services, actor, day)
  for (const { on, agreedOn, ...method } of methods) {
    const { methodId } = await proposeTopListMethod(as(officer, on), { ...method, indicators: [...method.indicators] })
    await decideTopListMethod(as(second, agreedOn), { methodId, isApproved: true, note: '同意施行（示例）' })
  }
  const register = demoRegister()
  await takeOverTopCandidates(as(officer, '2024-08-30'), 2024, register.slice(0, 118))
  const { id: listId } = await drawTopList(as(officer, '2024-09-10'), { year: 2024, asOf: '2024-09-10' })
  await approveTopList(as(second, '2024-09-12'), { listId, revision: 1 })
  await publishTopList(as(officer, '2024-09-29'), { listId, revision: 2 })

  await takeOverTopCandidates(as(officer, '2025-05-30'), 2025, register.slice(9, 132))
  const filed = await fileFor(as(company, '2025-06-03'), company)
  const act = (ctx: Context, { id: caseId, revision }: CaseRecord, action: string) =>
    actOnCase(ctx, { procedureId, caseId }, { action, revision, input: {} })
  await act(as(officer, '2025-06-09'), await act(as(own, '2025-06-05'), filed, 'pass'), 'admit')
  await fileFor(as(other, '2025-06-27'), other)
  await drawTopList(as(officer, '2025-07-01'), { year: 2025, asOf: '2025-07-01' })
}

/** Somebody at work on a day at ten in the morning. */
function at(services: Services, actor: Actor, day: string): Context {
  const now = new Date(`${day}T10:00:00+08:00`)
  const scope = actor.organisationId
    ? { reach: 'organisation' as const, organisationId: actor.organisationId }
    : { reach: 'region' as const, regionPath: actor.regionPath ?? city }
  return outsideRequest({ ...services, clock: { now: () => now } }, { actor, scope })
}

/** An application with the figures that the company's file holds. */
async function fileFor(ctx: Context, { organisationId }: Actor): Promise<CaseRecord> {
  const creditCode = (await organisationById(ctx.db, organisationId ?? ''))?.creditCode ?? ''
  const file = (await companyFiles(ctx.db, { codes: [creditCode], on: '2025-06-01' })).get(creditCode)
  if (!file) throw new Error('the demo company has no file')
  const of = (fact: Parameters<typeof file.file.valueOf>[0], year: number) => file.file.valueOf(fact, year) ?? '0'
  return fileDirectly(ctx, procedureId, {
    key: 'demo-top-list',
    answers: {
      ...{ applicantName: file.name, contact: '联系人（虚构）', phone: '0517-83000000' },
      ...{ revenue: of('total_revenue_wan_yuan', 2024), revenueBefore: of('total_revenue_wan_yuan', 2023) },
      ...{ rdExpense: of('rd_expense_wan_yuan', 2024), rdExpenseBefore: of('rd_expense_wan_yuan', 2023) },
    },
    callId: null,
  })
}
