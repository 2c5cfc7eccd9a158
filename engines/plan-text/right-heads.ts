import { clauseEnd } from './clauses.ts'
import type { Item, SentenceContext } from './item.ts'
import type { NumberMention } from './numbers.ts'
import { EVENT_END, matchEnd } from './phrases.ts'
import { topic } from './topics.ts'

const TAIL_WORDS =
  /^(?:大关|的?目标|任务|台阶|水平|关口|区间|的速度|的增速|的增长|和|及|与|或|并|以及|且|，|、|。|；|：|）|后|时|同时|到|至|提高|左右|以上|的比例|位居|居|列|排|占|的基础)/
const GROWTH_HEAD = /^(?:同比|环比|较|比|增长|增速|增幅|提高|提升|下降|降低|上升|减少|年均|增至|增加|实现翻|翻|，)/
const PREDICATE =
  /(?:全部|成功|投入|免费|接种|开展|提供|完成|实施|获批|获得|获评|获省|获国|获|入选|入围|通过|完成|进入|被|列入|启动|申报|落户|落地|投产|开工|竣工|实现|跻身|上榜|荣获|认定为|纳入|参加|参与|建有|享受|受益|上市|挂牌|签约|晋升|投入使用|建成)/

/** 每千人拥有3.2名执业医师 */
const PER_HEAD = /^每[一十百千万]+(?:名|户)?(?:常住|户籍|城镇)?(?:人口|人|居民|户|老年人|老人|从业人员|就业人员|职工)$/

/** The noun after a number that names it (28家企业申报), or null where the words before do. */
export function rightHead(context: SentenceContext, item: Item, next: NumberMention | null): string | null {
  const { text, nesting, span } = context
  const { mention, core } = item
  if (mention.han === true && nesting.quote[mention.start] !== 1) return null
  const close = clauseEnd(text, nesting, mention.end, span.end)
  let end = close
  if (next !== null && next.lead < close) {
    const comma = text.lastIndexOf('、', next.lead)
    end = comma > mention.end ? comma : next.lead
  }
  let rest = text.slice(mention.end, end).replace(/[”）]+$/, '')
  if (nesting.quote[mention.start] === 1) rest = rest.split(/[、”]/)[0] ?? ''
  if (
    rest.length < 2 ||
    TAIL_WORDS.test(rest) ||
    GROWTH_HEAD.test(rest) ||
    !/^[\u4e00-\u9fff“]/.test(rest.replace(/^的/, ''))
  )
    return null
  if (core.growth !== null || item.origin) return null
  const left = follows(context, item) ? '' : core.text
  if (PER_HEAD.test(left)) return mention.unitKind === 'ratio' ? null : rest
  if (left !== '' && core.reached && matchEnd(EVENT_END, left) === null) return null
  if (left !== '' && matchEnd(EVENT_END, left) === null && !/(?:对|向|为|给|共|有|等)$/.test(left)) return null
  if (mention.unitKind === 'ratio' && !/^的/.test(rest)) return null
  return rest.replace(/^的/, '')
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

export function nameFromRight(context: SentenceContext, item: Item, rest: string, clause: number): void {
  const predicate = PREDICATE.exec(rest)
  const head = predicate === null ? rest : rest.slice(0, predicate.index)
  const acts = predicate === null ? '' : rest.slice(predicate.index)
  item.rightHeaded = true
  item.end = item.mention.end + rest.length
  const left = follows(context, item) ? '' : item.core.text
  const verb = matchEnd(EVENT_END, left)?.match ?? ''
  item.verb = verb === '' ? left : tailVerbs(left)
  item.acts = acts !== ''
  item.np = head
  const subject = left.slice(0, left.length - item.verb.length)
  if (head === '') item.base = acts.replace(/^获(?!批|评|得)/, '')
  else if (acts !== '') item.base = acts.length > 24 ? head : `${acts}${head}`
  else item.base = head.length <= 3 ? `${item.verb}${head}` : `${head}${item.verb}`
  if (acts !== '' && item.base.length <= 8 && !acts.startsWith('全部')) {
    const about = topic(context, clause)
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

/** The chain of event verbs that ends a phrase (组织开展). */
export function tailVerbs(phrase: string): string {
  let rest = phrase
  let verb = ''
  for (let turn = 0; turn < 3; turn++) {
    const match = matchEnd(EVENT_END, rest)
    if (match === null) break
    verb = match.match + verb
    rest = rest.slice(0, match.index)
  }
  return verb
}
