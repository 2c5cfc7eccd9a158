import type { Target } from '#engines/plan-text'
import type { Catalogue } from './catalogue.ts'
import { quoteOf, type Sentence, sentencesOf } from './sentences.ts'
import type { LintDocument, Progress } from './types.ts'

type ProgressOf = (target: Target) => Progress | null

/** Reads what a document says about pace: of one number (均达序时进度), or of all (全面完成年度目标任务). */
export function progressReader(catalogue: Catalogue): (document: LintDocument) => ProgressOf {
  const { claims, generalClaims, negations } = catalogue
  const schedule = new RegExp(claims.schedule.join('|'))
  const claimed = new RegExp([...claims.schedule, ...claims.done].join('|'))
  const general = new RegExp(generalClaims.join('|'))
  const negated = new RegExp(negations.join('|'))
  const kindOf = (words: string): Progress['kind'] => (schedule.test(words) ? 'schedule' : 'done')

  /** 主要指标均实现时间过半、任务过半: a claim with no figure of its own speaks of all figures that follow. */
  function generalIn({ text, plan }: LintDocument): Progress | null {
    if (plan.document.kind !== 'report') return null
    for (const sentence of sentencesOf(text, claimed)) {
      const { words } = sentence
      const at = words.search(claimed)
      if (at < 0 || !general.test(words) || negated.test(words) || hasFigures(words)) continue
      const from = Math.max(words.lastIndexOf('，', at), words.lastIndexOf(',', at)) + 1
      const to = endOfClause(words, at)
      return { ...quoteOf(text, sentence, from, to), kind: kindOf(words), isGeneral: true }
    }
    return null
  }

  /** What is said right after the value, before the next figure. */
  function ownOf(target: Target, document: LintDocument): Progress | null {
    const { text } = document
    const start = target.offset
    if (target.progressClaim) {
      const at = text.indexOf(target.progressClaim, start)
      if (at >= 0)
        return { quote: target.progressClaim, offset: at, kind: kindOf(target.progressClaim), isGeneral: false }
    }
    const from = start + target.quote.length
    const next = document.plan.targets.find((other) => other.offset >= from && other.mode !== 'growth')?.offset
    const rest = /^[^。；;\n]{0,60}/.exec(text.slice(from, Math.min(next ?? text.length, from + 60)))?.[0] ?? ''
    const at = rest.search(claimed)
    if (at < 0 || negated.test(rest)) return null
    const clause = rest.lastIndexOf('，', at) + 1
    const quote = rest.slice(clause, endOfClause(rest, at))
    // 完成全年目标的46% and 完成全年目标400家的 tell a share, not that all is done.
    if (/\d|的$/.test(quote) || (clause + quote.length === rest.length && next === from + rest.length)) return null
    return { quote, offset: from + clause, kind: kindOf(quote), isGeneral: false }
  }

  return (document) => {
    const all = generalIn(document)
    return (target) => (target.kind === 'actual' ? (ownOf(target, document) ?? all) : null)
  }
}

const hasFigures = (words: Sentence['words']) => /\d/.test(words.replace(/\d{4}年(?:\d+月)?|\d+[—\-~至]\d+月/g, ''))

function endOfClause(words: string, from: number): number {
  const end = words.slice(from).search(/[，,。；;]/)
  return end < 0 ? words.length : from + end
}
