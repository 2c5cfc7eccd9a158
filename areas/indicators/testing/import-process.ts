/**
 * Child of `imports-killed.test.ts`, which kills it. `read`: takes a sheet of 50,000 rows and says how many are kept so
 * far. `confirm ID`: waits until it is read, confirms, and says how far the writing is. `finish ID`: waits until it is
 * written. Each line is JSON.
 */
import { setTimeout } from 'node:timers/promises'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { migrate } from '#platform/db/migrate'
import { openDb } from '#platform/db/open'
import { openPlatform, platformAreas } from '#platform/http/assemble'
import { outsideRequest } from '#platform/http/route'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { indicatorsArea } from '../area.ts'
import { confirmImport, readImport, startImport } from '../imports/import-sheet.ts'
import { city, officerActor } from './indicators-app.ts'
import { largeCsv } from './large-sheet.ts'

const [databaseUrl = '', filesFolder = '', what = '', given = ''] = process.argv.slice(2)
const areas = [noticesArea, regionsArea, tasksArea, indicatorsArea]
const db = await openDb({ databaseUrl })
await migrate(
  db,
  [...platformAreas, ...areas].flatMap(({ id, schema }) => (schema ? [{ id, schema }] : [])),
)
const platform = await openPlatform({
  ...{ db, filesFolder, areas, clock: systemClock, ids: systemIds, publicUrl: 'http://127.0.0.1' },
  onError: (error) => console.error(error),
})
for (const area of areas) await area.seed?.(platform.services)
const ctx = outsideRequest(platform.services, {
  actor: officerActor(),
  scope: { reach: 'region', regionPath: city },
})

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

async function count(table: 'import_row' | 'observation'): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*)::int as n from indicators.${table}`)
  return row?.n ?? 0
}

/** Says how it stands again and again until the import is where it should be. */
async function until(id: string, status: string): Promise<void> {
  for (;;) {
    const batch = await readImport(ctx, id)
    const job = batch.jobId ? await ctx.jobs.view(batch.jobId) : null
    const { accepted, refused, written } = batch
    const counts = { kept: await count('import_row'), observations: await count('observation') }
    say({ id, status: batch.status, share: job?.progressShare ?? 0, accepted, refused, written, ...counts })
    if (batch.status === status) return
    await setTimeout(100)
  }
}

if (what === 'read') {
  const name = '五万行.csv'
  const body = Buffer.from(largeCsv(50_000))
  const file = await ctx.files.put({ name, body, maxBytes: body.length, uploadedBy: ctx.actor.userId })
  await until((await startImport(ctx, file)).id, 'previewed')
} else {
  await until(given, what === 'confirm' ? 'previewed' : 'done')
  if (what === 'confirm') {
    await confirmImport(ctx, given)
    await until(given, 'done')
  }
}
await platform.stop()
await db.close()
