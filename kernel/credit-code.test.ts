import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeCheckCharacter, creditCodeFault, isCreditCode, normalizeCreditCode } from './credit-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const first17 = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 2, maxLength: 2 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''))

describe('unified social credit code', () => {
  test('the example printed in many public descriptions of the standard is right', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
    expect(creditCodeCheckCharacter('91350100M000100Y4')).toBe('3')
  })

  test('each fault has its own name', () => {
    expect(creditCodeFault('9135')).toBe('length')
    expect(creditCodeFault('91350100M000100YO3')).toBe('characters')
    expect(creditCodeFault('9135A100M000100Y43')).toBe('characters')
    expect(creditCodeFault('91350100M000100Y44')).toBe('check-character')
  })

  test('blanks, hyphens, full-width characters and small letters are normalised', () => {
    expect(normalizeCreditCode(' ９１３５0100-m000 100y43\u3000')).toBe('91350100M000100Y43')
    expect(normalizeCreditCode("'91350100M000100Y43")).toBe('91350100M000100Y43')
  })

  test('a computed check character is accepted and every other one refused', () => {
    fc.assert(
      fc.property(first17, (head) => {
        const check = creditCodeCheckCharacter(head)
        expect(check).toBeDefined()
        const right = [...ALPHABET].filter((last) => isCreditCode(head + last))
        expect(right).toEqual([check])
      }),
    )
  })

  test('exchanging two different neighbours is noticed', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 8, max: 15 }), (head, at) => {
        const [a = '', b = ''] = [head[at], head[at + 1]]
        fc.pre(a !== b)
        const code = head + creditCodeCheckCharacter(head)
        expect(isCreditCode(code.slice(0, at) + b + a + code.slice(at + 2))).toBe(false)
      }),
    )
  })
})
