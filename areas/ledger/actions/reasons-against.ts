import { applyLegs } from '#engines/ledger'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Draft } from '../rules/draft.ts'
import { accountProblems } from '../rules/entry-request.ts'
import { type LockedAccount, lockAccounts } from '../store/accounts.ts'
import { entriesAt, entriesByKeys } from '../store/entries.ts'

/**
 * Every reason why the database refused these drafts, told by the engine on the accounts as they are: they are still
 * locked from the refusal.
 */
export async function reasonsAgainst(
  tx: Db,
  regionPath: string,
  drafts: readonly Draft[],
  at: Date,
): Promise<Problem[]> {
  const ids = new Set(drafts.flatMap(({ legs, released }) => [...legs, ...released].map(({ accountId }) => accountId)))
  const accounts = await lockAccounts(
    tx,
    [...ids].map((id) => ({ regionPath, id })),
  )
  const known = await entriesByKeys(
    tx,
    regionPath,
    drafts.map(({ key }) => key),
  )
  const digests = new Map(known.map((entry) => [entry.request_key, entry.request_digest]))
  const corrected = await entriesAt(
    tx,
    regionPath,
    drafts.flatMap(({ corrects }) => corrects?.entryId ?? []),
  )
  const problems: Problem[] = []
  for (const draft of drafts) {
    const digest = digests.get(draft.key)
    digests.set(draft.key, draft.digest)
    if (digest !== undefined) {
      if (digest !== draft.digest) problems.push({ code: 'ledger.key-used-otherwise', params: { key: draft.key } })
      continue
    }
    if (draft.corrects && !corrected.has(draft.corrects.entryId)) problems.push({ code: 'ledger.entry-not-found' })
    problems.push(...judge(draft, accounts, at))
  }
  if (problems.length === 0) throw new Error('the database refused entries that the engine allows')
  return problems
}

/** Judges one draft on the running balances, and carries them on. */
function judge(draft: Draft, running: Map<string, LockedAccount>, at: Date): Problem[] {
  const { regionPath, legs, released, happenedAt } = draft
  const wrong = accountProblems(running, legs, {
    regionPath,
    happenedAt: happenedAt ?? at,
    // A hold was made in the year of its budget; what it promised may be paid in the next.
    mayPassBudgetYear: draft.corrects !== null || draft.holdId !== null,
  })
  if (wrong.length > 0) return wrong
  const { after, problems } = applyLegs(running, legs, released)
  for (const [id, state] of after) {
    const account = running.get(id)
    if (account) running.set(id, { ...account, ...state })
  }
  return happenedAt !== null && happenedAt > recordedAt(draft, running, at)
    ? [{ code: 'ledger.happened-later', field: 'happenedAt' }, ...problems]
    : problems
}

function recordedAt(draft: Draft, accounts: Map<string, LockedAccount>, at: Date): Date {
  const times = draft.legs.flatMap(({ accountId }) => accounts.get(accountId)?.lastRecordedAt ?? [])
  return times.reduce((latest, time) => (time > latest ? time : latest), at)
}
