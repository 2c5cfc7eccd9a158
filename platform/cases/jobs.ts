import { z } from 'zod'
import { defineJob, type JobKind } from '#platform/jobs/job-kind'
import { watchDeadlines, watchFiles } from './actions/watch.ts'

const deadlines = defineJob({
  name: 'cases.watch-deadlines',
  title: { zh: '办件期限：提醒、升级、到期处理', en: 'Deadlines of cases: reminders, escalation, consequences' },
  input: z.object({}),
  cron: '10 0 * * *',
  run: ({ services, signal }) => watchDeadlines(services, signal),
})

const files = defineJob({
  name: 'cases.watch-files',
  title: { zh: '办件附件：逾期未到齐的处理', en: 'Attachments that did not come in time' },
  input: z.object({}),
  cron: '*/15 * * * *',
  run: ({ services, signal }) => watchFiles(services, signal),
})

/** Who looked at what half an hour ago interests nobody. */
const presence = defineJob({
  name: 'cases.forget-presence',
  title: { zh: '清理“谁在查看”', en: 'Forget who looked at what' },
  input: z.object({}),
  cron: '20 3 * * *',
  run: async ({ services }) => {
    const before = new Date(services.clock.now().getTime() - 30 * 60_000)
    await services.db.query('delete from cases.presence where seen_at < $1', [before])
    return null
  },
})

export const jobs: JobKind[] = [deadlines, files, presence]
