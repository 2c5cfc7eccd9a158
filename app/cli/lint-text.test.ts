import { describe, expect, it } from 'vitest'
import { widthOf, wrapped } from './lint-text.ts'

describe('lines of a terminal', () => {
  it('count Chinese characters as two columns', () => {
    expect(widthOf('高企1400家')).toBe(10)
  })

  it('are no longer than asked for, and lose nothing', () => {
    const text = '到2027年，有效期内高新技术企业达到1400家以上，科技型中小企业达到2000家以上。'
    const lines = wrapped(text, 20)
    expect(lines.join('')).toBe(text)
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(22)
  })

  it('do not begin with a stop, and keep numbers and words whole', () => {
    const lines = wrapped('甲乙丙丁，戊己庚辛，1234.5 ÷ 2000 = 61.7%，the remaining words', 8)
    for (const line of lines) expect(line).not.toMatch(/^[，。%]/)
    for (const whole of ['1234.5', '2000', '61.7%', 'remaining'])
      expect(lines.some((line) => line.includes(whole))).toBe(true)
  })
})
