import { type Nesting, readNesting, type Span, splitSentences } from './clauses.ts'
import { scanHanNumbers } from './han-numbers.ts'
import type { Block } from './headings.ts'
import { type Compact, compact } from './normalise.ts'
import { type NumberMention, scanNumbers } from './numbers.ts'
import { scanTimes, type TimeMention } from './times.ts'

/** The text of one paragraph below its title, with everything that can be seen in it before anything is decided. */
export interface Passage {
  block: Block
  body: Compact
  nesting: Nesting
  sentences: Span[]
  numbers: NumberMention[]
  times: TimeMention[]
}

/** Scans a paragraph for sentences, numbers and times. */
export function readPassage(normal: string, block: Block): Passage {
  const body = compact(normal, block.start, Math.max(block.start, block.end))
  const { text } = body
  const nesting = readNesting(text)
  const numbers = /\d|翻|[一二两三四五六七八九十百]/.test(text)
    ? scanNumbers(text)
        .concat(scanHanNumbers(text, nesting.quote))
        .sort((a, b) => a.start - b.start)
    : []
  return {
    block,
    body,
    nesting,
    sentences: splitSentences(text, nesting),
    numbers,
    times: scanTimes(text, nesting.quote),
  }
}
