import { multiply, type Rational, readDecimal } from '#kernel/decimal'
import { dimensionless, type Unit, unitNamed } from './units.ts'

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/'

/** A formula as a tree; `at` is where in the text it begins. */
export type Node = { at: number } & (
  | { kind: 'number'; value: Rational; unit: Unit; written: string }
  | { kind: 'text'; value: string }
  | { kind: 'yes-no'; value: boolean }
  | { kind: 'name'; name: string }
  | { kind: 'negative' | 'not'; of: Node }
  | { kind: 'arithmetic'; op: Arithmetic; left: Node; right: Node }
  | { kind: 'compare'; op: Comparison; left: Node; right: Node }
  | { kind: 'and' | 'or'; parts: Node[] }
  | { kind: 'in'; of: Node; choices: string[] }
  | { kind: 'if'; test: Node; yes: Node; no: Node }
  | { kind: 'call'; name: string; args: Node[] }
)

/** The text is no formula; the message says where and what was expected. */
export class FormulaError extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.name = 'FormulaError'
    this.at = at
  }
}

interface Token {
  kind: 'number' | 'text' | 'word' | 'sign' | 'end'
  text: string
  at: number
}

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|!=|[-+*/<>=(),%]))/y
const keywords = new Set(['if', 'then', 'else', 'and', 'or', 'not', 'in', 'yes', 'no'])
const comparisons = new Set(['=', '!=', '<', '<=', '>', '>='])
/** Deeper nesting is a slip; it would only exhaust the stack. */
const deepest = 60

function tokens(text: string): Token[] {
  const found: Token[] = []
  let at = 0
  while (text.slice(at).trim() !== '') {
    tokenPattern.lastIndex = at
    const match = tokenPattern.exec(text)
    if (!match) throw new FormulaError(at, `at ${at + 1}: cannot read “${text.slice(at).trim().slice(0, 12)}”`)
    const [whole, number, quoted, word, sign] = match
    const kind = number !== undefined ? 'number' : quoted !== undefined ? 'text' : word !== undefined ? 'word' : 'sign'
    found.push({ kind, text: number ?? quoted ?? word ?? sign ?? '', at: at + whole.length - whole.trimStart().length })
    at += whole.length
  }
  return [...found, { kind: 'end', text: 'the end', at: text.length }]
}

/**
 * Reads a formula. The language has no loops and no recursion: whatever can be written ends.
 *
 * Errors: FormulaError with the place.
 * Example: parseFormula('rd / sales >= 5%').kind → 'compare'
 */
export function parseFormula(text: string): Node {
  const list = tokens(text)
  let next = 0
  let depth = 0
  const peek = (): Token => list[next] ?? { kind: 'end', text: 'the end', at: text.length }
  const isNext = (wanted: string) => peek().text === wanted && (peek().kind === 'sign' || keywords.has(wanted))
  const take = (wanted: string): boolean => {
    if (!isNext(wanted)) return false
    next++
    return true
  }
  const fail = (wanted: string): never => {
    throw new FormulaError(peek().at, `at ${peek().at + 1}: ${wanted} expected, found “${peek().text}”`)
  }
  const need = (wanted: string) => void (take(wanted) || fail(`“${wanted}”`))

  function whole(): Node {
    if (++depth > deepest) throw new FormulaError(peek().at, `nested deeper than ${deepest}`)
    const { at } = peek()
    let node: Node
    if (take('if')) {
      const test = whole()
      need('then')
      const yes = whole()
      need('else')
      node = { kind: 'if', test, yes, no: whole(), at }
    } else node = joined('or', () => joined('and', negation))
    depth--
    return node
  }

  function joined(word: 'and' | 'or', part: () => Node): Node {
    const { at } = peek()
    const parts = [part()]
    while (take(word)) parts.push(part())
    return parts.length === 1 && parts[0] ? parts[0] : { kind: word, parts, at }
  }

  function negation(): Node {
    const { at } = peek()
    return take('not') ? { kind: 'not', of: negation(), at } : comparison()
  }

  function comparison(): Node {
    const { at } = peek()
    const left = sum()
    if (take('in')) return { kind: 'in', of: left, choices: choices(), at }
    const op = peek()
    if (op.kind !== 'sign' || !comparisons.has(op.text)) return left
    next++
    return { kind: 'compare', op: op.text as Comparison, left, right: sum(), at }
  }

  function choices(): string[] {
    need('(')
    const found: string[] = []
    do {
      if (peek().kind !== 'text') fail('a text in quotes')
      found.push(peek().text)
      next++
    } while (take(','))
    need(')')
    return found
  }

  function chain(ops: Arithmetic[], part: () => Node): Node {
    let left = part()
    for (;;) {
      const op = ops.find((each) => isNext(each))
      if (!op) return left
      next++
      left = { kind: 'arithmetic', op, left, right: part(), at: left.at }
    }
  }
  const sum = (): Node => chain(['+', '-'], () => chain(['*', '/'], signed))

  function signed(): Node {
    const { at } = peek()
    return take('-') ? { kind: 'negative', of: signed(), at } : primary()
  }

  function primary(): Node {
    const { kind, text: word, at } = peek()
    if (kind === 'number') return number()
    if (take('(')) {
      const inner = whole()
      need(')')
      return inner
    }
    if (kind === 'text') {
      next++
      return { kind: 'text', value: word, at }
    }
    if (take('yes')) return { kind: 'yes-no', value: true, at }
    if (take('no')) return { kind: 'yes-no', value: false, at }
    if (kind !== 'word' || keywords.has(word)) return fail('a value')
    next++
    if (!take('(')) return { kind: 'name', name: word, at }
    const args = [whole()]
    while (take(',')) args.push(whole())
    need(')')
    return { kind: 'call', name: word, args, at }
  }

  function number(): Node {
    const { text: digits, at } = peek()
    next++
    const value = readDecimal(digits) ?? fail('a number')
    if (take('%'))
      return {
        kind: 'number',
        value: multiply(value, { n: 1n, d: 100n }),
        unit: dimensionless,
        written: `${digits}%`,
        at,
      }
    const unit = peek().kind === 'word' ? unitNamed(peek().text) : null
    if (!unit) return { kind: 'number', value, unit: dimensionless, written: digits, at }
    next++
    return { kind: 'number', value, unit, written: digits, at }
  }

  const tree = whole()
  if (peek().kind !== 'end') fail('the end')
  return tree
}
