import { expect, test } from 'vitest'
import { asideOf, type FormRow, refusedRows, reportOf, type UnitForm } from './report-drafts.ts'
import { unitState } from './unit-state.ts'

function row(over: Partial<FormRow>): FormRow {
  return {
    ...{ indicatorId: 'ind_1', indicator: '样例数', unit: '项', reported: 'year-to-date', formula: null },
    ...{ needsEvidence: false, previous: null, lastYear: null, target: null, state: 'missing', value: null },
    ...{ revision: 0, explanation: null, note: null, hasEvidence: false },
    ...over,
  }
}

function form(...rows: FormRow[]): UnitForm {
  return {
    ...{ title: '样例', note: null, period: '2025-05', dueOn: '2025-06-10', status: 'open' },
    ...{ regionPath: '320800/', unitRegionPath: '320800/320812/', unitName: '清江浦区', subject: '', rows },
  }
}

const aside = { note: '', evidence: null, isNone: false, reason: '' }
const file = { fileId: 'fil_1', name: '证明.pdf' }

test('a figure that came back goes again as it is once its evidence is there, and not before', () => {
  const asked = form(row({ state: 'returned', value: '12', revision: 1 }))
  expect(reportOf(asked, {}, {}).entries).toEqual([])
  const { entries } = reportOf(asked, {}, { ind_1: { ...aside, evidence: file } })
  expect(entries).toMatchObject([{ value: '12', evidenceFileId: 'fil_1', expectedRevision: 1 }])
})

test('saying that there is none leaves a typed figure out, and is not said twice', () => {
  const drafts = { 'ind_1 ': { value: '3', explanation: '' } }
  const said = { ind_1: { ...aside, isNone: true, reason: '没有此类项目' } }
  expect(reportOf(form(row({})), drafts, said)).toEqual({
    entries: [],
    none: [{ indicatorId: 'ind_1', reason: '没有此类项目' }],
  })
  const stored = row({ state: 'none', note: '没有此类项目' })
  expect(asideOf(stored, {})).toMatchObject({ isNone: true, reason: '没有此类项目' })
  expect(reportOf(form(stored), {}, {}).none).toEqual([])
})

test('a figure after "there is none" goes as it was typed, with the revision of what came back before', () => {
  const asked = form(row({ state: 'none', note: '没有', revision: 2 }))
  const drafts = { 'ind_1 ': { value: '1,200', explanation: '' } }
  expect(reportOf(asked, drafts, { ind_1: aside }).entries).toMatchObject([{ value: '1,200', expectedRevision: 2 }])
})

test('questions and refusals stand beside the row that was sent, the rest above', () => {
  const problems = [
    { code: 'indicators.finding-jump', field: 'entries.1', message: '变动大' },
    { code: 'indicators.not-a-number', field: 'entries.0.value', message: '不是数' },
    { code: 'indicators.collection-closed', message: '已结束' },
  ]
  expect(refusedRows(problems, [{ indicatorId: 'ind_1' }, { indicatorId: 'ind_2' }], '')).toEqual({
    findings: { 'ind_2 ': ['变动大'] },
    refusals: { 'ind_1 ': ['不是数'] },
    general: ['已结束'],
  })
})

test.each([
  [true, ['submitted'], 9, 'done'],
  [false, ['returned', 'missing'], 9, 'returned'],
  [false, ['submitted', 'missing'], 1, 'late'],
  [false, ['submitted', 'missing'], 0, 'partly'],
  [false, ['missing'], 0, 'owed'],
] as const)('done %s with %j, %i days late, is %s', (isDone, states, daysLate, state) => {
  expect(unitState({ isDone, cells: states.map((one) => ({ state: one })) }, daysLate)).toBe(state)
})
