import { add, compare, divide, multiply, type Rational, subtract, ZERO } from '#kernel/decimal'
import type { Arithmetic, Comparison, Node } from './parse.ts'
import { bothUnknown, isRational, type Outcome, type RecordValue, Unknown, type Value } from './types.ts'

/** What a formula looks at while it runs; `record` is the record at hand inside `count(…)` and its like. */
export interface Env {
  record: RecordValue | null
}

export type Formula<E extends Env> = (env: E) => Outcome

/** How names reach their values. */
export interface Links<E extends Env> {
  name(name: string): Formula<E>
  given(fact: string): Formula<E>
  points(item: string): Formula<E>
  gate(gate: string): Formula<E>
}

const divisionByZero = {
  zh: '分母为零，无法计算',
  en: 'cannot be computed: division by zero',
}
const unevenLists = { zh: '两列年份数不同', en: 'two lists of different length' }

/** Turns a checked formula into a closure. No text is evaluated at run time. */
export function compileFormula<E extends Env>(node: Node, links: Links<E>): Formula<E> {
  const into = (child: Node) => compileFormula(child, links)
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'yes-no': {
      const { value } = node
      return () => value
    }
    case 'name':
      return links.name(node.name)
    case 'not':
    case 'negative': {
      const of = into(node.of)
      const isNot = node.kind === 'not'
      const turn = (value: Value): Outcome => (isNot ? !value : isRational(value) ? { n: -value.n, d: value.d } : value)
      return (env) => each(of(env), turn)
    }
    case 'and':
    case 'or': {
      const parts = node.parts.map(into)
      const deciding = node.kind === 'or'
      return (env) =>
        joined(
          parts.map((part) => part(env)),
          deciding,
        )
    }
    case 'in': {
      const [of, choices] = [into(node.of), new Set(node.choices)]
      return (env) => each(of(env), (value) => choices.has(String(value)))
    }
    case 'arithmetic':
      return lifted(into(node.left), into(node.right), arithmetic[node.op])
    case 'compare':
      return lifted(into(node.left), into(node.right), comparison[node.op])
    case 'if':
      return chosen(into(node.test), into(node.yes), into(node.no))
    case 'call':
      return compileCall(node, links)
  }
}

const arithmetic: Record<Arithmetic, (a: Value, b: Value) => Outcome> = {
  '+': (a, b) => add(a as Rational, b as Rational),
  '-': (a, b) => subtract(a as Rational, b as Rational),
  '*': (a, b) => multiply(a as Rational, b as Rational),
  '/': (a, b) => ((b as Rational).n === 0n ? new Unknown([], [divisionByZero]) : divide(a as Rational, b as Rational)),
}

/** Exact order of two numbers, or of two dates written YYYY-MM-DD. */
function order(a: Value, b: Value): number {
  if (isRational(a) && isRational(b)) return compare(a, b)
  return a === b ? 0 : String(a) < String(b) ? -1 : 1
}

const comparison: Record<Comparison, (a: Value, b: Value) => Outcome> = {
  '=': (a, b) => order(a, b) === 0,
  '!=': (a, b) => order(a, b) !== 0,
  '<': (a, b) => order(a, b) < 0,
  '<=': (a, b) => order(a, b) <= 0,
  '>': (a, b) => order(a, b) > 0,
  '>=': (a, b) => order(a, b) >= 0,
}

const isList = (value: Outcome): value is readonly Outcome[] => Array.isArray(value)

function each(value: Outcome, turn: (value: Value) => Outcome): Outcome {
  if (value instanceof Unknown) return value
  return isList(value) ? value.map((element) => each(element, turn)) : turn(value)
}

/** Applies an operation to two values; a list meets a list year by year, and a single figure in every year. */
function lifted<E extends Env>(left: Formula<E>, right: Formula<E>, op: (a: Value, b: Value) => Outcome): Formula<E> {
  const apply = (a: Outcome, b: Outcome): Outcome => {
    if (a instanceof Unknown || b instanceof Unknown) return bothUnknown([a, b])
    if (isList(a) && isList(b))
      return a.length === b.length ? a.map((one, i) => apply(one, b[i] ?? one)) : new Unknown([], [unevenLists])
    if (isList(a)) return a.map((one) => apply(one, b))
    if (isList(b)) return b.map((one) => apply(a, one))
    return op(a, b)
  }
  return (env) => apply(left(env), right(env))
}

/** Three-valued `and` (deciding: no) and `or` (deciding: yes): one part that decides makes the others needless. */
export function joined(parts: readonly Outcome[], deciding: boolean): Outcome {
  if (parts.some((part) => part === deciding)) return deciding
  return parts.some((part) => part instanceof Unknown) ? bothUnknown(parts) : !deciding
}

/**
 * An undecided test does not matter where both ways lead to the same. Otherwise what both ways need is missing beside the test;
 * what only one of them needs is not yet.
 */
function chosen<E extends Env>(test: Formula<E>, yes: Formula<E>, no: Formula<E>): Formula<E> {
  return (env) => {
    const decided = test(env)
    if (!(decided instanceof Unknown)) return decided ? yes(env) : no(env)
    const [a, b] = [yes(env), no(env)]
    if (a instanceof Unknown && b instanceof Unknown) return withShared(decided, a, b)
    return a instanceof Unknown || b instanceof Unknown || isList(a) || order(a, b as Value) !== 0 ? decided : a
  }
}

/** A way that no fact can mend asks for nothing, so it does not spare what the other needs. */
function withShared(test: Unknown, yes: Unknown, no: Unknown): Unknown {
  const shared = yes.missing.length === 0 ? no.missing : no.missing.length === 0 ? yes.missing : both(yes, no)
  return shared.length === 0 ? test : new Unknown([...new Set([...test.missing, ...shared])], test.why)
}

const both = (yes: Unknown, no: Unknown) => yes.missing.filter((fact) => no.missing.includes(fact))

function compileCall<E extends Env>({ name, args }: Node & { kind: 'call' }, links: Links<E>): Formula<E> {
  const [first, second] = args
  const named = first?.kind === 'name' ? first.name : ''
  if (name === 'given') return links.given(named)
  if (name === 'points') return links.points(named)
  if (name === 'gate') return links.gate(named)
  if (name === 'unknown') {
    const [zh, en] = args.map((arg) => (arg.kind === 'text' ? arg.value : ''))
    const answer = new Unknown([], [{ zh: zh ?? '', en: en ?? '' }])
    return () => answer
  }
  if (second && (name === 'count' || name === 'some' || name === 'distinct')) return overRecords(name, args, links)
  const parts = args.map((arg) => compileFormula(arg, links))
  const [list] = parts
  if (name === 'latest' && list && second?.kind === 'number') {
    const many = Number(second.value.n)
    return (env) => {
      const value = list(env)
      return isList(value) ? value.slice(-many) : value
    }
  }
  if (name === 'min' || name === 'max') {
    const sign = name === 'max' ? 1 : -1
    return folded(
      (env) => parts.map((part) => part(env)),
      (values) => values.reduce((best, value) => (order(value, best) * sign > 0 ? value : best)),
    )
  }
  return ofList(name, list ?? (() => []))
}

/** A function over one list: unknown as soon as one of its elements is, except where one element decides. */
function ofList<E extends Env>(name: string, list: Formula<E>): Formula<E> {
  const total = (values: Value[]) => (values as Rational[]).reduce(add, ZERO)
  const functions: Record<string, (value: readonly Outcome[]) => Outcome> = {
    sum: (list) => known(list, total),
    mean: (list) => known(list, (values) => arithmetic['/'](total(values), { n: BigInt(values.length), d: 1n })),
    first: (list) => list[0] ?? new Unknown([]),
    last: (list) => list.at(-1) ?? new Unknown([]),
    length: (list) => ({ n: BigInt(list.length), d: 1n }),
    every: (list) => joined(list, false),
    some: (list) => joined(list, true),
  }
  const apply = functions[name]
  return (env) => {
    const value = list(env)
    return value instanceof Unknown || !apply ? value : apply(value as readonly Outcome[])
  }
}

function known(list: readonly Outcome[], apply: (values: Value[]) => Outcome): Outcome {
  return list.some((each) => each instanceof Unknown) ? bothUnknown(list) : apply(list as Value[])
}

function folded<E extends Env>(values: (env: E) => Outcome[], apply: (values: Value[]) => Outcome): Formula<E> {
  return (env) => known(values(env), apply)
}

function overRecords<E extends Env>(name: string, args: Node[], links: Links<E>): Formula<E> {
  const within: Links<E> = {
    ...links,
    name: (field) => (env) => env.record?.get(field) ?? new Unknown([field]),
  }
  const [records, inner] = args
  if (!records || !inner) return () => new Unknown([])
  const [list, look] = [compileFormula(records, links), compileFormula(inner, within)]
  return (env) => {
    const value = list(env)
    if (value instanceof Unknown) return value
    const seen = (value as readonly RecordValue[]).map((record) => look({ ...env, record }))
    if (name === 'some') return joined(seen, true)
    if (seen.some((each) => each instanceof Unknown)) return bothUnknown(seen)
    const many = name === 'count' ? seen.filter((each) => each === true).length : new Set(seen.map(keyOf)).size
    return { n: BigInt(many), d: 1n }
  }
}

const keyOf = (value: Outcome): string => (isRational(value) ? `${value.n}/${value.d}` : String(value))
