import type { getTargetParts, proposeParts, SplitDraftInput, TreeNodeView } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { addsUp } from './tree-rows.ts'

export type Proposal = ResponseOf<typeof proposeParts>
export type Method = SplitDraftInput['method']
export type Rule = SplitDraftInput['rule']
type EarlierSplit = ResponseOf<typeof getTargetParts>['history'][number]

/** A unit that may carry a part; the figures are decimal text as typed. */
export type PartDraft = SplitDraftInput['parts'][number] & {
  name: string
  /** Left out of the split where false. */
  isIn: boolean
}

/** A split as the person has it on screen. */
export interface SplitOnScreen {
  method: Method
  rule: Rule
  step: string
  basisPeriod: string | null
  parts: PartDraft[]
}

/** Figures of a part that a person may type in. */
export type Figure = 'basis' | 'floor' | 'ceiling' | 'denominator' | 'current'

/** What can be chosen for a target: amounts are shared out, ratios are not. */
export function methodsFor(target: Pick<TreeNodeView, 'mode'>): Method[] {
  return addsUp(target) ? ['weight', 'history', 'capacity', 'table'] : ['same-floor', 'weighted', 'table']
}

/** Rules by which a ready-made table may be held against the whole. */
export function rulesFor(target: Pick<TreeNodeView, 'mode'>): Rule[] {
  return addsUp(target) ? ['sum', 'max', 'min'] : ['min', 'max', 'weighted-ratio']
}

/** The rule that goes with a method; of a table the first that fits, unless one that fits is chosen already. */
export function ruleFor(target: Pick<TreeNodeView, 'mode' | 'comparator'>, method: Method, now?: Rule): Rule {
  if (method === 'weighted') return 'weighted-ratio'
  if (method === 'same-floor') return target.comparator === '<=' || target.comparator === '<' ? 'max' : 'min'
  if (method !== 'table') return 'sum'
  const rules = rulesFor(target)
  return now && rules.includes(now) ? now : (rules[0] ?? 'sum')
}

/** The figures that a method asks for beside the value. */
export function figuresFor(method: Method, rule: Rule): Figure[] {
  if (method === 'table') return rule === 'weighted-ratio' ? ['denominator'] : []
  if (method === 'same-floor') return []
  return method === 'weighted' ? ['denominator', 'current', 'floor', 'ceiling'] : ['basis', 'floor', 'ceiling']
}

/** A region, or a department of it. */
export const unitKey = (part: Pick<PartDraft, 'regionPath' | 'departmentId'>): string =>
  `${part.regionPath} ${part.departmentId ?? ''}`

const noFigures = { basis: null, floor: null, ceiling: null, denominator: null, current: null, value: null }

/**
 * The units of a proposal as parts. By weights each counts once until it is said otherwise; the past is the target's own
 * indicator, while capacities and denominators are known only once their indicator is chosen.
 */
export function partsOf(proposal: Proposal, method: Method, isChosen: boolean): PartDraft[] {
  const isKnown = isChosen || method === 'history'
  return proposal.units.map(({ regionPath, departmentId, name, basis: reported, current }) => {
    const basis = isKnown ? reported : null
    return {
      ...noFigures,
      regionPath,
      departmentId,
      name,
      ...(method === 'weighted' ? { denominator: basis } : { basis: method === 'weight' ? '1' : basis }),
      current,
      isLocked: false,
      isIn: true,
    }
  })
}

/** Begins with the split in force, the units that carry nothing left out of it; else with the proposal. */
export function beginning(proposal: Proposal, active: EarlierSplit | undefined): SplitOnScreen {
  const { target, basisPeriod } = proposal
  if (active) {
    const { method, rule, step, parts } = active
    const carrying = new Set(parts.map(unitKey))
    const others = partsOf(proposal, method, false).filter((part) => !carrying.has(unitKey(part)))
    return {
      ...{ method, rule, step, basisPeriod: active.basisPeriod },
      parts: [...parts.map((part) => ({ ...part, isIn: true })), ...others.map((part) => ({ ...part, isIn: false }))],
    }
  }
  const [method = 'table'] = methodsFor(target)
  const step = stepOf(target)
  return { method, rule: ruleFor(target, method), step, basisPeriod, parts: partsOf(proposal, method, false) }
}

/** As fine as the target itself is written: 150 in ones, 114.2 in tenths; ratios in tenths at least. */
function stepOf(target: Pick<TreeNodeView, 'value' | 'mode'>): string {
  const places = Math.max(target.value.split('.')[1]?.length ?? 0, addsUp(target) ? 0 : 1)
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`
}

/** What goes to the server: the parts that are in, and where each stands on screen. */
export function sent(at: { targetId: string; regionPath: string }, split: SplitOnScreen) {
  const places = split.parts.flatMap((part, place) => (part.isIn ? [place] : []))
  const parts = split.parts.filter((part) => part.isIn).map(({ isIn: _, name: __, ...part }) => part)
  return { places, body: { ...at, ...split, parts } }
}

/** A figure as people type it, `１,２００` too; null for none, undefined for what is no number. */
export function readFigure(typed: string): string | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '')
  if (plain === '') return null
  return /^[+-]?\d{1,18}(?:\.\d{1,6})?$/.test(plain) ? plain : undefined
}
