import responsibility from './lexicon/responsibility.json' with { type: 'json' }
import type { Compact } from './normalise.ts'
import type { ResponsibleUnit } from './types.ts'

type Role = ResponsibleUnit['role']

/** What a bracket or line of responsibilities says. */
export interface Responsibility {
  units: ResponsibleUnit[]
  open: boolean
  /** Raw offsets of the whole bracket. */
  start: number
  end: number
  /** 完成时限 as printed, or null. */
  due: string | null
}

const longestFirst = (words: string[]): string[] => [...words].sort((a, b) => b.length - a.length)
const ROLE_OF = new Map<string, Role>(
  Object.entries(responsibility.labels).flatMap(([role, words]) => words.map((word) => [word, role as Role] as const)),
)
const LABELS = longestFirst([...ROLE_OF.keys(), ...responsibility.due])
/** 牵头科室（单位）： */
const AFTER_LABEL = '(?:及分工)?(?:（[^（）]{1,8}）)?[：:]'
const LABEL = new RegExp(`(${LABELS.join('|')})${AFTER_LABEL}`, 'g')
const OPENING = new RegExp(`[（【〔]?(?:${LABELS.join('|')})${AFTER_LABEL}`, 'g')
const STRIP = new RegExp(`(?:${longestFirst(responsibility.strip).join('|')})$`)
/** Brackets longer than this are prose, not lists of units. */
const BRACKET_MAX = 600

/** Finds the responsible units printed in a paragraph; several brackets are read in turn. */
export function readResponsibility(body: Compact, raw: string): Responsibility[] {
  const found: Responsibility[] = []
  const text = body.text
  let from = 0
  OPENING.lastIndex = 0
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    if (match.index < from) continue
    const bracketed = '（【〔'.includes(match[0][0] ?? ' ')
    const end = bracketed ? closing(text, match.index) : lineEnd(text, match.index)
    if (end - match.index > BRACKET_MAX) continue
    from = end
    const inner = text.slice(match.index + (bracketed ? 1 : 0), end - (bracketed ? 1 : 0))
    const start = body.at[match.index] ?? 0
    const stop = (body.at[end - 1] ?? start) + 1
    found.push({ ...readList(inner), start, end: Math.min(stop, raw.length) })
  }
  return found
}

/** What every unit of a list without 牵头 or 负责 must end in, and what at least one of them must. */
const UNIT_END =
  /^[\u4e00-\u9fff]{1,20}(?:局|委|办|部|厅|政府|院|中心|管委会|集团|公司|大学|学院|银行|处|室|科|协会|联合会|支队|街道)$/
const OFFICE_END = /(?:局|委|办|厅|政府|管委会)$/

/** A bracket of bare units at the end of a paragraph: （市科技局牵头，市财政局配合）, （区科技局、区财政局）. */
export function readBareBracket(body: Compact): Responsibility | null {
  const text = body.text.replace(/[。；]$/, '')
  if (!text.endsWith('）')) return null
  const open = text.lastIndexOf('（', text.length - 2)
  if (open < 0 || text.length - open > 200) return null
  const inner = text.slice(open + 1, -1)
  const pieces = inner.split(/[、，]/)
  const allUnits = pieces.every((piece) => UNIT_END.test(piece)) && pieces.some((piece) => OFFICE_END.test(piece))
  const saysWho = /(?:牵头|配合|负责|按职责分工)/.test(inner) && /(?:局|委|办|部|厅|政府|院|中心|管委会)/.test(inner)
  if (!saysWho && !allUnits) return null
  const list = readList(`责任单位：${inner}`)
  return list.units.length === 0
    ? null
    : { ...list, start: body.at[open] ?? 0, end: (body.at[text.length - 1] ?? 0) + 1 }
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length && i - open < BRACKET_MAX; i++) {
    const mark = text[i] ?? ''
    if ('（【〔'.includes(mark)) depth++
    else if ('）】〕'.includes(mark) && --depth === 0) return i + 1
  }
  return text.length
}

function lineEnd(text: string, from: number): number {
  const stop = text.indexOf('。', from)
  return stop < 0 ? text.length : stop
}

/** Reads the labelled units of a bracket or line (牵头单位：…；责任单位：…；完成时限：…). */
export function readList(inner: string): { units: ResponsibleUnit[]; open: boolean; due: string | null } {
  const units: ResponsibleUnit[] = []
  let open = false
  let due: string | null = null
  let prefix = ''
  const marks = [...inner.matchAll(LABEL)]
  marks.forEach((mark, index) => {
    const label = mark[1] ?? ''
    const text = inner.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? inner.length).split('。')[0] ?? ''
    const role = ROLE_OF.get(label)
    if (role === undefined) {
      due = text.replace(/[；，。、]+$/, '')
      return
    }
    for (const piece of splitOutsideBrackets(text)) {
      if (responsibility.stop.some((word) => piece.includes(word))) break
      const read = readUnit(piece, role)
      if (read === null) continue
      open ||= read.open
      prefix = ownPrefix(read.name) ?? prefix
      const resolved = ownPrefix(read.name) === null ? prefix + read.name : read.name
      units.push({ printed: read.name, resolved, role: read.role })
    }
  })
  return { units, open, due }
}

function splitOutsideBrackets(text: string): string[] {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    const mark = text[i] ?? '，'
    if (mark === '（' || mark === '〈') depth++
    else if (mark === '）' || mark === '〉') depth = Math.max(0, depth - 1)
    if (depth > 0 || !'、，,；; '.includes(mark)) continue
    if (i > from) pieces.push(text.slice(from, i))
    from = i + 1
  }
  return pieces
}

function readUnit(piece: string, listRole: Role): { name: string; role: Role; open: boolean } | null {
  let name = piece
    .replace(/〈[^〉]*〉/g, '')
    .replace(/^(?:由|和|及|以及|会同)/, '')
    .replace(/[。）：]+$/, '')
  if ((name.match(/（/g)?.length ?? 0) > (name.match(/）/g)?.length ?? 0)) name += '）'
  const role: Role = /牵头$/.test(name) ? 'lead' : /(?:配合|参与|协助)$/.test(name) ? 'support' : listRole
  name = name.replace(/(?:牵头|配合|参与|协助|主办|协办)$/, '')
  name = name.replace(/等[省市区县]政府(?:有关|相关)?部门$/, '等')
  const open = /等(?:部门|单位|有关部门|相关部门)?$/.test(name)
  for (let last = ''; last !== name; ) {
    last = name
    name = name.replace(STRIP, '')
  }
  if (name.length < 2 || name.length > 40 || /^\d+$/.test(name)) return null
  return { name, role, open }
}

/** The level that a unit's own name states (市, 区委 → 区, 高新区), or null where a list elides it. */
function ownPrefix(name: string): string | null {
  if (responsibility.ownNames.some((word) => name.startsWith(word))) return null
  const zone = responsibility.zones
    .map((word) => name.indexOf(word) + word.length)
    .filter((end) => end >= 2 && end <= 10 && !name.slice(0, end).includes('各') && name.length > end)
  const nearest = Math.min(...zone)
  if (Number.isFinite(nearest) && nearest >= 3) return name.slice(0, nearest)
  if (/^[市区县省州]/.test(name)) return name.slice(0, 1)
  if (/^[各驻有相本]/.test(name)) return ''
  if (/^(?:国家|中国|全)/.test(name) || /^[^市区县]{2,6}[市区县](?:人民政府|委|政府|管委会)/.test(name)) return ''
  return null
}
