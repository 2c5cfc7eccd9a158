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
export function distribute(item: Item, before: Item | null, phrase: string): boolean {
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
  const respective = /分别[^、，]{0,8}$/.test(item.words)
  const all = /(?:均|各|都)[^、，]{0,8}$/.test(item.words)
  if (!respective && !all) return false
  const list = phrase
    .replace(/等[^、]*$/, '')
    .split(/[、和与及]/)
    .filter((part) => part.length >= 2)
  if (list.length < 2) return false
  const { verb, rest } = leadingVerbs(list[0] ?? '')
  const names = completeList([rest, ...list.slice(1)])
  item.verb = verb
  item.shared = names
  item.each = respective ? 'respective' : 'all'
  item.np = names[0] ?? phrase
  item.base = item.np
  return true
}

/** 2025年、2026年分别新增1.5万人、1.7万人: the n-th year takes the n-th number. */
export function distributeYears(item: Item, before: Item | null, phrase: string): boolean {
  const pending = before?.each === 'respective' && before.year !== null && phrase === '' ? before : null
  const years = pending?.shared ?? [...item.words.matchAll(/(20\d{2})年(?=[^分]*分别)/g)].map((match) => match[1] ?? '')
  if (years.length < (pending === null ? 2 : 1)) return false
  item.each = 'respective'
  item.year = years[0] ?? null
  item.shared = years.slice(1)
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
