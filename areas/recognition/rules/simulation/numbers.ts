import { formulaWords, type RuleSet, type RuleSetSource } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'

/** A number of a rule set that a draft may change. */
export interface DraftNumber {
  /** Where it stands: a path of keys, and after `#` which number of a formula. */
  id: string
  group: 'gate' | 'pass' | 'item' | 'parameter'
  label: Localized
  /** What it is: the formula with this number in 【】, the band, the stage. */
  about: Localized
  value: number
  min: number
  max: number
  isWhole: boolean
}

/** Numbers of a formula, without those inside of names and of texts in quotes. */
const numeral = /'[^']*'|(?<![\w.])\d+(?:\.\d+)?/g
/** What equals a number, or does not, tells cases apart; only an edge can be moved. */
const comparesEqual = /(?:!=|(?<![<>!])=)\s*$/
const hundred = 100
const tenfold = 10

type Said = Pick<DraftNumber, 'group' | 'label'>

const signs = { atLeast: '>=', above: '>', atMost: '<=', below: '<' } as const
const edges = ['atLeast', 'above', 'atMost', 'below'] as const
const otherwise: Localized = { zh: '其他', en: 'Otherwise' }
const most: Localized = { zh: '最高分', en: 'At most' }

/** Every number that decides: thresholds, band edges, points, weights, pass marks, parameters. */
export function numbersOf(set: RuleSet): DraftNumber[] {
  const { source } = set
  const found: DraftNumber[] = []
  /** `before` is what stands before the text in the formula that is shown. */
  const inFormula = (path: string, text: string, said: Said, before = '') => {
    let nth = 0
    for (const { 0: match, index } of text.matchAll(numeral)) {
      if (match.startsWith("'")) continue
      if (comparesEqual.test(text.slice(0, index))) {
        nth++
        continue
      }
      const about = formulaWords(set, before + text, before.length + index)
      const isPercent = text.startsWith('%', index + match.length)
      found.push({ ...said, id: `${path}#${nth++}`, about, ...bounded(Number(match), isPercent) })
    }
  }
  const plain = (path: string, value: number, about: Localized, said: Said) =>
    found.push({ ...said, id: path, about, ...bounded(value, false) })
  for (const [at, { holds, label }] of source.gates.entries())
    inFormula(`gates.${at}.holds`, holds, { group: 'gate', label })
  if (source.pass) inFormula('pass', source.pass, { group: 'pass', label: { zh: '通过条件', en: 'Passes' } })
  const stageWords = Object.assign({}, ...Object.values(source.facts).map(({ choices }) => choices ?? {}))
  source.items.forEach((item, at) => {
    const said = { group: 'item' as const, label: item.label }
    const bandings = [
      ...(item.banded ? [[`items.${at}.banded`, item.banded] as const] : []),
      ...(item.better ?? []).map((banded, index) => [`items.${at}.better.${index}`, banded] as const),
    ]
    for (const [path, { of, bands }] of bandings)
      bands.forEach((band, index) => {
        const edge = edges.find((each) => band[each] !== undefined)
        const limit = edge && band[edge]
        const before = edge ? `${of} ${signs[edge]} ` : ''
        if (limit) inFormula(`${path}.bands.${index}.${edge}`, limit, said, before)
        if (typeof band.points === 'number') {
          const about = limit ? formulaWords(set, before + limit) : otherwise
          plain(`${path}.bands.${index}.points`, band.points, pointsIf(about), said)
        }
      })
    item.cases?.forEach((each, index) => {
      if (typeof each.points !== 'number') return
      const about = each.if === undefined ? otherwise : formulaWords(set, each.if)
      plain(`items.${at}.cases.${index}.points`, each.points, pointsIf(about), said)
    })
    for (const [stage, weight] of Object.entries(item.weighted?.weight ?? {}))
      if (weight !== null)
        plain(`items.${at}.weighted.weight.${stage}`, weight, stageWords[stage] ?? { zh: stage, en: stage }, said)
    if (item.max !== undefined && item.sum) plain(`items.${at}.max`, item.max, most, said)
  })
  for (const [name, { value, label }] of Object.entries(source.parameters))
    if (value !== null) inFormula(`parameters.${name}.value`, value, { group: 'parameter', label })
  return found
}

const pointsIf = ({ zh, en }: Localized): Localized => ({ zh: `${zh}：得分`, en: `${en}: points` })

function bounded(value: number, isPercent: boolean): Pick<DraftNumber, 'value' | 'min' | 'max' | 'isWhole'> {
  const max = isPercent ? hundred : Math.max(tenfold, value * (value <= hundred ? 2 : tenfold))
  return { value, min: 0, max: Math.max(max, value), isWhole: Number.isInteger(value) && !isPercent && value > 1 }
}

export type DraftChanges = Readonly<Record<string, number>>

/** Ids of changes that name no number, or give one outside of its bounds. */
export function badChanges(numbers: readonly DraftNumber[], changes: DraftChanges): string[] {
  const known = new Map(numbers.map((each) => [each.id, each]))
  return Object.entries(changes).flatMap(([id, value]) => {
    const number = known.get(id)
    return number && value >= number.min && value <= number.max ? [] : [id]
  })
}

/** The rule set with other numbers: nothing else can be changed this way. */
export function draftSource(source: RuleSetSource, changes: DraftChanges): unknown {
  const draft: unknown = structuredClone(source)
  for (const [id, value] of Object.entries(changes)) {
    const [path = '', nth] = id.split('#')
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const owner = keys.reduce<unknown>((at, key) => Reflect.get(at as object, key), draft) as object
    const old: unknown = Reflect.get(owner, last)
    Reflect.set(owner, last, nth === undefined ? value : withNumber(String(old), Number(nth), value))
  }
  return draft
}

function withNumber(text: string, nth: number, value: number): string {
  let at = 0
  return text.replace(numeral, (match) => (match.startsWith("'") || at++ !== nth ? match : String(value)))
}
