import { multiply, plain, type Rational } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { compileFormula } from './formula/compile.ts'
import { type Node, parseFormula } from './formula/parse.ts'
import { isRational, type Outcome, type Type, Unknown } from './formula/types.ts'
import { dimensionless, sameUnit, type Unit, unitWords } from './formula/units.ts'
import type { ItemOutcome, Points, RuleSet, ScoreEnv } from './rule-set.ts'
import { linksOf, noPart, typeOfFact } from './scope.ts'

type Language = keyof Localized
const colon: Localized = { zh: '：', en: ': ' }

/** Says formulas and figures of one rule set, with the company's own figures in them. */
export interface Speaker {
  say(node: Node, language: Language): string
  figure(value: Outcome, type: Type | null, language: Language): string
  label(name: string, language: Language): string
  missing(names: readonly string[], language: Language): string
}

const signs: Record<string, string> = { '*': '×', '/': '÷', '-': '−', '<=': '≤', '>=': '≥', '!=': '≠' }
const words: Record<string, Localized> = {
  and: { zh: ' 且 ', en: ' and ' },
  or: { zh: ' 或 ', en: ' or ' },
  not: { zh: '不成立：', en: 'not: ' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  unknown: { zh: '未知', en: 'unknown' },
  in: { zh: ' 属于 ', en: ' is one of ' },
  sum: { zh: '合计', en: 'sum of ' },
  mean: { zh: '平均', en: 'mean of ' },
  min: { zh: '较小者', en: 'the smaller of ' },
  max: { zh: '较大者', en: 'the larger of ' },
  first: { zh: '最早一年', en: 'the first of ' },
  last: { zh: '最近一年', en: 'the last of ' },
  latest: { zh: '最近几年', en: 'the latest of ' },
  every: { zh: '每年：', en: 'every year: ' },
  some: { zh: '至少一个：', en: 'at least one: ' },
  count: { zh: '个数', en: 'number of ' },
  distinct: { zh: '不同的个数', en: 'different ones among ' },
  length: { zh: '项数', en: 'number of ' },
  given: { zh: '已填', en: 'given: ' },
  points: { zh: '得分', en: 'points of ' },
  total: { zh: '总分', en: 'total' },
  direct: { zh: '直接确认', en: 'direct confirmation' },
  stage: { zh: '阶段', en: 'stage' },
}
const word = (key: string, language: Language) => words[key]?.[language] ?? key

/** Shares read best in percent; other figures keep at most four decimals. */
function number(value: Rational, unit: Unit, language: Language, isShare: boolean): string {
  if (isShare && sameUnit(unit, {})) return `${plain(multiply(value, { n: 100n, d: 1n }), 2)}%`
  const { [language]: name } = unitWords(unit)
  return name === '' ? plain(value, 4) : name === '%' ? `${plain(value, 4)}%` : `${plain(value, 4)} ${name}`
}

/** Labels and types of everything that a rule set names; worked out once for a set. */
interface Vocabulary {
  labels: ReadonlyMap<string, Localized>
  types: ReadonlyMap<string, Type | null>
  choices: ReadonlyMap<string, Localized>
}
const vocabularies = new WeakMap<RuleSet, Vocabulary>()

function vocabularyOf(set: RuleSet): Vocabulary {
  const known = vocabularies.get(set)
  if (known) return known
  const { facts, parameters, values, parts } = set.source
  const items = [set.source, ...Object.values(parts)].flatMap((part) =>
    part.items.map(({ id, label }) => [id, label] as const),
  )
  const named = [...Object.entries(values), ...Object.entries(parameters), ...Object.entries(facts)]
  const made: Vocabulary = {
    labels: new Map([...items, ...named.map(([name, { label }]) => [name, label] as const)]),
    types: new Map([
      ...[set.main, ...set.parts.values()].flatMap(({ items: all }) =>
        all.flatMap(({ source, rule }) => (rule.kind === 'value' ? [[source.id, rule.formula.type] as const] : [])),
      ),
      ...[...set.values].map(([name, { type }]) => [name, type] as const),
      ...Object.entries(parameters).map(([name, { unit }]) => [name, typeOfFact({ type: 'number', unit })] as const),
      ...Object.entries(facts).map(([name, fact]) => [name, typeOfFact(fact)] as const),
    ]),
    choices: new Map(Object.values(facts).flatMap(({ choices = {} }) => Object.entries(choices))),
  }
  vocabularies.set(set, made)
  return made
}

/**
 * A formula as the rules state it, of no company. The number that begins at `marked` of the text stands in 【】.
 *
 * Errors: FormulaError where the text is none.
 */
export function formulaWords(set: RuleSet, text: string, marked: number | null = null): Localized {
  const tree = parseFormula(text)
  const { say } = speakerOf(set, null, marked)
  return { zh: say(tree, 'zh'), en: say(tree, 'en') }
}

/** What a formula's own figures are, and what stands behind its names; without a company only the names. */
export function speakerOf(set: RuleSet, env: ScoreEnv | null, marked: number | null = null): Speaker {
  const { labels, types, choices } = vocabularyOf(set)
  const label = (name: string, language: Language) => labels.get(name)?.[language] ?? word(name, language)
  const choiceWords = (choice: string, language: Language) => choices.get(choice)?.[language] ?? choice

  function figure(value: Outcome, type: Type | null, language: Language, isShare = true): string {
    if (value instanceof Unknown) return word('unknown', language)
    if (Array.isArray(value)) {
      if (type?.kind !== 'list') return `${value.length}`
      return `[${value.map((each: Outcome) => figure(each, type.of, language, isShare)).join(', ')}]`
    }
    if (typeof value === 'boolean') return word(value ? 'yes' : 'no', language)
    return isRational(value)
      ? number(value, type?.kind === 'number' ? type.unit : dimensionless, language, isShare)
      : choiceWords(String(value), language)
  }

  /** A name with what it stands for in this company: “职工总数 120 人”, “已上市：否”. */
  function named(name: string, language: Language): string {
    const said = label(name, language)
    if (!env) return said
    if (name === 'total') return pointsWords(said, env.memo.get('total'), language)
    const isFact = name in set.source.facts
    const value = isFact
      ? (env.facts.get(name) ?? new Unknown([]))
      : (env.parameters.get(name) ??
        (env.memo.get(name === 'direct' || name === 'stage' ? name : `value ${name}`) as Outcome | undefined))
    if (value === undefined) return said
    const type = types.get(name) ?? null
    const isFigure = isRational(value) || Array.isArray(value)
    return `${said}${isFigure ? ' ' : colon[language]}${figure(value, type, language, !isFact)}`
  }

  function pointsWords(said: string, value: unknown, language: Language): string {
    if (typeof value !== 'object' || value === null || !('low' in value))
      return `${said}${colon[language]}${word('unknown', language)}`
    const { low, high } = value as Points
    const given = plain(low) === plain(high) ? plain(low, 6) : `${plain(low, 6)}–${plain(high, 6)}`
    return `${said} ${given} ${language === 'zh' ? '分' : 'points'}`
  }

  function say(node: Node, language: Language): string {
    const inner = (child: Node) =>
      ['arithmetic', 'and', 'or', 'if', 'compare'].includes(child.kind) && !isTight(node, child)
        ? `(${say(child, language)})`
        : say(child, language)
    switch (node.kind) {
      case 'number': {
        const { [language]: unit } = unitWords(node.unit)
        const written = node.at === marked ? `【${node.written}】` : node.written
        return unit === '' ? written : unit === '%' ? `${written}%` : `${written} ${unit}`
      }
      case 'text':
        return choiceWords(node.value, language)
      case 'yes-no':
        return word(node.value ? 'yes' : 'no', language)
      case 'name':
        return named(node.name, language)
      case 'not':
        // “已上市：否” says it without a negation before it.
        return env && node.of.kind === 'name'
          ? named(node.of.name, language)
          : `${word('not', language)}${inner(node.of)}`
      case 'negative':
        return `−${inner(node.of)}`
      case 'and':
      case 'or':
        return node.parts.map(inner).join(word(node.kind, language))
      case 'in':
        return `${inner(node.of)}${word('in', language)}${node.choices.map((each) => choiceWords(each, language)).join('、')}`
      case 'compare':
        if (node.op === '=' && node.left.kind === 'name' && node.right.kind === 'text')
          return sayChoice(node.left.name, node.right.value, language)
        return `${inner(node.left)} ${signs[node.op] ?? node.op} ${inner(node.right)}`
      case 'arithmetic':
        return `${inner(node.left)} ${signs[node.op] ?? node.op} ${inner(node.right)}`
      case 'if':
        return sayIf(node, language)
      case 'call':
        if (node.name === 'unknown') return textOf(node.args[language === 'zh' ? 0 : 1])
        if (node.name === 'points') {
          const id = node.args[0]?.kind === 'name' ? node.args[0].name : ''
          if (!env) return language === 'zh' ? `${label(id, 'zh')}得分` : `points of ${label(id, 'en')}`
          return pointsWords(
            label(id, language),
            (env.memo.get(`item ${id}`) as ItemOutcome | undefined)?.points,
            language,
          )
        }
        if (node.name === 'given' || node.name === 'gate')
          return `${word(node.name, language)}(${node.args.map((arg) => (arg.kind === 'name' ? label(arg.name, language) : '')).join('')})`
        return `${word(node.name, language)}(${node.args.map((arg) => say(arg, language)).join(language === 'zh' ? '，' : ', ')})`
    }
  }
  /** “等级：高”, and where another was needed: “等级：一般 ≠ 高”. */
  function sayChoice(name: string, wanted: string, language: Language): string {
    const said = named(name, language)
    if (!env) return `${said}${colon[language]}${choiceWords(wanted, language)}`
    return env.facts.get(name) === wanted ? said : `${said} ≠ ${choiceWords(wanted, language)}`
  }

  /** Of two ways only the one that was taken; both where it is open, or where the answer is itself a word. */
  function sayIf(node: Node & { kind: 'if' }, language: Language): string {
    const taken = env && compileFormula(node.test, linksOf(set.source, set.values, noPart))(env)
    const isFigure = node.yes.kind !== 'text'
    const [test, yes, no] = [node.test, node.yes, node.no].map((part) => say(part, language))
    const because = language === 'zh' ? `（因 ${test}）` : ` (for ${test})`
    if (taken === true && isFigure) return `${yes}${because}`
    if (taken === false && isFigure) return `${no}${node.test.kind === 'name' ? because : ''}`
    return language === 'zh' ? `若 ${test}，则 ${yes}，否则 ${no}` : `if ${test} then ${yes} else ${no}`
  }

  return {
    say,
    figure,
    label,
    missing: (names, language) => names.map((name) => label(name, language)).join(language === 'zh' ? '、' : ', '),
  }
}

const textOf = (node: Node | undefined) => (node?.kind === 'text' ? node.value : '')

/** Whether a part needs no brackets inside the whole: products in sums, comparisons in “and”. */
function isTight(whole: Node, part: Node): boolean {
  if (whole.kind === 'compare') return part.kind === 'arithmetic'
  if (whole.kind === 'and' || whole.kind === 'or') return part.kind === 'compare' || part.kind === 'arithmetic'
  if (whole.kind !== 'arithmetic' || part.kind !== 'arithmetic') return false
  return whole.op === '+' || (whole.op === '-' && part.at === whole.at) || part.op === '*' || part.op === '/'
}
