import { startPopulation, startScreening } from '#areas/recognition'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

const city = '320800/'

/**
 * The companies without a high-tech title are held against the conditions of one that their files can answer: 570 meet all
 * of them, 380 of those are above-scale industry; and all companies against the measures for 科小. Jobs look through them.
 * Invented, as are the companies.
 */
export async function screenDemoCompanies(services: Services, officer: Actor): Promise<{ screeningId: string }> {
  const ctx = outsideRequest(services, { actor: officer, scope: { reach: 'region', regionPath: city } })
  const on = businessDate(services.clock.now())
  const { id: screeningId } = await startScreening(ctx, {
    title: '高企申报对象摸排（示例）',
    goal: 'high-tech-enterprise',
    gates: ['age_365_days', 'staff_ratio', 'rd_ratio', 'high_tech_income'],
    atLeast: null,
    mostFailed: 1,
    asOf: on,
    withinRegion: city,
    section: null,
    notHolding: 'high-tech-enterprise',
  })
  await startPopulation(ctx, { ruleSet: 'tech-sme', on })
  return { screeningId }
}
