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
  /^(?:每[一十百千万亿\d]|万人|万名|百人|千人|亩均|户均|单位(?:GDP|地区|国内|生产|工业|增加值|产值|面积|建筑|用地|产品|能耗|规上))/
const GRADE = /(?:优秀|良好|合格|[一二三特]等奖|[金银铜]奖)$/
const WEAK_EVENT = /^(?:完成|实现|推进|累计|保持|落实|覆盖|发展|创新|提升)$/
const NEW_EVENT =
  /新(?:增|建|引进|招引|签约|开工|竣工|投产|备案|获批|入库|组建|设立|培育|认定|创|落地|注册|登记|评|获|改|开|设|上)/

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
  relative: boolean
  unitKind: UnitKind
  unit: string | null
  kind: TargetKind
  /** The period reaches beyond a year. */
  longTerm: boolean
  /** Reported to a point inside the year. */
  yearToDate: boolean
  annual: boolean
}

export interface ModeReading {
  mode: TargetMode
  /** Which rule decided; the confidence model learns how far to trust each. */
  rule: 'growth' | 'ratio' | 'annual' | 'statistic' | 'event' | 'stock' | 'bare'
}

/** How the number relates to time; see the table in the annotation guide of the engine's README. */
export function readMode(evidence: ModeEvidence): ModeReading {
  const { unitKind, phrase, np, words, growth } = evidence
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
  if (unitKind === 'event') return { mode: flow(evidence), rule: 'event' }
  const cumulative = /累计/.test(words)
  if (evidence.annual) return { mode: 'flow-annual', rule: 'annual' }
  if (RUNNING_STOCK.test(words) && unitKind !== 'money')
    return { mode: isHolding(words) ? 'stock' : flow(evidence), rule: 'stock' }
  if (NEW_EVENT.test(phrase) || NEW_EVENT.test(evidence.verb)) return { mode: flow(evidence), rule: 'event' }
  if (unitKind === 'money' && /标准$/.test(np)) return { mode: 'stock', rule: 'stock' }
  if (ANNUAL_NOUN.test(np) && /业规模$/.test(np))
    return { mode: cumulative ? 'flow-cumulative' : 'flow-annual', rule: 'statistic' }
  const isEvent = hasEvent(evidence)
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
  if (
    STOCK_VERB.test(evidence.verb) ||
    STOCK_END.test(np) ||
    (STOCK_NOUN.test(phrase) && evidence.reached && unitKind !== 'money')
  )
    return { mode: 'stock', rule: 'stock' }
  if (isEvent && (evidence.longTerm || unitKind !== 'money')) {
    if (evidence.kind === 'actual' && evidence.longTerm && /^(?:建成|建有|拥有|建立)/.test(evidence.verb))
      return { mode: 'stock', rule: 'stock' }
    if (/入库$/.test(phrase)) return { mode: 'stock', rule: 'stock' }
    return { mode: flow(evidence), rule: 'event' }
  }
  if (ANNUAL_NOUN.test(np))
    return { mode: cumulative || evidence.yearToDate ? 'flow-cumulative' : 'flow-annual', rule: 'statistic' }
  if (unitKind === 'money')
    return {
      mode: cumulative || evidence.yearToDate || (isEvent && evidence.longTerm) ? 'flow-cumulative' : 'flow-annual',
      rule: isEvent ? 'event' : 'bare',
    }
  if (growth !== null && /增|减/.test(growth)) return { mode: flow(evidence), rule: 'event' }
  if (evidence.acts) return { mode: flow(evidence), rule: 'event' }
  return { mode: cumulative && isEvent ? flow(evidence) : 'stock', rule: 'bare' }
}

function isHolding(words: string): boolean {
  return !/累计(?:实施|新增|引进|举办|开展|完成|发放|转化|登记)/.test(words)
}

function hasEvent(evidence: ModeEvidence): boolean {
  if (INNER.test(evidence.phrase) && !evidence.reached) return true
  if (evidence.verb !== '' && !WEAK_EVENT.test(evidence.verb)) return true
  if (evidence.acts || GRADE.test(evidence.phrase)) return true
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
  if (evidence.annual) return 'flow-annual'
  if (evidence.yearToDate || evidence.longTerm || /累计/.test(evidence.words)) return 'flow-cumulative'
  return 'flow-annual'
}
