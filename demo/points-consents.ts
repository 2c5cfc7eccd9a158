import { giveConsent } from '#areas/recognition'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import type { CompanyName } from './companies.ts'

const purposes: Partial<Record<CompanyName, string>> = {
  示例智能装备有限公司: '科技贷款授信审查（示例）',
  示例生物医药有限公司: '知识产权质押融资（示例）',
  '示例（淮安）电子有限公司': '流动资金贷款续贷（示例）',
  示例节能环保有限公司: '设备更新贷款贴息申请（示例）',
}

/** Four invented companies let the invented bank see their points, for half a year; the company of the demo account has not yet. */
export async function consentToDemoBank(
  services: Services,
  people: ReadonlyMap<string, Actor>,
  companies: ReadonlyMap<CompanyName, Actor>,
): Promise<void> {
  const bankId = people.get('bank')?.organisationId
  if (!bankId) throw new Error('the demo city has no bank')
  const now = services.clock.now()
  const untilDay = businessDate(new Date(now.getTime() + 180 * 86_400_000))
  for (const [name, purpose] of Object.entries(purposes)) {
    const actor = companies.get(name as CompanyName)
    if (!actor?.organisationId) throw new Error(`nobody acts for ${name}`)
    const scope = { reach: 'organisation' as const, organisationId: actor.organisationId }
    await giveConsent(outsideRequest(services, { actor, scope }), { bankId, purpose, untilDay })
  }
}
