import { add, compare, plain, type Rational, readDecimal, ZERO } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { readQuantity } from './formula/quantity.ts'
import { isRational, Unknown } from './formula/types.ts'
import { sameUnit, type Unit, unitWords } from './formula/units.ts'
import { directOf, outcomeOf, totalOf } from './items.ts'
import {
  type BandedSource,
  type ItemSource,
  itemKinds,
  type PartSource,
  type PointsSource,
  type RuleSetSource,
} from './model.ts'
import type { Band, Banded, Condition, Expression, ItemRule, Part, Points, RuleItem, ScoreEnv } from './rule-set.ts'
import { noPart, type PartScope } from './scope.ts'

/** Gathers what is wrong while a rule set is read; `words` where a changed number alone can cause it. */
export type Say = (at: string, message: string, words?: Localized) => void
/** Reads and checks one formula; null when it is unsound, which has then been said. */
export type Read = (at: string, text: string, wanted?: 'yes-no' | 'number' | 'text') => Expression | null

/** Reads one part of a rule set (or its main body), in the order in which formulas may refer to each other. */
export function loadPart(
  source: PartSource,
  name: string | null,
  set: RuleSetSource,
  readIn: (part: PartScope) => Read,
  say: Say,
): Part {
  const at = (place: string) => (name === null ? place : `parts.${name}.${place}`)
  const stage = source.stage === undefined ? null : readIn(noPart)(at('stage'), source.stage, 'text')
  const scope = { ...noPart, stage, valueItems: new Map<string, Expression>() }
  const items = source.items.map((item) => {
    const read = loadItem(item, readIn(scope), say, at(`items.${item.id}`), set)
    if (read.rule.kind === 'value') scope.valueItems.set(item.id, read.rule.formula)
    return read
  })
  const itemById = new Map(items.map((item) => [item.source.id, item]))
  checkItems(items, itemById, say, at('items'))
  const total = source.total ? { items: source.total.sum, decimals: source.total.decimals ?? null } : null
  const part: Part = { name, gates: [], items, itemById, total, direct: null, stage, pass: null, grade: null }
  const condition = (read: Read, place: string) => (gate: PartSource['gates'][number]) => {
    const holds = read(at(`${place}.${gate.id}`), gate.holds, 'yes-no')
    return holds ? [{ source: gate, holds }] : []
  }
  const full: PartScope = {
    ...scope,
    pointItems: new Set(items.filter(({ rule }) => rule.kind !== 'value').map((item) => item.source.id)),
    hasTotal: total !== null,
    hasDirect: source.direct !== undefined,
    gates: new Map<string, Condition>(),
    outcomeOf: (id, env) => outcomeOf(part, id, env),
    totalOf: (env) => endOf(totalOf(part, env), env),
    directOf: (env) => directOf(part, env),
  }
  part.direct = source.direct?.flatMap(condition(readIn(scope), 'direct')) ?? null
  // A gate may use the gates before it.
  for (const gate of source.gates) {
    const known = new Map(part.gates.map((each) => [each.source.id, each]))
    part.gates.push(...condition(readIn({ ...full, gates: known }), 'gates')(gate))
  }
  const whole = { ...full, gates: new Map(part.gates.map((each) => [each.source.id, each])) }
  const optional = (place: string, text: string | undefined, wanted: 'yes-no' | 'text') =>
    text === undefined ? null : readIn(whole)(at(place), text, wanted)
  part.pass = optional('pass', source.pass, 'yes-no')
  part.grade = optional('grade', source.grade, 'text')
  checkTotal(source, part, set, (message, words) => say(at('total'), message, words))
  return part
}

function endOf(points: Points | Unknown, env: ScoreEnv) {
  return points instanceof Unknown ? points : points[env.end]
}

function readPoints(points: PointsSource): Points {
  const [low, high] = typeof points === 'number' ? [points, points] : points
  return { low: readDecimal(low) ?? ZERO, high: readDecimal(high) ?? ZERO }
}

function loadItem(source: ItemSource, read: Read, say: Say, at: string, set: RuleSetSource): RuleItem {
  const kinds = itemKinds.filter((kind) => source[kind] !== undefined)
  if (kinds.length !== 1) say(at, `exactly one of ${itemKinds.join(', ')} is needed`)
  if (source.expert !== undefined && set.facts[source.expert]?.unit !== 'point')
    say(at, `${source.expert} is no fact in points`)
  const max = source.max === undefined ? null : readDecimal(source.max)
  if (kinds.every((kind) => !['value', 'weighted', 'sum'].includes(kind)) && max === null) say(at, 'max is needed')
  return { source, max, rule: loadRule(source, read, say, at) }
}

const never: Expression = {
  text: '',
  tree: { kind: 'yes-no', value: false, at: 0 },
  type: null,
  run: () => new Unknown([]),
}

function loadRule(source: ItemSource, read: Read, say: Say, at: string): ItemRule {
  const { banded, better, cases, judged, sum, weighted, value } = source
  if (banded) return { kind: 'banded', alternatives: [loadBanded(banded, read, say, at)] }
  if (better)
    return { kind: 'banded', alternatives: better.map((each, i) => loadBanded(each, read, say, `${at}.better.${i}`)) }
  if (cases) {
    if (cases.at(-1)?.otherwise !== true) say(at, 'the last case must be “otherwise”: there is a gap')
    const loaded = cases.map(({ if: test, points }, index) => {
      if (test === undefined && index < cases.length - 1) say(at, 'only the last case may be “otherwise”')
      return {
        test: test === undefined ? null : (read(`${at}.cases.${index}`, test, 'yes-no') ?? never),
        points: readPoints(points),
      }
    })
    return { kind: 'cases', cases: loaded }
  }
  if (judged) return { kind: 'judged', points: readPoints(judged) }
  if (sum) return { kind: 'sum', items: sum }
  if (weighted) {
    const share = read(at, weighted.share, 'number') ?? never
    if (share.type?.kind === 'number' && !sameUnit(share.type.unit, {})) say(at, 'a share has no unit')
    const weight = Object.entries(weighted.weight).map(
      ([stage, own]) => [stage, own === null ? null : readDecimal(own)] as const,
    )
    return { kind: 'weighted', share, weight: Object.fromEntries(weight) }
  }
  return { kind: 'value', formula: (value === undefined ? null : read(at, value)) ?? never }
}

const edges = ['atLeast', 'above', 'atMost', 'below'] as const

function loadBanded(source: BandedSource & { when?: string }, read: Read, say: Say, at: string): Banded {
  const of = read(at, source.of, 'number') ?? never
  const when = source.when === undefined ? null : read(`${at}.when`, source.when, 'yes-no')
  const bands = source.bands.map((band, index): Band => {
    const kinds = edges.filter((kind) => band[kind] !== undefined)
    const isLast = index === source.bands.length - 1
    if ((band.otherwise === true) !== isLast || kinds.length !== (isLast ? 0 : 1))
      say(at, `band ${index + 1}: one edge is needed, and “otherwise” at the end and only there: there is a gap`)
    const [kind] = kinds
    const written = kind === undefined ? '' : (band[kind] ?? '')
    const limit = kind === undefined ? null : readQuantity(written)
    if (kind !== undefined && !limit) say(at, `“${written}” is no figure`)
    if (limit && of.type?.kind === 'number' && limit.value.n !== 0n && !sameUnit(limit.unit, of.type.unit))
      say(
        at,
        `band ${index + 1}: ${unitWords(limit.unit).en || 'bare'} against ${unitWords(of.type.unit).en || 'bare'}`,
      )
    return {
      source: band,
      edge: kind && limit ? { kind, limit: limit.value, written: edgeWords(written, limit.unit) } : null,
      points: readPoints(band.points),
    }
  })
  for (const [index, { edge }] of bands.entries()) {
    const before = bands[index - 1]?.edge
    if (edge && before && !isBehind(before, edge))
      say(at, `band ${index + 1} overlaps the one before it: it is never reached`, {
        zh: `第 ${index + 1} 档与前一档重叠，永远轮不到`,
        en: `band ${index + 1} overlaps the one before it and is never reached`,
      })
  }
  return { when, of, bands }
}

/** `5 items` as people say it. */
function edgeWords(written: string, unit: Unit): Localized {
  const [figure = written] = written.split(' ')
  const { zh, en } = unitWords(unit)
  return zh === '' ? { zh: written, en: written } : { zh: `${figure} ${zh}`, en: `${figure} ${en}` }
}

/** Whether an edge opens room that the edge before it has left. */
function isBehind(before: NonNullable<Band['edge']>, edge: NonNullable<Band['edge']>): boolean {
  const isDown = (kind: string) => kind === 'atLeast' || kind === 'above'
  if (isDown(before.kind) !== isDown(edge.kind)) return false
  const order = compare(edge.limit, before.limit)
  if (order === 0)
    return (before.kind === 'above' && edge.kind === 'atLeast') || (before.kind === 'below' && edge.kind === 'atMost')
  return isDown(edge.kind) ? order < 0 : order > 0
}

function checkItems(items: RuleItem[], byId: ReadonlyMap<string, RuleItem>, say: Say, at: string): void {
  if (byId.size !== items.length) say(at, 'an id stands twice')
  const seen = new Set<string>()
  for (const { source, rule, max } of items) {
    if (rule.kind === 'sum')
      for (const id of rule.items) if (!seen.has(id)) say(`${at}.${source.id}`, `“${id}” is no item before it`)
    const points =
      rule.kind === 'banded' ? rule.alternatives.flatMap(({ bands }) => bands.map((band) => band.points)) : []
    if (rule.kind === 'cases') points.push(...rule.cases.map((each) => each.points))
    if (rule.kind === 'judged') points.push(rule.points)
    const least = readDecimal(source.least ?? 0) ?? ZERO
    for (const { low, high } of points)
      if (compare(low, least) < 0 || compare(low, high) > 0 || (max && compare(high, max) > 0))
        say(
          `${at}.${source.id}`,
          `${plain(low)}–${plain(high)} points do not fit into ${plain(least)}–${max ? plain(max) : '?'}`,
          wordsOfMisfit({ low, high, least, max }),
        )
    seen.add(source.id)
  }
}

function wordsOfMisfit({ low, high, least, max }: Points & { least: Rational; max: Rational | null }): Localized {
  const points = compare(low, high) === 0 ? plain(low) : `${plain(low)}–${plain(high)}`
  return max
    ? {
        zh: `${points} 分不在 ${plain(least)}–${plain(max)} 分之间`,
        en: `${points} points do not lie between ${plain(least)} and ${plain(max)}`,
      }
    : { zh: `${points} 分低于 ${plain(least)} 分`, en: `${points} points lie below ${plain(least)}` }
}

/** What the fact that decides the stage calls it. */
function stageName(stage: string, { facts }: RuleSetSource): Localized {
  const named = Object.values(facts).find(({ choices }) => choices && stage in choices)
  return named?.choices?.[stage] ?? { zh: stage, en: stage }
}

/** What the items can reach is what the rules say they add up to. */
function checkTotal(
  { total }: PartSource,
  { items, itemById }: Part,
  set: RuleSetSource,
  say: (message: string, words?: Localized) => void,
): void {
  if (!total) return
  for (const id of total.sum)
    if (!itemById.has(id) || itemById.get(id)?.rule.kind === 'value') say(`“${id}” is no item with points`)
  if (total.outOf === undefined) return
  const outOf = readDecimal(total.outOf) ?? ZERO
  const stages = new Set(items.flatMap(({ rule }) => (rule.kind === 'weighted' ? Object.keys(rule.weight) : [])))
  for (const stage of stages.size > 0 ? stages : ['all']) {
    const reached = total.sum.map((id) => mostOf(itemById.get(id), stage, itemById))
    if (!reached.every(isRational)) continue
    const sum = (reached as Rational[]).reduce(add, ZERO)
    if (compare(sum, outOf) === 0) continue
    const { zh, en } = stage === 'all' ? { zh: '', en: '' } : stageName(stage, set)
    say(`the weights${stage === 'all' ? '' : ` of ${stage}`} add up to ${plain(sum)}, not ${total.outOf}`, {
      zh: `${zh}各项分值合计 ${plain(sum)}，应为 ${total.outOf}`,
      en: `the points${en && ` of ${en}`} add up to ${plain(sum)}, not ${total.outOf}`,
    })
  }
}

function mostOf(item: RuleItem | undefined, stage: string, byId: ReadonlyMap<string, RuleItem>): Rational | Unknown {
  if (item?.rule.kind === 'weighted') return item.rule.weight[stage] ?? new Unknown([])
  if (item?.rule.kind === 'sum' && item.max === null) {
    const parts = item.rule.items.map((id) => mostOf(byId.get(id), stage, byId))
    return parts.every(isRational) ? (parts as Rational[]).reduce(add, ZERO) : new Unknown([])
  }
  return item?.max ?? ZERO
}
