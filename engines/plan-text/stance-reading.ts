import model from './lexicon/stance.json' with { type: 'json' }
import { type Clause, type StanceModel, weigh } from './stance.ts'

export const STANCE: StanceModel = model

/** What the chain makes of a text. */
export interface StanceReading {
  /** Log-odds of done against ahead at a position of a passage. */
  odds: (passage: number, at: number) => number
  /** Whether most of a passage reports. */
  reports: (passage: number) => boolean
  /** Share of the clauses with a number that report. */
  done: number
}

/** Weighs the clauses of a text and makes the result known by place. */
export function readStance(clauses: Clause[], model: StanceModel): StanceReading {
  const odds = weigh(clauses, model)
  const places = new Map<number, { starts: number[]; odds: number[] }>()
  let done = 0
  let all = 0
  clauses.forEach((clause, i) => {
    const own = places.get(clause.passage) ?? { starts: [], odds: [] }
    places.set(clause.passage, own)
    own.starts.push(clause.start)
    own.odds.push(odds[i] ?? 0)
    if (!clause.signs.some((sign) => sign.startsWith('digits'))) return
    all++
    if ((odds[i] ?? 0) > 0) done++
  })
  return {
    odds: (passage, at) => {
      const { starts, odds: found } = places.get(passage) ?? { starts: [], odds: [] }
      let low = 0
      let high = starts.length
      while (low + 1 < high) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) <= at) low = middle
        else high = middle
      }
      return found[low] ?? 0
    },
    reports: (passage) => (places.get(passage)?.odds ?? []).reduce((sum, own) => sum + own, 0) > 0,
    done: all === 0 ? 0 : done / all,
  }
}
