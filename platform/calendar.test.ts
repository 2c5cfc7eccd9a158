import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { loadWorkingCalendar } from './calendar.ts'

const calendar = loadWorkingCalendar()

describe('working days', () => {
  it.each([
    ['2026-02-13', 5, '2026-02-27'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2024-04-30', 5, '2024-05-10'],
    ['2025-05-30', 0, '2025-05-30'],
  ])('%s and %i working days is %s', (from, count, to) => {
    expect(calendar.addWorkingDays(from, count)).toEqual({ date: to, isProvisional: false })
  })

  it('a Saturday worked to make up for a holiday counts', () => {
    expect(calendar.isWorkingDay('2024-02-04')).toBe(true)
    expect(calendar.isWorkingDay('2024-02-12')).toBe(false)
  })

  it('a year without a notice is marked as provisional', () => {
    expect(calendar.addWorkingDays('2026-12-31', 5).isProvisional).toBe(true)
  })

  it('counting and adding agree on any day and number', () => {
    const day = fc.date({ min: new Date('2024-01-02'), max: new Date('2026-06-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (start, count) => {
        const from = start.toISOString().slice(0, 10)
        const { date } = calendar.addWorkingDays(from, count)
        expect(calendar.workingDaysBetween(from, date)).toBe(count)
        expect(calendar.workingDaysBetween(date, from)).toBe(0 - count)
      }),
    )
  })

  it.each(['2025-02-30', '2025-2-3', '', 'x'])('%j is refused as a date', (text) => {
    expect(() => calendar.isWorkingDay(text)).toThrow(Refusal)
  })

  it.each([-1, 1.5, Number.NaN])('%d is refused as a number of days', (count) => {
    expect(() => calendar.addWorkingDays('2025-01-02', count)).toThrow(Refusal)
  })
})

const vectors = new URL('../../shared/conformance/cn_workdays_2024_2026.json', import.meta.url)
if (!existsSync(vectors)) console.log('skipped: conformance/cn_workdays_2024_2026.json is not beside the checkout')
describe.skipIf(!existsSync(vectors))('the collected calendar of 2024 to 2026', () => {
  const cases = existsSync(vectors) ? JSON.parse(readFileSync(vectors, 'utf8')) : {}
  it('has the same number of working days in each year', () => {
    for (const [year, days] of Object.entries(cases.derived_workdays_per_year))
      expect(calendar.workingDaysInYear(Number(year))).toBe(days)
  })
  it('reaches the same dates', () => {
    for (const { from, working_days, to } of cases.derived_add_working_days)
      expect(calendar.addWorkingDays(from, working_days).date).toBe(to)
  })
  it('agrees on every listed day', () => {
    for (const year of Object.values<{ days: { date: string; isOffDay: boolean }[] }>(cases.years))
      for (const { date, isOffDay } of year.days) expect(calendar.isWorkingDay(date)).toBe(!isOffDay)
  })
})
