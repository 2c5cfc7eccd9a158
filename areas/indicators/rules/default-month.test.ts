import { expect, test } from 'vitest'
import { defaultMonth } from './default-month.ts'

const monthly = (dataThrough: string | null) => ({ cadence: 'month', dataThrough }) as const

test('the first figure of the next month does not move everybody there', () => {
  const targets = [monthly('2025-05-31'), monthly('2025-05-31'), monthly('2025-06-30'), monthly(null)]
  expect(defaultMonth(targets, '2025-06-30')).toEqual({
    asOf: '2025-05-31',
    sparse: { day: '2025-06-30', reported: 1, of: 3 },
  })
})

test('half of the figures do', () => {
  const targets = [monthly('2025-05-31'), monthly('2025-06-30'), monthly('2025-06-30'), monthly('2025-04-30')]
  expect(defaultMonth(targets, '2025-07-31')).toEqual({ asOf: '2025-06-30', sparse: null })
})

test('figures by the quarter and by the year hold nothing back', () => {
  const slow = [
    { cadence: 'quarter', dataThrough: '2025-03-31' },
    { cadence: 'year', dataThrough: '2024-12-31' },
  ] as const
  expect(defaultMonth([...slow, monthly('2025-05-31')], '2025-05-31').asOf).toBe('2025-05-31')
})

test('a month without any figure is no month, and nothing reported at all is the newest', () => {
  expect(defaultMonth([monthly('2025-05-31')], '2025-10-31')).toEqual({ asOf: '2025-05-31', sparse: null })
  expect(defaultMonth([monthly(null)], '2025-10-31')).toEqual({ asOf: '2025-10-31', sparse: null })
  expect(defaultMonth([monthly('2019-05-31')], '2025-10-31').asOf).toBe('2019-05-31')
})
