/**
 * Child of `killed-job.test.ts`. `hang`: enqueues a job that never ends and prints its id once it runs.
 * `finish ID`: starts anew, waits until that job is over and prints how it ended and on which run.
 */
import { z } from 'zod'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { system } from '#platform/auth/actor'
import { migrate } from '#platform/db/migrate'
import { openDb } from '#platform/db/open'
import { migratedArchive } from '#platform/db/snapshot'
import type { Services } from '#platform/services'
import { defineJob } from '../job-kind.ts'
import { startJobs } from '../start-jobs.ts'

const [place = '', what, id = ''] = process.argv.slice(2)
const title = { zh: '任务', en: 'Job' }
const work = defineJob({
  name: 'test.work',
  title,
  input: z.object({}),
  // Without retries: that its process was killed is not the job's failure.
  retryLimit: 0,
  run: async ({ signal }) => {
    if (what === 'finish') return 'finished'
    process.stdout.write('running\n')
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  },
})

const db = await openDb(
  place.startsWith('postgres:') ? { databaseUrl: place } : { dataDir: place, archive: () => migratedArchive([]) },
)
await migrate(db, [])
const services = { db, clock: systemClock, ids: systemIds } as Omit<Services, 'jobs' | 'db'> & { db: typeof db }
const jobs = await startJobs(services, [work], { heartbeatSeconds: 10 })
if (what === 'hang') {
  process.stdout.write(`${await jobs.enqueue(db, 'test.work', {}, system)}\n`)
} else {
  for await (const view of jobs.watch(id, AbortSignal.timeout(55_000))) {
    if (!view.finishedAt) continue
    const [row] = await db.query<{ attempts: number }>('select attempts from platform.job where id = $1', [id])
    process.stdout.write(`${JSON.stringify({ state: view.state, result: view.result, attempts: row?.attempts })}\n`)
  }
  await jobs.stop()
  await db.close()
}
