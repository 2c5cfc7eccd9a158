import type { Db } from '#platform/db/db'
import { scoreList } from '../../rules/top-list/score.ts'
import { type EntryRow, entriesOf } from '../../store/top-list-entries.ts'
import type { TopListRow } from '../../store/top-lists.ts'
import { jsonDigest } from '../points/json-digest.ts'
import { digestOf } from './draw.ts'

/** Ranks a list anew from what is frozen with it; the companies for which something differs. */
export async function recomputed(
  db: Db,
  row: TopListRow,
): Promise<{ isSame: boolean; companies: number; differing: string[] }> {
  const entries = await entriesOf(db, row)
  const scored = new Map(scoreList(row.spec, row.data).map((each) => [each.creditCode, each]))
  const differs = (entry: EntryRow) => {
    const again = scored.get(entry.credit_code)
    const kept = [entry.score === null ? null : Number(entry.score), entry.rank, entry.rank_low, entry.rank_high]
    const now = [again?.score ?? null, again?.rank ?? null, again?.rankBand?.[0] ?? null, again?.rankBand?.[1] ?? null]
    return jsonDigest([kept, entry.items]) !== jsonDigest([now, again?.items ?? []])
  }
  const differing = entries.filter(differs).map(({ credit_code }) => credit_code)
  const isSame = differing.length === 0 && digestOf(row, entries) === row.digest
  return { isSame, companies: entries.length, differing }
}
