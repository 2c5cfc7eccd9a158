import { readDateline, stripOccasion } from './dateline.ts'
import type { Heading } from './headings.ts'
import documents from './lexicon/documents.json' with { type: 'json' }
import type { Paragraph } from './lines.ts'
import type { DocumentFacts, DocumentKind } from './types.ts'

const alternatives = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const TITLE_END = new RegExp(`(?:${alternatives(documents.titleEnd)})(?:（[^（）]{1,30}）)*$`)
const ISSUER = `[\\u4e00-\\u9fff]{2,16}?(?:${alternatives(documents.issuerEnd)})`
const ISSUER_LINE = new RegExp(`^${ISSUER}$`)
const ISSUER_ACTS = new RegExp(`(?:^|[，。])(${ISSUER})(?:${alternatives(documents.issuerFollow)})`)
const STATUS = new RegExp(`[（(](${alternatives(documents.statusWords)})[)）]`)
const NUMBER = /[\u4e00-\u9fff]{1,12}[〔[（](?:19|20)\d{2}[〕\]）](?:第)?\d{1,4}号/
const DATE_LINE = /^[（—–-]*(\d{4})年(\d{1,2})月(\d{1,2})日/
const REGION = new RegExp(`[\\u4e00-\\u9fff]{2,7}?(?:${alternatives(documents.regionEnd)})`)
/** Front matter is read no further than this. */
const FRONT_CHARS = 4000
const TITLE_MAX = 80

interface Front {
  lines: { text: string; start: number; end: number }[]
  /** The front matter as one string without blanks. */
  text: string
}

/** Reads what a document prints about itself; null stays where it prints nothing. */
export function readFacts(normal: string, paragraphs: Paragraph[], headings: Heading[]): DocumentFacts {
  const front = frontMatter(normal, paragraphs, headings)
  const { title, wrapper } = findTitle(front)
  const opening = normal.slice(0, FRONT_CHARS).replace(/[ \n]+/g, '')
  const kind = documentKind(title, opening, normal)
  // Line by line: without the break the end of the title would run into the number.
  const number =
    front.lines.map((line) => NUMBER.exec(line.text.replace(/ /g, ''))?.[0]).find((found) => found !== undefined) ??
    null
  const signed = findSignature(front, paragraphs)
  const written = readDateline(paragraphs, headings[0]?.offset ?? normal.length)
  if (signed.issued === null && written?.day !== null && written !== null)
    signed.issued = `${written.year}-${pad(written.month)}-${pad(written.day)}`
  const issuer =
    signed.issuer ??
    (kind === 'report' ? (opening.match(ISSUER_ACTS)?.[1]?.replace(/^(?:今年以来|市委市政府)/, '') ?? null) : null)
  return {
    title,
    issuer,
    region: regionOf(title) ?? regionOf(issuer) ?? regionOf(wrapper),
    number,
    issued: signed.issued,
    status: statusOf(front, title, wrapper, kind, number),
    kind,
    period: periodOf(title, normal, kind, signed.issued),
  }
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
  const title = proper.at(-1) ?? candidates[0]?.replace(/^.*?关于印发[《]?(.+?)[》]?的通知$/, '$1') ?? null
  return {
    title: title?.replace(/[（(](?:征求意见稿|送审稿|草案|审议稿|讨论稿|报批稿)[)）]$/, '') ?? null,
    wrapper: candidates.find((text) => /通知$/.test(text)) ?? null,
  }
}

const pad = (value: number | null): string => String(value ?? 1).padStart(2, '0')

const COMPARES_BACK = /同比|比上年|较上年|比去年|较去年|上年同期|初步核算|比上年末/g
const LOOKS_AHEAD = /力争|[到至]20\d{2}年|预期目标|下一步|确保|争取|不少于|不低于|将(?:[^，。]{0,6})(?:建|达|实)/g
/** A document is told by its wording only as far as this. */
const WORDING_CHARS = 20_000

/** A text that compares with the year before again and again and never looks ahead reports, whatever its title. */
function reportsOnly(normal: string): boolean {
  const text = normal.slice(0, WORDING_CHARS)
  const back = text.match(COMPARES_BACK)?.length ?? 0
  const ahead = text.match(LOOKS_AHEAD)?.length ?? 0
  return back >= 4 && ahead * 6 <= back
}

function documentKind(title: string | null, opening: string, normal: string): DocumentKind {
  const name = title?.replace(/“[^”]*”/g, '') ?? ''
  if (documents.interpretation.some((word) => name.includes(word))) return 'interpretation'
  if (documents.report.some((word) => name.includes(word))) return 'report'
  if (title === null && /^(?:今年|去年|20\d\d年|一年来|上半年|近年)(?:以来|来|，)/.test(opening)) return 'report'
  if (title === null && /^各位代表/.test(opening)) return 'report'
  if (!documents.orders.some((word) => name.endsWith(word)) && reportsOnly(normal)) return 'report'
  return 'plan'
}

function findSignature(front: Front, paragraphs: Paragraph[]): { issuer: string | null; issued: string | null } {
  const tail = paragraphs.slice(-8).map((p) => ({ text: p.head }))
  for (const lines of [front.lines, tail]) {
    for (const [index, line] of lines.entries()) {
      const text = line.text.replace(/ /g, '')
      const date = DATE_LINE.exec(text)
      if (date === null || text.length > 60) continue
      const above = lines[index - 1]?.text.replace(/ /g, '') ?? ''
      const issued = `${date[1]}-${(date[2] ?? '').padStart(2, '0')}-${(date[3] ?? '').padStart(2, '0')}`
      return { issuer: ISSUER_LINE.test(above) ? above : null, issued }
    }
  }
  const last = tail
    .map((line) => line.text.replace(/ /g, ''))
    .find((text) => text.length <= 20 && ISSUER_LINE.test(text))
  return { issuer: last ?? null, issued: null }
}

function regionOf(text: string | null): string | null {
  if (text === null) return null
  const bare = text.replace(/^(?:\d{4}年度?|关于(?:印发)?|中共|《)+/, '')
  const match = REGION.exec(bare)
  if (match === null || match.index > 0) return null
  const name = match[0]
  if (documents.regionStop.some((word) => name.endsWith(word)) || /[的和与及关]/.test(name)) return null
  return name
}

function statusOf(
  front: Front,
  title: string | null,
  wrapper: string | null,
  kind: DocumentKind,
  number: string | null,
): string | null {
  if (kind === 'interpretation') return '解读'
  const printed = STATUS.exec(front.text)?.[1]
  if (printed !== undefined) return printed
  if (wrapper !== null || number !== null) return '印发'
  if (kind === 'report') return title !== null && /报告/.test(title) ? '报告' : '总结'
  return null
}

const FIVE_YEARS: Record<string, number> = { 一: 2005, 二: 2010, 三: 2015, 四: 2020, 五: 2025, 六: 2030, 七: 2035 }

/** Last year of a five-year plan named by its ordinal (十四五 → 2025). */
export function fiveYearEnd(ordinal: string): number | null {
  const start = FIVE_YEARS[ordinal]
  return start === undefined ? null : start + 5
}

function periodOf(
  title: string | null,
  normal: string,
  kind: DocumentKind,
  issued: string | null,
): DocumentFacts['period'] {
  const name = latinYears((title ?? '').replace(/ /g, ''))
  const range = /(20\d{2})年?[-—–~～至到]+(20\d{2})/.exec(name)
  if (range?.[1] !== undefined && range[2] !== undefined) return { from: range[1], to: range[2] }
  const plan = /十([一二三四五六七])(?:五|个五年)/.exec(name)
  if (plan?.[1] !== undefined) {
    const end = fiveYearEnd(plan[1])
    if (end !== null) return { from: String(end - 4), to: String(end) }
  }
  const years = [...name.matchAll(/20\d{2}(?=年)/g)].map((match) => match[0]).sort()
  if (years.length > 0) return { from: years[0] ?? null, to: years.at(-1) ?? null }
  if (/政府工作报告/.test(name) && issued !== null) return { from: issued.slice(0, 4), to: issued.slice(0, 4) }
  if (kind !== 'report')
    return {
      from: null,
      to: mainGoalYear(normal) ?? commonest(normal, /[到至](20\d{2})年/g) ?? commonest(normal, /(20\d{2})年/g),
    }
  const year = commonest(normal, /(20\d{2})年/g)
  return { from: year, to: year }
}

/** The year that the main goal of the document is set for; a later vision is not it. */
function mainGoalYear(normal: string): string | null {
  const goal = /(?:总体|主要|工作|行动|发展|建设)目标[^。]{0,30}?[到至](20\d{2})年/.exec(normal)
  return goal?.[1] ?? null
}

const HAN_YEAR = '〇一二三四五六七八九'

/** Years written out (二〇二四年) in Latin digits. */
function latinYears(text: string): string {
  return text.replace(/二[〇零○O0][〇零一二三四五六七八九\d]{2}(?=年)/g, (year) =>
    [...year].map((mark) => (/\d/.test(mark) ? mark : String(Math.max(0, HAN_YEAR.indexOf(mark))))).join(''),
  )
}

/** The year most often named; the earlier one where two are named equally often. */
function commonest(text: string, pattern: RegExp): string | null {
  const counts = new Map<string, number>()
  for (const match of text.matchAll(pattern)) {
    const year = match[1] ?? ''
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [year, count] of [...counts].sort()) if (best === null || count > (counts.get(best) ?? 0)) best = year
  return best
}
