import { clauseEnd, clauseStart, type Nesting } from './clauses.ts'
import { finishName, QUOTES } from './finish-name.ts'
import type { Item, SentenceContext } from './item.ts'
import verbs from './lexicon/verbs.json' with { type: 'json' }
import { distribute, distributeYears, LEVEL, reduce } from './lists.ts'
import type { NumberMention } from './numbers.ts'
import {
  type Core,
  EVENT_END,
  EVENT_START,
  GENERIC,
  isCompound,
  leadingVerbs,
  MEASURE_END,
  matchEnd,
  peel,
} from './phrases.ts'
import { zoneOf } from './subjects.ts'
import { leadNoun, topic } from './topics.ts'

const TAIL_WORDS =
  /^(?:大关|的?目标|任务|台阶|水平|关口|区间|的速度|的增速|的增长|和|及|与|或|并|以及|且|，|、|。|；|：|）|后|时|同时|到|至|提高|左右|以上|的比例|位居|居|列|排|占|的基础)/
const GROWTH_HEAD = /^(?:同比|环比|较|比|增长|增速|增幅|提高|提升|下降|降低|上升|减少|年均|增至|增加|实现翻|翻|，)/
const PREDICATE =
  /(?:全部|成功|投入|免费|接种|开展|提供|完成|实施|获批|获得|获评|获省|获国|获|入选|入围|通过|完成|进入|被|列入|启动|申报|落户|落地|投产|开工|竣工|实现|跻身|上榜|荣获|认定为|纳入|参加|参与|建有|享受|受益|上市|挂牌|签约|晋升|投入使用|建成)/
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

/** 每千人拥有3.2名执业医师 */
const PER_HEAD = /^每[一十百千万]+(?:名|户)?(?:常住|户籍|城镇)?(?:人口|人|居民|户|老年人|老人|从业人员|就业人员|职工)$/

function rightHead(context: SentenceContext, item: Item, next: NumberMention | null): string | null {
  const { text, nesting, span } = context
  const { mention, core } = item
  if (mention.han === true && nesting.quote[mention.start] !== 1) return null
  const close = clauseEnd(text, nesting, mention.end, span.end)
  let end = close
  if (next !== null && next.lead < close) {
    const comma = text.lastIndexOf('、', next.lead)
    end = comma > mention.end ? comma : next.lead
  }
  let rest = text.slice(mention.end, end).replace(/[”）]+$/, '')
  if (nesting.quote[mention.start] === 1) rest = rest.split(/[、”]/)[0] ?? ''
  if (
    rest.length < 2 ||
    TAIL_WORDS.test(rest) ||
    GROWTH_HEAD.test(rest) ||
    !/^[\u4e00-\u9fff“]/.test(rest.replace(/^的/, ''))
  )
    return null
  if (core.growth !== null || item.origin) return null
  const left = follows(context, item) ? '' : core.text
  if (PER_HEAD.test(left)) return mention.unitKind === 'ratio' ? null : rest
  if (left !== '' && core.reached && matchEnd(EVENT_END, left) === null) return null
  if (left !== '' && matchEnd(EVENT_END, left) === null && !/(?:对|向|为|给|共|有|等)$/.test(left)) return null
  if (mention.unitKind === 'ratio' && !/^的/.test(rest)) return null
  return rest.replace(/^的/, '')
}

/** 13家单位19项成果获奖: the words between are the noun of the number before. */
function follows(context: SentenceContext, item: Item): boolean {
  const before = context.mentions[context.mentions.indexOf(item.mention) - 1]
  return (
    before !== undefined &&
    before.end === item.mention.lead - item.words.length &&
    /^(?:单位|企业|高校|机构|项目|家庭|个人)$/.test(item.words)
  )
}

function nameFromRight(context: SentenceContext, item: Item, rest: string, clause: number): void {
  const predicate = PREDICATE.exec(rest)
  const head = predicate === null ? rest : rest.slice(0, predicate.index)
  const acts = predicate === null ? '' : rest.slice(predicate.index)
  item.rightHeaded = true
  item.end = item.mention.end + rest.length
  const left = follows(context, item) ? '' : item.core.text
  const verb = matchEnd(EVENT_END, left)?.match ?? ''
  item.verb = verb === '' ? left : tailVerbs(left)
  item.acts = acts !== ''
  item.np = head
  const subject = left.slice(0, left.length - item.verb.length)
  if (head === '') item.base = acts.replace(/^获(?!批|评|得)/, '')
  else if (acts !== '') item.base = acts.length > 24 ? head : `${acts}${head}`
  else item.base = head.length <= 3 ? `${item.verb}${head}` : `${head}${item.verb}`
  if (acts !== '' && item.base.length <= 8 && !acts.startsWith('全部')) {
    const about = topic(context, clause)
    item.base = about + item.base
    item.restored = about !== ''
  }
  if (PER_HEAD.test(left)) {
    item.verb = ''
    item.np = left + head
    item.base = item.np
    return
  }
  if (subject.length >= 3 && head.length <= 3 && acts === '') item.base = subject + item.base
}

/** The chain of event verbs that ends a phrase (组织开展). */
function tailVerbs(phrase: string): string {
  let rest = phrase
  let verb = ''
  for (let turn = 0; turn < 3; turn++) {
    const match = matchEnd(EVENT_END, rest)
    if (match === null) break
    verb = match.match + verb
    rest = rest.slice(0, match.index)
  }
  return verb
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
  if (distribute(item, items, phrase, chained(context, item)) || distributeYears(item, before, phrase, lead)) return
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
