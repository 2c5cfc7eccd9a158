import { z } from 'zod'
import { defineJob, type JobKind } from '#platform/jobs/job-kind'
import { expireHolds } from './actions/hold.ts'

const expire = defineJob({
  name: 'ledger.expire-holds',
  title: { zh: '解除到期的冻结', en: 'End the holds whose time is over' },
  input: z.object({}),
  cron: '*/10 * * * *',
  run: async ({ services }) => ({ expired: await expireHolds(services.db, services) }),
})

export const jobs: JobKind[] = [expire]
