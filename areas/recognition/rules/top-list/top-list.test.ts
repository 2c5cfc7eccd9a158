import { expect, test } from 'vitest'
import { contradictory } from './application.ts'
import { measure } from './measure.ts'
import { methodProblems, specOf, type TopListIndicator, type TopListMethod } from './method.ts'
import { lineOf, placesOf } from './places.ts'
import { csvOf, scoreList } from './score.ts'

const facts = {
  revenue: { unit: '万元', isStanding: false },
  rd: { unit: '万元', isStanding: false },
  staff: { unit: '人', isStanding: false },
  rights: { unit: '件', isStanding: true },
}
const indicator = (over: Partial<TopListIndicator>): TopListIndicator => ({
  ...{ code: 'T1', name: '示例', fact: 'revenue', measure: 'value', denominator: null, direction: 1, weight: 100 },
  ...{ worst: null, best: null },
  ...over,
})
const method = (over: Partial<TopListMethod>): TopListMethod => ({
  ...{ indicators: [indicator({})], normalisation: 'min-max', leastKnownPercent: 50, seats: 2, lineTie: 'all-in' },
  ...{ tieBreak: null, spreadPercent: 20 },
  ...over,
})
const file = (values: Record<string, string>) => ({
  facts,
  read: (fact: string, year: number) => values[`${fact} ${year}`] ?? null,
})

test('a figure, its growth and a ratio are exact; what is missing or divided by nothing is not known', () => {
  const known = file({ 'revenue 2025': '120', 'revenue 2024': '100', 'rd 2025': '7', 'staff 2025': '30' })
  const of = (over: Partial<TopListIndicator>) => measure(indicator(over), 2026, known)
  expect(of({})).toBe('120')
  expect(of({ measure: 'growth' })).toBe('20')
  expect(of({ fact: 'rd', measure: 'ratio', denominator: 'revenue' })).toBe('5.833333')
  expect(of({ measure: 'ratio', denominator: 'staff' })).toBe('4')
  expect(of({ fact: 'rd', measure: 'growth' })).toBeNull()
  const nothing = file({ 'revenue 2025': '5', 'revenue 2024': '0' })
  expect(measure(indicator({ measure: 'growth' }), 2026, nothing)).toBeNull()
})

test('a standing figure is that of the year of the list, else of the one before', () => {
  const of = (values: Record<string, string>) => measure(indicator({ fact: 'rights' }), 2026, file(values))
  expect(of({ 'rights 2026': '4', 'rights 2025': '3' })).toBe('4')
  expect(of({ 'rights 2025': '3' })).toBe('3')
})

test('a wrong method is refused with everything that is wrong', () => {
  const wrong = method({
    indicators: [
      indicator({ weight: 50 }),
      indicator({ fact: 'unknown', weight: 20 }),
      indicator({ code: 'T3', fact: 'rights', measure: 'growth', weight: 20 }),
      indicator({ code: 'T4', measure: 'ratio', denominator: 'revenue', weight: 1 }),
    ],
    normalisation: 'goalposts',
    tieBreak: 'T9',
  })
  const codes = methodProblems(wrong, facts).map(({ code }) => code.replace('recognition.top-', ''))
  expect(codes).toEqual([
    ...['goalposts', 'code-twice', 'fact', 'goalposts', 'growth', 'goalposts', 'denominator', 'goalposts'],
    ...['weight-sum', 'tie-break'],
  ])
  expect(methodProblems(method({}), facts)).toEqual([])
  const less = indicator({ direction: -1, worst: 90, best: 10 })
  expect(methodProblems(method({ normalisation: 'goalposts', indicators: [less] }), facts)).toEqual([])
})

test('weights of a tenth add up to a hundred', () => {
  const indicators = Array.from({ length: 10 }, (_, at) =>
    indicator({ code: `T${at + 1}`, weight: at < 9 ? 10.1 : 9.1 }),
  )
  expect(methodProblems(method({ indicators }), facts)).toEqual([])
})

const ranked = (...ranks: (number | null)[]) =>
  ranks.map((rank, at) => ({ creditCode: String.fromCharCode(97 + at), rank, isOut: false }))
const seatedOf = (places: ReturnType<typeof placesOf>) =>
  [...places].flatMap(([code, { isSeated }]) => (isSeated ? [code] : [])).join('')

test('whoever shares the last seat is in, or none of them, as the method says; the line says who shares it', () => {
  const all = placesOf(ranked(1, 2, 2, 4, null), { seats: 2, lineTie: 'all-in' })
  expect(seatedOf(all)).toBe('abc')
  expect(lineOf(all.values(), 2)).toEqual({ place: 2, sharing: 2, areIn: true })
  const none = placesOf(ranked(1, 2, 2, 4, null), { seats: 2, lineTie: 'none-in' })
  expect(seatedOf(none)).toBe('a')
  expect(lineOf(none.values(), 2)).toEqual({ place: 2, sharing: 2, areIn: false })
  expect(lineOf(placesOf(ranked(1, 2), { seats: 2, lineTie: 'all-in' }).values(), 2)).toBeNull()
})

test('whoever is taken out leaves its place; those behind move up and nobody else moves', () => {
  const out = ranked(1, 2, 2, 4, 5).map((each) => ({ ...each, isOut: each.creditCode === 'a' }))
  const places = placesOf(out, { seats: 3, lineTie: 'all-in' })
  expect([...places].map(([, { place }]) => place)).toEqual([null, 1, 1, 3, 4])
  expect(seatedOf(places)).toBe('bcd')
})

test('the score is the sum of what its indicators bring, weights of missing ones going to the others', () => {
  const two = method({
    indicators: [indicator({ weight: 60 }), indicator({ code: 'T2', fact: 'rd', direction: -1, weight: 40 })],
  })
  const spec = JSON.stringify(specOf(two, { title: '示例', number: '1', year: 2026 }))
  const company = (creditCode: string, T1: string | null, T2: string | null) => ({
    ...{ creditCode, name: `=企业,"${creditCode}"`, values: { T1, T2 } },
  })
  const data = csvOf(
    [company('a', '10', '1'), company('b', '20', '3'), company('c', '15', null), company('d', null, null)],
    ['T1', 'T2'],
  )
  const scored = Object.fromEntries(scoreList(spec, data).map((each) => [each.creditCode, each]))
  expect(scored.b).toMatchObject({ score: 60, rank: 1 })
  expect(scored.c).toMatchObject({ score: 50, rank: 2 })
  expect(scored.c?.items).toEqual([
    { code: 'T1', value: '15', normalised: 50, share: 1, contribution: 50 },
    { code: 'T2', value: null, normalised: null, share: null, contribution: null },
  ])
  expect(scored.a).toMatchObject({ score: 40, rank: 3 })
  expect(scored.d).toMatchObject({ score: null, rank: null, rankBand: null })
})

test('a part that is more than its whole is said beside its field', () => {
  expect(contradictory({ staff: '10', rdStaff: '11', revenue: '5' }, {})).toMatchObject([
    { code: 'recognition.top-part', field: 'rdStaff' },
  ])
  expect(contradictory({ staff: '10', rdStaff: '10' }, {})).toEqual([])
})
