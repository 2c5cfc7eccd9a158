import type { Db } from '#platform/db/db'
import { chainDigest, chainStart, type Entry, entryDigest } from './log.ts'
import { growingTree, leafHash } from './merkle.ts'

export interface Fault {
  kind: 'entry-changed' | 'chain-broken' | 'entry-missing' | 'root-differs' | 'log-too-short'
  /** Identifier of the entry, or day of the root. */
  at: string
  position: number | null
}

export interface Verification {
  ok: boolean
  entries: number
  unsealed: number
  dailyRoots: number
  /** Root over everything sealed now; keep it elsewhere to be able to prove more later. */
  root: string
  faults: Fault[]
}

/** A root that somebody kept outside the system: the log must still begin with exactly that tree. */
export interface KeptRoot {
  size: number
  root: string
}

const pageSize = 5000
const mostFaults = 50

/**
 * Recomputes every digest of the log, the chain, and every published root, in one pass and constant memory.
 * Finds any changed byte of an entry, a removed or inserted entry, and a root that no longer fits.
 */
export async function verifyOperationLog(db: Db, kept: KeptRoot[] = []): Promise<Verification> {
  const faults: Fault[] = []
  const found = (fault: Fault) => faults.length < mostFaults && faults.push(fault)
  const expected = await expectedRoots(db, kept)
  const tree = growingTree()
  let chain = chainStart

  function compareRoots(): void {
    for (let next = expected[0]; next?.size === tree.size; next = expected[0]) {
      expected.shift()
      if (tree.root().toString('hex') !== next.root || (next.chainDigest && next.chainDigest !== chain))
        found({ kind: 'root-differs', at: next.at, position: next.size })
    }
  }

  compareRoots()
  for await (const entry of sealedEntries(db)) {
    const position = Number(entry.position)
    if (tree.size < position) found({ kind: 'entry-missing', at: entry.id, position: tree.size })
    while (tree.size < position) {
      tree.append(leafHash(Buffer.alloc(0)))
      compareRoots()
    }
    const digest = entryDigest(entry)
    if (digest !== entry.entry_digest) found({ kind: 'entry-changed', at: entry.id, position })
    chain = chainDigest(chain, digest)
    if (chain !== entry.chain_digest) {
      found({ kind: 'chain-broken', at: entry.id, position })
      // Go on from what is stored, so that one changed entry is reported once and not for all that follow.
      chain = entry.chain_digest ?? chain
    }
    tree.append(leafHash(Buffer.from(digest, 'hex')))
    compareRoots()
  }
  for (const { at, size } of expected) found({ kind: 'log-too-short', at, position: size })

  const unsealed = await db.query<Entry>('select * from audit.operation where position is null')
  for (const entry of unsealed)
    if (entryDigest(entry) !== entry.entry_digest) found({ kind: 'entry-changed', at: entry.id, position: null })

  const [daily] = await db.query<{ count: bigint }>('select count(*) as count from audit.daily_root')
  return {
    ok: faults.length === 0,
    entries: tree.size,
    unsealed: unsealed.length,
    dailyRoots: Number(daily?.count ?? 0n),
    root: tree.root().toString('hex'),
    faults,
  }
}

interface ExpectedRoot extends KeptRoot {
  at: string
  chainDigest?: string
}

async function expectedRoots(db: Db, kept: KeptRoot[]): Promise<ExpectedRoot[]> {
  const daily = await db.query<{ day: string; size: bigint; root: string; chain_digest: string }>(
    'select day, size, root, chain_digest from audit.daily_root order by day',
  )
  const published = daily.map((r) => ({ at: r.day, size: Number(r.size), root: r.root, chainDigest: r.chain_digest }))
  const outside = kept.map((r) => ({ at: `${r.size}:${r.root}`, ...r }))
  return [...published, ...outside].sort((a, b) => a.size - b.size)
}

async function* sealedEntries(db: Db): AsyncGenerator<Entry> {
  let after = -1n
  for (;;) {
    const page = await db.query<Entry>('select * from audit.operation where position > $1 order by position limit $2', [
      after.toString(),
      pageSize,
    ])
    yield* page
    const last = page.at(-1)?.position
    if (page.length < pageSize || last == null) return
    after = last
  }
}

/** Leaves of the sealed log up to `size`, for roots and proofs. */
export async function sealedLeaves(db: Db, size: number): Promise<Buffer[]> {
  const rows = await db.query<{ entry_digest: string }>(
    'select entry_digest from audit.operation where position < $1 order by position',
    [size],
  )
  return rows.map((row) => leafHash(Buffer.from(row.entry_digest, 'hex')))
}
