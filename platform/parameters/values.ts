import type { Db } from '#platform/db/db'

/** One value as it was set. */
export interface SetValue {
  key: string
  effectiveFrom: string
  value: number
  note: string
  setAt: Date
  setByName: string
}

interface Row {
  key: string
  effective_from: string
  value: string
  note: string
  set_at: Date
  set_by_name: string
}

const asValue = (row: Row): SetValue => ({
  key: row.key,
  effectiveFrom: row.effective_from,
  value: Number(row.value),
  note: row.note,
  setAt: row.set_at,
  setByName: row.set_by_name,
})

/**
 * The values of some parameters that hold on a day, by key; those that the city has not set are left out.
 *
 * Example: (await valuesOn(db, ['contracts.registration-limit'], '2026-05-11')).get('contracts.registration-limit') ?? 15
 */
export async function valuesOn(db: Db, keys: readonly string[], day: string): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const rows = await db.query<Row>(
    `select distinct on (key) * from parameters.value where key = any($1) and effective_from <= $2
     order by key, effective_from desc`,
    [keys, day],
  )
  return new Map(rows.map((row) => [row.key, Number(row.value)]))
}

/** Everything that was ever set, newest first. */
export async function allValues(db: Db): Promise<SetValue[]> {
  return (await db.query<Row>('select * from parameters.value order by key, effective_from desc')).map(asValue)
}
