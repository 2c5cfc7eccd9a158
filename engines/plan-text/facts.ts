import { type Dateline, lastFull } from './dateline.ts'
import documents from './lexicon/documents.json' with { type: 'json' }
import type { Paragraph } from './lines.ts'
import { readTerm } from './term.ts'
import type { Front, Title } from './title.ts'
import type { DocumentFacts, DocumentKind } from './types.ts'

const alternatives = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const ISSUER = `[\\u4e00-\\u9fff]{2,16}?(?:${alternatives(documents.issuerEnd)})`
const ISSUER_LINE = new RegExp(`^${ISSUER}$`)
const ISSUER_ACTS = new RegExp(`(?:^|[，。])(${ISSUER})(?:${alternatives(documents.issuerFollow)})`)
const STATUS = new RegExp(`[（(](${alternatives(documents.statusWords)})[)）]`)
const NUMBER = /[\u4e00-\u9fff]{1,12}[〔[（](?:19|20)\d{2}[〕\]）](?:第)?\d{1,4}号/
const DATE_LINE = /^[（—–-]*(\d{4})年(\d{1,2})月(\d{1,2})日/
const REGION = new RegExp(`[\\u4e00-\\u9fff]{2,7}?(?:${alternatives(documents.regionEnd)})`)
/** An issuer is looked for no further than this. */
const OPENING_CHARS = 4000

interface Source {
  normal: string
  paragraphs: Paragraph[]
  title: Title
  written: Dateline | null
}

/** Reads what a document prints about itself; null stays where it prints nothing. */
export function readFacts({ normal, paragraphs, title: head, written }: Source, kind: DocumentKind): DocumentFacts {
  const { front, title, wrapper } = head
  const opening = normal.slice(0, OPENING_CHARS).replace(/[ \n]+/g, '')
  // Line by line: without the break the end of the title would run into the number.
  const number =
    front.lines.map((line) => NUMBER.exec(line.text.replace(/ /g, ''))?.[0]).find((found) => found !== undefined) ??
    null
  const signed = findSignature(front, paragraphs)
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
    period: periodOf(head, normal, kind, signed.issued, written),
  }
}

const pad = (value: number | null): string => String(value ?? 1).padStart(2, '0')

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

function periodOf(
  title: Title,
  normal: string,
  kind: DocumentKind,
  issued: string | null,
  written: Dateline | null,
): DocumentFacts['period'] {
  if (title.period.from !== null) return title.period
  if (/政府工作报告/.test(title.title ?? '') && issued !== null)
    return { from: issued.slice(0, 4), to: issued.slice(0, 4) }
  const term = kind === 'report' ? null : readTerm(title, normal, written)
  if (term?.printed === true) return term.period
  if (kind !== 'report')
    return term !== null && mainGoalYear(normal) === null
      ? term.period
      : {
          from: null,
          to: mainGoalYear(normal) ?? commonest(normal, /[到至](20\d{2})年/g) ?? commonest(normal, /(20\d{2})年/g),
        }
  const year = written === null ? commonest(normal, /(20\d{2})年/g) : String(lastFull(written.year, written.month))
  return { from: year, to: year }
}

/** The year that the main goal of the document is set for; a later vision is not it. */
function mainGoalYear(normal: string): string | null {
  const goal = /(?:总体|主要|工作|行动|发展|建设)目标[^。]{0,30}?[到至](20\d{2})年/.exec(normal)
  return goal?.[1] ?? null
}

/** 是2007年的2.1倍, 比2015年, 从2015年的1.51%: a year that something is measured by. */
const COMPARED = /[是比较从由]$/

/** The year most often named; the one named first where two are named equally often. */
function commonest(text: string, pattern: RegExp): string | null {
  const counts = new Map<string, number>()
  for (const match of text.matchAll(pattern)) {
    const year = match[1] ?? ''
    if (COMPARED.test(text.slice(Math.max(0, match.index - 2), match.index))) continue
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [year, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = year
  return best
}
