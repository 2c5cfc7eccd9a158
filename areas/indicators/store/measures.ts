import type { Db } from '#platform/db/db'

/** Who has each measure: one indicator at most. */
export async function measureHolders(db: Db): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db.query<{ measure: string; id: string; name: string }>(
    'select measure, id, name from indicators.indicator where measure is not null',
  )
  return new Map(rows.map(({ measure, id, name }) => [measure, { id, name }]))
}

/** Since when an indicator has been computed and by whose word; both null where its area brought it. */
export async function measureBinding(
  db: Db,
  indicatorId: string,
): Promise<{ since: Date | null; byName: string | null } | null> {
  const [row] = await db.query<{ since: Date | null; byName: string | null }>(
    'select measure_since as since, measure_by_name as "byName" from indicators.indicator where id = $1',
    [indicatorId],
  )
  return row ?? null
}

/** Raises the version, so that cached assessments are computed anew. */
export async function setMeasure(
  tx: Db,
  indicatorId: string,
  bound: { id: string; since: Date; byName: string } | null,
): Promise<void> {
  await tx.query(
    `update indicators.indicator set measure = $2, measure_since = $3, measure_by_name = $4, version = version + 1
     where id = $1`,
    [indicatorId, bound?.id ?? null, bound?.since ?? null, bound?.byName ?? null],
  )
}
