import { z } from 'zod'
import type { Answers, FieldMeta } from '#engines/form'
import {
  type FactSource,
  itemGroupsOf,
  Numeral,
  type RuleSet,
  score,
  unitNamed,
  unitWords,
  usesOf,
} from '#engines/scorecard'
import type { Localized } from '#kernel/localized'

/**
 * The facts of a rule set as a form, and its answers as facts. A list over years is one field for each year; the facts in
 * which experts write their points, and lists of single rights beside which their counts may be given, are not asked.
 */

export interface FactField {
  name: string
  fact: string
  spec: FactSource
  /** Of a list over years: how many years before the last; null for a single value. */
  back: number | null
  section: Localized
}

const sections = {
  items: { zh: '评分数据', en: 'Figures that are scored' },
  gates: { zh: '基本条件', en: 'Conditions' },
  direct: {
    zh: '直接确认情形（有其一即可，不看分数）',
    en: 'Direct confirmation (one is enough, whatever the points)',
  },
} satisfies Record<string, Localized>

const pastYears: readonly Localized[] = [
  { zh: '上年', en: 'last year' },
  { zh: '前年', en: 'the year before' },
  { zh: '大前年', en: 'two years before' },
]

/** The fields of a rule set in the order in which they are asked. */
export function factFields(set: RuleSet): FactField[] {
  const uses = usesOf(set)
  const seen = new Set<string>(uses.experts)
  return (['items', 'gates', 'direct'] as const).flatMap((use) =>
    Object.entries(set.source.facts).flatMap(([fact, spec]) => {
      if (!uses[use].has(fact) || seen.has(fact)) return []
      seen.add(fact)
      return fieldsOf(fact, spec).map((field) => ({ ...field, section: sections[use] }))
    }),
  )
}

const gateTopics = {
  toConfirm: { zh: '基本条件：逐项确认', en: 'Conditions: to confirm' },
  figures: { zh: '基本条件：人员、费用与收入', en: 'Conditions: staff, expense, income' },
} satisfies Record<string, Localized>

/** The same fields by topic, each short enough for one page of a phone: conditions first, then what is scored, group by group. */
export function fieldsByTopic(set: RuleSet): FactField[] {
  const fields = factFields(set)
  const { gates } = usesOf(set)
  const groups = itemGroupsOf(set)
  const topicOf = ({ fact, spec, section }: FactField): Localized => {
    if (gates.has(fact)) return spec.type === 'yes-no' ? gateTopics.toConfirm : gateTopics.figures
    return groups.find(({ facts }) => facts.has(fact))?.label ?? section
  }
  const topics: Localized[] = [gateTopics.toConfirm, gateTopics.figures, ...groups.map(({ label }) => label)]
  const order = Object.keys(set.source.facts)
  const placeOf = ({ section }: FactField) => {
    const place = topics.indexOf(section)
    return place < 0 ? topics.length : place
  }
  return fields
    .map((field) => ({ ...field, section: topicOf(field) }))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || order.indexOf(a.fact) - order.indexOf(b.fact))
}

function fieldsOf(fact: string, spec: FactSource): Omit<FactField, 'section'>[] {
  if (spec.type === 'records' || (spec.type === 'list' && spec.of !== 'number')) return []
  if (spec.type !== 'list') return [{ name: fact, fact, spec, back: null }]
  const years = spec.entries?.[1] ?? 1
  return Array.from({ length: years }, (_, index) => {
    const back = years - 1 - index
    return { name: `${fact}_${back}`, fact, spec, back }
  })
}

export interface FormOptions {
  /** What a field is filled in from, by fact. */
  filledFrom?: (fact: string) => boolean
  /** Whether everything that the verdict always looks at must be filled in. */
  isFiled?: boolean
  /** Asked topic by topic instead of by use. */
  isByTopic?: boolean
}

/** Name under which a fact of a company's file fills in a field. */
export const filledAs = ({ name }: Pick<FactField, 'name'>) => `recognition.${name}`

/** The shape of a form that asks for the facts of a rule set. */
export function factShape(
  set: RuleSet,
  { filledFrom, isFiled = false, isByTopic = false }: FormOptions = {},
): Record<string, z.ZodType> {
  const always = new Set(score({}, set).missing)
  let last: Localized | null = null
  return Object.fromEntries(
    (isByTopic ? fieldsByTopic : factFields)(set).map((field) => {
      const section = field.section === last ? {} : { section: field.section }
      last = field.section
      const fact = filledFrom?.(field.fact) ? { fact: filledAs(field) } : {}
      const isWanted = isFiled && always.has(field.fact) && isOfEveryCompany(field)
      const shape = shapeOf(field, { ...section, ...fact })
      return [field.name, isWanted ? shape : shape.optional()]
    }),
  )
}

/** A young company has no figures of the years before it was there. */
function isOfEveryCompany({ back, spec }: FactField): boolean {
  return back === null || back < (spec.entries?.[0] ?? 1)
}

function shapeOf({ spec, back }: FactField, said: FieldMeta): z.ZodType {
  const unit = spec.unit === undefined ? null : unitNamed(spec.unit)
  const meta = {
    label: back === null ? spec.label : inYear(spec.label, back),
    ...(spec.help ? { help: spec.help } : {}),
    ...(unit ? { unit: unitWords(unit) } : {}),
    ...said,
  } satisfies FieldMeta
  if (spec.type === 'yes-no') return z.enum(['yes', 'no']).meta({ ...meta, options: yesNo })
  if (spec.type === 'date') return z.iso.date().meta(meta)
  if (spec.type !== 'text') return decimal(spec).meta({ ...meta, widget: 'decimal', problem: digitsOnly(spec) })
  const choices = Object.keys(spec.choices ?? {})
  if (choices.length === 0 || spec.open) return z.string().trim().min(1).max(200).meta(meta)
  return z.enum(choices as [string, ...string[]]).meta({ ...meta, options: spec.choices ?? {} })
}

const yesNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } }

function inYear({ zh, en }: Localized, back: number): Localized {
  const year = pastYears[back] ?? { zh: `前 ${back} 年`, en: `${back} years before` }
  return { zh: `${zh}：${year.zh}`, en: `${en}: ${year.en}` }
}

function decimal({ whole, mayBeNegative }: FactSource) {
  const sign = mayBeNegative ? '-?' : ''
  return z.string().regex(new RegExp(whole ? `^${sign}\\d{1,16}$` : `^${sign}\\d{1,16}(\\.\\d{1,6})?$`))
}

const digitsOnly = ({ whole }: FactSource): Localized =>
  whole
    ? { zh: '应填整数，不带逗号和单位，如 12', en: 'A whole number without commas and units, as 12' }
    : { zh: '只填数字，不带逗号和单位，如 1200.5', en: 'Digits only, without commas and units, as 1200.5' }

/** Answers as the facts that a rule set judges; what was not answered stays unknown. */
export function factsOfAnswers(set: RuleSet, answers: Answers): Record<string, unknown> {
  const byFact = Map.groupBy(factFields(set), ({ fact }) => fact)
  return Object.fromEntries(
    [...byFact].flatMap(([fact, fields]) => {
      const values = fields.map(({ name, spec }) => factOf(spec, answers[name]))
      const [first = null] = values
      if (fields[0]?.back === null) return first === null ? [] : [[fact, first]]
      const from = values.findIndex((value) => value !== null)
      return from < 0 ? [] : [[fact, values.slice(from)]]
    }),
  )
}

function factOf(spec: FactSource, answer: unknown): unknown {
  if (answer === undefined || answer === null || answer === '') return null
  if (spec.type === 'yes-no') return answer === 'yes'
  return spec.type === 'text' || spec.type === 'date' ? answer : new Numeral(String(answer))
}

/** Facts, such as a company's file says them, as answers of the form. */
export function answersOfFacts(set: RuleSet, facts: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    factFields(set).flatMap(({ name, fact, back, spec }) => {
      const value = facts[fact]
      const said = back === null ? value : Array.isArray(value) ? value[value.length - 1 - back] : undefined
      if (said === undefined || said === null) return []
      if (spec.type === 'yes-no') return [[name, said === true ? 'yes' : 'no']]
      return [[name, said instanceof Numeral ? said.text : String(said)]]
    }),
  )
}

/** The field in which a problem with a fact is said: `rd_expense_last_3_years_wan_yuan[2]` is that of one year. */
export function fieldOfFact(set: RuleSet, path: string): string {
  const fact = path.replace(/[[.].*$/, '')
  const fields = factFields(set).filter((field) => field.fact === fact)
  const index = Number(/\[(\d+)\]/.exec(path)?.[1] ?? fields.length - 1)
  return (fields[index] ?? fields.at(-1))?.name ?? fact
}
