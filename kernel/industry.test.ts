import { expect, test } from 'vitest'
import { industrySectionOf } from './industry.ts'

test.each([
  ['C', 'C'],
  ['13', 'C'],
  ['43', 'C'],
  ['44', 'D'],
  ['2641', 'C'],
  ['C2641', 'C'],
  ['6513', 'I'],
  ['05', 'A'],
  ['06', 'B'],
  ['97', 'T'],
])('industry %s belongs to section %s', (code, section) => {
  expect(industrySectionOf(code)).toBe(section)
})

test.each(['', 'U', '00', '98', 'A2641', '2', '26411', 'c26'])('%s is no industry', (code) => {
  expect(industrySectionOf(code)).toBeNull()
})
