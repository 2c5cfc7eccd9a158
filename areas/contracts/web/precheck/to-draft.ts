import type { Answers } from '#engines/form'

const costs = ['equipment', 'instruments', 'parts', 'materials', 'other'] as const

/**
 * What the seller has said in the precheck, as answers of the form `contract-registration`: kind, amounts and deductions.
 * The form's own questions about each cost (what, how many) stay open.
 *
 * Example: toDraft({ kind: 'service', priceTerms: 'formula' }) → { kind: 'service', amountState: 'open' }
 */
export function toDraft(answers: Answers): Answers {
  const draft: Answers = {}
  if (answers.kind) draft.kind = answers.kind
  if (answers.priceTerms === 'formula') return { ...draft, amountState: 'open' }
  if (!isFilled(answers.contractAmount)) return draft
  const deductions = costs
    .filter((cost) => isFilled(answers[cost]) && !isZero(answers[cost]))
    .map((cost) => ({ kind: cost, amount: answers[cost] }))
  return {
    ...draft,
    amountState: 'settled',
    currency: 'CNY',
    contractAmount: answers.contractAmount,
    ...(deductions.length > 0 ? { deductions } : {}),
  }
}

const isFilled = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isZero = (value: unknown) => /^0*(\.0*)?(万?元)?$/.test(String(value).trim())
