import { clauseStart, type Nesting } from './clauses.ts'
import nouns from './lexicon/nouns.json' with { type: 'json' }
import verbs from './lexicon/verbs.json' with { type: 'json' }
import type { NumberMention } from './numbers.ts'

const any = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const HAN = /^[\u4e00-\u9fff“]/
/** What a 所 may be; 38所 behind any other noun is the name of an institute. */
const COUNTED_BY_SUO = /(?:学校|高校|大学|院校|学院|医院|幼儿园|研究所|机构|中学|小学|校|院|所|厕|点)$/
const PUNCTUATION = /^[，。；：、！？）（,;:]|^$/
const ABOUT = /^(?:.{0,4}(?:围绕|聚焦|针对|面向|瞄准|立足|依托|按照|根据|结合|对标|突出|把握))/
/** 4个方面, 6大领域: what a text is divided into; nothing that one could count grows. */
const ENUMERATIVE = new RegExp(
  `^大?(?:重点|主要|关键|核心|优势|细分|优先|特色|具体)?(?:方面|环节|维度|层面|角度|步骤|(?:${any(nouns.enumerative)})(?=[，。；、）（的和]|发力|入手|突破|着手|聚焦|重点|进行|$))`,
)
/** 20条重点产业链引进项目352个: the first number belongs to who acts. */
const ADJECTIVAL =
  /^(?:条|个)?(?:重点|主导|优势|主要|国省控|国控|省控)*(?:产业链|产业集群|考核断面|断面|指标)(?:引进|集聚|共|累计|新|水质|水体|中|实现|完成)/
/** 6个市建立…, 9个高新区专利申请量…: those who act. A 省级平台 or a 国家重点实验室 is a thing that is counted. */
const ADMIN = new RegExp(
  `^(?:(?:国家级?|省级|自治区级|市级)?(?:以上)?(?:高新区|经开区|开发区|自创区|园区)|(?:${any(nouns.adminUnit)})(?!级|重点|一体化|市一体化|县一体化|部|属|直|实验室|中心|平台|基地|项目|工程|科技|技术|产业|示范|标准|高新技术|创新|企业|人才))`,
)
const EVENT_TAIL = new RegExp(`(?:${any(verbs.event)}|${any(verbs.reach)}|共|已|有)$`)
const GROWTH_HEAD =
  /^(?:同比|环比|较|比|增长|增速|增幅|提高|提升|下降|降低|上升|减少|年均|增|降|位居|居|列|排名|高于|低于|快于)/
const THRESHOLD_HEAD =
  /^(?!新?台阶|大关)(?:级|的|规模以|工业|重大|重点|产业|项目|企业|工程|园区|平台|集群|县|镇|村|单体|投资项目|技改|技术改造|个体|覆盖|半径|范围|口径|大|高|科技|先进|制造|服务业|战略|新|特色|标志|以上|产业链|链|板块|赛道|强|俱乐部|行业|市场|基地|龙头|骨干|主体|商贸|外资项目|农业|文旅)/
const MONEY_HEAD = new RegExp(`^(?:${any(nouns.moneyHead)})`)
const SUBSIDY =
  /(?:给予|予以|一次性|封顶|最高|每[家个项件人户])|按.{0,20}(?:比例|标准)|按照?不(?:高于|低于|超过)|(?:奖励|补助|补贴|资助)$/
/** 每增加5000万元给予1名指标, 同一企业最多不超过10名: what a policy grants on what condition. */
const POLICY =
  /(?:^|[，；])(?:每(?:增加|新增|引进|满|有)|对实际|同一(?:企业|单位|申请人|项目))|(?:再|可)?给予[^，；]{0,12}(?:指标|名额|编制)$/
const GROWTH_TAIL = /(?:增加|减少|多|少)了?$/
/** A value without a unit stands after the name of an index or a quotient. */
const BARE_NAME =
  /(?:指数|得分|评分|系数|数量?|强度|[数量]|比值?|之比|收入比|比率|效率|死亡率|生育率|（[A-Za-z]{2,5}）|[A-Z]{2,5}值?)(?:平均)?(?:达到?|为|提高到|提升到|提升至|超过|稳定在|保持在|控制在|升至|降至|突破|缩小至|缩小到|下降至|下降到|降低到|降低至|降到|上升到|上升至|是)*$/
const DURATION = /(?:压缩|缩短|压减|时限|降至|控制在|不超过|平均|提速|减少|通达|时间)[^，。；]*$/

/** 新增40万青年, 带动10万农户: people who are counted without a word of measure. */
const PEOPLE =
  /^(?:\d+岁(?:以上|及以上|以下)的?)?(?:各族|广大|城乡|适龄|高校|大学|残疾|失业|脱贫|困难|低收入|返乡|农村|城镇|进城)?(?:青年|青少年|女生|女性|群众|居民|农民工?|农户|学生|毕业生|儿童|老年人|老人|妇女|职工|劳动者|劳动力|军人|人口|人才)/

/** GDP862.5亿元: figures that go by their Latin name. */
const LATIN_NAME = /(?<![A-Za-z])(?:GDP|GNP|GEP|CPI|PPI|PMI|R&D)$/

/** Whether a number is a quantity that the document claims or orders, and not a date, a name or a threshold. */
export function isQuantity(
  text: string,
  nesting: Nesting,
  mentions: NumberMention[],
  index: number,
  sentenceStart: number,
): boolean {
  const mention = mentions[index]
  if (mention === undefined) return false
  const before = text[mention.start - 1] ?? ''
  const rest = text.slice(mention.end, mention.end + 12)
  if (inShortQuote(text, nesting, mention.start)) return false
  if (
    mention.value >= 0 &&
    /[A-Za-z\-–+＋×*/.·第前〔[#@_=每]/.test(before) &&
    !(before === '前' && text[mention.start - 2] === '目') &&
    !LATIN_NAME.test(text.slice(Math.max(0, mention.start - 6), mention.start))
  )
    return false
  // 2个1类创新药: the second number is the class.
  if (
    /^(?!\d类|\d+岁)[A-Za-z0-9+＋×*/号〕\]]/.test(rest) &&
    !/^[A-Z]{2,}/.test(rest) &&
    !sizedBy(text, mention, mentions[index + 1])
  )
    return false
  const from = clauseStart(text, nesting, mention.start, sentenceStart)
  const left = text.slice(from, mention.lead)
  // 超额完成200万亩目标任务: what was asked, not what was reached.
  if (/完成[^，。；]{0,16}$/.test(left) && /^的?(?:年度|全年|规划)?(?:目标|任务)/.test(rest)) return false
  if (/每(?:增长|提高|增加|上升|下降|降低|减少|升高)$/.test(left)) return false
  switch (mention.unitKind) {
    case 'none':
      if (mention.unit !== null) return PUNCTUATION.test(rest) || GROWTH_HEAD.test(rest) || PEOPLE.test(rest)
      return isBareScore(left, mention, rest) || isInRow(left, rest, mentions[index - 1], mentions[index + 1])
    case 'duration':
      if (mention.unit === '年')
        return /(?:年限|寿命|周期)(?:达到?|为|提高到|延长至|超过|稳定在)*$/.test(left) && PUNCTUATION.test(rest)
      if (/(?:天数|机时|时长|时数)[^，；]{0,8}$/.test(left) || (mention.unit === '天' && GROWTH_TAIL.test(left)))
        return PUNCTUATION.test(rest) || GROWTH_HEAD.test(rest)
      return DURATION.test(left) && PUNCTUATION.test(rest) && !/^年/.test(rest)
    case 'age':
      return PUNCTUATION.test(rest) && /(?:寿命|年龄)/.test(left)
    case 'score':
      return (
        PUNCTUATION.test(rest) &&
        /(?:得分|评分|指数|满意度|分值|平均|达|突破|提升|超)/.test(left) &&
        !/^[，。]?\d/.test(rest)
      )
    case 'count':
    case 'event':
    case 'person':
      return (
        isCount(mention, left, rest, text.slice(mention.end, mentions[index + 1]?.lead ?? mention.end)) &&
        !isScope(text, mention, mentions[index + 1])
      )
    default:
      return isMeasured(mention, text, left, rest)
  }
}

/** 4个新兴产业总规模突破500亿元: how many there are of those whose measure is told. */
function isScope(text: string, mention: NumberMention, next: NumberMention | undefined): boolean {
  if (next === undefined || mention.unitKind !== 'count' || !MEASURES.has(next.unitKind)) return false
  const between = text.slice(mention.end, next.lead)
  // 2家年收入达500亿元的企业: the second number tells which ones.
  if (text[next.end] === '的') return false
  // 810个重点项目完成投资10428亿元: projects are counted and paid for.
  if (/^[^，。；：、（）]{0,10}项目(?:完成|累计)?投资/.test(between)) return false
  return between.length >= 3 && between.length <= SCOPE_MAX && SCOPED.test(between)
}

const MEASURES = new Set<NumberMention['unitKind']>(['money', 'ratio', 'area', 'mass'])
const SCOPE_MAX = 26
const SCOPED =
  /^[^，。；：、（）]+(?:产值|投资|规模|收入|总额|增加值|占比|比重|面积|增速|利润|税收|出口|营收|金额|成交额)(?:分别|均|总计|合计|完成|实现|达到?|突破|超过?|为|增长|占)*$/

/** 9个高新区专利申请量1119件, 覆盖12个县区: places are counted only where they do or get something themselves. */
function isActor(rest: string, toNext: string): boolean {
  const place = ADMIN.exec(rest)?.[0]
  if (place === undefined) return false
  // 19个国家中小企业特色产业集群: 国家 is their rank.
  if (place.endsWith('国家') && !/^(?:和|与|的|参|派|代表|[，。；：、）]|$)/.test(rest.slice(place.length)))
    return false
  const clause = toNext !== '' && !/[，。；：]/.test(toNext)
  return clause || /^(?:[，。；：、）（的中内里等]|$)/.test(rest.slice(place.length))
}

/** 通达全球127个国家, 覆盖欧亚120多个城市 */
export const REACHES_OUT = /(?:覆盖|通达|辐射|连通|遍布)[^，。；、]{0,8}$/

/** 高速公路3条121公里, 锅炉143台268蒸吨: a count and the size of what is counted. */
function sizedBy(text: string, mention: NumberMention, next: NumberMention | undefined): boolean {
  return (
    next !== undefined &&
    next.start === mention.end &&
    mention.unitKind === 'count' &&
    (next.unitKind === 'area' || next.unitKind === 'mass' || next.unitKind === 'money') &&
    PUNCTUATION.test(text.slice(next.end, next.end + 1))
  )
}

const SHORT_QUOTE = 26

function inShortQuote(text: string, nesting: Nesting, at: number): boolean {
  if (nesting.quote[at] === 0) return false
  if (nesting.quote[at] === 2) return true
  let from = at
  let to = at
  // Names that stand side by side in quotation marks can fill a whole document.
  while (from > 0 && at - from <= SHORT_QUOTE && nesting.quote[from - 1] === 1) from--
  while (to < text.length && to - from <= SHORT_QUOTE && nesting.quote[to] === 1) to++
  return to - from <= SHORT_QUOTE
}

/** A number without a unit counts only after a verb of reaching: 指数达到85.6，每万人中200. */
function isBareScore(left: string, mention: NumberMention, rest: string): boolean {
  if (!PUNCTUATION.test(rest) || (mention.value >= 1900 && mention.value <= 2100 && Number.isInteger(mention.value)))
    return false
  if (/比(?:上年|去年)?末?$/.test(left) || (Number.isInteger(mention.value) && /比$/.test(left))) return false
  const fits = BARE_NAME.test(left)
  return (
    fits &&
    (!Number.isInteger(mention.value) ||
      mention.value === 0 ||
      /(?:指数|得分|评分|系数|数量?|强度|[数量])[^比率]{0,6}$/.test(left))
  )
}

/** 重点实验室16家，技术创新中心20，研究中心29家: a unit was forgotten. */
function isInRow(
  left: string,
  rest: string,
  before: NumberMention | undefined,
  after: NumberMention | undefined,
): boolean {
  const counted = before?.unitKind === 'count' && after?.unitKind === 'count' && before.unit === after.unit
  return counted && PUNCTUATION.test(rest) && /(?:实验室|中心|平台|基地|企业|机构|团队|项目|园|站|院)$/.test(left)
}

function isCount(mention: NumberMention, left: string, rest: string, next: string): boolean {
  if (/^(?:工程|项目)/.test(rest) && mention.unit === '期') return false
  if (left === '' && ADJECTIVAL.test(rest)) return false
  if (/(?:确定|明确|下达|设置)的$/.test(left) && /^(?:主要|约束性|预期性)?指标/.test(rest)) return false
  // 13个预期性指标、8个约束性指标: how a plan is made up.
  if (/^(?:约束性|预期性)指标/.test(rest) || (mention.unit === '个' && /大类$/.test(left))) return false
  if (POLICY.test(left) || isNickname(mention, left, rest)) return false
  if (mention.unit === '所' && PUNCTUATION.test(rest) && !COUNTED_BY_SUO.test(left) && !EVENT_TAIL.test(left.slice(-8)))
    return false
  // 5批8716家企业: in how many rounds, not what is counted.
  if (/^(?:批|批次|轮|次)$/.test(mention.unit ?? '') && /^\d/.test(rest)) return false
  // 科技部等14部门: 部门 is one word. 全国15个策源地之一: one of them.
  if ((mention.unit === '部' && rest.startsWith('门')) || /^[^，。；：、]{1,16}之一/.test(next)) return false
  // 80名学生以上的教学点, 存栏超2000头的牧场5个: the number tells which ones.
  if (/^[^，。；、\d]{0,4}以上的/.test(rest) || /^的(?!基础)[^，。；：、]{2,14}$/.test(next)) return false
  // 127个国家和地区的584个港口: where those are that are counted.
  if (/^[^，。；：、（）]{2,10}的$/.test(next)) return false
  // 全国排名上升至26位: a rank.
  if (mention.unit === '位' && /(?:排名|排位|位次|名次|位列)[^，。；、]{0,8}$/.test(left)) return false
  if (mention.unit === '周' || /^(?:周年|以来|一批|100)/.test(rest)) return false
  if (mention.unit !== null && /^(?:个|项|大|条|类|种|张|本)$/.test(mention.unit) && ENUMERATIVE.test(rest))
    return false
  if (mention.unit === '个' && isActor(rest, next) && !EVENT_TAIL.test(left.slice(-8)) && !REACHES_OUT.test(left))
    return false
  // 新时代“十条”、第三条 are articles; 5条措施 is a count only where somebody issues them.
  if (ABOUT.test(left) && /^[\u4e00-\u9fff]/.test(rest) && !/(?:建设|培育|实施|新建|打造|开展|组织|达到?)/.test(left))
    return false
  if (mention.unit === '次' && /^(?:会议|常务会议|常委会|全会|党代会|方)/.test(rest)) return false
  if (/^(?:届|号|路|楼|线路)/.test(rest)) return false
  return !/(?:第|每|其他|其余|上述|前述|所有|全部|这|该|《[^》]*)$/.test(left)
}

/** 设立总规模20亿元的储能产业基金: the fund that the sum is the size of. */
export function fundAfter(left: string, text: string, mention: NumberMention): string | null {
  if (!/(?:规模|首期|设立|组建|成立|发起)(?:达到?|超过?|约)?$/.test(left)) return null
  return (
    /^的?([^，。；、的]{2,16}?(?:基金|资金池|母基金)(?:群)?)/.exec(text.slice(mention.end, mention.end + 20))?.[1] ??
    null
  )
}

/** 完成11675万元高企认定奖补资金的拨付: money paid out, named after its sum. */
function isPaid(left: string, text: string, mention: NumberMention): boolean {
  const noun = text.slice(mention.end, mention.end + 16)
  return (
    mention.unitKind === 'money' &&
    EVENT_TAIL.test(left.slice(-8)) &&
    /^[^，。；、]{2,12}(?:资金|贷款|补贴|奖补|经费|奖励)/.test(noun)
  )
}

/** 出台科技金融20条: a policy goes by the number of its articles. */
const isNickname = ({ unit }: NumberMention, left: string, rest: string): boolean =>
  unit === '条' &&
  PUNCTUATION.test(rest) &&
  /(?:出台|制定|制定实施|印发)[^，。；、]{2,12}$/.test(left) &&
  !/(?:政策|措施|举措|意见|办法|细则|清单|标准|任务|线|链|路|街|河)$/.test(left)

const NAMES_PLANT = /^[\u4e00-\u9fff][^，。；]{1,44}?(?:项目|工程|生产线|装置)/

function isMeasured(mention: NumberMention, text: string, left: string, rest: string): boolean {
  const bounded = /以上|以下|以内|及以上/.test(mention.after)
  const isRatio = mention.unitKind === 'ratio' || mention.unitKind === 'times'
  if (mention.unitKind === 'money' && POLICY.test(left)) return false
  if (/^（含(?:本数)?）的/.test(rest)) return false
  if (/^的/.test(rest)) {
    // 落地总投资39亿元的20个项目: the size of all that are counted next.
    if (mention.unitKind === 'money' && /^的\d/.test(rest) && /总投资额?$/.test(left)) return true
    if (mention.unitKind === 'money' && fundAfter(left, text, mention) !== null) return true
    if (/^的(?:目标|任务|增速|速度|增长|水平|比例|份额|规模)/.test(rest)) return !/^的(?:比例|标准)/.test(rest)
    if (
      !isRatio ||
      /(?:对|凡|符合|达到|超过|高于|不低于|占比|强度)[^，]*$/.test(left + text.slice(mention.lead, mention.start))
    )
      return false
    return HAN.test(rest.slice(1))
  }
  // 4.5米水深航道: a measure that names a thing.
  if (mention.unitKind === 'area' && /^(?:水深|高|宽|长|深|直径|口径|跑道|标准)[^，。；、]/.test(rest)) return false
  // 年产8000吨单晶硅项目: the size that names a project.
  if (mention.unitKind === 'mass' && /^[^，。；、]{1,9}(?:项目|工程|生产线|装置)/.test(rest)) return false
  // 550万吨重油催化热裂解及95万吨聚烯烃、…三大项目: each size names one of them.
  if (
    mention.unitKind === 'mass' &&
    !EVENT_TAIL.test(left.slice(-8)) &&
    NAMES_PLANT.test(text.slice(mention.end, mention.end + 48))
  )
    return false
  if (mention.unitKind === 'money' && fundAfter(left, text, mention) !== null) return true
  if (!isRatio && HAN.test(rest.replace(/^（含(?:本数)?）/, '')) && !GROWTH_HEAD.test(rest)) {
    if (bounded || /^(?:级|的)/.test(rest)) return false
    if (!MONEY_HEAD.test(rest) && THRESHOLD_HEAD.test(rest) && !isPaid(left, text, mention)) return false
  }
  if (mention.unitKind === 'money' || isRatio) {
    if (SUBSIDY.test(left) && !/标准.{0,8}(?:达|到|至)|累计|共|已|兑现|发放|拨付|争取|获/.test(left)) return false
    if (
      /^(?:给予|予以|的?比例|标准)/.test(rest) ||
      (/(?:最高|每[家个项件人户])[^，]{0,10}$/.test(left) && !/标准/.test(left))
    )
      return false
  }
  return true
}
