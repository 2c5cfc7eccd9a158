import { compare, plain, type Rational, readDecimal } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { type Outcome, type RecordValue, Unknown } from './formula/types.ts'
import { baseUnits, unitNamed, unitWords } from './formula/units.ts'
import { Numeral } from './json-text.ts'
import type { FactSource } from './model.ts'
import { nearest } from './nearest.ts'

export interface FactProblem {
  code: FactProblemCode
  /** The fact, with the place in its list: `rd_expense_last_3_years_wan_yuan[2]`. */
  field: string
  zh: string
  en: string
}
export type FactProblemCode =
  | 'not-facts'
  | 'unknown-fact'
  | 'duplicate-fact'
  | 'wrong-type'
  | 'negative'
  | 'too-large'
  | 'not-whole'
  | 'no-such-choice'
  | 'list-length'
  | 'contradiction'
  | 'outside-band'

export type Facts = ReadonlyMap<string, Outcome>

interface Dictionary {
  facts: Readonly<Record<string, FactSource>>
  /** Facts of other rule sets: known, not needed here, and left aside. */
  isKnownElsewhere?: (name: string) => boolean
}

type Say = (code: FactProblemCode, field: string, zh: string, en: string) => void
type ScalarSource = Pick<FactSource, 'type' | 'unit' | 'whole' | 'mayBeNegative' | 'choices' | 'open'>

/**
 * Reads facts against the dictionary of a rule set. Absent and null are unknown, never zero; everything that is wrong is
 * named at once.
 */
export function readFacts(given: unknown, dictionary: Dictionary): { facts: Facts; problems: FactProblem[] } {
  const problems: FactProblem[] = []
  const facts = new Map<string, Outcome>()
  const say: Say = (code, field, zh, en) => problems.push({ code, field, zh, en })
  if (typeof given !== 'object' || given === null || Array.isArray(given) || given instanceof Numeral) {
    say('not-facts', '', '事实应为一个对象：{ "事实名": 值 }。', 'Facts are one object: { "fact": value }.')
    return { facts, problems }
  }
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(dictionary.facts, name) ? dictionary.facts[name] : undefined
    if (!spec) {
      if (!dictionary.isKnownElsewhere?.(name)) unknownFact(name, Object.keys(dictionary.facts), say)
    } else if (value !== null && value !== undefined) {
      const read = readFact(name, value, spec, say)
      if (read !== null) facts.set(name, read)
    }
  }
  checkLengths(facts, dictionary.facts, say)
  return { facts, problems }
}

function unknownFact(name: string, known: string[], say: Say): void {
  const near = nearest(name, known)
  const [zh, en] = near.length > 0 ? [`是否指 ${near.join('、')}？`, ` Did you mean ${near.join(', ')}?`] : ['', '']
  say(
    'unknown-fact',
    name,
    `没有名为“${name}”的事实。${zh}用 --facts-schema 可列出全部事实。`,
    `There is no fact “${name}”.${en} --facts-schema lists them all.`,
  )
}

function readFact(name: string, value: unknown, spec: FactSource, say: Say): Outcome | null {
  if (spec.type !== 'list' && spec.type !== 'records') return readScalar(name, value, spec, say)
  if (!Array.isArray(value)) {
    const { zh, en } = show(value)
    say('wrong-type', name, `应为列表（从早到晚），收到${zh}。`, `A list is needed, oldest first; got ${en}.`)
    return null
  }
  const [least, most] = spec.entries ?? [0, 10_000]
  if (value.length < least || value.length > most) {
    const span = least === most ? String(least) : `${least}–${most}`
    say(
      'list-length',
      name,
      `应有 ${span} 项，收到 ${value.length} 项。`,
      `${span} entries are needed; got ${value.length}.`,
    )
    return null
  }
  if (spec.type === 'records') return readRecords(name, value, spec, say)
  const of: ScalarSource = { ...spec, type: spec.of ?? 'number' }
  return value.map((entry, index) =>
    entry === null ? new Unknown([name]) : (readScalar(`${name}[${index}]`, entry, of, say) ?? new Unknown([name])),
  )
}

function readRecords(name: string, list: unknown[], { fields = {} }: FactSource, say: Say): RecordValue[] {
  return list.map((entry, index) => {
    const record = new Map<string, Outcome>()
    const at = `${name}[${index}]`
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry) || entry instanceof Numeral) {
      const { zh, en } = show(entry)
      say('wrong-type', at, `应为对象，收到${zh}。`, `An object is needed; got ${en}.`)
      return record
    }
    for (const field of Object.keys(entry))
      if (!(field in fields)) unknownFact(`${at}.${field}`, Object.keys(fields), say)
    for (const [field, spec] of Object.entries(fields)) {
      const value: unknown = Reflect.get(entry, field)
      const isAbsent = value === null || value === undefined
      const read = isAbsent ? null : readScalar(`${at}.${field}`, value, spec, say)
      record.set(field, read ?? new Unknown([name], [{ zh: `${at} 未填 ${field}`, en: `${at} does not say ${field}` }]))
    }
    return record
  })
}

function readScalar(field: string, value: unknown, spec: ScalarSource, say: Say): Outcome | null {
  const { zh, en } = show(value)
  if (spec.type === 'number') return readNumber(field, value, spec, say)
  if (spec.type === 'yes-no') {
    if (typeof value === 'boolean') return value
    say('wrong-type', field, `应为 true（是）或 false（否），收到${zh}。`, `true or false is needed; got ${en}.`)
    return null
  }
  if (typeof value !== 'string') {
    say('wrong-type', field, `应为文本，收到${zh}。`, `A text is needed; got ${en}.`)
    return null
  }
  if (spec.type === 'date') return readDate(field, value, say)
  const choices = Object.keys(spec.choices ?? {})
  if (spec.choices && !spec.open && !choices.includes(value)) {
    const all = choices.join('、')
    say(
      'no-such-choice',
      field,
      `“${value}”不在选项中；可选：${all}。`,
      `“${value}” is no choice; choose of ${choices.join(', ')}.`,
    )
    return null
  }
  return value
}

function readDate(field: string, value: string, say: Say): string | null {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value
  if (isDate) return value
  say('wrong-type', field, `“${value}”不是日期；请写成 2026-03-01。`, `“${value}” is no date; write it as 2026-03-01.`)
  return null
}

function readNumber(field: string, value: unknown, spec: ScalarSource, say: Say): Rational | null {
  const read =
    typeof value === 'number' ? readDecimal(value) : value instanceof Numeral ? readDecimal(value.text) : null
  const unit = spec.unit === undefined ? {} : (unitNamed(spec.unit) ?? {})
  const { zh: unitZh, en: unitEn } = unitWords(unit)
  if (!read) {
    const { zh, en } = show(value)
    const [inZh, inEn] = unitZh === '' ? ['', ''] : [`（${unitZh}）`, ` (${unitEn})`]
    say(
      'wrong-type',
      field,
      `应为数${inZh}，收到${zh}；请写成不带引号、逗号和单位的数，如 1200。`,
      `A number${inEn} is needed; got ${en}. Write it without quotes, commas and units, as 1200.`,
    )
    return null
  }
  const shown = plain(read)
  if (read.n < 0n && !spec.mayBeNegative) {
    say('negative', field, `不能为负，收到 ${shown}。`, `It cannot be negative; got ${shown}.`)
    return null
  }
  const largest = readDecimal(baseUnits[spec.unit ?? '']?.largest ?? '1000000000000')
  if (largest && compare({ n: read.n < 0n ? -read.n : read.n, d: read.d }, largest) > 0) {
    const most = `${plain(largest)} ${unitZh}`.trim()
    say(
      'too-large',
      field,
      `${shown} 超出合理范围（至多 ${most}），请核对单位。`,
      `${shown} is beyond anything reasonable (at most ${plain(largest)} ${unitEn}): check the unit.`,
    )
    return null
  }
  if (spec.whole && read.n % read.d !== 0n) {
    say('not-whole', field, `应为整数，收到 ${shown}。`, `A whole number is needed; got ${shown}.`)
    return null
  }
  return read
}

/** Lists of the same years have the same number of years. */
function checkLengths(facts: Map<string, Outcome>, specs: Readonly<Record<string, FactSource>>, say: Say): void {
  for (const [name, value] of facts) {
    const other = specs[name]?.sameLengthAs
    const twin = other === undefined ? undefined : facts.get(other)
    if (!Array.isArray(value) || !Array.isArray(twin) || value.length === twin.length) continue
    say(
      'list-length',
      name,
      `有 ${value.length} 年，而 ${other} 有 ${twin.length} 年；两者应为相同年度。`,
      `It has ${value.length} years, but ${other} has ${twin.length}; both are of the same years.`,
    )
  }
}

function show(value: unknown): Localized {
  if (value === null) return { zh: '空值', en: 'null' }
  if (typeof value === 'string') return { zh: `文本“${value.slice(0, 40)}”`, en: `the text “${value.slice(0, 40)}”` }
  if (typeof value === 'boolean') return { zh: `${value}`, en: `${value}` }
  if (typeof value === 'number' || value instanceof Numeral) {
    const text = value instanceof Numeral ? value.text : String(value)
    return { zh: `数 ${text}`, en: `the number ${text}` }
  }
  return Array.isArray(value) ? { zh: '列表', en: 'a list' } : { zh: '对象', en: 'an object' }
}
