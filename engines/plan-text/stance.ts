import { type Cue, type CueGroup, scanCues } from './cues.ts'
import type { Mood } from './moods.ts'
import type { Passage } from './passages.ts'
import { signOf } from './signs.ts'
import type { TimeMention } from './times.ts'
import { fiveYearEnd } from './title.ts'

/**
 * Does a text report or order? Every clause shows signs of work done or of work ahead; a chain over all clauses lets
 * neighbours help each other, the more the fewer marks stand between them. Weights are fitted by fit-stance.ts.
 */
export type Sign = string

/**
 * What stands between two clauses; a change of stance is dear inside a sentence and cheap at a turn: a heading that looks
 * back or ahead, a sentence that opens with 下一步, 去年 or 到2027年.
 */
export type Border = 'comma' | 'semicolon' | 'sentence' | 'paragraph' | 'heading' | 'turn'

export interface Clause {
  /** Passage it stands in; -1 for a heading. */
  passage: number
  start: number
  end: number
  signs: Sign[]
  /** What separates it from the clause before. */
  border: Border
}

export interface StanceModel {
  weights: Record<Sign, number>
  /** Log-odds against a change, by border: from done to ahead, and back. */
  toAhead: Record<Border, number>
  toDone: Record<Border, number>
}

/** What the whole document lends to each clause. */
export interface Setting {
  /** What the title calls the document. */
  title: 'report' | 'plan' | 'interpretation' | null
  /** Year that the text was written in or speaks of; later years lie ahead. */
  now: number | null
  /** Mood of the heading above each passage. */
  moods: Mood[]
  /** What the headings above make of each passage: a goal, a task, guidance … */
  roles: string[]
  /** Headings that open before each passage. */
  openings: { title: string; mood: Mood }[][]
}

/** Cuts passages into clauses and notes their signs. */
export function readClauses(passages: Passage[], setting: Setting): Clause[] {
  const clauses: Clause[] = []
  const twoHalves = setting.moods.includes('review') && setting.moods.includes('plan')
  passages.forEach((passage, index) => {
    for (const heading of setting.openings[index] ?? [])
      clauses.push({
        passage: -1,
        start: 0,
        end: 0,
        signs: headingSigns(heading.title, heading.mood),
        border: heading.mood === null ? 'heading' : 'turn',
      })
    addClauses(clauses, passage, index, setting, twoHalves)
  })
  const balance = balanceOf(clauses)
  const title = setting.title ?? 'silent'
  const titled = signOf('title', title)
  const inTitle = signOf('in', title)
  for (const { signs } of clauses) {
    const own = signs.length
    signs.push(titled, balance)
    for (let i = 0; i < own; i++) {
      const sign = signs[i]
      if (sign !== undefined && BY_TITLE.has(sign)) signs.push(signOf(sign, inTitle))
    }
  }
  return clauses
}

/** Signs that mean one thing in a plan and another in a report: 加快建设… orders in the one and tells in the other. */
const BY_TITLE = new Set<Sign>(['opens', 'strive', 'aims', 'digits 1', 'digits 2'])

function headingSigns(title: string, mood: Mood): Sign[] {
  const signs = new Set<Sign>(scanCues(title).map((cue) => signOf('heading', cue.group)))
  if (mood !== null) signs.add(signOf('heading', mood))
  return [...signs]
}

function addClauses(clauses: Clause[], passage: Passage, index: number, setting: Setting, twoHalves: boolean): void {
  const { text } = passage.body
  const cues = scanCues(text)
  const mood = setting.moods[index] ?? null
  let cue = 0
  let number = 0
  let time = 0
  let said: Sign | null = null
  let lately: Sign | null = null
  let border: Border = setting.openings[index]?.length ? 'comma' : 'paragraph'
  for (const [start, end, next] of pieces(passage)) {
    const signs = new Set<Sign>()
    const opensTurn =
      (cues[cue]?.group === 'next' && (cues[cue]?.at ?? 0) <= start + 1) ||
      (passage.times[time]?.start ?? end) <= start + 1
    const first = passage.numbers[number]?.start ?? end
    for (; cue < cues.length && (cues[cue]?.at ?? 0) < end; cue++)
      addCue(signs, cues[cue], start, first < end ? first : -1)
    for (; number < passage.numbers.length && (passage.numbers[number]?.start ?? 0) < end; number++) {
      const mention = passage.numbers[number]
      if (mention !== undefined && mention.unitKind !== 'none' && mention.unitKind !== 'duration')
        addNumber(signs, mention.value, mention.comparator)
    }
    for (; time < passage.times.length && (passage.times[time]?.start ?? 0) < end; time++) {
      const mention = passage.times[time]
      if (mention !== undefined) addTime(signs, mention, setting.now, text)
    }
    if (border !== 'comma' && border !== 'semicolon') said = null
    for (const sign of signs) if (goesOn(sign)) said = sign
    lately = said ?? lately
    if (said !== null) signs.add(signOf('said', said))
    else if (lately !== null) signs.add(signOf('lately', lately))
    if (mood !== null) signs.add(signOf('under', mood))
    if (mood === 'plan' && twoHalves) signs.add('under plan beside review')
    signs.add(signOf('role', setting.roles[index] ?? 'task'))
    const turns = border !== 'comma' && border !== 'semicolon' && opensTurn
    clauses.push({ passage: index, start, end, signs: [...signs], border: turns ? 'turn' : border })
    border = next
  }
}

/** A time, or 力争, goes on speaking of the numbers to the end of its sentence, and more softly of its paragraph. */
const GOES_ON = /^(?:until|year|term) (?:past|later)|^asOf past|^time (?:last year|month|since)|^(?:strive|will) number/

const PERSISTENT = new Map<Sign, boolean>()

function goesOn(sign: Sign): boolean {
  let known = PERSISTENT.get(sign)
  if (known === undefined) {
    known = GOES_ON.test(sign)
    PERSISTENT.set(sign, known)
  }
  return known
}

/** Clauses of a passage with the border that follows each; brackets and quotations are not cut. */
function* pieces(passage: Passage): Generator<[number, number, Border]> {
  const { text } = passage.body
  const { holder, quote } = passage.nesting
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const border = BORDERS.get(text.charCodeAt(at))
    if (border === undefined || holder[at] !== -1 || quote[at] !== 0) continue
    if (at > from) yield [from, at + 1, border]
    from = at + 1
  }
  if (from < text.length) yield [from, text.length, 'paragraph']
}

const BORDERS = new Map<number, Border>(
  Object.entries({
    '，': 'comma',
    '：': 'comma',
    '；': 'semicolon',
    '。': 'sentence',
    '！': 'sentence',
    '？': 'sentence',
  } satisfies Record<string, Border>).map(([mark, border]) => [mark.charCodeAt(0), border]),
)

const OPENING: CueGroup = 'opens'

/** Words that say of the number after them that it is still to come, or reached. */
const GOVERNING = new Set<CueGroup>(['strive', 'expected', 'hoped', 'will', 'must', 'perfect', 'asOf'])

function addCue(signs: Set<Sign>, cue: Cue | undefined, start: number, number: number): void {
  if (cue === undefined || (cue.group === OPENING && cue.at !== start)) return
  signs.add(cue.group)
  if (cue.at < number && GOVERNING.has(cue.group)) signs.add(signOf(cue.group, 'number'))
}

function addNumber(signs: Set<Sign>, value: number, comparator: string): void {
  signs.add(DIGITS[Math.min(4, Math.max(1, significantDigits(value)))] ?? 'digits 1')
  if (comparator !== '=') signs.add(signOf('bound', comparator))
}

const DIGITS = ['', 'digits 1', 'digits 2', 'digits 3', 'digits 4']

/** 1200 has two digits that say something, 1205 and 12.05 have four. */
function significantDigits(value: number): number {
  const printed = String(Math.abs(value))
  let count = 0
  let last = 0
  for (const mark of printed) {
    if (mark === '.' || (mark === '0' && count === 0)) continue
    count++
    if (mark !== '0') last = count
  }
  return last
}

const SUB_YEAR = ['ym', 'yq', 'yq3', 'm1', 'month', 'q', 'q3'] as const

function addTime(signs: Set<Sign>, time: TimeMention, now: number | null, text: string): void {
  const { form, role } = time
  if (role === 'event') {
    signs.add('time event')
    return
  }
  if (role === 'name') return
  const printed = form.year ?? form.y2
  if (role === 'since' || role === 'annual' || role === 'window' || role === 'comparison')
    signs.add(signOf('time', role))
  if (printed !== undefined && role !== 'comparison') {
    const before = text.slice(Math.max(0, time.start - 3), time.start)
    const until = role === 'by' && /[到至]$/.test(before)
    if (/截[至止]到?$/.test(before)) {
      signs.add('asOf')
      if (now !== null && Number(printed) < now) signs.add('asOf past')
    } else signs.add(signOf(until ? 'until' : 'year', now === null ? 'open' : relation(Number(printed), now)))
  }
  if (SUB_YEAR.some((group) => form[group] !== undefined)) signs.add('time month')
  if (form.half === '上' || form.yhalf === '上') signs.add('time first half')
  if (form.last !== undefined || form.past !== undefined) signs.add('time last year')
  if (form.whole !== undefined) signs.add('time this year')
  const term = form.plan === undefined ? null : fiveYearEnd(form.plan)
  if (term !== null && role !== 'comparison') signs.add(signOf('term', now === null ? 'open' : relation(term, now)))
}

const relation = (year: number, now: number): string => (year < now ? 'past' : year > now ? 'later' : 'now')

/** How much of the whole text looks back, in five steps. */
function balanceOf(clauses: Clause[]): Sign {
  let back = 0
  let ahead = 0
  for (const { signs } of clauses)
    for (const sign of signs) {
      if (BACK.has(sign)) back++
      else if (AHEAD.has(sign)) ahead++
    }
  const share = (back + 1) / (back + ahead + 2)
  return `text ${share < 0.2 ? 'ahead' : share < 0.4 ? 'rather ahead' : share < 0.6 ? 'mixed' : share < 0.8 ? 'rather back' : 'back'}`
}

const BACK = new Set<Sign>(['perfect', 'compared', 'lastYear', 'won', 'ranked', 'told', 'passed', 'time last year'])
const AHEAD = new Set<Sign>(['strive', 'will', 'must', 'next', 'until later', 'until open', 'until now', 'assigned'])

export const BORDER_ORDER: Border[] = ['comma', 'semicolon', 'sentence', 'paragraph', 'heading', 'turn']

/** Log-odds, clause by clause, that it reports work done. */
export function weigh(clauses: Clause[], model: StanceModel): Float64Array {
  const weights = new Map(Object.entries(model.weights))
  const own = Float64Array.from(clauses, ({ signs }) => {
    let sum = 0
    for (const sign of signs) sum += weights.get(sign) ?? 0
    return sum
  })
  const borders = Uint8Array.from(clauses, (clause) => BORDER_ORDER.indexOf(clause.border))
  return runChain(borders, own, {
    toAhead: BORDER_ORDER.map((border) => model.toAhead[border]),
    toDone: BORDER_ORDER.map((border) => model.toDone[border]),
  }).odds
}

export interface Chain {
  odds: Float64Array
  /** What comes from the clauses before, the own signs included. */
  left: Float64Array
  /** What comes from the clauses after. */
  right: Float64Array
}

/** Forward and backward over a chain of clauses; all messages are log-odds of done against ahead. */
export function runChain(
  borders: Uint8Array,
  own: ArrayLike<number>,
  costs: { toAhead: ArrayLike<number>; toDone: ArrayLike<number> },
): Chain {
  const count = own.length
  const left = new Float64Array(count)
  const right = new Float64Array(count)
  const odds = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const border = borders[i] ?? 0
    const come = i === 0 ? 0 : pass(left[i - 1] ?? 0, -(costs.toAhead[border] ?? 0), -(costs.toDone[border] ?? 0))
    left[i] = come + (own[i] ?? 0)
  }
  for (let i = count - 2; i >= 0; i--) {
    const border = borders[i + 1] ?? 0
    const come = (own[i + 1] ?? 0) + (right[i + 1] ?? 0)
    right[i] = pass(come, -(costs.toDone[border] ?? 0), -(costs.toAhead[border] ?? 0))
  }
  for (let i = 0; i < count; i++) odds[i] = (left[i] ?? 0) + (right[i] ?? 0)
  return { odds, left, right }
}

/** Sends log-odds `x` over a border: staying is free, leaving done costs `leave`, entering done costs `enter`. */
function pass(x: number, leave: number, enter: number): number {
  return logSum(x, enter) - logSum(x + leave, 0)
}

function logSum(a: number, b: number): number {
  const top = Math.max(a, b)
  return top + Math.log1p(Math.exp(Math.min(a, b) - top))
}
