import type { StoredQuote } from './lint-findings.ts'
import { opinionWords } from './lint-opinion-words.ts'

/** What the description of a task holds at most, less what the person adds. */
const quotesLength = 2400

/**
 * What a task made of a finding says: the problem, every sentence that it rests on, the sums, the question, and what the
 * person adds. Of very many sentences those that find room, with the number of the others.
 *
 * Example: findingDetail({ message: '…', evidence: [], arithmetic: '700家 < 800家', ask: '…', versionId: 'plv_1', words: null }) → '…\n算式：700家 < 800家\n请说明：…'
 */
export function findingDetail(finding: {
  message: string
  evidence: readonly StoredQuote[]
  arithmetic: string
  ask: string
  /** The version that was assessed. */
  versionId: string
  words: string | null
}): string {
  const words = opinionWords['zh-CN']
  const quotes = finding.evidence.map(({ title, quote, versionId }) =>
    words.quote(title, quote.replace(/\s+/g, ' '), versionId === finding.versionId),
  )
  const shown: string[] = []
  for (const quote of quotes) {
    if (shown.join('\n').length + quote.length > quotesLength) break
    shown.push(quote)
  }
  const rest = quotes.length - shown.length
  return [
    finding.message,
    ...(shown.length > 0 ? [`${words.rows.sentences}：`, ...shown] : []),
    ...(rest > 0 ? [words.more(rest)] : []),
    `${words.rows.arithmetic}：${finding.arithmetic}`,
    `${words.rows.ask}：${finding.ask}`,
    ...(finding.words ? [finding.words] : []),
  ].join('\n')
}
