import { type Compared, compareContracts } from './compare-contracts.ts'
import { askedKeys, type ComparedContract, type DuplicateTraces, tracesOf } from './duplicate-keys.ts'

export interface DuplicatePair extends Compared {
  /** The earlier id first. */
  ids: [string, string]
}

export interface DuplicateSearch {
  pairs: DuplicatePair[]
  /** Pairs that were compared: what the search costs. */
  comparisons: number
  /** Keys with more contracts than `mostPerKey`, such as two that conclude contracts every day; not searched through. */
  crowdedKeys: number
}

/** A key that more contracts share says nothing about any two of them. */
export const mostPerKey = 50

/**
 * The contracts that look like one filed twice, wherever they were filed. Only those with a common key are compared, and of
 * a key that too many share none, so that the cost grows with the number of contracts and not with its square. A register
 * asks the same of its database, one contract at a time, by `duplicate_keys && $1`.
 *
 * Units:  none.
 * Source: compare-contracts.ts
 */
export function findDuplicates(contracts: readonly ComparedContract[]): DuplicateSearch {
  const traces = contracts.map(tracesOf)
  const holders = holdersOf(traces)
  const pairs: DuplicatePair[] = []
  const crowded = new Set<bigint>()
  let comparisons = 0
  contracts.forEach((contract, index) => {
    const own = traces[index]
    if (!own) return
    for (const other of candidatesOf(contract, holders, crowded)) {
      const [that, theirs] = [contracts[other], traces[other]]
      if (other <= index || !that || !theirs) continue
      comparisons += 1
      const compared = compareContracts(contract, that, { a: own.signature, b: theirs.signature })
      if (compared.isDuplicate) pairs.push({ ...compared, ids: inOrder(contract.id, that.id) })
    }
  })
  return { pairs, comparisons, crowdedKeys: crowded.size }
}

const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

function holdersOf(traces: readonly DuplicateTraces[]): Map<bigint, number[]> {
  const holders = new Map<bigint, number[]>()
  traces.forEach(({ keys }, index) => {
    for (const key of keys) {
      const list = holders.get(key)
      if (list) list.push(index)
      else holders.set(key, [index])
    }
  })
  return holders
}

function candidatesOf(
  contract: ComparedContract,
  holders: ReadonlyMap<bigint, readonly number[]>,
  crowded: Set<bigint>,
): Set<number> {
  const found = new Set<number>()
  for (const key of askedKeys(contract)) {
    const list = holders.get(key) ?? []
    if (list.length > mostPerKey) crowded.add(key)
    else for (const index of list) found.add(index)
  }
  return found
}
