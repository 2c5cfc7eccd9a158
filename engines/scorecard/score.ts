import { compare, plain, toNumber } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { joined } from './formula/compile.ts'
import { bothUnknown, isRational, type Outcome, Unknown } from './formula/types.ts'
import { directOf, outcomeOf, totalOf, weightOf } from './items.ts'
import { type FactProblem, type Facts, readFacts } from './read-facts.ts'
import type { GateResult, ItemResult, ScoreResult, ShownPoints } from './result.ts'
import type { Condition, ItemOutcome, Part, Points, RuleItem, RuleSet, ScoreEnv } from './rule-set.ts'
import { type Speaker, speakerOf } from './words.ts'

/** Facts that cannot be used; `problems` names every one. */
export class FactsError extends Error {
  readonly problems: readonly FactProblem[]
  constructor(problems: readonly FactProblem[]) {
    super(problems.map(({ field, zh }) => `${field}: ${zh}`).join('\n'))
    this.name = 'FactsError'
    this.problems = problems
  }
}

export interface ScoreOptions {
  /** A sub-calculation; none is the rule set itself. */
  part?: string | null
  /** What the city has set, by the name of the parameter. */
  parameters?: ReadonlyMap<string, Outcome>
  /** Facts that other rule sets know are left aside instead of refused. */
  isKnownElsewhere?: (name: string) => boolean
}

/** The part asked for; undefined when the rule set has none of that name. */
export function partOf(set: RuleSet, name: string | null | undefined): Part | undefined {
  return name === null || name === undefined ? set.main : set.parts.get(name)
}

/**
 * Judges one company by one rule set: every item with its points and working, every gate with its reason, and what is missing.
 *
 * Units:  as the fact dictionary states them; numbers may be `number`, or `Numeral` where every written digit counts.
 * Errors: FactsError naming every fact that cannot be used; RangeError for a part that does not exist.
 */
export function score(given: unknown, set: RuleSet, options: ScoreOptions = {}): ScoreResult {
  const { env, part } = prepare(given, set, options)
  return describe(set, part, env)
}

/**
 * Which weights a company is judged by, such as its stage of life; null where that is unknown or the rules have none.
 *
 * Errors: those of `score`.
 */
export function stageOf(given: unknown, set: RuleSet, options: ScoreOptions = {}): string | null {
  const { env, part } = prepare(given, set, options)
  const stage = part.stage?.run(env)
  return typeof stage === 'string' ? stage : null
}

/** Reads the facts and refuses those that contradict each other or the bands. */
export function prepare(given: unknown, set: RuleSet, options: ScoreOptions = {}): { env: ScoreEnv; part: Part } {
  const part = partOf(set, options.part)
  if (!part) throw new RangeError(`${set.id} has no part ${options.part}`)
  const { facts, problems } = readFacts(given, { facts: set.source.facts, isKnownElsewhere: options.isKnownElsewhere })
  if (problems.length > 0) throw new FactsError(problems)
  const env = envOf(facts, set, options.parameters)
  const contradictions = [...contradictionsIn(set, env), ...part.items.flatMap((item) => outsideBand(part, item, env))]
  if (contradictions.length > 0) throw new FactsError(contradictions)
  return { env, part }
}

export function envOf(facts: Facts, set: RuleSet, parameters?: ReadonlyMap<string, Outcome>): ScoreEnv {
  const all = parameters ? new Map([...set.parameters, ...parameters]) : set.parameters
  return { facts, parameters: all, memo: new Map(), end: 'low', record: null }
}

function contradictionsIn(set: RuleSet, env: ScoreEnv): FactProblem[] {
  return set.consistency
    .filter(({ holds }) => holds.run(env) === false)
    .map(({ field, message }) => ({ code: 'contradiction', field, ...message }))
}

function outsideBand(part: Part, item: RuleItem, env: ScoreEnv): FactProblem[] {
  const { outside } = outcomeOf(part, item.source.id, env)
  if (!outside) return []
  const band = `${plain(outside.low)}–${plain(outside.high)}`
  return [
    {
      code: 'outside-band',
      field: item.source.expert ?? item.source.id,
      zh: `专家给分应在本档 ${band} 分之内。`,
      en: `Experts' points must lie within the band, ${band} points.`,
    },
  ]
}

/** A condition at both ends of the ranges: decided when both say the same. */
export function decide(condition: (env: ScoreEnv) => Outcome, env: ScoreEnv): Outcome {
  const [low, high] = [condition({ ...env, end: 'low' }), condition({ ...env, end: 'high' })]
  if (low instanceof Unknown || high instanceof Unknown || low === high) return low
  return new Unknown([], [{ zh: '取决于专家评分', en: "it depends on the experts' points" }])
}

export interface Verdict {
  gates: { gate: Condition; outcome: Outcome }[]
  items: { item: RuleItem; outcome: ItemOutcome }[]
  total: Points | Unknown | null
  direct: Outcome
  pass: Outcome | null
  grade: Outcome | null
}

/** The same without words: what `gaps` and `simulate` work on. */
export function verdictOf(part: Part, env: ScoreEnv): Verdict {
  const gates = part.gates.map((gate) => ({ gate, outcome: decide(gate.holds.run, env) }))
  const items = part.items.map((item) => ({ item, outcome: outcomeOf(part, item.source.id, env) }))
  const total = part.total ? totalOf(part, env) : null
  const direct = part.direct ? directOf(part, env) : false
  const own = part.pass
  const every =
    gates.length === 0
      ? null
      : joined(
          gates.map(({ outcome }) => outcome),
          false,
        )
  const { grade } = part
  return {
    gates,
    items,
    total,
    direct,
    pass: own ? decide(own.run, env) : every,
    grade: grade ? decide(grade.run, env) : null,
  }
}

function describe(set: RuleSet, part: Part, env: ScoreEnv): ScoreResult {
  const { gates, items, total, direct, pass, grade } = verdictOf(part, env)
  const speaker = speakerOf(set, env)
  const unscored = direct === true ? [] : [...items.map(({ outcome }) => outcome.points ?? outcome.value), total]
  const open = bothUnknown([...gates.map(({ outcome }) => outcome), direct, pass, grade, ...unscored])
  const assumed = items.flatMap(({ outcome }) => outcome.missing)
  const missing = new Set([...open.missing, ...assumed, ...expertFacts(items, gates)])
  return {
    ruleset: set.id,
    version: set.version,
    part: part.name,
    gates: gates.map(({ gate, outcome }) => gateResult(gate, outcome, speaker)),
    items: items.map(({ item, outcome }) => itemResult(part, item, outcome, env, speaker)),
    total: total === null ? null : shown(total),
    pass: pass === null ? null : yesNoOf(pass),
    grade: typeof grade === 'string' ? grade : null,
    direct: yesNoOf(direct),
    missing: [...Object.keys(set.source.facts).filter((name) => missing.has(name))],
    status: set.source.status,
    notice: set.source.notice ?? null,
  }
}

/** Where only the experts' points keep a gate open, their facts are what is missing. */
function expertFacts(items: Verdict['items'], gates: Verdict['gates']): string[] {
  const isOpen = gates.some(({ outcome }) => outcome instanceof Unknown && outcome.missing.length === 0)
  if (!isOpen) return []
  return items.flatMap(({ item, outcome: { points } }) =>
    item.source.expert && points && !(points instanceof Unknown) && compare(points.low, points.high) !== 0
      ? [item.source.expert]
      : [],
  )
}

const yesNoOf = (outcome: Outcome): boolean | null => (typeof outcome === 'boolean' ? outcome : null)

function shown(points: Points | Unknown): ShownPoints {
  if (points instanceof Unknown) return null
  const [low, high] = [toNumber(points.low), toNumber(points.high)]
  return low === high ? low : [low, high]
}

/** Words are made when they are read: most callers want the figures only. */
function gateResult(gate: Condition, outcome: Outcome, speaker: Speaker): GateResult {
  const { id, label, clause } = gate.source
  const reasonIn = (language: keyof Localized) => {
    if (outcome instanceof Unknown) return unknownWords(outcome, speaker)[language]
    const [met, unmet] = language === 'zh' ? ['符合：', '不符合：'] : ['met: ', 'not met: ']
    return `${outcome === true ? met : unmet}${speaker.say(gate.holds.tree, language)}`
  }
  return {
    id,
    ok: yesNoOf(outcome),
    get reason() {
      return reasonIn('zh')
    },
    get reason_en() {
      return reasonIn('en')
    },
    label,
    clause,
  }
}

function unknownWords({ missing, why }: Unknown, speaker: Speaker): Localized {
  const lack = (language: keyof Localized, words: string) => [
    ...(missing.length > 0 ? [words + speaker.missing(missing, language)] : []),
    ...new Set(why.map((each) => each[language])),
  ]
  return { zh: `无法判定：${lack('zh', '缺少 ').join('；')}`, en: `undecided: ${lack('en', 'missing ').join('; ')}` }
}

function itemResult(part: Part, item: RuleItem, outcome: ItemOutcome, env: ScoreEnv, speaker: Speaker): ItemResult {
  const { id, label, clause, confidence } = item.source
  const { points, value, input } = outcome
  const isPoints = item.rule.kind !== 'value'
  const figures = isPoints ? { points: points === null ? null : shown(points) } : { value: shownValue(value) }
  const max = item.rule.kind === 'weighted' ? weightOf(part, item.rule.weight, env) : item.max
  return {
    id,
    ...figures,
    max: max === null || max instanceof Unknown ? null : toNumber(max),
    clause,
    label,
    get input() {
      return input && isRational(input.outcome) ? plain(input.outcome) : null
    },
    get working() {
      return itemWorking(item, outcome, speaker)
    },
    confidence,
    ...(outcome.isAssumed ? { assumed: true as const } : {}),
  }
}

function shownValue(value: Outcome | null): number | string | boolean | null {
  if (value === null || value instanceof Unknown || Array.isArray(value)) return null
  return isRational(value) ? toNumber(value) : (value as string | boolean)
}

function itemWorking(item: RuleItem, outcome: ItemOutcome, speaker: Speaker): Localized {
  const { points, value, input, band } = outcome
  const open = points ?? value
  if (open instanceof Unknown) return unknownWords(open, speaker)
  const arithmetic = (language: keyof Localized) => {
    if (!input) return ''
    if (input.outcome === true) return speaker.say(input.formula.tree, language)
    const figure = speaker.figure(input.outcome, input.formula.type, language)
    const said = speaker.say(input.formula.tree, language)
    return said.endsWith(figure) ? said : `${said} = ${figure}`
  }
  if (points === null) return { zh: arithmetic('zh'), en: arithmetic('en') }
  const { low, high } = points as Points
  const given = compare(low, high) === 0 ? plain(low, 6) : `${plain(low, 6)}–${plain(high, 6)}`
  const rule = item.rule.kind === 'sum' ? item.rule.items : null
  const say = (language: keyof Localized, unit: string) => {
    const parts = rule ? rule.map((id) => speaker.label(id, language)).join(' + ') : arithmetic(language)
    return [parts, band?.[language], `${given} ${unit}`].filter(Boolean).join(' → ')
  }
  return { zh: say('zh', '分'), en: say('en', 'points') }
}
