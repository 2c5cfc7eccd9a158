import { key64, normalised, signatureOf } from './likeness.ts'

/** A filed or registered contract as the search for duplicates looks at it. */
export interface ComparedContract {
  id: string
  /** Whose office has it; duplicates lie across districts above all. */
  regionPath: string
  seller: ComparedParty
  buyers: readonly ComparedParty[]
  title: string
  /** Text of the contract, or what describes it; empty when there is none. */
  text: string
  /** Null: not settled yet. */
  amountFen: bigint | null
  signedOn: string
}

export interface ComparedParty {
  name: string
  /** Null: abroad. */
  creditCode: string | null
}

/** What a register keeps for each contract, so that candidates are found without reading texts again. */
export interface DuplicateTraces {
  /** `bigint[]` under a GIN index: contracts with a common key are candidates (`duplicate_keys && $1`). */
  keys: bigint[]
  /** `bigint[]`, 64 long: likeness of the texts. */
  signature: bigint[]
}

/** By code where there is one, else by its name. */
const partyKey = ({ creditCode, name }: ComparedParty): string => creditCode ?? `name:${normalised(name)}`

/** By code where both have one, else by name. */
export function isSameParty(a: ComparedParty, b: ComparedParty): boolean {
  if (a.creditCode !== null && b.creditCode !== null) return a.creditCode === b.creditCode
  return normalised(a.name) === normalised(b.name)
}

/** Month in which it was signed, counted. */
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/**
 * Traces of one contract as the register keeps them, each key in the month of signing: under its parties in either order;
 * under them with the amount, for two that conclude contracts every day; and under each party with the amount, for a partner
 * who has a code in one filing and none in the other.
 *
 * Units:  keys as PostgreSQL's bigint.
 * Source: none.
 */
export function tracesOf(contract: ComparedContract): DuplicateTraces {
  return { keys: keysIn(contract, [0]), signature: signatureOf(`${contract.title}${contract.text}`) }
}

/**
 * Keys by which a contract asks for its candidates: the month of signing and those beside it, so that the last of May meets
 * the first of June.
 *
 * Units:  keys as PostgreSQL's bigint.
 * Source: as tracesOf.
 */
export function askedKeys(contract: ComparedContract): bigint[] {
  return keysIn(contract, [-1, 0, 1])
}

function keysIn({ seller, buyers, amountFen, signedOn }: ComparedContract, months: readonly number[]): bigint[] {
  const month = monthOf(signedOn)
  const [own, others] = [partyKey(seller), buyers.map(partyKey)]
  const pairs = others.map((other) => [own, other].sort().join(' '))
  const words = [...pairs, ...[...pairs, own, ...others].map((each) => `${each} ${String(amountFen)}`)]
  return months.flatMap((step) => words.map((each) => key64(`${month + step} ${each}`)))
}
