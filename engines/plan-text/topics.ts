import { clauseStart } from './clauses.ts'
import type { SentenceContext } from './item.ts'
import { EVENT_START, peel } from './phrases.ts'

/** The noun that the clause before speaks of, where it holds no number of its own. */
export function topic(context: SentenceContext, clause: number): string {
  const { text, nesting, span } = context
  if (clause <= span.start) return ''
  const from = clauseStart(text, nesting, clause - 1, span.start)
  const words = text.slice(from, clause - 1).replace(/^\d{1,2}[.、．]|^（\d{1,2}）/, '')
  if (/\d/.test(words)) return ''
  const core = peel(words).text
  let rest = core.replace(/^(?:严格|认真|有序|定期|常态化|高效|高质量)/, '')
  for (let turn = 0; turn < 3; turn++) {
    const verb = EVENT_START.exec(rest)?.[0]
    if (verb === undefined || rest.length - verb.length < 2) break
    rest = rest.slice(verb.length)
  }
  const list = /^.*等(.{2,})$/.exec(rest)
  const bare = list?.[1] ?? rest
  return bare.length <= 20 && !/[，；]/.test(bare) ? bare : ''
}

/** The noun that opens a clause, before its adverb (全社会研发投入持续提升 → 全社会研发投入). */
export function leadNoun(words: string): string {
  const cut = /(?:持续|不断|稳步|进一步|逐年|显著|明显|大幅|稳中|快速|加快|总体|较快|有力)/.exec(words)
  const head = cut === null ? words : words.slice(0, cut.index)
  return peel(head).text
}
