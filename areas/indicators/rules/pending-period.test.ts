import { expect, test } from 'vitest'
import { pendingPeriod } from './pending-period.ts'

const may = { period: '2025-05', periodEnd: '2025-05-31' }

test.each([
  ['year-to-date', '2025-05-31', may, '2025-05'],
  ['year-to-date', '2025-06-30', may, null],
  ['since-start', '2025-06-30', may, null],
  ['each-period', '2025-06-30', may, '2025-05'],
  ['each-period', '2026-01-31', may, null],
  ['year-to-date', null, may, null],
  ['year-to-date', '2025-05-31', undefined, null],
] as const)('of %s figures through %s, with %o unapproved: %s', (reported, dataThrough, newest, expected) => {
  expect(pendingPeriod({ reported, dataThrough }, newest)).toBe(expected)
})
