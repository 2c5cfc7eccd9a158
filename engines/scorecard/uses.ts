import type { Localized } from '#kernel/localized'
import type { Node } from './formula/parse.ts'
import type { Expression, RuleItem, RuleSet } from './rule-set.ts'

/** Names of facts by what looks at them: gates, items that give points, direct routes. */
export interface Uses {
  gates: ReadonlySet<string>
  items: ReadonlySet<string>
  direct: ReadonlySet<string>
  /** Facts in which experts write their points. */
  experts: ReadonlySet<string>
}

/** Which facts a rule set looks at for its own verdict, through named values too; those of its other parts are left out. */
export function usesOf(set: RuleSet): Uses {
  const part = set.main
  const facts = (expressions: readonly (Expression | null)[]) => namesIn(set, expressions)
  return {
    gates: facts([...part.gates.map(({ holds }) => holds), part.pass, part.grade]),
    items: facts([...part.items.flatMap(expressionsOf), part.stage]),
    direct: facts((part.direct ?? []).map(({ holds }) => holds)),
    experts: new Set(part.items.flatMap(({ source }) => source.expert ?? [])),
  }
}

/** The items that are summed as one group, or one item that is in no group, with the facts that they look at. */
export interface ItemGroup {
  label: Localized
  facts: ReadonlySet<string>
}

/** What is scored, group by group in the order of the rule set; groups that look at no fact are left out. */
export function itemGroupsOf(set: RuleSet): ItemGroup[] {
  const { items } = set.main
  const summed = new Set(items.flatMap(({ rule }) => (rule.kind === 'sum' ? rule.items : [])))
  return items.flatMap((item) => {
    if (summed.has(item.source.id)) return []
    const { rule } = item
    const within = rule.kind === 'sum' ? items.filter(({ source }) => rule.items.includes(source.id)) : [item]
    const facts = namesIn(set, within.flatMap(expressionsOf))
    return facts.size > 0 ? [{ label: item.source.label, facts }] : []
  })
}

/** The least total by which a gate is passed. */
export interface PassMark {
  points: number
  /** True: more than that is needed. */
  isAbove: boolean
}

/** The total that a gate of the rule set asks for; null where none does. */
export function passMarkOf(set: RuleSet): PassMark | null {
  const compared = set.main.gates.flatMap(({ holds }) => [...nodesOf(holds.tree)])
  for (const node of compared) {
    if (node.kind !== 'compare' || node.left.kind !== 'name' || node.left.name !== 'total') continue
    if (node.right.kind !== 'number' || (node.op !== '>=' && node.op !== '>')) continue
    return { points: Number(node.right.value.n) / Number(node.right.value.d), isAbove: node.op === '>' }
  }
  return null
}

function expressionsOf({ rule }: RuleItem): (Expression | null)[] {
  if (rule.kind === 'banded') return rule.alternatives.flatMap(({ when, of }) => [when, of])
  if (rule.kind === 'cases') return rule.cases.map(({ test }) => test)
  if (rule.kind === 'weighted') return [rule.share]
  return rule.kind === 'value' ? [rule.formula] : []
}

function namesIn(set: RuleSet, expressions: readonly (Expression | null)[]): Set<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const look = (expression: Expression | null | undefined) => {
    if (!expression) return
    for (const node of nodesOf(expression.tree)) {
      if (node.kind !== 'name' || seen.has(node.name)) continue
      seen.add(node.name)
      if (node.name in set.source.facts) found.add(node.name)
      else look(set.values.get(node.name))
    }
  }
  for (const expression of expressions) look(expression)
  return found
}

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'negative':
    case 'not':
    case 'in':
      return [node.of]
    case 'arithmetic':
    case 'compare':
      return [node.left, node.right]
    case 'and':
    case 'or':
      return node.parts
    case 'if':
      return [node.test, node.yes, node.no]
    case 'call':
      return node.args
    default:
      return []
  }
}
