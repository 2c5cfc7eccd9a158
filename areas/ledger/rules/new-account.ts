import type { Side } from '#engines/ledger'
import { formatFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'
import type { accountKinds } from '../contract/shapes.ts'
import { textProblems } from './entry-request.ts'

/** What an account stands for. Only a source grows by what leaves it: it says where the money came from. */
export type AccountKind = (typeof accountKinds)[number]

export interface AccountTerms {
  /** Natural key within the region's books, such as `fund/tech-2025`; opening twice opens once. */
  code: string
  name: string
  kind: AccountKind
  currency?: string
  organisationId?: string | null
  budgetYear?: number | null
  /** Document that the account rests on. */
  basis?: string | null
  /** Left out: 0, except for a source and for clearing between regions, which have none. */
  floorFen?: bigint | null
  ceilingFen?: bigint | null
}

export const normalSideOf = (kind: AccountKind): Side => (kind === 'source' ? 'credit' : 'debit')

/** Money that is somewhere cannot be less than nothing; where it came from and who owes whom can be either. */
export const defaultFloorFen = (kind: AccountKind): bigint | null =>
  kind === 'source' || kind === 'clearing' ? null : 0n

/**
 * Everything that speaks against the terms of a new account.
 *
 * Errors: ledger.code-unusable, .currency-not-kept, .limits-reversed, .budget-year-implausible and those of texts.
 */
export function newAccountProblems(terms: AccountTerms): Problem[] {
  const problems: Problem[] = []
  if (!/^[a-z0-9][a-z0-9/_.-]{1,119}$/.test(terms.code)) problems.push({ code: 'ledger.code-unusable', field: 'code' })
  problems.push(...textProblems(terms.name, 'name'))
  const { currency = 'CNY', budgetYear = null } = terms
  if (currency !== 'CNY')
    problems.push({ code: 'ledger.currency-not-kept', field: 'currency', params: { currency: currency.slice(0, 20) } })
  if (budgetYear !== null && !(Number.isInteger(budgetYear) && budgetYear >= 2000 && budgetYear <= 2200))
    problems.push({ code: 'ledger.budget-year-implausible', field: 'budgetYear' })
  return [...problems, ...limitOrderProblems(terms.floorFen ?? null, terms.ceilingFen ?? null)]
}

/** Errors: ledger.limits-reversed. */
export function limitOrderProblems(floorFen: bigint | null, ceilingFen: bigint | null): Problem[] {
  if (floorFen === null || ceilingFen === null || floorFen <= ceilingFen) return []
  const params = { floor: formatFen(floorFen), ceiling: formatFen(ceilingFen) }
  return [{ code: 'ledger.limits-reversed', field: 'ceilingFen', params }]
}
