import { type ComparedContract, type ComparedParty, isSameParty } from './duplicate-keys.ts'
import { likenessOf, normalised, signatureOf } from './likeness.ts'

/** What speaks for two contracts being one. */
export interface Evidence {
  parties: 'same' | 'swapped' | 'other'
  amount: 'same' | 'other' | 'open'
  daysApart: number
  /** Share of common shingles of title and text. */
  textLikeness: number
  titleLikeness: number
  /** Marks that tell parts of one whole apart: 第一批 beside 第二批, 框架 beside none. */
  differentParts: string[]
}

export interface Compared {
  isDuplicate: boolean
  evidence: Evidence
}

export const mostDaysApart = 31
const textIsAlike = 0.6
/** Contracts of one office share most of their text; under another title only nearly the same text is one. */
const textIsNearlyTheSame = 0.8
const titleIsAlike = 0.35

/**
 * Whether two contracts look like one that was filed twice; people decide.
 *
 * They do when the parties are the same in either order, they were signed within a month of each other, nothing marks them as
 * parts of one whole, and besides the amount is the same under titles that are alike, or the texts are alike though the
 * amount is not; under another title the texts must be nearly the same.
 *
 * Units:  days; shares from 0 to 1.
 * Source: one contract is registered once (技术合同认定登记管理办法); the thresholds are ours, measured by duplicates.test.ts.
 */
export function compareContracts(
  a: ComparedContract,
  b: ComparedContract,
  signatures?: { a: readonly bigint[]; b: readonly bigint[] },
): Compared {
  const [left, right] = signatures
    ? [signatures.a, signatures.b]
    : [signatureOf(a.title + a.text), signatureOf(b.title + b.text)]
  const evidence: Evidence = {
    parties: partiesOf(a, b),
    amount: a.amountFen === null || b.amountFen === null ? 'open' : a.amountFen === b.amountFen ? 'same' : 'other',
    daysApart: Math.abs(Date.parse(a.signedOn) - Date.parse(b.signedOn)) / 86_400_000,
    textLikeness: likenessOf(left, right) ?? 0,
    titleLikeness: bigramLikeness(a.title, b.title),
    differentParts: differentParts(a.title, b.title),
  }
  return { isDuplicate: isOne(evidence), evidence }
}

function isOne({ parties, amount, daysApart, textLikeness, titleLikeness, differentParts: parts }: Evidence): boolean {
  if (parties === 'other' || daysApart > mostDaysApart || parts.length > 0) return false
  const isTitleAlike = titleLikeness >= titleIsAlike
  if (amount === 'same') return isTitleAlike || textLikeness >= textIsNearlyTheSame
  return textLikeness >= (isTitleAlike ? textIsAlike : textIsNearlyTheSame)
}

function partiesOf(a: ComparedContract, b: ComparedContract): Evidence['parties'] {
  const isAmong = (party: ComparedParty, all: readonly ComparedParty[]) => all.some((each) => isSameParty(party, each))
  if (isSameParty(a.seller, b.seller) && a.buyers.some((buyer) => isAmong(buyer, b.buyers))) return 'same'
  return isAmong(a.seller, b.buyers) && isAmong(b.seller, a.buyers) ? 'swapped' : 'other'
}

/** Share of common pairs of characters, exactly: titles are short. */
function bigramLikeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  if (left.size === 0 || right.size === 0) return 0
  const common = left.intersection(right).size
  return common / (left.size + right.size - common)
}

function pairsOf(title: string): Set<string> {
  const plain = normalised(title)
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)))
}

const ordinal =
  /第[一二三四五六七八九十\d]+[批期阶段包标号次年]?|[一二三四五六七八九十\d]+(?:期|标段|批次|号线|阶段|#)/g
const relation = /框架|补充|子合同|分合同|分项|续签|年度/g

/**
 * What marks two titles as different parts of one whole: ordinals, numbers and words such as 框架 that only one has.
 *
 * Units:  none.
 * Source: none; how titles of framework and part contracts differ.
 * Example: differentParts('检测服务第一批', '检测服务第二批') → ['第一批', '第二批']
 */
export function differentParts(a: string, b: string): string[] {
  const [left, right] = [marksOf(a), marksOf(b)]
  return [...left.symmetricDifference(right)].sort()
}

function marksOf(title: string): Set<string> {
  const plain = title.normalize('NFKC')
  const numbers = [...plain.matchAll(/\d+(?:\.\d+)?|[ⅠⅡⅢⅣⅤ]|(?<=[\u4e00-\u9fff])[A-Z](?![A-Za-z])/g)].map(
    ([mark]) => mark,
  )
  const named = [...plain.matchAll(ordinal), ...plain.matchAll(relation)].map(([mark]) => mark)
  return new Set([...numbers, ...named])
}
