import { expect, test } from 'vitest'
import { fenText } from '#kernel/money'
import { demoContracts } from './contracts.ts'

const contracts = demoContracts()
const sum = (of: typeof contracts) => of.reduce((all, { contractFen }) => all + contractFen, 0n)

test('the demo register holds 2,545 contracts of 114.2 亿元 to 31 May 2025, to the fen', () => {
  expect([contracts.length, fenText(sum(contracts), '亿元')]).toEqual([2545, '114.2'])
  expect(
    contracts
      .map(({ registeredOn }) => registeredOn)
      .sort()
      .at(-1) ?? '',
  ).toMatch(/^2025-05-/)
  expect(contracts.filter(({ contractFen }) => contractFen <= 0n)).toEqual([])
})

test('every district has in every month what the city shows there, and late districts have no May', () => {
  const toDate = (code: string, month: string) =>
    fenText(
      sum(
        contracts.filter(
          ({ regionPath, registeredOn }) => regionPath.includes(code) && registeredOn <= `2025-${month}-31`,
        ),
      ),
      '亿元',
    )
  expect(toDate('320812', '05')).toBe('34.3')
  for (const code of ['320830', '320826']) expect(toDate(code, '05')).toBe(toDate(code, '04'))
})

test('they are invented, say so, and are the same every time', () => {
  expect(contracts.every(({ particulars }) => particulars.content.includes('虚构'))).toBe(true)
  expect(demoContracts()).toEqual(contracts)
})
