import { chineseNumber, fromRun, legalNumber, letterNumber, romanNumber } from './list-marks.ts'
import { childOf, elementsOf, isOn, valOf, type XmlElement } from './xml.ts'

interface Level {
  start: number
  format: string
  /** For example `第%1章` or `%1.%2`; empty when nothing is printed. */
  text: string
  suffix: string
  legal: boolean
  restartAfter?: number
  styleId?: string
}

interface List {
  abstractId: string
  levels: Map<number, Level>
  startOverrides: Map<number, number>
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** One number in one of the formats that Word and WPS offer. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanCounting':
      return chineseNumber(value)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(value)].map((digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit).join('')
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return legalNumber(value)
    case 'ideographTraditional':
      return STEMS[value - 1] ?? String(value)
    case 'ideographZodiac':
      return BRANCHES[value - 1] ?? String(value)
    case 'ideographEnclosedCircle':
      return fromRun(value, '㊀', 10)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return fromRun(value, '①', 20)
    case 'decimalEnclosedParen':
      return fromRun(value, '⑴', 20)
    case 'decimalEnclosedFullstop':
      return fromRun(value, '⒈', 20)
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'upperLetter':
      return letterNumber(value)
    case 'lowerLetter':
      return letterNumber(value).toLowerCase()
    case 'upperRoman':
      return romanNumber(value)
    case 'lowerRoman':
      return romanNumber(value).toLowerCase()
    default:
      return String(value)
  }
}

function readLevel(element: XmlElement): Level {
  const restart = valOf(element, 'lvlRestart')
  // Word writes formats of its later versions beside a fallback; either way the value is in `val`.
  const format = valOf(element, 'numFmt') ?? valOf(element, 'AlternateContent', 'Choice', 'numFmt') ?? 'decimal'
  return {
    start: Number.parseInt(valOf(element, 'start') ?? '1', 10) || 0,
    format,
    text: valOf(element, 'lvlText') ?? '',
    suffix: valOf(element, 'suff') ?? 'tab',
    legal: isOn(element, 'isLgl'),
    restartAfter: restart === undefined ? undefined : Number.parseInt(restart, 10),
    styleId: valOf(element, 'pStyle'),
  }
}

function levelIndex(element: XmlElement): number {
  return Number.parseInt(element.attributes.ilvl ?? '0', 10) || 0
}

/** The numbers that a word processor prints before paragraphs and does not store in their text. */
export class Numbering {
  readonly #lists = new Map<string, List>()
  readonly #counters = new Map<string, number[]>()
  readonly #startedLists = new Set<string>()
  readonly #listOfStyle = new Map<string, { numId: string; level: number }>()

  constructor(numbering: XmlElement | undefined) {
    const abstracts = new Map(elementsOf(numbering, 'abstractNum').map((a) => [a.attributes.abstractNumId ?? '', a]))
    const byStyleLink = new Map<string, XmlElement>()
    for (const abstract of abstracts.values()) {
      const link = valOf(abstract, 'styleLink')
      if (link) byStyleLink.set(link, abstract)
    }
    for (const num of elementsOf(numbering, 'num')) this.#readList(num, abstracts, byStyleLink)
  }

  #readList(num: XmlElement, abstracts: Map<string, XmlElement>, byStyleLink: Map<string, XmlElement>): void {
    const own = abstracts.get(valOf(num, 'abstractNumId') ?? '')
    if (!own) return
    const abstract = byStyleLink.get(valOf(own, 'numStyleLink') ?? '') ?? own
    const levels = new Map(elementsOf(abstract, 'lvl').map((level) => [levelIndex(level), readLevel(level)]))
    const startOverrides = new Map<number, number>()
    for (const override of elementsOf(num, 'lvlOverride')) {
      const index = levelIndex(override)
      const level = childOf(override, 'lvl')
      if (level) levels.set(index, readLevel(level))
      const start = valOf(override, 'startOverride')
      if (start !== undefined) startOverrides.set(index, Number.parseInt(start, 10) || 0)
    }
    const numId = num.attributes.numId ?? ''
    this.#lists.set(numId, { abstractId: abstract.attributes.abstractNumId ?? '', levels, startOverrides })
    for (const [index, level] of levels)
      if (level.styleId && !this.#listOfStyle.has(level.styleId))
        this.#listOfStyle.set(level.styleId, { numId, level: index })
  }

  /** The level that a list gives to a paragraph style, for styles that name a list without a level. */
  levelOfStyle(numId: string, styleId: string): number | undefined {
    for (const [index, level] of this.#lists.get(numId)?.levels ?? []) if (level.styleId === styleId) return index
    return undefined
  }

  /** Counts one paragraph of a list and returns what is printed before its text. */
  next(numId: string, levelNumber: number): string {
    const list = this.#lists.get(numId)
    const level = list?.levels.get(levelNumber)
    if (!list || !level) return ''
    const counters = this.#countersOf(numId, list)
    const before = counters[levelNumber]
    counters[levelNumber] = before === undefined ? this.#startOf(list, levelNumber) : before + 1
    for (let deeper = levelNumber + 1; deeper < 9; deeper++) {
      const restartAfter = list.levels.get(deeper)?.restartAfter
      if (restartAfter === undefined || (restartAfter !== 0 && levelNumber < restartAfter)) delete counters[deeper]
    }
    return this.#print(list, level, counters)
  }

  /** Lists that share a definition continue one another, unless a list states its own start. */
  #countersOf(numId: string, list: List): number[] {
    const counters = this.#counters.get(list.abstractId) ?? []
    this.#counters.set(list.abstractId, counters)
    if (!this.#startedLists.has(numId)) {
      this.#startedLists.add(numId)
      for (const [index, start] of list.startOverrides) counters[index] = start - 1
    }
    return counters
  }

  #startOf(list: List, level: number): number {
    return list.startOverrides.get(level) ?? list.levels.get(level)?.start ?? 1
  }

  #print(list: List, level: Level, counters: number[]): string {
    if (level.format === 'bullet') return bulletSign(level.text) + (level.text === '' ? '' : ' ')
    const mark = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const at = list.levels.get(index)
      const value = counters[index] ?? this.#startOf(list, index)
      return at ? formatNumber(value, level.legal && at.format !== 'decimalZero' ? 'decimal' : at.format) : ''
    })
    return mark === '' ? '' : mark + gapAfter(mark, level.suffix)
  }
}

/** Bullets come from symbol fonts; their private codes mean nothing elsewhere. */
function bulletSign(text: string): string {
  const code = text.codePointAt(0) ?? 0
  if (text === '' || (code >= 0xe000 && code <= 0xf8ff)) return text === '' ? '' : '•'
  return text
}

/** After 、）． nothing is needed to keep number and text apart; after an ASCII number a blank is. */
function gapAfter(mark: string, suffix: string): string {
  if (suffix === 'nothing') return ''
  const last = mark.at(-1) ?? ''
  return /[\u3000-\u303f\uff00-\uffef]/.test(last) ? '' : ' '
}
