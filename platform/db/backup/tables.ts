import type { Db } from '../db.ts'

export interface TableColumn {
  name: string
  /** As `format_type` writes it, ready to stand in a cast. */
  type: string
}

export interface Table {
  schema: string
  name: string
  columns: TableColumn[]
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const qualified = ({ schema, name }: { schema: string; name: string }) => `${quoted(schema)}.${quoted(name)}`

/** Tables of these schemas with the columns that are written (generated ones are not). */
export async function readTables(db: Db, schemas: readonly string[]): Promise<Table[]> {
  return db.query<Table>(
    `select n.nspname as schema, c.relname as name,
            coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
              order by a.attnum) filter (where a.attname is not null), '[]') as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a
         on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
      group by n.nspname, c.relname
      order by n.nspname, c.relname`,
    [[...schemas]],
  )
}

/** Text forms that both back ends read back exactly, for the rest of the transaction. */
export async function fixTextForms(tx: Db): Promise<void> {
  await tx.query(
    `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601';
     set local bytea_output = 'hex'; set local extra_float_digits = 1`,
  )
}

export interface SequenceValue {
  schema: string
  name: string
  lastValue: string
  isCalled: boolean
}

export async function readSequences(db: Db, schemas: readonly string[]): Promise<SequenceValue[]> {
  const names = await db.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind = 'S' order by 1, 2`,
    [[...schemas]],
  )
  const values: SequenceValue[] = []
  for (const sequence of names) {
    const [row] = await db.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${qualified(sequence)}`,
    )
    if (row) values.push({ ...sequence, ...row })
  }
  return values
}
