import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, fixed, plain, toNumber } from '#kernel/decimal'
import { rational } from './decimal.ts'
import { lastDayBefore, parsePeriod, positionAsRational } from './period.ts'

describe('exact decimals', () => {
  test('0.1 + 0.2 is 0.3', () => {
    expect(plain(add(rational(0.1), rational('0.2')))).toBe('0.3')
  })

  test.each([
    ['1.005', 2, '1.01'],
    ['-0.5', 0, '-1'],
    ['-0.04', 1, '0.0'],
    ['0.125', 2, '0.13'],
    ['1e3', 1, '1000.0'],
    ['12.5e-1', 2, '1.25'],
  ])('%s to %i places is %s', (text, places, expected) => {
    expect(fixed(rational(text), places)).toBe(expected)
  })

  test.each([['1,080'], ['abc'], [''], ['1.2.3'], [Number.NaN], [Number.POSITIVE_INFINITY], ['--1']])(
    '%s is no decimal',
    (value) => {
      expect(() => rational(value)).toThrow('不是数')
    },
  )

  test('reading and writing gives the same number back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(toNumber(rational(value))).toBeCloseTo(value, 6)
      }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, places) => {
          expect(toNumber(rational(`${digits}e-${places}`))).toBe(Number(`${digits}e-${places}`))
        },
      ),
    )
  })
})

describe('periods', () => {
  test.each([
    ['2025', '2025-12-31', 12],
    ['2025-H1', '2025-06-30', 6],
    ['2025-Q1', '2025-03-31', 3],
    ['2024-02', '2024-02-29', 1],
    ['1900-02', '1900-02-28', 1],
    ['2025-05-20', '2025-05-20', 1 / 31],
  ])('%s ends on %s', (text, day, months) => {
    const period = parsePeriod(text)
    expect(lastDayBefore(period.end)).toBe(day)
    expect(period.grainMonths).toBeCloseTo(months, 12)
  })

  test.each(['2025-13', '2025-00', '2025-H3', '2025-Q5', '2025-02-30', '2025-5', '25', '2025年'])(
    '%s is no period',
    (text) => {
      expect(() => parsePeriod(text)).toThrow('不是可识别的期间')
    },
  )

  test('a day is its exact part of its month', () => {
    expect(positionAsRational(parsePeriod('2025-05-20').end)).toEqual({ n: BigInt((2025 * 12 + 4) * 31 + 20), d: 31n })
  })
})
