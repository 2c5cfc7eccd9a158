import { z } from 'zod'
import { defineJob } from './job-kind.ts'

/**
 * Nightly upkeep of the embedded database: PGlite has no autovacuum, so without this dead rows would never be
 * reused, and the planner would never learn how large the tables are. A PostgreSQL server looks after itself.
 */
export const maintainDatabase = defineJob({
  name: 'platform.maintain-database',
  title: { zh: '数据库日常维护', en: 'Database upkeep' },
  input: z.object({}),
  cron: '30 3 * * *',
  run: async ({ services: { db } }) => {
    if (db.backend === 'pglite') await db.query('vacuum (analyze)')
    return { backend: db.backend }
  },
})
