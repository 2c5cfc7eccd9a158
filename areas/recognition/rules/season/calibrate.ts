import type { Localized } from '#kernel/localized'
import type { Calibration } from '../../contract/season-results.ts'
import type { Verdict } from './review.ts'

/** A company of a season whose result is known. Points; low and high are null where nothing was predicted. */
export interface Outcome {
  district: Localized
  low: number | null
  high: number | null
  verdict: Verdict | null
  isRecognised: boolean
  points: number | null
}

/** Upper ends of the bands of predicted totals, in points; the mark of the rules, 70, is one of them. */
const ends = [60, 65, 70, 75, 80, 85] as const

/** Fewer than this are not told apart in public. */
export const leastPublic = 5

/**
 * What was predicted beside what came out. A predicted total is the middle of its range.
 *
 * Example: of a band with three companies of which two were recognised, n is 3 and recognised is 2.
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const compared = outcomes.filter(({ verdict }) => verdict !== null)
  const bands = [...ends, null].map((to, index) => ({ from: index === 0 ? null : (ends[index - 1] ?? null), to }))
  const of = (verdict: Verdict) => {
    const some = compared.filter((each) => each.verdict === verdict)
    const recognised = some.filter(({ isRecognised }) => isRecognised).length
    return { recognised, notRecognised: some.length - recognised }
  }
  return {
    n: outcomes.length,
    recognised: outcomes.filter(({ isRecognised }) => isRecognised).length,
    compared: compared.length,
    bands: bands.map(({ from, to }) => {
      const within = compared.filter((each) => {
        const total = middle(each)
        return total !== null && (from === null || total > from) && (to === null || total <= to)
      })
      return { from, to, n: within.length, recognised: within.filter(({ isRecognised }) => isRecognised).length }
    }),
    confusion: { pass: of('pass'), close: of('close'), fail: of('fail') },
    error: errorOf(compared),
    districts: [...Map.groupBy(compared, ({ district }) => district.zh)].map(([, some]) => ({
      name: some[0]?.district ?? { zh: '', en: '' },
      n: some.length,
      recognised: some.filter(({ isRecognised }) => isRecognised).length,
      right: some.filter(isRight).length,
      decided: some.filter(({ verdict }) => verdict !== 'close').length,
    })),
  }
}

export const middle = ({ low, high }: Pick<Outcome, 'low' | 'high'>): number | null =>
  low === null || high === null ? null : (low + high) / 2

const isRight = ({ verdict, isRecognised }: Outcome) => verdict === (isRecognised ? 'pass' : 'fail')

const mean = (values: readonly number[]) =>
  Math.round((values.reduce((sum, each) => sum + each, 0) / values.length) * 100) / 100

function errorOf(outcomes: readonly Outcome[]): Calibration['error'] {
  const differences = outcomes.flatMap((each) => {
    const total = middle(each)
    return total === null || each.points === null ? [] : [total - each.points]
  })
  if (differences.length === 0) return null
  return {
    n: differences.length,
    meanAbsolute: mean(differences.map(Math.abs)),
    meanBias: mean(differences),
  }
}

/** Points of an expert minus those of the result, on average, by expert. */
export function biasOfExperts(
  given: readonly { name: string; total: number; points: number }[],
): { name: string; n: number; meanBias: number }[] {
  return [...Map.groupBy(given, ({ name }) => name)]
    .map(([name, some]) => ({ name, n: some.length, meanBias: mean(some.map(({ total, points }) => total - points)) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

/**
 * As `calibrate`, fit to be published: neighbouring bands with too few companies are put together, and so are districts; the
 * table of predictions by results is left out while one of its cells is small.
 */
export function publicOf(outcomes: readonly Outcome[]): Calibration {
  const whole = calibrate(outcomes)
  const cells = Object.values(whole.confusion ?? {}).flatMap((of) => [of.recognised, of.notRecognised])
  return {
    ...whole,
    bands: inGroups(whole.bands, ({ from }, { to }) => ({ from, to })),
    confusion: cells.some(isSmall) ? null : whole.confusion,
    error: whole.error && whole.error.n >= leastPublic ? whole.error : null,
    districts: inGroups(
      whole.districts.toSorted((a, b) => b.n - a.n),
      () => ({ name: { zh: '其他县区（合并）', en: 'Other districts, together' } }),
    ),
  }
}

const isSmall = (n: number) => n > 0 && n < leastPublic

interface Counted {
  n: number
  recognised: number
  right?: number
  decided?: number
}

/** Neighbours put together until none is small; nothing where all of them together are. */
function inGroups<T extends Counted>(rows: readonly T[], named: (first: T, last: T) => Partial<T>): T[] {
  const groups: T[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && last.n < leastPublic) groups[groups.length - 1] = together(last, row, named)
    else groups.push(row)
  }
  const last = groups.at(-1)
  if (!last || last.n >= leastPublic) return groups
  const before = groups.at(-2)
  return before ? [...groups.slice(0, -2), together(before, last, named)] : []
}

function together<T extends Counted>(a: T, b: T, named: (first: T, last: T) => Partial<T>): T {
  const sum = { n: a.n + b.n, recognised: a.recognised + b.recognised }
  const more =
    a.right === undefined ? {} : { right: a.right + (b.right ?? 0), decided: (a.decided ?? 0) + (b.decided ?? 0) }
  return { ...a, ...sum, ...more, ...named(a, b) }
}
