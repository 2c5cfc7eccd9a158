import { readDecimal } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { TypeFault, typeOf, typeWords } from './formula/check.ts'
import { compileFormula } from './formula/compile.ts'
import { FormulaError, type Node, parseFormula } from './formula/parse.ts'
import { readQuantity } from './formula/quantity.ts'
import { type Outcome, Unknown } from './formula/types.ts'
import { sameUnit, type Unit, unitNamed, unitWords } from './formula/units.ts'
import { loadPart, type Read, type Say } from './load-part.ts'
import { type Confidence, RuleSetSource } from './model.ts'
import type { Expression, RuleSet, ScoreEnv } from './rule-set.ts'
import { linksOf, noPart, type PartScope, scopeOf } from './scope.ts'

/** What is wrong at one place of a rule set, for whoever writes its JSON (`message`) and for whoever only set a number. */
export interface RuleSetFault {
  /** Such as `items.T1.better.0`. */
  at: string
  message: string
  /** With the label of the item, gate or parameter; no names of the JSON stand in `words.zh`. */
  words: Localized
}

/** A rule set that cannot be used; `problems` names every place at once, `faults` the same where the rules were read. */
export class RuleSetError extends Error {
  readonly problems: readonly string[]
  readonly faults: readonly RuleSetFault[]
  constructor(name: string, problems: readonly string[], faults: readonly RuleSetFault[] = []) {
    super(`${name}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'RuleSetError'
    this.problems = problems
    this.faults = faults
  }
}

/**
 * Reads a rule set from its JSON: every formula is parsed, its units are checked and it becomes a closure.
 *
 * Errors: RuleSetError with every reason.
 */
export function loadRuleSet(json: unknown, name = 'rule set'): RuleSet {
  const shaped = RuleSetSource.safeParse(json)
  if (!shaped.success)
    throw refusedFor(
      name,
      shaped.error.issues.map(({ path, message }) => ({ at: path.join('.'), message, words: notSound(message) })),
    )
  const source = shaped.data
  const faults: RuleSetFault[] = []
  const say: Say = (at, message, words) => void faults.push(faultOf(source, at, message, words))
  checkFacts(source, say)
  const values = readValues(source, say)
  const readIn = (part: PartScope): Read => reader(source, values, part, say)
  const main = loadPart(source, null, source, readIn, say)
  const parts = new Map(
    Object.entries(source.parts).map(([key, part]) => [key, loadPart(part, key, source, readIn, say)]),
  )
  const consistency = source.consistency.flatMap(({ holds, field, message }, index) => {
    if (!(field in source.facts)) say(`consistency.${index}`, `no fact “${field}”`)
    const read = readIn(noPart)(`consistency.${index}`, holds, 'yes-no')
    return read ? [{ holds: read, field, message }] : []
  })
  const parameters = readParameters(source, say)
  checkProvenance(source, say)
  if (faults.length > 0) throw refusedFor(name, faults)
  const { id, inForceFrom: version } = source
  return { id, version, source, main, parts, parameters, values, consistency, confidence: leastCertain(source) }
}

const notSound = (message: string): Localized => ({ zh: '公式或数值不成立', en: message })

function faultOf(source: RuleSetSource, at: string, message: string, words = notSound(message)): RuleSetFault {
  const label = labelAt(source, at)
  return { at, message, words: label ? { zh: `${label.zh}：${words.zh}`, en: `${label.en}: ${words.en}` } : words }
}

/** What people call the place of a fault; null where it has no label. */
function labelAt(source: RuleSetSource, at: string): Localized | null {
  const [kind, id = ''] = at.split('.')
  if (kind === 'total') return { zh: '总分', en: 'Total' }
  if (kind === 'pass') return { zh: '通过条件', en: 'Passes' }
  if (kind === 'parameters') return source.parameters[id]?.label ?? null
  if (kind === 'facts') return source.facts[id]?.label ?? null
  const labelled = kind === 'items' ? source.items : kind === 'gates' ? source.gates : []
  return labelled.find((each) => each.id === id)?.label ?? null
}

const refusedFor = (name: string, faults: readonly RuleSetFault[]) =>
  new RuleSetError(
    name,
    faults.map(({ at, message }) => `${at}: ${message}`),
    faults,
  )

/** `find` follows the names that a formula uses. */
export function namesIn(node: Node): string[] {
  switch (node.kind) {
    case 'name':
      return [node.name]
    case 'not':
    case 'negative':
    case 'in':
      return namesIn(node.of)
    case 'arithmetic':
    case 'compare':
      return [...namesIn(node.left), ...namesIn(node.right)]
    case 'and':
    case 'or':
      return node.parts.flatMap(namesIn)
    case 'if':
      return [node.test, node.yes, node.no].flatMap(namesIn)
    case 'call':
      return node.args.flatMap(namesIn)
    default:
      return []
  }
}

function reader(source: RuleSetSource, values: ReadonlyMap<string, Expression>, part: PartScope, say: Say): Read {
  const [scope, links] = [scopeOf(source, values, part), linksOf(source, values, part)]
  return (at, text, wanted) => {
    try {
      const tree = parseFormula(text)
      const type = typeOf(tree, scope)
      if (wanted && type && type.kind !== wanted) throw new TypeFault(`${wanted} needed, found ${typeWords(type)}`)
      return { text, tree, type, run: compileFormula<ScoreEnv>(tree, links) }
    } catch (error) {
      if (!(error instanceof FormulaError || error instanceof TypeFault)) throw error
      say(at, `${error.message}   in “${text}”`)
      return null
    }
  }
}

/** Values in an order in which each only uses earlier ones; a circle is refused. */
function readValues(source: RuleSetSource, say: Say): Map<string, Expression> {
  const done = new Map<string, Expression>()
  const open = new Set<string>()
  const failed = new Set<string>()
  const read = (name: string): void => {
    const value = source.values[name]
    if (!value || done.has(name) || failed.has(name)) return
    if (open.has(name)) {
      say(`values.${name}`, `defined in a circle: ${[...open, name].join(' → ')}`)
      failed.add(name)
      return
    }
    open.add(name)
    try {
      for (const used of namesIn(parseFormula(value.formula))) read(used)
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
    }
    open.delete(name)
    if (failed.has(name)) return
    const expression = reader(source, done, noPart, say)(`values.${name}`, value.formula)
    if (expression) done.set(name, expression)
    else failed.add(name)
  }
  for (const name of Object.keys(source.values)) {
    if (name in source.facts || name in source.parameters) say(`values.${name}`, 'the name is taken')
    read(name)
  }
  return done
}

function checkFacts({ facts, dateFact }: RuleSetSource, say: Say): void {
  for (const [name, fact] of Object.entries(facts)) {
    const at = `facts.${name}`
    if (fact.unit !== undefined && !unitNamed(fact.unit)) say(at, `no unit “${fact.unit}”`)
    if (fact.type === 'text' && !fact.choices && !fact.open) say(at, 'a text needs choices, or open: true')
    if (fact.type === 'records' && !fact.fields) say(at, 'records need fields')
    if (fact.sameLengthAs !== undefined && facts[fact.sameLengthAs]?.type !== 'list')
      say(at, `${fact.sameLengthAs} is no list`)
    if (fact.entries && fact.entries[0] > fact.entries[1]) say(at, 'more entries at least than at most')
  }
  if (dateFact !== undefined && facts[dateFact]?.type !== 'date') say('dateFact', `${dateFact} is no date`)
}

function readParameters({ parameters }: RuleSetSource, say: Say): Map<string, Outcome> {
  return new Map(
    Object.entries(parameters).map(([name, { value, unit, label }]): [string, Outcome] => {
      if (value === null)
        return [name, new Unknown([], [{ zh: `参数“${label.zh}”未定`, en: `the parameter “${label.en}” is not set` }])]
      const read = readQuantity(value)
      const wanted = unit === undefined ? {} : unitNamed(unit)
      if (!read || !wanted || !sameUnit(read.unit, wanted))
        say(`parameters.${name}`, `“${value}” is no figure in ${unit ?? '1'}`, wordsOfNoFigure(value, wanted))
      return [name, read?.value ?? readDecimal(0) ?? new Unknown([])]
    }),
  )
}

function wordsOfNoFigure(value: string, wanted: Unit | null): Localized {
  const [figure = value] = value.split(' ')
  const { zh, en } = unitWords(wanted ?? {})
  return {
    zh: `“${figure}”不是可用的数${zh && `（${zh}）`}`,
    en: `“${figure}” is no figure that can be used${en && ` (${en})`}`,
  }
}

const everyProvenance = (source: RuleSetSource) =>
  [source, ...Object.values(source.parts)].flatMap(({ gates, items, direct = [] }) => [...gates, ...items, ...direct])

function checkProvenance(source: RuleSetSource, say: Say): void {
  const stated = [...everyProvenance(source), ...Object.values(source.parameters)]
  for (const { source: key, clause } of stated) if (!(key in source.documents)) say(clause, `no document “${key}”`)
  if (source.repealedFrom !== undefined && source.repealedFrom <= source.inForceFrom)
    say('repealedFrom', 'it would end before it begins')
}

function leastCertain(source: RuleSetSource): Confidence {
  const order: Confidence[] = ['unknown', 'trial', 'city-parameter', 'secondary', 'official']
  const found = new Set(everyProvenance(source).map(({ confidence }) => confidence))
  return order.find((each) => found.has(each)) ?? 'official'
}
