import type { Locale } from '#kernel/localized'
import { fillText } from '#kernel/refusal'
import { findingSeverities, findingStates, findingTypes } from '../../contract/lint.ts'
import english from '../../messages/en.json' with { type: 'json' }
import chinese from '../../messages/zh-CN.json' with { type: 'json' }
import type { Opinion, OpinionFinding } from './lint-opinion-shape.ts'

type Severity = OpinionFinding['severity']
const order = findingSeverities

/** What the opinion says, apart from how it looks. Numbers come as arguments, so that each language puts them in its place. */
export interface OpinionWords {
  fileName(title: string): string
  title: string
  /** Lines above the text. */
  head(opinion: Opinion): string[]
  salutation(issuer: string): string
  opening(opinion: Opinion): string
  outdated: string
  headings: [object: string, basis: string, conclusion: string, overview: string, details: string]
  facts(opinion: Opinion): string[]
  basis(nth: number, title: string, number: string | null): string
  noBasis: string
  method: string
  conclusion(opinion: Opinion): string
  verdict(findings: OpinionFinding[]): string
  none: string
  severities: Record<Severity, string>
  groups: Record<Severity, string>
  types: Record<OpinionFinding['type'], string>
  states: Record<OpinionFinding['state'], string>
  columns: string[]
  rows: { problem: string; sentences: string; arithmetic: string; severity: string; ask: string; outcome: string }
  /** Heading of one finding. */
  finding(nth: number, indicator: string, type: string): string
  quote(title: string, quote: string, isOwn: boolean): string
  more(count: number): string
  note(note: string, by: string | null): string
  signatures: string[]
  date(date: string): string
}

const countOf = (findings: OpinionFinding[], severity: Severity) =>
  findings.filter((finding) => finding.severity === severity).length
const openHigh = (findings: OpinionFinding[]) =>
  findings.filter(({ severity, state }) => severity === 'high' && state !== 'answered').length

/** What the page of the findings calls things, so that page and paper say the same. */
function pageWords(messages: Readonly<Record<string, string>>) {
  const word = (key: string) => messages[`plans.${key}`] ?? key
  const named = <Name extends string>(names: readonly Name[], of: string) =>
    Object.fromEntries(names.map((name) => [name, word(`${of}.${name}`)])) as Record<Name, string>
  return {
    severities: named(findingSeverities, 'lint.severity'),
    types: named(findingTypes, 'lint.type'),
    states: named(findingStates, 'lint.state'),
    version: (ordinal: number) => fillText(word('version.ordinal'), { ordinal }),
  }
}
const onPage = { zh: pageWords(chinese), en: pageWords(english) }

const inChinese = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const zh: OpinionWords = {
  fileName: (title) => `政策一致性评估意见-${title}`,
  title: '政策一致性评估意见',
  head: ({ title }) => [`关于《${title}》的`, '政策一致性评估意见'],
  salutation: (issuer) => `${issuer}：`,
  opening: ({ title, ordinal, basis }) =>
    `经将《${title}》（${onPage.zh.version(ordinal)}）与${basis.length > 0 ? `本地区及上下级地区现行的 ${basis.length} 份文件逐项对照` : '其自身各处逐项核对'}，现提出以下评估意见。`,
  outdated: '提示：评估之后文稿数字或现行文件有变动，本意见可能不再完全适用，印发前请重新评估。',
  headings: ['一、评估对象', '二、对照依据', '三、评估结论', '四、问题一览', '五、具体意见'],
  facts: ({ title, number, regionName, issuer, ordinal, assessedOn, assessedBy }) => [
    `《${title}》${number ? `（${number}）` : ''}，${onPage.zh.version(ordinal)}，适用地区为${regionName}${issuer ? `，起草（发文）单位为${issuer}` : ''}。`,
    `评估时间为${inChinese(assessedOn)}，评估人为${assessedBy}。`,
  ],
  basis: (nth, title, number) => `${nth}.《${title}》${number ? `（${number}）` : ''}`,
  noBasis: '本地区及上下级地区没有其他已发布的规划，只核对了文件自身。',
  method: '互不隶属地区的文件不作对照。所列算式均由原文数字得出，可逐条复核；口径不同造成的差异，说明口径即可。',
  conclusion: ({ findings, counts }) =>
    findings.length === 0
      ? '未发现需要说明的问题。'
      : `共提出 ${findings.length} 条意见：${order
          .filter((severity) => countOf(findings, severity) > 0)
          .map((severity) => `${zh.groups[severity]} ${countOf(findings, severity)} 条`)
          .join('，')}。其中${findingStates
          .filter((state) => counts[state] > 0)
          .map((state) => `${zh.states[state]} ${counts[state]} 条`)
          .join('，')}。`,
  verdict: (findings) => {
    if (countOf(findings, 'high') === 0) return '未发现严重不一致，可按程序办理；其余意见请酌情完善。'
    return openHigh(findings) > 0
      ? `建议对 ${openHigh(findings)} 条应当修改或说明的意见逐条处理后，再按程序印发。`
      : '应当修改或说明的意见均已答复，可按程序办理。'
  },
  none: '未发现与现行文件不一致之处。',
  severities: onPage.zh.severities,
  groups: { high: '应当修改或说明', medium: '建议修改', low: '建议完善', info: '提示' },
  types: onPage.zh.types,
  states: onPage.zh.states,
  columns: ['序号', '指标', '问题类型', '程度', '处理'],
  rows: {
    problem: '问题',
    sentences: '原文',
    arithmetic: '算式',
    severity: '程度',
    ask: '请说明',
    outcome: '处理',
  },
  finding: (nth, indicator, type) => `${nth}．${indicator}（${type}）`,
  quote: (title, quote, isOwn) =>
    `“${quote.replaceAll('“', '‘').replaceAll('”', '’')}”（${isOwn ? '本稿' : `《${title}》`}）`,
  more: (count) => `另有 ${count} 处，见系统。`,
  note: (note, by) => (by === null ? note : `${note}（${by}）`),
  signatures: ['评估单位（盖章）：', '经办人：', '审核人：'],
  date: inChinese,
}

const months = 'January February March April May June July August September October November December'.split(' ')
const inEnglish = (date: string) => {
  const [year, month = 1, day] = date.split('-').map(Number)
  return `${day} ${months[month - 1]} ${year}`
}
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

const en: OpinionWords = {
  fileName: (title) => `consistency-opinion-${title}`,
  title: 'Opinion on policy consistency',
  head: ({ title }) => ['Opinion on policy consistency', `“${title}”`],
  salutation: (issuer) => `To ${issuer}:`,
  opening: ({ title, ordinal, basis }) =>
    `“${title}” (${onPage.en.version(ordinal)}) was compared, figure by figure, with ${basis.length > 0 ? `${plural(basis.length, 'document')} in force in this region, those above it and those within it` : 'itself'}. The findings are these.`,
  outdated:
    'Note: figures of the draft or the documents in force have changed since the assessment. Assess again before issuing.',
  headings: [
    '1. The document',
    '2. What it was compared with',
    '3. Conclusion',
    '4. Findings at a glance',
    '5. Findings in detail',
  ],
  facts: ({ title, number, regionName, issuer, ordinal, assessedOn, assessedBy }) => [
    `“${title}”${number ? ` (${number})` : ''}, ${onPage.en.version(ordinal)}, for ${regionName}${issuer ? `, drafted or issued by ${issuer}` : ''}.`,
    `Assessed on ${inEnglish(assessedOn)} by ${assessedBy}.`,
  ],
  basis: (nth, title, number) => `${nth}. “${title}”${number ? ` (${number})` : ''}`,
  noBasis:
    'No other plan is in force in this region, above it or within it; the document was compared with itself only.',
  method:
    'Documents of unrelated regions are not compared. Every sum uses figures as printed and can be checked; where definitions differ, it is enough to state them.',
  conclusion: ({ findings, counts }) =>
    findings.length === 0
      ? 'Nothing was found that needs an explanation.'
      : `${plural(findings.length, 'finding')}: ${order
          .filter((severity) => countOf(findings, severity) > 0)
          .map((severity) => `${countOf(findings, severity)} ${en.groups[severity].toLowerCase()}`)
          .join(', ')}. Of these: ${findingStates
          .filter((state) => counts[state] > 0)
          .map((state) => `${counts[state]} ${en.states[state].toLowerCase()}`)
          .join(', ')}.`,
  verdict: (findings) => {
    if (countOf(findings, 'high') === 0)
      return 'No serious inconsistency; the draft may proceed. Please consider the rest.'
    return openHigh(findings) > 0
      ? `${plural(openHigh(findings), 'serious finding')} should be dealt with before the document is issued.`
      : 'All serious findings are answered; the draft may proceed.'
  },
  none: 'No inconsistency with the documents in force was found.',
  severities: onPage.en.severities,
  groups: {
    high: 'To be changed or explained',
    medium: 'Change advised',
    low: 'Completion advised',
    info: 'For information',
  },
  types: onPage.en.types,
  states: onPage.en.states,
  columns: ['No.', 'Indicator', 'Kind', 'Weight', 'Outcome'],
  rows: {
    problem: 'Problem',
    sentences: 'Quotes',
    arithmetic: 'Sums',
    severity: 'Weight',
    ask: 'To answer',
    outcome: 'Outcome',
  },
  finding: (nth, indicator, type) => `${nth}. ${indicator} (${type})`,
  quote: (title, quote, isOwn) =>
    `“${quote.replaceAll('“', '‘').replaceAll('”', '’')}” (${isOwn ? 'this draft' : `“${title}”`})`,
  more: (count) => `${plural(count, 'further sentence')}: see the system.`,
  note: (note, by) => (by === null ? note : `${note} (${by})`),
  signatures: ['Assessing office (seal):', 'Prepared by:', 'Reviewed by:'],
  date: inEnglish,
}

export const opinionWords: Record<Locale, OpinionWords> = { 'zh-CN': zh, en }
export const severityOrder = order
