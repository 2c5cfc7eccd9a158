import type { Item } from './item.ts'
import { EVENT_START, leadingVerbs, MEASURE_END } from './phrases.ts'

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

/** 均 gives one number to every member of a list, 分别 gives the n-th number to the n-th member. */
export function distribute(item: Item, items: Item[], phrase: string, chained: number): boolean {
  const before = items.at(-1) ?? null
  if (sharesGrowth(item, items, phrase)) return true
  if (before?.each === 'respective' && phrase === '') {
    const names = before.shared
    const own = names[1] ?? ''
    if (before.year === null && own !== '') {
      item.shared = names.slice(1)
      item.each = 'respective'
      item.np = own
      item.base = own
      item.core = { ...item.core, growth: before.core.growth }
      return true
    }
  }
  const said = /分别[^、，]{0,8}$/.test(item.words)
  const all = /(?:均|各|都|双双|皆)[^、，]{0,8}$/.test(item.words)
  const paired = !said && !all && chained >= 2
  if (!said && !all && !paired) return false
  const list = phrase
    .replace(/等[^、]*$/, '')
    .split(/[、和与及]/)
    .filter((part) => part.length >= 2)
  // 高新技术企业、科技型中小企业达6588家、6403家: as many names as numbers.
  if (list.length < 2 || (paired && list.length !== chained)) return false
  // 氨氮、化学需氧量排放量分别下降2%: one number for the whole list.
  const respective = paired || (said && chained > 1)
  const { verb, rest } = leadingVerbs(list[0] ?? '')
  const names = completeList([rest, ...list.slice(1)])
  item.verb = verb
  item.shared = names
  item.each = respective ? 'respective' : 'all'
  item.np = names[0] ?? phrase
  item.base = item.np
  return true
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
  if (pending === null && own.length >= 4 && EVENT_START.exec(own)?.[0] !== own) {
    const { verb, rest } = leadingVerbs(own)
    item.verb = verb
    item.np = rest
    item.base = `${rest}${verb}`
    return true
  }
  const source = pending ?? before
  item.np = source?.np ?? phrase
  item.verb = pending?.verb ?? phrase
  item.base = pending?.base ?? (EVENT_START.exec(phrase)?.[0] === phrase ? `${item.np}${phrase}` : phrase)
  item.restored = true
  return true
}

/** Members of a list share the tail of the last one: 粮食、蔬菜产量 → 粮食产量, 蔬菜产量; 省级、市级平台 → 省级平台, 市级平台. */
function completeList(list: string[]): string[] {
  const last = list.at(-1) ?? ''
  const measure = MEASURE_END.exec(last)?.[0] ?? ''
  const level = LEVEL.exec(last)?.[0] ?? ''
  return list.map((part) => {
    if (part === last) return part
    if (level !== '' && LEVEL.exec(part)?.[0] === part) return part + last.slice(level.length)
    if (part.length <= 3 && last.length >= part.length + 4 && /^(?:城镇|农村|城乡|第[一二三]产业)/.test(part))
      return part + last.slice(part.length)
    return measure !== '' && !MEASURE_END.test(part) ? part + measure : part
  })
}
