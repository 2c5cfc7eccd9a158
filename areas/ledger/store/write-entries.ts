import type { AppliedLeg, Leg } from '#engines/ledger'
import type { Ids } from '#kernel/ids'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Draft, Posted } from '../rules/draft.ts'
import { patience, refuseBusy } from './accounts.ts'

interface Answer {
  entry: string
  happened: string
  recorded: string
  legs: { account: string; side: AppliedLeg['side']; amount: string; balance: string }[]
}

/**
 * Writes entries of one book in their order, with the limits of the accounts as the database keeps them; all or none.
 * Null: something speaks against it, nothing was written, and the accounts are locked.
 *
 * Errors: ledger.busy.
 */
export async function writeEntries(
  tx: Db,
  regionPath: string,
  drafts: readonly Draft[],
  by: { at: Date; ids: Ids; actor: Actor },
): Promise<Omit<Posted, 'regionPath'>[] | null> {
  const movesOf = drafts.map((draft) => accountMoves(draft))
  const accounts = [...new Set(movesOf.flatMap((moves) => [...moves.keys()]))]
  const given = JSON.stringify(drafts.map((draft, index) => draftJson(draft, movesOf[index] ?? new Map(), by)))
  const [row] = await tx
    .query<{ answers: Answer[] | null }>('select ledger.write_entries($1, $2, $3::jsonb, $4, $5) as answers', [
      regionPath,
      accounts,
      given,
      by.at,
      patience,
    ])
    .catch(refuseBusy)
  return row?.answers?.map(postedOf) ?? null
}

/** What an entry does to one account: to its balance all at once, because its limits are judged by the outcome. */
interface AccountMove {
  account: string
  debit: bigint
  credit: bigint
  heldDebit: bigint
  heldCredit: bigint
  legs: { side: Leg['side']; amount: string }[]
}

/** In the order of the accounts' ids, so that an answer given twice reads the same. */
function accountMoves(draft: Draft): Map<string, AccountMove> {
  const moves = new Map<string, AccountMove>()
  const moveOf = (account: string) => {
    const move = moves.get(account) ?? { account, debit: 0n, credit: 0n, heldDebit: 0n, heldCredit: 0n, legs: [] }
    moves.set(account, move)
    return move
  }
  for (const { accountId, side, amountFen } of draft.legs) {
    const move = moveOf(accountId)
    move[side] += amountFen
    move.legs.push({ side, amount: `${amountFen}` })
  }
  for (const { accountId, side, amountFen } of draft.released) {
    const move = moveOf(accountId)
    if (side === 'debit') move.heldDebit += amountFen
    else move.heldCredit += amountFen
  }
  return new Map([...moves].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const moveJson = ({ account, debit, credit, heldDebit, heldCredit, legs }: AccountMove) => ({
  account,
  debit: `${debit}`,
  credit: `${credit}`,
  held_debit: `${heldDebit}`,
  held_credit: `${heldCredit}`,
  legs,
})

function draftJson(draft: Draft, moves: Map<string, AccountMove>, { ids, actor }: { ids: Ids; actor: Actor }): object {
  const debits = draft.legs.filter(({ side }) => side === 'debit')
  return {
    id: ids.next('ent'),
    key: draft.key,
    digest: draft.digest,
    kind: draft.kind,
    amount: `${debits.reduce((sum, { amountFen }) => sum + amountFen, 0n)}`,
    purpose: draft.purpose,
    area: draft.origin.area,
    origin: draft.origin.id,
    label: draft.origin.label,
    href: draft.origin.href,
    hold: draft.holdId,
    corrects: draft.corrects?.entryId ?? null,
    reason: draft.corrects?.reason ?? null,
    happened: draft.happenedAt,
    user_id: actor.userId,
    user_name: actor.name,
    moves: [...moves.values()].map(moveJson),
  }
}

function postedOf({ entry, happened, recorded, legs }: Answer): Omit<Posted, 'regionPath'> {
  return {
    entryId: entry,
    happenedAt: new Date(happened),
    recordedAt: new Date(recorded),
    legs: legs.map(({ account, side, amount, balance }) => ({
      accountId: account,
      side,
      amountFen: BigInt(amount),
      balanceFen: BigInt(balance),
    })),
  }
}
