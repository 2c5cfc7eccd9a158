import type { Heading } from './headings.ts'
import type { Passage } from './passages.ts'
import { fiveYearEnd } from './title.ts'

/** Whether a stretch of text looks back on one year or on a term of several. */
export type ReviewSpan = 'year' | 'term'

/** 过去五年, 五年来, “十四五”时期: a term; 收官之年 and 开局之年 of a term are single years. */
const TERM =
  /(?:过去的?|这|近|本届政府)[^，。；]{0,10}?[二三四五十]年(?![级度])|[二三四五十]年来|“?十(?<plan>[一二三四五六])五”?(?:[^，。；]{0,12}?[二三四五]年|期间|时期|以来|发展|规划(?!收官|开局|纲要))/g
/** 过去一年, 刚刚过去的2016年, 2016年，我们…: one year. */
const YEAR =
  /过去的?(?:一年|20\d{2}年)|一年来|(?:^|[。！])20\d{2}年(?:度|是|，(?:我|全|面|在|经|围|按))|(?:^|[。！])去年/g
/** 2022年，某市…: in a review of several years it is only this paragraph that tells of one. */
const OWN_YEAR = /^20\d{2}年，/
const HEADED_YEAR = /20\d{2}年|(?:过去|一)的?年/
/** What opens a paragraph stands in its first sentences, before any figure. */
const OPENING = 150

/**
 * The span that a heading names: of 2025年工作回顾和“十四五”成就 the one that comes first, for that is told first;
 * null where it names none.
 */
export function spanOfHeading(title: string): ReviewSpan | null {
  const term = title.search(TERM)
  const year = title.search(HEADED_YEAR)
  if (term < 0 || year < 0) return term >= 0 ? 'term' : year >= 0 ? 'year' : null
  return term < year ? 'term' : 'year'
}

/**
 * The span that each passage takes over from a paragraph that opens with one (五年来，…; 刚刚过去的2025年，…); null where
 * the headings decide. An opening reaches through what stands below its heading, up to the next opening.
 */
export function readSpans(passages: Passage[], headings: Heading[], reviewed: number | null): (ReviewSpan | null)[] {
  let open: { span: ReviewSpan; heading: number } | null = null
  return passages.map((passage) => {
    const { heading } = passage.block
    if (open !== null && !isWithin(headings, heading, open.heading)) open = null
    const span = spanOfOpening(passage, reviewed)
    const dash = headings[heading]
    const dashed = dash !== undefined && dash.rank > LISTED_RANK ? spanOfDash(dash.title) : null
    if (span !== null) open = { span, heading: numbered(headings, heading) }
    const own = span === null && OWN_YEAR.test(passage.body.text) ? 'year' : null
    return dashed ?? own ?? open?.span ?? null
  })
}

/** ——这五年，产业体系迭代升级 */
const spanOfDash = (title: string): ReviewSpan | null =>
  /^(?:过去|这)的?[二三四五十]年|^[二三四五十]年来/.test(title)
    ? 'term'
    : /^(?:过去|这)的?一年|^一年来/.test(title)
      ? 'year'
      : null

function spanOfOpening({ body, numbers }: Passage, reviewed: number | null): ReviewSpan | null {
  if (!/[。；：]/.test(body.text)) return null
  const figure = numbers.find(({ unitKind }) => unitKind !== 'none' && unitKind !== 'duration')?.start ?? OPENING
  const opening = body.text.slice(0, Math.min(figure, OPENING))
  let last = -1
  let span: ReviewSpan | null = null
  for (const match of opening.matchAll(TERM)) {
    const end = match.groups?.plan === undefined ? null : fiveYearEnd(match.groups.plan)
    if (end !== null && reviewed !== null && end > reviewed) continue
    if (!opensClause(opening, match.index)) continue
    last = match.index
    span = 'term'
  }
  for (const match of opening.matchAll(YEAR)) {
    if (match.index < last || !opensClause(opening, match.index)) continue
    last = match.index
    span = 'year'
  }
  return span
}

/** A span opens a clause, or stands behind 回望, 回顾, 刚刚. */
const opensClause = (text: string, at: number): boolean =>
  at === 0 || /(?:[，。！：；]|回望|回顾|总结|刚刚|在|“)$/.test(text.slice(Math.max(0, at - 4), at))

/** What a heading such as “十五五”时期目标任务和2026年工作安排 plans for: a term and one year of it. */
export interface TwoPlans {
  /** Last year of the term. */
  term: number
  year: number
  /** The span that is told first. */
  first: ReviewSpan
}

const PLANNED_TERM = /“?十(?<plan>[一二三四五六七])五”?/
const PLANNED_YEAR = /(20\d{2})年/
const OPENS_TERM = /“?十[一二三四五六七]五”?(?:时期|期间)|(?:今后|未来)[三五]年|《(?:规划)?纲要/
const OPENS_YEAR = /(?:^|[。，])(?:今年|20\d{2}年)(?!以来)|开局之年/

/** The two plans that a heading names, or null where it names one or none. */
export function twoPlansOf(title: string): TwoPlans | null {
  const plan = PLANNED_TERM.exec(title)
  const year = PLANNED_YEAR.exec(title)
  const term = plan?.groups?.plan === undefined ? null : fiveYearEnd(plan.groups.plan)
  if (plan === null || year === null || term === null) return null
  return { term, year: Number(year[1]), first: plan.index < year.index ? 'term' : 'year' }
}

/** Which of two plans the first sentence of a paragraph turns to; null where it goes on with the one before. */
export function planOpened({ body }: Passage): ReviewSpan | null {
  const opening = body.text.slice(0, OPENING).split('。')[0] ?? ''
  if (OPENS_YEAR.test(opening)) return 'year'
  return OPENS_TERM.test(opening) ? 'term' : null
}

/** Dashes, leads and bullets are of a higher rank than numbered headings. */
const LISTED_RANK = 4

function numbered(headings: Heading[], index: number): number {
  let at = index
  while (at >= 0 && (headings[at]?.rank ?? 0) > LISTED_RANK) at = headings[at]?.parent ?? -1
  return at
}

function isWithin(headings: Heading[], inner: number, outer: number): boolean {
  if (outer < 0) return numbered(headings, inner) < 0
  let at = inner
  while (at !== outer && at >= 0) at = headings[at]?.parent ?? -1
  return at === outer
}
