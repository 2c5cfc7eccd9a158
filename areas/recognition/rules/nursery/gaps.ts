import { gaps, type RuleSet } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import { type Criterion, judge, thawed } from '../screening/judge.ts'

/** Inputs as they are kept: figures as texts, by fact. */
export type Inputs = Readonly<Record<string, unknown>>

/** One thing that a company has to do: a condition that fails, a figure that is missing. */
export interface Step {
  /** The condition; `missing` for a fact that nobody knows yet. */
  gate: string
  /** Null where no figure of the company moves it. */
  fact: string | null
  label: Localized
  from: string | null
  to: string | null
}

export const missingGate = 'missing'

/** Every condition of a title by some facts, and the facts whose absence leaves one open. */
export function gatesOf(inputs: Inputs, set: RuleSet): { gates: Criterion[]; missing: string[] } {
  const goal = { gates: set.source.gates.map(({ id }) => id), atLeast: null, mostFailed: 0 }
  const { criteria, missing } = judge(thawed(inputs), set, goal)
  return { gates: criteria, missing }
}

const labelOf = (set: RuleSet, fact: string): Localized => set.source.facts[fact]?.label ?? { zh: fact, en: fact }

/**
 * What would close the gaps: for each condition that fails the smallest set of changes, a change that two conditions ask for
 * once, as far as the further of them; then each fact that is missing.
 */
export function stepsOf(inputs: Inputs, set: RuleSet): Step[] {
  const { gates, missing } = gatesOf(inputs, set)
  const failing = gates.filter(({ ok, id }) => ok === false && set.source.gates.some((gate) => gate.id === id))
  const steps: Step[] = []
  for (const { id, label } of failing) {
    const [plan] = gaps(thawed(inputs), set, { goal: { kind: 'gate', id } }).plans
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
  const unknown = missing.map((fact) => ({
    ...{ gate: missingGate, fact, from: null, to: null },
    label: labelOf(set, fact),
  }))
  return [...steps, ...unknown]
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

/** Whether a milestone’s figure has come as far as it was to. A missing fact is reached once it is known. */
export function isReached(step: Pick<Step, 'gate' | 'from' | 'to'> | { gate: null }, now: string | null): boolean {
  if (step.gate === null || now === null) return false
  if (step.gate === missingGate) return true
  if (step.to === null || step.from === null) return false
  if (Number.isNaN(Number(step.to))) return now === step.to
  const isUp = Number(step.to) >= Number(step.from)
  return isUp ? Number(now) >= Number(step.to) : Number(now) <= Number(step.to)
}
