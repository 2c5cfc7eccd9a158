import type { Problem } from '#kernel/refusal'
import type { Standing } from './entry.ts'

/**
 * Every reason why a registration cannot stand as it would after a change.
 *
 * Units:  fen.
 * Source: 技术交易额 is part of the contract value; an open amount is settled, not changed.
 * Errors: contracts.already-cancelled, .nothing-changed, .technology-exceeds, .settle-instead, .not-open, .dates-in-order,
 *         .amount-not-positive.
 */
export function changeProblems(
  before: Standing,
  after: Standing,
  kind: 'changed' | 'amount-settled' | 'cancelled',
): Problem[] {
  if (before.state === 'cancelled') return [{ code: 'contracts.already-cancelled' }]
  if (kind === 'cancelled') return []
  const problems: Problem[] = []
  if (kind === 'changed' && JSON.stringify(comparable(before)) === JSON.stringify(comparable(after)))
    problems.push({ code: 'contracts.nothing-changed' })
  const isAmountChanged = before.contractFen !== after.contractFen || before.technologyFen !== after.technologyFen
  if (kind === 'changed' && before.isAmountOpen && isAmountChanged)
    problems.push({ code: 'contracts.settle-instead', field: 'contractAmount' })
  if (kind === 'amount-settled' && !before.isAmountOpen) problems.push({ code: 'contracts.not-open' })
  if (!after.isAmountOpen && after.contractFen <= 0n)
    problems.push({ code: 'contracts.amount-not-positive', field: 'contractAmount' })
  if (after.technologyFen > after.contractFen)
    problems.push({ code: 'contracts.technology-exceeds', field: 'technologyAmount' })
  const { signedOn, validFrom, validTo } = after.particulars
  if (validTo !== null && validTo < (validFrom ?? signedOn))
    problems.push({ code: 'contracts.dates-in-order', field: 'validTo' })
  return problems
}

const comparable = ({ contractFen, technologyFen, particulars }: Standing) => [
  String(contractFen),
  String(technologyFen),
  particulars,
]
