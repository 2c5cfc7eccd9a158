import { headOf, likeness } from './concept.ts'
import { kindOfUnit } from './measure.ts'
import type { Claim } from './types.ts'

/**
 * Claims about the same or a nearly alike thing, so that a reader sees every sentence about it at once. Names are
 * compared once each, and only with names that end alike: nothing else can be near.
 */
export function clustersOf(claims: Claim[]): Claim[][] {
  const names = new Map<string, Claim[]>()
  for (const claim of claims) {
    const { core, action } = claim.concept
    const key = [core, action, kindOfUnit(claim.target.unit), claim.subject].join('|')
    const same = names.get(key)
    if (same) same.push(claim)
    else names.set(key, [claim])
  }
  const nodes = [...names.values()]
  const parents = nodes.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root] as number
    parents[index] = root
    return root
  }
  for (const bucket of endingAlike(nodes).values())
    for (const [position, a] of bucket.entries())
      for (const b of bucket.slice(position + 1)) {
        const [x, y] = [nodes[a]?.[0], nodes[b]?.[0]]
        if (x && y && rootOf(a) !== rootOf(b) && likeness(x.concept, y.concept) !== 'other')
          parents[rootOf(b)] = rootOf(a)
      }
  const clusters = new Map<number, Claim[]>()
  for (const [index, node] of nodes.entries()) {
    const root = rootOf(index)
    const cluster = clusters.get(root)
    if (cluster) cluster.push(...node)
    else clusters.set(root, [...node])
  }
  return [...clusters.values()]
}

/** Indices of names by how they end, with the unit and the subject that they must share. */
function endingAlike(nodes: Claim[][]): Map<string, number[]> {
  const buckets = new Map<string, number[]>()
  for (const [index, [claim]] of nodes.entries()) {
    if (!claim) continue
    const { core } = claim.concept
    for (const ending of new Set([core.slice(-2), headOf(core)])) {
      const key = [ending, kindOfUnit(claim.target.unit), claim.subject].join('|')
      const bucket = buckets.get(key)
      if (bucket) bucket.push(index)
      else buckets.set(key, [index])
    }
  }
  return buckets
}
