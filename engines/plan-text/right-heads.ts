import { clauseEnd } from './clauses.ts'
import { finishName } from './finish-name.ts'
import type { Item, SentenceContext } from './item.ts'
import type { NumberMention } from './numbers.ts'
import { EVENTS, MEASURES } from './phrases.ts'
import { fundAfter, REACHES_OUT } from './roles.ts'
import { topic } from './topics.ts'

const TAIL_WORDS =
  /^(?:大关|的?目标|任务|台阶|水平|关口|区间|的速度|的增速|的增长|和|及|与|或|并|以及|且|，|、|。|；|：|）|后|时|同时|到|至|提高|左右|以上|的比例|速度|规模(?!以上)的?|位居|居|列|排|占|的基础)/
const GROWTH_HEAD = /^(?:同比|环比|较|比|增长|增速|增幅|提高|提升|下降|降低|上升|减少|年均|增至|增加|实现翻|翻|，)/
const PREDICATE =
  /(?:全部|成功|(?<=.{2})[\u4e00-\u9fff]了|取得|得到|成为|当选|入榜|上榜|列为|(?<=.{4})在(?=[^，。]{2,24}(?:方面|领域|环节|中))|投入|免费|接种|开展|提供|完成|实施|获批|获得|获评|获省|获国|获|入选|入围|通过|完成|进入|被|列入|启动|申报|落户|落地|投产|开工|竣工|实现|跻身|上榜|荣获|认定为|纳入|参加|参与|建有|享受|受益|上市|挂牌|签约|晋升|投入使用|建成)(?!得?奖?者)/

/** 200名能够突破关键技术、带动新兴学科的领军人才: what they are able to is no part of the name. */
const DESCRIBES =
  /^(?:能够?|善于|擅长|精通|熟悉|紧跟|站在|处于|面向|引领|代表|从事|在(?!线|岗|校|研|孵|建|册))[^的，]{2,40}的(?=.{4})/

/** What 90%以上的… do; the noun before it is what they are. */
const SHARE_PREDICATE =
  /(?<=.{2})(?:集中|设立|来源|落户|达到|达|实现|建有|建立|来自|投向|用于|进入|开展|完成|参与|纳入|享受|配备|拥有|设有|分布|就地|在(?!线|岗|校|研|孵|建|册))/

/** 集聚了全国33%的高新技术企业, 占全省70%以上的科研机构: a share of all that the region has. */
const SHARE_OF = /(?:集聚|集中|聚集|汇聚|拥有|占有?|贡献|创造|承担|吸纳|产出|云集)了?(?:着)?(全[国省市区县球州旗])$/

/** 每千人拥有3.2名执业医师 */
const PER_HEAD = /^每[一十百千万]+(?:名|户)?(?:常住|户籍|城镇)?(?:人口|人|居民|户|老年人|老人|从业人员|就业人员|职工)$/

/** A topic longer than this is a sentence rather than a noun. */
const ABOUT_MAX = 12

/** A longer deed is left out of the name unless the noun alone says nothing (企业). */
const ACTS_MAX = 24

/** The noun after a number that names it (28家企业申报), or null where the words before do. */
export function rightHead(context: SentenceContext, item: Item, next: NumberMention | null): string | null {
  const { text, nesting, span } = context
  const { mention, core } = item
  if (mention.han === true && nesting.quote[mention.start] !== 1) return null
  const close = clauseEnd(text, nesting, mention.end, span.end)
  let end = close
  if (next !== null && next.lead < close) {
    // 6家领军企业和17家入库企业: 和 right before the next number ends the noun as 、 does.
    const comma = /[和与及]$/.test(text.slice(mention.end, next.lead))
      ? next.lead - 1
      : mention.end + text.slice(mention.end, next.lead + 1).lastIndexOf('、')
    end = comma > mention.end ? comma : next.lead
  }
  // 8家孵化器（标准级7家、卓越级1家）: the noun ends where the bracket opens that breaks it down.
  const held = next === null ? -1 : (nesting.holder[next.start] ?? -1)
  if (held > mention.end && held < end) end = held
  let rest = text.slice(mention.end, end).replace(/[”）]+$/, '')
  if (nesting.quote[mention.start] === 1) rest = rest.split(/[、”]/)[0] ?? ''
  if (
    rest.length < 2 ||
    TAIL_WORDS.test(rest) ||
    GROWTH_HEAD.test(rest) ||
    !/^(?:\d类|\d+岁[以及]{1,2}上的?)?[\u4e00-\u9fff“]/.test(rest.replace(/^的/, ''))
  )
    return null
  if (core.growth !== null || item.origin) return null
  if (mention.unitKind === 'ratio' && SHARE_OF.test(item.words) && /^的/.test(rest)) return rest.slice(1)
  if (mention.unitKind === 'money' && fundAfter(item.words, text, mention) !== null) return rest.replace(/^的/, '')
  const left = follows(context, item) || joins(item) ? '' : core.text
  if (PER_HEAD.test(left)) return mention.unitKind === 'ratio' ? null : rest
  // 为1059户企业提供信贷, 与6家高校共建: a preposition right before the number leaves its noun behind it.
  if (mention.unitKind !== 'ratio' && /(?:为|与|向|对|给|帮助)$/.test(item.words) && !/^(?:其中|数)/.test(rest))
    return rest
  if (isPast(item)) return rest
  // 辐射全国75个城市: how far something reaches is counted by what it reaches.
  if (REACHES_OUT.test(item.words) && mention.unitKind === 'count') return rest
  // 拥有13家创新平台: who has them is no part of the name.
  if (/(?:拥有|共有|现有|建有|设有|已有)$/.test(item.words) && mention.unitKind !== 'ratio') return rest
  if (left !== '' && core.reached && EVENTS.atEnd(left) === null) return null
  if (left !== '' && EVENTS.atEnd(left) === null && !isGroup(left, mention.value)) return null
  if (left !== '' && left.length <= 4 && PREDICATE.exec(rest)?.index === 0) return null
  if (mention.unitKind === 'ratio' && !/^的/.test(rest)) return left === '' && mention.after !== '' ? rest : null
  return rest.replace(/^的/, '')
}

/** 征选了27项需求: what stands before 了 is a verb, listed or not. */
const isPast = ({ words, core }: Item): boolean =>
  /[\u4e00-\u9fff]{2}了$/.test(words) && core.text.length >= 2 && !/[到为]了$/.test(words)

/** 全省高校5320项成果…, 甲、乙、丙3家园区…, 与…等: those who have or are what is counted. */
function isGroup(left: string, count: number): boolean {
  if (left.length <= 4 && /[省市县区州级]$|^[\u4e00-\u9fff]{2}$/.test(left) && MEASURES.atEnd(left) === null)
    return true
  if (
    /(?:对|向|为|给|共|有|等)$/.test(left) ||
    /(?:高校|院所|企业|单位|机构|园区|大学|学院|集团|公司|医院)$/.test(left)
  )
    return true
  const members = left.replace(/^除了?/, '').split(/[、和与及]/)
  return members.length === count && count > 1
}

/** 13家单位19项成果获奖: the words between are the noun of the number before. */
function follows(context: SentenceContext, item: Item): boolean {
  const before = context.mentions[context.mentions.indexOf(item.mention) - 1]
  return (
    before !== undefined &&
    before.end === item.mention.lead - item.words.length &&
    /^(?:单位|企业|高校|机构|项目|家庭|个人)$/.test(item.words)
  )
}

/** 实施“揭榜”行动和12项重大专项: 和 right before the number opens a member of its own. */
const joins = ({ words, mention }: Item): boolean => mention.unitKind === 'count' && /.{4}[和与及]$/.test(words)

/** Words before the number that belong to what stands after it; examples before 等 do not (组建甲、乙等4个平台). */
function leftOf(context: SentenceContext, item: Item): string {
  if (
    follows(context, item) ||
    joins(item) ||
    /(?:拥有|共有|现有|建有|设有|已有|为|与|向|对|给|帮助)$/.test(item.words)
  )
    return ''
  const left = item.core.text
  if (isGroup(left, item.mention.value)) return EVENTS.atStart(left) ?? ''
  return left
}

/** Names an item by what stands after its number; `before` lends its verb over 、 and 和. */
export function nameFromRight(
  context: SentenceContext,
  item: Item,
  rest: string,
  clause: number,
  before: Item | null,
): void {
  const bare = rest.replace(DESCRIBES, '')
  const predicate = (item.mention.unitKind === 'ratio' ? SHARE_PREDICATE : PREDICATE).exec(bare)
  const head = (predicate === null ? bare : bare.slice(0, predicate.index))
    .replace(/^(?:具有|拥有|具备|掌握|带动|符合)[^的]{2,30}的(?=.{4})/, '')
    .replace(
      /(?<=.{2})(?:随|被|经(?![验济营费理典])|由|常态化|到|[来赴].{0,3}(?:进行|从事|工作|创业|讲学))[^、，]*$|(?:正在|已经?|均|全部|都|共)$/,
      '',
    )
  const acts = predicate === null ? '' : bare.slice(predicate.index)
  item.rightHeaded = true
  item.end = item.mention.end + rest.length + (context.text[item.mention.end] === '的' ? 1 : 0)
  const fund = item.mention.unitKind === 'money' ? fundAfter(item.words, context.text, item.mention) : null
  if (fund !== null) {
    // 设立总规模20亿元的储能产业基金
    const size = /(?:首期)?(?:总)?规模$|首期$/.exec(item.core.text)?.[0] ?? '规模'
    item.np = `${fund}${size}`
    item.base = item.np
    return
  }
  const left = leftOf(context, item)
  const verb = isPast(item) ? left.slice(-2) : (EVENTS.atEnd(left) ?? '')
  const lent = before?.rightHeaded === true && !before.acts && item.words === '' && acts === '' ? before.verb : ''
  item.verb = left === '' ? lent : verb === '' ? left : tailVerbs(left) || verb
  item.acts = acts !== ''
  item.np = head
  if (item.mention.unitKind === 'ratio') {
    const whole = SHARE_OF.exec(item.words)?.[1]
    if (whole !== undefined) {
      item.verb = ''
      item.base = `${head}占${whole}比重`
      return
    }
    // 90%以上的研发人员集中在企业: the share of them that does so.
    item.base = acts === '' ? `${head}占比` : `${acts}的${head}占比`
    return
  }
  const subject = left.slice(0, left.length - item.verb.length)
  if (acts === '') item.base = head.length <= 2 ? `${item.verb}${head}` : `${head}${item.verb}`
  else {
    item.base = doing(head, acts)
    if (before !== null && sharesDeed(context, before, item)) {
      before.acts = true
      before.base = doing(before.np, acts)
      finishName(before)
    }
  }
  if (acts !== '' && item.base.length <= 8 && !acts.startsWith('全部')) {
    const found = topic(context, clause)
    const about = found.length <= ABOUT_MAX ? found : ''
    item.base = about + item.base
    item.restored = about !== ''
  }
  if (PER_HEAD.test(left)) {
    item.verb = ''
    item.np = left + head
    item.base = item.np
    return
  }
  if (subject.length >= 3 && head.length <= 3 && acts === '') item.base = subject + item.base
}

/** What is counted by a deed that follows its noun. */
function doing(head: string, acts: string): string {
  const deed = acts.replace(/^(?:全部|成功|顺利|已经?|均)/, '')
  const prize = /^(?:荣获|获得|喜获|获评|获)(?:\d{4}年度?)?([^，、]{2,20}奖)$/.exec(deed)?.[1]
  if (prize !== undefined) return `${prize}获奖${/^(?:项|企业|人)?$/.test(head) ? '' : head}`
  if (head === '') return acts.replace(/^获(?!批|评|得)/, '')
  // 196个项目全部开工: 项目开工数, as a bare deed follows its noun.
  if (deed.length <= 3 && EVENTS.atStart(deed) === deed && deed !== '获') return `${head}${deed}`
  return acts.length > ACTS_MAX && head.length > 3 ? head : `${acts}${head}`
}

/** 10所学校、12个专业群入选计划: the deed is said of both. */
const sharesDeed = (context: SentenceContext, before: Item, item: Item): boolean =>
  before.rightHeaded &&
  !before.acts &&
  before.verb === '' &&
  item.words === '' &&
  before.mention.unitKind === item.mention.unitKind &&
  /^[、和]$/.test(context.text.slice(before.end, item.mention.lead))

/** The chain of event verbs that ends a phrase (组织开展). */
export function tailVerbs(phrase: string): string {
  let rest = phrase
  let verb = ''
  for (let turn = 0; turn < 3; turn++) {
    const word = EVENTS.atEnd(rest)
    if (word === null) break
    verb = word + verb
    rest = rest.slice(0, -word.length)
    // 引进和培养20名专家: both are done to them.
    const joint = rest.replace(/(?:[和与并、]|并且|以及)$/, '')
    if (EVENTS.atEnd(joint) !== null) rest = joint
  }
  return verb
}
