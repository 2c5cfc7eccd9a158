import type { PaceStatus } from '#engines/pace'
import type { Db } from '#platform/db/db'
import { assessmentDay } from '../rules/period.ts'
import { cockpitTargets } from '../store/assessments.ts'
import { assessmentKey } from '../store/kept-assessments.ts'
import { assessTargets } from './assess-targets.ts'

export interface TargetStatus {
  targetId: string
  status: PaceStatus
  /** Value that counts, in the target's unit; null without data. */
  value: string | null
  /** Month that the value reaches to, `2025-05`. */
  period: string | null
  share: number | null
  gapPoints: number | null
  working: { zh: string; en: string }
}

/**
 * How targets stand on a day, judged at the last month end on or before it. Targets no longer in force are left out.
 *
 * Units:  share 0 … 1, gap in percentage points.
 * Reads:  indicators.target, indicators.assessment, indicators.observation.
 * Errors: none.
 */
export async function targetStatuses(db: Db, targetIds: readonly string[], asOf: string): Promise<TargetStatus[]> {
  if (targetIds.length === 0) return []
  const day = assessmentDay(asOf)
  const targets = await cockpitTargets(db, null, { targetIds })
  const assessed = await assessTargets(db, targets, [day])
  return targets.flatMap((target) => {
    const found = assessed.get(assessmentKey(target.id, day))
    if (!found) return []
    return [
      {
        targetId: target.id,
        status: found.status,
        value: found.actual,
        period: found.dataThrough?.slice(0, 7) ?? null,
        share: found.share,
        gapPoints: found.gapPoints,
        working: { zh: found.workingZh, en: found.workingEn },
      },
    ]
  })
}
