import model from './lexicon/mode.json' with { type: 'json' }
import { type ModeEvidence, modeSigns } from './mode-signs.ts'
import type { UnitKind } from './numbers.ts'
import type { TargetMode } from './types.ts'

export interface ModeReading {
  mode: TargetMode
  /** What decided: a definition, or the weighed signs. */
  rule: 'growth' | 'ratio' | 'annual' | 'stock' | 'weighed'
  /** Log-odds of flow against stock where signs were weighed. */
  odds: number
  signs: string[]
  /** Group of the deed that governs the number. */
  deed: string | null
}

/** Weights by sign: does the number happen or is it held; if it happens, does it add up or repeat every year. */
export interface ModeModel {
  flow: Record<string, number>
  sum: Record<string, number>
}

const MODEL: ModeModel = model
const FLOW = new Map(Object.entries(MODEL.flow))
const SUM = new Map(Object.entries(MODEL.sum))
const DENSITY =
  /^(?:每[一十百千万亿\d]|万人|万名|万元|万车|百人|单票|单车|单吨|千人|亩均|户均|单位(?:GDP|地区|国内|生产|工业|增加值|产值|面积|建筑|用地|产品|能耗|规上))/
/** Units of amounts: 减少1442万人 is what happened, not what is left. */
const ABSOLUTE = new Set<UnitKind>(['count', 'person', 'money', 'area', 'mass'])
/** 年利用量, 年服务游客: a rate per year by its very name. */
const YEARLY = /年(?:产|销|利用|服务|接待|运送|加工|发电|交易|处置|屠宰|孵化|培训|引进|营业|新增)/
const CAPACITY = /(?:能力|产能|余额|存款|资产|有效|保有|密度|浓度)/
/** 五年累计450家 is a sum, 累计3家 beside 新增1家 a holding. */
const OVER_YEARS = /(?:[一二三四五六七八九十\d]年|期间|以来)[^累]{0,2}累计/
export const YEARLY_MEAN = /年均(?!增长|增速|增幅|下降|递增|复合|降低|提高|提升|浓度|气温|值|降幅)/

/** How the number relates to time; what is no matter of definition is weighed. */
export function readMode(evidence: ModeEvidence): ModeReading {
  return define(evidence) ?? weigh(evidence)
}

const defined = (mode: TargetMode, rule: ModeReading['rule']): ModeReading => ({
  mode,
  rule,
  odds: 0,
  signs: [],
  deed: null,
})

/** Wordings and units that settle the mode by what they mean: rates, quotients, changes, durations, yearly amounts. */
function define(evidence: ModeEvidence): ModeReading | null {
  const { unitKind, np, phrase, words, growth, unit } = evidence
  const change = growth !== null && /增|减|多|少|压|削/.test(growth)
  if (unitKind === 'duration') {
    if (growth !== null && /增|多|少/.test(growth)) return defined('growth', 'growth')
    return /(?:天数|机时|时长|时数)/.test(np) ? defined('flow-annual', 'annual') : defined('stock', 'stock')
  }
  if (unit === null && /(?:比|比值|之比|效率)$/.test(np)) return defined('ratio', 'ratio')
  if (evidence.changes && unitKind !== 'ratio') return defined('growth', 'growth')
  if (unitKind === 'times' && growth === null && /倍数$/.test(np)) return defined('ratio', 'ratio')
  if (evidence.relative) {
    const grows = /增速|增幅|增长|快于|慢于/.test(words) || (phrase === '' && evidence.before?.mode === 'growth')
    return defined(grows ? 'growth' : 'ratio', 'growth')
  }
  if (unitKind === 'times' || /百分点|千分点|基点/.test(unit ?? '')) return defined('growth', 'growth')
  if (unitKind === 'ratio') {
    const grows = growth !== null || /(?:增速|增幅|涨幅|降幅|增长率|增长幅度)$/.test(phrase)
    return defined(grows ? 'growth' : 'ratio', grows ? 'growth' : 'ratio')
  }
  if (change && !evidence.reached && ABSOLUTE.has(unitKind)) return null
  if (isQuotient(evidence)) return defined(growth === null ? 'ratio' : 'growth', 'ratio')
  if (/\/年$/.test(unit ?? '') && !CAPACITY.test(np)) return defined('flow-annual', 'annual')
  if (unitKind !== 'event' && evidence.annual) return defined('flow-annual', 'annual')
  if (evidence.restates && unitKind !== 'money' && unitKind !== 'event')
    return OVER_YEARS.test(words) ? defined('flow-cumulative', 'annual') : defined('stock', 'stock')
  if (growth === null && YEARLY.test(phrase) && !CAPACITY.test(phrase)) return defined('flow-annual', 'annual')
  return null
}

/** 每万人…, 人均…, 密度, 件/万人 */
function isQuotient({ np, words, unit, unitKind }: ModeEvidence): boolean {
  if (DENSITY.test(np) || /密度$/.test(np) || /每[百千万]\S{0,6}$/.test(words)) return true
  if (/人均/.test(np) && !/收入|支出|经费|消费|产值/.test(np)) return true
  return /\/(?!年|日|月)/.test(unit ?? '') && (unitKind === 'count' || unitKind === 'person' || unitKind === 'area')
}

function weigh(evidence: ModeEvidence): ModeReading {
  const { signs, deed } = modeSigns(evidence)
  const odds = sumOf(signs, FLOW)
  const mode = odds <= 0 ? 'stock' : sums(evidence, signs) ? 'flow-cumulative' : 'flow-annual'
  return { mode, rule: 'weighed', odds, signs, deed }
}

/** Whether what happens adds up over more or less than a year. */
function sums(evidence: ModeEvidence, signs: string[]): boolean {
  if (evidence.annual) return false
  if (evidence.stretch === 'part') return true
  if (evidence.stretch === 'year') return /累计/.test(evidence.words)
  return sumOf(signs, SUM) > 0
}

function sumOf(signs: string[], weights: Map<string, number>): number {
  let sum = weights.get('always') ?? 0
  for (const sign of signs) sum += weights.get(sign) ?? 0
  return sum
}
