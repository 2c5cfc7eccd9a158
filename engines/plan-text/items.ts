import { clauseStart, type Nesting } from './clauses.ts'
import { finishName, QUOTES } from './finish-name.ts'
import type { Item, SentenceContext } from './item.ts'
import { CATEGORY, nameFromLeft, ROTATES } from './left-names.ts'
import type { NumberMention } from './numbers.ts'
import { type Core, GENERIC, leadingVerbs, peel } from './phrases.ts'
import { nameFromRight, rightHead } from './right-heads.ts'
import { zoneOf } from './subjects.ts'

/** Words before a number that can still belong to its name. */
const WORDS_MAX = 120

/** Names every number of a sentence; an omitted subject is restored from the item before. */
export function readItems(context: SentenceContext): Item[] {
  const items: Item[] = []
  context.mentions.forEach((mention, index) => {
    items.push(readItem(context, items, mention, context.mentions[index + 1] ?? null))
  })
  return items
}

function readItem(context: SentenceContext, items: Item[], mention: NumberMention, next: NumberMention | null): Item {
  const { text, nesting, span } = context
  const holder = nesting.holder[mention.start] ?? -1
  const before = items.findLast((item) => (nesting.holder[item.mention.start] ?? -1) === holder) ?? null
  const parent = holder >= 0 ? (items.findLast((item) => item.mention.start < holder) ?? null) : null
  const clause = clauseStart(text, nesting, mention.lead, span.start)
  const start = Math.max(ownStart(text, nesting, clause, before, mention), mention.lead - WORDS_MAX)
  const words = withoutOpenQuote(outer(text, nesting, start, mention.lead))
  const core = peel(
    words.endsWith('均') ? words.replace(/(由|从)人均$/, '$1').replace(/(?<![人年亩户平])均$/, '') : words,
  )
  const item: Item = {
    mention,
    start: start + leadingBlank(words, core),
    end: mention.end,
    words,
    core,
    np: core.text,
    verb: '',
    base: '',
    name: '',
    rightHeaded: false,
    acts: false,
    restored: false,
    generic: false,
    origin: isOrigin(context, mention, words, items.at(-1) ?? null),
    whole: parent ?? (/其中/.test(words) ? before : null),
    shared: [],
    zones: [],
    row: [],
    bound: null,
    each: null,
    year: null,
    reduces: null,
    zone: zoneOf(core.text) ?? items.at(-1)?.zone ?? null,
  }
  if (mention.han === true && nesting.quote[mention.start] === 1) item.core = peel('')
  // 保持15%以上增幅: the word that makes it a rate stands after the number.
  const grows =
    mention.unitKind === 'ratio'
      ? /^的?(?:年均)?(?:高速|快速|较快)?(?:增幅|增速|涨幅|降幅|增长(?:幅度|率|速度)?)(?=[，。；、]|$)/.exec(
          text.slice(mention.end, mention.end + 8),
        )
      : null
  if (grows !== null) item.core = { ...item.core, growth: core.growth ?? grows[0].replace(/^的/, '') }
  if (parent !== null) {
    nameBreakdown(item, parent)
    return item
  }
  const right = rightHead(context, item, next)
  if (right !== null) nameFromRight(context, item, right, clause, before)
  else nameFromLeft(context, items, item, before, clause)
  finishName(item)
  return item
}

/** A bracket breaks the number before it down: 新开工156项（亿元以下103项）. */
function nameBreakdown(item: Item, parent: Item): void {
  const part = item.core.text.replace(QUOTES, '')
  const { verb } = leadingVerbs(item.core.text)
  item.np = parent.np
  item.verb = verb === '' ? parent.verb : verb
  item.restored = true
  item.base = part === '' ? parent.base : `${parent.base}（${part}）`
  if (
    /其中/.test(item.words) &&
    part.length >= 2 &&
    !GENERIC.has(part) &&
    !CATEGORY.test(part) &&
    !/以[上下]/.test(part)
  ) {
    item.base = item.verb === '' || !ROTATES.test(item.verb) || part.endsWith(item.verb) ? part : `${part}${item.verb}`
    finishName(item)
    return
  }
  item.name = item.mention.unitKind === 'ratio' ? item.base : `${parent.name}${part === '' ? '' : `（${part}）`}`
}

function ownStart(text: string, nesting: Nesting, clause: number, before: Item | null, mention: NumberMention): number {
  if (before === null || before.mention.end <= clause) return clause
  if (before.rightHeaded) {
    const joins = '、，和与及'.includes(text[before.end] ?? ' ')
    return joins && before.end < mention.lead ? before.end + 1 : before.mention.end
  }
  const from = before.end
  for (let i = from; i < mention.lead; i++) {
    if (
      '、，；和与及'.includes(text[i] ?? '') &&
      nesting.quote[i] === 0 &&
      nesting.holder[i] === nesting.holder[mention.start]
    )
      return i + 1
    if (!'）'.includes(text[i] ?? '') && nesting.holder[i] === nesting.holder[mention.start]) break
  }
  return from
}

/** A bracket that is no part of a name: figures, units, 含…, 下同. */
const GLOSS = /\d|[%‰]|^（.{1,3}）$|^（(?:含|不含|下同|预计|不包括|包括|剔除|扣除|按|不变价|可比)/

/** The words between two positions without bracketed break-downs that hold numbers. */
function outer(text: string, nesting: Nesting, from: number, to: number): string {
  let words = ''
  let start = from
  for (let i = from; i < to; i++) {
    const partner = nesting.partner[i] ?? -1
    if (partner <= i || partner >= to) continue
    const bracket = text.slice(i, partner + 1)
    const inside = /^（[\u4e00-\u9fff]{2,3}）$/.test(bracket) && /[\u4e00-\u9fff]/.test(text[partner + 1] ?? '')
    if (inside || !GLOSS.test(bracket)) continue
    words += text.slice(start, i)
    start = partner + 1
    i = partner
  }
  return words + text.slice(start, to)
}

const withoutOpenQuote = (words: string): string =>
  words.startsWith('“') && !words.includes('”') ? words.slice(1) : words

function leadingBlank(words: string, core: Core): number {
  return Math.min(core.skipped, words.length)
}

/** 由A增加到B, and 分别从A、B增加到C、D. */
function isOrigin(context: SentenceContext, mention: NumberMention, words: string, before: Item | null): boolean {
  const { mentions, text } = context
  if (!/(?:由|从)[^由从]{0,12}$/.test(words) && (words !== '' || before?.origin !== true)) return false
  let last = mentions.indexOf(mention)
  while (/^[、和]$/.test(text.slice(mentions[last]?.end, mentions[last + 1]?.lead ?? 0))) last++
  const own = mentions[last]
  const next = mentions[last + 1]
  if (own === undefined || next === undefined || !joinsPair(text, own, next)) return false
  return (
    /(?:由|从)[^由从]{0,12}$/.test(words) ||
    (words === '' && before?.origin === true && last > mentions.indexOf(before.mention))
  )
}

function joinsPair(text: string, mention: NumberMention, next: NumberMention): boolean {
  const between = text.slice(mention.end, next.lead)
  return (
    between.length <= 12 &&
    /(?:增加|增长|提高|提升|上升|扩大|发展|跃升|攀升|下降|降低|减少|缩短|压缩|降|增|升|整合|压减|精简|优化|调整|合并|重组|撤并|归并)(?:到|至|为)|^(?:到|至|，?达到)$/.test(
      between,
    )
  )
}
