import { lastFull } from './dateline.ts'
import { moodOf } from './moods.ts'
import type { Prepared } from './prepare.ts'
import type { StanceReading } from './stance-reading.ts'
import { endOfTerm, latinYears } from './title.ts'
import type { DocumentFacts } from './types.ts'

/** The period that a number inherits where its sentence states none, once for work done and once for work ahead. */
export interface Half {
  /** What 今年 means. */
  year: number | null
  /** Year of 全年 and of bare months. */
  months: number | null
  /** Default deadline: a year, a half, a quarter or a month. */
  deadline: string | null
  /** The stretch is longer than a year. */
  long: boolean
  /** Title or heading print it; else it is only inferred and gives way to what earlier paragraphs state. */
  firm: boolean
}

/** How the numbers of one paragraph are to be dated. */
export interface Frame {
  done: Half
  ahead: Half
  /** What 去年 means. */
  last: number | null
  /** First year that the document plans for, or the year it was written in. */
  from: number | null
  /** Year that 规划目标 means in a text about a plan of several years. */
  goal: string | null
}

/** The period of a whole document, before any heading or paragraph narrows it. */
export function baseFrame(
  prepared: Prepared,
  facts: DocumentFacts,
  stance: StanceReading,
  option: number | null,
): Frame {
  return facts.kind === 'report'
    ? reportFrame(prepared, facts, stance, option)
    : planFrame(prepared, facts, stance, option)
}

export const yearOf = (text: string | null): number | null => (text === null ? null : Number(text.slice(0, 4)))
const text = (year: number | null): string | null => (year === null ? null : String(year))

function planFrame(prepared: Prepared, facts: DocumentFacts, stance: StanceReading, option: number | null): Frame {
  const { written, normal, willBe } = prepared
  const { from } = facts.period
  // The year named most often may be the one that is over.
  const to = from === null && willBe !== null && willBe > Number(facts.period.to) ? String(willBe) : facts.period.to
  const named = prepared.title.says === null ? null : yearOf(from)
  const first = named ?? yearOf(facts.issued) ?? written?.year ?? yearOf(from)
  const single = from !== null && from === to
  const long = from === null ? to !== null && new RegExp(`[到至]${to}年`).test(normal) : from !== to
  const latest = latestDone(prepared, stance)
  const before = first === null ? (latest ?? (willBe === null ? null : willBe - 1)) : first - 1
  const current = single ? yearOf(to) : (option ?? written?.year ?? yearOf(to))
  return {
    done: { year: before, months: before, deadline: text(before), long, firm: first !== null },
    ahead: { year: current, months: current, deadline: to, long, firm: true },
    last: before,
    from: yearOf(from) ?? written?.year ?? first,
    goal: to,
  }
}

function reportFrame(prepared: Prepared, facts: DocumentFacts, stance: StanceReading, option: number | null): Frame {
  const { title, written, headings, normal } = prepared
  const name = title.title ?? ''
  // A headline may speak of a five-year plan (到“十四五”末力争…) without the text being a report on it.
  const isNamed = title.says !== null || title.period.from === title.period.to
  const from = isNamed ? yearOf(title.period.from) : null
  const to = isNamed ? yearOf(title.period.to) : null
  const heads = headings.filter((heading) => heading.rank <= 4).map((heading) => heading.title)
  const isGiven = /政府工作报告/.test(name) || /请予审议/.test(normal.slice(0, 1500))
  // A press report on a government report is one only if it is dated.
  const isGovernment = isGiven || (written !== null && /政府工作报告/.test(normal.slice(0, 1500)))
  const delivered = written?.year ?? (isGiven ? (to ?? yearOf(facts.period.to)) : null)
  const planned =
    yearInTitles([name, ...heads], 'plan') ??
    (isGovernment
      ? delivered === null
        ? option
        : written === null
          ? afterEstimate(normal, delivered)
          : delivered
      : null)
  const titled = yearInTitles([name, ...heads], 'review') ?? (isGovernment && planned !== null ? planned - 1 : null)
  const overTerm = from !== null && to !== null && to - from >= 2
  const midway = overTerm && titled === null ? written : null
  const latest = latestDone(prepared, stance)
  const printed =
    titled ??
    (midway === null ? null : lastFull(midway.year, midway.month)) ??
    (from !== null && from !== to && planned === null ? latestAsOf(normal) : null) ??
    (planned === null ? (endOfTerm(title) ?? from) : isGovernment ? planned - 1 : (from ?? planned))
  const known =
    printed ??
    (written === null ? null : lastFull(written.year, written.month)) ??
    latest ??
    option ??
    yearOf(facts.period.to)
  const part = partOfYear(name, normal, midway?.month ?? null, isGovernment || planned !== null)
  const reviewed = known === null ? null : `${known}${part}`
  const ahead =
    planned ??
    (printed === null && written !== null
      ? written.year
      : part !== '' || known === null || !(normal.includes(`${known + 1}年`) || /明年/.test(normal))
        ? known
        : known + 1)
  const goal = overTerm && planned === null ? String(to) : null
  const told = printed ?? written?.year ?? withinYear(normal)
  const today = told ?? option ?? thisYear(prepared, latest)
  return {
    done: {
      year: today,
      months: told ?? option ?? latest,
      deadline: reviewed,
      long: goal !== null,
      firm: printed !== null,
    },
    ahead: {
      year: ahead,
      months: ahead,
      deadline: goal ?? text(ahead),
      long: goal !== null,
      firm: planned !== null || goal !== null,
    },
    last: printed === null ? (written === null ? latest : written.year - 1) : lastYear(known, delivered ?? planned),
    from: written?.year ?? planned,
    goal,
  }
}

/** 预计2012年全市生产总值完成…: a report that ends with estimates of a year is given as that year ends. */
const ESTIMATED = /预计(20\d{2})年[^。；]{0,30}?(?:完成|达到?|实现|增长)/
const afterEstimate = (normal: string, delivered: number): number =>
  ESTIMATED.exec(normal)?.[1] === String(delivered) ? delivered + 1 : delivered

/** A report given in January calls the year that it reviews 去年. */
function lastYear(reviewed: number | null, spoken: number | null): number | null {
  if (reviewed === null) return null
  return spoken === reviewed + 1 ? reviewed : reviewed - 1
}

/** -H1, -Q3, -05: the part of a year that a title, or a report written within the year, speaks of. */
export function partOfYear(name: string, normal: string, month: number | null, yearly: boolean): string {
  const halfTold = !yearly && /(?:^|\n) *下半年/.test(normal)
  if (/上半年/.test(name) || (month !== null && month >= 6 && month <= 8) || halfTold) return '-H1'
  if (/前三季度/.test(name)) return '-Q3'
  if (/一季度/.test(name)) return '-Q1'
  const months = /1月?[-—至到](\d{1,2})月/.exec(name)?.[1]
  return months === undefined ? '' : `-${months.padStart(2, '0')}`
}

function yearInTitles(titles: string[], mood: 'review' | 'plan'): number | null {
  for (const title of titles) {
    for (const match of latinYears(title).matchAll(/(20\d{2})年?([^\d]*)/g)) {
      const own = moodOf((match[2] ?? '').replace(/报告$/, ''))
      if (own === mood || own === 'both') return Number(match[1])
    }
  }
  return null
}

/**
 * What 今年 means in a text without a date: the year whose months it tells (截至2025年5月底), and beside a full year that it
 * looks back on (2022年，…。今年，…) the one after.
 */
function thisYear({ passages }: Prepared, latest: number | null): number | null {
  if (latest === null) return null
  const tellsMonths = passages.some(({ times }) =>
    times.some(({ form }) => Number(form.year) === latest && (form.ym ?? form.ym2) !== undefined),
  )
  return tellsMonths ? latest : latest + 1
}

/** The year that is not over yet where a report counts up to one of its months (截止2025年5月底). */
function withinYear(normal: string): number | null {
  const years = [...normal.matchAll(/截[至止]到?(20\d{2})年(?:[1-9]|1[01])月/g)].map((match) => Number(match[1]))
  return years.length === 0 ? null : Math.max(...years)
}

/** The year up to which a report says that it counts (截至2023年底). */
function latestAsOf(normal: string): number | null {
  const years = [...normal.matchAll(/截[至止]到?(20\d{2})年/g)].map((match) => Number(match[1]))
  return years.length === 0 ? null : Math.max(...years)
}

/** The latest year that the reporting parts of the text print; that of a meeting is none beside the day of writing. */
function latestDone(prepared: Prepared, stance: StanceReading): number | null {
  const { written } = prepared
  let latest: number | null = null
  prepared.passages.forEach((passage, index) => {
    for (const { form, start, role } of passage.times) {
      const year = Number(form.year ?? form.y2)
      if (Number.isNaN(year) || role === 'comparison' || stance.odds(index, start) <= 0) continue
      if (written !== null && (year > written.year || role === 'name')) continue
      latest = Math.max(latest ?? year, year)
    }
  })
  return latest
}
