import { expect, test } from 'vitest'
import { isValidOn, lastDayOf } from './certificates.ts'
import { isSameValue, readFactValue, settle } from './fact-values.ts'
import { type CompanyFile, declaredFacts, factOriginsOf, ruleFactsOf } from './rule-facts.ts'

test.each([
  ['2023-11-06', 36, '2026-11-05'],
  ['2024-02-29', 36, '2027-02-28'],
  ['2023-03-01', 36, '2026-02-28'],
  ['2025-01-31', 1, '2025-02-28'],
  ['2025-12-01', 12, '2026-11-30'],
])('a certificate of %s for %i months is valid until %s', (from, months, to) => {
  expect(lastDayOf(from, months)).toBe(to)
})

test.each([
  ['2023-11-05', false],
  ['2023-11-06', true],
  ['2025-06-30', true],
  ['2025-07-01', false],
])('withdrawn from 2025-07-01, it is valid on %s: %s', (day, valid) => {
  const certificate = { validFrom: '2023-11-06', validTo: '2026-11-05', withdrawnFrom: '2025-07-01' }
  expect(isValidOn(certificate, day)).toBe(valid)
})

test.each([
  ['rd_expense_wan_yuan', ' 1，200.50 ', { value: '1200.5' }],
  ['rd_expense_wan_yuan', '0', { value: '0' }],
  ['rd_expense_wan_yuan', '0.00', { value: '0' }],
  ['rd_expense_wan_yuan', '100.10', { value: '100.1' }],
  ['rd_expense_wan_yuan', '007', { value: '7' }],
  ['staff_total', '12.5', { problem: { code: 'enterprises.not-whole' } }],
  ['staff_total', '-3', { problem: { code: 'enterprises.negative' } }],
  ['sales_wan_yuan', '10000000000000', { problem: { code: 'enterprises.too-large' } }],
  ['sales_wan_yuan', '1e5', { problem: { code: 'enterprises.not-a-number' } }],
  ['on_abnormal_operation_list', '也许', { problem: { code: 'enterprises.not-yes-or-no' } }],
  ['on_abnormal_operation_list', '是', { value: 'yes' }],
  ['on_abnormal_operation_list', '否', { value: 'no' }],
  ['on_abnormal_operation_list', 'no', { value: 'no' }],
] as const)('%s said as “%s” is read or refused', (fact, text, read) => {
  expect(readFactValue(fact, text)).toMatchObject(read)
})

test('values that are equal as numbers are the same, whatever their digits', () => {
  expect(isSameValue('1200', '1200.00')).toBe(true)
  expect(isSameValue('1200', '1200.01')).toBe(false)
  expect(isSameValue('yes', 'no')).toBe(false)
})

const order = ['correction', 'tax', 'office', 'company'] as const
const said = (source: (typeof order)[number], value: string | null, day = 1) => ({
  source,
  value,
  recordedAt: new Date(Date.UTC(2026, 0, day)),
})

test('the source that comes first counts, however late another speaks, and disagreement is known', () => {
  const both = settle([said('company', '900', 20), said('tax', '800', 1)], order)
  expect([both.winner?.source, both.isDisputed]).toEqual(['tax', true])
  expect(settle([said('company', '800.0'), said('tax', '800')], order).isDisputed).toBe(false)
})

test('a source that took its word back no longer counts, and through two files the latest does', () => {
  expect(settle([said('tax', null, 5), said('office', '7')], order).winner?.value).toBe('7')
  expect(settle([said('office', '7', 1), said('office', '8', 2)], order).winner?.value).toBe('8')
  expect(settle([said('tax', null)], order)).toEqual({ winner: null, isDisputed: false })
})

const facts: Record<string, string> = {
  'sales_wan_yuan 2023': '100',
  'sales_wan_yuan 2024': '200',
  'sales_wan_yuan 2025': '300.10',
  'major_safety_accident 2025': 'no',
  'ip_class_1_count 2025': '3',
}
const file: CompanyFile = {
  creditCode: '91350100M000100Y43',
  registeredOn: '2020-05-01',
  certificates: [{ title: 'tech-sme', validFrom: '2026-01-01', validTo: '2026-12-31', withdrawnFrom: null }],
  valueOf: (fact, year) => facts[`${fact} ${year}`] ?? null,
  sourceOf: (fact, year) => (facts[`${fact} ${year}`] === undefined ? null : 'tax'),
}
const asked = (names: string[], on: string) => JSON.parse(JSON.stringify(ruleFactsOf(file, names, on)))

test('facts by year become those of the last years, seen from the day that is asked', () => {
  const names = ['sales_last_year_wan_yuan', 'sales_last_3_years_wan_yuan', 'ip_class_1_count']
  expect(asked(names, '2026-05-01')).toEqual({
    sales_last_year_wan_yuan: 300.1,
    sales_last_3_years_wan_yuan: [100, 200, 300.1],
    ip_class_1_count: 3,
  })
  expect(asked(names, '2025-05-01')).toEqual({ sales_last_year_wan_yuan: 200, ip_class_1_count: 3 })
})

test('no accident is known only when both years are, and titles follow the day', () => {
  const names = ['major_safety_accident_last_or_current_year', 'holds_valid_tech_sme_title']
  expect(asked(names, '2026-05-01')).toEqual({ holds_valid_tech_sme_title: true })
  facts['major_safety_accident 2026'] = 'no'
  expect(asked(names, '2026-05-01')).toMatchObject({ major_safety_accident_last_or_current_year: false })
  expect(asked(names, '2025-05-01')).toEqual({ holds_valid_tech_sme_title: false })
})

test('each answer of a file says where it is from; what the file does not say has no origin', () => {
  const names = ['sales_last_year_wan_yuan', 'holds_valid_tech_sme_title', 'staff_total']
  const origins = factOriginsOf(file, names, '2026-06-01')
  expect(Object.entries(origins).map(([name, { zh }]) => [name, zh])).toEqual([
    ['sales_last_year_wan_yuan', '企业档案：税务 2025'],
    ['holds_valid_tech_sme_title', '企业档案：登记和证书'],
  ])
})

test('what was declared becomes facts of the years that it speaks of, and nothing that it does not say for certain', () => {
  const declared = {
    staff_total: 120,
    sales_last_3_years_wan_yuan: ['1', '2.50'],
    ip_class_2_count: 3,
    on_abnormal_operation_list: false,
    major_safety_accident_last_or_current_year: false,
    major_quality_accident_last_or_current_year: true,
    holds_valid_high_tech_enterprise_certificate: true,
    market_share_percent: 10,
  }
  expect(declaredFacts(declared, '2026-06-01').map(({ fact, period, value }) => `${fact} ${period} ${value}`)).toEqual([
    'staff_total 2025 120',
    'sales_wan_yuan 2024 1',
    'sales_wan_yuan 2025 2.50',
    'ip_class_2_count 2026 3',
    'on_abnormal_operation_list 2026 no',
    'major_safety_accident 2025 no',
    'major_safety_accident 2026 no',
  ])
})
