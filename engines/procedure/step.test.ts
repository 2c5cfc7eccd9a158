import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alertsBetween, alertsOf, nextLook } from './alerts.ts'
import { readClock } from './clock.ts'
import {
  countersigned,
  mayCountersign,
  needsCountersign,
  pendingAction,
  proposed,
  withoutProposal,
} from './countersign.ts'
import { addDays } from './dates.ts'
import { stateOf } from './model.ts'
import {
  type Actor,
  actionsFor,
  entered,
  filed,
  ledOn,
  mayAct,
  runningClock,
  type Standing,
  step,
  waitingClock,
} from './step.ts'
import { calendar, sample } from './testing/sample.ts'

const dayOf = (instant: string) => instant.slice(0, 10)
const tools = { dayOf, countOf: ({ count }: { count: number }) => count }
const at = (day: string) => ({ at: `${day}T02:00:00.000Z`, ...tools })
const applicant: Actor = { userId: 'usr_a', role: 'organisation-member', isApplicant: true }
const registrar: Actor = { userId: 'usr_r', role: 'registrar', isApplicant: false }
const officer: Actor = { userId: 'usr_o', role: 'city-officer', isApplicant: false }
const monday = '2026-05-11'
const start = filed(sample, at(monday))
const due = (standing: Standing, today: string) => {
  const clock = runningClock(sample, standing)
  return clock ? readClock(clock, today, calendar).dueOn : null
}
const codes = (problems: { code: string }[]) => problems.map(({ code }) => code)

describe('who may do what', () => {
  test('each is offered their own actions, in the order of the declaration', () => {
    const names = (who: Actor) => actionsFor(sample, start, who).map((action) => action.name)
    expect(names(registrar)).toEqual(['accept', 'returnForCorrection', 'refuse'])
    expect(names(applicant)).toEqual(['withdraw'])
    expect(names(officer)).toEqual([])
    expect(names({ ...registrar, role: null })).toEqual([])
  })

  test('an action of another state, of another role or of a closed case is refused with its reason', () => {
    expect(codes(mayAct(sample, start, 'resubmit', applicant))).toEqual(['cases.not-here'])
    expect(codes(mayAct(sample, start, 'accept', officer))).toEqual(['cases.not-yours-to-do'])
    const closed = step(sample, start, { action: 'withdraw', ...at(monday) })
    expect(codes(mayAct(sample, closed, 'accept', registrar))).toEqual(['cases.over'])
  })

  test('somebody whose organisation files and who is staff elsewhere acts as one of both only', () => {
    expect(codes(mayAct(sample, start, 'accept', applicant))).toEqual(['cases.not-yours-to-do'])
  })
})

describe('the clock of a case', () => {
  test('waits while the applicant corrects, and runs on when it is back', () => {
    const returned = step(sample, start, { action: 'returnForCorrection', ...at('2026-05-19') })
    expect(due(returned, '2026-05-19')).toBe('2026-07-01')
    expect(waitingClock(returned)?.stops).toEqual([{ from: '2026-05-19', to: null, kind: 'continue' }])
    const back = step(sample, returned, { action: 'resubmit', ...at('2026-05-22') })
    expect(due(back, '2026-05-22')).toBe('2026-06-05')
    expect(waitingClock(back)).toBeNull()
  })

  test('is shared by states that say so, in both directions', () => {
    const reviewing = step(sample, start, { action: 'accept', ...at('2026-05-19') })
    expect(due(reviewing, '2026-05-19')).toBe('2026-06-01')
    expect(due(step(sample, reviewing, { action: 'sendBack', ...at('2026-05-20') }), '2026-05-20')).toBe('2026-06-01')
  })

  test('begins anew in a state that the case left for good', () => {
    const reviewing = step(sample, start, { action: 'accept', ...at('2026-05-12') })
    const publicised = step(sample, reviewing, { action: 'publicise', ...at('2026-05-13') })
    expect(due(publicised, '2026-05-13')).toBe('2026-05-20')
    expect(Object.keys(publicised.clocks)).toEqual(['publicised'])
  })

  test('begins anew in a state that shares it, when the case comes back after it was done with', () => {
    const reviewing = step(sample, start, { action: 'accept', ...at('2026-05-12') })
    const publicised = step(sample, reviewing, { action: 'publicise', ...at('2026-05-13') })
    const again = step(sample, publicised, { action: 'stop', ...at('2026-05-18') })
    expect([again.state, due(again, '2026-05-18')]).toEqual(['reviewing', '2026-06-08'])
  })

  test('is gone when the case is closed', () => {
    expect(step(sample, start, { action: 'withdraw', ...at('2026-05-12') }).clocks).toEqual({})
  })
})

describe('deadlines that lead on', () => {
  const returned = step(sample, start, { action: 'returnForCorrection', ...at(monday) })
  const led = (standing: Standing, today: string, hasOpenObjection = false) =>
    ledOn(sample, standing, { today, calendar, dayOf, hasOpenObjection })

  test('not on the last day, but on the next', () => {
    const last = due(returned, monday) ?? ''
    expect([led(returned, last), led(returned, addDays(last, 1))]).toEqual([null, 'withdrawn'])
  })

  test('a public notice waits for a decision on its objection', () => {
    const publicised = entered(sample, start, { to: 'publicised', ...at(monday) })
    expect([led(publicised, '2026-05-19', true), led(publicised, '2026-05-19')]).toEqual([null, 'granted'])
  })

  test('where the deadline only is told of, nothing moves', () => expect(led(start, '2027-01-01')).toBeNull())

  test('a clock set back reopens nothing: the day recorded last counts', () => {
    const late = { ...returned, lastAt: '2026-08-01T00:00:00.000Z' }
    expect(led(late, '2026-05-12')).toBe('withdrawn')
  })
})

describe('reminders and escalation', () => {
  const alerts = alertsOf(sample, start, monday, calendar)

  test('come before the deadline, then one rung after the other', () => {
    expect(
      alerts.map((alert) => [alert.kind, alert.on, alert.kind === 'warning' ? alert.workingDaysLeft : alert.roles]),
    ).toEqual([
      ['warning', '2026-05-25', 5],
      ['warning', '2026-05-29', 1],
      ['overdue', '2026-06-02', []],
      ['overdue', '2026-06-02', ['city-leader']],
      ['overdue', '2026-06-05', ['supervisor']],
    ])
  })

  test('each is told once: between two looks', () => {
    expect(alertsBetween(alerts, '2026-05-25', '2026-05-29').map((alert) => alert.on)).toEqual(['2026-05-29'])
    expect(alertsBetween(alerts, '2026-06-05', '2026-09-01')).toEqual([])
  })

  test('a case is looked at on exactly the days on which something is due', () => {
    const days: string[] = []
    for (let day: string | null = monday; day !== null && days.length < 20; ) {
      day = nextLook(sample, start, day, calendar)
      if (day) days.push(day)
    }
    expect(days).toEqual(['2026-05-25', '2026-05-29', '2026-06-02', '2026-06-05'])
  })

  test('nobody is reminded while the clock stands still', () => {
    const returned = step(sample, start, { action: 'returnForCorrection', ...at(monday) })
    expect(alertsOf(sample, returned, monday, calendar)).toEqual([])
    expect(nextLook(sample, returned, monday, calendar)).toBe('2026-06-24')
  })
})

describe('countersigning', () => {
  const waiting = proposed(start, { action: 'refuse', to: 'refused', userId: 'usr_r', now: at('2026-05-12').at })

  test('a proposal leaves the case where it is and closes every other way', () => {
    expect(waiting.state).toBe('submitted')
    expect(actionsFor(sample, waiting, registrar)).toEqual([])
    expect(codes(mayAct(sample, waiting, 'withdraw', applicant))).toEqual(['cases.waits-for-countersign'])
    expect(pendingAction(sample, waiting)?.name).toBe('refuse')
  })

  test('nobody countersigns their own proposal, nor without the role', () => {
    expect(mayCountersign(sample, waiting, officer)).toEqual([])
    expect(codes(mayCountersign(sample, waiting, { ...officer, userId: 'usr_r' }))).toEqual(['cases.own-proposal'])
    expect(codes(mayCountersign(sample, waiting, registrar))).toEqual(['cases.not-yours-to-do', 'cases.own-proposal'])
    expect(codes(mayCountersign(sample, start, officer))).toEqual(['cases.nothing-to-countersign'])
  })

  test.for([
    ['4999999.99', false],
    ['5000000', true],
    ['', true],
    [undefined, true],
    ['500万', true],
  ] as const)('from 5,000,000 on: of %s it is %s', ([value, expected]) => {
    const action = stateOf(sample, 'submitted').actions.find(({ name }) => name === 'refuse')
    if (!action?.countersign) throw new Error('the sample has no countersigned action')
    const large = { ...action, countersign: { ...action.countersign, from: { field: 'value', count: 5_000_000 } } }
    expect(needsCountersign(large, { value }, ({ count }) => count)).toBe(expected)
    expect(needsCountersign(action, { value }, ({ count }) => count)).toBe(true)
  })

  test('with enough signatures it takes effect', () => {
    const { isComplete, standing } = countersigned(sample, waiting, 'usr_o', at('2026-05-13').at)
    expect([isComplete, standing.pending?.signedBy]).toEqual([true, ['usr_o']])
    expect(codes(mayCountersign(sample, standing, officer))).toEqual(['cases.countersigned-already'])
  })

  test('declined, the task is again with whoever had it, and nothing is lost', () => {
    const back = withoutProposal(waiting, at('2026-05-13').at)
    expect(back).toEqual({ ...start, lastAt: at('2026-05-13').at })
    expect(actionsFor(sample, back, registrar)).toHaveLength(3)
  })
})

test('time of a case never runs back, whatever the machine says', () => {
  const later = step(sample, start, { action: 'accept', ...at('2026-05-19') })
  const earlier = step(sample, later, { action: 'sendBack', ...at('2026-05-01') })
  expect(earlier.since).toBe(later.since)
})

test('any sequence of allowed steps stays in declared states, and a closed case stays closed', () => {
  const everybody = [applicant, registrar, officer]
  const names = new Set(sample.states.map((state) => state.name))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(9), fc.nat(40)), { maxLength: 25 }), (moves) => {
      let standing = start
      let day = monday
      for (const [who, which, wait] of moves) {
        day = addDays(day, wait)
        const led = ledOn(sample, standing, { today: day, calendar, dayOf, hasOpenObjection: false })
        if (led) standing = entered(sample, standing, { to: led, ...at(day) })
        const offered = actionsFor(sample, standing, everybody[who] ?? applicant)
        const action = offered[which % Math.max(1, offered.length)]
        const state = sample.states.find((each) => each.name === standing.state)
        if (state?.final) expect(offered).toEqual([])
        if (!action) continue
        const next = step(sample, standing, { action: action.name, ...at(day) })
        expect(names.has(next.state)).toBe(true)
        expect(next.lastAt >= standing.lastAt).toBe(true)
        const target = sample.states.find((each) => each.name === next.state)
        expect(runningClock(sample, next) !== null).toBe(!target?.final)
        standing = next
      }
    }),
    { numRuns: 2000 },
  )
})
