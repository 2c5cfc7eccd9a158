import { formatFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'
import type { AccountState, Leg, Reserved, Side } from './types.ts'

/** No balance goes further from zero: a 64-bit integer ends soon after. */
export const largestBalanceFen = 9n * 10n ** 18n

/** A leg with the balance that it leaves behind. */
export interface AppliedLeg extends Leg {
  balanceFen: bigint
}

export interface Applied {
  /** Every account that was touched, as it stands afterwards. */
  after: Map<string, AccountState>
  legs: AppliedLeg[]
  problems: Problem[]
}

/** By how much one side moves the balance of an account. */
export function changeOf(account: Pick<AccountState, 'normalSide'>, side: Side, amountFen: bigint): bigint {
  return side === account.normalSide ? amountFen : -amountFen
}

/** What may still go out of an account: balance less what is held, down to the floor. Null without a floor. */
export function availableFen(account: AccountState): bigint | null {
  return account.floorFen === null ? null : account.balanceFen - account.heldDecreaseFen - account.floorFen
}

/** What may still come in: up to the ceiling, counting what holds have promised. Null without a ceiling. */
export function roomFen(account: AccountState): bigint | null {
  return account.ceilingFen === null ? null : account.ceilingFen - account.balanceFen - account.heldIncreaseFen
}

/**
 * What an entry does to its accounts. `released` gives back what holds had reserved for it, before the limits are
 * judged. The accounts handed in are not changed.
 *
 * Errors: ledger.not-enough and .above-ceiling, with the account, its limit and what was asked; .balance-too-large.
 */
export function applyLegs(
  accounts: ReadonlyMap<string, AccountState>,
  legs: readonly Leg[],
  released: readonly Reserved[] = [],
): Applied {
  const after = new Map<string, AccountState>()
  const touched = (id: string): AccountState => {
    const known = after.get(id) ?? accounts.get(id)
    if (!known) throw new Error(`the account ${id} was not loaded`)
    const copy = after.get(id) ?? { ...known }
    after.set(id, copy)
    return copy
  }
  for (const { accountId, side, amountFen } of released) reserve(touched(accountId), side, -amountFen)
  const start = new Map([...after].map(([id, account]) => [id, { ...account }]))
  const applied = legs.map((leg) => {
    const account = touched(leg.accountId)
    account.balanceFen += changeOf(account, leg.side, leg.amountFen)
    return { ...leg, balanceFen: account.balanceFen }
  })
  const problems = [...after.values()].flatMap((account) =>
    limitProblems(start.get(account.id) ?? accounts.get(account.id) ?? account, account),
  )
  return { after, legs: applied, problems }
}

/**
 * What a hold does to its accounts: nothing moves, but what is promised is no longer available, and room for it is kept.
 *
 * Errors: as applyLegs.
 */
export function applyReserved(
  accounts: ReadonlyMap<string, AccountState>,
  reserved: readonly Reserved[],
): Omit<Applied, 'legs'> {
  const after = new Map<string, AccountState>()
  for (const { accountId, side, amountFen } of reserved) {
    const known = after.get(accountId) ?? accounts.get(accountId)
    if (!known) throw new Error(`the account ${accountId} was not loaded`)
    const copy = { ...known }
    reserve(copy, side, amountFen)
    after.set(accountId, copy)
  }
  const problems = [...after.values()].flatMap((account) => limitProblems(accounts.get(account.id) ?? account, account))
  return { after, problems }
}

function reserve(account: AccountState, side: Side, amountFen: bigint): void {
  if (side === account.normalSide) account.heldIncreaseFen += amountFen
  else account.heldDecreaseFen += amountFen
}

function limitProblems(before: AccountState, after: AccountState): Problem[] {
  const problems: Problem[] = []
  const [available, left] = [availableFen(before), availableFen(after)]
  if (available !== null && left !== null && left < 0n)
    problems.push({
      code: 'ledger.not-enough',
      params: {
        account: after.name,
        available: formatFen(available),
        asked: formatFen(available - left),
        balance: formatFen(before.balanceFen),
        held: formatFen(before.heldDecreaseFen),
        floor: formatFen(after.floorFen ?? 0n),
      },
    })
  const [room, roomLeft] = [roomFen(before), roomFen(after)]
  if (room !== null && roomLeft !== null && roomLeft < 0n)
    problems.push({
      code: 'ledger.above-ceiling',
      params: {
        account: after.name,
        room: formatFen(room),
        asked: formatFen(room - roomLeft),
        ceiling: formatFen(after.ceilingFen ?? 0n),
      },
    })
  if (after.balanceFen > largestBalanceFen || after.balanceFen < -largestBalanceFen)
    problems.push({ code: 'ledger.balance-too-large', params: { account: after.name } })
  return problems
}
