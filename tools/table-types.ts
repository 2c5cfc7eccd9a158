import type { Db } from '#platform/db/db'

/** A column as the database describes it. */
export interface ColumnRow {
  table: string
  kind: 'table' | 'view'
  tableComment: string | null
  column: string
  comment: string | null
  /** Type name of the element for arrays, of the base type for domains. */
  type: string
  isArray: boolean
  isNullable: boolean
  hasDefault: boolean
  isAlwaysGenerated: boolean
  labels: string[] | null
}

/** Reads all tables and views of one PostgreSQL schema, with comments. */
export async function readColumns(db: Db, schema: string): Promise<ColumnRow[]> {
  return db.query<ColumnRow>(
    `select c.relname as "table", case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
            obj_description(c.oid, 'pg_class') as "tableComment",
            a.attname as "column", col_description(c.oid, a.attnum) as comment,
            base.typname as type, array_type.oid is not null as "isArray",
            not (a.attnotnull or coalesce(own_type.typnotnull, false)) as "isNullable",
            a.atthasdef or a.attidentity <> '' as "hasDefault",
            a.attgenerated <> '' or a.attidentity = 'a' as "isAlwaysGenerated",
            (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = base.oid) as labels
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type own_type on own_type.oid = a.atttypid
       join pg_type plain on plain.oid = coalesce(nullif(own_type.typbasetype, 0), own_type.oid)
       left join pg_type array_type on array_type.oid = plain.oid and plain.typcategory = 'A'
       join pg_type base on base.oid = coalesce(nullif(array_type.typelem, 0), plain.oid)
      where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      order by c.relname, a.attnum`,
    [schema],
  )
}

const numbers = new Set(['int2', 'int4', 'oid', 'float4', 'float8'])
const instants = new Set(['timestamptz', 'timestamp'])
const documents = new Set(['json', 'jsonb'])

function valueType({ type, labels, isArray }: ColumnRow): string {
  const element = labels
    ? labels.map((label) => `'${label.replaceAll("'", "\\'")}'`).join(' | ')
    : numbers.has(type)
      ? 'number'
      : type === 'int8'
        ? 'bigint'
        : type === 'bool'
          ? 'boolean'
          : type === 'bytea'
            ? 'Buffer'
            : instants.has(type)
              ? 'Date'
              : documents.has(type)
                ? 'unknown'
                : 'string'
  if (!isArray) return element
  return labels ? `(${element})[]` : `${element}[]`
}

/** The column's type for kysely: what is read, what may be inserted, what may be updated. */
export function columnType(column: ColumnRow): string {
  const value = valueType(column)
  const orNull = column.isNullable ? ' | null' : ''
  if (column.kind === 'view') return `ColumnType<${value}${value === 'unknown' ? '' : orNull}, never, never>`
  if (column.isAlwaysGenerated) return `GeneratedAlways<${value}${orNull}>`
  const written = writtenType(column)
  if (written === null) return column.hasDefault ? `Generated<${value}${orNull}>` : `${value}${orNull}`
  const optional = column.hasDefault || column.isNullable ? ' | undefined' : ''
  const read = value === 'unknown' ? value : `${value}${orNull}`
  return `ColumnType<${read}, ${written}${orNull}${optional}, ${written}${orNull}>`
}

/** What is written where it differs from what is read; null where it is the same. */
function writtenType({ type, isArray }: ColumnRow): string | null {
  if (isArray) return null
  // JSON goes in as text: the driver turns a JavaScript array into a PostgreSQL array, which is not JSON.
  if (documents.has(type)) return 'string'
  return instants.has(type) ? 'Date | string' : null
}

const pascal = (name: string) =>
  name
    .split(/[_-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const comment = (text: string | null, indent: string) =>
  text ? `${indent}/** ${text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ').trim()} */\n` : ''

const key = (name: string) => (/^[a-z_][a-z0-9_]*$/i.test(name) ? name : `'${name}'`)

/** The whole `tables.gen.ts` of one schema. */
export function renderTables(schema: string, columns: readonly ColumnRow[]): string {
  const tables = new Map<string, ColumnRow[]>()
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column])
  const bodies = [...tables].map(([table, own]) => {
    const lines = own.map(
      (column) => `${comment(column.comment, '  ')}  ${key(column.column)}: ${columnType(column)}\n`,
    )
    return `${comment(own[0]?.tableComment ?? null, '')}export interface ${pascal(table)}Table {\n${lines.join('')}}\n`
  })
  const text = bodies.join('\n')
  const imported = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => text.includes(`${name}<`))
  const entries = [...tables.keys()].map((table) => `  '${schema}.${table}': ${pascal(table)}Table\n`)
  return [
    '// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.\n',
    imported.length > 0 ? `import type { ${imported.join(', ')} } from 'kysely'\n\n` : '\n',
    text,
    `\n/** For \`db.as<${pascal(schema)}Tables>()\`. */\nexport interface ${pascal(schema)}Tables {\n${entries.join('')}}\n`,
  ].join('')
}

/** Tables and columns without a comment, as `schema.table.column`. */
export function uncommented(schema: string, columns: readonly ColumnRow[]): string[] {
  const tables = new Set(columns.filter(({ tableComment }) => !tableComment).map(({ table }) => `${schema}.${table}`))
  const bare = columns.filter((column) => !column.comment).map((column) => `${schema}.${column.table}.${column.column}`)
  return [...tables, ...bare]
}
