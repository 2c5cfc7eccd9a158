import type { Answers } from '#engines/form'
import { fenText, readFen } from '#kernel/money'

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
  const contractAmount = yuanOf(answers.contractAmount)
  if (contractAmount === null) return draft
  const deductions = costs.flatMap((kind) => {
    const amount = yuanOf(answers[kind])
    return amount === null || amount === '0.00' ? [] : [{ kind, amount }]
  })
  return {
    ...draft,
    amountState: 'settled',
    currency: 'CNY',
    contractAmount,
    ...(deductions.length > 0 ? { deductions } : {}),
  }
}

/** `300万元` as the form wants it: 3000000.00. */
function yuanOf(typed: unknown): string | null {
  const read = typeof typed === 'string' ? readFen(typed) : null
  return read && 'fen' in read ? fenText(read.fen) : null
}
