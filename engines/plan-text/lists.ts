import { clauseStart } from './clauses.ts'
import type { Item, SentenceContext } from './item.ts'
import nouns from './lexicon/nouns.json' with { type: 'json' }
import { EVENTS, leadingVerbs, MEASURES, peel } from './phrases.ts'

export const LEVEL = /^(?:国家级|省级以上|市级以上|国家级以上|省级及以上|省部级|省级|市级|区级|县级|国家|省|市)/

/** 压减办理时限65%、申请材料40%: the verb before the noun makes the share a change. */
export function reduce(item: Item, before: Item | null, phrase: string): void {
  if (item.mention.unitKind !== 'ratio' || item.core.growth !== null) return
  const word = /^(?:平均|总体)?(?:压减|压缩|缩短|减少|降低|节约|削减|精简)(?=.{2,}[^率]$)/.exec(phrase)?.[0]
  const taken =
    before !== null && before.reduces !== null && item.core.text !== '' && !item.core.reached ? before.reduces : null
  item.reduces = word ?? taken
  if (item.reduces !== null) item.core = { ...item.core, growth: item.reduces }
}

const ALL = /(?:(?<![人年亩户平])均|各(?![级类项种地县区市方界单部行个])|都|双双|皆)[^、，]{0,8}$/
const RESPECTIVE = /分别[^、，]{0,8}$/

/**
 * 均 gives one number to every member of a list, 分别 gives the n-th number to the n-th member; so does a row of as many
 * numbers as names. The list may stand in the clause before (电子信息、先进制造居前两位，分别为41家、30家).
 */
export function distribute(
  context: SentenceContext,
  item: Item,
  items: Item[],
  phrase: string,
  chained: number,
): boolean {
  const before = items.at(-1) ?? null
  if (sharesGrowth(item, items, phrase)) return true
  const said = RESPECTIVE.test(item.words)
  // 分别为A、B；…分别为C、D: a row that is used up gives way to the next, but 分别增长 speaks of the row before.
  const spent = said && item.core.growth === null && (before?.shared.length ?? 0) <= 1
  if (before?.each === 'respective' && phrase === '' && !spent) return takeNext(item, before)
  const all = ALL.test(item.words)
  const paired = !said && !all && chained >= 2
  if (!said && !all && !paired) return false
  const placed = placesOf(phrase, chained)
  if (placed !== null && (said || paired)) {
    spread(
      item,
      placed.tail,
      placed.places.map(() => placed.tail),
      'respective',
    )
    item.zone = placed.places[0] ?? null
    item.zones = placed.places.slice(1)
    return true
  }
  const bare = phrase.replace(/(?<![高中初同平])等(?![级于])[^、]*$/, '').replace(/(?<![人年亩户平])均$/, '')
  const list = membersOf(bare, all ? 0 : chained)
  // 高新技术企业、科技型中小企业达6588家、6403家: as many names as numbers.
  if (list.length < 2 || (paired && list.length !== chained))
    return (
      said &&
      chained > 1 &&
      ((phrase === '' && distributeRanking(context, items, item, chained)) ||
        sameRow(item, before, phrase, chained) ||
        distributeEarlier(context, item, phrase, chained))
    )
  // 氨氮、化学需氧量排放量分别下降2%: one number for the whole list.
  const respective = paired || (said && chained > 1)
  const { verb, rest } = leadingVerbs(list[0] ?? '')
  item.verb = verb
  spread(item, phrase, completeList([rest, ...list.slice(1)]), respective ? 'respective' : 'all')
  return true
}

/** Gives the first name of a row to a number and keeps the rest for the numbers after it. */
export function startRow(item: Item, names: string[]): void {
  spread(item, names[0] ?? '', names, 'respective')
}

function spread(item: Item, phrase: string, names: string[], each: 'respective' | 'all'): void {
  item.shared = names
  item.row = names
  item.each = each
  item.np = names[0] ?? phrase
  item.base = item.np
}

/** The next number of a row takes the next name. */
function takeNext(item: Item, before: Item): boolean {
  const own = before.shared[1] ?? ''
  if (before.year !== null || own === '') return false
  item.core = { ...item.core, growth: before.core.growth }
  spread(item, own, before.shared.slice(1), 'respective')
  item.row = before.row
  item.verb = before.verb
  // 分别超过90家和870家: the bound before the first number governs the row.
  if (before.bound !== null || before.mention.lead < before.mention.start)
    item.bound = before.bound ?? before.mention.comparator
  item.zone = before.zones[0] ?? item.zone
  item.zones = before.zones.slice(1)
  return true
}

/** 云山、河口、临江三个高新区产值分别达…: places, and what is counted in each of them. */
function placesOf(phrase: string, count: number): { places: string[]; tail: string } | null {
  const found = /^(.+?)等?(?:[二两三四五六七八九十]|\d{1,2})(?:个|家|市|地|省|县|区|大)(.{3,})$/.exec(phrase)
  const places = found?.[1]?.split(/[、和与及]/) ?? []
  if (count < 2 || places.length !== count || places.some((place) => place.length < 2 || place.length > 8)) return null
  return { places, tail: found?.[2] ?? '' }
}

/** 苏南、苏中产值增幅分别为9%、12%，占比分别为52%、49%: the second row speaks of the same members. */
function sameRow(item: Item, before: Item | null, phrase: string, count: number): boolean {
  if (before === null || before.each !== 'respective' || before.row.length !== count || before.year !== null)
    return false
  spread(
    item,
    phrase,
    before.row.map((name) => `${name}${phrase}`),
    'respective',
  )
  item.restored = true
  return true
}

const CLAUSES_BACK = 3
/** Where the last member of a list ends and the sentence goes on (…、先进制造居前三位). */
const GOES_ON =
  /(?:居|位居|位列|列|排名|排在?|占据|在(?=20|全)|实现|保持|持续|快速|高速|高强度|不断|稳步|增长|均|都|成为|领域|数量|规模|完成)/

/** 产值排前三位的是甲、乙和丙: what the members are ranked by is what the numbers after them tell. */
const RANKED =
  /^(?<measure>.{2,20}?)(?:排名?|位?居|位?列|排在)(?:全[国省市区县])?前[二两三四五六七八九十\d]+(?:位|名)?的(?:行业|产业|地区|县区)?(?:分别)?(?:是|为)(?<members>.+)$/

/** What all names of a row end with. */
function commonTail(row: string[]): string {
  const [first = '', ...others] = row
  let length = first.length
  while (length > 0 && !others.every((name) => name.endsWith(first.slice(first.length - length)))) length--
  return others.length === 0 ? '' : first.slice(first.length - length)
}

/** Gives a row of numbers to the members of a ranking in the clause before. */
function distributeRanking(context: SentenceContext, items: Item[], item: Item, count: number): boolean {
  const { text, nesting, span } = context
  const to = clauseStart(text, nesting, item.mention.lead, span.start) - 1
  const ranked = RANKED.exec(peel(text.slice(clauseStart(text, nesting, to, span.start), to)).text)?.groups
  const names = membersOf(ranked?.members ?? '', count)
  if (ranked?.measure === undefined || names.length !== count) return false
  const { text: own, growth } = peel(ranked.measure)
  const row = items.findLast((entry) => entry.each === 'respective' && entry.row.length > 1)?.row ?? []
  const measure = own !== '' ? own : commonTail(row)
  spread(
    item,
    measure,
    names.map((name) => name + measure),
    'respective',
  )
  item.core = { ...item.core, growth: item.core.growth ?? growth }
  item.restored = true
  return true
}

function distributeEarlier(context: SentenceContext, item: Item, phrase: string, count: number): boolean {
  const { text, nesting, span } = context
  let to = clauseStart(text, nesting, item.mention.lead, span.start) - 1
  for (let turn = 0; turn < CLAUSES_BACK && to > span.start; turn++) {
    const from = clauseStart(text, nesting, to, span.start)
    const clause = peel(text.slice(from, to)).text
    const list = membersOf(clause, count).map((member, i, all) =>
      i < all.length - 1 ? member : member.slice(0, GOES_ON.exec(member)?.index ?? member.length),
    )
    if (list.length === count && list.every((member) => member.length >= 2 && !/\d/.test(member))) {
      const isVerb = EVENTS.atStart(phrase) === phrase
      item.verb = isVerb ? phrase : ''
      spread(
        item,
        phrase,
        list.map((member) => `${member}${phrase}`),
        'respective',
      )
      item.restored = true
      return true
    }
    to = from - 1
  }
  return false
}

const JOINED = new RegExp(nouns.joined.join('|'), 'g')

/** Members of a list; 研究与试验发展 is one word, and where the count is known 及 and 和 part only if they have to. */
function membersOf(phrase: string, count = 0): string[] {
  const kept = phrase.replace(JOINED, (word) => word.replace(/[、和与及]/g, '\u0000'))
  for (const marks of [/[、]/, /[、和]/, /[、和及]/, /[、和与及]/]) {
    const lengths = kept.split(marks).map((part) => part.length)
    if (lengths.length !== count && marks.source !== '[、和与及]') continue
    let at = 0
    return lengths
      .map((length) => {
        const own = phrase.slice(at, at + length)
        at += length + 1
        return own
      })
      .filter((part) => part.length >= 2)
  }
  return []
}

/** 立项86项、到位资金3亿元，同比增长均超30%: the rate speaks of the levels before. */
function sharesGrowth(item: Item, items: Item[], phrase: string): boolean {
  if (phrase !== '' || item.core.growth === null || !/(?:^|[^人年亩户平])均$|双双/.test(item.words)) return false
  const levels = items.filter((entry) => entry.mention.unitKind !== 'ratio' && entry.whole === null).slice(-2)
  const [first, second] = levels
  if (first === undefined || second === undefined) return false
  item.shared = [first.base, second.base]
  item.each = 'all'
  item.np = first.base
  item.base = first.base
  item.restored = true
  return true
}

/** 2025年、2026年分别新增1.5万人、1.7万人: the n-th year takes the n-th number. */
export function distributeYears(item: Item, before: Item | null, phrase: string, lead: string): boolean {
  const pending = before?.each === 'respective' && before.year !== null && phrase === '' ? before : null
  // 2024年、2025年阶段目标为：成交额分别达到…: the years may stand before the colon.
  const stated =
    lead.endsWith('：') && /分别/.test(item.words)
      ? `${lead.replace(/[^，。；]*[，。；]/g, '')}${item.words}`
      : item.words
  const years =
    pending?.shared ??
    [...stated.matchAll(/(20\d{2})(?:年|(?=、20\d{2}年))(?=[^分]*分别)/g)].map((match) => match[1] ?? '')
  if (years.length < (pending === null ? 2 : 1)) return false
  item.each = 'respective'
  item.year = years[0] ?? null
  item.shared = years.slice(1)
  const own = phrase.replace(/^(?:20\d{2}年?、?)+/, '')
  if (pending === null && own.length >= 4 && EVENTS.atStart(own) !== own) {
    const { verb, rest } = leadingVerbs(own)
    item.verb = verb
    item.np = rest
    item.base = `${rest}${verb}`
    return true
  }
  const source = pending ?? before
  item.np = source?.np ?? phrase
  item.verb = pending?.verb ?? phrase
  item.base = pending?.base ?? (EVENTS.atStart(phrase) === phrase ? `${item.np}${phrase}` : phrase)
  item.restored = true
  return true
}

/** 高新技术产业和新兴产业产值占工业比重: what stands behind the word that all members end with is said of all. */
function sharedTail(list: string[]): string {
  const last = list.at(-1) ?? ''
  const end = list[0]?.slice(-2) ?? ''
  const at = last.indexOf(end)
  if (end.length < 2 || at < 0 || list.slice(0, -1).some((part) => !part.endsWith(end))) return ''
  const tail = last.slice(at + 2)
  return MEASURES.atEnd(tail) !== null ? tail : ''
}

/** Members of a list share the tail of the last one: 粮食、蔬菜产量 → 粮食产量, 蔬菜产量; 省级、市级平台 → 省级平台, 市级平台. */
function completeList(list: string[]): string[] {
  const last = list.at(-1) ?? ''
  // 高中阶段和高等教育毛入学率: a rate is shared by its whole name.
  const measure = /(?:毛入[学园]|[\u4e00-\u9fff]{2})率$/.exec(last)?.[0] ?? MEASURES.atEnd(last) ?? ''
  const level = LEVEL.exec(last)?.[0] ?? ''
  const short = list[0]?.length ?? 0
  // 炼铁、炼钢先进产能占比: members alike in length and in a character share all of the tail.
  const alike =
    short <= 4 &&
    last.length > short + 2 &&
    list
      .slice(0, -1)
      .every((part) => part.length === short && [...part].some((mark) => last.slice(0, short).includes(mark)))
  // 专利申请量和授权量: a short last member shares what the first one begins with.
  const first = list[0] ?? ''
  if (list.length === 2 && last.length <= 3 && first.length >= last.length + 2 && first.at(-1) === last.at(-1))
    return [first, first.slice(0, first.length - last.length) + last]
  // 应用研究和试验发展经费所占比重: what is shared begins with the amount that the share is of.
  const portion =
    /(?:经费|支出|收入|产值|增加值|投资|投入|贷款|人数)所?占[^、]*(?:比重|比例|比)$|所占(?:比重|比例)$/.exec(last)?.[0]
  if (portion !== undefined && portion.length < last.length - 1)
    return list.map((part) => (part === last || MEASURES.atEnd(part) !== null ? part : part + portion))
  const shared = sharedTail(list)
  if (shared !== '') return list.map((part) => (part === last ? part : part + shared))
  if (alike) return list.map((part) => (part === last ? part : part + last.slice(short)))
  return list.map((part) => {
    if (part === last) return part
    if (level !== '' && LEVEL.exec(part)?.[0] === part) return part + last.slice(level.length)
    if (part.length <= 3 && last.length >= part.length + 4 && /^(?:城镇|农村|城乡|第[一二三]产业)/.test(part))
      return part + last.slice(part.length)
    return measure !== '' && MEASURES.atEnd(part) === null ? part + measure : part
  })
}
