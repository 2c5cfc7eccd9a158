import { describe, expect, test } from 'vitest'
import { loadWorkingCalendar } from '#platform/calendar'
import { addDays, daysBetween } from './days.ts'
import { dueReminder, type ReminderFacts, type SentReminder } from './reminder-schedule.ts'
import { defaultSettings } from './settings.ts'

const calendar = loadWorkingCalendar()

const task = (over: Partial<ReminderFacts> = {}): ReminderFacts => ({
  state: 'to-accept',
  waitingSince: '2025-09-01',
  dueOn: null,
  answeredOn: null,
  reportEveryDays: null,
  extensionAskedOn: null,
  nextMilestoneOn: null,
  ...over,
})

/** What happens to a task on a day, before the reminders of that day. */
type Diary = Record<string, Partial<ReminderFacts> | 'pressed'>

/** Lives through the days and answers who got what when: `09-08 unit accept 1`. */
function live(start: ReminderFacts, from: string, days: number, diary: Diary = {}): string[] {
  let facts = start
  const sent: SentReminder[] = []
  const log: string[] = []
  for (let i = 0; i < days; i++) {
    const today = addDays(from, i)
    const event = diary[today]
    if (event === 'pressed') sent.push({ reason: 'pressed', step: 0, since: today, sentOn: today, audience: 'unit' })
    else facts = { ...facts, ...event }
    const due = dueReminder(facts, sent, { today, settings: defaultSettings, calendar })
    if (!due) continue
    const { reason, step, since, audiences } = due
    for (const audience of audiences) sent.push({ reason, step, since, sentOn: today, audience })
    log.push(`${today.slice(5)} ${due.party === 'asker' ? 'asker ' : ''}${audiences.join('+')} ${reason} ${step}`)
  }
  return log
}

describe('sixty days of a task that nobody accepts', () => {
  test('four steps, each further, on working days only, then silence', () => {
    // 7, 14, 21 and 30 days after 1 September; the 30th day falls into the week of National Day.
    expect(live(task(), '2025-09-01', 60)).toEqual([
      '09-08 unit accept 1',
      '09-15 unit accept 2',
      '09-22 unit+leader accept 3',
      '10-09 unit+leader+supervisor accept 4',
    ])
  })

  test('accepted on the tenth day: nothing more until a report is owed and seven days are over', () => {
    const accepted = {
      state: 'in-progress',
      waitingSince: '2025-09-11',
      answeredOn: '2025-09-11',
      reportEveryDays: 30,
    } as const
    expect(live(task(), '2025-09-01', 70, { '2025-09-11': accepted })).toEqual([
      '09-08 unit accept 1',
      '10-20 unit report 1',
      '10-27 unit report 2',
      '11-03 unit+leader report 3',
    ])
  })
})

describe('sixty days around a deadline', () => {
  const working = task({
    state: 'in-progress',
    waitingSince: '2025-09-01',
    answeredOn: '2025-09-01',
    dueOn: '2025-09-30',
  })

  test('warned twice before it, then the days count from it', () => {
    expect(live(working, '2025-09-01', 62)).toEqual([
      '09-16 unit due-soon 1',
      // 3 days before is Saturday the 27th: the working day before it.
      '09-26 unit due-soon 2',
      '10-09 unit overdue 2',
      '10-16 unit+leader overdue 3',
      '10-30 unit+leader+supervisor overdue 4',
    ])
  })

  test('what the unit says after the deadline keeps quiet for a week, and the next step comes then', () => {
    const said = { waitingSince: '2025-10-10', answeredOn: '2025-10-10' }
    expect(live(working, '2025-10-01', 32, { '2025-10-10': said })).toEqual([
      '10-09 unit overdue 2',
      '10-17 unit+leader overdue 3',
      '10-30 unit+leader+supervisor overdue 4',
    ])
  })

  test('more time asked for is the turn of the asker, and nobody reminds the unit', () => {
    const asked = { extensionAskedOn: '2025-09-22', answeredOn: '2025-09-22', waitingSince: '2025-09-22' }
    expect(live(working, '2025-09-17', 30, { '2025-09-22': asked })).toEqual([
      '09-17 unit due-soon 1',
      '09-29 asker unit extension 1',
      '10-09 asker unit extension 2',
      '10-16 asker unit+leader extension 3',
    ])
  })

  test('reported done in time is the turn of the asker; returned after the deadline counts from then', () => {
    const done = { state: 'reported-done', waitingSince: '2025-09-24' } as const
    const returned = { state: 'returned', waitingSince: '2025-10-20' } as const
    expect(live(working, '2025-09-17', 62, { '2025-09-24': done, '2025-10-20': returned })).toEqual([
      '09-17 unit due-soon 1',
      '10-09 asker unit confirm 2',
      '10-16 asker unit+leader confirm 3',
      '10-27 unit redo 1',
      '11-03 unit redo 2',
      '11-10 unit+leader redo 3',
    ])
  })

  test('a task given ten days before its deadline is not warned of what was known when it was given', () => {
    const short = task({ dueOn: '2025-09-11' })
    expect(live(short, '2025-09-01', 11)).toEqual(['09-08 unit accept 1'])
  })

  test('a milestone is warned of like a deadline, and once when it was missed', () => {
    const withMilestone = { ...working, dueOn: '2025-12-31', nextMilestoneOn: '2025-09-23' }
    expect(live(withMilestone, '2025-09-01', 40)).toEqual([
      '09-09 unit milestone 1',
      '09-19 unit milestone 2',
      '09-26 unit milestone 3',
    ])
  })
})

describe('nobody is pestered', () => {
  test('what a person pressed counts: the schedule waits its week', () => {
    expect(live(task(), '2025-09-01', 22, { '2025-09-05': 'pressed' })).toEqual([
      '09-12 unit accept 1',
      '09-19 unit accept 2',
    ])
  })

  test('after weeks without the job the furthest step comes at once and the earlier ones never', () => {
    expect(live(task(), '2025-09-23', 20)).toEqual([
      '09-23 unit+leader accept 3',
      '10-09 unit+leader+supervisor accept 4',
    ])
  })

  test('whatever happens, no audience hears of one task twice within seven days', () => {
    const events: Diary = {
      '2025-09-10': { state: 'in-progress', waitingSince: '2025-09-10', answeredOn: '2025-09-10' },
      '2025-09-19': { extensionAskedOn: '2025-09-19' },
      '2025-09-25': { extensionAskedOn: null, dueOn: '2025-10-15' },
      '2025-10-14': { state: 'reported-done', waitingSince: '2025-10-14' },
      '2025-10-17': { state: 'returned', waitingSince: '2025-10-17' },
    }
    const log = live(task({ dueOn: '2025-09-24', nextMilestoneOn: '2025-09-20' }), '2025-09-01', 90, events)
    expect(log.length).toBeGreaterThan(5)
    const days = log.map((line) => `2025-${line.slice(0, 5)}`)
    for (const [index, day] of days.slice(1).entries())
      expect(daysBetween(days[index] ?? '', day)).toBeGreaterThanOrEqual(7)
    for (const day of days) expect(calendar.isWorkingDay(day)).toBe(true)
  })

  test('what is over, or has neither deadline nor cadence, is left in peace', () => {
    expect(live(task({ state: 'closed' }), '2025-09-01', 60)).toEqual([])
    expect(live(task({ state: 'in-progress' }), '2025-09-01', 60)).toEqual([])
  })
})
