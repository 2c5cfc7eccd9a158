import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Side, statementOf } from './engine.ts'

const lines = fc.array(
  fc.record({ side: fc.constantFrom<Side>('debit', 'credit'), amountFen: fc.bigInt(1n, 10n ** 17n) }),
  { maxLength: 30 },
)

test('closing is opening plus increases less decreases, and the last running balance', () => {
  fc.assert(
    fc.property(fc.constantFrom<Side>('debit', 'credit'), fc.bigInt(), lines, (normalSide, openingFen, given) => {
      const statement = statementOf(normalSide, openingFen, given)
      expect(statement.closingFen).toBe(openingFen + statement.increaseFen - statement.decreaseFen)
      expect(statement.lines.at(-1)?.balanceFen ?? openingFen).toBe(statement.closingFen)
      expect(statement.increaseFen >= 0n && statement.decreaseFen >= 0n).toBe(true)
    }),
  )
})

test('two statements in a row say what one over both periods says', () => {
  fc.assert(
    fc.property(lines, lines, (first, second) => {
      const one = statementOf('debit', 0n, [...first, ...second])
      const two = statementOf('debit', statementOf('debit', 0n, first).closingFen, second)
      expect(two.closingFen).toBe(one.closingFen)
    }),
  )
})
