import { readFile } from 'node:fs/promises'
import { addCard, publishIndicator, suggestIndicators } from '#areas/indicators'
import type { Actor } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

interface Definition {
  name: string
  cadence: 'month' | 'year'
  formula: string
  numerator?: string
  denominator?: string
  source: string
}

const city = '320800/'
/** What the city shows to everybody. */
const published = [
  ...['科技型项目新开工数', '科技型项目新竣工数', '技术合同成交额', '基础研究支出', '有效期内高新技术企业数'],
  ...['科技型中小企业数', '省级专精特新中小企业数', '高新技术产业产值占规上工业总产值比重'],
  ...['战略性新兴产业产值占规上工业总产值比重', '规上工业企业中有研发活动的企业占比'],
  ...['科研仪器设备开放共享率', '入网科研仪器设备总数', '科技贷款获批额'],
]

const as = (services: Services, officer: Actor): Context =>
  outsideRequest(services, { actor: officer, scope: { reach: 'region', regionPath: city } })

/** Writes the definition card of every indicator that a plan brought, once. */
export async function defineIndicators(services: Services, officer: Actor, defined: Set<string>): Promise<void> {
  const file = await readFile(new URL('./definitions.json', import.meta.url), 'utf8')
  const definitions = JSON.parse(file) as Definition[]
  const known = await suggestIndicators(services.db, { names: definitions.map(({ name }) => name) })
  const ctx = as(services, officer)
  for (const [index, { cadence, formula, numerator, denominator, source }] of definitions.entries()) {
    const best = known[index]?.[0]
    if (best?.score !== 1 || defined.has(best.indicatorId)) continue
    defined.add(best.indicatorId)
    await addCard(ctx, best.indicatorId, {
      ...{ formula, cadence, numerator: numerator ?? null, denominator: denominator ?? null },
      dataSource: source,
      dueDays: cadence === 'month' ? 15 : 60,
      ownerDepartmentId: null,
      legalBasis: '本市自定口径（示例）',
      effectiveFrom: '2021-01-01',
      changeNote: null,
    })
  }
}

export async function publishIndicators(services: Services, officer: Actor): Promise<void> {
  const known = await suggestIndicators(services.db, { names: published })
  for (const [best] of known)
    if (best?.score === 1) await publishIndicator(as(services, officer), best.indicatorId, true)
}
