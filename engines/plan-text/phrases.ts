import abbreviations from './lexicon/abbreviations.json' with { type: 'json' }
import nouns from './lexicon/nouns.json' with { type: 'json' }
import verbs from './lexicon/verbs.json' with { type: 'json' }
import { wordList } from './word-list.ts'

const any = (words: string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const OPENINGS = wordList(verbs.startWords)
const OPENING_MARK = /^(?:[-•·●■]? ?\d{1,2}[.、](?=[^\d])|[，、；：。”）•●■◆▲-])/
const REACHES = wordList(verbs.reach)
const TURNING = wordList(verbs.rotate)
/** Verbs of events. */
export const EVENTS = wordList(verbs.event)
const GENERIC = new Set(nouns.generic)
const GROWTH_END = new RegExp(
  `(?<!新|净)(?:同比|环比|年均|平均每年|实际|名义|可比)*(?:${any(verbs.growth)}|${any(nouns.growthNoun)})(?:了|幅度|约)?$`,
)
const RELATIVE =
  /(高于|快于|低于|优于|好于|慢于)([^，；、]{2,16})$|(领先|超出|高出|超)((?:全[国省市区县]|去年同期|上年同期|同期|上年|去年|[^，；]{0,10}?(?:平均|均值|平均水平|平均增速|增速|水平)|省|市)[^，；]{0,8})$/
/** 较规划目标低0.28个百分点 */
const AGAINST = /(?:较|比(?![例重率值]))(?<to>[^，；]{2,12}?)(?<by>低|高|快|慢)(?:出|了)?$/
const COMPARED =
  /(?:较|比|与|相较于?|同比)(?:“?十[一二三四五六七]五”?(?:末|期末|期间|时期|初)?|(?:19|20)\d{2}年(?:底|末|度|同期)?|上年度?(?:同期|末|底)?|去年(?:同期|底|末)?|年初|前一?年|往年)(?:末|底|同期|全年)?(?:[^，；\d]{0,12}?(?:总数|总量|总额|水平|基数))?(?:相比|比较|对比)?/
const TIME_WORD =
  /(?:“?十[一二三四五六七]五”?(?:期间|时期|末|以来|初|期末)|(?:19|20)\d{2}年(?:度|底|末)?(?:上半年|下半年|\d{1,2}月份?)?|\d{1,2}[-—–至]\d{1,2}月份?|\d{1,2}月(?:份|底|末)|[一二三四]季度|[上下]半年|前三季度|[一二两三四五六七八九十\d]{1,2}年(?:(?:内|来|间)(?:累计)?|(?=累计|共|引进|培育|新|建成|组织|实施|完成))|(?:过去|近|这)[一二两三四五六七八九十]年(?!内|来|间|期|半)|[一二两三四五六七八九十\d]年(?=年均|分别|净增|共|提高|提升|增加|增长|下降|新增|新建|$)|“十[一二三四五六七]五”(?=的|累计|共|新|全|实|建|完|$)|全年|年内|年底|年末|今年|去年|当年)(?:以来|前)?/

/** 扣除留抵退税因素后增长6%, 在交通等领域推广场景50个: what the figure is conditioned on is no part of its name. */
const QUALIFIER =
  /^(?:(?:若|如)?(?:剔除|扣除|扣减|不考虑)[^，；、]{2,16}?(?:因素)?后|按[^，；、]{2,12}?(?:口径|价格?)?(?:计算|测算)|(?:按)?(?:同|可比|自然|全)口径|按?(?:可比|不变)价格?|在[^，；]{2,40}?(?:等|各|重点)[^，；的]{0,4}(?:领域|行业|方面|环节|区域|地区)(?=[建培推打形实新引开])|面向[^，；]{2,24}?(?=遴选|征集|发布|推出|组织|开展|引进)|围绕[^，；]{2,30}?(?:领域|行业|方面|产业)(?=[建培推打形实新引开]))/

const WHOLE = new Map(Object.entries(abbreviations.whole))
const SHORT_FORMS = Object.entries(abbreviations.expand)
const COMPOUNDS = wordList(verbs.compounds)

export { GENERIC }

/** Longest ending that any of the patterns can match; looking further back only costs time. */
const ENDING_MAX = 20

/** Matches a pattern that is anchored at the end, without trying it at every position of a long text. */
export function matchEnd(pattern: RegExp, text: string): { index: number; match: string } | null {
  const from = Math.max(0, text.length - ENDING_MAX)
  const found = pattern.exec(from === 0 ? text : text.slice(from))
  return found === null ? null : { index: from + found.index, match: found[0] }
}

export interface Core {
  /** What is left of the words before a number when time, hedges and verbs of reaching are off. */
  text: string
  /** Characters taken off the front. */
  skipped: number
  reached: boolean
  /** 较…, 比… as printed. */
  compared: string | null
  relativeTo: string | null
  growth: string | null
}

/** Peels the words before a number down to the indicator phrase. */
export function peel(words: string): Core {
  let text = words
  let skipped = 0
  for (let length = -1; length !== text.length; ) {
    length = text.length
    const qualifier = QUALIFIER.exec(text)
    if (qualifier !== null) {
      text = text.slice(qualifier[0].length)
      skipped += qualifier[0].length
    }
    const time = TIME_WORD.exec(text)
    if (isCompound(text)) break
    const lead =
      time !== null && /^[“到至截止从自在于]{0,2}$/.test(text.slice(0, time.index))
        ? time.index + time[0].length
        : (OPENINGS.atStart(text) ?? OPENING_MARK.exec(text)?.[0] ?? '').length
    const verbOfGeneric =
      lead > 0 &&
      time === null &&
      GENERIC.has(text.slice(lead)) &&
      /^(?:支持|推动|引导|帮助|指导|促进|鼓励|对)$/.test(text.slice(0, lead))
    if (lead > 0 && !verbOfGeneric && !(lead >= text.length && text.length <= 1)) {
      text = text.slice(lead)
      skipped += lead
    }
  }
  // 本市将招引企业: who acts, and that it is to come.
  const will = /^[^，、]{2,9}?(?:将|拟|力争|确保|已(?!建|有))(?=[\u4e00-\u9fff]{2})/.exec(text)
  if (
    will !== null &&
    ((/[争保]$/.test(will[0]) && !LEVELS.test(text.slice(will[0].length))) ||
      EVENTS.atStart(text.slice(will[0].length)) !== null)
  ) {
    const deed = text.slice(will[0].length)
    // 国家科技型中小企业已入库1012家: a deed without an object is done by what stands before it.
    if (will[0].endsWith('已') && EVENTS.atStart(deed) === deed) text = will[0].slice(0, -1) + deed
    else {
      text = deed
      skipped += will[0].length
    }
  }
  const comparison = COMPARED.exec(text)
  const compared = comparison?.[0] ?? null
  if (comparison !== null) {
    const after = text.slice(comparison.index + comparison[0].length)
    // 较上年增长, 比2020年翻番: the words around the comparison belong together.
    text = text.slice(0, comparison.index) + after
  }
  const { text: bare, reached } = stripEnd(text)
  text = bare.replace(/^(?:符合|具有|具备|拥有|带动|掌握)[^的]{1,24}的(?=.{3,})/, '')
  const relative = RELATIVE.exec(text) ?? AGAINST.exec(text)
  if (relative !== null) {
    return {
      text: text.slice(0, relative.index),
      skipped,
      reached,
      compared,
      relativeTo: relative.groups?.to ?? relative[2] ?? relative[4] ?? null,
      growth: relative.groups?.by ?? relative[1] ?? relative[3] ?? null,
    }
  }
  // 人口自然增长率 is a rate of its own, no change of another figure.
  const growth = text.endsWith('自然增长率') ? null : matchEnd(GROWTH_END, text)
  if (growth !== null) text = text.slice(0, growth.index)
  const after = growth === null ? { text, reached: false } : stripEnd(text)
  return { text: after.text, skipped, reached, compared, relativeTo: null, growth: growth?.match ?? null }
}

/** 成交额力争达到…: the noun before 力争 is what is to be reached. */
const LEVELS = /^(?:达|突破|超|实现|增|提|控制|保持|稳定|在|到|完成|不|净|较|比|同比|年均|上升|下降|降)/
const TIME_END = /(?:“?十[一二三四五六]五”?末|(?:19|20)\d{2}年(?:底|末)?的?|(?:上年|去年)(?:同期|末|底)?的)$/

function stripEnd(words: string): { text: string; reached: boolean } {
  let text = words.replace(/(?<=.{2})(?:逆势|同步)$/, '')
  let reached = false
  for (let turn = 0; turn < 6; turn++) {
    const tail = REACHES.atEnd(text)
    const cut = tail ?? matchEnd(TIME_END, text)?.match ?? ''
    if (cut === '') break
    const from = text.length - cut.length
    if (cut.length === 1 && '有的以在了'.includes(cut) && '所拥国共'.includes(text[from - 1] ?? ' ')) break
    text = text
      .slice(0, from)
      .replace(/连续[一二三四五六七八九十\d]+年$/, '')
      .replace(/(?:动态|总体|持续|继续|逆势|平均|稳步|始终|逐步|连年|双双|都|皆|(?<![人年亩户平])均)$/, '')
    if (tail !== null && !(tail.length === 1 && '的并以由从'.includes(tail))) reached = true
  }
  text = text.replace(
    /(?:首批|第[一二三四五六七八九十]+批|(?:\d+|[一二两三四五六七八九十]+)(?:批次?|轮次?)|[一二两三四五六七八九十]+次|(?<=.)年均)$/,
    '',
  )
  return { text: text.replace(/[“（：，、]+$/, ''), reached }
}

/** Words such as 服务收入 or 创新型 begin like a verb and are nouns. */
export function isCompound(phrase: string): boolean {
  return COMPOUNDS.atStart(phrase) !== null
}

/** Takes the leading chain of event verbs off a phrase (组织实施市级专项 → 组织实施 + 市级专项). */
export function leadingVerbs(phrase: string): { verb: string; rest: string } {
  let rest = phrase
  let verb = ''
  for (let turn = 0; turn < 3; turn++) {
    const word = TURNING.atStart(rest)
    if (word === null || rest.length - word.length < 2 || isCompound(rest) || rest[word.length] === '的') break
    verb += word
    rest = rest.slice(word.length).replace(/^(?:和|与|、|了|以及|及)/, '')
  }
  return { verb, rest }
}

/** Writes familiar short forms out (高企 → 高新技术企业). */
export function expandNames(phrase: string): string {
  let text = phrase
  for (const [short, long] of SHORT_FORMS) {
    if (text.includes(short) && !text.includes(long)) text = text.replace(short, long)
  }
  return WHOLE.get(text) ?? text
}

export const MEASURES = wordList(
  '数 量 额 率 比 比重 占比 比例 强度 面积 规模 收入 产值 增加值 投资 资金 经费 支出 投入 费用 总值 总数 人次 场次 家次 指数 水平 密度 利润 税收 利税 里程 里数 人口 产量 贷款 补贴 总额 额度 余额 价值 成本 能耗 浓度 产能 容量 算力 套数 进出口 出口 进口 营收 预算 外资 就业 交货值 市值 净值 寿命 差距 份额 程度 减免 预期 总投资'.split(
    ' ',
  ),
)

/** Puts the noun of measure at the end of a name where the phrase lacks one. */
export function withMeasureNoun(name: string, unitKind: string, unit: string | null): string {
  if (MEASURES.atEnd(name) !== null || name.length === 0) return name
  if (unitKind === 'ratio') return /占/.test(name) ? `${name}比重` : name
  if (unitKind === 'money') return `${name}额`
  if (unitKind === 'event')
    return /人次/.test(unit ?? '')
      ? `${name}人次`
      : /家次|企业次/.test(unit ?? '')
        ? `${name}家次`
        : /批次/.test(unit ?? '')
          ? `${name}批次`
          : /场|期/.test(unit ?? '')
            ? `${name}场次`
            : `${name}次数`
  if (unitKind === 'person')
    return /(?:人|员|者|师|生|才|专家)$|人才[^人]{2,4}$/.test(name) ? `${name}数` : `${name}人数`
  if (unitKind === 'area' && /[亩㎡顷]|平方/.test(unit ?? '')) return `${name}面积`
  // Masses of records are an amount, things that one counts are a number.
  if (unitKind === 'count' && /奖$/.test(name)) return /获奖$/.test(name) ? `${name}数` : `${name}获奖数`
  if (unitKind === 'count') return /^[万亿]+[条件]$/.test(unit ?? '') ? `${name}量` : `${name}数`
  return name
}
