import type { Db } from '../db.ts'
import { qualified, quoted, type Table } from './tables.ts'

interface ForeignKey {
  schema: string
  table: string
  name: string
  definition: string
  comment: string | null
}

/**
 * Takes the foreign keys of these schemas away and answers how to put them back: rows can then be loaded in any
 * order, and putting them back checks every row. `session_replication_role` would do it in one word, but only for a
 * superuser, which the owner of a managed database is not.
 */
export async function foreignKeysOff(tx: Db, schemas: readonly string[]): Promise<() => Promise<void>> {
  const keys = await tx.query<ForeignKey>(
    `select n.nspname as schema, t.relname as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition,
            obj_description(c.oid, 'pg_constraint') as comment
       from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      where c.contype = 'f' and c.conparentid = 0 and n.nspname = any($1)
      order by 1, 2, 3`,
    [[...schemas]],
  )
  const place = ({ schema, table }: ForeignKey) => qualified({ schema, name: table })
  for (const key of keys) await tx.query(`alter table ${place(key)} drop constraint ${quoted(key.name)}`)
  return async () => {
    for (const key of keys) {
      await tx.query(`alter table ${place(key)} add constraint ${quoted(key.name)} ${key.definition}`)
      if (key.comment === null) continue
      const text = `'${key.comment.replaceAll("'", "''")}'`
      await tx.query(`comment on constraint ${quoted(key.name)} on ${place(key)} is ${text}`)
    }
  }
}

/**
 * Switches the tables' own triggers off and answers how to switch them on again: they would stamp, log or refuse
 * rows that were written long ago. Triggers that were off stay off.
 */
export async function triggersOff(tx: Db, tables: readonly Table[]): Promise<() => Promise<void>> {
  const triggers = await tx.query<{ schema: string; table: string; name: string; enabled: string }>(
    `select n.nspname as schema, t.relname as "table", g.tgname as name, g.tgenabled as enabled
       from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace
      where not g.tgisinternal and g.tgenabled <> 'D' and n.nspname = any($1)`,
    [[...new Set(tables.map(({ schema }) => schema))]],
  )
  const how: Record<string, string> = { O: 'enable', A: 'enable always', R: 'enable replica' }
  const set = async (mode: (enabled: string) => string) => {
    for (const { schema, table, name, enabled } of triggers) {
      await tx.query(`alter table ${qualified({ schema, name: table })} ${mode(enabled)} trigger ${quoted(name)}`)
    }
  }
  await set(() => 'disable')
  return () => set((enabled) => how[enabled] ?? 'enable')
}
