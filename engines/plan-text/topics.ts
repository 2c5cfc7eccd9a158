import { clauseStart } from './clauses.ts'
import type { SentenceContext } from './item.ts'
import { EVENTS, leadingVerbs, peel } from './phrases.ts'

const TOPIC_MAX = 30

/** The noun that the clause before speaks of, where it holds no number of its own. */
export function topic(context: SentenceContext, clause: number): string {
  const { text, nesting, span } = context
  if (clause <= span.start) return ''
  const from = clauseStart(text, nesting, clause - 1, span.start)
  const words = text.slice(from, clause - 1).replace(/^\d{1,2}[.、．]|^（\d{1,2}）/, '')
  const blank = placeholderName(words)
  if (blank !== '') return blank
  if (/\d/.test(words)) return ''
  const core = peel(words).text
  let rest = core.replace(/^(?:严格|认真|有序|定期|常态化|高效|高质量)/, '')
  for (let turn = 0; turn < 3; turn++) {
    const verb = EVENTS.atStart(rest)
    if (verb === null || rest.length - verb.length < 2) break
    rest = rest.slice(verb.length)
  }
  const list = /^.*等(.{2,})$/.exec(rest)
  const bare = list?.[1] ?? rest
  return bare.length <= TOPIC_MAX && !/[，；]/.test(bare) ? bare : ''
}

/** 高新技术产业投资XX亿元，同比增长24.6%: a figure that was blotted out still has a name. */
export function placeholderName(words: string): string {
  const found =
    /([^，；。]{2,30}?)(?:超|约|近|达到?|为)?(?:[X×Ｘ*＊]{1,4}|xx)(?:万|亿|万亿)?(?:元|家|个|项|件|人)(?=[，、；]|$)/.exec(
      words,
    )
  return found?.[1] === undefined ? '' : leadingVerbs(peel(found[1]).text).rest
}

/** The noun that opens a clause, before its adverb (全社会研发投入持续提升 → 全社会研发投入). */
export function leadNoun(words: string): string {
  const cut =
    /(?:最[高大快多低]|连跨|跨越|跨上|跃上|站上|首次|突破|同比[增下][长降]最|连续|连年|再创|创新高|创历史|再上|迈上|跃上|持续|不断|稳步|进一步|逐年|显著|明显|大幅|稳中|快速|加快|总体|较快|有力)/.exec(
      words,
    )
  const head = cut === null ? words : words.slice(0, cut.index)
  return peel(head).text
}
