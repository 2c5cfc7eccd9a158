/**
 * Writes `schema/tables.gen.ts` of every area that has a `schema/` folder, from a freshly migrated database.
 *
 *   node tools/generate-tables.ts [AREA…]      write
 *   node tools/generate-tables.ts --check      change nothing; exit 1 when a file is out of date or a comment is missing
 */
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type MigrationArea, migrate, platformArea } from '#platform/db/migrate'
import { openDb } from '#platform/db/open'
import { migratedArchive } from '#platform/db/snapshot'
import { readColumns, renderTables, uncommented } from './table-types.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Areas and platform rooms with a schema folder, those whose published views others read first. */
async function schemaFolders(): Promise<MigrationArea[]> {
  const found: MigrationArea[] = []
  for (const parent of ['platform', 'areas']) {
    for (const id of (await readdir(join(root, parent))).sort()) {
      const folder = join(root, parent, id, 'schema')
      if (existsSync(folder) && `${parent}/${id}` !== 'platform/db') {
        found.push({ id, schema: pathToFileURL(`${folder}/`) })
      }
    }
  }
  return inReadingOrder(found)
}

async function inReadingOrder(areas: MigrationArea[]): Promise<MigrationArea[]> {
  const texts = new Map(await Promise.all(areas.map(async (area) => [area.id, await sqlOf(area)] as const)))
  const ordered: MigrationArea[] = []
  const visit = (area: MigrationArea, path: readonly string[]) => {
    if (ordered.includes(area)) return
    if (path.includes(area.id)) throw new Error(`areas read each other's views in a circle: ${path.join(' → ')}`)
    for (const other of areas) {
      if (other !== area && texts.get(area.id)?.includes(`${other.id}.public_`)) visit(other, [...path, area.id])
    }
    ordered.push(area)
  }
  for (const area of areas) visit(area, [])
  return ordered
}

async function sqlOf(area: MigrationArea): Promise<string> {
  const files = (await readdir(area.schema)).filter((file) => file.endsWith('.sql'))
  return (await Promise.all(files.map((file) => readFile(new URL(file, area.schema), 'utf8')))).join('\n')
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } })
const all = [platformArea, ...(await schemaFolders())]
const unknown = positionals.filter((id) => !all.some((area) => area.id === id))
if (unknown.length > 0) {
  console.error(`no schema folder: ${unknown.join(', ')}`)
  process.exit(2)
}
const chosen = positionals.length > 0 ? all.filter(({ id }) => positionals.includes(id)) : all

// Only what is asked for is migrated, so that one area's unfinished SQL does not stop another's types.
const db = await openDb({ memory: true, archive: () => migratedArchive([]) })
let faults = 0
try {
  await migrate(
    db,
    chosen.filter((area) => area !== platformArea),
  )
  for (const area of chosen) {
    const columns = await readColumns(db, area.id)
    const file = fileURLToPath(new URL('tables.gen.ts', area.schema))
    const name = relative(root, file)
    for (const place of uncommented(area.id, columns)) {
      faults++
      console.error(`${name}: ${place} has no comment; add \`comment on …\` to its SQL file`)
    }
    const text = renderTables(area.id, columns)
    const current = existsSync(file) ? await readFile(file, 'utf8') : null
    if (current === text) continue
    if (values.check) {
      faults++
      console.error(`${name} is out of date; run: node tools/generate-tables.ts ${area.id}`)
    } else {
      await writeFile(file, text)
      console.log(name)
    }
  }
} finally {
  await db.close()
}
process.exitCode = faults === 0 ? 0 : 1
