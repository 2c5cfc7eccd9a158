import { baseFrame, type Frame, type Half, partOfYear, yearOf } from './base-frame.ts'
import type { Lead } from './leads.ts'
import { sectionRole } from './measures.ts'
import { isStrongPlan, moodOf } from './moods.ts'
import type { Prepared } from './prepare.ts'
import { planOpened, readSpans, spanOfHeading, type TwoPlans, twoPlansOf } from './spans.ts'
import type { StanceReading } from './stance-reading.ts'
import type { TimeMention } from './times.ts'
import { fiveYearEnd } from './title.ts'
import type { DocumentFacts } from './types.ts'

const LONG_PLAN = /(?:今后|未来)[三五]年|十[四五六]五/

/** Decides paragraph by paragraph for which period the text reports and for which it plans. */
export function readFrames(
  prepared: Prepared,
  facts: DocumentFacts,
  stance: StanceReading,
  option: number | null,
): Frame[] {
  const base = baseFrame(prepared, facts, stance, option)
  const byHeading = prepared.headings.map((heading) => ({ heading, frame: base }))
  byHeading.forEach((entry, index) => {
    const above = byHeading[entry.heading.parent]?.frame ?? base
    entry.frame = belowHeading(above, entry.heading.title, entry.heading.rank)
    if (facts.kind !== 'report' && sectionRole(prepared.headings, index) === 'review')
      entry.frame = { ...entry.frame, done: { ...entry.frame.done, long: true } }
  })
  const spans = readSpans(prepared.passages, prepared.headings, yearOf(base.done.deadline))
  const plans = readPlans(prepared)
  return prepared.passages.map(({ block }, index) => {
    const above = byHeading[block.heading]?.frame ?? base
    const frame = belowLead({ ...above, ahead: plans[index] ?? above.ahead }, prepared.leads[index] ?? null)
    const span = spans[index] ?? null
    return span === null ? frame : { ...frame, done: { ...frame.done, long: span === 'term' } }
  })
}

/** What each passage plans for below a heading that names a term and one year of it; null elsewhere. */
function readPlans({ passages, headings }: Prepared): (Half | null)[] {
  const named = headings.map(({ title }) => twoPlansOf(title))
  const above = headings.map((_, index): number => (named[index] != null ? index : -1))
  headings.forEach(({ parent }, index) => {
    if (above[index] === -1 && parent >= 0) above[index] = above[parent] ?? -1
  })
  let at = -1
  let told: 'year' | 'term' = 'year'
  return passages.map((passage) => {
    const heading = above[passage.block.heading] ?? -1
    const both = named[heading]
    if (both == null) return null
    if (heading !== at) told = both.first
    at = heading
    told = planOpened(passage) ?? told
    return halfOf(both, told)
  })
}

const halfOf = ({ term, year }: TwoPlans, told: 'year' | 'term'): Half =>
  told === 'year'
    ? { year, months: year, deadline: String(year), long: false, firm: true }
    : { year, months: year, deadline: String(term), long: true, firm: true }

/** 今后五年，主要目标是：…, “十四五”时期，我们攻坚克难。 */
function belowLead(frame: Frame, lead: Lead | null): Frame {
  if (lead?.time == null) return frame
  const { form, years } = lead.time
  const term = form.plan ?? form.term
  const end =
    (term === undefined ? null : fiveYearEnd(term)) ??
    (form.coming !== undefined && frame.ahead.year !== null ? frame.ahead.year + years - 1 : null) ??
    (lead.time.role === 'since' ? null : yearOf(form.y2 ?? form.year ?? null))
  const since = lead.time.role === 'since' && form.year !== undefined
  // 过去一年 and 今年以来 are no longer than the year that they tell.
  const long = lead.time.term || since || years > 1
  const reviewed = yearOf(frame.done.deadline)
  const isPast = end !== null && reviewed !== null && end <= reviewed
  const part = partOf(form)
  if (lead.mood !== 'plan' && part !== '' && reviewed !== null) {
    const deadline = `${yearOf(form.year ?? null) ?? frame.done.year ?? reviewed}${part}`
    return { ...frame, done: { ...frame.done, deadline, long: false } }
  }
  if (lead.mood !== 'plan' && (isPast || lead.time.role === 'since')) {
    const deadline = end === reviewed || end === null ? frame.done.deadline : String(end)
    return { ...frame, done: { ...frame.done, deadline, long } }
  }
  if (end === null || isPast || lead.mood === 'review') return frame
  return { ...frame, ahead: { ...frame.ahead, deadline: String(end), long, firm: true } }
}

/** 今年1-6月：, 上半年： */
function partOf(form: TimeMention['form']): string {
  const month = form.ym2 ?? form.m2
  if (month !== undefined) return `-${month.padStart(2, '0')}`
  if ((form.half ?? form.yhalf) === '上') return '-H1'
  return (form.q3 ?? form.yq3) === undefined ? '' : '-Q3'
}

/** 一、2024年工作回顾, 二、今后五年目标任务: a heading narrows the period of what stands below it. */
function belowHeading(frame: Frame, title: string, rank: number): Frame {
  const mood = title.length > 40 || rank > 4 ? null : moodOf(title)
  const printed = /(20\d{2})年/.exec(title)?.[1]
  const bare = /^(20\d{2})年度?$/.exec(title)?.[1]
  if (bare !== undefined) {
    const half: Half = { year: Number(bare), months: Number(bare), deadline: bare, long: false, firm: true }
    return { ...frame, done: half, ahead: half }
  }
  if (mood === 'review') {
    const long = spanOfHeading(title) === 'term' || frame.goal !== null
    if (printed === undefined || frame.done.deadline?.startsWith(`${printed}-`) === true)
      return { ...frame, done: { ...frame.done, long } }
    const deadline = `${printed}${partOfYear(title, '', null, false)}`
    return { ...frame, done: { year: Number(printed), months: Number(printed), deadline, long, firm: true } }
  }
  // 推动“十五五”开好局 speaks of the first year of the term.
  if (mood === 'plan' && LONG_PLAN.test(title) && !/开好局|起好步|开局/.test(title)) {
    const term = /十([四五六七])五/.exec(title)?.[1]
    const named = term === undefined || printed !== undefined ? null : fiveYearEnd(term)
    const end = /(?:今后|未来)五年/.test(title) && frame.ahead.year !== null ? frame.ahead.year + 4 : named
    return {
      ...frame,
      ahead: { ...frame.ahead, long: true, deadline: end === null ? frame.ahead.deadline : String(end) },
    }
  }
  if (mood === 'plan' && printed !== undefined && (isStrongPlan(title) || Number(printed) !== frame.done.year))
    return {
      ...frame,
      ahead: { year: Number(printed), months: Number(printed), deadline: printed, long: false, firm: true },
    }
  return frame
}
