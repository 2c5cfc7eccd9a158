import { businessDate, type Clock } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import { chainStart, sealOperations } from './log.ts'
import { rootOf } from './merkle.ts'
import { sealedLeaves } from './verify.ts'

export interface DailyRoot {
  day: string
  size: number
  root: string
}

/**
 * Publishes the root that closes yesterday's business day, once; a repeat answers the one already published.
 * The tree holds everything sealed by now: a few entries of this morning do no harm, a missing late one would.
 */
export async function publishDailyRoot(db: Db, clock: Clock): Promise<DailyRoot> {
  await sealOperations(db)
  const day = businessDate(new Date(clock.now().getTime() - 86_400_000))
  return db.tx(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('audit.seal'))`)
    const [known] = await tx.query<{ size: bigint; root: string }>(
      'select size, root from audit.daily_root where day = $1',
      [day],
    )
    if (known) return { day, size: Number(known.size), root: known.root }
    const [head] = await tx.query<{ size: bigint; chain_digest: string }>(
      'select position + 1 as size, chain_digest from audit.operation where position is not null order by position desc limit 1',
    )
    const size = Number(head?.size ?? 0n)
    const root = rootOf(await sealedLeaves(tx, size)).toString('hex')
    await tx.query(
      'insert into audit.daily_root (day, size, root, chain_digest, published_at) values ($1, $2, $3, $4, $5)',
      [day, size, root, head?.chain_digest ?? chainStart, clock.now()],
    )
    return { day, size, root }
  })
}
