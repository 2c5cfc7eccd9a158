import { likeness } from './agreement.ts'
import { NameIndex } from './name-index.ts'
import type { CompiledPlan, Target } from './types.ts'

export type ChangedField = 'value' | 'valueMax' | 'unit' | 'comparator' | 'deadline' | 'mode' | 'kind'

/** What of a target tells whether another version says the same. */
export type Comparable = Pick<Target, ChangedField | 'indicator' | 'subject' | 'quote'>

/** What became of a target between two versions of a document. */
export type TargetChange =
  | { change: 'new'; before: null; after: Target; fields: [] }
  | { change: 'withdrawn'; before: Target; after: null; fields: [] }
  | { change: 'changed'; before: Target; after: Target; fields: ChangedField[] }

/** A target of one version and the one of the other that goes on with it; no fields: it says the same. */
export interface Pair<B, A> {
  before: B
  after: A
  fields: ChangedField[]
}

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
  const pairs = pairTargets(a.targets, b.targets)
  const [stayed, taken] = [new Set(pairs.map(({ before }) => before)), new Set(pairs.map(({ after }) => after))]
  const changes: TargetChange[] = pairs
    .filter(({ fields }) => fields.length > 0)
    .map((pair) => ({ change: 'changed', ...pair }))
  for (const before of a.targets)
    if (!stayed.has(before)) changes.push({ change: 'withdrawn', before, after: null, fields: [] })
  for (const after of b.targets) if (!taken.has(after)) changes.push({ change: 'new', before: null, after, fields: [] })
  return changes.sort((one, other) => place(one) - place(other))
}

/**
 * Pairs the targets of two versions of a document, each at most once: first those that say the same, so that one that
 * merely moved is not taken for a changed neighbour, then those of the same indicator.
 *
 * Units:   as `compareVersions`.
 * Errors:  none; what stands in one version only has no pair.
 * Example: pairTargets([], []) → []
 */
export function pairTargets<B extends Comparable, A extends Comparable>(
  before: readonly B[],
  after: readonly A[],
): Pair<B, A>[] {
  const free = new NameIndex(after, (target) => target.indicator)
  const pairs: Pair<B, A>[] = []
  const left: B[] = []
  for (const target of before) {
    const twin = pick(
      target,
      free,
      (other) =>
        sameSubject(target, other) &&
        FIELDS.every((field) => target[field] === other[field]) &&
        likeness(target.indicator, other.indicator) > 0.9,
    )
    if (twin === null) left.push(target)
    else pairs.push({ before: target, after: twin, fields: [] })
  }
  for (const target of left) {
    const other = pick(target, free, (each) => isSameIndicator(target, each))
    if (other !== null) pairs.push({ before: target, after: other, fields: changedFields(target, other) })
  }
  return pairs
}

const place = (change: TargetChange): number => (change.after ?? change.before)?.offset ?? 0

function changedFields(before: Comparable, after: Comparable): ChangedField[] {
  return FIELDS.filter((field) => before[field] !== after[field])
}

const sameSubject = (one: Comparable, other: Comparable): boolean => (one.subject ?? '') === (other.subject ?? '')

/** A ratio never turns into a count, nor a growth rate into a level: those are two indicators of one name. */
function isSameIndicator(before: Comparable, after: Comparable): boolean {
  const relative = (target: Comparable): boolean => target.mode === 'ratio' || target.mode === 'growth'
  if (relative(before) !== relative(after) || !sameSubject(before, after)) return false
  return likeness(before.indicator, after.indicator) >= SAME_INDICATOR
}

/** Takes the best of those that fit out of the index. Of equally good ones the same sentence wins, then the first. */
function pick<A extends Comparable>(before: Comparable, free: NameIndex<A>, fits: (after: A) => boolean): A | null {
  let best: A | null = null
  let bestScore = -1
  for (const after of free.alike(before.indicator)) {
    if (!fits(after)) continue
    const score =
      likeness(before.indicator, after.indicator) +
      (before.deadline === after.deadline ? 0.3 : 0) +
      (before.kind === after.kind ? 0.3 : 0) +
      (before.quote === after.quote ? 0.1 : 0)
    if (score > bestScore) {
      best = after
      bestScore = score
    }
  }
  if (best !== null) free.take(best)
  return best
}
