import lexicon from './lexicon/time.json' with { type: 'json' }
import { fiveYearEnd } from './title.ts'

/**
 * The stretch of time that a number speaks of: part of a year, a year, a term of several years that the text names
 * (五年来, 十四五期间), or the time until a later year.
 */
export type Stretch = 'part' | 'year' | 'term' | 'until'

/**
 * What a time expression does to the numbers around it: sets their deadline (`by`), their period (`period`, `year`),
 * a repetition (`annual`), a start (`since`), a width (`window`); compares (`comparison`), dates an event (`event`) or is
 * part of a name (`name`).
 */
export type TimeRole = 'by' | 'period' | 'year' | 'comparison' | 'annual' | 'since' | 'window' | 'event' | 'name'

/** A time expression as printed; what 今年 means is settled later. Positions index the compact text. */
export interface TimeMention {
  start: number
  end: number
  form: Record<string, string | undefined>
  role: TimeRole
  /** 每年 printed right before a number is a rate of that number alone. */
  rate: boolean
  /** 十四五期间, 2021—2025年: several years. */
  term: boolean
  /** Years that 三年内, 五年来 span. */
  years: number
}

/** Han digits that count years. */
export const HAN_YEARS: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const any = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const DASH = '[-—–~～至到]'
const COUNT = '[一二两三四五六七八九十\\d]{1,2}'

/** 五年, 三年左右, 3—5年: a run of years; the longer end counts. */
const RUN = `(?:${COUNT}${DASH})?(?<run>${COUNT})年(?:左右)?的?`

const TIME = new RegExp(
  [
    `(?:(?<from>(?:19|20)\\d{2})年|今年?)(?:起|开始)，?(?:(?:力争|计划|争取|连续|利用|通过|经过|用|在)*)${RUN}(?:时间|努力|内|间)?(?!一)`,
    `(?:用|利用|通过|经过|力争|争取)${RUN.replace('<run>', '<effort>')}(?:时间|努力)`,
    `(?<y1>(?:19|20)\\d{2})年?${DASH}(?<y2>(?:19|20)\\d{2})年`,
    `(?<year>(?:19|20)\\d{2})年度?(?:(?<yhalf>[上下])半年|第?(?<yq>[一二三四1-4])季度|(?<yq3>前三季度)|(?<ym1>\\d{1,2})月?份?${DASH}(?<ym2>\\d{1,2})月份?|(?<ym>\\d{1,2})月(?<yday>\\d{1,2}日)?(?:份|底|末)?)?(?:底|末|初)?(?:前)?`,
    `(?<m1>\\d{1,2})月?份?${DASH}(?<m2>\\d{1,2})月份?`,
    '(?<month>\\d{1,2})月(?<day>\\d{1,2}日)?(?:份|底|末)?(?:前)?',
    '“?十(?<plan>[一二三四五六七])五”?(?<part>期间|时期|末期?|以来|初|期末)',
    '“十(?<term>[一二三四五六七])五”(?=累计|共|新增|新建|完成|实现|建成|的?\\d+(?:\\.\\d+)?倍|我[省市县区]|全[省市县区])',
    '(?<half>[上下])半年|(?<q3>前三季度)|第?(?<q>[一二三四])季度',
    `(?<within>${COUNT})年(?:内|间)`,
    `(?<![零〇一二两三四五六七八九十\\d第每近这])(?<through>[两三四五]|\\d)年(?=累计|共|新增|投入|引进|培育|培养|建成|建设|完成|实现|安排|新建|净增|组织|实施)`,
    `(?:今后|未来)(?<coming>${COUNT})年(?!内|间)`,
    `(?<since>今年以来|年初以来|近年来|(?:过去|近|这|本届政府)?(?<sinceYears>${COUNT})年半?(?:多|以)?来|(?:过去的?|这)(?<pastYears>${COUNT})年(?!内|间|期|计划)|近(?<nearYears>${COUNT})年)`,
    `(?<past>${any(lexicon.pastYear)})|(?<last>${any(lexicon.lastYear)})|(?<next>${any(lexicon.nextYear)})`,
    '(?<annual>每年度?|逐年|年均(?=新))',
    `(?<whole>${any(lexicon.wholeYear)})`,
  ].join('|'),
  'g',
)
const TERMS = ['run', 'effort', 'coming', 'plan', 'term', 'y1'] as const
const COMPARES = new RegExp(`(?:${any(lexicon.comparisonBefore)})(?:“|同)?$`)
/** 完成年度任务的54%, 全年目标任务: a yardstick, not a time. */
const YARDSTICK = /^(?:目标|任务|预算|考核|既定|工作目标|工作任务)/
/** 2024年全省科技工作会议, 2024年工作要点: the year belongs to the name of a meeting, list or paper. */
const NAMED = new RegExp(`^[^，。；、：\\d]{0,14}?(?:${any(lexicon.dated)})`)
/** 上年同期的1.53倍, 在2022年的基础上 */
const BASE = /^(?:同期|同口径)?[^，。；]{0,6}?(?:的?\d+(?:\.\d+)?倍|的?基础上|同期|基数|相比|比较)/

/** Reads the time expressions of a stretch of text in order; years inside 《…》 and “…” are part of a name. */
export function scanTimes(text: string, quote: Uint8Array): TimeMention[] {
  const found: TimeMention[] = []
  TIME.lastIndex = 0
  for (let match = TIME.exec(text); match !== null; match = TIME.exec(text)) {
    const form = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    if (
      quote[start] === 2 ||
      (quote[start] === 1 && form.year !== undefined) ||
      (start > 0 && /\d/.test(text[start - 1] ?? ''))
    )
      continue
    if (form.whole !== undefined && YARDSTICK.test(text.slice(end, end + 4))) continue
    const count =
      form.run ??
      form.effort ??
      form.within ??
      form.through ??
      form.coming ??
      form.sinceYears ??
      form.pastYears ??
      form.nearYears
    found.push({
      start,
      end,
      form,
      role: roleOf(text, match[0], start, end, form),
      rate: form.annual !== undefined && /^\d/.test(text.slice(end, end + 1)),
      term: TERMS.some((group) => form[group] !== undefined),
      years: count === undefined ? 0 : Number(count) || (HAN_YEARS[count] ?? 0),
    })
  }
  return found
}

function roleOf(text: string, words: string, start: number, end: number, form: TimeMention['form']): TimeRole {
  const before = text.slice(Math.max(0, start - 3), start)
  const after = text.slice(end, end + 24)
  if (form.annual !== undefined || form.whole === '年度') return 'annual'
  if ((form.within ?? form.through) !== undefined) return 'window'
  if ((form.coming ?? form.run ?? form.effort) !== undefined) return 'by'
  const sinceWord = /^(?:以来|起|开始)/.test(after) || form.since !== undefined || form.part === '以来'
  if (sinceWord) return 'since'
  const compares = COMPARES.test(before) && !/^.{0,3}(?:以来|起|开始)/.test(after)
  if (compares || BASE.test(after) || /(?:高于|低于|快于|优于|好于)$/.test(before)) return 'comparison'
  if (form.whole !== undefined) return 'year'
  const until = /(?:[到至]|截止|止于|于)$/.test(before)
  const day = form.day ?? form.yday
  // 6月27日，市科技局召开会议: the day of an event; 截至6月30日 ends a period.
  if (day !== undefined && !until && !/^(?:前|止|之前)/.test(after) && !/前$/.test(words)) return 'event'
  if (form.year !== undefined && words.length <= 6 && !until && (NAMED.test(after) || isRound(text, start, words)))
    return 'name'
  return /[到至]$/.test(before) || /(?:底|末|前)$/.test(words) ? 'by' : 'period'
}

/** 申报2024年度省级项目: the year of a round that one applies for, not the year of applying. */
const isRound = (text: string, start: number, words: string): boolean =>
  words.endsWith('度') &&
  /(?:申报|推荐|立项|入选|列入|获批?|认定|公布|发布|下达)的?$/.test(text.slice(Math.max(0, start - 3), start))

/** What 今年, 1-5月, 下半年 mean where they stand. */
export interface Clock {
  /** Year of 今年. */
  year: number | null
  /** Year of 全年, 上半年, 1—5月 where none is printed before. */
  months: number | null
  /** End of the period that the review half reports (2024, 2025-H1). */
  reviewed: string | null
  /** What 去年 means: a report given in January calls the year that it reviews 去年. */
  last: number | null
  /** First year that the text plans for; 三年内 counts from there. Null in what the text reports. */
  first: number | null
}

/** A time expression with the deadline that it sets where it stands; null for 每年 and where no year is known. */
export interface ResolvedTime extends TimeMention {
  deadline: string | null
}

/** Settles what the time expressions of a paragraph mean; 1—5月 after 2024年 are months of that year. */
export function resolveTimes(mentions: TimeMention[], clockAt: (time: TimeMention) => Clock): ResolvedTime[] {
  let stated: number | null = null
  return mentions.map((mention) => {
    const { form, role } = mention
    const clock = clockAt(mention)
    const printed = form.year ?? form.y2
    if (printed !== undefined && role !== 'name' && role !== 'comparison') stated = Number(printed)
    const deadline = role === 'since' ? sinceEnd(form, clock) : resolve(mention, stated, clock)
    // 今年，…全年净增600户: what 今年 has settled holds for 全年 and 上半年 after it.
    if (role !== 'comparison' && (THIS_YEAR.test(form.whole ?? '') || form.last !== undefined) && deadline !== null)
      stated = Number(deadline)
    return { ...mention, deadline }
  })
}

/** What has grown since a term began is counted up to the day of the report, or to the end of the term. */
function sinceEnd(form: TimeMention['form'], clock: Clock): string | null {
  const end = form.plan === undefined ? null : fiveYearEnd(form.plan)
  if (end === null || (clock.reviewed !== null && Number(clock.reviewed.slice(0, 4)) < end)) return clock.reviewed
  return String(end)
}

const QUARTERS: Record<string, string> = { 一: '1', 二: '2', 三: '3', 四: '4', 1: '1', 2: '2', 3: '3', 4: '4' }

const THIS_YEAR = /^(?:今年|本年)/

function resolve({ form, years }: TimeMention, stated: number | null, clock: Clock): string | null {
  const year = THIS_YEAR.test(form.whole ?? '') ? clock.year : (stated ?? clock.months)
  if (form.y2 !== undefined) return form.y2
  const term = form.plan ?? form.term
  if (term !== undefined) {
    const end = fiveYearEnd(term)
    return end === null ? null : String(form.part === '初' ? end - 4 : end)
  }
  if (form.annual !== undefined || form.whole === '年度') return null
  if (form.run !== undefined && form.from !== undefined) return String(Number(form.from) + years - 1)
  if ((form.run ?? form.effort ?? form.within ?? form.through) !== undefined)
    return clock.first === null ? null : String(clock.first + years - 1)
  if (form.since !== undefined || form.past !== undefined) return clock.reviewed
  if (form.year === undefined && year === null) return null
  const base = form.year === undefined ? Number(year) : Number(form.year)
  if (form.last !== undefined) return String(clock.last ?? (clock.year ?? base) - 1)
  if (form.coming !== undefined)
    return String((clock.year ?? base) + (Number(form.coming) || (HAN_YEARS[form.coming] ?? 1)) - 1)
  if (form.next !== undefined) return String((clock.year ?? base) + 1)
  const month = form.ym2 ?? form.ym ?? form.m2 ?? form.month
  if (month !== undefined) return Number(month) >= 1 && Number(month) <= 12 ? `${base}-${month.padStart(2, '0')}` : null
  const half = form.yhalf ?? form.half
  if (half !== undefined) return `${base}-H${half === '上' ? 1 : 2}`
  if ((form.yq3 ?? form.q3) !== undefined) return `${base}-Q3`
  const quarter = form.yq ?? form.q
  if (quarter !== undefined) return `${base}-Q${QUARTERS[quarter] ?? ''}`
  return String(base)
}
