import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { actOnCase } from '#platform/cases/actions/act'
import { loadCase } from '#platform/cases/actions/load'
import { fileDirectly } from '#platform/cases/actions/submit'
import { watchDeadlines } from '#platform/cases/actions/watch'
import type { CaseRecord } from '#platform/cases/store/cases'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { type CompanyName, demoCompanies } from './companies.ts'

const procedureId = 'transfer-award'
const dayMilliseconds = 86_400_000

/**
 * Awards for contracts of the demo companies, one in each state that somebody has to do something about: just filed,
 * on public notice, waiting for finance, handed to payment. Invented, as are the companies and their contracts.
 */
export async function awardDemoContracts(
  services: Services,
  people: ReadonlyMap<string, Actor>,
  companies: ReadonlyMap<CompanyName, Actor>,
): Promise<void> {
  const [company, officer, finance] = ['company', 'city', 'finance'].map((name) => people.get(name))
  if (!company || !officer || !finance) throw new Error('the demo city lacks somebody who handles awards')
  const file = async (days: number, name: CompanyName, count: number): Promise<CaseRecord> => {
    const member = companies.get(name) ?? company
    const bank = demoCompanies.find((each) => each.name === name)
    return fileDirectly(at(services, member, days), procedureId, {
      key: `demo-award-${name}`,
      answers: {
        contracts: (await awardable(services, member, name)).slice(0, count),
        applicantName: name,
        contact: '联系人（虚构）',
        phone: '0517-83000000',
        bankName: bank?.bankName,
        bankAccountNo: bank?.bankAccountNo,
      },
      callId: null,
    })
  }
  const step = (actor: Actor, days: number, action: string, { id, revision }: CaseRecord) =>
    actOnCase(at(services, actor, days), { procedureId, caseId: id }, { action, revision, input: {} })

  const paid = await step(officer, -14, 'approve', await file(-20, '示例智能装备有限公司', 2))
  await step(officer, -12, 'approve', await file(-18, '示例（淮安）电子有限公司', 2))
  await step(officer, -2, 'approve', await file(-6, '示例大学技术转移中心', 1))
  await file(-1, '示例新材料科技有限公司', 2)
  await watchDeadlines(services, AbortSignal.timeout(60_000))
  const today = at(services, finance, 0)
  await step(finance, 0, 'pay', await loadCase(today, { procedureId, caseId: paid.id }))
}

/** What the form of such a company would list by itself. */
async function awardable(services: Services, member: Actor, name: CompanyName): Promise<unknown[]> {
  const { organisationId, regionPath, userId } = member
  const party = { id: organisationId ?? '', kind: 'organisation' as const, name, regionPath: regionPath ?? '' }
  const facts = await services.registry.facts(services.db, {
    ...{ party, userId, facts: ['contracts.awardable'] },
    today: businessDate(services.clock.now()),
  })
  const value = facts.get('contracts.awardable')?.value
  return Array.isArray(value) ? value : []
}

/** Somebody at work so many days from now: organisations reach their own, offices their region. */
function at(services: Services, actor: Actor, days: number): Context {
  const now = services.clock.now().getTime() + days * dayMilliseconds
  const scope = actor.organisationId
    ? { reach: 'organisation' as const, organisationId: actor.organisationId }
    : { reach: 'region' as const, regionPath: actor.regionPath ?? '' }
  return outsideRequest({ ...services, clock: { now: () => new Date(now) } }, { actor, scope })
}
