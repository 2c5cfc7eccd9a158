import { fiveYearEnd } from './facts.ts'
import lexicon from './lexicon/time.json' with { type: 'json' }

/** What 今年, 1-5月, 下半年 mean where they stand. */
export interface Clock {
  /** Year of 今年, 全年, 年内. */
  year: number | null
  /** End of the period that the review half reports (2024, 2025-H1). */
  reviewed: string | null
  /** What 去年 means: a report given in January calls the year that it reviews 去年. */
  last: number | null
}

/** A time expression. Positions index the compact text. */
export interface TimeMention {
  start: number
  end: number
  /** Resolved deadline; null for 每年 and for a time that only compares. */
  deadline: string | null
  role: 'by' | 'period' | 'year' | 'comparison' | 'annual' | 'since' | 'window'
  /** 每年 printed right before a number is a rate of that number alone. */
  rate?: boolean
  /** 十四五期间, 2021—2025年: several years. */
  term: boolean
  /** Years that 三年内 spans. */
  years: number
}

const HAN_YEARS: Record<string, number> = {
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
const QUARTERS: Record<string, string> = { 一: '1', 二: '2', 三: '3', 四: '4', 1: '1', 2: '2', 3: '3', 4: '4' }
const any = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')

const TIME = new RegExp(
  [
    '(?<y1>(?:19|20)\\d{2})年?[-—–~～至](?<y2>(?:19|20)\\d{2})年',
    '(?<year>(?:19|20)\\d{2})年度?(?:(?<yhalf>[上下])半年|第?(?<yq>[一二三四1-4])季度|(?<yq3>前三季度)|(?<ym1>\\d{1,2})月?[-—–~～至](?<ym2>\\d{1,2})月份?|(?<ym>\\d{1,2})月(?:\\d{1,2}日)?(?:份|底|末)?)?(?:底|末|初)?(?:前)?',
    '(?<m1>\\d{1,2})月?[-—–~～至](?<m2>\\d{1,2})月份?',
    '(?<month>\\d{1,2})月(?:\\d{1,2}日)?(?:份|底|末)?(?:前)?',
    '“?十(?<plan>[一二三四五六七])五”?(?<part>期间|时期|末|以来|初|期末)',
    '“十(?<term>[一二三四五六七])五”(?=累计|共|新增|新建|完成|实现|建成|的?\\d+(?:\\.\\d+)?倍|我[省市县区]|全[省市县区])',
    '(?<half>[上下])半年|(?<q3>前三季度)|第?(?<q>[一二三四])季度',
    '(?<within>[一二两三四五六七八九十\\d]{1,2})年(?:内|间)',
    '(?<since>今年以来|年初以来|近年来|(?:过去|近|这|本届政府)?[一二两三四五六七八九十\\d]{1,2}年半?(?:多|以)?来|过去[一二两三四五六七八九十]年|近[一二两三四五六七八九十\\d]{1,2}年)',
    `(?<past>${any(lexicon.pastYear)})|(?<last>${any(lexicon.lastYear)})|(?<next>${any(lexicon.nextYear)})`,
    '(?<annual>每年度?|逐年|年均(?=新))',
    `(?<whole>${any(lexicon.wholeYear)})`,
  ].join('|'),
  'g',
)
const COMPARES = new RegExp(`(?:${any(lexicon.comparisonBefore)})(?:“|同)?$`)

const YARDSTICK = /^(?:目标|任务|预算|考核|既定|工作目标|工作任务)/

/** Reads the time expressions of a stretch of text in order; years inside 《…》 are part of a name. */
export function scanTimes(text: string, clock: Clock, isName: (at: number) => boolean): TimeMention[] {
  const found: TimeMention[] = []
  let stated = clock.year
  TIME.lastIndex = 0
  for (let match = TIME.exec(text); match !== null; match = TIME.exec(text)) {
    const groups = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    if (isName(start) || (start > 0 && /\d/.test(text[start - 1] ?? ''))) continue
    // 完成年度任务的54%, 全年目标任务: a yardstick, not a time.
    if (groups.whole !== undefined && YARDSTICK.test(text.slice(end, end + 4))) continue
    const year = groups.year ?? groups.y2
    if (year !== undefined) stated = Number(year)
    const compares =
      COMPARES.test(text.slice(Math.max(0, start - 3), start)) && !/^.{0,3}(?:以来|起|开始)/.test(text.slice(end))
    const since =
      /^(?:以来|起|开始)/.test(text.slice(end, end + 2)) || groups.since !== undefined || groups.part === '以来'
    const by = /[到至]$/.test(text.slice(Math.max(0, start - 1), start)) || /(?:底|末|前)$/.test(match[0])
    const mention: TimeMention = {
      start,
      end,
      deadline: resolve(groups, stated, clock),
      role: by ? 'by' : 'period',
      years: 0,
      term: groups.plan !== undefined || groups.term !== undefined || groups.y1 !== undefined,
    }
    if (since && groups.part === undefined) mention.deadline = clock.reviewed
    if (groups.annual !== undefined) {
      mention.role = 'annual'
      mention.rate = /^\d/.test(text.slice(end, end + 1))
    } else if (groups.within !== undefined) mention.role = 'window'
    else if (since) mention.role = 'since'
    else if (
      compares ||
      /^的?\d+(?:\.\d+)?倍/.test(text.slice(end, end + 8)) ||
      /(?:高于|低于|快于|优于|好于)$/.test(text.slice(Math.max(0, start - 2), start))
    )
      mention.role = 'comparison'
    else if (groups.whole !== undefined) mention.role = 'year'
    if (groups.within !== undefined) mention.years = Number(groups.within) || (HAN_YEARS[groups.within] ?? 0)
    found.push(mention)
  }
  return found
}

function resolve(groups: Record<string, string | undefined>, year: number | null, clock: Clock): string | null {
  if (groups.y2 !== undefined) return groups.y2
  const term = groups.plan ?? groups.term
  if (term !== undefined) {
    const end = fiveYearEnd(term)
    return end === null ? null : String(groups.part === '初' ? end - 4 : end)
  }
  if (groups.annual !== undefined || groups.within !== undefined) return null
  if (groups.since !== undefined || groups.past !== undefined) return clock.reviewed
  if (groups.year === undefined && year === null) return null
  const base = groups.year === undefined ? Number(year) : Number(groups.year)
  if (groups.last !== undefined) return String(clock.last ?? (clock.year ?? base) - 1)
  if (groups.next !== undefined) return String((clock.year ?? base) + 1)
  const month = groups.ym2 ?? groups.ym ?? groups.m2 ?? groups.month
  if (month !== undefined) return Number(month) >= 1 && Number(month) <= 12 ? `${base}-${month.padStart(2, '0')}` : null
  const half = groups.yhalf ?? groups.half
  if (half !== undefined) return `${base}-H${half === '上' ? 1 : 2}`
  if ((groups.yq3 ?? groups.q3) !== undefined) return `${base}-Q3`
  const quarter = groups.yq ?? groups.q
  if (quarter !== undefined) return `${base}-Q${QUARTERS[quarter] ?? ''}`
  return String(base)
}

export interface Deadline {
  deadline: string | null
  from: 'stated' | 'inherited'
  annual: boolean
  /** A year that the time expression itself opens (全年, 2024年) as against a later end (到2027年). */
  role: TimeMention['role'] | null
}

/** The deadline of a number at `at`: the nearest time before it in the sentence, else what is inherited. */
export function deadlineAt(times: TimeMention[], at: number, inherited: string | null): Deadline {
  let best: TimeMention | undefined
  let annual = false
  for (const time of times) {
    if (time.start >= at) break
    // 每年净增150家，到2025年突破1600家: a year of its own ends what 每年 began.
    if (time.role !== 'annual' && time.role !== 'comparison' && time.role !== 'window') annual = false
    if (time.role === 'annual') annual ||= time.end > at - 1 || !time.rate
    else if (time.role === 'comparison') continue
    else if (time.role === 'window') {
      if (best !== undefined && best.role !== 'by' && /^\d{4}$/.test(best.deadline ?? '')) {
        best = { ...best, role: 'by', deadline: String(Number(best.deadline) + time.years - 1) }
      }
    } else best = time
  }
  if (best?.deadline === undefined || best.deadline === null)
    return { deadline: inherited, from: 'inherited', annual, role: best?.role ?? null }
  return { deadline: best.deadline, from: best.role === 'since' ? 'inherited' : 'stated', annual, role: best.role }
}
