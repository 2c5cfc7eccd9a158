import type { BoundFigure } from './figures.ts'

/** A piece of a paragraph: plain words, or a figure with the key that it is bound to. */
export interface TextPart {
  text: string
  key: string | null
}

/** A number in a text that no figure of the report says. */
export interface UnboundNumber {
  text: string
  /** The words around it. */
  near: string
}

const mark = /⟨([^⟩]+)⟩/g

/** The mark that stands for a figure in a stored text. Example: marked('count.behind') → '⟨count.behind⟩' */
export function marked(key: string): string {
  return `⟨${key}⟩`
}

/**
 * A stored text with its figures filled in; one that is gone shows as `—`.
 *
 * Units: as printed.
 * Example: filled('滞后⟨count.behind⟩项', new Map([['count.behind', { key: 'count.behind', text: '9', label: '', row: null }]])).map((part) => part.text).join('') → '滞后9项'
 */
export function filled(template: string, figures: ReadonlyMap<string, BoundFigure>): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of template.matchAll(mark)) {
    if (match.index > at) parts.push({ text: template.slice(at, match.index), key: null })
    const key = match[1] ?? ''
    parts.push({ text: figures.get(key)?.text ?? '—', key })
    at = match.index + match[0].length
  }
  if (at < template.length) parts.push({ text: template.slice(at), key: null })
  return parts
}

/** Keys of the figures that a stored text speaks of, in its order. */
export function keysIn(template: string): string[] {
  return [...template.matchAll(mark)].map((match) => match[1] ?? '')
}

const number = /(?<![\d.])\d[\d,]*(?:\.\d+)?%?/g
/** Days, months, years, periods, numbers of documents and list items are no figures of the report. */
const before = /(?:第|〔|\d[-—–/.]|[A-Za-z])\s*$/
const after = /^\s*(?:[年月日号期届]|[-—–]\s*\d+\s*[月日年]|个月|季度|〕)/

/** Places in a text that must not be read as figures: dates, numbers of items, names of indicators and what is quoted. */
function maskedPlaces(text: string, names: readonly string[]): (at: number) => boolean {
  const spans: [number, number][] = []
  for (const match of text.matchAll(/\d{4}-\d{2}-\d{2}/g)) spans.push([match.index, match.index + match[0].length])
  for (const match of text.matchAll(/（\d{1,2}）/g)) spans.push([match.index, match.index + match[0].length])
  for (const name of names)
    for (let at = text.indexOf(name); /\d/.test(name) && at >= 0; at = text.indexOf(name, at + 1))
      spans.push([at, at + name.length])
  return (at) => spans.some(([from, to]) => at >= from && at < to)
}

/**
 * Binds the numbers of an edited text to the figures of the report: first those that the paragraph spoke of before, in
 * their order, then any other that is printed alike. What is left over is said by no figure.
 *
 * Units:  as printed.
 * Errors: none.
 * Example: bound('完成48个', { earlier: ['a'], figures: new Map([['a', { key: 'a', text: '48', label: '', row: 1 }]]), names: [] }).template → '完成⟨a⟩个'
 */
export function bound(
  text: string,
  with_: { earlier: readonly string[]; figures: ReadonlyMap<string, BoundFigure>; names: readonly string[] },
): { template: string; unbound: UnboundNumber[] } {
  const { figures, names } = with_
  const isMasked = maskedPlaces(text, names)
  const waiting = [...with_.earlier]
  const unbound: UnboundNumber[] = []
  let template = ''
  let at = 0
  for (const match of text.matchAll(number)) {
    const end = match.index + match[0].length
    const isFigure = !isMasked(match.index) && !before.test(text.slice(0, match.index)) && !after.test(text.slice(end))
    if (!isFigure) continue
    const place = waiting.findIndex((key) => figures.get(key)?.text === match[0])
    const key = place >= 0 ? waiting.splice(place, 1)[0] : alike(match[0], text, figures)
    if (key === undefined) unbound.push({ text: match[0], near: near(text, match.index, end) })
    template += text.slice(at, match.index) + (key === undefined ? match[0] : marked(key))
    at = end
  }
  return { template: template + text.slice(at), unbound }
}

/** A figure printed alike, of an indicator that the text names, or a count. */
function alike(printed: string, text: string, figures: ReadonlyMap<string, BoundFigure>): string | undefined {
  for (const figure of figures.values()) {
    if (figure.text !== printed) continue
    if (figure.row === null || text.includes(figure.label.split(' ')[0] ?? '')) return figure.key
  }
  return undefined
}

function near(text: string, from: number, to: number): string {
  return text.slice(Math.max(0, from - 12), Math.min(text.length, to + 6)).replace(/\s+/g, ' ')
}

/**
 * The numbers of a stored text that no figure says.
 *
 * Units: as printed.
 */
export function unboundIn(template: string, names: readonly string[]): UnboundNumber[] {
  // A mark is no number; letters keep the numbers beside it from growing together.
  const text = template.replace(mark, '◇')
  return bound(text, { earlier: [], figures: new Map(), names }).unbound
}

export interface FigureChange {
  key: string
  label: string
  from: string
  to: string
}

/**
 * Figures that are printed otherwise now than when they were read.
 *
 * Units: as printed; `—` for what is no longer there.
 */
export function changedFigures(
  before: ReadonlyMap<string, BoundFigure>,
  now: ReadonlyMap<string, BoundFigure>,
): FigureChange[] {
  const changed = [...before.values()].flatMap(({ key, label, text }) => {
    const to = now.get(key)?.text ?? '—'
    return to === text ? [] : [{ key, label, from: text, to }]
  })
  const added = [...now.values()].flatMap(({ key, label, text }) =>
    before.has(key) ? [] : [{ key, label, from: '—', to: text }],
  )
  return [...changed, ...added]
}
