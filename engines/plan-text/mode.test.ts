import { expect, test } from 'vitest'
import { compilePlan } from './engine.ts'

const modeOf = (clause: string) => {
  const { targets } = compilePlan(`梅溪市科技工作要点\n一、主要目标\n到2027年，${clause}。`)
  return targets.map(({ indicator, mode }) => [indicator, mode])
}

test('新 of 创新 tells of nothing new, and a deed before a place is its name', () => {
  expect(modeOf('创新孵化阵地达到25家')).toEqual([['创新孵化阵地数', 'stock']])
  expect(modeOf('新孵化企业25家')).toEqual([['新孵化企业数', 'flow-cumulative']])
})

test('a level that is passed is held, though what is counted begins like a deed', () => {
  expect(modeOf('参与知识产权贯标企业突破1200户')[0]?.[1]).toBe('stock')
})

test('what is registered or granted is counted year by year', () => {
  const { targets } = compilePlan('梅溪市2026年科技工作要点\n一、主要目标\n合同登记数量超100件。')
  expect(targets.map(({ mode }) => mode)).toEqual(['flow-annual'])
})
