import { expect, test } from 'vitest'
import { lintPlans } from '#engines/plan-lint'
import { compilePlan } from '#engines/plan-text'
import { lintDocuments } from './lint-documents.ts'

const filler = '坚持以企业为主体，面向产业需求开展联合攻关，鼓励高校、院所和企业共同参与，形成长效机制。'.repeat(20)

function document(nth: number, target: string) {
  const text = `云泽市第${nth}轮科技创新行动方案（2026—2028年）\n\n一、目标\n1. 主要目标。${target}\n${`${filler}\n`.repeat(80)}`
  return { file: `${nth}.txt`, text, plan: compilePlan(text), regionPath: '990100/' }
}

const plans = (count: number) =>
  Array.from({ length: count }, (_, nth) => document(nth, `到2028年，高新技术企业达到${500 + nth}家。`))

test('documents are held against each other in another thread as in this one', async () => {
  const documents = plans(3)
  const found = await lintDocuments({ documents, options: {} }, new AbortController().signal)
  expect(found).toEqual(lintPlans(documents))
  expect(found.length).toBeGreaterThan(0)
})

test('while sixty documents are held against each other, this thread goes on', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 5)
  try {
    await lintDocuments({ documents: plans(60), options: {} }, new AbortController().signal)
  } finally {
    clearInterval(timer)
  }
  expect(turns).toBeGreaterThan(20)
})

test('an assessment that is no longer wanted ends without an answer', async () => {
  const stop = new AbortController()
  const assessing = lintDocuments({ documents: plans(20), options: {} }, stop.signal)
  stop.abort(new Error('no longer wanted'))
  await expect(assessing).rejects.toThrow('no longer wanted')
})
