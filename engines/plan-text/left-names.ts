import { clauseStart } from './clauses.ts'
import type { Item, SentenceContext } from './item.ts'
import verbs from './lexicon/verbs.json' with { type: 'json' }
import { distribute, distributeYears, LEVEL, reduce, startRow } from './lists.ts'
import { EVENTS, GENERIC, isCompound, leadingVerbs, MEASURES, peel } from './phrases.ts'
import { tailVerbs } from './right-heads.ts'
import { leadNoun, placeholderName, topic } from './topics.ts'

const DROP_WHEN_HELD = new Set(verbs.dropWhenHeld)
const ACTOR = new RegExp(
  `^.{0,6}?(?:企业|单位|机构|高校|院所|部门|园区|农户|社会资本|市场|[省市州县])(?:本级)?(?:牵头|联合|参与|共同|积极)?(${verbs.rotate.join('|')})(.{2,})$`,
)
export const ROTATES = new RegExp(`^(?:${verbs.rotate.join('|')})+$`)
/** 新登记1142户，年末实有6609户: what stands there now is no longer counted as new. */
export const HELD_NOW = /累计|总|实有|现有|共有|保有/
/** A phrase that is nothing but a place. */
const PLACE =
  /^(?:[省市县区]本级|[\u4e00-\u9fff]{2,3}[省市县州]|(?:\d+个)?(?:国家级?|省级|市级)(?:高新区|经开区|开发区|园区|自创区))$/
/** Grades, prizes, classes of people: what a break-down counts by. */
export const CATEGORY =
  /^(?:优秀|良好|合格|不合格|一般|[一二三特]等奖|[金银铜]奖|男|女|女性|个人|团队|(?:国家|省|市|区|县)级(?:以上)?)$/

/** No row of numbers is longer; a sentence of nothing but numbers is not counted anew from each of them. */
const CHAIN_MAX = 60

/** 从十年前的2.1亿元增加到去年的15亿元: how it changed until when, and no name. */
const UNTIL = /^(?:增加|增长|提高|提升|上升|扩大|跃升|减少|下降|降低|缩短|压缩)[到至](?:去年|今年|目前|如今|现在|当前)$/

/** How many numbers follow each other with nothing but 、, 和 or 及 between, from this one on. */
function chained(context: SentenceContext, item: Item): number {
  const { mentions, text } = context
  let at = mentions.indexOf(item.mention)
  let count = 1
  for (; count < CHAIN_MAX; at++, count++) {
    const own = mentions[at]
    const next = mentions[at + 1]
    if (own === undefined || next === undefined || !/^[、和及]$/.test(text.slice(own.end, next.lead))) break
  }
  return count
}

/** Names a number by the words before it; what they omit comes from the item before or from the clause before. */
export function nameFromLeft(
  context: SentenceContext,
  items: Item[],
  item: Item,
  before: Item | null,
  clause: number,
): void {
  const { core } = item
  const linked = /其中|^(?:共有|总数|总量|占)/.test(item.words) || PLACE.test(core.text)
  const previous = before ?? item.whole ?? (linked ? context.earlier : null)
  let phrase = core.text.replace(/^[、和与及]/, '').replace(UNTIL, '')
  const lead = context.text.slice(Math.max(context.span.start, clause - 40), clause)
  if (distribute(context, item, items, phrase, chained(context, item)) || distributeYears(item, before, phrase, lead))
    return
  if (phrase === '' && before?.origin === true && before.row.length > 1 && items.length >= before.row.length) {
    // 分别从A、B增加到C、D: the row of names starts again.
    startRow(item, before.row)
    return
  }
  if (phrase === '' && previous !== null && item.mention.unitKind === 'event' && previous.end < clause - 4) {
    // 按季度办好“成果集市”，全年不少于4期: the clause in between names it, not the number before.
    phrase = /“[^”]+”$/.exec(context.text.slice(previous.end, clause - 1))?.[0] ?? ''
  }
  if (phrase === '' && previous !== null && changesSubject(context, item, previous, clause))
    phrase = topic(context, clause)
  if (phrase === '' && previous !== null) {
    item.np = previous.np
    // 新增公园127座，累计达到1100座: the total is not of the new ones.
    item.base = HELD_NOW.test(item.words) && /^[新净]/.test(previous.verb) ? previous.np : previous.base
    if (/占$/.test(item.words) && item.mention.unitKind === 'ratio') item.base += '占比'
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
  const share = /(?:^|[、，])(占.+|与[^，、]+之比|相当于[^，、]+比[例重])$/.exec(phrase)
  if (share !== null) {
    const printed = phrase.slice(0, share.index)
    const subject = printed !== '' ? leadNoun(printed) : (previous?.base ?? leadNoun(topic(context, clause)))
    item.restored = printed === ''
    item.np = `${subject}${share[1] ?? ''}`
    item.base = item.np
    return
  }
  const subject = previous === null && EVENTS.atStart(phrase) === phrase ? leadNoun(topic(context, clause)) : ''
  if (subject !== '') {
    // 高新技术企业数量再创新高，净增529家: the clause before says whose.
    item.verb = phrase
    item.np = subject.replace(/数量$|总数$/, '')
    item.base = `${item.np}${phrase}`
    item.restored = true
    return
  }
  const wholeVerb = EVENTS.atStart(phrase) === phrase || tailVerbs(phrase) === phrase
  if (wholeVerb && previous !== null && !GENERIC.has(phrase)) {
    item.verb = phrase
    item.np = previous.np
    item.base = `${previous.np}${phrase}`
    item.restored = true
    return
  }
  reduce(item, before, phrase)
  const { verb, rest: object } = leadingVerbs(phrase)
  const rest = verb === '' ? object : object.replace(/^(?:各级各类|各类|各项|各种)(?=.{2,})/, '')
  const chain = verb === '' ? eventChain(phrase) : ''
  const inherited =
    item.whole?.verb ??
    (sameClause(item, before, clause) && !/^(?:总数|总量|保有量|存量|累计)/.test(rest) ? (before?.verb ?? '') : '')
  item.verb = verb !== '' ? verb : chain !== '' ? chain : inherited
  item.np = chain !== '' ? rest.slice(chain.length) : rest
  if (GENERIC.has(rest) && verb !== '' && !CATEGORY.test(rest)) {
    item.generic = true
    item.base =
      /^(?:人才|团队|项目|平台|成果)$/.test(rest) && !/^[新净]/.test(verb) ? `${rest}${verb}` : `${verb}${rest}`
    return
  }
  if (previous !== null && verb === '' && PLACE.test(rest)) {
    // 强度达到2%，县本级达到1%: the same figure of another place.
    item.np = previous.np
    item.base = previous.base
    item.zone = rest
    item.restored = true
    return
  }
  if (GENERIC.has(rest) || /^(?:实际|已)?(?:发放|投放|授信)(?:贷款)?$/.test(phrase)) {
    restoreGeneric(context, items, item, previous, rest, verb, clause)
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
  const acted = actor?.[2] ?? ''
  if (
    actor !== null &&
    verb === '' &&
    !isCompound((actor[1] ?? '') + acted) &&
    tailVerbs(acted) !== acted &&
    !/(?:率|占比|比重|比例)$/.test(acted) &&
    !GENERIC.has(acted)
  ) {
    item.verb = actor[1] ?? ''
    item.np = acted.replace(/^“[^”]+”等(?:各类)?(?=.{3,})|^(?:各级各类|各类|各项|各种)(?=.{2,})/, '')
    item.base = `${item.np}${item.verb}`
    return
  }
  const held = DROP_WHEN_HELD.has(verb) || (core.reached && verb !== '' && !/新|累计/.test(verb))
  const spoken = verb !== '' ? verb : item.verb
  const quiet = held || (item.mention.unitKind === 'event' && /^(?:组织|开展|举办|承办|组织开展|实施)+$/.test(spoken))
  item.base = spoken === '' || quiet || !ROTATES.test(spoken) ? head : turned(head, spoken)
  const tail = tailVerbs(rest)
  if (verb === '' && tail !== '' && tail !== rest && !isCompound(tail) && rest.length - tail.length >= 2) {
    item.np = rest.slice(0, rest.length - tail.length)
    item.verb = tail
  }
}

const PASSED = /(?:突破|跨|迈上|站上|跃上)[^，；]{0,10}(?:大关|台阶|关口)[^，；]{0,2}，$/

/** ；五是争取上级资金支持，确保超过6000万元: the clause in between names it, not the number of another kind before it. */
function changesSubject(context: SentenceContext, item: Item, previous: Item, clause: number): boolean {
  const between = context.text.slice(previous.end, clause)
  if (placeholderName(between) !== '') return true
  // 成交额增长4倍，经济总量连跨两个台阶，年均增长6%: what has passed a mark is spoken of.
  if (PASSED.test(between)) return true
  return /；/.test(between) && previous.mention.unitKind !== item.mention.unitKind && topic(context, clause) !== ''
}

/** 服务并推荐申报国家计划: verbs that do not turn into part of the name still tell what is counted. */
function eventChain(phrase: string): string {
  let at = 0
  for (let turn = 0; turn < 4; turn++) {
    const rest = phrase.slice(at)
    const verb = isCompound(rest) ? null : EVENTS.atStart(rest)
    if (verb === null || rest.length - verb.length < 2 || /^[的率]/.test(rest.slice(verb.length))) break
    at += verb.length
    const link = /^(?:并|和|与|、)/.exec(phrase.slice(at))?.[0] ?? ''
    if (link !== '' && EVENTS.atStart(phrase.slice(at + link.length)) !== null) at += link.length
  }
  return phrase.slice(0, at)
}

/** 新建平台 becomes 平台新建, 查明煤炭资源量 becomes 煤炭资源查明量. */
function turned(head: string, verb: string): string {
  const amount = /^(?:查明|申请|授权|登记|成交|受理|拥有|探明)$/.test(verb) && /[^数产销总容]量$/.test(head)
  if (verb === '生产') return `${head}产量`
  if (amount) return `${head.slice(0, -1)}${verb}量`
  const noun = /(?<=.{2})(?:面积|人数|数量|里程)$/.exec(head)
  return noun === null ? `${head}${verb}` : `${head.slice(0, noun.index)}${verb}${noun[0]}`
}

function sameClause(item: Item, before: Item | null, clause: number): boolean {
  return before !== null && before.mention.end > clause && before.mention.start < item.mention.start
}

/** 抓好产能接续，产量稳定在…: what a deed is done to is not whose output it is. */
function opensWithVerb(context: SentenceContext, clause: number): boolean {
  const from = clauseStart(context.text, context.nesting, clause - 1, context.span.start)
  return EVENTS.atStart(peel(context.text.slice(from, clause - 1)).text) !== null
}

/** A total goes back to the amount that was counted, not to its share (净增365家，占全省的78%，总量达2141家). */
function amountBefore(items: Item[], previous: Item | null): Item | null {
  if (previous === null || previous.mention.unitKind !== 'ratio' || !/占/.test(previous.np)) return previous
  return items.findLast((entry) => entry.mention.unitKind !== 'ratio' && entry.np !== '') ?? previous
}

function restoreGeneric(
  context: SentenceContext,
  items: Item[],
  item: Item,
  previous: Item | null,
  rest: string,
  verb: string,
  clause: number,
): void {
  item.generic = true
  const level = LEVEL.exec(rest)?.[0]
  const isBreakdown = level === rest || CATEGORY.test(rest)
  const between =
    previous !== null && previous.end < clause - 6 && !opensWithVerb(context, clause) ? topic(context, clause) : ''
  if (between.length >= 6 && MEASURES.atEnd(rest) !== null) {
    // 研发机构覆盖面扩大，覆盖率达到55%: the noun of the clause right before wins over the number further back.
    item.restored = true
    item.np = between + rest
    item.base = item.np
    return
  }
  const source = item.whole ?? amountBefore(items, previous)
  if (source !== null && (item.whole !== null || level === rest || !/^(?:企业|项目|人员|人数|单位)$/.test(rest))) {
    item.restored = true
    item.np =
      level === rest
        ? `${rest}${source.np.replace(LEVEL, '')}`
        : isBreakdown && previous?.generic === true
          ? previous.np.replace(/(?:优秀|良好|合格|不合格|[一二三特]等奖)$/, '') + rest
          : joinNames(source, rest)
    item.base = `${item.np}${verb}`
    if (item.verb === '' && verb === '' && (isBreakdown || item.whole !== null)) item.verb = source.verb
    return
  }
  const about = previous === null || isBreakdown ? topic(context, clause) : ''
  item.restored = about !== ''
  item.np = about !== '' && (rest.length < 4 || isBreakdown) ? about + rest : rest
  item.base = verb === '' ? item.np : rest.length <= 4 ? `${about}${verb}${rest}` : `${item.np}${verb}`
}

function joinNames(source: Item, rest: string): string {
  if (source.np.endsWith(rest)) return source.np
  // 技术合同成交 + 成交额: the words that both have are said once.
  if (source.np.endsWith(rest.slice(0, 2))) return source.np + rest.slice(2)
  if (/^总?产量$/.test(rest)) return source.np.replace(/(?:播种|种植|养殖|栽培)?面积$/, '') + rest
  // 高新技术企业数量达4.4万家，产值超7.8万亿元: one measure takes the place of the other.
  const measured = /(?:数量|总数|(?:工业)?(?:总)?产值|增加值|(?:销售|主营业务|营业)收入|交货值|投资额?|总量)$/.exec(
    source.np,
  )
  const trade = /^(.*)进出口(?:总额|总值)?$/.exec(source.np)
  if (trade !== null && /^(?:出口|进口)$/.test(rest)) return `${trade[1]}${rest}额`
  const amounts =
    /^(?:产值|总产值|工业总产值|增加值|收入|营收|营业收入|利税|利润|税收|净利润|投资|总投资|人数|从业人员)$/.test(rest)
  if (measured === null || !amounts) return `${source.np}${rest}`
  const subject = source.np.slice(0, measured.index)
  return subject === '产品' ? rest : `${subject}${rest}`
}
