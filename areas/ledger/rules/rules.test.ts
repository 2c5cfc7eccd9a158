import { describe, expect, test } from 'vitest'
import type { Match } from '#engines/ledger'
import { builtInLayout, isYuan, layoutProblems, resultOf } from './bank-layout.ts'
import { approvalProblems, preparationProblems } from './four-eyes.ts'
import { answerOutcome, lineOutcome } from './line-outcome.ts'
import { defaultFloorFen, newAccountProblems, normalSideOf } from './new-account.ts'
import { batchNumber, paymentReference, referenceIn } from './payment-reference.ts'

describe('four eyes', () => {
  const payees = [
    { name: '甲公司', organisationId: 'org_a', changedByUserId: 'usr_clerk' },
    { name: '乙公司', organisationId: 'org_b', changedByUserId: 'usr_other' },
    { name: '王某', organisationId: null, changedByUserId: null },
  ]
  const person = (userId: string, ...organisations: string[]) => ({ userId, organisationIds: new Set(organisations) })
  const codes = (approver: ReturnType<typeof person>) =>
    approvalProblems(approver, { preparedByUserId: 'usr_preparer', payees }).map(({ code, params }) => [
      code,
      params?.payee,
    ])

  test('somebody else, who is no payee and decided no bank account, may approve', () => {
    expect(codes(person('usr_approver', 'org_c'))).toEqual([])
  })

  test('the preparer, a payee and who changed the bank details may not, and every reason is named', () => {
    expect(codes(person('usr_preparer'))).toEqual([['ledger.own-batch', undefined]])
    expect(codes(person('usr_approver', 'org_a', 'org_b'))).toEqual([
      ['ledger.person-is-payee', '甲公司'],
      ['ledger.person-is-payee', '乙公司'],
    ])
    expect(codes(person('usr_clerk', 'org_b'))).toEqual([
      ['ledger.person-is-payee', '乙公司'],
      ['ledger.changed-bank-details', '甲公司'],
    ])
  })

  test('a payee may not prepare either', () => {
    expect(preparationProblems(person('usr_1', 'org_b'), payees)).toHaveLength(1)
    expect(preparationProblems(person('usr_1'), payees)).toEqual([])
  })
})

describe('the reference of a payment', () => {
  test('says who pays, in which batch and on which line, and is found again in whatever the bank makes of it', () => {
    const reference = paymentReference({ regionPath: '320800/320812/', year: 2025, ordinal: 12, line: 345 })
    expect(reference).toBe('KC32081220250120345')
    for (const text of [reference, ` ${reference.toLowerCase()} `, `奖补资金 ${reference}`, 'KC320812 2025-012-0345'])
      expect(referenceIn(text)).toBe(reference)
    for (const text of ['', '20250611000123', 'KC12']) expect(referenceIn(text)).toBeNull()
  })

  test('never collides between lines and batches that people can make', () => {
    const all = [1, 12, 123, 1234].flatMap((ordinal) =>
      [1, 45, 2000].map((line) => paymentReference({ regionPath: '320800/', year: 2025, ordinal, line })),
    )
    expect(new Set(all).size).toBe(all.length)
    expect(batchNumber({ year: 2025, ordinal: 1234 })).toBe('2025-1234')
  })
})

describe('the answer of a bank', () => {
  test.each([
    ['sent', 'paid', 'paid'],
    ['sent', 'failed', 'returned'],
    ['paid', 'paid', 'already'],
    ['paid', 'failed', 'returned'],
    ['returned', 'failed', 'already'],
    ['returned', 'paid', 'contradicts'],
    ['waiting', 'paid', 'unknown'],
    ['batched', 'paid', 'unknown'],
    ['cancelled', 'failed', 'unknown'],
  ] as const)('about a payment that is %s, saying %s, comes to %s', (state, result, outcome) => {
    expect(answerOutcome(result, state)).toBe(outcome)
    expect(lineOutcome({ kind: 'matched', by: 'reference', paymentId: 'pay_1' }, result, state)).toBe(outcome)
  })

  test('what could not be matched is left to a person, whatever the bank says', () => {
    const unclear: Match[] = [
      { kind: 'amount-differs', paymentId: 'p', askedFen: 1n },
      { kind: 'ambiguous', paymentIds: ['p'] },
      { kind: 'contradicts', paymentId: 'p' },
      { kind: 'unknown' },
    ]
    for (const match of unclear) expect(lineOutcome(match, 'paid', 'sent')).toBe(match.kind)
  })

  test.each([
    ['交易成功', 'paid'],
    ['成功入账', 'paid'],
    ['交易不成功', 'failed'],
    ['已退汇', 'failed'],
    ['户名不符，退票', 'failed'],
    ['处理中', null],
    ['', null],
  ])('“%s” is read as %s', (text, result) => {
    expect(resultOf(text, builtInLayout)).toBe(result)
  })

  test.each([
    ['', true],
    ['人民币', true],
    ['cny', true],
    ['USD', false],
    ['港币', false],
  ])('the currency “%s” is yuan: %s', (text, expected) => {
    expect(isYuan(text)).toBe(expected)
  })
})

test('a layout without our reference, amount, account or name is refused with all that is missing', () => {
  expect(layoutProblems(builtInLayout)).toEqual([])
  const bare = { ...builtInLayout, columns: [{ header: '序号', field: 'line' as const }] }
  expect(layoutProblems(bare)[0]?.params?.zh).toBe('导出列“付款编号”、导出列“金额”、导出列“收款账号”、导出列“收款户名”')
})

test('the terms of an account: everything wrong at once; a source grows by what leaves it', () => {
  const wrong = {
    code: 'A B',
    name: ' ',
    kind: 'fund' as const,
    currency: 'EUR',
    budgetYear: 25,
    floorFen: 2n,
    ceilingFen: 1n,
  }
  expect(newAccountProblems(wrong).map(({ code }) => code)).toEqual([
    'ledger.code-unusable',
    'ledger.text-missing',
    'ledger.currency-not-kept',
    'ledger.budget-year-implausible',
    'ledger.limits-reversed',
  ])
  expect([normalSideOf('source'), normalSideOf('fund')]).toEqual(['credit', 'debit'])
  expect([
    defaultFloorFen('fund'),
    defaultFloorFen('party'),
    defaultFloorFen('source'),
    defaultFloorFen('clearing'),
  ]).toEqual([0n, 0n, null, null])
})
