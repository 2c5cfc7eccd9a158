import { compare, type Rational } from '#kernel/decimal'
import {
  addSql,
  compareSql,
  constant,
  NotInSql,
  numberSql,
  quoted,
  renderSql,
  type Sql,
  type SqlNames,
  text,
  times,
  yesNoSql,
} from './formula/sql.ts'
import { isRational } from './formula/types.ts'
import type { Banded, Expression, Part, Points, RuleItem, RuleSet } from './rule-set.ts'
import { partOf } from './score.ts'

type NumberSql = Sql & { kind: 'number' }

/**
 * A rule set as one SELECT over a table with a column per fact: numeric, boolean, text, numeric[] and text[]. It gives the key,
 * `item_…` per item, `total`, `gate_…` per gate and `pass`, equal to `score` to the last digit (at most twelve decimals).
 *
 * Errors: NotInSql for what needs the closures: ranges of experts, lists worked on year by year. Lists of records are taken as
 *         not given.
 */
export function sqlOf(set: RuleSet, table: { name: string; key: string }, partName: string | null = null): string {
  const part = partOf(set, partName)
  if (!part) throw new RangeError(`${set.id} has no part ${partName}`)
  const names = namesOf(set, part)
  const base = part.items.filter(({ rule }) => rule.kind !== 'sum')
  const inner = base.flatMap((item) => columnsOf(item, itemSql(item, part, names)))
  const fromColumns: SqlNames = {
    ...names,
    name: (name) => (part.itemById.has(name) ? columnOf(part, name) : names.name(name)),
  }
  const gates = part.gates.map(
    ({ source, holds }) => [source.id, yesNoSql(renderSql(holds.tree, fromColumns))] as const,
  )
  const pass = part.pass ? yesNoSql(renderSql(part.pass.tree, fromColumns)) : gates.map(([, sql]) => sql).join(' AND ')
  const shown = [
    `s.${quoted(table.key)}`,
    ...part.items.map((item) => `${shownSql(columnOrSum(item, part))} AS ${quoted(`item_${item.source.id}`)}`),
    ...(part.total ? [`${shownSql(totalSql(part))} AS total`] : []),
    ...gates.map(([id, sql]) => `${sql} AS ${quoted(`gate_${id}`)}`),
    ...(pass === '' ? [] : [`(${pass}) AS pass`]),
  ]
  const bases = inner.length === 0 ? '' : `, ${inner.join(',\n    ')}`
  return `SELECT ${shown.join(',\n  ')}\nFROM (SELECT t.*${bases}\n  FROM ${table.name} AS t) AS s`
}

/** A figure for people: a fraction becomes a decimal only here. */
function shownSql(sql: Sql): string {
  if (sql.kind === 'number') return sql.d === '1' ? sql.n : `round(${sql.n} / ${sql.d}, 12)`
  return sql.kind === 'null' ? 'NULL' : sql.sql
}

function namesOf(set: RuleSet, part: Part): SqlNames {
  const values = new Map<string, Sql>()
  const once = (name: string, expression: Expression, names: SqlNames): Sql => {
    const known = values.get(name) ?? renderSql(expression.tree, names)
    values.set(name, known)
    return known
  }
  const names: SqlNames = {
    name: (name) => {
      const fact = set.source.facts[name]
      if (fact) return factSql(name, fact.type)
      if (set.parameters.has(name)) {
        const value = set.parameters.get(name) ?? false
        return isRational(value) ? constant(value) : { kind: 'null' }
      }
      const value = set.values.get(name)
      if (value) return once(name, value, names)
      const item = part.itemById.get(name)
      if (item?.rule.kind === 'value') return once(`item ${name}`, item.rule.formula, names)
      if (name === 'total') return totalSql(part)
      if (name === 'stage' && part.stage) return once('stage', part.stage, names)
      if (name === 'direct')
        return {
          kind: 'yes-no',
          sql: `(${(part.direct ?? []).map(({ holds }) => yesNoSql(renderSql(holds.tree, names))).join(' OR ')})`,
        }
      throw new NotInSql(name)
    },
    given: (fact) => (set.source.facts[fact]?.type === 'records' ? 'FALSE' : `(${quoted(fact)} IS NOT NULL)`),
    gate: (id) => {
      const gate = part.gates.find(({ source }) => source.id === id)
      if (!gate) throw new NotInSql(id)
      return renderSql(gate.holds.tree, names)
    },
    points: (id) => {
      const item = part.itemById.get(id)
      if (!item) throw new NotInSql(id)
      return columnOrSum(item, part)
    },
  }
  return names
}

function factSql(name: string, type: RuleSet['source']['facts'][string]['type']): Sql {
  const column = quoted(name)
  if (type === 'number') return { kind: 'number', n: column, d: '1' }
  if (type === 'yes-no') return { kind: 'yes-no', sql: column }
  if (type === 'records') throw new NotInSql(`${name}: a list of records`)
  return { kind: type === 'list' ? 'list' : 'text', sql: column }
}

/** Items are worked out in an inner SELECT, each as one column, or two where it is a fraction. */
const inner = (id: string) => quoted(`__${id}`)
const innerBelow = (id: string) => quoted(`__${id}__below`)

function columnsOf({ source: { id } }: RuleItem, sql: Sql): string[] {
  if (sql.kind !== 'number') return [`${shownSql(sql)} AS ${inner(id)}`]
  return [`${sql.n} AS ${inner(id)}`, `${sql.d}::numeric AS ${innerBelow(id)}`]
}

function columnOf(part: Part, id: string): Sql {
  const item = part.itemById.get(id)
  const type = item?.rule.kind === 'value' ? item.rule.formula.type : null
  if (type?.kind === 'text') return { kind: 'text', sql: inner(id) }
  if (type?.kind === 'yes-no') return { kind: 'yes-no', sql: inner(id) }
  return { kind: 'number', n: inner(id), d: isWhole(item) ? '1' : innerBelow(id) }
}

const isWhole = (item: RuleItem | undefined) =>
  item !== undefined && item.rule.kind !== 'value' && item.rule.kind !== 'weighted'

function columnOrSum(item: RuleItem, part: Part): Sql {
  return item.rule.kind === 'sum' ? sumSql(item.rule.items, item.max, part) : columnOf(part, item.source.id)
}

function sumSql(ids: readonly string[], max: Rational | null, part: Part): NumberSql {
  const parts = ids.map((id) => {
    const item = part.itemById.get(id)
    if (!item) throw new NotInSql(id)
    return numberSql(columnOrSum(item, part))
  })
  const sum = parts.reduce((a, b) => addSql(a, '+', b))
  if (max === null) return sum
  const most = constant(max)
  const [over, under] = [compareSql(sum, '>', most), compareSql(sum, '<=', most)]
  const pick = (a: string, b: string) => `(CASE WHEN ${over} THEN ${a} WHEN ${under} THEN ${b} END)`
  return { kind: 'number', n: pick(most.n, sum.n), d: most.d === sum.d ? sum.d : pick(most.d, sum.d) }
}

function totalSql({ total, ...part }: Part): NumberSql {
  if (!total) return numberSql({ kind: 'null' })
  const sum = sumSql(total.items, null, { total, ...part })
  if (total.decimals === null) return sum
  return { kind: 'number', n: `round(${sum.n} / ${sum.d}, ${total.decimals})`, d: '1' }
}

function pointsSql({ low, high }: Points): string {
  if (compare(low, high) !== 0) throw new NotInSql('a range that experts judge')
  return shownSql(constant(low))
}

function itemSql(item: RuleItem, part: Part, names: SqlNames): Sql {
  const { rule, source } = item
  if (rule.kind === 'value') return renderSql(rule.formula.tree, names)
  if (rule.kind === 'judged') throw new NotInSql(`${source.id}: experts judge it`)
  if (rule.kind === 'cases') return { kind: 'number', n: casesSql(rule.cases, names), d: '1' }
  if (rule.kind === 'banded') return { kind: 'number', n: bestSql(rule.alternatives, item.max, names), d: '1' }
  if (rule.kind !== 'weighted') throw new NotInSql(source.id)
  const share = numberSql(renderSql(rule.share.tree, names))
  const clamped = `(CASE WHEN ${share.n} < 0 THEN 0 WHEN ${share.n} > ${share.d} THEN ${share.d} WHEN ${share.n} <= ${share.d} THEN ${share.n} END)`
  const weight = weightSql(rule.weight, part, names)
  const value: NumberSql = { kind: 'number', n: times(weight.n, clamped), d: times(weight.d, share.d) }
  if (source.ifUnknown === undefined) return value
  // A gap in the data gives what the rules assume; without a weight nothing is assumed.
  const isGap = `((${value.n}) IS NULL AND (${weight.n}) IS NOT NULL)`
  return {
    kind: 'number',
    n: `(CASE WHEN ${isGap} THEN ${source.ifUnknown} ELSE ${value.n} END)`,
    d: value.d === '1' ? '1' : `(CASE WHEN ${isGap} THEN 1 ELSE ${value.d} END)`,
  }
}

function weightSql(weights: Readonly<Record<string, Rational | null>>, part: Part, names: SqlNames): NumberSql {
  const known = Object.entries(weights).flatMap(([stage, weight]) =>
    weight ? [[stage, constant(weight)] as const] : [],
  )
  const stage = part.stage ? names.name('stage') : null
  const pick = (end: 'n' | 'd') =>
    stage?.kind === 'text'
      ? `(CASE ${known.map(([name, weight]) => `WHEN ${stage.sql} = ${text(name)} THEN ${weight[end]}`).join(' ')} END)`
      : (known[0]?.[1][end] ?? 'NULL::numeric')
  if (known.length === 0) return numberSql({ kind: 'null' })
  return { kind: 'number', n: pick('n'), d: known.every(([, { d }]) => d === '1') ? '1' : pick('d') }
}

type Cases = Extract<RuleItem['rule'], { kind: 'cases' }>['cases']

function casesSql([first, ...rest]: Cases, names: SqlNames): string {
  if (!first) return 'NULL::numeric'
  const points = pointsSql(first.points)
  if (!first.test) return points
  const test = yesNoSql(renderSql(first.test.tree, names))
  const otherwise = casesSql(rest, names)
  return `(CASE WHEN ${test} THEN ${points} WHEN NOT ${test} THEN ${otherwise} WHEN ${otherwise} = ${points} THEN ${points} END)`
}

const signs = { atLeast: '>=', above: '>', atMost: '<=', below: '<' }

function bandedSql({ of, bands }: Banded, names: SqlNames): string {
  const value = numberSql(renderSql(of.tree, names))
  const whens = bands.map(({ edge, points }) =>
    edge
      ? `WHEN ${compareSql(value, signs[edge.kind], constant(edge.limit))} THEN ${pointsSql(points)}`
      : `ELSE ${pointsSql(points)}`,
  )
  return `(CASE WHEN (${value.n}) IS NULL OR (${value.d}) IS NULL THEN NULL ${whens.join(' ')} END)`
}

/** The best of the bandings that apply: one at the most decides, otherwise all must be known. */
function bestSql(alternatives: Banded[], max: Rational | null, names: SqlNames): string {
  const [only] = alternatives
  if (alternatives.length === 1 && only && !only.when) return bandedSql(only, names)
  const each = alternatives.map((banded) => {
    const applies = banded.when ? yesNoSql(renderSql(banded.when.tree, names)) : 'TRUE'
    return `(CASE WHEN ${applies} THEN ${bandedSql(banded, names)} WHEN NOT ${applies} THEN -1 END)`
  })
  const best = `GREATEST(${each.join(', ')})`
  const most = max ? `WHEN ${best} >= ${shownSql(constant(max))} THEN ${best}` : ''
  return `(CASE ${most} WHEN ${each.map((sql) => `${sql} IS NULL`).join(' OR ')} THEN NULL WHEN ${best} >= 0 THEN ${best} END)`
}
