import { subtractDecimals } from '../decimal.ts'

const mostChanges = 8

/** A figure on two days, with the gap to what was expected. */
export interface FigureOnTwoDays {
  targetId: string
  regionPath: string
  indicatorId: string
  subject: string
  indicator: string
  unit: string
  now: { actual: string | null; gapPoints: number | null } | undefined
  before: { actual: string | null; gapPoints: number | null } | undefined
}

/** A figure that is another than before. */
export interface FigureChange {
  targetId: string
  regionPath: string
  indicator: string
  unit: string
  before: string
  after: string
  gapChangePoints: number
}

/**
 * The figures that moved most against what was expected; each figure once, although several plans set a target for it.
 *
 * Units:   values in the target's unit, gaps in percentage points.
 * Example: 32 % behind by 9.7 points, a month before by 12 → gapChangePoints 2.3
 */
export function greatestChanges(figures: readonly FigureOnTwoDays[]): FigureChange[] {
  const once = new Map(figures.map((figure) => [`${figure.indicatorId} ${figure.subject}`, figure]))
  return [...once.values()]
    .flatMap(({ now, before, targetId, regionPath, indicator, unit }) => {
      if (!now?.actual || !before?.actual || now.gapPoints === null || before.gapPoints === null) return []
      if (subtractDecimals(now.actual, before.actual) === '0') return []
      const gapChangePoints = Math.round((now.gapPoints - before.gapPoints) * 100) / 100
      return [{ targetId, regionPath, indicator, unit, before: before.actual, after: now.actual, gapChangePoints }]
    })
    .sort((a, b) => Math.abs(b.gapChangePoints) - Math.abs(a.gapChangePoints))
    .slice(0, mostChanges)
}
