import type { Localized } from '#kernel/localized'

/**
 * What a number counts: exponents of base units, so that 万元 ÷ 人 is neither. Dimensionless is the empty object.
 * Rule sets name these units in facts, parameters and literals (`500 persons`).
 */
export type Unit = Readonly<Record<string, number>>

interface BaseUnit {
  words: Localized
  /** Largest figure that can be true of one company; anything above is a slip of units. */
  largest: string
  /** How a literal may also be written. */
  plural?: string
}

export const baseUnits: Readonly<Record<string, BaseUnit>> = {
  wan_yuan: { words: { zh: '万元', en: 'wan yuan' }, largest: '1000000000' },
  usd_yi: { words: { zh: '亿美元', en: 'yi USD' }, largest: '1000000' },
  person: { words: { zh: '人', en: 'persons' }, largest: '10000000', plural: 'persons' },
  item: { words: { zh: '项', en: 'items' }, largest: '1000000', plural: 'items' },
  point: { words: { zh: '分', en: 'points' }, largest: '1000000', plural: 'points' },
  percent: { words: { zh: '%', en: '%' }, largest: '1000000' },
  rank: { words: { zh: '名', en: 'in rank' }, largest: '1000000' },
  year: { words: { zh: '年', en: 'years' }, largest: '3000', plural: 'years' },
  month: { words: { zh: '个月', en: 'months' }, largest: '36000', plural: 'months' },
  day: { words: { zh: '天', en: 'days' }, largest: '400000', plural: 'days' },
}

export const dimensionless: Unit = {}

/**
 * The unit that a name or its plural stands for; null when there is none.
 *
 * Example: unitNamed('persons') → { person: 1 }
 */
export function unitNamed(name: string): Unit | null {
  return namedUnits.get(name) ?? null
}

const namedUnits = new Map<string, Unit>(
  Object.entries(baseUnits).flatMap(([name, { plural }]) => {
    const unit = { [name]: 1 }
    return [name, plural ?? name].map((each): [string, Unit] => [each, unit])
  }),
)

/** Example: timesUnit({ wan_yuan: 1 }, { wan_yuan: 1 }, -1) → {} */
export function timesUnit(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const sum = new Map(Object.entries(a))
  for (const [name, power] of Object.entries(b)) sum.set(name, (sum.get(name) ?? 0) + sign * power)
  return Object.fromEntries([...sum].filter(([, power]) => power !== 0))
}

/** Example: sameUnit({ person: 1 }, { wan_yuan: 1 }) → false */
export function sameUnit(a: Unit, b: Unit): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

const wordsOf = new WeakMap<Unit, Localized>()

/** Example: unitWords({ wan_yuan: 1, person: -1 }).zh → '万元/人' */
export function unitWords(unit: Unit): Localized {
  const known = wordsOf.get(unit)
  if (known) return known
  const words = { zh: sayUnit(unit, 'zh'), en: sayUnit(unit, 'en') }
  wordsOf.set(unit, words)
  return words
}

function sayUnit(unit: Unit, language: keyof Localized): string {
  const part = (sign: 1 | -1) =>
    Object.entries(unit)
      .filter(([, power]) => Math.sign(power) === sign)
      .map(
        ([name, power]) => `${baseUnits[name]?.words[language] ?? name}${Math.abs(power) > 1 ? Math.abs(power) : ''}`,
      )
      .join('·')
  const [above, below] = [part(1), part(-1)]
  return below === '' ? above : `${above || '1'}/${below}`
}
