import type { Db } from '#platform/db/db'
import { nameKey, nameParts, nameSimilarity } from '../rules/name-match.ts'
import { indicatorsById, namesInUse } from '../store/catalogue.ts'

export interface Suggestion {
  indicatorId: string
  name: string
  unit: string
  mode: 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth'
  /** 0 to 1; 1: the name or an alias means exactly this. */
  score: number
}

const lowestScore = 0.4
const mostSuggestions = 5

/**
 * For each name, the indicators it may mean, best first, at most five.
 *
 * A name or alias with the same key scores 1; else similarity of what is measured, lowered where scope words differ.
 * Names only: a caller compares units and modes itself, because a document may print either loosely.
 *
 * Reads:  the catalogue and its aliases.
 * Errors: none; an empty list where nothing is close.
 */
export async function suggestIndicators(
  db: Db,
  input: { names: readonly string[]; regionPath?: string },
): Promise<Suggestion[][]> {
  const known = (await namesInUse(db)).map((entry) => ({
    ...entry,
    key: nameKey(entry.text),
    parts: nameParts(entry.text),
  }))
  const found = input.names.map((name) => {
    const [key, parts] = [nameKey(name), nameParts(name)]
    const best = new Map<string, number>()
    for (const entry of known) {
      // Similar is never certain: below 1 whatever the words, so that only equal keys are taken unseen.
      const score = entry.key === key ? 1 : Math.min(0.95, nameSimilarity(parts, entry.parts))
      if (score >= lowestScore && score > (best.get(entry.indicatorId) ?? 0)) best.set(entry.indicatorId, score)
    }
    return [...best].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostSuggestions)
  })
  const indicators = await indicatorsById(
    db,
    found.flatMap((list) => list.map(([id]) => id)),
  )
  return found.map((list) =>
    list.flatMap(([id, score]) => {
      const indicator = indicators.get(id)
      if (!indicator) return []
      const { name, unit, mode } = indicator
      return [{ indicatorId: id, name, unit, mode, score: Math.round(score * 1000) / 1000 }]
    }),
  )
}
