import { describe, expect, test } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatMonthDay,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPoints,
  isPlainNumber,
} from './formats.ts'

describe('numbers', () => {
  test.for([
    ['1080', {}, '1,080'],
    [0, {}, '0'],
    [-0.0, {}, '0'],
    ['114.2', {}, '114.2'],
    ['114.25', { places: 1 }, '114.3'],
    ['-114.25', { places: 1 }, '−114.3'],
    ['999.95', { places: 1 }, '1,000.0'],
    ['0.04', { places: 1 }, '0.0'],
    ['-0.04', { places: 1 }, '0.0'],
    ['2.5', { places: 0 }, '3'],
    ['0012', {}, '12'],
    [9.7, { places: 1, signed: true }, '+9.7'],
    [0, { signed: true }, '0'],
    [1e-7, {}, '0.0000001'],
    [1e21, {}, '—'],
    [Number.NaN, {}, '—'],
    ['not a number', {}, '—'],
    ['', {}, '—'],
    [null, {}, '—'],
    [undefined, {}, '—'],
  ] as const)('%s with %o reads %s', ([value, options, expected]) => {
    expect(formatNumber(value, options)).toBe(expected)
  })

  test('every digit of a long decimal survives', () => {
    expect(formatNumber('12345678901234567890.123')).toBe('12,345,678,901,234,567,890.123')
  })

  test('a share of one is a hundred per cent, and a missing one is a dash', () => {
    expect(formatPercent(0.32)).toBe('32.0%')
    expect(formatPercent('0.41666667')).toBe('41.7%')
    expect(formatPercent(1)).toBe('100.0%')
    expect(formatPercent('-0.005', 2)).toBe('−0.50%')
    expect(formatPercent(null)).toBe('—')
  })

  test('percentage points carry their sign', () => {
    expect(formatPoints(9.7, 'zh-CN')).toBe('+9.7 个百分点')
    expect(formatPoints('-9.7', 'en')).toBe('−9.7 pp')
    expect(formatPoints(0, 'zh-CN')).toBe('0.0 个百分点')
    expect(formatPoints(null, 'zh-CN')).toBe('—')
  })
})

describe('periods and dates', () => {
  test.for([
    ['2027', false, '2027年', '2027'],
    ['2025-05', false, '2025年5月', 'May 2025'],
    ['2025-05', true, '2025年1–5月', 'Jan–May 2025'],
    ['2025-01', true, '2025年1月', 'Jan 2025'],
    ['2025-Q1', false, '2025年第1季度', 'Q1 2025'],
    ['2025-Q2', true, '2025年1–6月', 'Jan–Jun 2025'],
    ['2025-H1', false, '2025年上半年', 'H1 2025'],
    ['2025-H2', true, '2025年1–12月', 'Jan–Dec 2025'],
    ['2025-06-30', false, '2025-06-30', '2025-06-30'],
    ['sometime', false, 'sometime', 'sometime'],
    [null, false, '—', '—'],
  ] as const)('%s (to date: %s) reads %s and %s', ([period, toDate, chinese, english]) => {
    expect(formatPeriod(period, 'zh-CN', toDate)).toBe(chinese)
    expect(formatPeriod(period, 'en', toDate)).toBe(english)
  })

  test('a business date stays what it is; an instant is told in the time of China', () => {
    expect(formatDate('2025-05-31')).toBe('2025-05-31')
    expect(formatDate('2025-05-31T16:30:00.000Z')).toBe('2025-06-01 00:30')
    expect(formatDate('yesterday')).toBe('yesterday')
    expect(formatDate(null)).toBe('—')
  })

  test('a deadline names month and day', () => {
    expect(formatMonthDay('2025-06-05', 'zh-CN', '2025-05-20')).toBe('6月5日')
    expect(formatMonthDay('2025-06-05', 'en', '2025-05-20')).toBe('Jun 5')
    expect(formatMonthDay('2027-12-31', 'zh-CN', '2025-05-20')).toBe('2027年12月31日')
    expect(formatMonthDay('2027-12-31', 'en', '2025-05-20')).toBe('Dec 31, 2027')
  })

  test('sizes of files are in the largest unit that keeps them above one', () => {
    expect(formatBytes(512)).toBe('512 B')
    expect(formatBytes(1536)).toBe('1.5 KB')
    expect(formatBytes(30 * 1024 * 1024)).toBe('30.0 MB')
  })
})

test('words, dates, shares and ranges are no plain numbers', () => {
  expect(['1080', '-0.5', ' 12 '].map(isPlainNumber)).toEqual([true, true, true])
  expect(['市科技局', '2025-06-26', '40%', '1–2', '', '1,080'].map(isPlainNumber)).toEqual(Array(6).fill(false))
})
