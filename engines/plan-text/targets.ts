import { endsClause, type Nesting, readNesting, type Span, splitSentences } from './clauses.ts'
import type { Frame } from './context.ts'
import { type Clock, type Deadline, deadlineAt, scanTimes, type TimeMention } from './deadline.ts'
import { scanHanNumbers } from './han-numbers.ts'
import type { Block, Heading } from './headings.ts'
import { type Item, readItems } from './items.ts'
import { type ModeReading, readMode } from './mode.ts'
import { type Compact, compact } from './normalise.ts'
import { type NumberMention, scanNumbers } from './numbers.ts'
import { isQuantity } from './roles.ts'
import { subjectOf } from './subjects.ts'
import type { TargetKind } from './types.ts'

/** A target as the sentence gives it, before ids, measures and confidence are settled. */
export interface Draft {
  item: Item | null
  indicator: string
  subject: string | null
  mention: Pick<NumberMention, 'value' | 'valueMax' | 'unit' | 'unitKind' | 'comparator'>
  mode: ModeReading
  kind: TargetKind
  deadline: Deadline
  growth: number | null
  start: number
  end: number
  valueStart: number
  valueEnd: number
  of: string | null
  relativeTo: string | null
  partOf: Draft | null
  table: string | null
  block: number
  frame: Frame
  /** The clause after the number, for claims of pace. */
  sentence: Span
  paragraph: Compact | null
}

/** Reads the targets of one paragraph; `carried` is the deadline that the section has stated before. */
export function readParagraph(normal: string, block: Block, index: number, frame: Frame, heading: Heading | null, carried: Deadline | null): Draft[] {
  const body = compact(normal, block.start, block.end)
  const text = body.text
  if (!/\d|翻|[一二两三四五六七八九十百]/.test(text)) return []
  const nesting = readNesting(text)
  const numbers = scanNumbers(text).concat(scanHanNumbers(text, nesting.quote)).sort((a, b) => a.start - b.start)
  if (numbers.length === 0) return []
  const clock: Clock = { year: frame.year, reviewed: frame.review ? frame.deadline : frame.year === null ? null : String(frame.year - 1) }
  const times = scanTimes(text, clock, (at) => nesting.quote[at] === 2)
  const drafts: Draft[] = []
  let carry = carried
  let cursor = 0
  let timeCursor = 0
  for (const span of splitSentences(text, nesting)) {
    const own: NumberMention[] = []
    for (; cursor < numbers.length && (numbers[cursor]?.start ?? 0) < span.end; cursor++) {
      const number = numbers[cursor]
      if (number !== undefined && number.start >= span.start && !isTime(times, number) && (number.han === true || isQuantity(text, nesting, numbers, cursor, span.start))) own.push(number)
    }
    while (timeCursor < times.length && (times[timeCursor]?.end ?? 0) <= span.start) timeCursor++
    let timeEnd = timeCursor
    while (timeEnd < times.length && (times[timeEnd]?.start ?? 0) < span.end) timeEnd++
    const spoken = times.slice(timeCursor, timeEnd)
    if (own.length > 0) drafts.push(...readSentence({ body, nesting, span, own, spoken, frame, heading, carry, index, clock }))
    const last = spoken.findLast((time) => time.deadline !== null && time.role !== 'comparison' && time.role !== 'since')
    if (last !== undefined) carry = { deadline: last.deadline, from: 'inherited', annual: false, role: last.role }
  }
  return drafts
}

function isTime(times: TimeMention[], number: NumberMention): boolean {
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

interface Sentence {
  body: Compact
  nesting: Nesting
  span: Span
  own: NumberMention[]
  spoken: TimeMention[]
  frame: Frame
  heading: Heading | null
  carry: Deadline | null
  index: number
  clock: Clock
}

function readSentence(sentence: Sentence): Draft[] {
  const { body, nesting, span, own, frame } = sentence
  const items = readItems({ text: body.text, nesting, span, mentions: own })
  const drafts: Draft[] = []
  const byItem = new Map<Item, Draft>()
  items.forEach((item, position) => {
    const level = items[position - 1]
    const before = level === undefined ? undefined : byItem.get(level)
    if (before !== undefined && level !== undefined && isYearOnYear(item, level, body.text, sentence)) {
      before.growth = item.mention.value * (/降|减|回落|少/.test(item.core.growth ?? '') ? -1 : 1)
      byItem.set(item, before)
      return
    }
    const names = item.each === 'all' ? item.shared : [item.name]
    names.forEach((name, copy) => {
      const draft = draftOf(sentence, item, item.each === 'all' ? namedCopy(item, name) : item.name)
      if (item.whole !== null) draft.partOf = byItem.get(item.whole) ?? null
      if (copy === 0) byItem.set(item, draft)
      drafts.push(draft)
    })
  })
  for (const draft of drafts) if (draft.item?.origin === true) markOrigin(draft, frame)
  return drafts
}

function namedCopy(item: Item, part: string): string {
  const own = item.shared[0] ?? ''
  return own !== '' && item.name.startsWith(own) ? part + item.name.slice(own.length) : part
}

/** 57.81亿元，同比增长28.4%: a rate against the year before, printed right beside its level, belongs to the level. */
function isYearOnYear(item: Item, level: Item, text: string, sentence: Sentence): boolean {
  const { core, mention } = item
  if (mention.unitKind !== 'ratio' || mention.unit !== '%' || core.growth === null || core.text !== '' || core.relativeTo !== null) return false
  if (/年均|递增|累计/.test(item.words)) return false
  if (core.compared !== null && !/上年|去年|同期/.test(core.compared)) return false
  if (level.mention.unitKind === 'ratio' || level.mention.unitKind === 'times') return false
  const between = text.slice(level.mention.end, item.start)
  return !/[；。]/.test(between) && between.length <= 12 && sentence.nesting.holder[item.mention.start] === sentence.nesting.holder[level.mention.start]
}

function draftOf(sentence: Sentence, item: Item, name: string): Draft {
  const { body, span, frame, heading, spoken, carry, index } = sentence
  const { mention, core } = item
  const said = deadlineAt(spoken.filter((time) => time.role !== 'annual' || !body.text.slice(time.end, mention.start).includes('；')), mention.start, null)
  const annual = (said.annual && !/累计/.test(item.words)) || /每年|年均新增|^年(?=增|新)|年度/.test(item.words)
  let deadline: Deadline = said.deadline !== null ? said : { deadline: carry?.deadline ?? frame.deadline, from: 'inherited', annual, role: said.role ?? carry?.role ?? null }
  const kind = kindOf(sentence, item, deadline)
  if (kind === 'target' && frame.kind === 'actual' && deadline.from === 'inherited') deadline = { ...deadline, deadline: frame.year === null ? null : String(frame.year), annual }
  if (kind === 'actual' && frame.kind === 'target' && deadline.from === 'inherited') deadline = { ...deadline, deadline: sentence.clock.reviewed }
  if (item.year !== null) deadline = { ...deadline, deadline: item.year, from: 'stated', role: 'year' }
  const growth = core.growth
  const longTerm = frame.longTerm || deadline.role === 'window' || isLong(deadline, frame, spoken)
  const acts = item.acts
  const mode = readMode({
    words: item.words, phrase: `${core.text}`, np: item.np, verb: item.verb, acts, reached: core.reached, growth,
    relative: core.relativeTo !== null, unitKind: mention.unitKind, unit: mention.unit, kind,
    longTerm: longTerm && item.year === null && !isWithinYear(spoken, mention.start), yearToDate: (kind === 'actual' && /-/.test(deadline.deadline ?? '')) || (frame.review && /-/.test(frame.deadline ?? '')), annual,
  })
  const subject = subjectOf(item, heading)
  const indicator = subject !== null && name.startsWith(subject) && name.length > subject.length + 2 ? name.slice(subject.length) : name
  return {
    item, indicator, subject, mention, mode, kind, deadline: { ...deadline, annual }, growth: null,
    start: body.at[Math.min(item.start, mention.start)] ?? 0,
    end: (body.at[item.end - 1] ?? 0) + 1,
    valueStart: body.at[mention.start] ?? 0,
    valueEnd: (body.at[mention.numberEnd - 1] ?? 0) + 1,
    of: denominator(item), relativeTo: core.relativeTo, partOf: null, table: null, block: index, frame, sentence: span, paragraph: body,
  }
}

function isLong(deadline: Deadline, frame: Frame, spoken: TimeMention[]): boolean {
  if (spoken.some((time) => time.role === 'since' && /[三四五]年|以来/.test(String(time.deadline)))) return true
  if (deadline.role === 'by' && frame.year !== null && deadline.deadline !== null) return Number(deadline.deadline.slice(0, 4)) > frame.year
  return false
}

/** 全年, 年内, 当年 narrow even a five-year plan to one year. */
function isWithinYear(spoken: TimeMention[], at: number): boolean {
  const last = spoken.findLast((time) => time.start < at && time.role !== 'comparison')
  return last?.role === 'year'
}

const FORECAST = /力争|确保|预计|有望|争取(?:实现|达到|在|到)|预期(?!寿命|性)/
const DONE = /(?:^|[，、])(?:目前|截至目前|现)?(?:已|现有|目前|共有)|已(?:建成|达|有|累计|获|完成|实现|培育|拥有|集聚)/

function kindOf(sentence: Sentence, item: Item, deadline: Deadline): TargetKind {
  const { body, frame, span, nesting } = sentence
  let from = item.start
  for (; from > span.start; from--) if (endsClause(body.text, nesting, from - 1, nesting.holder[item.mention.start] ?? -1)) break
  const clause = body.text.slice(Math.max(span.start, from), item.mention.start)
  const year = deadline.from === 'stated' ? Number(deadline.deadline?.slice(0, 4)) : Number.NaN
  if (frame.kind === 'actual') {
    if (FORECAST.test(clause)) return 'target'
    if (!Number.isNaN(year) && frame.year !== null && year > frame.year) return 'target'
    return 'actual'
  }
  if (frame.background && deadline.role !== 'by' && !Number.isNaN(year) && (frame.year === null || year < frame.year) && !FORECAST.test(clause)) return 'actual'
  if (!Number.isNaN(year) && frame.year !== null) {
    const first = frame.longTerm ? null : frame.year
    if (first !== null && year < first) return 'actual'
    if (first === null && sentence.clock.year !== null && deadline.role !== 'by' && year < sentence.clock.year && /(?:已|达到了|实现了|了)/.test(clause)) return 'actual'
  }
  if (/目前|截至/.test(body.text.slice(span.start, item.mention.start)) && !FORECAST.test(body.text.slice(span.start, item.mention.start)) && deadline.from === 'inherited') return 'actual'
  return DONE.test(item.words) && !/力争|确保/.test(clause) ? 'actual' : 'target'
}

function markOrigin(draft: Draft, frame: Frame): void {
  draft.kind = 'baseline'
  const end = Number(draft.deadline.deadline?.slice(0, 4))
  if (/20\d\d年|十.五/.test(draft.item?.words ?? '') && draft.deadline.from === 'stated') return
  const printed = /十([一二三四五六])五”?末/.exec(draft.item?.words ?? '')?.[1]
  const years: Record<string, string> = { 一: '2010', 二: '2015', 三: '2020', 四: '2025', 五: '2030', 六: '2035' }
  if (printed !== undefined) draft.deadline = { ...draft.deadline, deadline: years[printed] ?? null, from: 'stated' }
  else if (!Number.isNaN(end)) draft.deadline = { ...draft.deadline, deadline: String(end - (frame.longTerm ? 5 : 1)), from: 'inherited' }
}

/** Denominator of a share as printed: 占X比重, X中Y占比. */
function denominator(item: Item): string | null {
  if (item.mention.unitKind !== 'ratio' || item.core.growth !== null) return null
  const share = /占(.{2,20}?)的?(?:比重|比例|比)?(?:达到?|达|为)?$/.exec(item.np)
  if (share?.[1] !== undefined && !/^比/.test(share[1])) return share[1]
  return /^(.{2,12})中.{2,}(?:占比|比例|比重)$/.exec(item.np)?.[1] ?? null
}
