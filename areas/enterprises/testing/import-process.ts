/**
 * Child of `imports-killed.test.ts`, which looks at what is left behind. On a database in a folder: `die FILE` imports a sheet
 * and dies after everything is written and before it is committed; `import FILE` imports it. The last line is JSON.
 */
import { writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { migrate } from '#platform/db/migrate'
import { openDb } from '#platform/db/open'
import { migratedArchive } from '#platform/db/snapshot'
import { openPlatform, platformAreas } from '#platform/http/assemble'
import { importCompanyFacts } from '../imports/import-file.ts'
import { city, enterprisesAreas } from './enterprises-app.ts'

const [dataDir = '', step = '', path = ''] = process.argv.slice(2)
const schemas = [...platformAreas, ...enterprisesAreas].flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []))
const db = await openDb({ dataDir, archive: () => migratedArchive(schemas) })
await migrate(db, schemas)
const { services, stop } = await openPlatform({
  ...{ db, areas: enterprisesAreas, clock: systemClock, ids: systemIds, publicUrl: 'http://127.0.0.1' },
  filesFolder: join(dataDir, 'files'),
  onError: (error) => console.error(error),
})
for (const area of enterprisesAreas) await area.seed?.(services)

/** Synchronous: a line that waits in this process when it dies would never be read. */
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

async function kept() {
  const [counts] = await db.query(
    `select (select count(*)::int from enterprises.company) as companies, (select count(*)::int from enterprises.fact) as facts,
       (select count(*)::int from enterprises.certificate) as certificates,
       (select count(*)::int from enterprises.import_batch where status = 'done') as written`,
  )
  return counts
}

const file = { path, fileName: basename(path), regionPath: city, source: 'office' as const, headerRow: null }
if (step === 'die') {
  // The last thing that an import does before it commits is to write that it did.
  const record: typeof services.audit.record = async () => {
    say({ written: true })
    process.kill(process.pid, 'SIGKILL')
    await new Promise(() => undefined)
    throw new Error('still alive')
  }
  await importCompanyFacts({ ...services, audit: { ...services.audit, record } }, file)
} else {
  const before = await kept()
  const { accepted, unchanged } = await importCompanyFacts(services, file)
  say({ before, accepted, unchanged, after: await kept() })
}
await stop()
await db.close()
