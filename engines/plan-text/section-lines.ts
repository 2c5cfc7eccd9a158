import { FURNITURE, type Paragraph } from './lines.ts'
import { moodOf } from './moods.ts'
import { headsTasks } from './task-rows.ts'

/** A section that is headed by words alone. */
export interface SectionLine {
  title: string
  style: 'line'
  rank: number
  number: null
  offset: number
  bodyStart: number
}

/** 过去五年工作回顾, “十五五”时期的主要目标任务, 2026年重点工作 */
const LONGEST = 32
const SHORTEST = 4
/** What stands around a heading is text: a sentence or more. */
const TEXT_MIN = 40
/** Above 一、 where the text is divided by such lines first; else between （一） and 1. */
const OUTERMOST = 1.5
const INNER = 3.6
/** A line that only names what the paragraph below it is about. */
const TOPIC = 3.7
/** 扩大有效投资; a line with 是 or 了 is a sentence. */
const TOPIC_WORDS = /^(?!.*[是了])[\u4e00-\u9fff“”、]{6,24}$/
/** 第一章 … （一） */
const OUTER_RANK = 3

/**
 * Lines without a number that head a section: short, bare, telling of work done or ahead, with text above and below.
 * The title of a document has no text above it. Keys are indices of paragraphs.
 */
export function sectionLines(paragraphs: Paragraph[], inTable: Set<number>): Map<number, SectionLine> {
  const found = new Map<number, SectionLine>()
  let numbered = paragraphs.findIndex(({ numbering }) => numbering !== null && numbering.rank <= OUTER_RANK)
  if (numbered < 0) numbered = paragraphs.length
  let outer: number | null = null
  let above = false
  paragraphs.forEach((paragraph, index) => {
    const title = inTable.has(index) || !above ? null : titleOf(paragraph)
    if (title !== null && headsText(paragraphs, index, title)) {
      const tells = moodOf(title) !== null
      if (tells) outer ??= index < numbered ? OUTERMOST : INNER
      const rank = tells ? (outer ?? INNER) : TOPIC
      found.set(index, { title, style: 'line', rank, number: null, offset: paragraph.start, bodyStart: paragraph.end })
    }
    above ||= isText(paragraph)
  })
  return found
}

function titleOf({ head, lines, numbering }: Paragraph): string | null {
  if (lines > 1 || numbering !== null || FURNITURE.test(head) || headsTasks(head)) return null
  const title = head.replace(/ /g, '').replace(/：$/, '')
  if (title.length < SHORTEST || title.length > LONGEST || /[。；，：！？|│]/.test(title)) return null
  // A number with a unit is what a line says, not what it heads; years are not.
  if (/\d/.test(title.replace(/(?:19|20)\d{2}(?:年|[-—–])/g, ''))) return null
  return moodOf(title) !== null || TOPIC_WORDS.test(title) ? title : null
}

/** A line that tells of no time heads text only where text, not another short line, stands on both sides. */
function headsText(paragraphs: Paragraph[], index: number, title: string): boolean {
  const next = paragraphs[index + 1]
  const before = paragraphs[index - 1]
  if (next === undefined || before === undefined) return false
  if (moodOf(title) === null) return isText(before) && isText(next) && index + 1 < paragraphs.length - 1
  return isText(next) || next.numbering !== null || /[。；：]$/.test(next.head)
}

const isText = ({ start, end, head }: Paragraph): boolean => end - start >= TEXT_MIN && /[。；：]/.test(head)
