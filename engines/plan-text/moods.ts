import sections from './lexicon/sections.json' with { type: 'json' }

/** Whether a heading looks back, looks ahead, or does both (2024年总结和2025年打算). */
export type Mood = 'review' | 'plan' | 'both' | null

/** 2025年目标任务圆满完成 looks back although it speaks of 目标任务; 计划执行情况 does too. */
export function moodOf(title: string): Mood {
  const reviews = cues(title, sections.review)
  const plans = cues(title, sections.plan)
  if (!reviews || !plans) return reviews ? 'review' : plans ? 'plan' : null
  return cues(title, sections.strongReview) && !isStrongPlan(title) ? 'review' : 'both'
}

/** 下一步打算, 预期目标: a heading that looks ahead wherever it stands. */
export const isStrongPlan = (title: string): boolean => cues(title, sections.strongPlan)

const cues = (title: string, words: string[]): boolean => words.some((word) => title.includes(word))
