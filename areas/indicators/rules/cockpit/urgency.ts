import type { PaceStatus } from '#engines/pace'

const order: Record<PaceStatus, number> = {
  missed: 0,
  behind: 1,
  'no-data': 2,
  'on-pace': 3,
  ahead: 4,
  met: 5,
}

/** What a list of targets is ordered by. */
interface Urgent {
  targetId: string
  status: PaceStatus
  gapPoints: number | null
}

/**
 * Order of a list of targets: missed and behind first, the widest gap before the others.
 *
 * Units:   gaps in percentage points.
 * Example: [{ status: 'met' }, { status: 'behind' }].sort(byUrgency) → behind, met
 */
export function byUrgency(a: Urgent, b: Urgent): number {
  return (
    order[a.status] - order[b.status] || (a.gapPoints ?? 0) - (b.gapPoints ?? 0) || (a.targetId < b.targetId ? -1 : 1)
  )
}
