import type { Rational } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import type { Env, Formula } from './formula/compile.ts'
import type { Node } from './formula/parse.ts'
import type { Outcome, Type, Unknown } from './formula/types.ts'
import type { BandSource, Confidence, GateSource, ItemSource, RuleSetSource } from './model.ts'
import type { Facts } from './read-facts.ts'

/** Points of an item; `low` and `high` differ where experts judge and have not yet. */
export interface Points {
  low: Rational
  high: Rational
}

export interface ItemOutcome {
  /** Null for a calculation. */
  points: Points | Unknown | null
  /** Figure of a calculation. */
  value: Outcome | null
  /** What the band was chosen by. */
  input: { formula: Expression; outcome: Outcome } | null
  /** The band in words: ≥ 25%. */
  band: Localized | null
  /** The band, where experts gave points outside of it. */
  outside: Points | null
  /** True: a fact is missing and the rules say how many points that gives. */
  isAssumed: boolean
  missing: readonly string[]
}

/** What a formula of a rule set looks at while one company is scored. */
export interface ScoreEnv extends Env {
  facts: Facts
  parameters: ReadonlyMap<string, Outcome>
  /** Values, items and gates worked out so far. */
  memo: Map<string, unknown>
  /** Which end of ranges `points(…)` and `total` give. */
  end: keyof Points
}

/** A formula with what is needed to run it, to say it and to render it. */
export interface Expression {
  text: string
  tree: Node
  type: Type | null
  run: Formula<ScoreEnv>
}

export interface Band {
  source: BandSource
  /** Null: otherwise. */
  edge: { kind: 'atLeast' | 'above' | 'atMost' | 'below'; limit: Rational; written: Localized } | null
  points: Points
}
export interface Banded {
  when: Expression | null
  of: Expression
  bands: Band[]
}

export type ItemRule =
  | { kind: 'banded'; alternatives: Banded[] }
  | { kind: 'cases'; cases: { test: Expression | null; points: Points }[] }
  | { kind: 'judged'; points: Points }
  | { kind: 'sum'; items: string[] }
  | { kind: 'weighted'; share: Expression; weight: Readonly<Record<string, Rational | null>> }
  | { kind: 'value'; formula: Expression }

export interface RuleItem {
  source: ItemSource
  max: Rational | null
  rule: ItemRule
}
export interface Condition {
  source: GateSource
  holds: Expression
}

export interface Part {
  name: string | null
  gates: Condition[]
  items: RuleItem[]
  itemById: ReadonlyMap<string, RuleItem>
  total: { items: string[]; decimals: number | null } | null
  direct: Condition[] | null
  stage: Expression | null
  pass: Expression | null
  grade: Expression | null
}

/** A rule set that was read, checked and compiled; see `loadRuleSet`. */
export interface RuleSet {
  id: string
  /** Date in force. */
  version: string
  source: RuleSetSource
  main: Part
  parts: ReadonlyMap<string, Part>
  parameters: ReadonlyMap<string, Outcome>
  /** Formulas that the rules give a name. */
  values: ReadonlyMap<string, Expression>
  consistency: { holds: Expression; field: string; message: Localized }[]
  /** The least certain confidence of any gate or item. */
  confidence: Confidence
}
