import { actOnHold, type Hold, type HoldAct, legsOf } from '#engines/ledger'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Draft, Posted } from '../rules/draft.ts'
import { contentDigest, keyProblems, textProblems } from '../rules/entry-request.ts'
import { lockAccounts } from '../store/accounts.ts'
import { entriesByKeys } from '../store/entries.ts'
import { type HoldRow, holdOf, holdsAt, updateHolds } from '../store/holds.ts'
import { reservedOf } from './hold.ts'
import { refuseOutsideTransaction, type Writer, writeDrafts } from './post.ts'

export interface Settlement {
  regionPath: string
  holdId: string
  /** Idempotency key of the entry that it makes. */
  key: string
  /** Left out: all that is still held. */
  amountFen?: bigint
  /** Where it goes, for a hold that left it open. */
  to?: string
  /** Of a part: whether the remainder stays held for later or is given back. */
  rest: 'keep' | 'release'
  /** Left out: the purpose of the hold. */
  purpose?: string
  happenedAt?: Date
}

/**
 * Posts what a hold kept back, all or a part. It cannot fail for want of money or room: both were kept.
 *
 * Idempotent by key; no hold is ever posted beyond its amount. Writes: as post, and ledger.hold.
 * Errors: ledger.hold-not-found, .hold-over, .hold-expired, .above-hold, .destination-missing, .destination-differs
 *         and those of post.
 */
export async function settleHold(tx: Db, writer: Writer, actor: Actor, settlement: Settlement): Promise<Posted> {
  const [posted] = await settleHolds(tx, writer, actor, [settlement])
  if (!posted) throw new Error('one settlement gave no entry')
  return posted
}

/** Several settlements at once, all or none; of one hold each after the other. Writes and errors: as settleHold. */
export async function settleHolds(
  tx: Db,
  writer: Writer,
  actor: Actor,
  settlements: readonly Settlement[],
): Promise<Posted[]> {
  refuseOutsideTransaction(tx)
  const wrong = settlements.flatMap(({ key, purpose }) => [
    ...keyProblems(key),
    ...(purpose === undefined ? [] : textProblems(purpose, 'purpose')),
  ])
  if (wrong.length > 0) throw new Refusal(wrong)
  const holds = await lockHolds(tx, settlements)
  const repeated = await repeatedKeys(tx, settlements)
  const problems: Problem[] = []
  const drafts: Draft[] = []
  const changes: { row: HoldRow; after: Hold }[] = []
  for (const settlement of settlements) {
    const row = holds.get(settlement.holdId)
    if (!row) {
      problems.push({ code: 'ledger.hold-not-found' })
      continue
    }
    const to = destinationOf(settlement, row)
    const amountFen = settlement.amountFen ?? row.amount_fen - row.settled_fen
    if ('problem' in to) problems.push(to.problem)
    else if (repeated.has(settlement.key))
      drafts.push(draftOf(settlement, row, { to: to.id, amountFen, releasedFen: 0n }))
    else {
      const act: HoldAct = { kind: 'settle', amountFen, rest: settlement.rest }
      const outcome = actOnHold(holdOf(row), act, writer.clock.now())
      const { after, releasedFen } = outcome
      problems.push(...outcome.problems)
      changes.push({ row, after })
      drafts.push(draftOf(settlement, row, { to: to.id, amountFen, releasedFen }))
      holds.set(row.id, { ...row, state: after.state, settled_fen: after.settledFen })
    }
  }
  if (problems.length > 0) throw new Refusal(problems)
  const posted = await writeDrafts(tx, writer, actor, drafts)
  const by = { at: writer.clock.now(), byName: actor.name, reason: null }
  for (const [regionPath, own] of Map.groupBy(changes, ({ row }) => row.region_path))
    await updateHolds(
      tx,
      regionPath,
      own.map(({ row: { id }, after }) => ({ id, after })),
      by,
    )
  return posted
}

/** Locks every account concerned in one go, then reads the holds, which nobody can change meanwhile. */
async function lockHolds(tx: Db, settlements: readonly Settlement[]): Promise<Map<string, HoldRow>> {
  const byRegion = [...Map.groupBy(settlements, ({ regionPath }) => regionPath)]
  const keys = new Map<string, { regionPath: string; id: string }>()
  for (const [regionPath, own] of byRegion) {
    const before = await holdsAt(
      tx,
      regionPath,
      own.map(({ holdId }) => holdId),
    )
    for (const row of before.values())
      for (const { accountId: id } of reservedOf(row, 0n)) keys.set(id, { regionPath, id })
    for (const { to } of own) if (to !== undefined) keys.set(to, { regionPath, id: to })
  }
  await lockAccounts(tx, [...keys.values()])
  const holds = new Map<string, HoldRow>()
  for (const [regionPath, own] of byRegion)
    for (const [id, row] of await holdsAt(
      tx,
      regionPath,
      own.map(({ holdId }) => holdId),
    ))
      holds.set(id, row)
  return holds
}

async function repeatedKeys(tx: Db, settlements: readonly Settlement[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (const [regionPath, own] of Map.groupBy(settlements, (one) => one.regionPath))
    for (const { request_key } of await entriesByKeys(
      tx,
      regionPath,
      own.map(({ key }) => key),
    ))
      known.add(request_key)
  return known
}

function destinationOf(settlement: Settlement, row: HoldRow): { id: string } | { problem: Problem } {
  const { to } = settlement
  if (row.to_account_id === null)
    return to === undefined ? { problem: { code: 'ledger.destination-missing', field: 'to' } } : { id: to }
  if (to !== undefined && to !== row.to_account_id)
    return { problem: { code: 'ledger.destination-differs', field: 'to' } }
  return { id: row.to_account_id }
}

function draftOf(
  settlement: Settlement,
  row: HoldRow,
  { to, amountFen, releasedFen }: { to: string; amountFen: bigint; releasedFen: bigint },
): Draft {
  const { regionPath, holdId, key, happenedAt, rest } = settlement
  const purpose = settlement.purpose ?? row.purpose
  return {
    regionPath,
    key,
    digest: contentDigest([regionPath, 'settle', holdId, settlement.amountFen, to, rest, purpose, happenedAt]),
    kind: 'transfer',
    legs: legsOf([{ from: row.from_account_id, to, amountFen }]).legs,
    purpose,
    origin: { area: row.origin_area, id: row.origin_id, label: row.origin_label, href: row.origin_href },
    happenedAt: happenedAt ?? null,
    corrects: null,
    holdId,
    released: reservedOf(row, releasedFen),
  }
}
