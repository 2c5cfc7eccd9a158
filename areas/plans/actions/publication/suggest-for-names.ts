import { type Suggestion, suggestIndicators } from '#areas/indicators'
import type { Db } from '#platform/db/db'

/** Names that are matched before others get their turn. */
const atOnce = 100

/** The indicators that each name may mean, best first. A plan has a thousand names, and nobody is to wait for all. */
export async function suggestForNames(
  db: Db,
  names: readonly string[],
  regionPath: string,
): Promise<Map<string, Suggestion[]>> {
  const distinct = [...new Set(names)]
  const found = new Map<string, Suggestion[]>()
  for (let from = 0; from < distinct.length; from += atOnce) {
    const some = distinct.slice(from, from + atOnce)
    const suggested = await suggestIndicators(db, { names: some, regionPath })
    for (const [nth, name] of some.entries()) found.set(name, suggested[nth] ?? [])
  }
  return found
}
