import { expect, test } from 'vitest'
import { addMonths } from './months.ts'
import { readinessOf, type Standing } from './standing.ts'
import { PopulationTally, type Subject } from './summary.ts'

const standing: Standing = {
  verdict: 'pass',
  yearAgo: 'pass',
  gates: { a: true, b: true },
  validTo: null,
  on: '2026-05-11',
}

const failing: Partial<Standing> = { verdict: 'fail', yearAgo: 'fail', gates: { a: false, b: null } }

test.each<[string, Partial<Standing>, ReturnType<typeof readinessOf>]>([
  ['meets it and does not hold it', {}, 'ready'],
  ['holds it for long', { validTo: '2028-01-01' }, 'holds'],
  ['holds it, still passes, ends soon', { validTo: '2026-08-01' }, 'holds'],
  ['ends on the last day of the months and fails', { ...failing, validTo: '2027-05-11' }, 'slipping'],
  ['ends a day later', { ...failing, validTo: '2027-05-12' }, 'holds'],
  ['ends soon, but nobody can tell', { ...failing, verdict: 'unknown', validTo: '2027-05-11' }, 'holds'],
  ['passed a year ago, fails now', { verdict: 'fail', gates: { a: false, b: false } }, 'slipping'],
  ['one condition short', { verdict: 'fail', yearAgo: 'fail', gates: { a: false, b: true } }, 'near'],
  ['two short', { verdict: 'fail', yearAgo: 'fail', gates: { a: false, b: false } }, null],
  ['one short and one undecided', { verdict: 'fail', yearAgo: 'fail', gates: { a: false, b: null } }, null],
])('%s', (_, over, readiness) => {
  expect(readinessOf({ ...standing, ...over }, 12)).toBe(readiness)
})

test('months later is the same day, or the last of a shorter month', () => {
  expect([addMonths('2025-01-31', 1), addMonths('2024-02-29', -12), addMonths('2025-12-15', 1)]).toEqual([
    '2025-02-28',
    '2023-02-28',
    '2026-01-15',
  ])
})

const subjects: Subject[] = Array.from({ length: 60 }, (_, at) => ({
  creditCode: `code${at}`,
  name: `示例${at}`,
  district: at % 3 === 0 ? '320800/320812/' : '320800/320826/',
  section: at % 4 === 0 ? null : 'C',
  total: at % 5 === 0 ? null : (at * 7) % 100,
  verdict: (['pass', 'fail', 'unknown', 'unusable'] as const)[at % 4] ?? 'pass',
  readiness: at % 6 === 0 ? 'near' : null,
  validTo: null,
  gates: { G1: at % 2 === 0 ? true : at % 3 === 0 ? null : false },
  missing: at % 7 === 0 ? ['staff_total'] : [],
}))

test('a population is counted by every bar, and every company stands in one bar of each kind', () => {
  const tally = new PopulationTally(['G1'])
  for (const subject of subjects) tally.add(subject)
  const counted = tally.summary()
  const sum = (bars: readonly { companies: number }[]) => bars.reduce((all, { companies }) => all + companies, 0)
  expect(counted.companies).toBe(60)
  expect([sum(counted.bins) + counted.withoutTotal, sum(counted.districts), sum(counted.sections)]).toEqual([
    60, 60, 60,
  ])
  expect(counted.verdicts).toEqual({ pass: 15, fail: 15, unknown: 15, unusable: 15 })
  expect(counted.gates).toEqual([{ id: 'G1', companies: 60, pass: 30, fail: 20, unknown: 10 }])
  expect(counted.missing).toEqual([{ fact: 'staff_total', companies: 9 }])
  expect(counted.bins.map(({ bin }) => bin)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('nobody at all has no bars', () => {
  expect(new PopulationTally(['G1']).summary()).toMatchObject({ companies: 0, bins: [], districts: [], missing: [] })
})
