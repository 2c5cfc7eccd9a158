import type { Block } from './headings.ts'
import lexicon from './lexicon/mechanisms.json' with { type: 'json' }
import { compact } from './normalise.ts'
import type { Mechanism } from './types.ts'

type Type = Mechanism['type']

const longestFirst = (words: string[]): string[] => [...words].sort((a, b) => b.length - a.length)
const TYPE_OF = new Map<string, Type>(
  Object.entries(lexicon.types).flatMap(([type, words]) => words.map((word) => [word, type as Type] as const)),
)
const SUFFIXES = longestFirst([...TYPE_OF.keys()])
const SUFFIX = new RegExp(SUFFIXES.join('|'), 'g')
const SUFFIX_END = new RegExp(`(?:${SUFFIXES.join('|')})$`)
const LEAD = new RegExp(`^(?:${longestFirst(lexicon.lead).join('|')})`)
const TERM = new RegExp(longestFirst(lexicon.terms).join('|'), 'g')
const TITLE = /《[^《》]{3,60}》/g
const QUOTED = /“([^“”]{2,30})”/g
const AFTER_QUOTE = new RegExp(`^[\\u4e00-\\u9fff]{0,12}?(?:${SUFFIXES.join('|')})`)
const GENERIC = new Set(lexicon.generic)
/** Words that alone name nothing: 省级科技创新平台 may be any. */
const VAGUE = new RegExp(`^(?:${longestFirst(lexicon.vague).join('|')})*$`)
/** 某企业牵头建设创新联合体: who does it, and that it is done, are no part of the name. */
const GOVERNING = new RegExp(`^.*(?:${longestFirst(lexicon.governing).join('|')})(?=.{2})`)
/** 战略性, 工程师, 贷款, 整机制造: the ending goes on as another word. */
const GOES_ON = /^(?:[性师款商学程道型者造]|技术|机械|开放(?!共享))/
const NAME_MIN = 4
const NAME_MAX = 32

interface Found {
  name: string
  start: number
  end: number
  type: Type
}

/** Names the mechanisms, instruments, programmes, platforms, systems and documents; each once, at its first mention. */
export function readMechanisms(normal: string, raw: string, blocks: Block[]): Mechanism[] {
  const seen = new Set<string>()
  const list: Mechanism[] = []
  for (const block of blocks) {
    if (block.end <= block.start) continue
    const body = compact(normal, block.start, block.end)
    const found = [...titles(body.text), ...quoted(body.text), ...suffixed(body.text), ...terms(body.text)]
    found.sort((a, b) => a.start - b.start || b.end - a.end)
    let covered = -1
    for (const item of found) {
      // A name inside a longer name at the same place is the same mention.
      if (item.end <= covered) continue
      covered = Math.max(covered, item.end)
      const key = item.name.replace(/[“”、·\s]/g, '')
      if (key.length < 2 || seen.has(key)) continue
      seen.add(key)
      const start = body.at[item.start] ?? block.start
      const end = (body.at[item.end - 1] ?? start) + 1
      list.push({ name: item.name, offset: start, quote: raw.slice(start, end), type: item.type })
    }
  }
  return list
}

function titles(text: string): Found[] {
  return [...text.matchAll(TITLE)].map((match) => ({
    name: match[0].slice(1, -1),
    start: match.index,
    end: match.index + match[0].length,
    type: 'document' as const,
  }))
}

function quoted(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(QUOTED)) {
    const inner = match[1] ?? ''
    if (/[，。；：]/.test(inner) || /^\d+$/.test(inner)) continue
    const end = match.index + match[0].length
    const tail = AFTER_QUOTE.exec(text.slice(end, end + 20))?.[0] ?? ''
    const joined = /[，。；、的等为（]/.test(tail) ? '' : tail
    const head = joined === '' ? '' : headBefore(text, match.index)
    if (joined === '') found.push({ name: inner, start: match.index, end, type: typeOf(inner) })
    else
      found.push({
        name: `${head}${inner}${joined}`,
        start: match.index - head.length,
        end: end + joined.length,
        type: typeOf(joined),
      })
  }
  return found
}

/** 省“双创计划”, 重点企业研发机构“清零”行动: the words right before the quotation belong to the name. */
function headBefore(text: string, at: number): string {
  const words = /[\u4e00-\u9fff]{1,10}$/.exec(text.slice(Math.max(0, at - 10), at))?.[0] ?? ''
  return LEAD.test(words) || words.length > 8 ? '' : words
}

function suffixed(text: string): Found[] {
  const found: Found[] = []
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    const mark = text[i] ?? '。'
    if (i < text.length && !'，。；：！？'.includes(mark)) continue
    if (i - from >= NAME_MIN) found.push(...inClause(text, from, i))
    from = i + 1
  }
  return found
}

function inClause(text: string, from: number, to: number): Found[] {
  const clause = text.slice(from, Math.min(to, from + 160))
  const found: Found[] = []
  let floor = 0
  SUFFIX.lastIndex = 0
  for (let match = SUFFIX.exec(clause); match !== null; match = SUFFIX.exec(clause)) {
    const end = match.index + match[0].length
    if (GOES_ON.test(clause.slice(end, end + 4))) continue
    const wide = strip(clause, floor, end)
    const comma = clause.lastIndexOf('、', match.index)
    // 联动招商、联合服务机制 is one name; in a list of full names only the last member belongs to this suffix.
    const last = comma >= wide ? strip(clause, comma + 1, end) : wide
    const start = [last, wide].find((at) => isName(clause.slice(at, end)))
    if (start !== undefined) {
      const name = clause.slice(start, end)
      found.push({
        name: name.replace(/[“”]/g, ''),
        start: from + start,
        end: from + end,
        type: TYPE_OF.get(match[0]) ?? 'mechanism',
      })
    }
    floor = end
  }
  return found
}

function isName(name: string): boolean {
  if (name.length < NAME_MIN || name.length > NAME_MAX || GENERIC.has(name)) return false
  const suffix = SUFFIX_END.exec(name)
  if (suffix === null || /[《》]/.test(name) || /（[^）]*$|^[^（]*）/.test(name)) return false
  const stem = name.slice(0, suffix.index)
  return !VAGUE.test(stem) && LEAD.exec(stem)?.[0] !== stem
}

/** First position of the name when governing verbs and joints before it are taken off. */
function strip(clause: string, from: number, end: number): number {
  let start = from
  for (let turn = 0; turn < 8; turn++) {
    const rest = clause.slice(start, end)
    const lead = /^[、和与及的等”）]/.exec(rest)?.[0] ?? LEAD.exec(rest)?.[0]
    if (lead === undefined || rest.length - lead.length < NAME_MIN) break
    start += lead.length
  }
  const stem = clause.slice(start, end).replace(SUFFIX_END, '')
  const governed = (GOVERNING.exec(stem)?.[0].length ?? 0) + (/^[、和与及的]/.test(stem) ? 1 : 0)
  return end - start - governed >= NAME_MIN ? start + governed : start
}

function terms(text: string): Found[] {
  return [...text.matchAll(TERM)].map((match) => ({
    name: match[0],
    start: match.index,
    end: match.index + match[0].length,
    type: typeOf(match[0]),
  }))
}

function typeOf(words: string): Type {
  const suffix = SUFFIX_END.exec(words)?.[0]
  return suffix === undefined ? 'mechanism' : (TYPE_OF.get(suffix) ?? 'mechanism')
}
