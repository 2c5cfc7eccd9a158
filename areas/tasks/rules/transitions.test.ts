import { describe, expect, test } from 'vitest'
import { actNames, hats, taskStates } from '../contract/shapes.ts'
import type { Hat } from './hats.ts'
import { type Act, actProblems, actsOpenTo, stateAfter, type TaskFacts, type TaskState } from './transitions.ts'

const facts = (over: Partial<TaskFacts> = {}): TaskFacts => ({
  state: 'in-progress',
  level: 1,
  dueOn: '2025-12-31',
  extensionUntil: null,
  openPartCount: 0,
  reportedByUserId: null,
  ...over,
})
const doer = (...worn: Hat[]) => ({ hats: new Set(worn), userId: 'usr_1' })
const codes = (act: Act, over: Partial<TaskFacts>, ...worn: Hat[]) =>
  actProblems(act, facts(over), doer(...worn)).map(({ code }) => code)

/** Written by hand from the way offices work: who, then in which states, then what it becomes (·: stays). */
const table: Record<Act, { by: Hat[]; states: Partial<Record<TaskState, TaskState | '·'>> }> = {
  accept: { by: ['lead'], states: { 'to-accept': 'in-progress' } },
  decline: { by: ['lead'], states: { 'to-accept': 'declined' } },
  progress: {
    by: ['lead'],
    states: { 'to-accept': 'in-progress', 'in-progress': 'in-progress', returned: 'in-progress' },
  },
  'report-done': {
    by: ['lead'],
    states: { 'to-accept': 'reported-done', 'in-progress': 'reported-done', returned: 'reported-done' },
  },
  retract: { by: ['lead'], states: { 'reported-done': 'in-progress' } },
  'ask-extension': { by: ['lead'], states: { 'to-accept': '·', 'in-progress': '·', returned: '·' } },
  close: { by: ['asker'], states: { 'reported-done': 'closed' } },
  return: { by: ['asker'], states: { 'reported-done': 'returned' } },
  'grant-extension': { by: ['asker'], states: { 'to-accept': '·', 'in-progress': '·', returned: '·' } },
  'refuse-extension': { by: ['asker'], states: { 'to-accept': '·', 'in-progress': '·', returned: '·' } },
  reassign: {
    by: ['asker'],
    states: {
      'to-accept': 'to-accept',
      declined: 'to-accept',
      'in-progress': 'to-accept',
      returned: 'to-accept',
    },
  },
  change: {
    by: ['asker'],
    states: { 'to-accept': '·', declined: '·', 'in-progress': '·', 'reported-done': '·', returned: '·' },
  },
  'hand-over': {
    by: ['asker'],
    states: { 'to-accept': '·', declined: '·', 'in-progress': '·', 'reported-done': '·', returned: '·' },
  },
  cancel: {
    by: ['asker'],
    states: {
      'to-accept': 'cancelled',
      declined: 'cancelled',
      'in-progress': 'cancelled',
      'reported-done': 'cancelled',
      returned: 'cancelled',
    },
  },
  reopen: { by: ['asker'], states: { closed: 'in-progress', cancelled: 'in-progress' } },
  remind: { by: ['asker', 'watcher'], states: { 'to-accept': '·', 'in-progress': '·', returned: '·' } },
  remark: {
    by: ['asker', 'lead', 'support', 'watcher'],
    states: Object.fromEntries(taskStates.map((state) => [state, '·'])),
  },
  'hand-out': { by: ['lead'], states: { 'to-accept': '·', 'in-progress': '·', returned: '·' } },
}
const aboutExtension: readonly Act[] = ['grant-extension', 'refuse-extension']

describe.each(actNames)('%s', (act) => {
  const { by, states } = table[act]

  test.each(taskStates)('of a task that is %s', (state) => {
    const over = { state, ...(aboutExtension.includes(act) ? { extensionUntil: '2026-01-31' } : {}) }
    for (const hat of hats) {
      const expected = !by.includes(hat) ? ['tasks.act-not-yours'] : states[state] ? [] : ['tasks.act-not-now']
      expect([hat, codes(act, over, hat)]).toEqual([hat, expected])
    }
    const after = states[state]
    if (after) expect(stateAfter(act, state)).toBe(after === '·' ? state : after)
  })
})

test('nobody without a hat may do anything', () => {
  for (const state of taskStates) expect(actsOpenTo(facts({ state }), doer())).toEqual([])
})

test('every state that is not the end can be left, and the end can be taken back', () => {
  for (const state of taskStates) {
    const ways = actNames.filter((act) => table[act].states[state] !== undefined && stateAfter(act, state) !== state)
    expect([state, ways.length > 0]).toEqual([state, true])
  }
})

describe('beyond the state', () => {
  test('who reported it done does not close it, a colleague does', () => {
    const reported = { state: 'reported-done', reportedByUserId: 'usr_1' } as const
    expect(codes('close', reported, 'asker', 'lead')).toEqual(['tasks.own-report'])
    expect(codes('close', { ...reported, reportedByUserId: 'usr_2' }, 'asker')).toEqual([])
  })
  test('a whole is not done before its parts', () => {
    expect(actProblems('report-done', facts({ openPartCount: 2 }), doer('lead'))).toEqual([
      { code: 'tasks.parts-open', params: { count: 2 } },
    ])
  })
  test('an extension needs a deadline, is asked for once, and decided once', () => {
    expect(codes('ask-extension', { dueOn: null }, 'lead')).toEqual(['tasks.no-deadline'])
    expect(codes('ask-extension', { extensionUntil: '2026-01-31' }, 'lead')).toEqual(['tasks.extension-open'])
    expect(codes('grant-extension', {}, 'asker')).toEqual(['tasks.no-extension'])
    expect(codes('refuse-extension', {}, 'asker')).toEqual(['tasks.no-extension'])
  })
  test('parts of parts of parts are not handed out', () => {
    expect([1, 2, 3].map((level) => codes('hand-out', { level }, 'lead'))).toEqual([[], [], ['tasks.part-too-deep']])
  })
})
