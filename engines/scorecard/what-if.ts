import { toNumber } from '#kernel/decimal'
import { joined } from './formula/compile.ts'
import { type Outcome, Unknown } from './formula/types.ts'
import { totalOf } from './items.ts'
import type { Part, RuleSet, ScoreEnv } from './rule-set.ts'
import { decide, envOf, FactsError, prepare, verdictOf } from './score.ts'
import type { Verdict } from './simulate.ts'

/** One company that was judged by a rule set and can be judged again by drafts of it. */
export interface Judged {
  verdict: Verdict
  /** At its lower end; null where there is none. */
  total: number | null
}

/** What changed from one rule set to another of the same structure, and whatever rests on it. */
interface Changed {
  items: ReadonlySet<string>
  gates: ReadonlySet<string>
  values: ReadonlySet<string>
  isStage: boolean
  isTotal: boolean
  isPass: boolean
}

interface Kept {
  env: ScoreEnv
  gates: Outcome[]
  pass: Outcome | null
  before: Judged
}

const unusable: Judged = { verdict: 'unusable', total: null }

/**
 * A population that is judged once and then by draft after draft: of a company only what a draft changed, and what rests on it,
 * is worked out again. A draft has the structure of the rule set and other numbers; its answer is that of `score`.
 */
export class WhatIf {
  readonly #set: RuleSet
  readonly #kept: (Kept | null)[] = []

  constructor(set: RuleSet) {
    this.#set = set
  }

  /** Judges one more company; they are numbered as they come. */
  add(facts: unknown): Judged {
    try {
      const { env, part } = prepare(facts, this.#set)
      const { gates, pass } = verdictOf(part, env)
      const before = judgedOf(pass, part, env)
      this.#kept.push({ env, gates: gates.map(({ outcome }) => outcome), pass, before })
      return before
    } catch (error) {
      if (!(error instanceof FactsError)) throw error
      this.#kept.push(null)
      return unusable
    }
  }

  /** Everybody by a draft, in the order in which they came; the same objects where nothing changed for them. */
  try(draft: RuleSet): Judged[] {
    const changed = changesBetween(this.#set, draft)
    return this.#kept.map((kept) => (kept ? this.#again(kept, draft, changed) : unusable))
  }

  #again(kept: Kept, draft: RuleSet, changed: Changed): Judged {
    if (!changed.isPass && !changed.isTotal) return kept.before
    const part = draft.main
    const env = { ...envOf(kept.env.facts, draft), memo: keptMemo(kept.env.memo, changed) }
    const gates = part.gates.map((gate, at) =>
      changed.gates.has(gate.source.id) ? decide(gate.holds.run, env) : (kept.gates[at] ?? new Unknown([])),
    )
    const own = part.pass
    const every = gates.length === 0 ? null : joined(gates, false)
    return judgedOf(changed.isPass ? (own ? decide(own.run, env) : every) : kept.pass, part, env)
  }
}

function judgedOf(pass: Outcome | null, part: Part, env: ScoreEnv): Judged {
  const total = part.total ? totalOf(part, env) : null
  return {
    verdict: pass === true ? 'pass' : pass === false ? 'fail' : 'unknown',
    total: total === null || total instanceof Unknown ? null : toNumber(total.low),
  }
}

/** What was worked out and does not rest on a change. Keys as `once` gets them. */
function keptMemo(memo: ReadonlyMap<string, unknown>, { items, values, isStage }: Changed): Map<string, unknown> {
  const kept = new Map<string, unknown>()
  for (const [key, outcome] of memo) {
    const [kind, name = ''] = key.split(' ')
    const isKept =
      (kind === 'item' && !items.has(name)) || (kind === 'value' && !values.has(name)) || (kind === 'stage' && !isStage)
    if (isKept) kept.set(key, outcome)
  }
  return kept
}

/** Every name whose text changed or that uses such a name. Words of a text that are no names can only mark too much. */
function changesBetween(before: RuleSet, after: RuleSet): Changed {
  const texts = (set: RuleSet) => {
    const { source } = set
    return new Map<string, string>([
      ...Object.entries(source.parameters).map(([name, each]) => [name, JSON.stringify(each)] as const),
      ...Object.entries(source.values).map(([name, { formula }]) => [name, formula] as const),
      ...source.items.map((item) => [item.id, JSON.stringify(item)] as const),
      ...source.gates.map((gate) => [gate.id, gate.holds] as const),
      ['stage', source.stage ?? ''],
      ['total', JSON.stringify(source.total ?? null)],
      ['direct', JSON.stringify(source.direct ?? null)],
    ])
  }
  const [old, next] = [texts(before), texts(after)]
  const words = new Map([...next].map(([name, text]) => [name, new Set(text.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? [])]))
  const weighted = new Set(after.main.items.flatMap(({ source }) => (source.weighted ? [source.id] : [])))
  const dirty = new Set([...next].filter(([name, text]) => old.get(name) !== text).map(([name]) => name))
  for (let size = -1; size !== dirty.size; ) {
    size = dirty.size
    for (const [name, used] of words)
      if ([...dirty].some((each) => used.has(each)) || (dirty.has('stage') && weighted.has(name))) dirty.add(name)
  }
  const names = (all: readonly { source: { id: string } }[]) =>
    new Set(all.map(({ source }) => source.id).filter((id) => dirty.has(id)))
  const gates = names(after.main.gates)
  const own = after.source.pass
  const ownWords: string[] = own?.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? []
  return {
    items: names(after.main.items),
    gates,
    values: new Set(Object.keys(after.source.values).filter((name) => dirty.has(name))),
    isStage: dirty.has('stage'),
    isTotal: dirty.has('total'),
    isPass:
      own === before.source.pass && own
        ? ownWords.some((word) => dirty.has(word))
        : gates.size > 0 || own !== before.source.pass,
  }
}
