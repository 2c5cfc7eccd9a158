import {
  type Catalogue,
  FactsError,
  type Gaps,
  gaps,
  Numeral,
  nearest,
  type RuleSet,
  readJsonText,
  readParameters,
  type ScoreResult,
  score,
} from '#engines/scorecard'
import { type Problem, Refusal } from '#kernel/refusal'

/** What is asked for one company; null where it is left to the rules. */
export interface Question {
  ruleSetId: string
  on: string | null
  part: string | null
  facts: unknown
  /** What the city has set; absent: what the rule set says. */
  parameters?: unknown
}

/**
 * The version of a rule set that applies: on the date asked for, else on the date that the facts name (a contract's filing
 * date), else today.
 *
 * Errors: app.rule-set-unknown, app.score-date, app.rule-not-yet-in-force, app.rule-repealed.
 */
export function chooseRuleSet(catalogue: Catalogue, { ruleSetId: id, on, facts }: Question, today: string): RuleSet {
  const versions = catalogue.versions(id)
  if (versions.length === 0) {
    const near = nearest(
      id.replaceAll('-', '_'),
      catalogue.ids.map((each) => each.replaceAll('-', '_')),
    )
    const hint = near.length > 0 ? `是否指 ${near.map((each) => each.replaceAll('_', '-')).join('、')}？` : ''
    throw new Refusal({ code: 'app.rule-set-unknown', params: { id, near: hint, known: catalogue.ids.join(', ') } })
  }
  if (on !== null && !isDate(on)) throw new Refusal({ code: 'app.score-date', params: { on } })
  const asked = on ?? dateIn(facts, versions.at(-1)) ?? today
  const choice = catalogue.choose(id, asked)
  if (choice.kind === 'in-force') return choice.set
  if (choice.kind === 'repealed') {
    const since = choice.last.source.repealedFrom ?? ''
    throw new Refusal({ code: 'app.rule-repealed', params: { id, on: asked, since } })
  }
  const first = versions[0]?.version ?? ''
  throw new Refusal({ code: 'app.rule-not-yet-in-force', params: { id, on: asked, first } })
}

/** Errors: those of `chooseRuleSet`; app.rule-part-unknown; app.fact-refused for every fact that cannot be used. */
export function judge(catalogue: Catalogue, question: Question, today: string): { result: ScoreResult; set: RuleSet } {
  const set = chooseRuleSet(catalogue, question, today)
  const { part, facts, parameters } = question
  if (part !== null && !set.parts.has(part)) {
    const known = [...set.parts.keys()].join(', ') || '—'
    throw new Refusal({ code: 'app.rule-part-unknown', params: { id: set.id, part, known } })
  }
  try {
    const own = parameters === undefined ? undefined : readParameters(parameters, set)
    return { result: score(facts, set, { part, parameters: own, isKnownElsewhere: catalogue.isFact }), set }
  } catch (error) {
    if (!(error instanceof FactsError)) throw error
    throw new Refusal(
      error.problems.map(({ field, zh, en }) => ({ code: 'app.fact-refused', field, params: { zh, en } })),
    )
  }
}

/**
 * The smallest sets of changes by which what `judge` has judged would pass.
 *
 * Example: waysToPass(catalogue, question, set).plans[0] → { changes: [{ fact: 'ip_class_2_count', from: 3, to: 4 }], effort: 1 }
 */
export function waysToPass(catalogue: Catalogue, { part, facts, parameters }: Question, set: RuleSet): Gaps {
  const own = parameters === undefined ? undefined : readParameters(parameters, set)
  return gaps(facts, set, { part, parameters: own, isKnownElsewhere: catalogue.isFact })
}

export const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

function dateIn(facts: unknown, set: RuleSet | undefined): string | null {
  const name = set?.source.dateFact
  if (name === undefined || typeof facts !== 'object' || facts === null) return null
  const value: unknown = Reflect.get(facts, name)
  return typeof value === 'string' && isDate(value) ? value : null
}

/**
 * Reads JSON; a key that stands twice is refused, for JSON itself would silently take the last.
 *
 * Errors: app.facts-not-json; app.fact-refused for every duplicate.
 */
export function readStrictly(text: string): unknown {
  const { value, duplicates } = parsed(text)
  if (duplicates.length === 0) return value
  throw new Refusal(
    duplicates.map((path): Problem => {
      const params = { zh: '这个名称出现了两次，请只保留一次。', en: 'This name stands twice: keep one.' }
      return { code: 'app.fact-refused', field: path, params }
    }),
  )
}

function parsed(text: string) {
  try {
    return readJsonText(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal({ code: 'app.facts-not-json', params: { reason: error.message } })
  }
}

/** A JSON value without what keeps its digits, for printing it back. */
export const plainValue = (value: unknown): unknown => (value instanceof Numeral ? value.toJSON() : value)
