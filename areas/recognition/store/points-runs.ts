import type { Db } from '#platform/db/db'

export interface RunRow {
  region_path: string
  id: string
  year: number
  judged_on: string
  job_id: string | null
  started_at: Date
  started_by_name: string
  finished_at: Date | null
  companies: number | null
  new_sheets: number | null
}

export async function insertRun(
  tx: Db,
  run: { regionPath: string; id: string; year: number; on: string; at: Date; by: string | null; byName: string },
): Promise<void> {
  await tx.query(
    `insert into recognition.points_run (region_path, id, year, judged_on, started_at, started_by, started_by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [run.regionPath, run.id, run.year, run.on, run.at, run.by, run.byName],
  )
}

export async function setJob(tx: Db, regionPath: string, id: string, jobId: string): Promise<void> {
  await tx.query('update recognition.points_run set job_id = $3 where region_path = $1 and id = $2', [
    regionPath,
    id,
    jobId,
  ])
}

export async function runAt(
  db: Db,
  regionPath: string,
  id: string,
  lock: 'update' | null = null,
): Promise<RunRow | null> {
  const [row] = await db.query<RunRow>(
    `select * from recognition.points_run where region_path = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

export async function finishRun(
  tx: Db,
  { regionPath, id }: { regionPath: string; id: string },
  done: { at: Date; companies: number; newSheets: number },
): Promise<void> {
  await tx.query(
    `update recognition.points_run set finished_at = $3, companies = $4, new_sheets = $5
     where region_path = $1 and id = $2`,
    [regionPath, id, done.at, done.companies, done.newSheets],
  )
}

/** The last one that a city began, finished or not. */
export async function lastRun(db: Db, regionPath: string): Promise<RunRow | null> {
  const [row] = await db.query<RunRow>(
    'select * from recognition.points_run where region_path = $1 order by started_at desc limit 1',
    [regionPath],
  )
  return row ?? null
}
