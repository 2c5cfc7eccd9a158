import type { Dateline } from './dateline.ts'
import type { Block, Heading } from './headings.ts'
import sections from './lexicon/sections.json' with { type: 'json' }
import { sectionRole } from './measures.ts'
import type { DocumentFacts } from './types.ts'

/** How the numbers of one paragraph are to be read where the sentence itself does not say. */
export interface Frame {
  kind: 'actual' | 'target'
  /** Year of 今年 here. */
  year: number | null
  /** Default deadline. */
  deadline: string | null
  /** The reported or planned stretch is longer than a year. */
  longTerm: boolean
  /** The review half of a report. */
  review: boolean
  /** Background, situation or basis of a plan: years named here are past. */
  background: boolean
  /** First year that the document plans for, or the year it was written in; what lies before is past. */
  from: number | null
  /** Year that 规划目标 means in a text about a plan of several years. */
  goal: string | null
}

interface Years {
  review: number | null
  plan: number | null
  /** Default deadline of the review half: a year, a half or a quarter. */
  reviewed: string | null
  from: number | null
  goal: string | null
}

/** Whether a heading looks back, looks ahead, or does both (2024年总结和2025年打算). */
export type Mood = 'review' | 'plan' | 'both' | null

/** 2025年目标任务圆满完成 looks back although it speaks of 目标任务; 计划执行情况 does too. */
export function moodOf(title: string): Mood {
  const reviews = cues(title, sections.review)
  const plans = cues(title, sections.plan)
  if (!reviews || !plans) return reviews ? 'review' : plans ? 'plan' : null
  return cues(title, sections.strongReview) && !cues(title, sections.strongPlan) ? 'review' : 'both'
}

const cues = (title: string, words: string[]): boolean => words.some((word) => title.includes(word))
const LONG_REVIEW = /(?:过去|这|近|本届政府)[二三四五]年|[二三四五]年来|十[二三四五六]五”?(?:期间|时期|以来|发展|规划)?/
const LONG_PLAN = /(?:今后|未来)[三五]年|十[四五六]五/

/** Decides paragraph by paragraph whether the text reports or plans, and for which period. */
export function readFrames(
  normal: string,
  facts: DocumentFacts,
  headings: Heading[],
  blocks: Block[],
  year: number | null,
  written: Dateline | null,
): Frame[] {
  const years = readYears(normal, facts, headings, year, written)
  const planLong = facts.period.from === null || facts.period.from !== facts.period.to
  const initial: Frame =
    facts.kind === 'report' ? reviewFrame(years, years.goal !== null) : planFrame(years, facts, planLong)
  let state = initial
  let lastHeading = -1
  return blocks.map((block) => {
    if (block.heading !== lastHeading) {
      for (let at = lastHeading + 1; at <= block.heading; at++)
        state = afterHeading(headings, at, state, years, facts, planLong)
      lastHeading = block.heading
    }
    if (block.start >= block.end) return state
    const opening = normal.slice(block.start, Math.min(block.end, block.start + 60)).replace(/[ \n]/g, '')
    if (facts.kind === 'report') state = afterOpening(opening, state, years, facts)
    const role = facts.kind === 'report' ? 'task' : sectionRole(headings, block.heading)
    if (role === 'review') return reviewFrame(years, true)
    return role === 'guidance' || (facts.kind !== 'report' && block.heading < 0)
      ? { ...state, background: true }
      : state
  })
}

function afterHeading(
  headings: Heading[],
  at: number,
  state: Frame,
  years: Years,
  facts: DocumentFacts,
  planLong: boolean,
): Frame {
  const heading = headings[at]
  if (heading === undefined || heading.rank > 4 || heading.title.length > 40 || facts.kind !== 'report') return state
  const title = heading.title
  const outer = heading.parent < 0
  const mood = moodOf(title)
  const printed = /(20\d{2})年/.exec(title)?.[1]
  // 目标任务 in a heading below 回顾 names what was done, not what is to be done.
  if (mood === 'plan' && !cues(title, sections.strongPlan) && underReview(headings, heading.parent)) return state
  if (mood === 'plan' && (outer || printed !== undefined || state.kind === 'target')) {
    const base = planFrame(years, facts, LONG_PLAN.test(title) || (planLong && facts.kind !== 'report'))
    if (LONG_PLAN.test(title))
      return {
        ...base,
        longTerm: true,
        deadline: years.plan === null ? null : /(?:今后|未来)五年/.test(title) ? String(years.plan + 4) : base.deadline,
      }
    return printed === undefined ? base : { ...base, year: Number(printed), deadline: printed }
  }
  if (mood === 'review') {
    const base = reviewFrame(years, LONG_REVIEW.test(title) || years.goal !== null)
    return printed === undefined || years.reviewed?.includes('-') === true
      ? base
      : { ...base, year: Number(printed), deadline: printed }
  }
  if (printed !== undefined && years.plan !== null && Number(printed) === years.plan && years.review !== years.plan)
    return planFrame(years, facts, false)
  return state
}

function underReview(headings: Heading[], from: number): boolean {
  for (let at = from; at >= 0; at = headings[at]?.parent ?? -1) {
    const mood = moodOf(headings[at]?.title ?? '')
    if (mood !== null) return mood === 'review'
  }
  return false
}

const SETS_OUT =
  /^(?:今年(?!以来)|新的一年|20\d{2}年)[^，。]{0,16}(?:要|将|拟)(?:努力|着力|力争|重点|确保|全力|突出|抓好|围绕|实现|继续|聚焦)/

function afterOpening(opening: string, state: Frame, years: Years, facts: DocumentFacts): Frame {
  const printed = /^(20\d{2})年/.exec(opening)?.[1]
  const turns = sections.transitions.some((word) => opening.startsWith(word))
  if (turns && /(?:将|要|计划|重点|着力|继续|力争|打算|围绕|深入|聚焦|锚定|我局|我们)/.test(opening))
    return planFrame(years, facts, false)
  if (
    printed !== undefined &&
    Number(printed) === years.plan &&
    years.plan !== years.review &&
    /(?:将|要|力争|计划|重点|目标|预期|是)/.test(opening)
  )
    return planFrame(years, facts, false)
  if (SETS_OUT.test(opening) && (printed === undefined || Number(printed) !== years.review))
    return planFrame(years, facts, false)
  if (/^(?:今年|20\d{2}年)?(?:全[市省区县])?(?:经济社会)?(?:发展)?的?主要预期目标/.test(opening))
    return planFrame(years, facts, false)
  if (state.kind === 'target') return state
  if (/^(?:过去|这)[的]?五年/.test(opening)) return reviewFrame(years, true)
  if (/^过去的?一年|^一年来/.test(opening)) return reviewFrame(years, false)
  return state
}

function reviewFrame(years: Years, longTerm: boolean): Frame {
  const { review, reviewed, from, goal } = years
  return { kind: 'actual', year: review, deadline: reviewed, longTerm, review: true, background: false, from, goal }
}

function planFrame(years: Years, facts: DocumentFacts, longTerm: boolean): Frame {
  const { plan, from, goal } = years
  const overTerm = facts.kind === 'report' && goal !== null
  const deadline = facts.kind !== 'report' ? facts.period.to : overTerm ? goal : plan === null ? null : String(plan)
  return {
    kind: 'target',
    year: plan,
    deadline,
    longTerm: longTerm || overTerm,
    review: false,
    background: false,
    from,
    goal,
  }
}

function readYears(
  normal: string,
  facts: DocumentFacts,
  headings: Heading[],
  year: number | null,
  written: Dateline | null,
): Years {
  const from = facts.period.from === null ? null : Number(facts.period.from)
  const to = facts.period.to === null ? null : Number(facts.period.to)
  if (facts.kind !== 'report') {
    const base = from ?? (facts.issued === null ? null : Number(facts.issued.slice(0, 4)))
    const single = from !== null && from === to
    const reviewed = base === null ? null : String(base - 1)
    return {
      review: base === null ? null : base - 1,
      plan: single ? to : (year ?? to),
      reviewed,
      from: from ?? written?.year ?? base,
      goal: facts.period.to,
    }
  }
  const title = facts.title ?? ''
  const headingYears = headings.filter((heading) => heading.rank <= 4).map((heading) => heading.title)
  const inTitles = (mood: 'review' | 'plan'): number | null => {
    for (const text of [title, ...headingYears]) {
      for (const match of text.matchAll(/(20\d{2})年?([^\d]*)/g)) {
        const own = moodOf((match[2] ?? '').replace(/报告$/, ''))
        if (own === mood || own === 'both') return Number(match[1])
      }
    }
    return null
  }
  const isGovernment = /政府工作报告/.test(title) || /政府工作报告|请予审议/.test(normal.slice(0, 1500))
  const delivered = written?.year ?? (isGovernment ? to : null)
  const plan = inTitles('plan') ?? (isGovernment ? (delivered ?? year) : null)
  const review = inTitles('review') ?? (isGovernment && plan !== null ? plan - 1 : null)
  const latest = latestPast(normal)
  const spans = from !== null && from !== to
  // A report on a plan of several years speaks up to the day it was written.
  const overTerm = from !== null && to !== null && to - from >= 2
  const midway = overTerm && review === null && written !== null ? written : null
  const known =
    review ??
    (midway === null ? null : midway.year - ((midway.month ?? 12) <= 4 ? 1 : 0)) ??
    (spans && plan === null && latest !== null ? latest : null) ??
    (plan === null ? (from ?? year) : isGovernment ? plan - 1 : (from ?? plan))
  const half =
    /上半年/.test(title) ||
    (midway?.month != null && midway.month >= 6 && midway.month <= 8) ||
    (/下半年/.test(normal) && !isGovernment && plan === null && /(?:^|\n) *下半年/.test(normal))
  const quarters = /前三季度/.test(title) ? 'Q3' : /一季度/.test(title) ? 'Q1' : null
  const months = /1[-—至](\d{1,2})月/.exec(title)?.[1]
  const reviewed =
    known === null
      ? null
      : half
        ? `${known}-H1`
        : quarters !== null
          ? `${known}-${quarters}`
          : months !== undefined
            ? `${known}-${months.padStart(2, '0')}`
            : String(known)
  return {
    review: known,
    plan:
      plan ??
      (reviewed?.includes('-') === true
        ? known
        : known === null
          ? null
          : hasNextYear(normal, known)
            ? known + 1
            : known),
    reviewed,
    from: written?.year ?? plan,
    goal: overTerm && plan === null ? facts.period.to : null,
  }
}

/** The year up to which a report says that it counts (截至2023年底). */
function latestPast(normal: string): number | null {
  const years = [...normal.matchAll(/截[至止]到?(20\d{2})年/g)].map((match) => Number(match[1]))
  return years.length === 0 ? null : Math.max(...years)
}

function hasNextYear(normal: string, review: number): boolean {
  return normal.includes(`${review + 1}年`) || /明年/.test(normal)
}
