import { decideObservations, listPending, recordObservations, suggestIndicators } from '#areas/indicators'
import type { Actor } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

const city = '320800/'
const period = '2025-05'
const note = '示例：按县区的拆分是虚构的，合计等于公开的全市数'

/**
 * The city's published figures for January to May 2025, spread over its districts and counties. The spread is invented
 * and says so on every row; each column adds up to the published figure.
 */
const spread: Record<string, Record<string, number>> = {
  科技型项目新开工数: { 320803: 22, 320804: 28, 320812: 34, 320813: 17, 320826: 25, 320830: 10, 320831: 20 },
  科技型项目新竣工数: { 320803: 7, 320804: 10, 320812: 16, 320813: 3, 320826: 5, 320830: 2, 320831: 5 },
}
/** Left waiting, so that somebody who plays has something to approve. */
const leftWaiting = ['320831']

/** Reported by one officer and approved by another, as the rules ask. */
export async function reportDistricts(services: Services, reporter: Actor, approver: Actor): Promise<void> {
  const scope = { reach: 'region', regionPath: city } as const
  const as = (actor: Actor): Context => outsideRequest(services, { actor, scope })
  const names = Object.keys(spread)
  const suggested = await suggestIndicators(services.db, { names, regionPath: city })
  const indicatorIds = new Map(names.map((name, i) => [name, suggested[i]?.[0]?.indicatorId]))
  const districts = new Set(Object.values(spread).flatMap((values) => Object.keys(values)))
  for (const code of districts) {
    const entries = names.flatMap((name) => {
      const indicatorId = indicatorIds.get(name)
      const value = spread[name]?.[code]
      if (indicatorId === undefined || value === undefined) return []
      const figures = { indicatorId, subject: '', value: String(value), precision: 'exact' as const }
      return [{ ...figures, note, explanation: note, evidenceFileId: null, expectedRevision: 0 }]
    })
    await recordObservations(as(reporter), { regionPath: `${city}${code}/`, period, entries })
  }
  const { items } = await listPending(as(approver), { page: 1, pageSize: 100 })
  const ripe = items.filter(({ regionPath }) => !leftWaiting.some((code) => regionPath.includes(code)))
  const observations = ripe.map(({ regionPath, observation }) => ({ regionPath, id: observation.id }))
  await decideObservations(as(approver), { decision: 'approved', note: null, observations })
}
