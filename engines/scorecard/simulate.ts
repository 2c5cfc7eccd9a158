import type { RuleSet } from './rule-set.ts'
import { FactsError, prepare, type ScoreOptions, verdictOf } from './score.ts'

/** One company of a population; `groups` are what results are counted by: its region, its stage. */
export interface Subject {
  id: string
  facts: unknown
  groups?: Readonly<Record<string, string>>
}

export type Verdict = 'pass' | 'fail' | 'unknown' | 'unusable'
export interface Tally {
  subjects: number
  /** Fails, or cannot be decided, under the old rules and passes under the new. */
  gain: number
  /** Passes under the old rules and no longer. */
  lose: number
  passBefore: number
  passAfter: number
  unknownBefore: number
  unknownAfter: number
  /** Facts that one of the two rule sets cannot use. */
  unusable: number
  /** What passing costs in all, before and after; 0n where nothing is paid. */
  costBefore: bigint
  costAfter: bigint
}

export interface Simulation {
  all: Tally
  /** By group and its value: `region` → `320803` → tally. */
  by: Record<string, Record<string, Tally>>
}

export interface SimulationOptions extends ScoreOptions {
  /** What passing costs for a company, in fen. */
  payFen?: (subject: Subject) => bigint
  /** Told of everybody whose verdict changes, as they come. */
  onChange?: (subject: Subject, before: Verdict, after: Verdict) => void
}

const fresh = (): Tally => ({
  subjects: 0,
  gain: 0,
  lose: 0,
  passBefore: 0,
  passAfter: 0,
  unknownBefore: 0,
  unknownAfter: 0,
  unusable: 0,
  costBefore: 0n,
  costAfter: 0n,
})

/**
 * What a change of rules would do to a population: who gains, who loses, what it costs. The population is read once and never
 * held, so it may be as large as one likes.
 */
export async function simulate(
  population: Iterable<Subject> | AsyncIterable<Subject>,
  before: RuleSet,
  after: RuleSet,
  options: SimulationOptions = {},
): Promise<Simulation> {
  const result: Simulation = { all: fresh(), by: {} }
  for await (const subject of population) {
    const [old, next] = [verdict(subject, before, options), verdict(subject, after, options)]
    const pay = options.payFen?.(subject) ?? 0n
    count(result.all, old, next, pay)
    for (const [group, value] of Object.entries(subject.groups ?? {})) {
      result.by[group] ??= {}
      const tallies = result.by[group]
      tallies[value] ??= fresh()
      count(tallies[value], old, next, pay)
    }
    if (old !== next) options.onChange?.(subject, old, next)
  }
  return result
}

function verdict({ facts }: Subject, set: RuleSet, options: ScoreOptions): Verdict {
  try {
    const { env, part } = prepare(facts, set, options)
    const { pass } = verdictOf(part, env)
    return pass === true ? 'pass' : pass === false ? 'fail' : 'unknown'
  } catch (error) {
    if (error instanceof FactsError) return 'unusable'
    throw error
  }
}

function count(tally: Tally, before: Verdict, after: Verdict, pay: bigint): void {
  tally.subjects++
  if (before === 'unusable' || after === 'unusable') tally.unusable++
  if (before !== 'pass' && after === 'pass') tally.gain++
  if (before === 'pass' && after !== 'pass') tally.lose++
  if (before === 'unknown') tally.unknownBefore++
  if (after === 'unknown') tally.unknownAfter++
  if (before === 'pass') {
    tally.passBefore++
    tally.costBefore += pay
  }
  if (after === 'pass') {
    tally.passAfter++
    tally.costAfter += pay
  }
}
