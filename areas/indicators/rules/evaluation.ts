import type { PaceStatus } from '#engines/pace'
import { type AssessedIndicator, type AssessedTarget, assessTarget } from './assess-target.ts'
import { isBehind } from './headline.ts'
import type { KnownValue } from './plausibility.ts'

/** The value that the path asks for at the end of each year, and what was there then. */
export interface PathPoint {
  year: number
  expected: string
  actual: string | null
}

function firstYear(target: AssessedTarget): number {
  const from = target.periodStart ?? target.planStart
  if (from) return Number(from.slice(0, 4))
  if (target.baseline) return Number(target.baseline.period.slice(0, 4)) + 1
  return Number(target.deadline.slice(0, 4))
}

/**
 * The expected path of a target, year by year from its start to its deadline, by the same method that judges it; none
 * where a target has no path (a level without a baseline).
 *
 * Units:  the target's unit.
 * Errors: none.
 * Example: 900 in 2024 to 1200 in 2027 → 1000, 1100, 1200
 */
export function expectedPath(
  target: AssessedTarget,
  indicator: AssessedIndicator,
  known: readonly KnownValue[],
): PathPoint[] {
  const [from, to] = [firstYear(target), Number(target.deadline.slice(0, 4))]
  const before = known.filter((entry) => entry.periodEnd < `${from}-01-01`)
  const points: PathPoint[] = []
  for (let year = from; year <= to && year < from + 30; year++) {
    const end = `${year}-12-31`
    // What is expected does not depend on what was reached: any value stands for the year's end.
    const asked = { period: String(year), periodEnd: end, value: '0' }
    const each = { ...indicator, reported: 'since-start' as const }
    const single = target.mode === 'flow-annual' ? { ...indicator, reported: 'year-to-date' as const } : each
    const expected = assessTarget({ target, indicator: single, known: [...before, asked], asOf: end }).pointers.time
    if (!expected) return []
    const actual = assessTarget({ target, indicator, known: known.filter((one) => one.periodEnd <= end), asOf: end })
    const isOfYear = actual.dataThrough?.startsWith(String(year)) ?? false
    points.push({ year, expected: expected.expectedValue, actual: isOfYear ? actual.actual : null })
  }
  return points
}

export interface EvaluatedRow {
  status: PaceStatus
  isStarted: boolean
  departments: { name: string }[]
  cause: string | null
  earlier: readonly unknown[]
}

export interface Statistics {
  total: number
  byStatus: Record<PaceStatus, number>
  notStarted: number
  onPace: number
  behind: number
  adjusted: number
  unexplained: number
  byDepartment: { name: string; total: number; onPace: number; behind: number }[]
}

const good: readonly PaceStatus[] = ['ahead', 'on-pace', 'met']

/**
 * How many indicators stand how, over all and for each department that answers first.
 *
 * Units:  indicators.
 * Example: evaluationStatistics([{ status: 'behind', isStarted: true, departments: [], cause: null, earlier: [] }]).unexplained → 1
 */
export function evaluationStatistics(rows: readonly EvaluatedRow[]): Statistics {
  const byStatus: Statistics['byStatus'] = { ahead: 0, 'on-pace': 0, behind: 0, met: 0, missed: 0, 'no-data': 0 }
  for (const row of rows) byStatus[row.status]++
  const started = rows.filter((row) => row.isStarted)
  const byDepartment = Map.groupBy(rows, (row) => row.departments[0]?.name ?? '')
  const counts = (own: readonly EvaluatedRow[]) => ({
    total: own.length,
    onPace: own.filter((row) => good.includes(row.status)).length,
    behind: own.filter((row) => isBehind(row.status)).length,
  })
  const { total, onPace, behind } = counts(rows)
  return {
    ...{ total, byStatus, onPace, behind },
    notStarted: rows.length - started.length,
    adjusted: rows.filter((row) => row.earlier.length > 0).length,
    unexplained: rows.filter((row) => isBehind(row.status) && !row.cause).length,
    byDepartment: [...byDepartment]
      .map(([name, own]) => ({ name, ...counts(own) }))
      .sort((a, b) => b.behind - a.behind || b.total - a.total || (a.name < b.name ? -1 : 1)),
  }
}

/** The conclusion in a sentence, each number from the statistics. */
export function conclusionOf(statistics: Statistics, asOf: string): { zh: string; en: string } {
  const { total, onPace, behind, byStatus, notStarted, adjusted } = statistics
  const judged = onPace + behind
  const share = judged === 0 ? null : `${((onPace / judged) * 100).toFixed(1)}%`
  const noData = byStatus['no-data'] - notStarted
  const [year, month] = asOf.split('-').map(Number)
  return {
    zh: `截至 ${year} 年 ${month} 月，共 ${total} 项指标：${byStatus.met} 项已达成，${byStatus.ahead} 项超序时，${byStatus['on-pace']} 项达序时，${byStatus.behind} 项滞后，${byStatus.missed} 项未达成，${noData} 项缺数${notStarted > 0 ? `，${notStarted} 项未到起算期` : ''}。${share === null ? '尚无可判断的指标。' : `可判断的 ${judged} 项中，达到或超过进度的占 ${share}。`}${adjusted > 0 ? `其中 ${adjusted} 项目标作过调整。` : ''}`,
    en: `By ${asOf.slice(0, 7)}, of ${total} indicators ${byStatus.met} are met, ${byStatus.ahead} ahead, ${byStatus['on-pace']} on pace, ${byStatus.behind} behind, ${byStatus.missed} missed, ${noData} without data${notStarted > 0 ? `, ${notStarted} not yet started` : ''}. ${share === null ? 'None can be judged yet.' : `Of the ${judged} that can be judged ${share} are on pace or better.`}${adjusted > 0 ? ` ${adjusted} were adjusted.` : ''}`,
  }
}
