import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AskedPayment, type BankLine, matchBankLines } from './engine.ts'

const options = { dayWindow: 3 }
const payment = (id: string, over: Partial<AskedPayment> = {}): AskedPayment => ({
  id,
  reference: `KC-${id}`,
  amountFen: 10_000n,
  payee: '示例新材料有限公司',
  bankAccountNo: '6222000011112222',
  sentOn: '2025-06-10',
  isOpen: true,
  ...over,
})
const line = (id: string, over: Partial<BankLine> = {}): BankLine => ({
  id,
  reference: null,
  amountFen: 10_000n,
  payee: '示例新材料有限公司',
  bankAccountNo: null,
  on: '2025-06-11',
  result: 'paid',
  ...over,
})
const found = (lines: BankLine[], payments: AskedPayment[]) =>
  Object.fromEntries(matchBankLines(lines, payments, options).matches)

describe('by reference', () => {
  test('width, case, blanks and hyphens do not matter', () => {
    const matches = found([line('1', { reference: 'ｋｃ p1 ', payee: null, on: null })], [payment('p1')])
    expect(matches).toEqual({ 1: { kind: 'matched', by: 'reference', paymentId: 'p1' } })
  })

  test('another amount is never taken for the payment', () => {
    const matches = found([line('1', { reference: 'KC-p1', amountFen: 9_999n })], [payment('p1')])
    expect(matches).toEqual({ 1: { kind: 'amount-differs', paymentId: 'p1', askedFen: 10_000n } })
  })

  test('the same said twice counts once; two different stories are left to a person', () => {
    const same = [line('1', { reference: 'KC-p1' }), line('2', { reference: 'KC-p1' })]
    expect(found(same, [payment('p1')])).toEqual({
      1: { kind: 'matched', by: 'reference', paymentId: 'p1' },
      2: { kind: 'repeated', paymentId: 'p1', firstLineId: '1' },
    })
    const different = [line('1', { reference: 'KC-p1' }), line('2', { reference: 'KC-p1', result: 'failed' })]
    const contradicts = { kind: 'contradicts', paymentId: 'p1' }
    expect(found(different, [payment('p1')])).toEqual({ 1: contradicts, 2: contradicts })
  })

  test('a reference that we never gave is unknown, even where amount, date and payee agree', () => {
    expect(found([line('1', { reference: 'XX-9' })], [payment('p1')])).toEqual({ 1: { kind: 'unknown' } })
  })

  test('a payment that was answered before is found again', () => {
    expect(found([line('1', { reference: 'KC-p1' })], [payment('p1', { isOpen: false })])).toMatchObject({
      1: { kind: 'matched' },
    })
  })
})

describe('by amount, date and payee', () => {
  test('one line and one payment that agree are a pair', () => {
    const payments = [payment('p1'), payment('p2', { amountFen: 20_000n })]
    const { matches, unanswered } = matchBankLines([line('1')], payments, options)
    expect(matches.get('1')).toEqual({ kind: 'matched', by: 'facts', paymentId: 'p1' })
    expect(unanswered).toEqual(['p2'])
  })

  test('brackets and width in a name do not matter', () => {
    const pay = payment('p1', { payee: '示例（淮安）有限公司' })
    expect(found([line('1', { payee: '示例(淮安) 有限公司' })], [pay])).toMatchObject({ 1: { kind: 'matched' } })
  })

  test('two payments that look alike, or two lines for one, are left to a person', () => {
    expect(found([line('1')], [payment('p1'), payment('p2')])).toEqual({
      1: { kind: 'ambiguous', paymentIds: ['p1', 'p2'] },
    })
    expect(found([line('1'), line('2')], [payment('p1')])).toEqual({
      1: { kind: 'ambiguous', paymentIds: ['p1'] },
      2: { kind: 'ambiguous', paymentIds: ['p1'] },
    })
  })

  test.each([
    ['a fen less', { amountFen: 9_999n }],
    ['a day before it was asked', { on: '2025-06-09' }],
    ['after the window', { on: '2025-06-14' }],
    ['no date', { on: null }],
    ['another payee', { payee: '别的有限公司' }],
    ['another bank account', { bankAccountNo: '1' }],
    ['neither name nor account', { payee: null }],
  ])('%s is no match', (_, over) => {
    expect(found([line('1', over)], [payment('p1')])).toEqual({ 1: { kind: 'unknown' } })
  })

  test('a payment that was answered before is not guessed at', () => {
    expect(found([line('1')], [payment('p1', { isOpen: false })])).toEqual({ 1: { kind: 'unknown' } })
  })
})

test('no payment is matched by two lines, and no two different amounts are a match', () => {
  const few = fc.constantFrom(1n, 2n, 3n)
  const some = fc.constantFrom('甲', '乙')
  const day = fc.constantFrom('2025-06-10', '2025-06-12', '2025-06-20')
  const reference = fc.constantFrom(null, 'KC-p0', 'KC-p1', 'KC-p2', 'KC-zz')
  const lines = fc.array(fc.record({ amountFen: few, payee: some, on: day, reference }), { maxLength: 8 })
  const payments = fc.array(fc.record({ amountFen: few, payee: some, isOpen: fc.boolean() }), { maxLength: 6 })
  fc.assert(
    fc.property(lines, payments, (given, asked) => {
      const bank = given.map((over, i) => line(`${i}`, over))
      const ours = asked.map((over, i) => payment(`p${i}`, over))
      const { matches, unanswered } = matchBankLines(bank, ours, options)
      expect([...matches.keys()]).toEqual(bank.map(({ id }) => id))
      const matched = [...matches].flatMap(([id, match]) => (match.kind === 'matched' ? [[id, match.paymentId]] : []))
      expect(new Set(matched.map(([, id]) => id)).size).toBe(matched.length)
      for (const [lineId, paymentId] of matched) {
        const pair = [bank.find(({ id }) => id === lineId), ours.find(({ id }) => id === paymentId)]
        expect(pair[0]?.amountFen).toBe(pair[1]?.amountFen)
        expect(unanswered).not.toContain(paymentId)
      }
    }),
  )
})
