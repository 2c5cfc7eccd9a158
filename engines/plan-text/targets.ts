import { readNesting, splitSentences } from './clauses.ts'
import type { Frame } from './context.ts'
import { type Deadline, deadlineAt, isSilent } from './deadline.ts'
import type { Draft, Sentence } from './draft.ts'
import { scanHanNumbers } from './han-numbers.ts'
import type { Block, Heading } from './headings.ts'
import type { Item } from './item.ts'
import { readItems } from './items.ts'
import { GOAL, kindOf, markOrigin } from './kind.ts'
import { isOutput, type ModeReading, readMode, YEARLY_MEAN } from './mode.ts'
import { compact } from './normalise.ts'
import { type NumberMention, scanNumbers } from './numbers.ts'
import { isQuantity } from './roles.ts'
import { subjectOf } from './subjects.ts'
import { type Clock, type ResolvedTime, resolveTimes, scanTimes } from './times.ts'
import { isYearOnYear, respectiveOwner } from './year-on-year.ts'

/** Reads the targets of one paragraph; `carried` is the deadline that the section has stated before. */
export function readParagraph(
  normal: string,
  block: Block,
  index: number,
  frame: Frame,
  heading: Heading | null,
  carried: Deadline | null,
): Draft[] {
  const body = compact(normal, block.start, block.end)
  const text = body.text
  if (!/\d|翻|[一二两三四五六七八九十百]/.test(text)) return []
  const nesting = readNesting(text)
  const numbers = scanNumbers(text)
    .concat(scanHanNumbers(text, nesting.quote))
    .sort((a, b) => a.start - b.start)
  if (numbers.length === 0) return []
  const clock: Clock = {
    year: frame.year,
    last: frame.review && frame.year !== null && frame.from === frame.year + 1 ? frame.year : null,
    reviewed: frame.review ? frame.deadline : frame.year === null ? null : String(frame.year - 1),
  }
  const times = resolveTimes(
    scanTimes(text, (at) => nesting.quote[at] === 2),
    clock,
  )
  const drafts: Draft[] = []
  let carry = carried
  let cursor = 0
  let timeCursor = 0
  for (const span of splitSentences(text, nesting)) {
    const own: NumberMention[] = []
    for (; cursor < numbers.length && (numbers[cursor]?.start ?? 0) < span.end; cursor++) {
      const number = numbers[cursor]
      if (
        number !== undefined &&
        number.start >= span.start &&
        !isTime(times, number) &&
        (number.han === true || isQuantity(text, nesting, numbers, cursor, span.start))
      )
        own.push(number)
    }
    while (timeCursor < times.length && (times[timeCursor]?.end ?? 0) <= span.start) timeCursor++
    let timeEnd = timeCursor
    while (timeEnd < times.length && (times[timeEnd]?.start ?? 0) < span.end) timeEnd++
    const spoken = times.slice(timeCursor, timeEnd)
    if (own.length > 0)
      drafts.push(...readSentence({ body, nesting, span, own, spoken, frame, heading, carry, index, clock }))
    const last = spoken.findLast(
      (time) => time.deadline !== null && !isSilent(time) && time.role !== 'since',
    )
    if (last !== undefined) carry = { deadline: last.deadline, from: 'inherited', annual: false, role: last.role }
  }
  return drafts
}

function isTime(times: ResolvedTime[], number: NumberMention): boolean {
  let low = 0
  let high = times.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const time = times[middle]
    if (time === undefined) return false
    if (time.end <= number.start) low = middle + 1
    else if (time.start > number.start) high = middle - 1
    else return true
  }
  return false
}

function readSentence(sentence: Sentence): Draft[] {
  const { body, nesting, span, own, frame } = sentence
  const items = readItems({ text: body.text, nesting, span, mentions: own })
  const drafts: Draft[] = []
  const byItem = new Map<Item, Draft>()
  items.forEach((item, position) => {
    const level = items[position - 1]
    const before = level === undefined ? undefined : byItem.get(level)
    const owner = respectiveOwner(items, position)
    const owned = owner === null ? undefined : byItem.get(owner)
    if (owned !== undefined && owner !== null && owner.mention.unitKind !== 'ratio') {
      owned.growth = item.mention.value * (/降|减|回落|少/.test(item.core.growth ?? '') ? -1 : 1)
      byItem.set(item, owned)
      return
    }
    if (before !== undefined && level !== undefined && isYearOnYear(item, level, body.text, sentence)) {
      before.growth = item.mention.value * (/降|减|回落|少/.test(item.core.growth ?? '') ? -1 : 1)
      byItem.set(item, before)
      return
    }
    if (
      level !== undefined &&
      before !== undefined &&
      before.item !== level &&
      /^[、，]?同比/.test(item.words) &&
      item.core.text === ''
    ) {
      // 环比增长2.4%、同比增长6.9% beside one level: the rate against the year before is its growth.
      before.growth = item.mention.value * (/降|减|回落|少/.test(item.core.growth ?? '') ? -1 : 1)
      byItem.set(item, before)
      return
    }
    const names = item.each === 'all' ? item.shared : [item.name]
    names.forEach((name, copy) => {
      const draft = draftOf(sentence, item, item.each === 'all' ? namedCopy(item, name) : item.name)
      if (item.whole !== null) draft.partOf = byItem.get(item.whole) ?? null
      draft.mode = modeOfList(draft, item, items[position - 1], byItem, body.text.slice(span.start, item.start))
      if (copy === 0) byItem.set(item, draft)
      drafts.push(draft)
    })
  })
  for (const draft of drafts) if (draft.item?.origin === true) markOrigin(draft, frame)
  return drafts
}

/** 其中 takes the mode of its whole, and a list of volumes goes on in the mode it began with. */
function modeOfList(
  draft: Draft,
  item: Item,
  before: Item | undefined,
  drafts: Map<Item, Draft>,
  said: string,
): ModeReading {
  const { mode } = draft
  const beside = before === undefined ? undefined : drafts.get(before)
  // 高速公路3条121公里: the size of what was just counted.
  if (item.words === '' && before !== undefined && beside !== undefined && before.mention.end === item.mention.start)
    return beside.mode
  if (mode.rule !== 'bare' || item.core.reached) return mode
  if (/(?:产品)?产量(?:看|中|方面)/.test(said))
    return {
      mode: draft.kind === 'actual' && /-/.test(draft.deadline.deadline ?? '') ? 'flow-cumulative' : 'flow-annual',
      rule: 'output',
    }
  const whole = item.whole === null ? undefined : drafts.get(item.whole)
  if (whole !== undefined && whole.mode.mode !== 'ratio' && whole.mode.mode !== 'growth') return whole.mode
  const level = before === undefined ? undefined : drafts.get(before)
  if (level?.item === undefined || level.item === null || item.verb !== '') return mode
  return level.mode.rule === 'output' || (level.mode.rule === 'statistic' && isOutput(level.item.np))
    ? { mode: level.mode.mode, rule: 'output' }
    : mode
}

function namedCopy(item: Item, part: string): string {
  const own = item.shared[0] ?? ''
  return own !== '' && item.name.startsWith(own) ? part + item.name.slice(own.length) : part
}

function draftOf(sentence: Sentence, item: Item, name: string): Draft {
  const { body, span, frame, heading, spoken, carry, index } = sentence
  const { mention, core } = item
  const said = deadlineAt(
    spoken.filter((time) => time.role !== 'annual' || !body.text.slice(time.end, mention.start).includes('；')),
    mention.start,
    null,
  )
  const annual =
    (said.annual && !/累计/.test(item.words)) ||
    /每年|年均新增|^年(?=增|新)|年度/.test(item.words) ||
    (mention.unitKind !== 'ratio' && YEARLY_MEAN.test(item.words))
  let deadline: Deadline =
    said.deadline !== null
      ? said
      : {
          deadline: carry?.deadline ?? frame.deadline,
          from: 'inherited',
          annual,
          role: said.role ?? carry?.role ?? null,
        }
  const kind = kindOf(sentence, item, deadline)
  if (kind === 'target' && frame.kind === 'actual' && deadline.from === 'inherited')
    deadline = { ...deadline, deadline: frame.year === null ? null : String(frame.year), annual }
  if (kind === 'actual' && frame.kind === 'target' && deadline.from === 'inherited')
    deadline = { ...deadline, deadline: sentence.clock.reviewed }
  if (frame.goal !== null && GOAL.test(item.words) && !/20\d{2}年/.test(item.words))
    deadline = { ...deadline, deadline: frame.goal, from: 'inherited' }
  if (item.year !== null) deadline = { ...deadline, deadline: item.year, from: 'stated', role: 'year' }
  const growth = core.growth
  const longTerm = frame.longTerm || deadline.role === 'window' || isLong(deadline, frame, spoken)
  const acts = item.acts
  const mode = readMode({
    words: item.words,
    phrase: `${core.text}`,
    np: item.np,
    verb: item.verb,
    acts,
    reached: core.reached,
    growth,
    changes: core.compared !== null && /增加|减少|多|少|扩大|缩小/.test(growth ?? ''),
    relative: core.relativeTo !== null,
    unitKind: mention.unitKind,
    unit: mention.unit,
    kind,
    longTerm: longTerm && item.year === null && !isWithinYear(spoken, mention.start),
    yearToDate:
      (kind === 'actual' && /-/.test(deadline.deadline ?? '')) || (frame.review && /-/.test(frame.deadline ?? '')),
    annual,
    head: item.rightHeaded ? item.np : '',
    restates: restates(item),
    singleYear: isSingleYear(spoken, mention.start, kind === 'target' && frame.longTerm ? frame.year : null),
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
    kind,
    deadline: { ...deadline, annual },
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
  return comparator === '=' && /(?:至少|不少于|不低于)[^，、；。\d]{0,12}$/.test(item.words) ? '>=' : comparator
}

function isLong(deadline: Deadline, frame: Frame, spoken: ResolvedTime[]): boolean {
  if (spoken.some((time) => time.role === 'since' && /[三四五]年|以来/.test(String(time.deadline)))) return true
  if (deadline.role === 'by' && frame.year !== null && deadline.deadline !== null)
    return Number(deadline.deadline.slice(0, 4)) > frame.year
  return false
}

/** 新增全国重点实验室1家、累计3家; 每年净增150家，到2025年突破1600家. */
function restates(item: Item): boolean {
  if (item.core.text !== '' || item.origin || !item.restored || item.whole !== null || item.each !== null) return false
  return /累计/.test(item.words) || (item.verb !== '' && /总数|总量|突破$|超过$|达到?$|到20\d{2}年/.test(item.words))
}

/** 预计2025年投入达到126亿元: the figure of the year that the clause prints. */
function isSingleYear(spoken: ResolvedTime[], at: number, planEnd: number | null): boolean {
  const last = spoken.findLast((time) => time.start < at && !isSilent(time) && time.role !== 'annual')
  if (last?.deadline === String(planEnd)) return false
  return last?.role === 'period' && !last.term && /^\d{4}$/.test(last.deadline ?? '')
}

/** 全年, 年内, 当年 narrow even a five-year plan to one year. */
function isWithinYear(spoken: ResolvedTime[], at: number): boolean {
  const last = spoken.findLast((time) => time.start < at && !isSilent(time))
  return last?.role === 'year'
}

/** Denominator of a share as printed: 占X比重, X中Y占比. */
function denominator(item: Item): string | null {
  if (item.mention.unitKind !== 'ratio' || item.core.growth !== null) return null
  const share = /占(.{2,20}?)的?(?:比重|比例|比)?(?:达到?|达|为)?$/.exec(item.np)
  if (share?.[1] !== undefined && !/^比/.test(share[1])) return share[1]
  return /^(.{2,12})中.{2,}(?:占比|比例|比重)$/.exec(item.np)?.[1] ?? null
}
