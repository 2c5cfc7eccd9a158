import type { Db } from '#platform/db/db'

export async function aliasesOf(db: Db, indicatorId: string): Promise<{ alias: string; addedBySystem: boolean }[]> {
  return db.query<{ alias: string; addedBySystem: boolean }>(
    `select alias, added_by is null as "addedBySystem" from indicators.alias where indicator_id = $1 order by added_at, alias`,
    [indicatorId],
  )
}
