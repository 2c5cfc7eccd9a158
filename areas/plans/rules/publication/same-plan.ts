/** What tells plans apart, as their documents print it. */
export interface PlanTitle {
  title: string
  status: 'draft-for-comment' | 'draft-for-approval' | 'issued' | null
  kind: string
  period_from: string | null
  period_to: string | null
}

const brackets = /[《》“”"\s]/g
const stage = /[（(]?(?:征求意见稿|公开征求意见稿|送审稿|审议稿|草案|讨论稿|修订稿|修改稿)[）)]?/g

/** A title without what only says how far the text is. */
const bare = (title: string) =>
  title.replace(brackets, '').replace(stage, '').replaceAll('（', '(').replaceAll('）', ')')

/**
 * Whether two documents of a region are versions of one plan: the same title, however far the text is, and no other period.
 *
 * Example: isSamePlan({ title: '人才规划（征求意见稿）', … }, { title: '人才规划', … }) → true
 */
export function isSamePlan(one: PlanTitle, other: PlanTitle): boolean {
  const agree = (a: string | null, b: string | null) => a === null || b === null || a === b
  return (
    bare(one.title) === bare(other.title) &&
    one.kind === other.kind &&
    agree(one.period_from, other.period_from) &&
    agree(one.period_to, other.period_to)
  )
}

/**
 * How far a document is from being issued, by its facts or else by its title; null where nothing says that it is a draft.
 *
 * Example: draftStage({ title: '人才规划（草案）', status: null }) → 'draft-for-approval'
 */
export function draftStage({ title, status }: Pick<PlanTitle, 'title' | 'status'>) {
  if (status !== null) return status === 'issued' ? null : status
  if (title.includes('征求意见稿')) return 'draft-for-comment'
  return /送审稿|审议稿|草案/.test(title) ? 'draft-for-approval' : null
}
