import { loadRuleSet, Numeral, type RuleSet, type ScoreOptions, type ScoreResult, score } from '#engines/scorecard'
import type { Problem } from '#kernel/refusal'
import type { ReviewItem } from '../../contract/season-rounds.ts'
import { isComputed } from './high-tech.ts'

type Facts = Readonly<Record<string, unknown>>
type Parameters = ScoreOptions['parameters']

/** Points of experts by item; decimal text where they are means. */
export type Points = Readonly<Record<string, number | string>>

/** What one expert says of an item. */
export interface Said {
  points: number | null
  comment: string
}
export type Verdict = 'pass' | 'close' | 'fail'

/** Items that experts score on some facts, each with the band that the rules leave; what the rules settle is none. */
export function itemsToReview(facts: Facts, set: RuleSet, parameters?: Parameters): ReviewItem[] {
  const result = score(facts, set, options(parameters))
  return result.items.flatMap(({ id, label, clause, working, points, max }) => {
    if (!factOf(set, id) || isComputed(id) || !Array.isArray(points)) return []
    const [least, most] = points
    return least === most ? [] : [{ id, label, clause, working, max, least, most }]
  })
}

/** The fact in which the points of an item stand; null where experts do not score it. */
function factOf(set: RuleSet, item: string): string | null {
  return set.main.items.find(({ source }) => source.id === item)?.source.expert ?? null
}

/** What the rules say with points that experts gave. */
export function resultWith(facts: Facts, points: Points, set: RuleSet, parameters?: Parameters): ScoreResult {
  const given = Object.entries(points).flatMap(([item, value]) => {
    const fact = factOf(set, item)
    return fact === null ? [] : [[fact, new Numeral(String(value))] as const]
  })
  return score({ ...facts, ...Object.fromEntries(given) }, withParts(set), options(parameters))
}

const options = (parameters: Parameters) => (parameters ? { parameters } : {})

const loaded = new WeakMap<RuleSet, RuleSet>()

/** The same rules, but points of experts need not be whole: a mean of several is not. */
function withParts(set: RuleSet): RuleSet {
  const known = loaded.get(set)
  if (known) return known
  const experts = new Set(set.main.items.flatMap(({ source }) => (source.expert ? [source.expert] : [])))
  const facts = Object.fromEntries(
    Object.entries(set.source.facts).map(([name, { whole, ...spec }]) => [
      name,
      experts.has(name) || whole === undefined ? spec : { ...spec, whole },
    ]),
  )
  const made = loadRuleSet({ ...set.source, facts })
  loaded.set(set, made)
  return made
}

/** Least and most of a total; null where a fact is missing. */
export function rangeOf(total: ScoreResult['total']): { low: number; high: number } | null {
  if (total === null) return null
  const [low, high] = Array.isArray(total) ? total : [total, total]
  return { low, high }
}

/** pass and fail as the rules say; close: they cannot say, because the total lies on both sides of the mark. */
export const verdictOf = ({ pass }: Pick<ScoreResult, 'pass'>): Verdict =>
  pass === true ? 'pass' : pass === false ? 'fail' : 'close'

/** Everything that is wrong with what an expert says; unfinished is wrong only when it is handed in. */
export function reviewProblems(
  said: Readonly<Record<string, Said>>,
  items: readonly ReviewItem[],
  { isHandedIn }: { isHandedIn: boolean },
): Problem[] {
  const unknown = Object.keys(said).filter((id) => !items.some((item) => item.id === id))
  return [
    ...unknown.map((item) => ({ code: 'recognition.review-item', params: { item } })),
    ...items.flatMap(({ id, label, least, most }): Problem[] => {
      const { points = null, comment = '' } = said[id] ?? {}
      const about = { field: `scores.${id}`, params: { item: label.zh, least, most } }
      if (points !== null && (!Number.isInteger(points) || points < least || points > most))
        return [{ code: 'recognition.review-band', ...about }]
      const isMissing = points === null || comment.trim() === ''
      return isHandedIn && isMissing ? [{ code: 'recognition.review-incomplete', ...about }] : []
    }),
  ]
}

/** Mean of the points of an item over experts, to two places, as decimal text. */
export function meanOf(points: readonly number[]): string {
  const hundredfold = Math.round((points.reduce((sum, each) => sum + each, 0) * 100) / points.length)
  return String(hundredfold / 100)
}

export interface RoundResult {
  result: ScoreResult
  /** Points: the least and the most that any of the experts leaves possible. */
  low: number | null
  high: number | null
  /** By the means of the experts. */
  verdict: Verdict
}

/** What a round says: the rules with the mean of each item, and the range over the experts. */
export function roundResult(
  facts: Facts,
  experts: readonly Readonly<Record<string, Said>>[],
  set: RuleSet,
  parameters?: Parameters,
): RoundResult {
  const items = itemsToReview(facts, set, parameters)
  const means = Object.fromEntries(
    items.flatMap(({ id }) => {
      const given = experts.flatMap((said) => said[id]?.points ?? [])
      return given.length === 0 ? [] : [[id, meanOf(given)]]
    }),
  )
  const result = resultWith(facts, means, set, parameters)
  const ranges = experts.flatMap((said) => rangeOf(resultWith(facts, pointsOf(said), set, parameters).total) ?? [])
  return {
    result,
    low: ranges.length === 0 ? null : Math.min(...ranges.map(({ low }) => low)),
    high: ranges.length === 0 ? null : Math.max(...ranges.map(({ high }) => high)),
    verdict: verdictOf(result),
  }
}

export function pointsOf(said: Readonly<Record<string, Said>>): Points {
  return Object.fromEntries(Object.entries(said).flatMap(([id, { points }]) => (points === null ? [] : [[id, points]])))
}
