import type { Problem } from '#kernel/refusal'

/** Where an indicator takes its value: a figure of the file, it over another, or how much it grew since the year before. */
export const measures = ['value', 'ratio', 'growth'] as const
export const normalisations = ['min-max', 'percentile-rank', 'goalposts'] as const
export const lineTies = ['all-in', 'none-in'] as const

export interface TopListIndicator {
  /** `T1` to `T99`: the column of the data. */
  code: string
  name: string
  /** Name of a numeric fact of a company file. */
  fact: string
  measure: (typeof measures)[number]
  /** Of a ratio: what it is divided by. */
  denominator: string | null
  /** 1: more is better, -1: less is. */
  direction: 1 | -1
  /** In percent; all together 100. */
  weight: number
  /** Goalposts: the values that stand for nothing and for all. In the unit of the indicator. */
  worst: number | null
  best: number | null
}

/** How a city ranks: nothing national says so, everything here is set by the city. */
export interface TopListMethod {
  indicators: TopListIndicator[]
  normalisation: (typeof normalisations)[number]
  /** Percent of the indicators that must be known for a company to be ranked. */
  leastKnownPercent: number
  /** How many the list takes. */
  seats: number
  /** Where some share the rank at the last seat and not all of them fit: all are in, or none. */
  lineTie: (typeof lineTies)[number]
  /** The indicator that parts equal scores first; null: they share a rank. */
  tieBreak: string | null
  /** By how many percent each weight is moved for the rank band. */
  spreadPercent: number
}

/** A figure that a company file can hold. */
export interface NumericFact {
  unit: string | null
  /** As it stands, not of a year: no growth is asked of it. */
  isStanding: boolean
}

const whole = 100

/** Everything that is wrong with a method. */
export function methodProblems(method: TopListMethod, facts: Readonly<Record<string, NumericFact>>): Problem[] {
  const { indicators, tieBreak } = method
  const problems: Problem[] = []
  const codes = new Set<string>()
  for (const indicator of indicators) {
    if (codes.has(indicator.code))
      problems.push({ code: 'recognition.top-code-twice', params: { code: indicator.code } })
    codes.add(indicator.code)
    problems.push(...indicatorProblems(indicator, method, facts))
  }
  const sum = Number(indicators.reduce((all, { weight }) => all + weight, 0).toFixed(6))
  if (sum !== whole) problems.push({ code: 'recognition.top-weight-sum', params: { sum } })
  if (tieBreak !== null && !codes.has(tieBreak))
    problems.push({ code: 'recognition.top-tie-break', params: { code: tieBreak } })
  return problems
}

function indicatorProblems(
  { code, fact, measure, denominator, direction, worst, best }: TopListIndicator,
  { normalisation }: TopListMethod,
  facts: Readonly<Record<string, NumericFact>>,
): Problem[] {
  const problems: Problem[] = []
  const known = facts[fact]
  if (!known) problems.push({ code: 'recognition.top-fact', params: { code, fact } })
  if (measure === 'growth' && known?.isStanding) problems.push({ code: 'recognition.top-growth', params: { code } })
  if (measure === 'ratio' && (denominator === null || denominator === fact || !facts[denominator]))
    problems.push({ code: 'recognition.top-denominator', params: { code } })
  if (normalisation === 'goalposts' && !(worst !== null && best !== null && (best - worst) * direction > 0))
    problems.push({ code: 'recognition.top-goalposts', params: { code } })
  return problems
}

export const rootCode = 'score'
/** Scores are compared as they are printed, so that what reads the same shares a rank. */
const scoreDecimals = 4
const runs = 1000

/**
 * A method as the spec of a composite index: what `kechuang index` reads beside the data.
 *
 * Units: scores 0 to 100.
 */
export function specOf(
  method: TopListMethod,
  { title, number, year }: { title: string; number: string; year: number },
): object {
  const isPosted = method.normalisation === 'goalposts'
  return {
    title: { zh: `科技型企业百强榜 ${year}`, en: `Technology company top list ${year}` },
    source: `${title}（${number}，本市设定）`,
    units: { codeColumn: 'code', nameColumn: 'name' },
    indicators: method.indicators.map(({ code, name, direction, weight, worst, best }) => ({
      ...{ code, name, direction, weight, parent: rootCode },
      ...(isPosted ? { goalposts: [worst, best] } : {}),
    })),
    groups: [{ code: rootCode, name: { zh: '综合得分', en: 'Score' } }],
    imputation: { method: 'none', minimumAvailableShare: method.leastKnownPercent / whole },
    normalisation: { method: method.normalisation, from: 0, to: whole },
    aggregation: 'arithmetic',
    ranking: {
      decimals: scoreDecimals,
      ties: 'same-best',
      tieBreak: method.tieBreak === null ? [] : [method.tieBreak],
    },
    sensitivity: { runs, weightSpread: method.spreadPercent / whole, coverage: 0.9, seed: year },
  }
}
