import { describe, expect, test } from 'vitest'
import { draftStage, isSamePlan, type PlanTitle } from './same-plan.ts'

const plan = (title: string, more: Partial<PlanTitle> = {}): PlanTitle => ({
  title,
  status: null,
  kind: 'plan',
  period_from: '2025',
  period_to: '2027',
  ...more,
})

describe('two documents of a region', () => {
  test('are versions of one plan whatever the stage of the text', () => {
    expect(isSamePlan(plan('科技创新规划（征求意见稿）'), plan('《科技创新规划》'))).toBe(true)
    expect(
      isSamePlan(plan('科技创新规划(2025-2027年)'), plan('科技创新规划（2025-2027年）', { period_to: null })),
    ).toBe(true)
  })

  test('are two plans where title, period or kind differ', () => {
    expect(isSamePlan(plan('科技创新规划'), plan('人才规划'))).toBe(false)
    expect(isSamePlan(plan('科技创新规划'), plan('科技创新规划', { period_to: '2030' }))).toBe(false)
    expect(isSamePlan(plan('科技创新规划'), plan('科技创新规划', { kind: 'report' }))).toBe(false)
  })
})

test('a draft is known by its facts, else by its title', () => {
  expect(draftStage(plan('规划', { status: 'draft-for-comment' }))).toBe('draft-for-comment')
  expect(draftStage(plan('规划（草案）'))).toBe('draft-for-approval')
  expect(draftStage(plan('规划（征求意见稿）', { status: 'issued' }))).toBe(null)
  expect(draftStage(plan('规划'))).toBe(null)
})
