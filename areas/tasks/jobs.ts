import { z } from 'zod'
import { defineJob, type JobKind } from '#platform/jobs/job-kind'
import { refreshOffices, sendReminders } from './actions/send-reminders.ts'

const remindDaily = defineJob({
  name: 'tasks.send-reminders',
  title: { zh: '提醒未办任务', en: 'Remind of open tasks' },
  input: z.object({}),
  cron: '30 8 * * *',
  run: async ({ services }) => {
    const sent = await sendReminders(services)
    await refreshOffices(services)
    return sent
  },
})

export const jobs: JobKind[] = [remindDaily]
