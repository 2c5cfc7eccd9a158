import { dateItem, markOrigin } from './dating.ts'
import type { Draft, Sentence } from './draft.ts'
import type { Item } from './item.ts'
import { readItems } from './items.ts'
import { HELD_NOW } from './left-names.ts'
import { readMode } from './mode.ts'
import { isOutput } from './mode-signs.ts'
import { subjectOf } from './subjects.ts'
import { levelOfRate } from './year-on-year.ts'

/** Reads the targets of one sentence. */
export function readSentence(sentence: Sentence): Draft[] {
  const { body, nesting, span, own } = sentence
  const items = readItems({ text: body.text, nesting, span, mentions: own, earlier: sentence.earlier })
  const drafts: Draft[] = []
  const byItem = new Map<Item, Draft>()
  items.forEach((item, position) => {
    const level = items[position - 1]
    const before = level === undefined ? undefined : byItem.get(level)
    const rated = levelOfRate(items, position, byItem, sentence)
    if (rated !== null) {
      rated.growth = item.mention.value * (/降|减|回落|少/.test(item.core.growth ?? '') ? -1 : 1)
      byItem.set(item, rated)
      return
    }
    const names = item.each === 'all' ? item.shared : [item.name]
    const whole = item.whole === null ? undefined : byItem.get(item.whole)
    names.forEach((name, copy) => {
      const draft = draftOf(sentence, item, item.each === 'all' ? namedCopy(item, name) : item.name, before, whole)
      draft.partOf = whole ?? null
      // 高速公路3条121公里: the size of what was just counted.
      if (item.words === '' && before !== undefined && level?.mention.end === item.mention.start)
        draft.mode = before.mode
      if (copy === 0) byItem.set(item, draft)
      drafts.push(draft)
    })
  })
  let origin: string | null = null
  for (const draft of drafts) if (draft.item?.origin === true) origin = markOrigin(draft, sentence, origin)
  return drafts
}

function namedCopy(item: Item, part: string): string {
  const own = item.shared[0] ?? ''
  return own !== '' && item.name.startsWith(own) ? part + item.name.slice(own.length) : part
}

/** 参与企业突破1200户: a level that is passed is a level. */
const PASSES = /(?:突破|跨越|迈过|跨过|首?破)$/

function draftOf(
  sentence: Sentence,
  item: Item,
  name: string,
  before: Draft | undefined,
  whole: Draft | undefined,
): Draft {
  const { body, span, frame, heading, index } = sentence
  const { mention, core } = item
  const dating = dateItem(sentence, item)
  const growth = core.growth
  const mode = readMode({
    words: item.words,
    phrase: core.text,
    np: item.np,
    verb: item.verb,
    acts: item.acts,
    reached: core.reached || PASSES.test(body.text.slice(mention.lead, mention.start)),
    growth,
    changes: core.compared !== null && /增加|减少|多|少|扩大|缩小/.test(growth ?? ''),
    relative: core.relativeTo !== null,
    unitKind: mention.unitKind,
    unit: mention.unit,
    kind: dating.kind,
    stretch: dating.stretch,
    annual: dating.deadline.annual,
    head: item.rightHeaded ? body.text.slice(mention.end, item.end) : '',
    restates: restates(item),
    before:
      before === undefined
        ? null
        : {
            mode: before.mode.mode,
            listed: /^[、和与及]?$/.test(body.text.slice(before.item?.mention.end ?? 0, item.start)),
            output: isOutput(before.item?.np ?? ''),
            deed: before.mode.deed,
            unit: before.mention.unit,
          },
    whole: whole === undefined ? null : whole.mode.mode,
  })
  const subject = subjectOf(item, heading)
  const indicator =
    subject !== null && name.startsWith(subject) && name.length > subject.length + 2 ? name.slice(subject.length) : name
  return {
    item,
    indicator,
    subject,
    mention: { ...mention, comparator: boundOf(item) },
    mode,
    kind: dating.kind,
    stance: Math.abs(sentence.odds(mention.start)),
    deadline: dating.deadline,
    growth: null,
    start: body.at[Math.min(item.start, mention.start)] ?? 0,
    end: (body.at[item.end - 1] ?? 0) + 1,
    valueStart: body.at[mention.start] ?? 0,
    valueEnd: (body.at[mention.numberEnd - 1] ?? 0) + 1,
    of: denominator(item),
    relativeTo: core.relativeTo,
    partOf: null,
    table: null,
    block: index,
    frame,
    sentence: span,
    paragraph: body,
  }
}

/** 至少建成1家, 不低于符合条件教师的10%: the bound may stand a few words before its number. */
function boundOf(item: Item): Draft['mention']['comparator'] {
  const { comparator } = item.mention
  if (comparator !== '=') return comparator
  if (item.bound !== null) return item.bound
  return /(?:至少|不少于|不低于)[^，、；。\d]{0,12}$/.test(item.words) ? '>=' : comparator
}

/** 新增全国重点实验室1家、累计3家; 每年净增150家，到2025年突破1600家. */
function restates(item: Item): boolean {
  if (item.core.text !== '' || item.origin || !item.restored || item.whole !== null || item.each !== null) return false
  return (
    (HELD_NOW.test(item.words) && !/总共|合计/.test(item.words)) ||
    (item.verb !== '' && /总数|总量|突破$|超过$|达到?$|到20\d{2}年/.test(item.words))
  )
}

/** Denominator of a share as printed: 占X比重, X中Y占比. */
function denominator(item: Item): string | null {
  if (item.mention.unitKind !== 'ratio' || item.core.growth !== null) return null
  const share = /占(.{2,20}?)的?(?:比重|比例|比)?(?:达到?|达|为)?$/.exec(item.np)
  if (share?.[1] !== undefined && !/^比/.test(share[1])) return share[1]
  return /^(.{2,12})中.{2,}(?:占比|比例|比重)$/.exec(item.np)?.[1] ?? null
}
