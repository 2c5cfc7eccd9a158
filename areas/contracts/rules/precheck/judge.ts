import { FactsError, Numeral, type RuleSet, type ScoreResult, score } from '#engines/scorecard'
import { fixed, readDecimal } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { fenText, formatFen, readFen } from '#kernel/money'
import type { PrecheckFigure } from '../../contract/precheck.ts'

/** Facts of the rule set `technology-contract`, by their names there; absent is unknown. */
export type ContractFacts = Record<string, boolean | string | number | Numeral>

/**
 * An amount as the rule set counts it, every fen of it.
 *
 * Units:  fen in, 万元 out.
 * Source: facts `…_wan_yuan` of sources/technology-contract
 */
export const inWan = (fen: bigint): Numeral => new Numeral(fenText(fen, '万元'))

/** What people typed, in fen; null where nothing was, for shapes have refused all else. */
export function fenOf(text: string | undefined): bigint | null {
  if (text === undefined || text.trim() === '') return null
  const read = readFen(text)
  return 'fen' in read ? read.fen : null
}

/**
 * Whether a gate of the rule set holds; null: it cannot be decided.
 *
 * Source: gates of sources/technology-contract, which decide; nothing is decided here.
 */
export function gateHolds(set: RuleSet, gate: string, facts: ContractFacts): boolean | null {
  return gateOf(score(facts, set), gate).ok
}

export function gateOf(result: ScoreResult, id: string) {
  const gate = result.gates.find((each) => each.id === id)
  if (!gate) throw new RangeError(`${result.ruleset} ${result.version} has no gate ${id}`)
  return gate
}

/** The rule set's own statement of a gate or an item: its clause, its document and how sure it is. */
export function statedBy(set: RuleSet, id: string): Pick<PrecheckFigure, 'clause' | 'source' | 'confidence'> {
  const found = [...set.source.gates, ...set.source.items].find((each) => each.id === id)
  if (!found) throw new RangeError(`${set.id} ${set.version} states no ${id}`)
  const document = set.source.documents[found.source]
  return { clause: found.clause, source: document ? titleOf(document) : found.source, confidence: found.confidence }
}

const titleOf = ({ title, number }: { title: string; number?: string }) =>
  number === undefined ? title : `${title}（${number}）`

/** A figure of the rule set in fen, half a fen rounded up; null while a fact is missing. */
export function figureOf(result: ScoreResult, id: string): bigint | null {
  const exact = result.items.find((each) => each.id === id)?.input ?? null
  const wan = exact === null ? null : readDecimal(exact)
  if (!wan) return null
  const read = readFen(fixed(wan, 6), '万元')
  return 'fen' in read ? read.fen : null
}

/** The judgement, or in words why the facts contradict each other. */
export function judged(facts: ContractFacts, set: RuleSet): ScoreResult | Localized {
  try {
    return score(facts, set)
  } catch (error) {
    if (!(error instanceof FactsError)) throw error
    return {
      zh: error.problems.map(({ zh }) => zh).join(''),
      en: error.problems.map(({ en }) => en).join(' '),
    }
  }
}

/**
 * An amount within a line of arithmetic.
 *
 * Units:  fen in, yuan out.
 * Source: how the house writes amounts.
 * Example: inWords(30000000n, 'en') → '300,000.00 yuan'
 */
export function inWords(fen: bigint, language: keyof Localized): string {
  const said = formatFen(fen)
  return language === 'zh' ? said : said.replace('元', 'yuan')
}
