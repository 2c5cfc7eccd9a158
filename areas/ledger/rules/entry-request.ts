import { createHash } from 'node:crypto'
import { type AccountState, changeOf, type Leg, legsOf, type Transfer } from '#engines/ledger'
import { businessDate } from '#kernel/clock'
import type { Problem } from '#kernel/refusal'

/** Why money moves: the area that asks, and the case or record behind it. */
export interface Origin {
  /** Folder name of the area, such as `contracts`. */
  area: string
  id: string | null
  /** The case in words, as a reader of the journal sees it. */
  label: string | null
  /** Page of this site that shows it. */
  href: string | null
}

export interface EntryRequest {
  regionPath: string
  /** Asking again under the same key with the same content changes nothing and answers the same. */
  key: string
  transfers: readonly Transfer[]
  purpose: string
  origin: Origin
  /** When it happened; left out: now. */
  happenedAt?: Date
  /** The entry that this one corrects, and why. */
  corrects?: { entryId: string; reason: string }
  /** Nothing but CNY is kept. */
  currency?: string
}

const longestKey = 200
const longestText = 500
const earliest = new Date('1990-01-01T00:00:00Z')

/**
 * Everything that is wrong with what was asked, before any account is looked at.
 *
 * Errors: ledger.key-unusable, .text-missing, .text-too-long, .currency-not-kept, .happened-implausibly, .reason-missing
 *         and those of the legs.
 */
export function requestProblems(request: EntryRequest): Problem[] {
  const { currency = 'CNY', happenedAt } = request
  const problems: Problem[] = [...keyProblems(request.key), ...textProblems(request.purpose, 'purpose')]
  if (currency !== 'CNY')
    problems.push({ code: 'ledger.currency-not-kept', field: 'currency', params: { currency: currency.slice(0, 20) } })
  if (happenedAt !== undefined && !(happenedAt >= earliest))
    problems.push({ code: 'ledger.happened-implausibly', field: 'happenedAt' })
  if (request.corrects) {
    if (request.corrects.reason.trim() === '') problems.push({ code: 'ledger.reason-missing', field: 'reason' })
    else problems.push(...textProblems(request.corrects.reason, 'reason'))
  }
  return [...problems, ...legsOf(request.transfers).problems]
}

export function keyProblems(key: string): Problem[] {
  return key.trim() === '' || key.length > longestKey ? [{ code: 'ledger.key-unusable', field: 'key' }] : []
}

export function textProblems(text: string, field: string): Problem[] {
  if (text.trim() === '') return [{ code: 'ledger.text-missing', field }]
  return text.length > longestText ? [{ code: 'ledger.text-too-long', field, params: { most: longestText } }] : []
}

export const originParts = ({ area, id, label, href }: Origin) => [area, id, label, href]

/** Digest of what was asked, without what a repetition may say otherwise: the instant, where none was given. */
export function contentDigest(content: readonly unknown[]): string {
  const text = JSON.stringify(content, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  return createHash('sha256').update(text).digest('hex')
}

/** An account as the journal needs it, beyond its balance. */
export interface BookAccount extends AccountState {
  regionPath: string
  budgetYear: number | null
  isClosed: boolean
}

export interface LegSetting {
  regionPath: string
  happenedAt: Date
  /** A reversal, a correction or what a hold of that year promised may still touch a budget that is over. */
  mayPassBudgetYear: boolean
}

/**
 * What speaks against legs in these accounts, limits aside.
 *
 * Errors: ledger.account-not-found (also for one in another region's books), .account-closed, .outside-budget-year.
 */
export function accountProblems(
  accounts: ReadonlyMap<string, BookAccount>,
  legs: readonly Leg[],
  setting: LegSetting,
): Problem[] {
  return legs.flatMap((leg): Problem[] => {
    const account = accounts.get(leg.accountId)
    if (!account || account.regionPath !== setting.regionPath)
      return [{ code: 'ledger.account-not-found', params: { account: leg.accountId } }]
    if (account.isClosed) return [{ code: 'ledger.account-closed', params: { account: account.name } }]
    const isSpent = changeOf(account, leg.side, leg.amountFen) < 0n
    const year = Number(businessDate(setting.happenedAt).slice(0, 4))
    if (account.budgetYear === null || !isSpent || account.budgetYear === year || setting.mayPassBudgetYear) return []
    return [{ code: 'ledger.outside-budget-year', params: { account: account.name, budget: account.budgetYear, year } }]
  })
}
