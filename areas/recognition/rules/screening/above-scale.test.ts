import { expect, test } from 'vitest'
import { loadRuleSets } from '#platform/rule-sets'
import { isAboveScale } from './above-scale.ts'

const sizes = loadRuleSets().versions('size-class').at(-1)
if (!sizes) throw new Error('there is no rule for sizes')
const rule = sizes

test.each([
  ['C2641', '2000', true],
  ['C2641', '1999.99', false],
  ['B0610', '2000.01', true],
  ['D4411', '999999999', true],
  ['D4411', '123456789012345', null],
  ['C1310', '-5', null],
  ['C1310', '0', false],
  ['I6513', '99999', false],
  ['E4710', '2000', false],
  [null, '2000', null],
  ['C2641', null, null],
  ['I6513', null, false],
])('industry %s with main revenue of %s 万元: %s', (industry, mainRevenueWanYuan, is) => {
  expect(isAboveScale({ industry, mainRevenueWanYuan }, rule)).toBe(is)
})
