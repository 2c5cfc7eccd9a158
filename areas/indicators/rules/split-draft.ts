import { type Reconciliation, reconcile, type SplitResult, splitRatio, splitTarget, whatIf } from '#engines/pace'
import type { Problem } from '#kernel/refusal'

type Mode = 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth'
export type SplitRule = 'sum' | 'max' | 'min' | 'weighted-ratio'
export type SplitMethod = 'weight' | 'history' | 'capacity' | 'same-floor' | 'weighted' | 'table'

export interface DraftPart {
  /** Shown in messages. */
  name: string
  basis: string | null
  floor: string | null
  ceiling: string | null
  denominator: string | null
  current: string | null
  value: string | null
  isLocked: boolean
}

export interface Draft {
  target: { value: string; mode: Mode; direction: 'up' | 'down' }
  method: SplitMethod
  rule: SplitRule
  step: string
  parts: readonly DraftPart[]
}

export interface ComputedPart {
  value: string | null
  claim: string | null
  heldBy: 'floor' | 'ceiling' | null
  /** Against the value before. */
  change: string | null
}

export interface ComputedSplit {
  parts: ComputedPart[]
  working: { zh: string; en: string } | null
  problems: { place: number | null; zh: string; en: string }[]
}

/** Amounts and levels are shared out; ratios, growth rates and the like do not add. */
export function isAdditive(mode: Mode): boolean {
  return mode === 'flow-annual' || mode === 'flow-cumulative' || mode === 'stock'
}

/** Why the parts of this target are not simply a sum, in words; null where they are. */
export function whyNotAdditive(mode: Mode): { zh: string; en: string } | null {
  if (isAdditive(mode)) return null
  const tried = splitTarget({ total: 1, mode, by: 'weight', parts: [{ id: '0', basis: 1 }] })
  const [problem] = tried.ok ? [] : tried.problems
  return problem ? { zh: problem.zh, en: problem.en } : null
}

/** The rule that a method implies; a ready-made table names its own. */
export function impliedRule(method: SplitMethod, direction: 'up' | 'down'): SplitRule | null {
  if (method === 'table') return null
  if (method === 'weighted') return 'weighted-ratio'
  if (method === 'same-floor') return direction === 'down' ? 'max' : 'min'
  return 'sum'
}

/**
 * What forbids this way of splitting, whatever the figures.
 *
 * Units:  none.
 * Errors: indicators.split-does-not-add, indicators.split-rule-unfit as problems.
 * Example: a ratio by weights → indicators.split-does-not-add
 */
export function splitFormProblems(draft: Pick<Draft, 'method' | 'rule' | 'target'>): Problem[] {
  const { method, rule, target } = draft
  const adds = isAdditive(target.mode)
  const shares = method === 'weight' || method === 'history' || method === 'capacity'
  if (!adds && (shares || rule === 'sum')) return [{ code: 'indicators.split-does-not-add', field: 'method' }]
  const implied = impliedRule(method, target.direction)
  const isUnfit = (implied !== null && implied !== rule) || (adds && rule === 'weighted-ratio')
  return isUnfit ? [{ code: 'indicators.split-rule-unfit', field: 'rule' }] : []
}

/**
 * The values that a draft comes to; with a change, what the parts that are not locked must then carry.
 *
 * Units:  the target's unit.
 * Errors: problems in words, naming the part; then the values stand as they were.
 * Example: 150 over weights 1, 1, 1 → 50, 50, 50
 */
export function computeSplit(draft: Draft, change: { place: number; value: string } | null): ComputedSplit {
  const { method } = draft
  if (method === 'weight' || method === 'history' || method === 'capacity') return shared(draft, method, change)
  if (method === 'weighted') return weighted(draft, change)
  const values = draft.parts.map((part, place) => {
    if (change?.place === place) return change.value
    return method === 'same-floor' && !part.isLocked ? draft.target.value : part.value
  })
  return { parts: values.map((value, place) => partOf(draft, place, value)), working: null, problems: [] }
}

function partOf(draft: Draft, place: number, value: string | null, more: Partial<ComputedPart> = {}): ComputedPart {
  const before = draft.parts[place]?.value ?? null
  const change = before === null || value === null ? null : differenceOf(value, before)
  return { value, claim: null, heldBy: null, change, ...more }
}

function differenceOf(value: string, before: string): string | null {
  return reconcile({ parent: before, rule: 'sum', children: [{ id: '0', value }] }).difference
}

function shared(draft: Draft, by: 'weight' | 'history' | 'capacity', change: { place: number; value: string } | null) {
  const parts = draft.parts.map((part, place) => {
    const held = part.isLocked && part.value !== null ? part.value : null
    const bounds = held === null ? { floor: part.floor, ceiling: part.ceiling } : { floor: held, ceiling: held }
    return { id: String(place), name: part.name, basis: held === null ? (part.basis ?? '0') : '0', ...bounds }
  })
  const input = { total: draft.target.value, mode: draft.target.mode, step: draft.step, by, parts }
  const isKnown = draft.parts.every((part) => part.value !== null)
  const result: SplitResult =
    change && isKnown
      ? whatIf({
          ...input,
          parts: parts.map((part, place) => ({ ...part, basis: draft.parts[place]?.basis ?? '0' })),
          current: Object.fromEntries(draft.parts.map((part, place) => [place, part.value ?? '0'])),
          change: { id: String(change.place), value: change.value },
          locked: draft.parts.flatMap((part, place) => (part.isLocked ? [String(place)] : [])),
        })
      : splitTarget(input)
  if (!result.ok) return refused(draft, result.problems)
  const { shares, working } = result
  return {
    parts: shares.map((share, place) =>
      partOf(draft, place, share.value, { claim: share.claim, heldBy: share.heldBy }),
    ),
    working,
    problems: [],
  }
}

function weighted(draft: Draft, change: { place: number; value: string } | null): ComputedSplit {
  const held = (part: DraftPart, place: number) =>
    change?.place === place ? change.value : part.isLocked ? part.value : null
  const result = splitRatio({
    target: draft.target.value,
    method: 'weighted',
    direction: draft.target.direction,
    step: draft.step,
    parts: draft.parts.map((part, place) => {
      const fixed = held(part, place)
      return {
        id: String(place),
        name: part.name,
        denominator: part.denominator ?? '0',
        current: fixed ?? part.current ?? '0',
        floor: fixed ?? part.floor,
        ceiling: fixed ?? part.ceiling,
      }
    }),
  })
  if (!result.ok) return refused(draft, result.problems)
  return {
    parts: result.shares.map((share, place) => partOf(draft, place, share.value)),
    working: result.working,
    problems: [],
  }
}

function refused(draft: Draft, problems: readonly { part: string | null; zh: string; en: string }[]): ComputedSplit {
  return {
    parts: draft.parts.map((part, place) => partOf(draft, place, part.value)),
    working: null,
    problems: problems.map(({ part, zh, en }) => ({ place: part === null ? null : Number(part), zh, en })),
  }
}

/** The parts' values held against the whole by the rule of the split. */
export function reconcileParts(
  draft: Pick<Draft, 'rule'> & { target: { value: string; direction: 'up' | 'down' } },
  parts: readonly { name: string; value: string | null; denominator: string | null }[],
): Reconciliation & { missingNames: string[] } {
  const children = parts.map(({ name, value, denominator }, place) => ({
    id: String(place),
    name,
    value,
    denominator,
  }))
  const found = reconcile({ parent: draft.target.value, rule: draft.rule, direction: draft.target.direction, children })
  return { ...found, missingNames: found.missing.map((id) => parts[Number(id)]?.name ?? id) }
}
