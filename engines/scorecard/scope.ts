import { type Scope, yesNo } from './formula/check.ts'
import type { Links } from './formula/compile.ts'
import { type Outcome, type Type, Unknown } from './formula/types.ts'
import { unitNamed } from './formula/units.ts'
import type { FactSource, RuleSetSource } from './model.ts'
import type { Condition, Expression, ItemOutcome, Part, ScoreEnv } from './rule-set.ts'

/** The type of a fact as its dictionary states it. */
export function typeOfFact(spec: Pick<FactSource, 'type' | 'unit' | 'choices' | 'open' | 'of' | 'fields'>): Type {
  switch (spec.type) {
    case 'number':
      return { kind: 'number', unit: spec.unit === undefined ? {} : (unitNamed(spec.unit) ?? {}) }
    case 'yes-no':
      return yesNo
    case 'date':
      return { kind: 'date' }
    case 'text':
      return { kind: 'text', choices: spec.choices && !spec.open ? Object.keys(spec.choices) : null }
    case 'list':
      return { kind: 'list', of: typeOfFact({ ...spec, type: spec.of ?? 'number' }) }
    case 'records':
      return {
        kind: 'records',
        fields: Object.fromEntries(Object.entries(spec.fields ?? {}).map(([name, field]) => [name, typeOfFact(field)])),
      }
  }
}

/** What is worked out once for a company, whoever asks first. */
export function once<T>(env: ScoreEnv, key: string, work: () => T): T {
  if (env.memo.has(key)) return env.memo.get(key) as T
  const answer = work()
  env.memo.set(key, answer)
  return answer
}

/** How a part's formulas reach items and gates; empty where a formula may not (inside `values`). */
export interface PartScope {
  valueItems: ReadonlyMap<string, Expression>
  pointItems: ReadonlySet<string>
  gates: ReadonlyMap<string, Condition>
  hasTotal: boolean
  hasDirect: boolean
  stage: Expression | null
  outcomeOf(id: string, env: ScoreEnv): ItemOutcome
  totalOf(env: ScoreEnv): Outcome
  directOf(env: ScoreEnv): Outcome
}

export const noPart: PartScope = {
  valueItems: new Map(),
  pointItems: new Set(),
  gates: new Map(),
  hasTotal: false,
  hasDirect: false,
  stage: null,
  outcomeOf: () => {
    throw new RangeError('no items here')
  },
  totalOf: () => new Unknown([]),
  directOf: () => new Unknown([]),
}

/** Names and their types: facts, parameters, values, then what the part has worked out. */
export function scopeOf(source: RuleSetSource, values: ReadonlyMap<string, Expression>, part: PartScope): Scope {
  return {
    typeOf: (name) => {
      const fact = source.facts[name]
      if (fact) return typeOfFact(fact)
      const parameter = source.parameters[name]
      if (parameter)
        return { kind: 'number', unit: parameter.unit === undefined ? {} : (unitNamed(parameter.unit) ?? {}) }
      const value = values.get(name) ?? part.valueItems.get(name)
      if (value) return value.type
      if (name === 'total' && part.hasTotal) return { kind: 'number', unit: { point: 1 } }
      if (name === 'direct' && part.hasDirect) return yesNo
      return name === 'stage' && part.stage ? part.stage.type : null
    },
    isFact: (name) => name in source.facts,
    isItem: (name) => part.pointItems.has(name),
    isGate: (name) => part.gates.has(name),
  }
}

/** How names reach their values while a company is scored. */
export function linksOf(
  source: RuleSetSource,
  values: ReadonlyMap<string, Expression>,
  part: PartScope,
): Links<ScoreEnv> {
  return {
    name: (name) => {
      if (name in source.facts) {
        const unknown = new Unknown([name])
        return (env) => env.facts.get(name) ?? unknown
      }
      if (name in source.parameters) return (env) => env.parameters.get(name) ?? new Unknown([])
      const value = values.get(name) ?? part.valueItems.get(name)
      if (value) return (env) => once(env, `value ${name}`, () => value.run(env))
      if (name === 'total') return part.totalOf
      if (name === 'direct') return part.directOf
      const { stage } = part
      return (env) => (stage ? once(env, 'stage', () => stage.run(env)) : new Unknown([]))
    },
    given: (name) => (env) => env.facts.has(name),
    points: (id) => (env) => {
      const { points } = part.outcomeOf(id, env)
      return points === null || points instanceof Unknown ? (points ?? new Unknown([])) : points[env.end]
    },
    gate: (id) => {
      const gate = part.gates.get(id)
      return (env) => gate?.holds.run(env) ?? new Unknown([])
    },
  }
}

export type { Part }
