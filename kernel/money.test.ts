import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocateFen, fenText, formatFen, moneyUnits, readFen, shareOfFen } from './money.ts'

const anyFen = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const unit = fc.constantFrom(...moneyUnits)

describe('reading', () => {
  test.each<[string, bigint]>([
    ['0', 0n],
    ['1234.5', 123450n],
    ['1,234.50', 123450n],
    ['１，２３４．５０', 123450n],
    ['¥ 30', 3000n],
    ['人民币30元', 3000n],
    ['CNY 30.00', 3000n],
    ['-0.01', -1n],
    ['3018万元', 3_018_000_000n],
    ['3018 万', 3_018_000_000n],
    ['114.2亿元', 1_142_000_000_000n],
    ['1000000000000000', 10n ** 17n],
    ['12.340000', 1234n],
  ])('%s', (text, fen) => {
    expect(readFen(text)).toEqual({ fen })
  })

  test('a bare number counts what it is said to count', () => {
    expect(readFen('0.000001', '万元')).toEqual({ fen: 1n })
    expect(readFen('1', '亿元')).toEqual({ fen: 10_000_000_000n })
  })

  test.each([
    ['', 'not-an-amount'],
    ['元', 'not-an-amount'],
    ['1,23.4', 'not-an-amount'],
    ['1.2.3', 'not-an-amount'],
    ['1e5', 'not-an-amount'],
    ['三万', 'not-an-amount'],
    ['0.001', 'parts-of-a-fen'],
    ['0.0000001万元', 'parts-of-a-fen'],
    ['100 USD', 'foreign-currency'],
    ['$100', 'foreign-currency'],
    ['100美元', 'foreign-currency'],
    ['HKD 5', 'foreign-currency'],
  ])('“%s” is refused: %s', (text, fault) => {
    expect(readFen(text)).toEqual({ fault })
  })
})

test('an amount written in any unit is read back as it was', () => {
  fc.assert(
    fc.property(anyFen, unit, (fen, of) => {
      expect(readFen(fenText(fen, of), of)).toEqual({ fen })
      expect(readFen(formatFen(fen, of))).toEqual({ fen })
    }),
  )
})

test.each([
  [0n, '元', '0.00 元'],
  [-123_456_789n, '元', '-1,234,567.89 元'],
  [10n ** 17n, '元', '1,000,000,000,000,000.00 元'],
  [3_018_000_000n, '万元', '3,018 万元'],
  [1n, '亿元', '0.0000000001 亿元'],
] as const)('%s fen in %s is %s', (fen, of, shown) => {
  expect(formatFen(fen, of)).toBe(shown)
})

describe('parts of an amount', () => {
  test('half a fen goes up, away from zero', () => {
    expect(shareOfFen(1n, 1n, 2n)).toBe(1n)
    expect(shareOfFen(-1n, 1n, 2n)).toBe(-1n)
    expect(shareOfFen(1n, 499n, 1000n)).toBe(0n)
  })

  test('a part and its exact value differ by half a fen at most', () => {
    const bps = fc.bigInt({ min: 0n, max: 20_000n })
    fc.assert(
      fc.property(anyFen, bps, (fen, share) => {
        const twice = 2n * (shareOfFen(fen, share, 10_000n) * 10_000n - fen * share)
        expect(twice <= 10_000n && twice >= -10_000n).toBe(true)
      }),
    )
  })

  test('the whole is divided to the last fen, each part within a fen of the exact one, equals in their order', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), weights, (total, shares) => {
        const all = shares.reduce((sum, weight) => sum + weight, 0n)
        fc.pre(all > 0n)
        const parts = allocateFen(total, shares)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
        for (const [index, part] of parts.entries()) {
          const off = part * all - total * (shares[index] ?? 0n)
          expect(off < all && off > -all).toBe(true)
          const next = parts[index + 1]
          if (next !== undefined && shares[index] === shares[index + 1]) expect(part >= next).toBe(true)
        }
      }),
    )
  })

  test.each([
    [-1n, [1n]],
    [1n, []],
    [1n, [0n, 0n]],
    [1n, [2n, -1n]],
  ] as const)('%s by %o is refused', (total, weights) => {
    expect(() => allocateFen(total, weights)).toThrow('kernel.bad-share')
  })

  test('a denominator of zero is refused', () => {
    expect(() => shareOfFen(1n, 1n, 0n)).toThrow('kernel.bad-share')
  })
})
