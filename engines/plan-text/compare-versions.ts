import { likeness } from './agreement.ts'
import type { CompiledPlan, Target } from './types.ts'

export type ChangedField = 'value' | 'valueMax' | 'unit' | 'comparator' | 'deadline' | 'mode' | 'kind'

/** What became of a target between two versions of a document. */
export type TargetChange =
  | { change: 'new'; before: null; after: Target; fields: [] }
  | { change: 'withdrawn'; before: Target; after: null; fields: [] }
  | { change: 'changed'; before: Target; after: Target; fields: ChangedField[] }

const FIELDS: ChangedField[] = ['value', 'valueMax', 'unit', 'comparator', 'deadline', 'mode', 'kind']
/** Names less alike than this are two indicators. */
const SAME_INDICATOR = 0.72

/**
 * Tells which targets are new, withdrawn or changed between two versions of a document.
 *
 * Units:   values as printed in each version; a change of unit is a change.
 * Errors:  none; two empty plans have no changes.
 * Example: a target of 5个 in the draft and 8个 in the final text is one change whose `fields` are ['value'].
 */
export function compareVersions(a: CompiledPlan, b: CompiledPlan): TargetChange[] {
  const free = new Set(b.targets)
  const pairs: [Target, Target][] = []
  const left: Target[] = []
  // Equal targets are paired first, so that one that merely moved is not taken for a changed neighbour.
  for (const before of a.targets) {
    const twin = pick(
      before,
      free,
      (after) => likeness(before.indicator, after.indicator) > 0.9 && changedFields(before, after).length === 0,
    )
    if (twin === null) left.push(before)
    else free.delete(twin)
  }
  const withdrawn: Target[] = []
  for (const before of left) {
    const after = pick(before, free, (other) => isSameIndicator(before, other))
    if (after === null) withdrawn.push(before)
    else {
      free.delete(after)
      pairs.push([before, after])
    }
  }
  const changes: TargetChange[] = pairs.map(([before, after]) => ({
    change: 'changed',
    before,
    after,
    fields: changedFields(before, after),
  }))
  for (const before of withdrawn) changes.push({ change: 'withdrawn', before, after: null, fields: [] })
  for (const after of free) changes.push({ change: 'new', before: null, after, fields: [] })
  return changes.sort((one, other) => place(one) - place(other))
}

const place = (change: TargetChange): number => (change.after ?? change.before)?.offset ?? 0

function changedFields(before: Target, after: Target): ChangedField[] {
  return FIELDS.filter((field) => before[field] !== after[field])
}

/** A ratio never turns into a count, nor a growth rate into a level: those are two indicators of one name. */
function isSameIndicator(before: Target, after: Target): boolean {
  const relative = (target: Target): boolean => target.mode === 'ratio' || target.mode === 'growth'
  if (relative(before) !== relative(after) || (before.subject ?? '') !== (after.subject ?? '')) return false
  return likeness(before.indicator, after.indicator) >= SAME_INDICATOR
}

function pick(before: Target, free: Set<Target>, fits: (after: Target) => boolean): Target | null {
  let best: Target | null = null
  let bestScore = -1
  for (const after of free) {
    if (!fits(after)) continue
    const score =
      likeness(before.indicator, after.indicator) +
      (before.deadline === after.deadline ? 0.3 : 0) +
      (before.kind === after.kind ? 0.3 : 0)
    if (score > bestScore) {
      best = after
      bestScore = score
    }
  }
  return best
}
