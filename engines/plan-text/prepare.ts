import { type Dateline, readDateline } from './dateline.ts'
import { type Block, type Heading, readHeadings } from './headings.ts'
import { type Lead, readLeads } from './leads.ts'
import { joinParagraphs, type Paragraph, splitLines } from './lines.ts'
import { sectionRole } from './measures.ts'
import { isStrongPlan, type Mood, moodOf } from './moods.ts'
import { normalise } from './normalise.ts'
import { type Passage, readPassage } from './passages.ts'
import { readPlaceTables } from './place-tables.ts'
import { type Clause, readClauses } from './stance.ts'
import { readTables, type Table } from './tables.ts'
import { endOfTerm, readTitle, type Title } from './title.ts'

/** Everything that can be seen in a text before it is decided what it reports and what it orders. */
export interface Prepared {
  text: string
  normal: string
  paragraphs: Paragraph[]
  tables: Table[]
  headings: Heading[]
  blocks: Block[]
  passages: Passage[]
  /** The paragraph that sets the time of each passage, if another one does. */
  leads: (Lead | null)[]
  title: Title
  written: Dateline | null
  /** The first year that the text says something will be done in. */
  willBe: number | null
  clauses: Clause[]
}

/** Splits a text into headings and passages and notes the signs of each clause. */
export function prepare(text: string): Prepared {
  const normal = normalise(text)
  const paragraphs = joinParagraphs(splitLines(normal, text))
  const indicators = readTables(text, normal, paragraphs)
  const taken = new Set(indicators.flatMap((table) => table.paragraphs))
  const tables = [...indicators, ...readPlaceTables(text, normal, paragraphs, taken)]
  const inTable = new Set(tables.flatMap((table) => table.paragraphs))
  const { headings, blocks } = readHeadings(normal, paragraphs, inTable)
  const passages = blocks.map((block) => readPassage(normal, block))
  const title = readTitle(normal, paragraphs, headings)
  const written = readDateline(normal, paragraphs, headings[0]?.offset ?? normal.length)
  const willBe = yearAhead(normal)
  const moods = headings.map((_, index) => moodAbove(headings, index))
  const leads = readLeads(passages, headings)
  const clauses = readClauses(passages, {
    title: title.says,
    now: written?.year ?? title.year ?? afterTerm(title) ?? willBe,
    moods: blocks.map((block, index) => leads[index]?.mood ?? moods[block.heading] ?? null),
    roles: blocks.map((block) => sectionRole(headings, block.heading)),
    openings: openings(headings, blocks, moods, leads),
  })
  return { text, normal, paragraphs, tables, headings, blocks, passages, leads, title, written, willBe, clauses }
}

/** A summary of a term is written when the term is over. */
function afterTerm(title: Title): number | null {
  const end = endOfTerm(title)
  return end === null ? null : end + 1
}

/** 2025年湖南将持续用力…: in a text without a date, the first year that something will be done in. */
const WILL = /(?<![到至])(20\d{2})年[^，。；\d]{0,8}(?:将|计划|力争)/g
function yearAhead(normal: string): number | null {
  const years = [...normal.matchAll(WILL)].map((match) => Number(match[1]))
  return years.length === 0 ? null : Math.min(...years)
}

/** The mood of a heading, or of the nearest one above it that has any; 目标任务 below 回顾 names what was done. */
function moodAbove(headings: Heading[], index: number): Mood {
  const heading = headings[index]
  if (heading === undefined) return null
  const mood = heading.title.length > 40 ? null : moodOf(heading.title)
  if (mood === null || (mood === 'plan' && !isStrongPlan(heading.title))) {
    const above = moodAbove(headings, heading.parent)
    return above === null || (mood === 'plan' && above !== 'review') ? mood : above
  }
  return mood
}

/** Headings that open before each passage; ——创新迈出新步伐 below 今后五年的目标 has no mood of its own. */
function openings(
  headings: Heading[],
  blocks: Block[],
  moods: Mood[],
  leads: (Lead | null)[],
): { title: string; mood: Mood }[][] {
  let from = 0
  return blocks.map((block, index) => {
    const opened: { title: string; mood: Mood }[] = []
    for (; from <= block.heading; from++) {
      const title = headings[from]?.title ?? ''
      opened.push({ title, mood: moodOf(title) === null || leads[index]?.mood != null ? null : (moods[from] ?? null) })
    }
    return opened
  })
}
