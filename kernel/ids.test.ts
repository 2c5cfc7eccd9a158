import { describe, expect, test } from 'vitest'
import { risingIds, systemIds } from './ids.ts'

const largest = (count: number) => new Uint8Array(count).fill(255)

describe('identifiers', () => {
  test('tell the kind and take 26 characters that are hard to misread', () => {
    expect(systemIds.next('pln')).toMatch(/^pln_[0-9a-hjkmnp-tv-z]{26}$/)
  })

  test('sort by time of making, also within one millisecond', () => {
    const made = Array.from({ length: 10_000 }, () => systemIds.next('x'))
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })

  test('still rise when the clock is set back, and when the random part is full', () => {
    const times = [1_800_000_000_000, 1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_003]
    const ids = risingIds(() => times.shift() ?? 0, largest)
    const made = [1, 2, 3, 4].map(() => ids.next('x'))
    expect(made.toSorted()).toEqual(made)
  })

  test('begin with the time, so that one can be told from the other', () => {
    const at = (ms: number) =>
      risingIds(() => ms, largest)
        .next('x')
        .slice(0, 11)
    expect(at(1_800_000_000_000) < at(1_800_000_000_100)).toBe(true)
  })
})
