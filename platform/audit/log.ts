import { createHash } from 'node:crypto'
import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Audit, Operation } from './audit.ts'

/** A row of the log as stored. */
export interface Entry {
  id: string
  at: Date
  actor_user_id: string | null
  actor_name: string
  actor_membership_id: string | null
  actor_role: string | null
  action: string
  object: string
  region_path: string | null
  detail: string
  entry_digest: string
  position: bigint | null
  chain_digest: string | null
}

const sm3 = (text: string) => createHash('sm3').update(text, 'utf8').digest('hex')

/** Chain digest before the first entry. */
export const chainStart = sm3('kechuang operation log')

/** SM3 over every field that says what happened; a JSON array, so that no two entries read the same when joined. */
export function entryDigest(entry: Omit<Entry, 'entry_digest' | 'position' | 'chain_digest'>): string {
  const who = [entry.actor_user_id, entry.actor_name, entry.actor_membership_id, entry.actor_role]
  const what = [entry.action, entry.object, entry.region_path, entry.detail]
  return sm3(JSON.stringify([entry.id, entry.at.toISOString(), ...who, ...what]))
}

export const chainDigest = (previous: string, digest: string) => sm3(`${previous}${digest}`)

const batchSize = 2000

/**
 * Gives unsealed entries their place in the chain, oldest first. Sealing after the commit, in batches, keeps one
 * shared chain from making every writer in the city wait for the one before it; until then (about a second) an
 * entry is guarded by its own digest.
 */
export async function sealOperations(db: Db): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await db.tx(sealBatch)
    sealed += count
    if (count < batchSize) return sealed
  }
}

async function sealBatch(tx: Db): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('audit.seal'))`)
  const waiting = await tx.query<Pick<Entry, 'id' | 'entry_digest'>>(
    'select id, entry_digest from audit.operation where position is null order by at, id limit $1',
    [batchSize],
  )
  if (waiting.length === 0) return 0
  const [head] = await tx.query<{ position: bigint; chain_digest: string }>(
    'select position, chain_digest from audit.operation where position is not null order by position desc limit 1',
  )
  let position = head ? head.position : -1n
  let chain = head ? head.chain_digest : chainStart
  const places = waiting.map((entry) => {
    position += 1n
    chain = chainDigest(chain, entry.entry_digest)
    return { id: entry.id, position: position.toString(), chain }
  })
  await tx.query(
    `update audit.operation o set position = v.position, chain_digest = v.chain
     from unnest($1::text[], $2::bigint[], $3::text[]) v(id, position, chain) where o.id = v.id`,
    [places.map((p) => p.id), places.map((p) => p.position), places.map((p) => p.chain)],
  )
  return waiting.length
}

export interface OperationLog extends Audit {
  /** Seals what is waiting; called by itself after commits, and before a verification or a stop. */
  seal(): Promise<number>
  stop(): Promise<void>
}

/** The operation log of one process. `sealAfterMilliseconds` bounds how long an entry waits for its place. */
export function openOperationLog(
  base: { db: Db; clock: Clock; ids: Ids; onError: (error: unknown) => void },
  sealAfterMilliseconds = 500,
): OperationLog {
  let timer: NodeJS.Timeout | null = null
  let sealing: Promise<number> = Promise.resolve(0)

  function seal(): Promise<number> {
    sealing = sealing.catch(() => 0).then(() => sealOperations(base.db))
    return sealing
  }

  function sealSoon(): void {
    timer ??= setTimeout(() => {
      timer = null
      seal().catch(base.onError)
    }, sealAfterMilliseconds).unref()
  }

  return {
    async record(tx: Db, actor: Actor, operation: Operation) {
      const entry = {
        id: base.ids.next('op'),
        at: base.clock.now(),
        actor_user_id: actor.userId,
        actor_name: actor.name,
        actor_membership_id: actor.membershipId,
        actor_role: actor.kind === 'system' ? 'system' : actor.role,
        action: operation.action,
        object: operation.object,
        region_path: operation.regionPath ?? null,
        detail: JSON.stringify(operation.detail ?? {}),
      }
      await tx.query(
        `insert into audit.operation (id, at, actor_user_id, actor_name, actor_membership_id, actor_role, action, object, region_path, detail, entry_digest)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [...Object.values(entry), entryDigest(entry)],
      )
      tx.afterCommit(sealSoon)
    },
    seal,
    async stop() {
      if (timer) clearTimeout(timer)
      timer = null
      await seal()
    },
  }
}
