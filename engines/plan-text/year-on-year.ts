import type { Sentence } from './draft.ts'
import type { Item } from './item.ts'

/** 项目286项、资金5.2亿元，分别增长18%、24%: the n-th rate belongs to the n-th of the levels before. */
export function respectiveOwner(items: Item[], position: number): Item | null {
  let first = position
  while (first > 0 && items[first]?.core.text === '' && !/分别/.test(items[first]?.words ?? '')) first--
  const head = items[first]
  if (items[position]?.each != null) return null
  if (
    head === undefined ||
    head.mention.unitKind !== 'ratio' ||
    head.core.text !== '' ||
    head.core.growth === null ||
    !/分别/.test(head.words)
  )
    return null
  let last = first
  while (items[last + 1]?.words.replace(/[、和与及]/g, '') === '' && items[last + 1]?.mention.unitKind === 'ratio')
    last++
  const count = last - first + 1
  return count < 2 || position > last ? null : (items[first - count + (position - first)] ?? null)
}

/** 57.81亿元，同比增长28.4%: a rate against the year before, printed right beside its level, belongs to the level. */
export function isYearOnYear(item: Item, level: Item, text: string, sentence: Sentence): boolean {
  const { core, mention } = item
  if (
    mention.unitKind !== 'ratio' ||
    mention.unit !== '%' ||
    core.growth === null ||
    core.text !== '' ||
    core.relativeTo !== null
  )
    return false
  if (item.each !== null) return false
  if (/年均|递增|累计|同口径|自然口径|剔除|扣除/.test(item.words)) return false
  if (core.compared !== null && !/上年|去年|同期/.test(core.compared)) return false
  if (level.mention.unitKind === 'ratio' || level.mention.unitKind === 'times') return false
  const between = text.slice(level.mention.end, item.start)
  return (
    !/[；。]/.test(between) &&
    between.length <= 12 &&
    sentence.nesting.holder[item.mention.start] === sentence.nesting.holder[level.mention.start]
  )
}
