import { clauseStart, type Nesting } from './clauses.ts'
import { finishName, QUOTES } from './finish-name.ts'
import type { Item, SentenceContext } from './item.ts'
import verbs from './lexicon/verbs.json' with { type: 'json' }
import { distribute, distributeYears, LEVEL, reduce } from './lists.ts'
import type { NumberMention } from './numbers.ts'
import { type Core, EVENT_START, GENERIC, isCompound, leadingVerbs, MEASURE_END, peel } from './phrases.ts'
import { nameFromRight, rightHead, tailVerbs } from './right-heads.ts'
import { zoneOf } from './subjects.ts'
import { leadNoun, topic } from './topics.ts'

const DROP_WHEN_HELD = new Set(verbs.dropWhenHeld)
const ACTOR = new RegExp(
  `^.{0,6}?(?:企业|单位|机构|高校|院所|部门|园区|农户|社会资本)(?:牵头|联合|参与|共同|积极)?(${verbs.rotate.join('|')})(.{2,})$`,
)
const ROTATES = new RegExp(`^(?:${verbs.rotate.join('|')})+$`)
/** Words before a number that can still belong to its name. */
const WORDS_MAX = 120
const CATEGORY =
  /^(?:优秀|良好|合格|不合格|一般|[一二三特]等奖|[金银铜]奖|男|女|女性|个人|团队|(?:国家|省|市|区|县)级(?:以上)?)$/

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
  const words = outer(text, nesting, start, mention.lead)
  const core = peel(words.replace(/(由|从)人均$/, '$1').replace(/(?<![人年亩户平])均$/, ''))
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
    origin: /(?:由|从)[^由从]{0,12}$/.test(words) && next !== null && joinsPair(text, mention, next),
    whole: parent ?? (/其中/.test(words) ? before : null),
    shared: [],
    zones: [],
    bound: null,
    each: null,
    year: null,
    reduces: null,
    zone: zoneOf(core.text) ?? items.at(-1)?.zone ?? null,
  }
  if (mention.han === true && nesting.quote[mention.start] === 1) item.core = peel('')
  if (parent !== null) {
    nameBreakdown(item, parent)
    return item
  }
  const right = rightHead(context, item, next)
  if (right !== null) nameFromRight(context, item, right, clause)
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
  const from = before.rightHeaded ? before.mention.end : before.end
  if (before.rightHeaded) return from
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

/** The words between two positions without bracketed break-downs that hold numbers. */
function outer(text: string, nesting: Nesting, from: number, to: number): string {
  let words = ''
  for (let i = from; i < to; i++) {
    const partner = nesting.partner[i] ?? -1
    if (partner > i && partner < to && /\d|[%‰]|^（.{1,3}）$/.test(text.slice(i, partner + 1))) i = partner
    else words += text[i] ?? ''
  }
  return words
}

function leadingBlank(words: string, core: Core): number {
  return Math.min(core.skipped, words.length)
}

function joinsPair(text: string, mention: NumberMention, next: NumberMention): boolean {
  const between = text.slice(mention.end, next.lead)
  return (
    between.length <= 12 &&
    /(?:增加|增长|提高|提升|上升|扩大|发展|跃升|攀升|下降|降低|减少|缩短|压缩|降|增|升)(?:到|至|为)|^(?:到|至|，?达到)$/.test(
      between,
    )
  )
}

/** How many numbers follow each other with nothing but 、 or 和 between, from this one on. */
function chained(context: SentenceContext, item: Item): number {
  const { mentions, text } = context
  let at = mentions.indexOf(item.mention)
  let count = 1
  for (; ; at++, count++) {
    const own = mentions[at]
    const next = mentions[at + 1]
    if (own === undefined || next === undefined || !/^[、和]$/.test(text.slice(own.end, next.lead))) return count
  }
}

function nameFromLeft(context: SentenceContext, items: Item[], item: Item, before: Item | null, clause: number): void {
  const { core } = item
  const previous = before ?? item.whole
  let phrase = core.text.replace(/^[、和与及]/, '')
  const lead = context.text.slice(Math.max(context.span.start, clause - 40), clause)
  if (distribute(context, item, items, phrase, chained(context, item)) || distributeYears(item, before, phrase, lead)) return
  if (phrase === '' && previous !== null && item.mention.unitKind === 'event' && previous.end < clause - 4) {
    // 按季度办好“成果集市”，全年不少于4期: the clause in between names it, not the number before.
    phrase = /“[^”]+”$/.exec(context.text.slice(previous.end, clause - 1))?.[0] ?? ''
  }
  if (phrase === '' && previous !== null) {
    item.np = previous.np
    item.base = previous.base
    item.verb = previous.mention.unitKind === item.mention.unitKind ? previous.verb : ''
    item.restored = true
    // 增长6.5%，力争达到7%: the same unit goes on speaking of the same change.
    if (
      previous.core.growth !== null &&
      core.growth === null &&
      previous.mention.unit === item.mention.unit &&
      item.mention.unitKind === 'ratio'
    )
      item.core = { ...core, growth: previous.core.growth }
    return
  }
  if (phrase === '') phrase = topic(context, clause)
  const share = /(?:^|[、，])(占.+)$/.exec(phrase)
  if (share !== null) {
    const printed = phrase.slice(0, share.index)
    const subject = printed !== '' ? leadNoun(printed) : (previous?.base ?? leadNoun(topic(context, clause)))
    item.restored = printed === ''
    item.np = `${subject}${share[1] ?? ''}`
    item.base = item.np
    return
  }
  const wholeVerb = EVENT_START.exec(phrase)?.[0] === phrase || tailVerbs(phrase) === phrase
  if (wholeVerb && previous !== null && !GENERIC.has(phrase)) {
    item.verb = phrase
    item.np = previous.np
    item.base = `${previous.np}${phrase}`
    item.restored = true
    return
  }
  reduce(item, before, phrase)
  const { verb, rest } = leadingVerbs(phrase)
  const chain = verb === '' ? eventChain(phrase) : ''
  const inherited =
    item.whole?.verb ??
    (sameClause(item, before, clause) && !/^(?:总数|总量|保有量|存量|累计)/.test(rest) ? (before?.verb ?? '') : '')
  item.verb = verb !== '' ? verb : chain !== '' ? chain : inherited
  item.np = chain !== '' ? rest.slice(chain.length) : rest
  if (GENERIC.has(rest) && verb !== '' && !CATEGORY.test(rest)) {
    item.generic = true
    item.base = `${verb}${rest}`
    return
  }
  if (GENERIC.has(rest) || /^(?:实际|已)?(?:发放|投放|授信)(?:贷款)?$/.test(phrase)) {
    restoreGeneric(context, item, previous, rest, verb, clause)
    return
  }
  const toward = /^(.{2,14}?)对(.{2,8}?)(授信|发放|放贷|资助|补助|服务)$/.exec(rest)
  if (toward !== null) {
    item.np = toward[1] ?? rest
    item.verb = toward[3] ?? ''
    item.base = `${toward[1]}${toward[3]}${toward[2]}`
    return
  }
  const listed = /^[^等]*、[^等]*等(?:各类)?([^等、]{3,})$|^“[^”]+”等(?:各类|其他)?([^等、]{3,})$/.exec(rest)
  const head = listed?.[1] ?? listed?.[2] ?? rest
  const actor = ACTOR.exec(rest)
  if (actor !== null && verb === '' && !isCompound((actor[1] ?? '') + (actor[2] ?? ''))) {
    item.verb = actor[1] ?? ''
    item.np = (actor[2] ?? '').replace(/^“[^”]+”等(?:各类)?(?=.{3,})/, '')
    item.base = `${item.np}${item.verb}`
    return
  }
  const held = DROP_WHEN_HELD.has(verb) || (core.reached && verb !== '' && !/新|累计/.test(verb))
  const spoken = verb !== '' ? verb : item.verb
  const quiet = held || (item.mention.unitKind === 'event' && /^(?:组织|开展|举办|承办|组织开展|实施)+$/.test(spoken))
  item.base = spoken === '' || quiet || !ROTATES.test(spoken) ? head : `${head}${spoken}`
  const tail = tailVerbs(rest)
  if (verb === '' && tail !== '' && tail !== rest && !isCompound(tail) && rest.length - tail.length >= 2) {
    item.np = rest.slice(0, rest.length - tail.length)
    item.verb = tail
  }
}

/** 服务并推荐申报国家计划: verbs that do not turn into part of the name still tell what is counted. */
function eventChain(phrase: string): string {
  let at = 0
  for (let turn = 0; turn < 4; turn++) {
    const rest = phrase.slice(at)
    const verb = isCompound(rest) ? undefined : EVENT_START.exec(rest)?.[0]
    if (verb === undefined || rest.length - verb.length < 2 || /^[的率]/.test(rest.slice(verb.length))) break
    at += verb.length
    const link = /^(?:并|和|与|、)/.exec(phrase.slice(at))?.[0] ?? ''
    if (link !== '' && EVENT_START.test(phrase.slice(at + link.length))) at += link.length
  }
  return phrase.slice(0, at)
}

function sameClause(item: Item, before: Item | null, clause: number): boolean {
  return before !== null && before.mention.end > clause && before.mention.start < item.mention.start
}

function restoreGeneric(
  context: SentenceContext,
  item: Item,
  previous: Item | null,
  rest: string,
  verb: string,
  clause: number,
): void {
  item.generic = true
  const level = LEVEL.exec(rest)?.[0]
  const isBreakdown = level === rest || CATEGORY.test(rest)
  const between = previous !== null && previous.end < clause - 6 ? topic(context, clause) : ''
  if (between.length >= 6 && MEASURE_END.test(rest)) {
    // 研发机构覆盖面扩大，覆盖率达到55%: the noun of the clause right before wins over the number further back.
    item.restored = true
    item.np = between + rest
    item.base = item.np
    return
  }
  const source = item.whole ?? previous
  if (source !== null && (item.whole !== null || level === rest || !/^(?:企业|项目|人员|人数|单位)$/.test(rest))) {
    item.restored = true
    item.np =
      level === rest
        ? `${rest}${source.np.replace(LEVEL, '')}`
        : isBreakdown && previous?.generic === true
          ? previous.np.replace(/(?:优秀|良好|合格|不合格|[一二三特]等奖)$/, '') + rest
          : joinNames(source, rest, item)
    item.base = `${item.np}${verb}`
    if (item.verb === '' && verb === '' && (isBreakdown || item.whole !== null)) item.verb = source.verb
    return
  }
  const about = previous === null || isBreakdown ? topic(context, clause) : ''
  item.restored = about !== ''
  item.np = about !== '' && (rest.length < 4 || isBreakdown) ? about + rest : rest
  item.base = verb === '' ? item.np : rest.length <= 4 ? `${about}${verb}${rest}` : `${item.np}${verb}`
}

function joinNames(source: Item, rest: string, item: Item): string {
  if (source.np.endsWith(rest)) return source.np
  // 技术合同成交 + 成交额: the words that both have are said once.
  if (source.np.endsWith(rest.slice(0, 2))) return source.np + rest.slice(2)
  if (/^总?产量$/.test(rest)) return source.np.replace(/(?:播种|种植|养殖|栽培)?面积$/, '') + rest
  const isMeasure = /(?:额|金额|面积|占比|比重|投资|资金|收入|产值|规模|增速|比例|贷款|补贴|利税|税收|利润)$/.test(rest)
  if (isMeasure && item.mention.unitKind !== source.mention.unitKind) return `${source.np}${rest}`
  return `${source.np}${rest}`
}
