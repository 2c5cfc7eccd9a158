import type { Rational } from '#kernel/decimal'
import type { Node } from './parse.ts'

/**
 * A formula in PostgreSQL. Numbers stay fractions of two exact numerics until the end, so that no division is rounded before a
 * band is chosen; SQL's NULL is our unknown, and its `and` and `or` are three-valued as ours are.
 */
export type Sql =
  | { kind: 'number'; n: string; d: string }
  | { kind: 'yes-no'; sql: string }
  | { kind: 'text'; sql: string }
  | { kind: 'list'; sql: string }
  | { kind: 'null' }

/** The formula cannot be rendered; scoring in bulk then takes the closures. */
export class NotInSql extends Error {}
const refuse = (what: string): never => {
  throw new NotInSql(what)
}

/** How names are rendered. */
export interface SqlNames {
  name(name: string): Sql
  given(fact: string): string
  points(item: string): Sql
  gate(gate: string): Sql
}

/**
 * The column of a fact: PostgreSQL knows the first 63 letters of a name.
 *
 * Example: sqlColumn('staff_total') → 'staff_total'
 */
export function sqlColumn(name: string): string {
  return name.slice(0, 63)
}

export const quoted = (name: string) => `"${sqlColumn(name).replaceAll('"', '""')}"`
export const text = (value: string) => `'${value.replaceAll("'", "''")}'`
export const constant = ({ n, d }: Rational): Sql & { kind: 'number' } => ({
  kind: 'number',
  n: `${n}::numeric`,
  d: d === 1n ? '1' : `${d}::numeric`,
})

type NumberSql = Sql & { kind: 'number' }
export const times = (a: string, b: string) => (a === '1' ? b : b === '1' ? a : `(${a} * ${b})`)
export const compareSql = (a: NumberSql, op: string, b: NumberSql) => `(${times(a.n, b.d)} ${op} ${times(b.n, a.d)})`

export function addSql(a: NumberSql, op: '+' | '-', b: NumberSql): NumberSql {
  return { kind: 'number', n: `(${times(a.n, b.d)} ${op} ${times(b.n, a.d)})`, d: times(a.d, b.d) }
}

/** Errors: NotInSql for lists worked on year by year and for lists of records. */
export function renderSql(node: Node, names: SqlNames): Sql {
  const into = (child: Node) => renderSql(child, names)
  switch (node.kind) {
    case 'number':
      return constant(node.value)
    case 'text':
      return { kind: 'text', sql: text(node.value) }
    case 'yes-no':
      return { kind: 'yes-no', sql: node.value ? 'TRUE' : 'FALSE' }
    case 'name':
      return names.name(node.name)
    case 'not':
      return { kind: 'yes-no', sql: `(NOT ${yesNoSql(into(node.of))})` }
    case 'negative': {
      const { n, d } = numberSql(into(node.of))
      return { kind: 'number', n: `(-${n})`, d }
    }
    case 'and':
    case 'or':
      return {
        kind: 'yes-no',
        sql: `(${node.parts.map((part) => yesNoSql(into(part))).join(` ${node.kind.toUpperCase()} `)})`,
      }
    case 'in': {
      const of = into(node.of)
      return of.kind === 'text'
        ? { kind: 'yes-no', sql: `(${of.sql} IN (${node.choices.map(text).join(', ')}))` }
        : refuse('in over a list')
    }
    case 'arithmetic':
      return arithmeticSql(node.op, numberSql(into(node.left)), numberSql(into(node.right)))
    case 'compare':
      return comparisonSql(node.op === '!=' ? '<>' : node.op, into(node.left), into(node.right))
    case 'if':
      return chosenSql(yesNoSql(into(node.test)), node.yes, node.no, into)
    case 'call':
      return callSql(node, names)
  }
}

export function numberSql(sql: Sql): NumberSql {
  if (sql.kind === 'null') return { kind: 'number', n: 'NULL::numeric', d: '1' }
  return sql.kind === 'number' ? sql : refuse(`${sql.kind} where a number is needed`)
}
export function yesNoSql(sql: Sql): string {
  if (sql.kind === 'null') return 'NULL::boolean'
  return sql.kind === 'yes-no' ? sql.sql : refuse(`${sql.kind} where yes or no is needed`)
}

function arithmeticSql(op: '+' | '-' | '*' | '/', a: NumberSql, b: NumberSql): Sql {
  if (op === '+' || op === '-') return addSql(a, op, b)
  if (op === '*') return { kind: 'number', n: times(a.n, b.n), d: times(a.d, b.d) }
  // The denominator stays positive, so that comparing may multiply by it; by zero it is unknown.
  return { kind: 'number', n: `(${times(a.n, b.d)} * sign(${b.n}))`, d: `NULLIF(abs(${times(b.n, a.d)}), 0)` }
}

function comparisonSql(op: string, a: Sql, b: Sql): Sql {
  if (a.kind === 'text' && b.kind === 'text') return { kind: 'yes-no', sql: `(${a.sql} ${op} ${b.sql})` }
  if (a.kind === 'yes-no' && b.kind === 'yes-no') return { kind: 'yes-no', sql: `(${a.sql} ${op} ${b.sql})` }
  return { kind: 'yes-no', sql: compareSql(numberSql(a), op, numberSql(b)) }
}

/** Three ways: yes, no, and undecided, which does not matter where both ways give the same. */
function chosenSql(test: string, yesNode: Node, noNode: Node, into: (node: Node) => Sql): Sql {
  if (test === 'FALSE') return into(noNode)
  const [yes, no] = [into(yesNode), into(noNode)]
  const choose = (a: string, b: string, same: string) =>
    `(CASE WHEN ${test} THEN ${a} WHEN NOT ${test} THEN ${b} WHEN ${same} THEN ${a} END)`
  if (yes.kind === 'number' || no.kind === 'number') {
    const [a, b] = [numberSql(yes), numberSql(no)]
    const same = compareSql(a, '=', b)
    return { kind: 'number', n: choose(a.n, b.n, same), d: a.d === '1' && b.d === '1' ? '1' : choose(a.d, b.d, same) }
  }
  if (yes.kind === 'yes-no' || no.kind === 'yes-no') {
    const [a, b] = [yesNoSql(yes), yesNoSql(no)]
    return { kind: 'yes-no', sql: choose(a, b, `${a} = ${b}`) }
  }
  if (yes.kind === 'text' && no.kind === 'text')
    return { kind: 'text', sql: choose(yes.sql, no.sql, `${yes.sql} = ${no.sql}`) }
  return refuse('a choice between lists')
}

function callSql({ name, args }: Node & { kind: 'call' }, names: SqlNames): Sql {
  const [first] = args
  if (name === 'unknown') return { kind: 'null' }
  if (name === 'given') return { kind: 'yes-no', sql: first?.kind === 'name' ? names.given(first.name) : 'FALSE' }
  if (name === 'points') return first?.kind === 'name' ? names.points(first.name) : refuse('points of nothing')
  if (name === 'gate') return first?.kind === 'name' ? names.gate(first.name) : refuse('no gate')
  if (name === 'min' || name === 'max') {
    const op = name === 'min' ? '<=' : '>='
    return args
      .map((arg) => numberSql(renderSql(arg, names)))
      .reduce((a, b) => {
        const [keep, turn] = [compareSql(a, op, b), `NOT ${compareSql(a, op, b)}`]
        const pick = (x: string, y: string) => `(CASE WHEN ${keep} THEN ${x} WHEN ${turn} THEN ${y} END)`
        return { kind: 'number', n: pick(a.n, b.n), d: a.d === '1' && b.d === '1' ? '1' : pick(a.d, b.d) }
      })
  }
  if (name === 'some' && args.length === 1 && first?.kind === 'in') {
    const list = renderSql(first.of, names)
    const choices = `ARRAY[${first.choices.map(text).join(', ')}]::text[]`
    if (list.kind === 'list')
      return {
        kind: 'yes-no',
        sql: `(CASE WHEN ${list.sql} && ${choices} THEN TRUE WHEN array_position(${list.sql}, NULL) IS NULL AND ${list.sql} IS NOT NULL THEN FALSE END)`,
      }
  }
  const list = first ? renderSql(first, names) : refuse(name)
  if (list.kind !== 'list') return refuse(`${name}(…)`)
  const sum = `(CASE WHEN ${list.sql} IS NOT NULL THEN (SELECT CASE WHEN count(*) = count(x) THEN coalesce(sum(x), 0) END FROM unnest(${list.sql}) AS x) END)`
  if (name === 'sum') return { kind: 'number', n: sum, d: '1' }
  if (name === 'mean') return { kind: 'number', n: sum, d: `NULLIF(cardinality(${list.sql}), 0)::numeric` }
  if (name === 'first') return { kind: 'number', n: `(${list.sql})[1]`, d: '1' }
  if (name === 'last') return { kind: 'number', n: `(${list.sql})[cardinality(${list.sql})]`, d: '1' }
  return refuse(`${name}(…)`)
}
