import { z } from 'zod'
import { defineJob, type JobKind } from '#platform/jobs/job-kind'
import { makeDigests } from './actions/make-digests.ts'
import { sendMails } from './actions/send-mails.ts'

const makeWeekly = defineJob({
  name: 'notices.make-digests',
  title: { zh: '生成每周摘要', en: 'Make the weekly digests' },
  input: z.object({}),
  cron: '20 8 * * *',
  run: ({ services, progress }) => makeDigests(services, progress),
})

const sendDue = defineJob({
  name: 'notices.send-mails',
  title: { zh: '发送邮件', en: 'Send mails' },
  input: z.object({}),
  cron: '*/5 * * * *',
  run: ({ services, signal }) => sendMails(services, signal),
})

export const jobs: JobKind[] = [makeWeekly, sendDue]
