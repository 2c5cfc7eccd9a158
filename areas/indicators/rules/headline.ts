import type { PaceStatus } from '#engines/pace'

export interface StatusCounts {
  total: number
  /** Ahead, on pace or met. */
  onPace: number
  /** Behind or missed. */
  behind: number
  noData: number
  /** Their first period lies ahead. */
  notStarted: number
  /** Behind now and not at the month end before. */
  newlyBehind: number
}

export function isBehind(status: PaceStatus): boolean {
  return status === 'behind' || status === 'missed'
}

/**
 * How many targets stand how, with those that fell behind since.
 *
 * Units: targets.
 * Example: countStatuses([{ status: 'behind', statusBefore: 'on-pace', isStarted: true }]).newlyBehind → 1
 */
export function countStatuses(
  rows: readonly { status: PaceStatus; statusBefore: PaceStatus | null; isStarted: boolean }[],
): StatusCounts {
  const behind = rows.filter((row) => isBehind(row.status))
  const noData = rows.filter((row) => row.status === 'no-data' && row.isStarted).length
  const notStarted = rows.filter((row) => row.status === 'no-data' && !row.isStarted).length
  return {
    total: rows.length,
    onPace: rows.length - behind.length - noData - notStarted,
    behind: behind.length,
    noData,
    notStarted,
    newlyBehind: behind.filter((row) => row.statusBefore !== null && !isBehind(row.statusBefore)).length,
  }
}

/**
 * The first line of the cockpit in words.
 *
 * Units: targets; the month that the assessment day ends.
 * Example: headline({ total: 58, onPace: 41, behind: 9, noData: 8, notStarted: 0, newlyBehind: 2 }, '2025-05-31').zh → '截至 5 月：58 项目标中 41 项达序时、9 项滞后、8 项缺数；比上月新增滞后 2 项。'
 */
export function headline(counts: StatusCounts, asOf: string): { zh: string; en: string } {
  const month = Number(asOf.slice(5, 7))
  if (counts.total === 0) {
    return {
      zh: `截至 ${month} 月：还没有目标。请先在“规划与任务”中发布一份规划。`,
      en: `As of ${asOf.slice(0, 7)}: no targets yet. Publish a plan first.`,
    }
  }
  const { total, onPace, behind, noData, notStarted, newlyBehind } = counts
  const ahead =
    notStarted > 0
      ? { zh: `、${notStarted} 项未到起算期`, en: `, ${notStarted} not yet due to start` }
      : { zh: '', en: '' }
  const since = newlyBehind > 0 ? `；比上月新增滞后 ${newlyBehind} 项` : behind > 0 ? '；比上月没有新增滞后' : ''
  return {
    zh: `截至 ${month} 月：${total} 项目标中 ${onPace} 项达序时、${behind} 项滞后、${noData} 项缺数${ahead.zh}${since}。`,
    en: `As of ${asOf.slice(0, 7)}: of ${total} targets ${onPace} on pace, ${behind} behind, ${noData} without data${ahead.en}; ${newlyBehind} newly behind since last month.`,
  }
}
