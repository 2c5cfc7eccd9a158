import { evidence } from '../claims.ts'
import { areAlike, isTarget } from '../measure.ts'
import { listed, nameOf, titleOf } from '../say.ts'
import type { Claim, Evidence, Finding, LintDocument } from '../types.ts'

/** So few numbers that a missing one says nothing about the plan. */
const fewestTargets = 8
/** A plan with fewer headline indicators of the field is about something else. */
const fewestHeadlines = 2
/** Fewer yearly targets without a figure, or a smaller share of them, are no gap in a report. */
const fewestYearly = 3
const fewestSilent = 2
const leastSilentShare = 0.4

export const headlinesOf = (claims: Claim[]): Set<string> =>
  new Set(claims.flatMap((claim) => (claim.concept.headline === null ? [] : [claim.concept.headline])))

/** A plan that sets enough targets of the field that headline indicators belong to, so that a missing one means something. */
export function isPlanOfField(document: LintDocument, own: Claim[], fewest = fewestTargets): boolean {
  const isPlan = document.plan.document.kind === 'plan'
  return isPlan && own.length >= fewest && headlinesOf(own).size >= fewestHeadlines
}

/** A headline indicator that another document of the region sets a target for, and this plan does not mention. */
export function missingHeadlines(documents: LintDocument[], claims: Claim[]): Finding[] {
  const targets = claims.filter(isTarget)
  return documents.flatMap((plan) => {
    const own = targets.filter((c) => c.document === plan)
    if (!isPlanOfField(plan, own)) return []
    const has = headlinesOf(own)
    const [from, to] = [Number(plan.plan.document.period.from ?? 0), Number(plan.plan.document.period.to ?? 9999)]
    const elsewhere = targets.filter(
      (c) =>
        c.document !== plan &&
        c.concept.headline !== null &&
        c.subject === null &&
        !has.has(c.concept.headline) &&
        (c.year === null || (c.year >= from && c.year <= to)),
    )
    return [...headlinesOf(elsewhere)].map((family): Finding => {
      const others = elsewhere.filter((c) => c.concept.headline === family)
      return {
        type: 'gap',
        severity: 'high',
        reason: {
          zh: '这是本领域的主要指标，年度文件在考核而规划没有，考核将失去依据。',
          en: 'A headline indicator of the field: other documents are judged by it, the plan gives no basis for it.',
        },
        indicator: family,
        targets: others.map(evidence),
        about: plan.file,
        arithmetic: {
          zh: `${own.length} 项目标中“${family}”0 项，其他文件 ${others.length} 项`,
          en: `0 of ${own.length} targets for “${family}”; ${others.length} in other documents`,
        },
        message: {
          zh: `《${titleOf(plan)}》没有提出${family}方面的目标，而同一地区的其他文件有。`,
          en: `“${titleOf(plan)}” sets no target for ${family}, although another document of the same region does.`,
        },
        ask: {
          zh: `是否应补上${family}目标，并与其他文件衔接？`,
          en: `Should a target for ${family} be added and joined to the other documents?`,
        },
      }
    })
  })
}

/**
 * Yearly targets of a report on part of a year whose review half gives no figure for them; what it says in words
 * instead is quoted. A report on a whole year sets targets for the next one, for which no figure can be due.
 */
export function withoutFigures(document: LintDocument, own: Claim[], vague: readonly string[]): Finding[] {
  if (document.plan.document.kind !== 'report') return []
  const actuals = own.filter((c) => c.target.kind === 'actual')
  const partYears = new Set(actuals.filter((c) => c.yearShare < 1).map((c) => c.year))
  const yearly = own.filter(
    (c) => isTarget(c) && c.target.mode !== 'growth' && c.year !== null && c.yearShare === 1 && partYears.has(c.year),
  )
  const due = yearly.filter((c) => !c.concept.isYearlyOnly)
  const silent = due.filter((target) => !actuals.some((actual) => areAlike(actual, target)))
  if (due.length < fewestYearly || silent.length < fewestSilent || silent.length < due.length * leastSilentShare)
    return []
  const words = silent.flatMap((claim) => vagueWordsAbout(document, claim, vague))
  const names = listed([...new Set(silent.map(nameOf))])
  return [
    {
      type: 'gap',
      severity: silent.length * 2 >= due.length ? 'medium' : 'low',
      reason: {
        zh: '没有期中数就判断不了进度，但不说明工作没有做。',
        en: 'Without figures the pace cannot be judged; it does not mean that nothing was done.',
      },
      indicator: '全年目标的期中数据',
      targets: [...words, ...silent.map(evidence)],
      arithmetic: {
        zh: `${yearly.length} 项全年目标中，${silent.length} 项没有期中数`,
        en: `${silent.length} of ${yearly.length} targets for the year have no mid-year figure`,
      },
      message: {
        zh: `有 ${silent.length} 项全年目标在总结部分没有完成数：${names.zh}。`,
        en: `${silent.length} targets for the year have no figure in the review part: ${names.en}.`,
      },
      ask: { zh: '请补报这些指标的期中完成情况。', en: 'Report how these indicators stand at mid-period.' },
    },
  ]
}

const sentence = /[^。；;\n]+/g

/** Sentences of a measure about this concept that tell progress in words only. */
function vagueWordsAbout(document: LintDocument, claim: Claim, vague: readonly string[]): Evidence[] {
  const name = claim.concept.core
  if (name.length < 4) return []
  return document.plan.measures
    .filter((measure) => measure.role === 'review')
    .flatMap((measure) => {
      const text = document.text.slice(measure.offset, measure.endOffset)
      if (!text.includes(name)) return []
      return [...text.matchAll(sentence)]
        .filter(([words]) => vague.some((word) => words.includes(word)) && !/\d/.test(words))
        .map((match) => ({ file: document.file, quote: match[0], offset: measure.offset + match.index }))
    })
}

/** Targets in tasks that name nobody, in a document whose other tasks do; one finding for a document. */
export function withoutUnits(document: LintDocument, own: Claim[]): Finding[] {
  const { tasks, named, nobodys } = tasksOf(document, own.filter(isTarget))
  const silentCount = tasks - named
  if (silentCount === 0 || named * 2 < tasks || nobodys.length === 0) return []
  const names = listed([...new Set(nobodys.map(nameOf))])
  return [
    {
      type: 'gap',
      severity: 'low',
      reason: {
        zh: '数字本身没有问题，但无人负责的目标难以落实。',
        en: 'The figure is sound, but what nobody answers for is rarely done.',
      },
      indicator: nobodys[0]?.target.indicator ?? '',
      targets: nobodys.map(evidence),
      arithmetic: {
        zh: `${tasks} 项任务中 ${named} 项写明了责任单位，${silentCount} 项没有`,
        en: `${named} of ${tasks} tasks name a responsible unit, ${silentCount} ${silentCount === 1 ? 'does' : 'do'} not`,
      },
      message: {
        zh: `${names.zh}没有写明由谁负责，而其他任务都有责任单位。`,
        en: `Nobody answers for ${names.en}, while the other tasks name a unit.`,
      },
      ask: { zh: '由哪个单位牵头？', en: 'Which unit takes the lead?' },
    },
  ]
}

interface Tasks {
  tasks: number
  named: number
  /** Targets of the tasks that name nobody. */
  nobodys: Claim[]
}

/** The tasks as the compiler found them, and the numbered paragraphs beside them that set targets. */
function tasksOf(document: LintDocument, targets: readonly Claim[]): Tasks {
  const measures = document.plan.measures.filter((m) => m.role === 'task')
  const beside = numberedTasks(
    document,
    targets.filter(({ target }) => target.measure === null),
  )
  const endsWithUnits = (m: (typeof measures)[number]) =>
    unitsInBrackets.test(document.text.slice(m.offset, m.endOffset).trimEnd())
  const silent = new Set(measures.filter((m) => m.units.length === 0 && !endsWithUnits(m)).map((m) => m.id))
  const isNobodys = ({ target }: Claim) =>
    target.units.length === 0 && target.measure !== null && silent.has(target.measure)
  return {
    tasks: measures.length + beside.tasks,
    named: measures.length - silent.size + beside.named,
    nobodys: [...targets.filter(isNobodys), ...beside.nobodys],
  }
}

/** （县科技局、县农业农村局） without a word that says what they are to do. */
const unitsInBrackets =
  /[（(][^（）()]{0,60}(?:局|委|办|厅|院|中心|政府|公司|集团|银行|部|处|科|街道|镇|乡|园区|高新区|大学)(?:[、，,；;][^（）()]{0,80})?(?:等|负责|牵头|配合)*[）)][。；]?$/

const numbered = /^[\s\u3000]*(?:[（(]?\d+[）).．、]|[（(][一二三四五六七八九十]+[）)]|[①-⑳])/
const answering = /(?:责任|牵头|配合|负责|承办|主办|完成)(?:单位|部门|处室|科室|主体|人)[^，。]{0,4}[：:]/

function numberedTasks({ text, plan }: LintDocument, targets: readonly Claim[]): Tasks {
  const headings = plan.outline.filter(({ level }) => level === 1)
  const isGoal = ({ target }: Claim) =>
    /目标|回顾|基础|现状|总体要求/.test(headings.findLast(({ offset }) => offset <= target.offset)?.title ?? '')
  const lineOf = ({ target }: Claim) => {
    const start = text.lastIndexOf('\n', target.offset) + 1
    const end = text.indexOf('\n', target.offset)
    return text.slice(start, end < 0 ? text.length : end)
  }
  const lines = Map.groupBy(
    targets.filter((claim) => !isGoal(claim)),
    lineOf,
  )
  const tasks = [...lines].filter(([line]) => numbered.test(line))
  const silent = tasks.filter(([line]) => !answering.test(line) && !unitsInBrackets.test(line.trimEnd()))
  return { tasks: tasks.length, named: tasks.length - silent.length, nobodys: silent.flatMap(([, claims]) => claims) }
}
