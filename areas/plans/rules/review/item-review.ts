import type { Problem } from '#kernel/refusal'

export type ItemState = 'proposed' | 'accepted' | 'corrected' | 'rejected' | 'added' | 'replaced'
export type ReviewAction = 'accept' | 'correct' | 'reject' | 'reopen'

/** What a person may decide about an item; decimals as text. */
export interface ItemFacts {
  measureId: string | null
  indicator: string
  subject: string | null
  value: string
  valueMax: string | null
  unit: string | null
  comparator: '>=' | '>' | '=' | '<=' | '<' | '~' | 'range'
  mode: 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth'
  kind: 'target' | 'actual' | 'baseline'
  deadline: string | null
  growth: string | null
  quote: string
  offset: number
}

export interface Decided {
  state: ItemState
  facts: ItemFacts
}

const factNames: Record<keyof ItemFacts, { zh: string; en: string }> = {
  measureId: { zh: '所属任务', en: 'measure' },
  indicator: { zh: '指标', en: 'indicator' },
  subject: { zh: '范围', en: 'subject' },
  value: { zh: '数值', en: 'value' },
  valueMax: { zh: '上限', en: 'upper value' },
  unit: { zh: '单位', en: 'unit' },
  comparator: { zh: '比较', en: 'comparator' },
  mode: { zh: '口径', en: 'mode' },
  kind: { zh: '性质', en: 'kind' },
  deadline: { zh: '时限', en: 'deadline' },
  growth: { zh: '同比', en: 'growth' },
  quote: { zh: '引文', en: 'quote' },
  offset: { zh: '引文位置', en: 'place of the quote' },
}
const names = Object.keys(factNames) as (keyof ItemFacts)[]

/**
 * Whether the facts of an item agree with each other and with the text they quote; every reason at once.
 *
 * Units:  offset in UTF-16 units of `text`.
 * Errors: plans.quote-not-in-text, .value-not-in-quote, .range-incomplete, .range-not-asked, .measure-unknown.
 */
export function checkItem(facts: ItemFacts, text: string, measureIds: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = []
  if (!text.startsWith(facts.quote, facts.offset))
    problems.push({ code: 'plans.quote-not-in-text', field: 'quote', params: { offset: facts.offset } })
  else if (!printsNumber(facts.quote)) problems.push({ code: 'plans.value-not-in-quote', field: 'quote' })
  if (facts.comparator === 'range') {
    if (facts.valueMax === null || compareDecimals(facts.valueMax, facts.value) <= 0)
      problems.push({ code: 'plans.range-incomplete', field: 'valueMax' })
  } else if (facts.valueMax !== null) problems.push({ code: 'plans.range-not-asked', field: 'valueMax' })
  if (facts.measureId !== null && !measureIds.has(facts.measureId))
    problems.push({ code: 'plans.measure-unknown', field: 'measureId' })
  return problems
}

/** Arabic or full-width digits, or a Chinese numeral that can stand for a value (一百, 翻番, 半数). */
function printsNumber(quote: string): boolean {
  return /[0-9０-９]|[零〇一二两三四五六七八九十百千万亿半]|翻番/.test(quote)
}

/**
 * Compares two decimals written as text without losing digits.
 *
 * Units:  none; negative, zero or positive like a sort function.
 * Example: compareDecimals('1400', '999.5') → 1
 */
export function compareDecimals(a: string, b: string): number {
  const scaled = (text: string) => {
    const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
    const magnitude = BigInt(whole + fraction.padEnd(6, '0'))
    return text.startsWith('-') ? -magnitude : magnitude
  }
  const difference = scaled(a) - scaled(b)
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

/**
 * The shortest way to write a decimal: no sign on zero, no zeros that say nothing.
 *
 * Units:  as given.
 * Example: plainDecimal('014.50') → '14.5'
 */
export function plainDecimal(text: string): string {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = whole.replace(/^0+(?=\d)/, '')
  const rest = fraction.replace(/0+$/, '')
  const plain = rest ? `${digits}.${rest}` : digits
  return text.startsWith('-') && plain !== '0' ? `-${plain}` : plain
}

/**
 * Names of the facts in which two readings differ, in both languages; empty when they are the same.
 *
 * Units:  none.
 */
export function differences(before: ItemFacts, after: ItemFacts): { zh: string; en: string }[] {
  return names.filter((name) => before[name] !== after[name]).map((name) => factNames[name])
}

/**
 * What a decision makes of an item. A corrected item that says again what the compiler read is accepted, not
 * corrected; an item that a person added stays an added one.
 *
 * Units:  none.
 * Errors: plans.item-already-decided, plans.item-replaced, plans.added-item-cannot-reopen, plans.fields-missing.
 */
export function decide(
  now: Decided & { compiled: ItemFacts | null },
  action: ReviewAction,
  corrected: ItemFacts | undefined,
): { next: Decided; problems: [] } | { next: null; problems: Problem[] } {
  const refuse = (problem: Problem) => ({ next: null, problems: [problem] })
  if (now.state === 'replaced') return refuse({ code: 'plans.item-replaced' })
  const stands = now.state !== 'proposed' && now.state !== 'rejected'
  switch (action) {
    case 'accept':
      if (stands) return refuse(alreadyDecided('接受', 'accepted'))
      return { next: { state: standingState(now.facts, now.compiled), facts: now.facts }, problems: [] }
    case 'reject':
      if (now.state === 'rejected') return refuse(alreadyDecided('否定', 'rejected'))
      return { next: { state: 'rejected', facts: now.facts }, problems: [] }
    case 'correct':
      if (!corrected) return refuse({ code: 'plans.fields-missing', field: 'fields' })
      return { next: { state: standingState(corrected, now.compiled), facts: corrected }, problems: [] }
    case 'reopen':
      if (now.compiled === null) return refuse({ code: 'plans.added-item-cannot-reopen' })
      if (now.state === 'proposed') return refuse(alreadyDecided('恢复', 'reopened'))
      return { next: { state: 'proposed', facts: now.compiled }, problems: [] }
  }
}

function alreadyDecided(actionZh: string, actionEn: string): Problem {
  return { code: 'plans.item-already-decided', params: { actionZh, actionEn } }
}

function standingState(facts: ItemFacts, compiled: ItemFacts | null): ItemState {
  if (compiled === null) return 'added'
  return differences(compiled, facts).length === 0 ? 'accepted' : 'corrected'
}

/**
 * Status of a document from the words it prints about itself; null when it prints none.
 *
 * Units:  none.
 * Example: planStatus('征求意见稿') → 'draft-for-comment'
 */
export function planStatus(printed: string | null): 'draft-for-comment' | 'draft-for-approval' | 'issued' | null {
  if (printed === null) return null
  if (/征求意见/.test(printed)) return 'draft-for-comment'
  if (/送审|审议稿|讨论稿|报批/.test(printed)) return 'draft-for-approval'
  return /印发|发布|公布|正式/.test(printed) ? 'issued' : null
}
