import type { PathKind } from './frame.ts'
import type { Direction, PaceMode, PaceStatus } from './types.ts'

/** Differences of shares below this count as none: it is far below what is shown and above what doubles blur. */
export const SHARE_EPSILON = 1e-9

export interface JudgeInput {
  kind: PathKind
  mode: PaceMode
  direction: Direction
  /** Decided exactly by the caller. */
  isSatisfied: boolean
  /** Above the upper end (within, ceilings). */
  isPastCeiling: boolean
  /** The value describes the deadline's own end. */
  isFinal: boolean
  isAfterDeadline: boolean
  /** The value is a level from before the plan began. */
  isBeforePlan: boolean
  /** Share of the way and the share expected by the judging pointer; not used for `hold`. */
  share: number
  expectedShare: number
  /** Growth only: actual minus target in percentage points. */
  levelGapPoints: number
  behindPoints: number
  aheadPoints: number
}

export interface Verdict {
  status: PaceStatus
  by: 'pointer' | 'level' | 'final' | 'none'
}

/** Status of one pointer from how far the share lies from the expected one, in percentage points of the good side. */
export function pointerStatus(
  goodPoints: number,
  behindPoints: number,
  aheadPoints: number,
): 'ahead' | 'on-pace' | 'behind' {
  const blur = SHARE_EPSILON * 100
  if (goodPoints < -behindPoints - blur) return 'behind'
  return goodPoints > blur && goodPoints >= aheadPoints - blur ? 'ahead' : 'on-pace'
}

/**
 * One status from the figures; the only place where statuses are decided, used singly and in bulk.
 *
 * Units: shares 0 … 1, tolerances in percentage points.
 * Example: { kind: 'accumulate', share: 0.32, expectedShare: 5 / 12, … } → behind
 */
export function judge(input: JudgeInput): Verdict {
  const final = finalVerdict(input)
  if (final) return final
  if (input.isAfterDeadline || input.isBeforePlan) return { status: 'no-data', by: 'none' }
  if (input.kind === 'hold') return holdVerdict(input)
  const gap = (input.share - input.expectedShare) * 100
  const isCeiling = input.kind === 'accumulate' && input.direction === 'down'
  return { status: pointerStatus(isCeiling ? -gap : gap, input.behindPoints, input.aheadPoints), by: 'pointer' }
}

function finalVerdict(input: JudgeInput): Verdict | null {
  const { isFinal, isSatisfied } = input
  const adds = input.mode === 'flow-annual' || input.mode === 'flow-cumulative'
  const capped = input.direction !== 'up'
  // What was spent or happened cannot be undone: a passed ceiling is missed before the deadline.
  if (adds && capped && input.isPastCeiling) return { status: 'missed', by: 'final' }
  if (isFinal) return { status: isSatisfied ? 'met' : 'missed', by: 'final' }
  // A ceiling, a corridor and a growth rate are only decided at the end; anything else reached counts as met.
  const openUntilTheEnd =
    (adds && capped) || input.direction === 'within' || (input.mode === 'growth' && input.kind === 'hold')
  return isSatisfied && !openUntilTheEnd ? { status: 'met', by: 'level' } : null
}

function holdVerdict(input: JudgeInput): Verdict {
  if (input.mode === 'growth' && input.direction !== 'within') {
    const good = input.direction === 'down' ? -input.levelGapPoints : input.levelGapPoints
    const status = pointerStatus(good, input.behindPoints, input.aheadPoints)
    // 须超过 15% is not on pace at exactly 15%.
    return {
      status: status !== 'behind' && !input.isSatisfied && input.behindPoints === 0 ? 'behind' : status,
      by: 'level',
    }
  }
  return { status: input.isSatisfied ? 'on-pace' : 'behind', by: 'level' }
}
