import type { Frame } from './base-frame.ts'
import type { Span } from './clauses.ts'
import { originOfTime, stretchOfTime } from './dating.ts'
import { type Carry, type Deadline, isSilent } from './deadline.ts'
import type { Draft } from './draft.ts'
import type { Heading } from './headings.ts'
import type { Item } from './item.ts'
import type { NumberMention } from './numbers.ts'
import type { Passage } from './passages.ts'
import { isQuantity } from './roles.ts'
import { readSentence } from './sentence.ts'
import { type Clock, type ResolvedTime, resolveTimes } from './times.ts'

interface Surroundings {
  /** Index of the passage. */
  index: number
  frame: Frame
  heading: Heading | null
  /** Times that earlier paragraphs have stated. */
  carried: Carry
  /** The amount that was last named before the passage. */
  earlier: Item | null
  /** Log-odds that the text reports at a position. */
  odds: (at: number) => number
}

/** Reads the targets of one paragraph; `heads` tells that it holds nothing but a time, as the head of a column does. */
export function readPassageTargets(
  passage: Passage,
  { index, frame, heading, carried, earlier: before, odds }: Surroundings,
): { drafts: Draft[]; carry: Carry; heads: boolean; earlier: Item | null } {
  const { body, nesting, numbers } = passage
  const { text } = body
  const times = resolveTimes(passage.times, (time) => clockOf(frame, odds(time.start) > 0)).map((time) =>
    isLongAgo(time, frame) ? { ...time, role: 'event' as const } : time,
  )
  const drafts: Draft[] = []
  let carry = carried
  let stated: Carry = { done: null, ahead: null }
  let earlier = before
  let cursor = 0
  let timeCursor = 0
  for (const span of passage.sentences) {
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
    if (own.length > 0) {
      const read = readSentence({ body, nesting, span, own, spoken, frame, heading, carry, index, earlier, odds })
      for (const draft of read) drafts.push(draft)
      earlier =
        read.findLast(({ mention }) => mention.unitKind !== 'ratio' && mention.unitKind !== 'times')?.item ?? earlier
    }
    stated = lastStated(stated, spoken, frame, odds, own.length > 0)
    carry = { done: stated.done ?? carried.done, ahead: stated.ahead ?? carried.ahead }
  }
  return { drafts, carry: stated, heads: isColumnHead(times, text), earlier }
}

/** 今年 in a summary of last year's work is the year that it sums up; in what it plans it is the year ahead. */
function clockOf(frame: Frame, done: boolean): Clock {
  const half = done ? frame.done : frame.ahead
  return {
    year: half.year,
    months: half.months,
    last: frame.last,
    reviewed: frame.done.deadline,
    first: done ? null : frame.from,
  }
}

/** 2014年11月获批建设，… in a text of 2018: the month in which something began, not the one that is reported. */
function isLongAgo({ form, role }: ResolvedTime, { done }: Frame): boolean {
  return role === 'period' && form.ym !== undefined && done.year !== null && Number(form.year) < done.year - 1
}

/** 2023年研发投入…。 in the review of 2024: a figure that comes a year late dates its own sentence only. */
function isBeforeReview({ deadline }: ResolvedTime, { done }: Frame): boolean {
  return done.firm && !done.long && Number(deadline?.slice(0, 4)) < Number(done.deadline?.slice(0, 4))
}

/** A year that stands further from the start of a paragraph does not open it. */
const OPENING = 6

/** The times that a sentence leaves behind for the sentences after it; `figures` tells that it holds numbers itself. */
function lastStated(
  before: Carry,
  spoken: ResolvedTime[],
  frame: Frame,
  odds: (at: number) => number,
  figures: boolean,
): Carry {
  const carry = { ...before }
  let from: string | null = null
  for (const time of spoken) {
    // 从2012年的57%提高到2021年的67%: the next pair without years is of the same two.
    if (time.role === 'comparison') from = time.form.year ?? from
    const aside = figures && time.start > OPENING
    const stretch = stretchOfTime(time)
    // 特别是近三年…年均增长18.4%: said in passing.
    if (isSilent(time) || (time.role === 'since' && (stretch !== 'term' || (aside && carry.done !== null)))) continue
    if (time.deadline === null && stretch !== 'part') continue
    const deadline: Deadline = {
      deadline: time.deadline,
      from: 'inherited',
      annual: false,
      role: time.role,
      stretch,
      origin: originOfTime(time) ?? from,
    }
    // 2014年11月，我省获批…，经过三年建设…: the month of an event is over with its sentence.
    if (odds(time.start) > 0 && time.role === 'period' && (time.form.ym ?? time.form.month) !== undefined) continue
    const past = frame.from !== null && Number(time.deadline?.slice(0, 4)) < frame.from
    if (odds(time.start) > 0 && stretch === 'year' && aside && isBeforeReview(time, frame)) continue
    // In a report whose period is known, a month speaks for its own sentence only.
    if (odds(time.start) > 0 && !(frame.done.firm && stretch === 'part')) carry.done = deadline
    else if (odds(time.start) <= 0 && !past) carry.ahead = deadline
  }
  return carry
}

/** 2023年 alone on its line stands over the lines below it. */
function isColumnHead(times: ResolvedTime[], text: string): boolean {
  const [time] = times
  return (
    times.length === 1 &&
    time !== undefined &&
    time.end - time.start >= text.replace(/[，。：；（）【】、]/g, '').length
  )
}

function isTime(times: Span[], number: NumberMention): boolean {
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
