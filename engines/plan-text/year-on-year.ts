import type { Draft, Sentence } from './draft.ts'
import type { Item } from './item.ts'

/**
 * The level that a rate against the year before belongs to (57.81亿元，同比增长28.4%), or null where the rate is a
 * figure of its own.
 */
export function levelOfRate(
  items: Item[],
  position: number,
  drafts: Map<Item, Draft>,
  sentence: Sentence,
): Draft | null {
  const item = items[position]
  if (item === undefined) return null
  // What a bracket breaks down is no level of its own: 420亿元（甲区292亿元），比上年增长5%.
  const holder = sentence.nesting.holder[item.mention.start]
  const row: Item[] = []
  for (let at = position - 1; at >= 0 && row.length < 3; at--) {
    const entry = items[at]
    if (entry !== undefined && sentence.nesting.holder[entry.mention.start] === holder) row.push(entry)
  }
  const [level] = row
  if (level === undefined) return null
  const owner = respectiveOwner(items, position)
  if (owner !== null && owner.mention.unitKind !== 'ratio') return drafts.get(owner) ?? null
  const before = drafts.get(level) ?? null
  // 环比增长2.4%、同比增长6.9% beside one level: the rate against the year before is its growth.
  if (before?.item !== level && /^[、，]?同比/.test(item.words) && item.core.text === '') return before
  if (before === null || !isYearly(item, before) || !isBeside(item, level, sentence)) return null
  if (level.mention.unitKind !== 'ratio' && level.mention.unitKind !== 'times')
    return row[1]?.origin === true ? null : before
  // 投入111亿元，占全省的25.9%，同比增长10.4%: what grows is the amount, not its share.
  const whole = row[1]
  const share = level.core.growth === null && /占/.test(level.words) && level.restored
  return share && whole !== undefined && isAmount(whole) && row[2]?.origin !== true ? (drafts.get(whole) ?? null) : null
}

const isAmount = ({ mention }: Item): boolean => mention.unitKind !== 'ratio' && mention.unitKind !== 'times'

/** 项目286项、资金5.2亿元，分别增长18%、24%: the n-th rate belongs to the n-th of the levels before. */
function respectiveOwner(items: Item[], position: number): Item | null {
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

/** A bare rate in % against the year before. */
function isYearly({ core, mention, words, each }: Item, level: Draft): boolean {
  if (mention.unitKind !== 'ratio' || mention.unit !== '%' || each !== null) return false
  if (core.growth === null || core.text !== '' || core.relativeTo !== null) return false
  if (/年均|递增|累计|同口径|自然口径|剔除|扣除/.test(words)) return false
  if (core.compared === null || /上年|去年|同期/.test(core.compared)) return true
  const year = /(?:19|20)\d{2}/.exec(core.compared)?.[0]
  return year !== undefined && Number(level.deadline.deadline?.slice(0, 4)) === Number(year) + 1
}

function isBeside(item: Item, level: Item, { body, nesting }: Sentence): boolean {
  const between = body.text.slice(level.mention.end, item.start).replace(/（[^（）]*）/g, '')
  return (
    !/[；。]/.test(between) &&
    between.length <= 12 &&
    nesting.holder[item.mention.start] === nesting.holder[level.mention.start]
  )
}
