import { describe, expect, test } from 'vitest'
import { type Goal, growthForward, paceForward } from './pace-forward.ts'

const goal = (over: Partial<Goal> = {}): Goal => ({
  ...{ value: '150', valueMax: null, comparator: '>=', mode: 'flow-annual', deadline: '2025', direction: 'up' },
  ...over,
})
const ahead = (of: Goal, perMonth: string, actual = '48') => paceForward({ actual, perMonth, monthsLeft: 7, goal: of })

describe('a pace a month', () => {
  test.each([
    ['reaches an amount in the month in which it is passed', goal(), '15', '48', { value: '153', months: 7 }],
    ['of nothing never reaches it', goal(), '0', '48', { meetsTarget: false, months: null }],
    ['of a target that is reached already needs no month', goal(), '0', '150', { meetsTarget: true, months: 0 }],
    [
      'that just reaches what must be exceeded is not enough',
      goal({ value: '118', comparator: '>' }),
      '10',
      '48',
      { meetsTarget: false },
    ],
    [
      'about a value is enough from five per cent below',
      goal({ value: '124', comparator: '~' }),
      '10',
      '48',
      { value: '118', meetsTarget: true },
    ],
    [
      'stays below a ceiling, which no month reaches',
      goal({ comparator: '<=', direction: 'down' }),
      '10',
      '48',
      { meetsTarget: true, months: null },
    ],
    [
      'brings a level down to its target',
      goal({ value: '0.4', mode: 'ratio', comparator: '<=', direction: 'down' }),
      '-0.02',
      '0.5',
      { value: '0.36', meetsTarget: true, months: 5 },
    ],
    [
      'that lets it rise does not',
      goal({ value: '0.4', mode: 'ratio', comparator: '<=', direction: 'down' }),
      '0.02',
      '0.5',
      { meetsTarget: false, months: null },
    ],
    [
      'beyond the upper end of a range says so',
      goal({ value: '90', valueMax: '110', comparator: 'range' }),
      '10',
      '48',
      { value: '118', meetsTarget: true, isAboveRange: true },
    ],
  ] as const)('%s', (_, of, perMonth, actual, wanted) => {
    expect(ahead(of, perMonth, actual)).toMatchObject(wanted)
  })
})

describe('the growth of a year', () => {
  const year = { dataThrough: '2025-05-31', deadlineEnd: '2025-12-31', goal: goal({ value: '12', mode: 'growth' }) }

  test('is made up for by the months that are left', () => {
    const found = growthForward({ actual: '10', rest: '15', ...year })
    expect([found?.required, found?.atPace.value, found?.atPace.meetsTarget]).toEqual(['13.43', '12.92', true])
    expect(growthForward({ actual: '-8', rest: '0', ...year })?.required).toBe('26.29')
  })

  test('is not computed once the year is over, nor from the figure of another year', () => {
    expect(growthForward({ actual: '10', rest: '15', ...year, dataThrough: '2025-12-31' })).toBeNull()
    expect(growthForward({ actual: '10', rest: '15', ...year, dataThrough: '2024-12-31' })).toBeNull()
  })
})
