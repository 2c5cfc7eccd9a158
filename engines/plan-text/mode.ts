import type { Stretch } from './dating.ts'
import nouns from './lexicon/nouns.json' with { type: 'json' }
import verbs from './lexicon/verbs.json' with { type: 'json' }
import type { UnitKind } from './numbers.ts'
import { EVENT_END, EVENT_START, isCompound, matchEnd } from './phrases.ts'
import type { TargetKind, TargetMode } from './types.ts'

const any = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const ANNUAL_NOUN = new RegExp(`(?:${any(nouns.annualStatistic)})(?:总额|总量|规模|数)?$`)
const STOCK_NOUN = new RegExp(`(?:${any(nouns.stockNoun)})`)
const STOCK_END = new RegExp(`(?:${any(nouns.stockNoun)})(?:数|量)?$`)
const STOCK_VERB = new RegExp(`(?:${any(verbs.stock)})`)
const RUNNING_STOCK = /累计(?:已)?(?:建成|集聚|聚集|培育|建设|拥有|建有|认定|获批|布局|建立|创建|组建|达到?|有)/
const INNER = new RegExp(`.(?:${any(verbs.inner)})`)
const HOLDING = new RegExp(`^(?:${any(verbs.holding)})+$`)
/** 通过…认定的企业达到700家: a set described by a property is held, not counted anew. */
const DESCRIBED = /^.{2,24}的[^的]{2,}$/
const DENSITY =
  /^(?:每[一十百千万亿\d]|万人|万名|万元|万车|百人|单票|单车|单吨|千人|亩均|户均|单位(?:GDP|地区|国内|生产|工业|增加值|产值|面积|建筑|用地|产品|能耗|规上))/
const GRADE = /(?:优秀|良好|合格|[一二三特]等奖|[金银铜]奖)$/
const WEAK_EVENT = /^(?:完成|实现|推进|累计|保持|落实|覆盖|发展|创新|提升)$/
const NEW_EVENT =
  /净增|新引育|新投用|新筹集|新(?:增|建|引进|招引|签约|开工|竣工|投产|备案|获批|入库|组建|设立|培育|认定|创|落地|注册|登记|评|获|改|开|设|上)/

const DEED = new RegExp(`^(?:${any(verbs.deed)})(?!面积|率|量|额|数|型|性|点|业|资|物|者|器|站|所|中心|平台|能力)`)
/** 个转企120户, 小升规25户: moves from one class to another. */
const MOVE = /^“?(?:[个小企规专股创高][转升][企规股高新改强专]|[小企]上[规市])”?/
/** 年利用量, 年服务游客: a rate per year by its very name. */
const YEARLY = /年(?:产|销|利用|服务|接待|运送|加工|发电|交易|处置|屠宰|孵化|培训|引进|营业|新增)/
const CAPACITY = /(?:能力|产能|余额|存款|资产|有效|保有|密度|浓度)/
const OUTPUT = /(?:产量|销量|销售量|出栏量?|发电量?|产销量|利用量|生产量)$/
/** Units of amounts: 减少1442万人 is what happened, not what is left. */
const ABSOLUTE = new Set<UnitKind>(['count', 'person', 'money', 'area', 'mass'])
export const YEARLY_MEAN = /年均(?!增长|增速|增幅|下降|递增|复合|降低|提高|提升|浓度|气温|值|降幅)/

export interface ModeEvidence {
  /** Words before the number as printed. */
  words: string
  /** Indicator phrase without verbs of reaching. */
  phrase: string
  np: string
  verb: string
  /** The noun follows the number and acts (28家企业申报). */
  acts: boolean
  reached: boolean
  growth: string | null
  /** Measured against an earlier holding (比上年末减少1.9万人). */
  changes: boolean
  relative: boolean
  unitKind: UnitKind
  unit: string | null
  kind: TargetKind
  /** The stretch of time that the number speaks of. */
  stretch: Stretch
  annual: boolean
  /** What a number before its noun counts (完成36个小区改造 → 小区改造). */
  head: string
  /** The number stands alone after 累计, 突破, 达到: it restates the item before as a holding. */
  restates: boolean
}

export interface ModeReading {
  mode: TargetMode
  /** Which rule decided; the confidence model learns how far to trust each. */
  rule: 'growth' | 'ratio' | 'annual' | 'statistic' | 'event' | 'stock' | 'output' | 'bare'
}

/** How the number relates to time; see the table in the annotation guide of the engine's README. */
export function readMode(evidence: ModeEvidence): ModeReading {
  const { unitKind, phrase, np, words, growth } = evidence
  const special = readSpecial(evidence)
  if (special !== null) return special
  if (evidence.relative) return { mode: /增速|增幅|增长|快于|慢于/.test(words) ? 'growth' : 'ratio', rule: 'growth' }
  if (unitKind === 'times' || /百分点|千分点|基点/.test(evidence.unit ?? '')) return { mode: 'growth', rule: 'growth' }
  if (unitKind === 'ratio')
    return {
      mode: growth !== null || /(?:增速|增幅|涨幅|降幅|增长率)$/.test(phrase) ? 'growth' : 'ratio',
      rule: growth !== null ? 'growth' : 'ratio',
    }
  if (growth !== null && DENSITY.test(np)) return { mode: 'growth', rule: 'growth' }
  if (
    DENSITY.test(np) ||
    /密度$/.test(np) ||
    /每[百千万]\S{0,6}$/.test(words) ||
    (/^人均/.test(np) && !/收入|支出/.test(np))
  )
    return { mode: 'ratio', rule: 'ratio' }
  if (unitKind === 'event') {
    const statistic = ANNUAL_NOUN.test(np) && evidence.stretch !== 'part' && !/累计|新增/.test(words)
    return { mode: statistic ? 'flow-annual' : flow(evidence), rule: statistic ? 'statistic' : 'event' }
  }
  const cumulative = /累计/.test(words)
  if (evidence.annual) return { mode: 'flow-annual', rule: 'annual' }
  if (RUNNING_STOCK.test(words) && unitKind !== 'money')
    return { mode: isHolding(words) ? 'stock' : flow(evidence), rule: 'stock' }
  if (MOVE.test(phrase)) return { mode: flow(evidence), rule: 'event' }
  if (NEW_EVENT.test(phrase) || NEW_EVENT.test(evidence.verb)) return { mode: flow(evidence), rule: 'event' }
  if (unitKind === 'money' && evidence.stretch === 'years' && /总投资$/.test(np)) return { mode: 'flow-cumulative', rule: 'event' }
  if (unitKind === 'money' && /标准$/.test(np)) return { mode: 'stock', rule: 'stock' }
  if (ANNUAL_NOUN.test(np) && /业规模$/.test(np))
    return { mode: cumulative ? 'flow-cumulative' : 'flow-annual', rule: 'statistic' }
  const isEvent = hasEvent(evidence)
  if (/^(?:集聚|汇聚|聚集|拥有)/.test(evidence.verb) && unitKind === 'person') return { mode: 'stock', rule: 'stock' }
  if (unitKind !== 'money' && !evidence.reached && (DEED.test(phrase) || /^[，、]?完成/.test(words)))
    return { mode: flow(evidence), rule: 'event' }
  if (isEvent && unitKind === 'person' && !evidence.reached) return { mode: flow(evidence), rule: 'event' }
  if (evidence.reached && unitKind !== 'money' && (DESCRIBED.test(phrase) || HOLDING.test(evidence.verb)))
    return { mode: 'stock', rule: 'stock' }
  if (
    isEvent &&
    unitKind === 'area' &&
    evidence.verb !== '' &&
    !evidence.reached &&
    !/建成|使用|投用|拥有/.test(evidence.verb)
  )
    return { mode: flow(evidence), rule: 'event' }
  if (unitKind !== 'money' && (ANNUAL_NOUN.test(np) || ANNUAL_NOUN.test(phrase)) && !CAPACITY.test(np) && !isEvent)
    return { mode: cumulative || evidence.stretch === 'part' ? 'flow-cumulative' : 'flow-annual', rule: 'statistic' }
  if (unitKind === 'money' && /(?:总量|总数)$/.test(np) && !CAPACITY.test(np))
    return { mode: cumulative || evidence.stretch === 'part' ? 'flow-cumulative' : 'flow-annual', rule: 'statistic' }
  if (
    STOCK_VERB.test(evidence.verb) ||
    STOCK_END.test(np) ||
    (STOCK_NOUN.test(phrase) && evidence.reached && unitKind !== 'money')
  )
    return { mode: 'stock', rule: 'stock' }
  if (isEvent && (evidence.stretch === 'years' || unitKind !== 'money')) {
    if (evidence.kind === 'actual' && evidence.stretch === 'years' && /^(?:建成|建有|拥有|建立)/.test(evidence.verb))
      return { mode: 'stock', rule: 'stock' }
    if (/入库$/.test(phrase)) return { mode: 'stock', rule: 'stock' }
    return { mode: flow(evidence), rule: 'event' }
  }
  if (ANNUAL_NOUN.test(np))
    return { mode: cumulative || evidence.stretch === 'part' ? 'flow-cumulative' : 'flow-annual', rule: 'statistic' }
  if (unitKind === 'money')
    return {
      mode: cumulative || evidence.stretch === 'part' || (isEvent && evidence.stretch === 'years') ? 'flow-cumulative' : 'flow-annual',
      rule: isEvent ? 'event' : 'bare',
    }
  if (growth !== null && /增|减/.test(growth)) return { mode: flow(evidence), rule: 'event' }
  if (evidence.acts) return { mode: flow(evidence), rule: 'event' }
  return { mode: cumulative && isEvent ? flow(evidence) : 'stock', rule: 'bare' }
}

/** Wordings that settle the mode whatever the unit: durations, quotients, yearly rates, restated holdings. */
function readSpecial(evidence: ModeEvidence): ModeReading | null {
  const { unitKind, np, phrase, words, growth, unit } = evidence
  if (unitKind === 'duration') {
    if (growth !== null && /增|多|少/.test(growth)) return { mode: 'growth', rule: 'growth' }
    const total = /(?:天数|机时|时长|时数)/.test(np)
    return { mode: total ? 'flow-annual' : 'stock', rule: total ? 'statistic' : 'stock' }
  }
  if (
    growth !== null &&
    /增加|减少|压减|削减/.test(growth) &&
    !evidence.changes &&
    !evidence.reached &&
    ABSOLUTE.has(unitKind)
  )
    return { mode: flow(evidence), rule: 'event' }
  if (unit === null && /(?:比|比值|之比|效率)$/.test(np)) return { mode: 'ratio', rule: 'ratio' }
  if (unitKind === 'money' && /^(?:首期|总规模|首期规模)$/.test(phrase)) return { mode: 'stock', rule: 'stock' }
  if (/^提供[^，]{0,10}[托床学泊车]位$/.test(words)) return { mode: 'stock', rule: 'stock' }
  if (evidence.changes && unitKind !== 'ratio') return { mode: 'growth', rule: 'growth' }
  if (unitKind === 'times' && growth === null && /倍数$/.test(np)) return { mode: 'ratio', rule: 'ratio' }
  if (evidence.restates && unitKind !== 'ratio' && unitKind !== 'money' && unitKind !== 'event') {
    const overYears = /(?:[一二三四五六七八九十\d]年|期间|以来)[^累]{0,2}累计/.test(words)
    return { mode: overYears ? 'flow-cumulative' : 'stock', rule: 'stock' }
  }
  if (/[一二三四五六七八九十]年累计/.test(words) && unitKind !== 'ratio')
    return { mode: 'flow-cumulative', rule: 'event' }
  if (/\/年$/.test(unit ?? '') && !CAPACITY.test(np)) return { mode: 'flow-annual', rule: 'annual' }
  if (/\/(?!年|日|月)/.test(unit ?? '') && (unitKind === 'count' || unitKind === 'person' || unitKind === 'area'))
    return { mode: 'ratio', rule: 'ratio' }
  if (unitKind !== 'ratio' && unitKind !== 'times' && growth === null) {
    if (YEARLY.test(phrase) && !CAPACITY.test(phrase)) return { mode: 'flow-annual', rule: 'annual' }
    if (/人均/.test(np) && !/收入|支出|经费|消费|产值/.test(np)) return { mode: 'ratio', rule: 'ratio' }
  }
  return null
}

/** Number nouns that repeat every year, and the volumes that a list goes on with (汽车产量215万辆，集成电路58亿块). */
export function isOutput(np: string): boolean {
  return OUTPUT.test(np)
}

function isHolding(words: string): boolean {
  return !/累计(?:实施|新增|引进|举办|开展|完成|发放|转化|登记)/.test(words)
}

function hasEvent(evidence: ModeEvidence): boolean {
  if (INNER.test(evidence.phrase) && !evidence.reached) return true
  if (evidence.verb !== '' && !WEAK_EVENT.test(evidence.verb)) return true
  if (evidence.acts || GRADE.test(evidence.phrase) || DEED.test(evidence.phrase)) return true
  if (evidence.head !== '' && (/(?:完成|实现)$/.test(evidence.words) || matchEnd(EVENT_END, evidence.head) !== null))
    return true
  const start = EVENT_START.exec(evidence.phrase)?.[0]
  if (
    start !== undefined &&
    !isCompound(evidence.phrase) &&
    start.length < evidence.phrase.length &&
    !WEAK_EVENT.test(start)
  )
    return true
  const end = matchEnd(EVENT_END, evidence.phrase)?.match
  return end !== undefined && !WEAK_EVENT.test(end)
}

function flow(evidence: ModeEvidence): TargetMode {
  return evidence.annual || (evidence.stretch === 'year' && !/累计/.test(evidence.words)) ? 'flow-annual' : 'flow-cumulative'
}
