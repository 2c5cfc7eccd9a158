import type { PaceStatus } from '#engines/pace'
import { isBehind } from '../headline.ts'

/** How one target stood when somebody looked. */
export interface Seen {
  targetId: string
  status: PaceStatus
  actual: string | null
}

export interface SinceVisit {
  newlyBehind: string[]
  recovered: string[]
  newFigures: { targetId: string; before: string | null; after: string | null }[]
  newTargets: string[]
  goneCount: number
}

/**
 * What is different now from what somebody saw, by target.
 *
 * Units: values in the target's unit.
 * Errors: none.
 * Example: sinceVisit([{ targetId: 'a', status: 'on-pace', actual: '4' }], [{ targetId: 'a', status: 'behind', actual: '4' }]).newlyBehind → ['a']
 */
export function sinceVisit(before: readonly Seen[], now: readonly Seen[]): SinceVisit {
  const known = new Map(before.map((seen) => [seen.targetId, seen]))
  const present = new Set(now.map((seen) => seen.targetId))
  const changed = now.flatMap((seen) => {
    const earlier = known.get(seen.targetId)
    return earlier ? [{ earlier, seen }] : []
  })
  const turned = (from: (status: PaceStatus) => boolean, to: (status: PaceStatus) => boolean) =>
    changed.filter(({ earlier, seen }) => from(earlier.status) && to(seen.status)).map(({ seen }) => seen.targetId)
  const isFine = (status: PaceStatus) => !isBehind(status) && status !== 'no-data'
  return {
    newlyBehind: turned((status) => !isBehind(status), isBehind),
    recovered: turned(isBehind, isFine),
    newFigures: changed
      .filter(({ earlier, seen }) => earlier.actual !== seen.actual)
      .map(({ earlier, seen }) => ({ targetId: seen.targetId, before: earlier.actual, after: seen.actual })),
    newTargets: now.filter((seen) => !known.has(seen.targetId)).map((seen) => seen.targetId),
    goneCount: before.filter((seen) => !present.has(seen.targetId)).length,
  }
}

/** Looks within this time of each other are one visit: a reload does not take the news away. */
const visitLastsMs = 4 * 3_600_000

/**
 * Whether a look belongs to the visit of the last one.
 *
 * Units: instants.
 * Example: isSameVisit(new Date('2025-07-02T01:00:00Z'), new Date('2025-07-02T02:00:00Z')) → true
 */
export function isSameVisit(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() < visitLastsMs
}
