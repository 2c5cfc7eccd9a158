import type { Db } from '#platform/db/db'

export interface DraftRow {
  region_path: string
  id: string
  population_id: string
  name: string
  changes: Record<string, number>
  gain: number
  lose: number
  pass_before: number
  pass_after: number
  cost_before_fen: bigint
  cost_after_fen: bigint
  made_at: Date
  made_by_name: string
}

export async function insertDraft(tx: Db, row: DraftRow & { made_by: string | null }): Promise<void> {
  await tx.query(
    `insert into recognition.simulation_draft (region_path, id, population_id, name, changes, gain, lose, pass_before,
       pass_after, cost_before_fen, cost_after_fen, made_at, made_by, made_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      row.region_path,
      row.id,
      row.population_id,
      row.name,
      JSON.stringify(row.changes),
      row.gain,
      row.lose,
      row.pass_before,
      row.pass_after,
      row.cost_before_fen,
      row.cost_after_fen,
      row.made_at,
      row.made_by,
      row.made_by_name,
    ],
  )
}

/** Those of a region, the latest first. */
export async function draftsOf(db: Db, regionPath: string, limit: number): Promise<DraftRow[]> {
  return db.query<DraftRow>(
    'select * from recognition.simulation_draft where region_path = $1 order by made_at desc, id desc limit $2',
    [regionPath, limit],
  )
}

export async function draftAt(
  db: Db,
  { regionPath, id }: { regionPath: string; id: string },
): Promise<DraftRow | null> {
  const [row] = await db.query<DraftRow>(
    'select * from recognition.simulation_draft where region_path = $1 and id = $2',
    [regionPath, id],
  )
  return row ?? null
}
