export { assessPace } from './assess.ts'
export { wouldSatisfy } from './frame.ts'
export { assessGrid, type Grid, type GridAssessment, PACE_STATUSES } from './grid.ts'
export type { GridTarget } from './grid-lane.ts'
export { PaceInputError } from './input-error.ts'
export {
  type ReconcileInput,
  type Reconciliation,
  reconcile,
  type WhatIfInput,
  type WhatIfResult,
  whatIf,
} from './reconcile.ts'
export {
  type SplitInput,
  type SplitPart,
  type SplitProblem,
  type SplitResult,
  type SplitShare,
  splitTarget,
} from './split.ts'
export {
  type RatioPart,
  type RatioProblem,
  type RatioShare,
  type RatioSplitInput,
  type RatioSplitResult,
  splitRatio,
} from './split-ratio.ts'
export { STATUS_TEXT } from './text.ts'
export type * from './types.ts'
