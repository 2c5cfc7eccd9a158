import { stripOccasion } from './dateline.ts'
import type { Heading } from './headings.ts'
import documents from './lexicon/documents.json' with { type: 'json' }
import { FURNITURE, type Paragraph } from './lines.ts'
import type { DocumentKind } from './types.ts'

const alternatives = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const TITLE_END = new RegExp(`(?:${alternatives(documents.titleEnd)})(?:（[^（）]{1,30}）)*$`)
/** Front matter is read no further than this. */
const FRONT_CHARS = 4000
const TITLE_MAX = 80

export interface Front {
  lines: { text: string; start: number; end: number }[]
  /** The front matter as one string without blanks. */
  text: string
}

/** What stands above the text proper. */
export interface Title {
  front: Front
  title: string | null
  /** Title of the notice that wraps the document. */
  wrapper: string | null
  /** What the title calls the document; null where its words do not say. */
  says: DocumentKind | null
  /** Years that the title prints. */
  period: { from: string | null; to: string | null }
  /** Year that the document speaks of: the reported one, or the first one planned for. */
  year: number | null
}

/** Reads the front matter and the title. */
export function readTitle(normal: string, paragraphs: Paragraph[], headings: Heading[]): Title {
  const front = frontMatter(normal, paragraphs, headings)
  const { title, wrapper } = findTitle(front)
  const period = titlePeriod(title)
  const says = titleSays(title)
  return {
    front,
    title,
    wrapper,
    says: says ?? openingSays(normal, paragraphs, headings),
    period,
    year: says === 'report' && isTerm(period) ? null : period.from === null ? null : Number(period.from),
  }
}

/** A report on a plan of several years speaks of the day it was written, not of the first year. */
const isTerm = ({ from, to }: Title['period']): boolean => Number(to) - Number(from) >= 2

/** A summary of a whole term (“十三五”工作总结) is written at its end; an assessment midway is not. */
export function endOfTerm({ title, says, period }: Title): number | null {
  return says === 'report' && isTerm(period) && !/中期/.test(title ?? '') ? Number(period.to) : null
}

const OPENS_REPORT =
  /^(?:各位代表|(?:今年|去年|20\d\d年|一年来|上半年|前三季度|近年|过去|“?十[一二三四五六]五”?)(?:一年|五年)?(?:以来|来|，|期间))/

/** A summary that lost its title is told by the way it begins. */
function openingSays(normal: string, paragraphs: Paragraph[], headings: Heading[]): DocumentKind | null {
  const first = paragraphs.find(({ head }) => head.length > OPENING_MIN && !FURNITURE.test(head))
  if (first === undefined || headings.some((heading) => heading.offset <= first.start)) return null
  const opening = normal.slice(first.start, first.start + 80).replace(/ /g, '')
  return OPENS_REPORT.test(opening) && !/^[^。]{0,60}(?:将|力争|要(?:努力|着力))/.test(opening) ? 'report' : null
}

const OPENING_MIN = 40

function titleSays(title: string | null): DocumentKind | null {
  const name = title?.replace(/“[^”]*”/g, '') ?? ''
  // 《政府工作报告》责任分解方案 is a plan for what a report has said.
  const own = name.replace(/《[^》]*》(?=.{4})/g, '')
  if (documents.interpretation.some((word) => name.includes(word))) return 'interpretation'
  if (documents.report.some((word) => own.includes(word))) return 'report'
  return documents.orders.some((word) => name.replace(/（[^（）]*）/g, '').endsWith(word)) ? 'plan' : null
}

function frontMatter(normal: string, paragraphs: Paragraph[], headings: Heading[]): Front {
  const stop = headings[0]?.offset ?? Math.min(normal.length, FRONT_CHARS)
  const lines: Front['lines'] = []
  for (const paragraph of paragraphs) {
    if (paragraph.start >= stop) break
    for (let from = paragraph.start; from < paragraph.end; ) {
      const cut = normal.indexOf('\n', from)
      const to = cut < 0 || cut > paragraph.end ? paragraph.end : cut
      const text = normal.slice(from, to).trim()
      if (text.length > 0) lines.push({ text, start: from, end: to })
      from = to + 1
    }
    if (lines.length > 60) break
  }
  return {
    lines,
    text: normal
      .slice(0, stop)
      .replace(/[ \n]+/g, '')
      .slice(0, FRONT_CHARS),
  }
}

function findTitle(front: Front): { title: string | null; wrapper: string | null } {
  const candidates: string[] = []
  front.lines.forEach((line, index) => {
    const text = stripOccasion(line.text.replace(/ /g, ''))
    if (
      text.length > TITLE_MAX ||
      text.length < 4 ||
      /[。；，：！]/.test(text.replace(/[“”]/g, '')) ||
      !TITLE_END.test(text)
    )
      return
    const before = front.lines[index - 1]
    const above = before?.text.replace(/ /g, '') ?? ''
    const joins =
      before !== undefined &&
      line.start - before.end <= 2 &&
      above.length >= 4 &&
      above.length <= 40 &&
      !/[。；：，）号日电讯]$/.test(above) &&
      !TITLE_END.test(above)
    // A latin gap in the printed title is kept; a break between two halves of a title is not.
    const below = front.lines[index + 1]?.text.replace(/ /g, '') ?? ''
    const years = /^（(?:19|20)\d{2}年?.{0,16}年?）$/.test(below) ? below : ''
    candidates.push((joins ? above + text : stripOccasion(line.text.trim())) + years)
  })
  const proper = candidates.filter((text) => !/通知$/.test(text))
  const title =
    proper.at(-1) ??
    candidates[0]?.replace(/^.*?关于印发[《]?(.+?)[》]?的通知$/, '$1') ??
    headline(front.lines[0]?.text)
  return {
    title: title?.replace(/[（(](?:征求意见稿|送审稿|草案|审议稿|讨论稿|报批稿)[)）]$/, '') ?? null,
    wrapper: candidates.find((text) => /通知$/.test(text)) ?? null,
  }
}

/** The head of a press report, or a title that runs on into the text without a line break. */
function headline(line: string | undefined): string | null {
  if (line === undefined || FURNITURE.test(line)) return null
  const runsOn = line.length > TITLE_MAX ? line.slice(0, TITLE_MAX).split(' ')[0] : undefined
  if (runsOn !== undefined) return TITLE_END.test(runsOn) ? runsOn : null
  const text = line.trim()
  const isHead = text.length >= 8 && text.length <= HEADLINE_MAX && /[\u4e00-\u9fff]{4}/.test(text)
  return isHead && !/[。；：，）]$|。|^[一二三四五六七八九十]+、|^[●★■•·-]|^\d{4}年\d+月/.test(text) ? text : null
}

const HEADLINE_MAX = 60

/** Years printed in a title: 2024—2026年, 十四五, 2019年总结和2020年思路. */
function titlePeriod(title: string | null): Title['period'] {
  const name = latinYears((title ?? '').replace(/ /g, ''))
  const range = /(20\d{2})年?[-—–~～至到]+(20\d{2})/.exec(name)
  if (range?.[1] !== undefined && range[2] !== undefined) return { from: range[1], to: range[2] }
  const plan = /十([一二三四五六七])(?:五|个五年)/.exec(name)
  if (plan?.[1] !== undefined) {
    const end = fiveYearEnd(plan[1])
    if (end !== null) return { from: String(end - 4), to: String(end) }
  }
  const years = [...name.matchAll(/20\d{2}(?=年)/g)].map((match) => match[0]).sort()
  return { from: years[0] ?? null, to: years.at(-1) ?? null }
}

const FIVE_YEARS: Record<string, number> = { 一: 2005, 二: 2010, 三: 2015, 四: 2020, 五: 2025, 六: 2030, 七: 2035 }

/** Last year of a five-year plan named by its ordinal (十四五 → 2025). */
export function fiveYearEnd(ordinal: string): number | null {
  const start = FIVE_YEARS[ordinal]
  return start === undefined ? null : start + 5
}

const HAN_YEAR = '〇一二三四五六七八九'

/** Years written out (二〇二四年) in Latin digits. */
export function latinYears(text: string): string {
  return text.replace(/二[〇零○O0][〇零一二三四五六七八九\d]{2}(?=年)/g, (year) =>
    [...year].map((mark) => (/\d/.test(mark) ? mark : String(Math.max(0, HAN_YEAR.indexOf(mark))))).join(''),
  )
}
