import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding.ts'
import { lineOf, sourceFiles } from './source-files.ts'

const platformSchemas = ['platform', 'auth', 'audit', 'files', 'views', 'pgboss']

/**
 * An area's SQL names only its own PostgreSQL schema, and views that another area publishes as `public_…`.
 * A name counts where SQL can refer to a table: after from, join, into, update, table, references, on, and in the
 * builder's calls.
 */
export function ownSchema(root: string): Finding[] {
  const areas = readdirSync(join(root, 'areas'), { withFileTypes: true }).filter((e) => e.isDirectory())
  const schemas = [...areas.map((a) => a.name), ...platformSchemas]
  const names = schemas.join('|')
  const inSql = new RegExp(
    `\\b(?:from|join|into|update|table|references|on|using)\\s+(?:only\\s+)?"?(${names})"?\\."?(\\w+)`,
    'gi',
  )
  const inBuilder = new RegExp(
    `(?:From|Table|Into|Join|update|insertInto|deleteFrom|sql\\.table)\\w*\\(\\s*['"\`](${names})\\.(\\w+)`,
    'g',
  )
  return areas.flatMap((area) =>
    sourceFiles(root, /\.(sql|ts)$/, [join('areas', area.name)])
      .filter((file) => !/\.test\.ts$|tables\.gen\.ts$|\/testing\/|permission-fixtures\.ts$/.test(file.path))
      .flatMap((file) =>
        [...file.text.matchAll(inSql), ...file.text.matchAll(inBuilder)]
          .filter(([, schema, table]) => schema !== area.name && !table?.startsWith('public_'))
          .map((match) => ({
            file: file.path,
            line: lineOf(file.text, match.index),
            message: `SQL names ${match[1]}.${match[2]}: ask that area's public.ts, or read a view it publishes as public_…`,
          })),
      ),
  )
}
