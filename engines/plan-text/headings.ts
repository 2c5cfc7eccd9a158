import { FURNITURE, type Numbering, type Paragraph } from './lines.ts'
import { type Compact, compact } from './normalise.ts'
import { sectionLines } from './section-lines.ts'
import { headsTasks, taskOf } from './task-rows.ts'
import type { OutlineEntry } from './types.ts'

export type HeadingStyle = 'line' | 'run-in' | 'lead' | 'dash' | 'box' | 'row'

/** A heading and the paragraph that carries it. */
export interface Heading extends OutlineEntry {
  style: HeadingStyle
  rank: number
  /** Index of the heading above it, or -1. */
  parent: number
  paragraph: number
  /** Where the text after a run-in title begins; end of the paragraph where there is none. */
  bodyStart: number
}

/** A paragraph placed under its heading, with the text that is left when the title is taken off. */
export interface Block {
  paragraph: number
  heading: number
  start: number
  end: number
}

interface Title {
  title: string
  style: HeadingStyle
  bodyStart: number
}

const LINE_MAX = 60
const RUN_IN_MAX = 40
const LEAD_MIN = 4
const LEAD_MAX = 30
const LEAD_REST_MIN = 20
/** A number with a unit in a title means a goal or a task, not a heading; years and 十四五 do not count. */
const VALUE_IN_TITLE = /\d(?:\.\d+)?[\d,]*(?:余|多)?(?:%|‰|个|家|项|件|名|人|万|亿|元|亩|倍|场|次|条|户|台|所|座)/
const NAME_OF_VALUES =
  /^(?:[由从到至]|截至|预计|约|目标|完成|达到?|超过?)?(?:(?:19|20)\d{2}年|\d+(?:\.\d+)?(?:%|‰|余|多|万|亿|个|家|项|件|名|人|元|亩))/
/** A task whose sentence is its title. */
const TASK_MAX = 240
const ANSWERED = /^[（【〔]?(?:责任|牵头|落实|承办|主办|负责)(?:单位|部门|科室|处室|领导)?[：:（(]/
const UNIT_BRACKET = /[（【](?:责任|牵头|任务|配合|主办|主要责任|落实|完成时限|时限)[^）】]*[）】]?/

/** Finds the headings of a document and hangs every paragraph under the innermost one. */
export function readHeadings(
  normal: string,
  paragraphs: Paragraph[],
  inTable: Set<number>,
): { headings: Heading[]; blocks: Block[] } {
  const found = new Map<number, Title & { rank: number; number: string | null; offset: number }>()
  const contents = contentsLines(paragraphs)
  const sections = sectionLines(paragraphs, inTable)
  paragraphs.forEach((paragraph, index) => {
    if (inTable.has(index) || contents.has(index)) return
    const title =
      paragraph.numbering === null
        ? (classTitle(paragraphs, index) ?? boxTitle(paragraphs, index, inTable) ?? sections.get(index) ?? null)
        : numberedTitle(normal, paragraph, paragraphs[index + 1])
    if (title !== null) found.set(index, title)
  })
  markBullets(paragraphs, inTable, found)
  markLeads(normal, paragraphs, inTable, found)
  return hang(paragraphs, inTable, found)
}

const BULLET = /^[■□●◆▲★◎※] ?/

/** ■ 2025年重点工作: bulleted lines are headings where all lines of that bullet are short, bare and followed by others. */
function markBullets(
  paragraphs: Paragraph[],
  inTable: Set<number>,
  found: Map<number, Title & { rank: number; number: string | null; offset: number }>,
): void {
  const byMark = new Map<string, number[]>()
  paragraphs.forEach((paragraph, index) => {
    if (!BULLET.test(paragraph.head) || inTable.has(index)) return
    const mark = paragraph.head[0] ?? ''
    byMark.set(mark, [...(byMark.get(mark) ?? []), index])
  })
  for (const [mark, lines] of byMark) {
    const bare = lines.every((index) => {
      const paragraph = paragraphs[index]
      const next = paragraphs[index + 1]
      if (paragraph === undefined || next === undefined || paragraph.lines > 1) return false
      const title = paragraph.head.replace(BULLET, '')
      return title.length <= 24 && !/[，。；：]/.test(title) && !VALUE_IN_TITLE.test(title) && next.head[0] !== mark
    })
    if (!bare) continue
    for (const index of lines) {
      const paragraph = paragraphs[index]
      if (paragraph === undefined) continue
      const title = paragraph.head.replace(BULLET, '').replace(/ /g, '')
      found.set(index, {
        title,
        style: 'line',
        bodyStart: paragraph.end,
        rank: 3.5,
        number: null,
        offset: paragraph.start,
      })
    }
  }
}

function numberedTitle(
  normal: string,
  paragraph: Paragraph,
  next: Paragraph | undefined,
): (Title & { rank: number; number: string | null; offset: number }) | null {
  const mark = paragraph.numbering
  if (mark === null) return null
  const bodyStart = paragraph.start + mark.length
  if (mark.style === 'row') {
    // What a row sets as its task holds targets too, so the body begins with it.
    const title = taskOf(normal.slice(bodyStart, paragraph.end))
    return { title, style: 'row', bodyStart, rank: mark.rank, number: mark.label, offset: paragraph.start }
  }
  const body = compact(normal, bodyStart, paragraph.end)
  const title = cutTitle(body, paragraph, mark, next)
  if (title === null) return null
  if (mark.style === 'dash' && title.style === 'line') return null
  const style = mark.style === 'dash' ? 'dash' : mark.style === 'box' ? 'box' : title.style
  return {
    ...title,
    style,
    rank: mark.rank,
    number: mark.label === '专栏' ? null : mark.label,
    offset: paragraph.start,
  }
}

function cutTitle(body: Compact, paragraph: Paragraph, mark: Numbering, next: Paragraph | undefined): Title | null {
  const text = body.text
  // 一是… follows.
  const beforeList = next?.numbering?.style === 'first'
  const stop = text.search(/[。：；！？]/)
  const outer = mark.rank <= 3.5
  const isBox = mark.style === 'box'
  if (stop < 0) {
    const title = text.replace(UNIT_BRACKET, '').replace(/[|│]+$/, '')
    if (title.length === 0 || title.length > LINE_MAX || /^(?!(?:19|20)\d{2}年)\d/.test(title)) return null
    if (!isBox && VALUE_IN_TITLE.test(title) && !(outer && title.length <= 30)) return null
    if (title.length > 34 && !outer) return null
    return { title: title.replace(/[，、,]$/, ''), style: 'line', bodyStart: paragraph.end }
  }
  const title = text.slice(0, stop)
  const rest = text.length - stop - 1
  // 1.对…给予支持。责任单位：…: what somebody answers for is a task, however long; its targets stand in the title.
  const answered = ANSWERED.test(rest > 0 ? text.slice(stop + 1, stop + 14) : (next?.head ?? ''))
  if (text[stop] === '。' && title.length > 2 && title.length <= TASK_MAX && answered)
    return { title: title.replace(UNIT_BRACKET, ''), style: 'run-in', bodyStart: body.at[0] ?? paragraph.start }
  if (title.length < 2 || title.length > RUN_IN_MAX || VALUE_IN_TITLE.test(title)) return null
  if (text[stop] === '；' || text[stop] === '！' || text[stop] === '？') return null
  // 研发投入强度：2022年为2.21%: a name and its values, not a heading and its text.
  if (text[stop] === '：' && !outer && NAME_OF_VALUES.test(text.slice(stop + 1, stop + 24))) return null
  if (text[stop] === '：' && (title.length > 24 || /[，；]/.test(title)) && !isBox) return null
  if (/^(?!(?:19|20)\d{2}年)\d{2,}/.test(title) && !outer) return null
  if (rest <= 0) {
    // 「（一）坚持党的领导。」 alone on its line is a heading; 「6. 外国专家 11 人。」 is a list item.
    if ((!outer && !(beforeList && mark.style === 'arabic')) || !'。：'.includes(text[stop] ?? '')) return null
    return { title, style: 'line', bodyStart: paragraph.end }
  }
  return { title: title.replace(UNIT_BRACKET, ''), style: 'run-in', bodyStart: body.at[stop + 1] ?? paragraph.end }
}

/** 强化算力设施保障 alone on its line above a row names a class of tasks. */
function classTitle(paragraphs: Paragraph[], index: number) {
  const paragraph = paragraphs[index]
  if (paragraph === undefined || paragraph.lines > 1 || paragraphs[index + 1]?.numbering?.style !== 'row') return null
  const title = paragraph.head.replace(/ /g, '')
  if (!/^[\u4e00-\u9fff“”、]{4,20}$/.test(title) || UNIT_END.test(title) || headsTasks(paragraph.head)) return null
  return { title, style: 'line' as const, bodyStart: paragraph.end, rank: 3.6, number: null, offset: paragraph.start }
}

const UNIT_END = /(?:局|委|办|部|厅|院|中心|管委会|政府|公司|部门|单位|负责|推进|[县市区])$/

/** An unnumbered line that stands alone above a restarted 1., 2., 3. names the box that holds them. */
function boxTitle(paragraphs: Paragraph[], index: number, inTable: Set<number>) {
  const paragraph = paragraphs[index]
  const next = paragraphs[index + 1]
  const before = paragraphs[index - 1]
  if (paragraph === undefined || next === undefined || before === undefined || inTable.has(index + 1)) return null
  const text = paragraph.head.replace(/ /g, '')
  if (paragraph.lines > 1 || text.length > 24 || text.length < 4 || /[。；：，！？.…]/.test(text)) return null
  if (next.numbering?.style !== 'arabic' || !/^1\D/.test(next.numbering.label)) return null
  if (!/(?:工程|行动|计划|项目|任务|专栏|清单|平台|重点)$/.test(text)) return null
  return {
    title: text,
    style: 'box' as const,
    bodyStart: paragraph.end,
    rank: 3.5,
    number: null,
    offset: paragraph.start,
  }
}

/** Lines of a table of contents: they come again as headings, or end in a page number. */
function contentsLines(paragraphs: Paragraph[]): Set<number> {
  const skip = new Set<number>()
  const from = paragraphs.findIndex((p) => /^目 ?录$/.test(p.head))
  paragraphs.forEach((p, index) => {
    if (/[.…·]{4,} ?\d{0,3}$/.test(p.head)) skip.add(index)
  })
  if (from < 0) return skip
  const bare = (text: string) => text.replace(/[ .…·\d]+$/, '').replace(/ /g, '')
  const seen = new Map<string, number>()
  for (const p of paragraphs) seen.set(bare(p.head), (seen.get(bare(p.head)) ?? 0) + 1)
  for (let index = from; index < paragraphs.length; index++) {
    const p = paragraphs[index]
    if (p === undefined || p.head.length > LINE_MAX) break
    if (index > from && (seen.get(bare(p.head)) ?? 0) < 2 && !/\d$/.test(p.head)) break
    skip.add(index)
    seen.set(bare(p.head), 1)
  }
  return skip
}

/** Leads that end in 。 come in twos; before ： many a word stands that is no lead, so it takes three. */
const LEADS_MIN: Record<string, number> = { '。': 2, '：': 3 }

/** A text that leads so many paragraphs this way does so where a section has but one, too. */
const LEADS_USUAL = 6

/** Bold leads survive as a short first sentence; one alone may be chance, several under one heading are not. */
function markLeads(
  normal: string,
  paragraphs: Paragraph[],
  inTable: Set<number>,
  found: Map<number, Title & { rank: number; number: string | null; offset: number }>,
): void {
  for (const mark of ['。', '：']) {
    let group: [number, Title][] = []
    const alone: [number, Title][] = []
    let leads = 0
    const place = ([index, title]: [number, Title]) =>
      found.set(index, { ...title, rank: 9, number: null, offset: paragraphs[index]?.start ?? 0 })
    const flush = () => {
      if (group.length >= (LEADS_MIN[mark] ?? 2)) {
        for (const lead of group) place(lead)
        leads += group.length
      } else alone.push(...group)
      group = []
    }
    paragraphs.forEach((paragraph, index) => {
      if (found.has(index)) flush()
      if (found.has(index) || paragraph.numbering !== null || inTable.has(index)) return
      const title = leadOf(normal, paragraph, mark)
      if (title !== null) group.push([index, title])
    })
    flush()
    if (mark === '。' && leads >= LEADS_USUAL) for (const lead of alone) place(lead)
  }
}

function leadOf(normal: string, paragraph: Paragraph, mark: string): Title | null {
  const head = compact(normal, paragraph.start, Math.min(paragraph.end, paragraph.start + 160))
  const stop = head.text.search(/[。：]/)
  if (head.text[stop] !== mark || stop < LEAD_MIN || stop > LEAD_MAX) return null
  if (paragraph.end - (head.at[stop] ?? 0) < LEAD_REST_MIN) return null
  const title = head.text.slice(0, stop)
  if (/[，；！？\d]/.test(title) || /^(?:同时|此外|另外|其中|各)/.test(title) || FURNITURE.test(head.text)) return null
  return { title, style: 'lead', bodyStart: head.at[stop + 1] ?? paragraph.end }
}

function hang(
  paragraphs: Paragraph[],
  inTable: Set<number>,
  found: Map<number, Title & { rank: number; number: string | null; offset: number }>,
): { headings: Heading[]; blocks: Block[] } {
  const headings: Heading[] = []
  const blocks: Block[] = []
  const stack: number[] = []
  paragraphs.forEach((paragraph, index) => {
    const title = found.get(index)
    if (title !== undefined) {
      while (stack.length > 0 && (headings[stack.at(-1) ?? 0]?.rank ?? 0) >= title.rank) stack.pop()
      const parent = stack.at(-1) ?? -1
      stack.push(headings.length)
      headings.push({
        level: stack.length,
        number: title.number,
        title: title.title,
        offset: title.offset,
        style: title.style,
        rank: title.rank,
        parent,
        paragraph: index,
        bodyStart: title.bodyStart,
      })
    }
    if (inTable.has(index)) return
    const start = title === undefined ? paragraph.start : title.bodyStart
    blocks.push({ paragraph: index, heading: stack.at(-1) ?? -1, start, end: paragraph.end })
  })
  return { headings, blocks }
}
