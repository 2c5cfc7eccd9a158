import sections from './lexicon/sections.json' with { type: 'json' }
import { wordList } from './word-list.ts'

/** Whether a heading looks back, looks ahead, or does both (2024年总结和2025年打算). */
export type Mood = 'review' | 'plan' | 'both' | null

/** 2025年目标任务圆满完成 looks back although it speaks of 目标任务; 计划执行情况 does too. */
export function moodOf(title: string): Mood {
  const reviews = REVIEW.isWithin(title) || STRONG_REVIEW.isWithin(title)
  const plans = PLAN.isWithin(title)
  if (!reviews || !plans) return reviews ? 'review' : plans ? 'plan' : null
  return STRONG_REVIEW.isWithin(title) && !isStrongPlan(title) ? 'review' : 'both'
}

/** 下一步打算, 预期目标: a heading that looks ahead wherever it stands. */
export const isStrongPlan = (title: string): boolean => STRONG_PLAN.isWithin(title)

const REVIEW = wordList(sections.review)
const PLAN = wordList(sections.plan)
const STRONG_REVIEW = wordList(sections.strongReview)
const STRONG_PLAN = wordList(sections.strongPlan)
