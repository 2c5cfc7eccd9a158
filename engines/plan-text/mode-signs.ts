import deeds from './lexicon/deeds.json' with { type: 'json' }
import nouns from './lexicon/nouns.json' with { type: 'json' }
import type { UnitKind } from './numbers.ts'
import { signOf } from './signs.ts'
import type { Stretch } from './times.ts'
import type { TargetKind, TargetMode } from './types.ts'
import { withEndings, wordList } from './word-list.ts'
import { wordScanner } from './word-scanner.ts'

export interface ModeEvidence {
  /** Words before the number as printed. */
  words: string
  /** Indicator phrase without verbs of reaching. */
  phrase: string
  np: string
  /** Verb of the item, its own or taken over from the item before. */
  verb: string
  /** What stands after the number where its noun does (28家企业申报). */
  head: string
  acts: boolean
  reached: boolean
  growth: string | null
  /** Measured against an earlier holding (比上年末减少1.9万人). */
  changes: boolean
  relative: boolean
  unitKind: UnitKind
  unit: string | null
  kind: TargetKind
  stretch: Stretch
  annual: boolean
  /** The number stands alone after 累计, 突破, 达到: it restates the item before as a holding. */
  restates: boolean
  /** How the number before was read, whether only 、 stands between, whether it is a volume, and what deed governs it. */
  before: { mode: TargetMode; listed: boolean; output: boolean; deed: string | null; unit: string | null } | null
  /** How the whole was read that this number breaks down. */
  whole: TargetMode | null
}

const ANNUAL_NOUNS = wordList(withEndings(nouns.annualStatistic, ['总额', '总量', '规模', '数']))
const STOCK_ENDS = wordList(withEndings(nouns.stockNoun, ['数', '量']))
const STOCK_NOUNS = wordList(nouns.stockNoun)
/** 申请专利量, 登记合同额: an amount of what is done year by year. */
const YEARLY_AMOUNT =
  /^(?:申请|授权|登记|成交|受理|发放|销售|采购)[^、]{1,8}[量额]$|(?:申请|授权|登记|受理|发放|采购)(?:数量|总量|总数|[数量额])$/
const OUTPUT = /(?:产量|销量|销售量|出栏量?|发电量?|产销量|利用量|生产量)$/
const CAPACITY = /(?:能力|产能|余额|存款|资产|有效|保有|密度|浓度|规模|容量)/
/** 通过…认定的企业: a set described by a property is held, not counted anew. */
const DESCRIBED = /^.{2,24}的[^的]{2,}$/
const AWARD = /(?:优秀|良好|合格|[一二三特]等奖|[金银铜]奖|奖)$/
/** 个转企120户, 小升规25户: moves from one class to another. */
const MOVE = /^“?(?:[个小企规专股创高][转升][企规股高新改强专]|[小企]上[规市])”?/

/** 增至, 整合为: what comes out of a change is a level. */
const LEVELS = /(?:增|升|降|减|加|长|大|高|展|合|精简|调整|优化|缩小)[至到为]$/

type DeedGroup = 'new' | 'hold' | 'build' | 'act'
const scanDeeds = wordScanner<DeedGroup>(
  {
    hold: deeds.hold,
    build: deeds.build,
    act: deeds.act,
    new: [...deeds.new, ...deeds.act.concat(deeds.build, deeds.hold).map((word) => `新${word}`)],
  },
  deeds.ignore,
)

/** 创新孵化, 高新建设: here 新 belongs to the word before it. */
const deedsIn = (text: string) =>
  scanDeeds(text).filter(({ at }) => !(text[at] === '新' && /[创高更革全]/.test(text[at - 1] ?? '')))

const NOUN_PRONE = new Set(deeds.nounProne)
const NOUN_HEAD =
  /^(?:店|机构|企业|平台|基地|中心|单位|人员|人才|专家|团队|线路|园区|体系|库|站|点|院|所|区|市|县|校|产业|行业|项目|资金|基金|证书|大厅|窗口|网络|联盟|工程|阵地|空间|载体|场所|场地|社区|街区|学校|医院|门店|商户|组织|队伍|点位|数|量|额|率|面积|能力|型|性|计划|贷款|收入|券)/

/** 检验机构, 示范企业 inside a phrase are nouns; 引进企业 is not. */
const isCompound = (phrase: string, at: number, end: number): boolean =>
  at > 0 && NOUN_PRONE.has(phrase.slice(at, end)) && NOUN_HEAD.test(phrase.slice(end))

/** Volumes that a list goes on with (汽车产量215万辆，集成电路58亿块). */
export const isOutput = (np: string): boolean => OUTPUT.test(np)

/** What tells whether a number is held or has happened, as named signs; the fitted model weighs them. */
export function modeSigns(evidence: ModeEvidence): { signs: string[]; deed: string | null } {
  const { words, phrase, np, verb, head, kind, stretch, unitKind, before } = evidence
  const signs = new Set<string>([signOf('unit', unitKind), kind, stretch, signOf(kind, stretch)])
  const noun = head === '' ? np : head
  if (ANNUAL_NOUNS.atEnd(np) !== null || YEARLY_AMOUNT.test(phrase)) signs.add('noun annual')
  if (STOCK_ENDS.atEnd(np) !== null) signs.add('noun held')
  else if (STOCK_NOUNS.isWithin(phrase)) signs.add('noun held inside')
  if (OUTPUT.test(np)) signs.add('noun output')
  if (CAPACITY.test(np)) signs.add('noun capacity')
  const last = /(?:量|额|总数|总量|人数|数)$/.exec(noun)?.[0]
  if (last !== undefined) signs.add(signOf('ends', last))
  if (noun.length >= 2) signs.add(signOf('noun', noun.slice(-2)))
  if (evidence.unit !== null) signs.add(signOf('in', evidence.unit.replace(/^[万亿千百十]+/, '')))
  if (AWARD.test(noun)) signs.add('award')
  if (DESCRIBED.test(noun)) signs.add('described')
  if (/累计/.test(words)) signs.add('cumulative')
  if (/(?:共|总|合计|总计)/.test(words)) signs.add('total')
  if (/(?:已|目前|截至|现|年末|期末)/.test(words)) signs.add(signOf('so far', kind))
  if (words.endsWith('的')) signs.add('attributive')
  if (/(?:完成|实现)/.test(words)) signs.add('completes')
  if (/(?:支持|推动|推进|引导|帮助|指导|鼓励|促进)/.test(words)) signs.add('supports')
  if (evidence.reached) signs.add('reached')
  if (LEVELS.test(words)) signs.add('levels')
  if (evidence.restates) signs.add('restates')
  if (evidence.annual) signs.add('annual')
  let deed = addDeeds(signs, phrase, words, verb)
  if (head !== '') {
    signs.add(evidence.acts ? 'noun after, acts' : 'noun after')
    const after = deedsIn(head).filter(({ at, end }) => at > 0 && !isCompound(head, at, end))
    for (const { group } of after) signs.add(signOf('after number', group))
    deed ??= after[0]?.group ?? null
  }
  let governing: string | null = deed
  if (deed !== null) {
    signs.add(signOf(deed, kind))
    signs.add(signOf(deed, stretch))
    signs.add(signOf(deed, unitKind))
    if (evidence.reached) signs.add(signOf(deed, 'reached'))
    if (/累计/.test(words)) signs.add(signOf('cumulative', deed))
  } else if (!evidence.acts) {
    signs.add(evidence.reached ? 'bare reached' : 'bare')
    if (before !== null)
      signs.add(signOf(before.listed ? 'bare in list after' : 'bare after', before.output ? 'output' : before.mode))
    // 新增国家重点实验室1家，省级重点实验室16家，…: one deed for a whole row of things counted alike.
    if (before?.deed != null && before.unit === evidence.unit && !evidence.reached) {
      signs.add(signOf('in a row after', before.deed))
      governing = before.deed
    }
  }
  if (evidence.whole !== null) signs.add(signOf('part of', evidence.whole))
  return { signs: [...signs], deed: governing }
}

/** The deed that governs the number: the first in its phrase, else the one that a list takes over. */
function addDeeds(signs: Set<string>, phrase: string, words: string, verb: string): DeedGroup | null {
  const deedsFound = deedsIn(phrase).filter(({ at, end }) => !isCompound(phrase, at, end))
  let governing: DeedGroup | null = MOVE.test(phrase) ? 'new' : null
  if (governing !== null) signs.add('opens new')
  const [first] = deedsFound
  if (first !== undefined) signs.add(signOf('deed', phrase.slice(first.at, first.end)))
  for (const { at, end, group } of deedsFound) {
    signs.add(
      at === 0 ? signOf('opens', group) : end === phrase.length ? signOf('closes', group) : signOf('inside', group),
    )
    if (governing === null || group === 'new') governing = group
  }
  if (governing !== null || verb === '' || words.includes(verb)) return governing
  const taken = deedsIn(verb)[0]?.group ?? null
  if (taken !== null) signs.add(signOf('taken over', taken))
  return taken
}
