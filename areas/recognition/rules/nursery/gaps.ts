import { gaps, type RuleSet } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import { type CityFigures, type Criterion, judge, parametersOf, thawed } from '../screening/judge.ts'

/** Inputs as they are kept: figures as texts, by fact. */
export type Inputs = Readonly<Record<string, unknown>>

/** One thing that a company has to do: about a condition that fails, or for one that lacks figures. */
export interface Step {
  /** The condition; as `lackOf` names it where only figures are missing. */
  gate: string
  /** Null where no figure of the company moves it. */
  fact: string | null
  label: Localized
  from: string | null
  to: string | null
}

const lack = 'lack:'
/** Name of the step that fills in what a condition lacks. */
export const lackOf = (gate: string) => `${lack}${gate}`

/** Every condition of a title by some facts, and the facts whose absence leaves one open. */
export function gatesOf(inputs: Inputs, set: RuleSet, figures: CityFigures): { gates: Criterion[]; missing: string[] } {
  const goal = { gates: set.source.gates.map(({ id }) => id), atLeast: null, mostFailed: 0 }
  const { criteria, missing } = judge(thawed(inputs), set, goal, figures)
  return { gates: criteria, missing }
}

const labelOf = (set: RuleSet, fact: string): Localized => set.source.facts[fact]?.label ?? { zh: fact, en: fact }

/**
 * What would close the gaps: for each condition that fails the smallest set of changes, a change that two conditions ask for
 * once, as far as the further of them; then for each condition that cannot be judged the figures that it lacks.
 */
export function stepsOf(inputs: Inputs, set: RuleSet, figures: CityFigures): Step[] {
  const own = new Set(set.source.gates.map(({ id }) => id))
  const gates = gatesOf(inputs, set, figures).gates.filter(({ id }) => own.has(id))
  const parameters = parametersOf(figures, set)
  const failing = gates.filter(({ ok }) => ok === false)
  const steps: Step[] = []
  for (const { id, label } of failing) {
    const options = { goal: { kind: 'gate' as const, id }, ...(parameters ? { parameters } : {}) }
    const [plan] = gaps(thawed(inputs), set, options).plans
    if (!plan) {
      steps.push({ gate: id, fact: null, label, from: null, to: null })
      continue
    }
    for (const { fact, from, to } of plan.changes) {
      const step = { gate: id, fact, label: labelOf(set, fact), from: said(from), to: said(to) }
      const known = steps.findIndex((each) => each.fact === fact)
      const before = steps[known]
      if (!before) steps.push(step)
      else if (isFurther(step, before)) steps[known] = { ...before, to: step.to }
    }
  }
  const open = gates.filter(({ ok }) => ok === null)
  const fillIn = open.map(({ id, label }) => ({
    ...{ gate: lackOf(id), fact: null, from: null, to: null },
    label: { zh: `补齐数据：${label.zh}`, en: `Fill in the figures of: ${label.en}` },
  }))
  return [...steps, ...fillIn]
}

const said = (value: number | boolean) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))

function isFurther(step: Step, than: Step): boolean {
  const [from, to, other] = [step.from, step.to, than.to].map(Number)
  return Math.abs((to ?? 0) - (from ?? 0)) > Math.abs((other ?? 0) - (from ?? 0))
}

/** What moved between two evaluations: conditions that are met now, and those that were and are not any more. */
export function movedBetween(
  before: readonly Criterion[],
  after: readonly Criterion[],
): { closed: Localized[]; opened: Localized[] } {
  const was = new Map(before.map(({ id, ok }) => [id, ok]))
  const labels = (moved: readonly Criterion[]) => moved.map(({ label }) => label)
  return {
    closed: labels(after.filter(({ id, ok }) => ok === true && was.get(id) !== true)),
    opened: labels(after.filter(({ id, ok }) => ok !== true && was.get(id) === true)),
  }
}

/** What inputs say of a fact today, of a list its last year; null where they say nothing. */
export function valueNow(inputs: Inputs, fact: string | null): string | null {
  const value = fact === null ? null : (inputs[fact] ?? null)
  const last = Array.isArray(value) ? value.at(-1) : value
  if (last === null || last === undefined) return null
  return typeof last === 'boolean' ? said(last) : String(last)
}

/**
 * Whether a milestone has been reached by the file: its figure has come as far as it was to, its condition is met, what its
 * condition lacked is known. What was planned by hand is only ticked.
 */
export function isReached(
  { gate, from, to }: { gate: string | null; from: string | null; to: string | null },
  now: string | null,
  gates: readonly Pick<Criterion, 'id' | 'ok'>[],
): boolean {
  if (gate === null) return false
  if (to === null) {
    const isOk = gates.find(({ id }) => id === gate || lackOf(id) === gate)?.ok ?? null
    return gate.startsWith(lack) ? isOk !== null : isOk === true
  }
  if (now === null) return false
  if (Number.isNaN(Number(to))) return now === to
  const isUp = Number(to) >= Number(from)
  return isUp ? Number(now) >= Number(to) : Number(now) <= Number(to)
}
