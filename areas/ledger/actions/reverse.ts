import { otherSide } from '#engines/ledger'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Posted } from '../rules/draft.ts'
import { contentDigest, type Origin, textProblems } from '../rules/entry-request.ts'
import { lockAccounts } from '../store/accounts.ts'
import { entryAt, postingsOf, reversalOf } from '../store/entries.ts'
import { refuseOutsideTransaction, type Writer, writeDrafts } from './post.ts'

export interface Reversal {
  regionPath: string
  entryId: string
  /** Recorded with the entry and shown wherever it is. */
  reason: string
  /** Left out: that of the entry. */
  origin?: Origin
  happenedAt?: Date
}

/**
 * Takes an entry back by a new one with the sides exchanged; the first stays as it is. An entry is reversed once: asking
 * again with the same reason answers the same.
 *
 * Writes: as post. Errors: ledger.entry-not-found, .already-reversed, .reversal-stays, .text-missing and those of post:
 * what has been spent meanwhile cannot be taken back.
 */
export async function reverse(tx: Db, writer: Writer, actor: Actor, reversal: Reversal): Promise<Posted> {
  refuseOutsideTransaction(tx)
  const { regionPath, entryId, reason } = reversal
  const wrong = textProblems(reason, 'reason')
  if (wrong.length > 0) throw new Refusal(wrong)
  const entry = await entryAt(tx, regionPath, entryId)
  if (!entry) throw new Refusal('ledger.entry-not-found')
  if (entry.kind === 'reversal') throw new Refusal('ledger.reversal-stays')
  const postings = await postingsOf(tx, regionPath, [entryId])
  await lockAccounts(
    tx,
    postings.map(({ account_id: id }) => ({ regionPath, id })),
  )
  const digest = contentDigest([regionPath, 'reverse', entryId, reason])
  const before = await reversalOf(tx, regionPath, entryId)
  if (before && before.request_digest !== digest)
    throw new Refusal({ code: 'ledger.already-reversed', params: { reason: before.reason ?? '' } })
  const legs = postings.map((row) => ({
    accountId: row.account_id,
    side: otherSide(row.side),
    amountFen: row.amount_fen,
  }))
  const { origin_area: area, origin_id: id, origin_label: label, origin_href: href } = entry
  const [posted] = await writeDrafts(tx, writer, actor, [
    {
      regionPath,
      key: `ledger.reverse:${entryId}`,
      digest,
      kind: 'reversal',
      legs,
      purpose: entry.purpose,
      origin: reversal.origin ?? { area, id, label, href },
      happenedAt: reversal.happenedAt ?? null,
      corrects: { entryId, reason },
      holdId: null,
      released: [],
    },
  ])
  if (!posted) throw new Error('one reversal gave no entry')
  return posted
}
