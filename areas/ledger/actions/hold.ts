import { actOnHold, amountProblems, applyReserved, heldFen, type Reserved } from '#engines/ledger'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import {
  accountProblems,
  contentDigest,
  keyProblems,
  type Origin,
  originParts,
  textProblems,
} from '../rules/entry-request.ts'
import { type LockedAccount, lockAccounts, writeHeld } from '../store/accounts.ts'
import { dueHolds, type HoldRow, holdOf, holdsAt, holdsByKey, insertHolds, updateHolds } from '../store/holds.ts'
import { refuseOutsideTransaction, type Writer } from './post.ts'

export interface HoldRequest {
  regionPath: string
  /** Asking again under the same key with the same content holds nothing more and answers the same. */
  key: string
  from: string
  /** Null: said when it is posted; until then no room is kept for it anywhere. */
  to: string | null
  amountFen: bigint
  purpose: string
  origin: Origin
  /** From then on nothing can be posted any more. Null: until somebody posts or voids it. */
  expiresAt: Date | null
}

export interface Held {
  holdId: string
  regionPath: string
  amountFen: bigint
  heldAt: Date
  expiresAt: Date | null
}

/**
 * Keeps an amount back: it stays where it is and is no longer available, and where it is to go, room is kept for it.
 *
 * Idempotent by key. Writes: ledger.hold, what accounts have held.
 * Errors: ledger.key-used-otherwise, .not-enough, .above-ceiling, .account-not-found, .account-closed,
 *         .outside-budget-year, .hold-expired for an expiry that is past, .busy and those of amounts and texts.
 */
export async function hold(tx: Db, writer: Writer, actor: Actor, request: HoldRequest): Promise<Held> {
  const [held] = await holdAll(tx, writer, actor, [request])
  if (!held) throw new Error('one request gave no hold')
  return held
}

/** Several amounts at once in one region, all or none, each under a key of its own. Writes and errors: as hold. */
export async function holdAll(tx: Db, writer: Writer, actor: Actor, requests: readonly HoldRequest[]): Promise<Held[]> {
  refuseOutsideTransaction(tx)
  const wrong = requests.flatMap(requestProblems)
  if (wrong.length > 0) throw new Refusal(wrong)
  const [first] = requests
  if (!first) return []
  const { regionPath } = first
  const keys = new Set(requests.map(({ key }) => key))
  if (keys.size < requests.length || requests.some((each) => each.regionPath !== regionPath))
    throw new Error('amounts that are held at once have keys of their own in one region')
  const ids = new Set(requests.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))
  const accounts = await lockAccounts(
    tx,
    [...ids].map((id) => ({ regionPath, id })),
  )
  const known = await holdsByKey(tx, regionPath, [...keys])
  const rows = requests.map((request) => {
    const row = rowOf(request, digestOf(request), writer, actor)
    const before = known.get(request.key)
    if (before && before.request_digest !== row.request_digest)
      throw new Refusal({ code: 'ledger.key-used-otherwise', params: { key: request.key } })
    return { request, row: before ?? row, isNew: !before }
  })
  const fresh = rows.filter(({ isNew }) => isNew)
  if (fresh.length > 0) await keep(tx, fresh, accounts)
  return rows.map(({ row }) => heldOf(row))
}

async function keep(
  tx: Db,
  fresh: readonly { request: HoldRequest; row: HoldRow }[],
  accounts: Map<string, LockedAccount>,
): Promise<void> {
  const problems = fresh.flatMap(({ request, row }) =>
    holdProblems(request, accounts, reservedOf(row, row.amount_fen), row.held_at),
  )
  if (problems.length > 0) throw new Refusal(problems)
  const reserved = fresh.flatMap(({ row }) => reservedOf(row, row.amount_fen))
  const { after, problems: limits } = applyReserved(accounts, reserved)
  if (limits.length > 0) throw new Refusal(limits)
  await insertHolds(
    tx,
    fresh.map(({ row }) => row),
  )
  await writeHeld(
    tx,
    [...accounts.values()].map((account) => ({ ...account, ...after.get(account.id) })),
  )
}

function requestProblems({ key, purpose, amountFen, from, to }: HoldRequest): Problem[] {
  return [
    ...keyProblems(key),
    ...textProblems(purpose, 'purpose'),
    ...amountProblems(amountFen, 'amountFen'),
    ...(from === to ? [{ code: 'ledger.same-account', field: 'to' }] : []),
  ]
}

const digestOf = ({ regionPath, from, to, amountFen, purpose, origin, expiresAt }: HoldRequest) =>
  contentDigest([regionPath, from, to, amountFen, purpose, originParts(origin), expiresAt])

function holdProblems(
  request: HoldRequest,
  accounts: Map<string, LockedAccount>,
  reserved: readonly Reserved[],
  now: Date,
): Problem[] {
  const isPast = request.expiresAt !== null && request.expiresAt <= now
  const setting = { regionPath: request.regionPath, happenedAt: now, mayPassBudgetYear: false }
  return [
    ...(isPast ? [{ code: 'ledger.hold-expired', field: 'expiresAt' }] : []),
    ...accountProblems(accounts, reserved, setting),
  ]
}

/** What a hold keeps back of `amountFen`, on both of its accounts. */
export function reservedOf(row: Pick<HoldRow, 'from_account_id' | 'to_account_id'>, amountFen: bigint): Reserved[] {
  const from: Reserved = { accountId: row.from_account_id, side: 'credit', amountFen }
  return row.to_account_id === null ? [from] : [from, { accountId: row.to_account_id, side: 'debit', amountFen }]
}

function rowOf(request: HoldRequest, digest: string, writer: Writer, actor: Actor): HoldRow {
  return {
    region_path: request.regionPath,
    id: writer.ids.next('hld'),
    request_key: request.key,
    request_digest: digest,
    from_account_id: request.from,
    to_account_id: request.to,
    amount_fen: request.amountFen,
    settled_fen: 0n,
    state: 'open',
    purpose: request.purpose,
    origin_area: request.origin.area,
    origin_id: request.origin.id,
    origin_label: request.origin.label,
    origin_href: request.origin.href,
    expires_at: request.expiresAt,
    held_at: writer.clock.now(),
    held_by_user_id: actor.userId,
    held_by_name: actor.name,
    ended_at: null,
    ended_by_name: null,
    end_reason: null,
  }
}

const heldOf = (row: HoldRow): Held => ({
  holdId: row.id,
  regionPath: row.region_path,
  amountFen: row.amount_fen,
  heldAt: row.held_at,
  expiresAt: row.expires_at,
})

/**
 * Gives back what a hold still keeps. Voiding what is voided already changes nothing.
 *
 * Writes: ledger.hold, what accounts have held.
 * Errors: ledger.hold-not-found, .hold-over, .hold-expired, .busy and those of texts.
 */
export async function voidHold(
  tx: Db,
  writer: Writer,
  actor: Actor,
  request: { regionPath: string; holdId: string; reason: string },
): Promise<void> {
  refuseOutsideTransaction(tx)
  const wrong = textProblems(request.reason, 'reason')
  if (wrong.length > 0) throw new Refusal(wrong)
  const { row, accounts } = await lockHold(tx, request.regionPath, request.holdId)
  if (row.state === 'voided') return
  await end(tx, row, accounts, 'void', { at: writer.clock.now(), byName: actor.name, reason: request.reason })
}

/** A hold with its accounts locked, so that it is what it is until the transaction ends. Errors: ledger.hold-not-found. */
export async function lockHold(
  tx: Db,
  regionPath: string,
  holdId: string,
): Promise<{ row: HoldRow; accounts: Map<string, LockedAccount> }> {
  const before = (await holdsAt(tx, regionPath, [holdId])).get(holdId)
  if (!before) throw new Refusal('ledger.hold-not-found')
  const ids = reservedOf(before, 0n).map(({ accountId }) => ({ regionPath, id: accountId }))
  const accounts = await lockAccounts(tx, ids)
  const row = (await holdsAt(tx, regionPath, [holdId])).get(holdId)
  if (!row) throw new Error(`the hold ${holdId} vanished`)
  return { row, accounts }
}

async function end(
  tx: Db,
  row: HoldRow,
  accounts: Map<string, LockedAccount>,
  kind: 'void' | 'expire',
  by: { at: Date; byName: string; reason: string | null },
): Promise<void> {
  const before = holdOf(row)
  const { after, problems } = actOnHold(before, { kind }, by.at)
  if (problems.length > 0) throw new Refusal(problems)
  const givenBack = reservedOf(row, -heldFen(before))
  const { after: states } = applyReserved(accounts, givenBack)
  await writeHeld(
    tx,
    [...accounts.values()].map((account) => ({ ...account, ...states.get(account.id) })),
  )
  await updateHolds(tx, row.region_path, [{ id: row.id, after }], by)
}

const perRound = 100

/**
 * Ends the holds whose time is over, each in a transaction of its own: one that somebody else is busy with does not
 * keep the others waiting. Safe to run at any time, and again.
 *
 * Writes: ledger.hold, what accounts have held. Answers how many it ended.
 */
export async function expireHolds(db: Db, writer: Writer): Promise<number> {
  let ended = 0
  for (;;) {
    const at = writer.clock.now()
    const due = await dueHolds(db, at, perRound)
    let endedNow = 0
    for (const { region_path, id } of due) if (await expireOne(db, region_path, id, at)) endedNow++
    ended += endedNow
    if (due.length < perRound || endedNow === 0) return ended
  }
}

function expireOne(db: Db, regionPath: string, holdId: string, at: Date): Promise<boolean> {
  return db.tx(async (tx) => {
    const { row, accounts } = await lockHold(tx, regionPath, holdId)
    // Somebody posted or voided it meanwhile.
    if (row.state !== 'open') return false
    await end(tx, row, accounts, 'expire', { at, byName: '系统', reason: null })
    return true
  })
}
