import { z } from 'zod'
import { businessDate } from '#kernel/clock'
import { defineJob } from '#platform/jobs/job-kind'
import { eraseRunOut } from './store/people.ts'

/** Whoever's consent ran out is erased within the hour. */
export const eraseConsents = defineJob({
  name: 'enterprises.erase-consents',
  title: { zh: '抹去同意到期的联系人', en: 'Erase people whose consent ran out' },
  input: z.object({}),
  cron: '17 * * * *',
  run: async ({ services: { db, clock } }) => ({
    erased: await eraseRunOut(db, businessDate(clock.now()), '系统（到期）'),
  }),
})
