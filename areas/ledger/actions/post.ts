import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import { type Draft, draftOf, type Posted } from '../rules/draft.ts'
import { type EntryRequest, requestProblems } from '../rules/entry-request.ts'
import { writeEntries } from '../store/write-entries.ts'
import { reasonsAgainst } from './reasons-against.ts'

/** What writing needs beyond the transaction. */
export interface Writer {
  clock: Clock
  ids: Ids
}

/**
 * Moves money: one entry, balanced, in the caller's transaction. The accounts stay locked until it ends, so nothing
 * that the caller decides on these balances can be overtaken.
 *
 * Idempotent: the same key with the same content answers what was written then; with other content it is refused.
 * Writes: ledger.entry, ledger.posting, the balances of ledger.account.
 * Errors: ledger.key-used-otherwise, .not-enough, .above-ceiling, .account-not-found, .account-closed,
 *         .outside-budget-year, .busy and those of requestProblems; all that apply, at once.
 */
export async function post(tx: Db, writer: Writer, actor: Actor, request: EntryRequest): Promise<Posted> {
  const [posted] = await postAll(tx, writer, actor, [request])
  if (!posted) throw new Error('one request gave no entry')
  return posted
}

/**
 * Several entries, all or none, each judged after the ones before it. Ask for what belongs together in one call:
 * accounts are locked in order within a call, and only there.
 *
 * Writes and errors: as post.
 */
export async function postAll(
  tx: Db,
  writer: Writer,
  actor: Actor,
  requests: readonly EntryRequest[],
): Promise<Posted[]> {
  const problems = requests.flatMap(requestProblems)
  if (problems.length > 0) throw new Refusal(problems)
  return writeDrafts(tx, writer, actor, requests.map(draftOf))
}

/**
 * The one way into the journal. The database judges and writes in one call; when it refuses, the engine says why.
 *
 * Errors: as post.
 */
export async function writeDrafts(tx: Db, writer: Writer, actor: Actor, drafts: readonly Draft[]): Promise<Posted[]> {
  refuseOutsideTransaction(tx)
  const books = [...Map.groupBy(drafts, ({ regionPath }) => regionPath)].sort(([a], [b]) => (a < b ? -1 : 1))
  const [only] = books
  if (books.length === 1 && only) return writeBook(tx, writer, actor, only)
  // What one book refuses must not leave the others written, even if the caller goes on after the refusal.
  return tx.tx(async (step) => {
    const answers = new Map<Draft, Posted>()
    for (const book of books) {
      const posted = await writeBook(step, writer, actor, book)
      for (const [index, draft] of book[1].entries()) if (posted[index]) answers.set(draft, posted[index])
    }
    return drafts.flatMap((draft) => answers.get(draft) ?? [])
  })
}

async function writeBook(
  tx: Db,
  writer: Writer,
  actor: Actor,
  [regionPath, drafts]: [string, Draft[]],
): Promise<Posted[]> {
  const at = writer.clock.now()
  const answers = await writeEntries(tx, regionPath, drafts, { at, ids: writer.ids, actor })
  if (!answers) throw new Refusal(await reasonsAgainst(tx, regionPath, drafts, at))
  return answers.map((answer) => ({ regionPath, ...answer }))
}

export function refuseOutsideTransaction(tx: Db): void {
  if (!tx.inTransaction) throw new Error('money moves only inside a transaction of the caller')
}
