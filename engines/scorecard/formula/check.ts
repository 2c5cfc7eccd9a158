import type { Node } from './parse.ts'
import type { Type } from './types.ts'
import { dimensionless, sameUnit, timesUnit, unitWords } from './units.ts'

/** What names may stand for where a formula lies. */
export interface Scope {
  typeOf(name: string): Type | null
  isFact(name: string): boolean
  isItem(name: string): boolean
  isGate(name: string): boolean
}

export const yesNo: Type = { kind: 'yes-no' }
const number = (unit = dimensionless): Type => ({ kind: 'number', unit })
const item = number({ item: 1 })

/** A formula whose kinds or units do not fit; the message says which. */
export class TypeFault extends Error {}
const fail = (message: string): never => {
  throw new TypeFault(message)
}

/** Example: typeWords({ kind: 'number', unit: { person: 1 } }) → 'persons' */
export function typeWords(type: Type | null): string {
  if (type === null) return 'anything'
  if (type.kind === 'number') return unitWords(type.unit).en || 'a bare number'
  return type.kind === 'list' ? `list of ${typeWords(type.of)}` : type.kind
}

const isZero = (node: Node) => node.kind === 'number' && node.value.n === 0n && sameUnit(node.unit, dimensionless)
const elementOf = (type: Type | null): Type | null => (type?.kind === 'list' ? type.of : type)
const relist = (of: Type, ...sources: (Type | null)[]): Type =>
  sources.some((source) => source?.kind === 'list') ? { kind: 'list', of } : of

/**
 * The type of a formula; null stands for `unknown(…)`, which fits anywhere.
 *
 * Errors: TypeFault when a name is unknown, or 万元 meet persons.
 */
export function typeOf(node: Node, scope: Scope): Type | null {
  switch (node.kind) {
    case 'number':
      return number(node.unit)
    case 'text':
      return { kind: 'text', choices: [node.value] }
    case 'yes-no':
      return yesNo
    case 'name':
      return scope.typeOf(node.name) ?? fail(`“${node.name}” is no fact, value or parameter here`)
    case 'negative': {
      const of = typeOf(node.of, scope)
      return elementOf(of)?.kind === 'number' ? of : fail('minus needs a number')
    }
    case 'not':
      return needYesNo(node.of, scope)
    case 'and':
    case 'or':
      for (const part of node.parts) needYesNo(part, scope)
      return yesNo
    case 'in':
      return typeOfIn(node, scope)
    case 'arithmetic':
      return typeOfArithmetic(node, scope)
    case 'compare':
      return typeOfComparison(node, scope)
    case 'if':
      needYesNo(node.test, scope)
      return unified(node.yes, node.no, scope)
    case 'call':
      return typeOfCall(node, scope)
  }
}

function needYesNo(node: Node, scope: Scope): Type {
  const type = typeOf(node, scope)
  return type === null || type.kind === 'yes-no' ? yesNo : fail(`yes or no needed, found ${typeWords(type)}`)
}

function needNumber(node: Node, scope: Scope) {
  const type = elementOf(typeOf(node, scope))
  return type?.kind === 'number' ? type : fail(`a number needed, found ${typeWords(type)}`)
}

/** The common type of two alternatives. */
function unified(a: Node, b: Node, scope: Scope): Type | null {
  const [left, right] = [typeOf(a, scope), typeOf(b, scope)]
  if (left === null) return right
  if (right === null || isZero(b)) return left
  if (isZero(a)) return right
  if (left.kind === 'text' && right.kind === 'text')
    return {
      kind: 'text',
      choices: left.choices && right.choices ? [...new Set([...left.choices, ...right.choices])] : null,
    }
  return isSame(left, right) ? left : fail(`${typeWords(left)} and ${typeWords(right)} do not go together`)
}

function isSame(a: Type, b: Type): boolean {
  if (a.kind === 'number' && b.kind === 'number') return sameUnit(a.unit, b.unit)
  if (a.kind === 'list' && b.kind === 'list') return isSame(a.of, b.of)
  return a.kind === b.kind
}

function typeOfIn(node: Node & { kind: 'in' }, scope: Scope): Type {
  const type = typeOf(node.of, scope)
  const element = elementOf(type)
  if (element?.kind !== 'text') return fail(`“in” needs a text, found ${typeWords(type)}`)
  for (const choice of node.choices) needChoice(element, choice)
  return relist(yesNo, type)
}

function needChoice(type: Type, choice: string): void {
  if (type.kind === 'text' && type.choices && !type.choices.includes(choice))
    fail(`“${choice}” is none of ${type.choices.join(', ')}`)
}

function typeOfArithmetic(node: Node & { kind: 'arithmetic' }, scope: Scope): Type {
  const [left, right] = [needNumber(node.left, scope), needNumber(node.right, scope)]
  const whole = (type: Type) => relist(type, typeOf(node.left, scope), typeOf(node.right, scope))
  if (node.op === '*') return whole(number(timesUnit(left.unit, right.unit, 1)))
  if (node.op === '/') return whole(number(timesUnit(left.unit, right.unit, -1)))
  if (!sameUnit(left.unit, right.unit))
    return fail(`${typeWords(left)} ${node.op} ${typeWords(right)}: the units differ`)
  return whole(left)
}

function typeOfComparison(node: Node & { kind: 'compare' }, scope: Scope): Type {
  const [whole, other] = [typeOf(node.left, scope), typeOf(node.right, scope)]
  const [left, right] = [elementOf(whole), elementOf(other)]
  if (left === null || right === null) return relist(yesNo, whole, other)
  const isOrder = node.op !== '=' && node.op !== '!='
  if (left.kind === 'date' && right.kind === 'text' && node.right.kind === 'text') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(node.right.value)) fail(`“${node.right.value}” is no date`)
    return relist(yesNo, whole)
  }
  if (left.kind === 'text' && right.kind === 'text') {
    if (isOrder) fail('texts have no order')
    if (node.right.kind === 'text') needChoice(left, node.right.value)
    return relist(yesNo, whole, other)
  }
  if (isOrder && left.kind === 'yes-no') fail('yes and no have no order')
  if (!isZero(node.left) && !isZero(node.right) && !isSame(left, right))
    fail(`${typeWords(left)} ${node.op} ${typeWords(right)}: not comparable`)
  return relist(yesNo, whole, other)
}

function typeOfCall({ name, args }: Node & { kind: 'call' }, scope: Scope): Type | null {
  const [first, second] = args
  const nameArg = () => (first?.kind === 'name' && args.length === 1 ? first.name : fail(`${name}(…) takes one name`))
  const listArg = (): Type => {
    const type = first && args.length === 1 ? typeOf(first, scope) : null
    return type?.kind === 'list' ? type.of : fail(`${name}(…) takes one list`)
  }
  switch (name) {
    case 'given':
      return scope.isFact(nameArg()) ? yesNo : fail(`given(…) takes a fact`)
    case 'points':
      return scope.isItem(nameArg()) ? number({ point: 1 }) : fail(`points(…) takes an item with points`)
    case 'gate':
      return scope.isGate(nameArg()) ? yesNo : fail('gate(…) takes a gate')
    case 'unknown':
      return args.length === 2 && args.every(({ kind }) => kind === 'text') ? null : fail('unknown(…) takes two texts')
    case 'min':
    case 'max':
      if (args.length < 2 || !first) return fail(`${name}(…) takes two numbers or more`)
      for (const arg of args) needNumber(arg, scope)
      return args.reduce<Type | null>(
        (type, arg) => (isZero(first) ? typeOf(arg, scope) : (unified(first, arg, scope) ?? type)),
        null,
      )
    case 'sum':
    case 'mean':
    case 'first':
    case 'last':
      return listArg()
    case 'length':
      return listArg() && number()
    case 'every':
      return listArg().kind === 'yes-no' ? yesNo : fail('every(…) takes a list of yes and no')
    case 'some':
      if (args.length === 1) return listArg().kind === 'yes-no' ? yesNo : fail('some(…) takes a list of yes and no')
      return inRecords(name, first, second, scope) && yesNo
    case 'count':
      return inRecords(name, first, second, scope) && item
    case 'distinct':
      return inRecords(name, first, second, scope, false) && item
    case 'latest': {
      const type = first && typeOf(first, scope)
      return type?.kind === 'list' && second?.kind === 'number' && args.length === 2
        ? type
        : fail('latest(…) takes a list and how many')
    }
    default:
      return fail(`no function “${name}”`)
  }
}

function inRecords(name: string, list: Node | undefined, inner: Node | undefined, scope: Scope, isTest = true): true {
  const type = list ? typeOf(list, scope) : null
  if (type?.kind !== 'records' || !inner) return fail(`${name}(…) takes a list of records and what to look at`)
  const within: Scope = { ...scope, typeOf: (field) => type.fields[field] ?? null }
  if (isTest) needYesNo(inner, within)
  else if (inner.kind !== 'name' || !(inner.name in type.fields)) fail(`${name}(…) takes a field of the records`)
  return true
}
