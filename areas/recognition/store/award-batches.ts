import type { Db } from '#platform/db/db'

export interface BatchRow {
  region_path: string
  id: string
  title: string
  from_day: string
  to_day: string
  year: number
  state: 'drawn' | 'approved' | 'dropped'
  drawn_at: Date
  drawn_by_user_id: string
  drawn_by_name: string
  decided_at: Date | null
  decided_by_name: string | null
  notice_until: string | null
  drop_reason: string | null
  revision: number
}

export interface SumRow {
  count: number
  fen: bigint
}
export type Sums = Record<'all' | 'first' | 'again' | 'kept' | 'handed', SumRow>

export async function insertBatch(
  tx: Db,
  row: Omit<BatchRow, 'state' | 'decided_at' | 'decided_by_name' | 'notice_until' | 'drop_reason' | 'revision'>,
): Promise<void> {
  await tx.query(
    `insert into recognition.award_batch (region_path, id, title, from_day, to_day, year, state, drawn_at,
       drawn_by_user_id, drawn_by_name) values ($1, $2, $3, $4, $5, $6, 'drawn', $7, $8, $9)`,
    [
      row.region_path,
      row.id,
      row.title,
      row.from_day,
      row.to_day,
      row.year,
      row.drawn_at,
      row.drawn_by_user_id,
      row.drawn_by_name,
    ],
  )
}

/** A batch that lies in a region; null when there is none. */
export async function batchById(
  db: Db,
  regionPath: string,
  id: string,
  lock: 'update' | null = null,
): Promise<BatchRow | null> {
  const [row] = await db.query<BatchRow & Record<string, unknown>>(
    `select * from recognition.award_batch where starts_with(region_path, $1) and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

/** Batches of a region with everything in it, the newest first. */
export async function findBatches(
  db: Db,
  { regionPath, state }: { regionPath: string; state: BatchRow['state'] | undefined },
  page: { limit: number; offset: number },
): Promise<{ items: BatchRow[]; total: number }> {
  const where = 'starts_with(region_path, $1) and ($2::text is null or state = $2)'
  const items = await db.query<BatchRow & Record<string, unknown>>(
    `select * from recognition.award_batch where ${where} order by drawn_at desc, id limit $3 offset $4`,
    [regionPath, state ?? null, page.limit, page.offset],
  )
  const [counted] = await db.query<{ total: number }>(
    `select count(*)::int as total from recognition.award_batch where ${where}`,
    [regionPath, state ?? null],
  )
  return { items, total: counted?.total ?? 0 }
}

/** Batches on public notice on a day, of every region. */
export async function batchesOnNotice(db: Db, day: string): Promise<BatchRow[]> {
  return db.query<BatchRow & Record<string, unknown>>(
    `select * from recognition.award_batch where state = 'approved' and notice_until >= $1
     order by region_path, notice_until, id`,
    [day],
  )
}

export async function setApproved(
  tx: Db,
  row: BatchRow,
  by: { at: Date; name: string; noticeUntil: string },
): Promise<void> {
  await tx.query(
    `update recognition.award_batch set state = 'approved', decided_at = $3, decided_by_name = $4, notice_until = $5,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [row.region_path, row.id, by.at, by.name, by.noticeUntil],
  )
}

export async function setDropped(tx: Db, row: BatchRow, by: { at: Date; name: string; reason: string }): Promise<void> {
  await tx.query(
    `update recognition.award_batch set state = 'dropped', decided_at = $3, decided_by_name = $4, drop_reason = $5,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [row.region_path, row.id, by.at, by.name, by.reason],
  )
}

export async function setYear(tx: Db, row: Pick<BatchRow, 'region_path' | 'id'>, year: number): Promise<void> {
  await tx.query(
    'update recognition.award_batch set year = $3, revision = revision + 1 where region_path = $1 and id = $2',
    [row.region_path, row.id, year],
  )
}

export async function setRevised(tx: Db, row: Pick<BatchRow, 'region_path' | 'id'>): Promise<void> {
  await tx.query('update recognition.award_batch set revision = revision + 1 where region_path = $1 and id = $2', [
    row.region_path,
    row.id,
  ])
}

const nothing: SumRow = { count: 0, fen: 0n }

/** What the awards of some batches come to, without those that were taken out or back. */
export async function sumsOf(db: Db, batchIds: readonly string[]): Promise<Map<string, Sums>> {
  const rows = await db.query<{ batch_id: string; is_again: boolean; state: string; count: number; fen: string }>(
    `select batch_id, is_again, state, count(*)::int as count, sum(amount_fen)::text as fen from recognition.award
     where batch_id = any($1) and state in ('drawn', 'kept', 'handed') group by batch_id, is_again, state`,
    [[...batchIds]],
  )
  const of = (own: typeof rows) =>
    own.reduce((sum, { count, fen }) => ({ count: sum.count + count, fen: sum.fen + BigInt(fen) }), nothing)
  return new Map(
    batchIds.map((id) => {
      const own = rows.filter((row) => row.batch_id === id)
      return [
        id,
        {
          all: of(own),
          first: of(own.filter((row) => !row.is_again)),
          again: of(own.filter((row) => row.is_again)),
          kept: of(own.filter((row) => row.state === 'kept')),
          handed: of(own.filter((row) => row.state === 'handed')),
        },
      ]
    }),
  )
}

/** What stands of the awards of a budget year of one region: kept back or handed to payment. */
export async function awardedFen(db: Db, regionPath: string, year: number): Promise<bigint> {
  const [row] = await db.query<{ fen: string }>(
    `select coalesce(sum(a.amount_fen), 0)::text as fen from recognition.award a
       join recognition.award_batch b on b.region_path = a.region_path and b.id = a.batch_id
     where a.region_path = $1 and b.year = $2 and a.state in ('kept', 'handed')`,
    [regionPath, year],
  )
  return BigInt(row?.fen ?? 0)
}
