import { multiply, plain, type Rational } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import type { Node } from './formula/parse.ts'
import { isRational, type Outcome, type Type, Unknown } from './formula/types.ts'
import { sameUnit, type Unit, unitWords } from './formula/units.ts'
import type { Expression, RuleSet, ScoreEnv } from './rule-set.ts'
import { scopeOf } from './scope.ts'

type Language = keyof Localized

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

/** What a formula's own figures are, and what stands behind its names. */
export function speakerOf(set: RuleSet, values: ReadonlyMap<string, Expression>, env: ScoreEnv): Speaker {
  const { source } = set
  const label = (name: string, language: Language) =>
    source.facts[name]?.label[language] ??
    source.parameters[name]?.label[language] ??
    source.values[name]?.label[language] ??
    [source, ...Object.values(source.parts)].flatMap(({ items }) => items).find(({ id }) => id === name)?.label[
      language
    ] ??
    word(name, language)

  function figure(value: Outcome, type: Type | null, language: Language, isShare = true): string {
    if (value instanceof Unknown) return word('unknown', language)
    if (Array.isArray(value)) {
      if (type?.kind !== 'list') return `${value.length}`
      return `[${value.map((each: Outcome) => figure(each, type.of, language, isShare)).join(', ')}]`
    }
    if (typeof value === 'boolean') return word(value ? 'yes' : 'no', language)
    return isRational(value)
      ? number(value, type?.kind === 'number' ? type.unit : {}, language, isShare)
      : String(value)
  }

  function named(name: string, language: Language): string {
    const fact = env.facts.get(name)
    const spec = source.facts[name]
    if (spec) {
      if (fact === undefined) return `${label(name, language)}（${word('unknown', language)}）`
      if (typeof fact === 'string') return `${label(name, language)} ${spec.choices?.[fact]?.[language] ?? fact}`
      const type = scopeOf(source, new Map(), empty).typeOf(name)
      return `${label(name, language)} ${figure(fact, type, language, false)}`
    }
    const value = env.parameters.get(name) ?? (env.memo.get(`value ${name}`) as Outcome | undefined)
    const type = values.get(name)?.type ?? scopeOf(source, values, empty).typeOf(name)
    return value === undefined ? label(name, language) : `${label(name, language)} ${figure(value, type, language)}`
  }

  function say(node: Node, language: Language): string {
    const inner = (child: Node) =>
      ['arithmetic', 'and', 'or', 'if', 'compare'].includes(child.kind) && !isTight(node, child)
        ? `(${say(child, language)})`
        : say(child, language)
    switch (node.kind) {
      case 'number': {
        const { [language]: unit } = unitWords(node.unit)
        return unit === '' ? node.written : unit === '%' ? `${node.written}%` : `${node.written} ${unit}`
      }
      case 'text':
        return choiceWords(source, node.value, language)
      case 'yes-no':
        return word(node.value ? 'yes' : 'no', language)
      case 'name':
        return named(node.name, language)
      case 'not':
        return `${word('not', language)}${inner(node.of)}`
      case 'negative':
        return `−${inner(node.of)}`
      case 'and':
      case 'or':
        return node.parts.map(inner).join(word(node.kind, language))
      case 'in':
        return `${inner(node.of)}${word('in', language)}${node.choices.map((each) => choiceWords(source, each, language)).join('、')}`
      case 'arithmetic':
      case 'compare':
        return `${inner(node.left)} ${signs[node.op] ?? node.op} ${inner(node.right)}`
      case 'if':
        return language === 'zh'
          ? `若 ${say(node.test, language)}，则 ${say(node.yes, language)}，否则 ${say(node.no, language)}`
          : `if ${say(node.test, language)} then ${say(node.yes, language)} else ${say(node.no, language)}`
      case 'call':
        if (node.name === 'unknown') return textOf(node.args[language === 'zh' ? 0 : 1])
        if (node.name === 'points' || node.name === 'given' || node.name === 'gate')
          return `${word(node.name, language)}(${node.args.map((arg) => (arg.kind === 'name' ? label(arg.name, language) : '')).join('')})`
        return `${word(node.name, language)}(${node.args.map((arg) => say(arg, language)).join(language === 'zh' ? '，' : ', ')})`
    }
  }
  return {
    say,
    figure,
    label,
    missing: (names, language) => names.map((name) => label(name, language)).join(language === 'zh' ? '、' : ', '),
  }
}

const empty = {
  valueItems: new Map(),
  pointItems: new Set<string>(),
  gates: new Map(),
  hasTotal: true,
  hasDirect: true,
  stage: null,
  outcomeOf: () => {
    throw new RangeError('only types are asked for')
  },
  totalOf: () => new Unknown([]),
  directOf: () => new Unknown([]),
}

const textOf = (node: Node | undefined) => (node?.kind === 'text' ? node.value : '')

/** Whether a part needs no brackets inside the whole: products in sums, comparisons in “and”. */
function isTight(whole: Node, part: Node): boolean {
  if (whole.kind === 'compare') return part.kind === 'arithmetic'
  if (whole.kind === 'and' || whole.kind === 'or') return part.kind === 'compare' || part.kind === 'arithmetic'
  if (whole.kind !== 'arithmetic' || part.kind !== 'arithmetic') return false
  return whole.op === '+' || (whole.op === '-' && part.at === whole.at) || part.op === '*' || part.op === '/'
}

function choiceWords({ facts }: RuleSet['source'], choice: string, language: Language): string {
  for (const { choices } of Object.values(facts)) if (choices?.[choice]) return choices[choice][language]
  return choice
}
