import { describe, expect, test } from 'vitest'
import { lastDayOf, type MeasureFacts, measureTasks } from './measure-tasks.ts'

const science = { name: '市科技局', role: 'responsible' as const, unit: { departmentId: 'dep_1' } }
const finance = { name: '市财政局', role: 'responsible' as const, unit: { departmentId: 'dep_2' } }
const plan = { periodTo: '2027', today: '2025-05-20' }
const measure = (over: Partial<MeasureFacts> = {}): MeasureFacts => ({
  id: 'plm_1',
  number: '1.',
  title: '培育高新技术企业',
  role: 'task',
  dueBy: null,
  units: [science, finance],
  deadlines: [],
  ...over,
})
const one = (over: Partial<MeasureFacts> = {}) => measureTasks([measure(over)], plan)[0]

describe('who leads', () => {
  test('the unit that is named to lead, else the first that answers for it; the others help', () => {
    expect(one({ units: [science, { ...finance, role: 'lead' }] })).toMatchObject({
      lead: { name: '市财政局' },
      support: [{ name: '市科技局' }],
    })
    expect(one()).toMatchObject({ lead: { name: '市科技局' }, support: [{ name: '市财政局' }] })
  })
  test('a unit that is nobody here is said so, and one printed twice helps once', () => {
    expect(one({ units: [{ name: '各县区', role: 'lead', unit: null }, science, finance, finance] })).toMatchObject({
      lead: { name: '市科技局' },
      support: [{ name: '市财政局' }],
      unknownUnits: ['各县区'],
    })
  })
  test('without a known unit it is not proposed', () => {
    expect(one({ units: [{ name: '各部门', role: 'lead', unit: null }] })).toMatchObject({
      lead: null,
      isProposed: false,
    })
  })
})

describe('by when', () => {
  test.each([
    ['as printed with the measure', { dueBy: '2025-Q3', deadlines: ['2027'] }, '2025-09-30', 'measure'],
    ['as the latest of its targets', { deadlines: ['2026', '2026-H1'] }, '2026-12-31', 'targets'],
    ['with the plan', {}, '2027-12-31', 'period'],
  ] as const)('%s', (_, over, dueOn, dueFrom) => {
    expect(one(over)).toMatchObject({ dueOn, dueFrom, isProposed: true })
  })
  test('what was due before today is not proposed, nor is what a report tells as done', () => {
    expect(one({ dueBy: '2025-04' })?.isProposed).toBe(false)
    expect(one({ role: 'review' })?.isProposed).toBe(false)
  })
})

test.each([
  ['2027', '2027-12-31'],
  ['2025-H1', '2025-06-30'],
  ['2025-Q1', '2025-03-31'],
  ['2028-02', '2028-02-29'],
])('the last day of %s is %s', (deadline, day) => {
  expect(lastDayOf(deadline)).toBe(day)
})
