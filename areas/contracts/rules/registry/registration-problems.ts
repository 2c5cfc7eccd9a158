import type { Problem } from '#kernel/refusal'
import { amountOf } from './money.ts'

/**
 * Every reason why a registrar cannot register as they filled it in; amounts are compared again when it is recorded.
 *
 * Units:  amounts are texts in yuan.
 * Source: a technology contract is registered by its written text; 技术交易额 is part of the contract value.
 * Errors: contracts.text-missing, .amount-open, .reason-missing, .technology-exceeds, and those of amounts.
 */
export function registrationProblems(
  {
    answers,
  }: {
    answers: {
      kind: string
      contractText: readonly unknown[]
      amountState: 'settled' | 'open'
      contractAmount?: string | undefined
    }
  },
  {
    recognisedKind,
    technologyAmount,
    reason,
  }: { recognisedKind?: string | undefined; technologyAmount?: string | undefined; reason?: string | undefined },
): Problem[] {
  const problems: Problem[] = []
  if (answers.contractText.length === 0) problems.push({ code: 'contracts.text-missing' })
  const isChanged = recognisedKind !== undefined && recognisedKind !== answers.kind
  if ((isChanged || technologyAmount !== undefined) && !reason)
    problems.push({ code: 'contracts.reason-missing', field: 'reason' })
  if (technologyAmount === undefined) return problems
  if (answers.amountState === 'open') return [...problems, { code: 'contracts.amount-open', field: 'technologyAmount' }]
  const fixed = amountOf(technologyAmount, 'technologyAmount', { mayBeZero: true })
  const contract = amountOf(answers.contractAmount ?? '', 'technologyAmount')
  if (fixed.problem) problems.push(fixed.problem)
  else if (contract.fen !== null && fixed.fen > contract.fen)
    problems.push({ code: 'contracts.technology-exceeds', field: 'technologyAmount' })
  return problems
}
