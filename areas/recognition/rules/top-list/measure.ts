import { divide, multiply, plain, type Rational, readDecimal, subtract } from '#kernel/decimal'
import type { NumericFact, TopListIndicator } from './method.ts'

type Facts = Readonly<Record<string, NumericFact>>
export type ReadFigure = (fact: string, year: number) => string | null

const hundred: Rational = { n: 100n, d: 1n }
/** Digits after the point of what is worked out here. */
const digits = 6

/** Whether an indicator is in percent: growth is, and a ratio of figures of one unit. */
export function isPercent({ measure, fact, denominator }: TopListIndicator, facts: Facts): boolean {
  if (measure === 'growth') return true
  return measure === 'ratio' && facts[fact]?.unit === facts[denominator ?? '']?.unit
}

/** The figures that an indicator of a list of a year is made of: those of the business year before, growth of two. */
export function figuresOf(indicator: TopListIndicator): { fact: string; back: 1 | 2 }[] {
  const { fact, denominator, measure } = indicator
  if (measure === 'growth') return [1 as const, 2 as const].map((back) => ({ fact, back }))
  return [fact, ...(measure === 'ratio' && denominator ? [denominator] : [])].map((each) => ({ fact: each, back: 1 }))
}

/** Year of the file in which a figure is read: a standing one in the year of the list, else in the one before. */
export function yearRead(
  { fact, back }: { fact: string; back: number },
  year: number,
  { facts, read }: { facts: Facts; read: ReadFigure },
): number {
  return facts[fact]?.isStanding && read(fact, year) !== null ? year : year - back
}

/**
 * The value of an indicator for a list of a year, exactly to the sixth place; null where a figure is missing or it is
 * divided by nothing.
 *
 * Example: revenue 120 after 100, growth → '20'
 */
export function measure(
  indicator: TopListIndicator,
  year: number,
  { facts, read }: { facts: Facts; read: ReadFigure },
): string | null {
  const [first = null, second = null] = figuresOf(indicator).map((figure) =>
    readDecimal(read(figure.fact, yearRead(figure, year, { facts, read })) ?? ''),
  )
  if (first === null) return null
  if (indicator.measure === 'value') return plain(first, digits)
  if (second === null || second.n === 0n) return null
  const share = divide(indicator.measure === 'growth' ? subtract(first, second) : first, second)
  return plain(isPercent(indicator, facts) ? multiply(share, hundred) : share, digits)
}
