import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clock, colourOf, readClock, resumeClock, startClock, stopClock } from './clock.ts'
import { addDays } from './dates.ts'
import { calendar } from './testing/sample.ts'

type Correction = [from: string, to: string | null, kind: 'incorrect' | 'incomplete']

const may20: Correction = ['2023-05-20', '2023-05-25', 'incorrect']
const may30: Correction = ['2023-05-30', '2023-06-03', 'incorrect']
const waiting = (kind: Correction[2]): Correction => ['2023-05-30', null, kind]
const pending = '2023-06-05'

/** Dates read in another register's tests; a correction marked `incomplete`, or every one in mode `reset`, restarts. */
const published: [name: string, filed: string, period: string, mode: string, corrections: Correction[], due: string][] =
  [
    ['2 months', '2023-05-15', '2 months', 'continue', [], '2023-07-16'],
    ['30 days', '2023-05-15', '30 days', 'continue', [], '2023-06-15'],
    ['8 weeks', '2023-05-15', '8 weeks', 'continue', [], '2023-07-11'],
    ['one correction', '2023-05-15', '2 months', 'continue', [may20], '2023-07-22'],
    ['two corrections', '2023-05-15', '2 months', 'continue', [may20, may30], '2023-07-27'],
    ['one resolved, one pending', '2023-05-15', '2 months', 'continue', [may20, waiting('incorrect')], '2023-07-29'],
    [
      'one resolved, one incomplete pending',
      '2023-05-15',
      '2 months',
      'continue',
      [may20, waiting('incomplete')],
      '2023-08-06',
    ],
    [
      'an incomplete file',
      '2023-05-15',
      '2 months',
      'continue',
      [['2023-05-20', '2023-05-25', 'incomplete']],
      '2023-07-26',
    ],
    [
      'incomplete, then incorrect',
      '2023-05-15',
      '2 months',
      'continue',
      [['2023-05-20', '2023-05-25', 'incomplete'], may30],
      '2023-07-31',
    ],
    [
      'incomplete, then incomplete pending',
      '2023-05-15',
      '2 months',
      'continue',
      [['2023-05-20', '2023-05-25', 'incomplete'], waiting('incomplete')],
      '2023-08-06',
    ],
    ['reset, none', '2023-05-15', '2 months', 'reset', [], '2023-07-16'],
    [
      'reset, two resolved',
      '2023-05-15',
      '2 months',
      'reset',
      [['2023-05-16', '2023-05-17', 'incomplete'], may20],
      '2023-07-26',
    ],
    [
      'reset, two resolved and one pending',
      '2023-05-15',
      '2 months',
      'reset',
      [['2023-05-16', '2023-05-17', 'incomplete'], may20, waiting('incorrect')],
      '2023-08-06',
    ],
    ['reset, one pending', '2023-05-15', '2 months', 'reset', [waiting('incorrect')], '2023-08-06'],
    [
      'end of June, 2 days of correction',
      '2023-06-29',
      '2 months',
      'continue',
      [['2023-06-30', '2023-07-01', 'incorrect']],
      '2023-09-01',
    ],
    ['30 July', '2023-07-30', '2 months', 'continue', [['2023-07-31', '2023-08-01', 'incorrect']], '2023-10-02'],
    ['31 July', '2023-07-31', '2 months', 'continue', [['2023-08-01', '2023-08-02', 'incorrect']], '2023-10-03'],
    ['30 June', '2023-06-30', '2 months', 'continue', [['2023-07-01', '2023-07-02', 'incorrect']], '2023-09-03'],
    ['15 April', '2023-04-15', '2 months', 'continue', [], '2023-06-16'],
  ]

function clockOf(filed: string, period: string, mode: string, corrections: Correction[]): Clock {
  const [count = '', unit = ''] = period.split(' ')
  return {
    startedOn: filed,
    period: { unit: unit as Clock['period']['unit'], count: Number(count) },
    stops: corrections.map(([from, to, kind]) => ({
      from,
      to,
      kind: kind === 'incomplete' || mode === 'reset' ? 'restart' : 'continue',
    })),
  }
}

describe('the 19 published cases of a stop-the-clock register', () => {
  test('there are 19', () => expect(published).toHaveLength(19))
  test.each(published)('%s', (_, filed, period, mode, corrections, due) => {
    expect(readClock(clockOf(filed, period, mode, corrections), pending, calendar, 'day-after').overOn).toBe(due)
  })
})

describe('working days', () => {
  const due = (filed: string, count: number, corrections: Correction[], today = '2026-12-01') =>
    readClock(clockOf(filed, `${count} working-days`, 'continue', corrections), today, calendar)

  test.each([
    ['2026-02-13', 5, [], '2026-02-27', 'over the Spring Festival and its worked Saturday'],
    ['2025-09-30', 1, [], '2025-10-09', 'over the National Day holiday'],
    ['2026-05-11', 15, [], '2026-06-01', 'without a holiday'],
    ['2026-05-11', 15, [['2026-05-12', '2026-05-12', 'incorrect']], '2026-06-02', 'with one day of correction'],
    [
      '2026-05-11',
      15,
      [['2026-05-15', '2026-05-18', 'incorrect']],
      '2026-06-03',
      'a weekend within a stop is no working day',
    ],
    ['2026-05-11', 15, [['2026-05-16', '2026-05-17', 'incorrect']], '2026-06-01', 'a stop of a weekend moves nothing'],
    ['2026-05-11', 15, [['2026-05-12', '2026-05-20', 'incomplete']], '2026-06-10', 'an incomplete file begins anew'],
  ] as [string, number, Correction[], string, string][])('%s and %i: %#', (filed, count, corrections, dueOn) => {
    expect(due(filed, count, corrections).dueOn).toBe(dueOn)
  })

  test('while the applicant corrects, what is left stays as it was', () => {
    const stopped = clockOf('2026-05-11', '15 working-days', 'continue', [['2026-05-19', null, 'incorrect']])
    const left = ['2026-05-19', '2026-05-29', '2026-07-01'].map((today) => readClock(stopped, today, calendar))
    expect(left.map((reading) => reading.workingDaysLeft)).toEqual([10, 10, 10])
    expect(left.map((reading) => [reading.isStopped, reading.isOver])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ])
  })

  test('the last day is still in time, the next is over', () => {
    const clock = clockOf('2026-05-11', '15 working-days', 'continue', [])
    expect(readClock(clock, '2026-06-01', calendar)).toMatchObject({ workingDaysLeft: 0, isOver: false })
    expect(readClock(clock, '2026-06-02', calendar)).toMatchObject({ workingDaysLeft: -1, isOver: true })
  })

  test('beyond the known calendars the date is marked as provisional', () => {
    expect(due('2026-12-25', 15, []).isProvisional).toBe(true)
    expect(due('2026-05-11', 15, []).isProvisional).toBe(false)
  })
})

describe('calendar time by the civil code', () => {
  const dueOn = (filed: string, period: string) =>
    readClock(clockOf(filed, period, 'continue', []), filed, calendar).dueOn
  test.each([
    ['2026-05-15', '30 days', '2026-06-15', 'the day of filing is not counted; 14 June is a Sunday'],
    ['2026-05-12', '30 days', '2026-06-11', 'a Thursday stays'],
    ['2025-12-31', '2 months', '2026-02-28', 'to the last day of February, a worked Saturday'],
    ['2026-01-15', '1 months', '2026-02-24', 'a last day in the Spring Festival moves behind it'],
    ['2026-05-12', '8 weeks', '2026-07-07', 'weeks'],
  ])('%s and %s is %s: %s', (filed, period, due) => expect(dueOn(filed, period)).toBe(due))
})

describe('stopping and running on', () => {
  const clock = startClock({ unit: 'working-days', count: 15 }, '2026-05-11')

  test('a stop on the day of the restart counts that day once', () => {
    const again = resumeClock(stopClock(clock, '2026-05-13', 'continue'), '2026-05-13')
    expect(readClock(again, '2026-05-13', calendar).dueOn).toBe('2026-06-02')
  })

  test('stopping twice is stopping once, and running on without a stop changes nothing', () => {
    const once = stopClock(clock, '2026-05-13', 'continue')
    expect(stopClock(once, '2026-05-14', 'restart')).toEqual(once)
    expect(resumeClock(clock, '2026-05-14')).toEqual(clock)
  })

  test('a machine whose clock was set back neither ends a stop before it began nor begins one before the last', () => {
    const once = resumeClock(stopClock(clock, '2026-05-13', 'continue'), '2026-05-01')
    expect(once.stops).toEqual([{ from: '2026-05-13', to: '2026-05-13', kind: 'continue' }])
    expect(stopClock(once, '2026-04-01', 'continue').stops.at(-1)?.from).toBe('2026-05-13')
  })

  test('no sequence of stops ever brings the deadline nearer, and what is left never grows by itself', () => {
    const spans = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 6 })
    const units = fc.constantFrom('working-days', 'days', 'weeks', 'months') as fc.Arbitrary<Clock['period']['unit']>
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 40 }), spans, (unit, count, gaps) => {
        let running = startClock({ unit, count }, '2024-01-15')
        let day = '2024-01-15'
        let before = readClock(running, day, calendar).dueOn
        for (const [until, length] of gaps) {
          day = addDays(day, until)
          running = stopClock(running, day, 'continue')
          day = addDays(day, length)
          running = resumeClock(running, day)
          const { dueOn } = readClock(running, day, calendar)
          expect(dueOn >= before).toBe(true)
          before = dueOn
        }
        const left = [0, 1, 2, 3].map((ahead) => readClock(running, addDays(day, ahead), calendar).workingDaysLeft)
        expect(left).toEqual(left.toSorted((a, b) => b - a))
      }),
    )
  })
})

test.each([
  ['2026-05-20', 'green'],
  ['2026-05-25', 'yellow'],
  ['2026-06-01', 'yellow'],
  ['2026-06-02', 'red'],
] as const)('on %s the case is %s', (today, colour) => {
  const clock = startClock({ unit: 'working-days', count: 15 }, '2026-05-11')
  expect(colourOf(readClock(clock, today, calendar), [5, 1])).toBe(colour)
})
