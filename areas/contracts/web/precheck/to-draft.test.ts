import { expect, it } from 'vitest'
import { toDraft } from './to-draft.ts'

it('amounts go into the application in plain yuan, each cost as a line, none where there is none', () => {
  expect(toDraft({ kind: 'transfer', contractAmount: '300万元', equipment: '80万元', parts: '0', other: '' })).toEqual({
    kind: 'transfer',
    amountState: 'settled',
    currency: 'CNY',
    contractAmount: '3000000.00',
    deductions: [{ kind: 'equipment', amount: '800000.00' }],
  })
})

it('an amount that only a formula gives is filed as not settled', () => {
  expect(toDraft({ kind: 'licence', priceTerms: 'formula', contractAmount: '1' })).toEqual({
    kind: 'licence',
    amountState: 'open',
  })
})

it('what was not said is not said', () => {
  expect(toDraft({})).toEqual({})
  expect(toDraft({ contractAmount: 'three' })).toEqual({})
})
