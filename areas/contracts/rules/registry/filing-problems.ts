import { creditCodeFault } from '#kernel/credit-code'
import { fixed, multiply, readDecimal } from '#kernel/decimal'
import { fenText, formatFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'
import { amountOf } from './money.ts'

/** Those answers of the form that only code can judge. */
export interface FiledContract {
  projectName: string
  signedOn: string
  validFrom: string
  validTo: string
  sellerCode: string
  buyers: readonly { name: string; creditCode?: string | undefined }[]
  amountState: 'settled' | 'open'
  currency?: string | undefined
  originalAmount?: string | undefined
  exchangeRate?: string | undefined
  contractAmount?: string | undefined
  expectedInput?: string | undefined
  expectedOutput?: string | undefined
  deductions: readonly { amount: string }[]
}

/**
 * Every reason why a contract cannot be filed as it is filled in: codes that do not check, dates out of order, amounts
 * that are not amounts, a foreign sum that does not make the yuan beside it, cost beyond the contract value.
 *
 * Units:  amounts are texts in yuan.
 * Source: GB 32100-2015 (codes); amounts by the official form, in 元.
 * Errors: contracts.bad-credit-code, .own-buyer, .signed-in-future, .dates-in-order, .conversion-differs,
 *         .deductions-exceed, and those of amounts.
 */
export function filingProblems(answers: FiledContract, { today }: { today: string }): Problem[] {
  return [
    ...codeProblems(answers),
    ...dateProblems(answers, today),
    ...amountProblems(answers),
    ...conversionProblems(answers),
  ]
}

function codeProblems({ sellerCode, buyers }: FiledContract): Problem[] {
  const parties = [
    { field: 'sellerCode', code: sellerCode },
    ...buyers.map(({ creditCode }, index) => ({ field: `buyers.${index}.creditCode`, code: creditCode })),
  ]
  return parties.flatMap(({ field, code }): Problem[] => {
    if (code === undefined) return []
    if (creditCodeFault(code)) return [{ code: 'contracts.bad-credit-code', field, params: { code } }]
    return field !== 'sellerCode' && code === sellerCode ? [{ code: 'contracts.own-buyer', field }] : []
  })
}

function dateProblems({ signedOn, validFrom, validTo }: FiledContract, today: string): Problem[] {
  const problems: Problem[] = []
  if (signedOn > today) problems.push({ code: 'contracts.signed-in-future', field: 'signedOn', params: { today } })
  if (validTo < validFrom) problems.push({ code: 'contracts.dates-in-order', field: 'validTo' })
  return problems
}

function amountProblems(answers: FiledContract): Problem[] {
  const problems: Problem[] = []
  for (const field of ['expectedInput', 'expectedOutput'] as const) {
    const value = answers[field]
    const { problem } = value === undefined ? { problem: null } : amountOf(value, field, { mayBeZero: true })
    if (problem) problems.push(problem)
  }
  let deducted = 0n
  for (const [index, { amount }] of answers.deductions.entries()) {
    const { fen, problem } = amountOf(amount, `deductions.${index}.amount`)
    if (problem) problems.push(problem)
    else deducted += fen
  }
  if (answers.amountState === 'open' || answers.contractAmount === undefined) return problems
  const { fen, problem } = amountOf(answers.contractAmount, 'contractAmount')
  if (problem) return [...problems, problem]
  if (deducted > fen)
    problems.push({
      code: 'contracts.deductions-exceed',
      field: 'deductions',
      params: { deducted: formatFen(deducted), contract: formatFen(fen) },
    })
  return problems
}

/** Of a contract in another currency, the sum times the rate makes the yuan beside it, rounded half up to the fen. */
function conversionProblems(answers: FiledContract): Problem[] {
  const { amountState, currency, originalAmount, exchangeRate, contractAmount } = answers
  if (amountState === 'open' || currency === undefined || currency === 'CNY') return []
  const amounts = { originalAmount, exchangeRate }
  const read = Object.entries(amounts).map(([field, text]) => ({ field, text, value: readDecimal(text ?? '') }))
  const wrong = read.filter(({ value }) => value === null || value.n <= 0n)
  if (wrong.length > 0)
    return wrong.map(({ field, text }) => ({ code: 'contracts.not-an-amount', field, params: { text: text ?? '' } }))
  const [sum, rate] = read.map(({ value }) => value)
  const given = amountOf(contractAmount ?? '', 'contractAmount')
  if (!sum || !rate || given.fen === null) return []
  const converted = fixed(multiply(sum, rate), 2)
  return fenText(given.fen) === converted
    ? []
    : [{ code: 'contracts.conversion-differs', field: 'contractAmount', params: { converted } }]
}
