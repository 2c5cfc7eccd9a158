import type { ItemFields, ItemView, MeasureView, PlanFacts } from '#contract/plans'
import { guessFields } from '../guess-fields.ts'
import { fieldsOf } from '../item-fields.ts'

/** A sentence that holds all parts is quoted whole up to this length. */
const longestQuote = 300

/**
 * What several cards probably say as one: a value with its growth, the two ends of a range, a target of several
 * indicators together; else the first of them. A person checks it before it is written.
 */
export function mergedFields(parts: readonly ItemView[], text: string): ItemFields | null {
  const sorted = parts.toSorted((a, b) => a.offset - b.offset)
  const [first] = sorted
  if (!first) return null
  const place = quoteOver(sorted, text) ?? { quote: first.quote, offset: first.offset }
  return { ...joined(sorted, first), ...place }
}

function joined(parts: readonly ItemView[], first: ItemView): ItemFields {
  const levels = parts.filter(({ mode }) => mode !== 'growth')
  const growths = parts.filter(({ mode, unit }) => mode === 'growth' && unit?.startsWith('%'))
  const [level] = levels
  const [growth] = growths
  if (level && growth && levels.length === 1 && growths.length === 1)
    return { ...fieldsOf(level), growth: level.growth ?? growth.value }

  const isSame = (of: (part: ItemView) => string | null) => parts.every((part) => of(part) === of(first))
  if (isSame(({ unit }) => unit) && isSame(({ indicator }) => indicator) && !isSame(({ value }) => value)) {
    const values = parts.flatMap(({ value, valueMax }) => [value, valueMax ?? value])
    const [low, high] = [values.reduce(smaller), values.reduce(larger)]
    return { ...fieldsOf(first), comparator: 'range', value: low, valueMax: high }
  }
  if (isSame(({ unit }) => unit) && isSame(({ value }) => value) && !isSame(({ indicator }) => indicator))
    return { ...fieldsOf(first), indicator: inOneName(parts.map(({ indicator }) => indicator)).slice(0, 120) }
  return fieldsOf(first)
}

const smaller = (a: string, b: string) => (Number(b) < Number(a) ? b : a)
const larger = (a: string, b: string) => (Number(b) > Number(a) ? b : a)

/** Example: inOneName(['甲', '乙', '丙']) → '甲、乙和丙' */
function inOneName(names: readonly string[]): string {
  const distinct = [...new Set(names)]
  const last = distinct.at(-1) ?? ''
  return distinct.length > 1 ? `${distinct.slice(0, -1).join('、')}和${last}` : last
}

/** The words from the first part to the last, when they stand in one paragraph. */
function quoteOver(parts: readonly ItemView[], text: string): { quote: string; offset: number } | null {
  const offset = Math.min(...parts.map((part) => part.offset))
  const end = Math.max(...parts.map((part) => part.offset + part.quote.length))
  const quote = text.slice(offset, end)
  return quote.length <= longestQuote && !quote.includes('\n') ? { quote, offset } : null
}

interface Around {
  measures: readonly MeasureView[]
  plan: Pick<PlanFacts, 'periodTo'>
}

/**
 * What one card probably says as several: a figure for each stretch of its sentence that prints one, or the same figure
 * for each of the names or subjects that share it; else twice the same, for the person to change.
 */
export function splitFields(item: ItemView, around: Around): ItemFields[] {
  const whole = fieldsOf(item)
  const pieces = piecesWithNumbers(item)
  if (pieces.length > 1)
    return pieces.map((piece): ItemFields => {
      const guess = guessFields(piece.quote, piece.offset, around)
      return {
        ...whole,
        ...piece,
        indicator: guess.indicator || whole.indicator,
        value: guess.value,
        valueMax: guess.valueMax,
        unit: guess.unit ?? whole.unit,
        comparator: guess.valueMax === null && guess.comparator === '=' ? unranged(whole.comparator) : guess.comparator,
        growth: null,
      }
    })
  const names = listed(whole.indicator)
  if (names.length > 1) return names.map((indicator) => ({ ...whole, indicator }))
  const subjects = listed(whole.subject ?? '')
  if (subjects.length > 1) return subjects.map((subject) => ({ ...whole, subject }))
  return [whole, { ...whole }]
}

const unranged = (comparator: ItemFields['comparator']) => (comparator === 'range' ? '=' : comparator)

/** Stretches between commas, each with a printed figure; a stretch without one belongs to the next. */
function piecesWithNumbers({ quote, offset }: ItemView): { quote: string; offset: number }[] {
  const pieces: { quote: string; offset: number }[] = []
  let from = 0
  for (const { index } of [...quote.matchAll(/[，、；;]|,(?!\d)|$/g)]) {
    const stretch = quote.slice(from, index)
    if (!/\d/.test(stretch.replace(/\d{4}年/g, ''))) continue
    const lead = stretch.length - stretch.trimStart().length
    pieces.push({ quote: stretch.trim(), offset: offset + from + lead })
    from = index + 1
  }
  return pieces
}

/** Example: listed('高企、科技型中小企业和瞪羚企业') → ['高企', '科技型中小企业', '瞪羚企业'] */
function listed(name: string): string[] {
  return name
    .split(/[、，]|以及|(?<=.)[和与及](?=.{2})/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
