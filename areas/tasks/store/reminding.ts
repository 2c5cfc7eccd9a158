import type { Db } from '#platform/db/db'
import type { Audience, ReminderFacts, ReminderReason, SentReminder } from '../rules/reminder-schedule.ts'
import type { TaskState } from '../rules/transitions.ts'
import { type Unit, unitOfKey } from '../rules/units.ts'
import type { NewReminder } from './reminders.ts'

/** An open task as the schedule looks at it. */
export interface RemindableTask {
  regionPath: string
  id: string
  title: string
  asker: Unit
  lead: Unit
  facts: ReminderFacts
  sent: SentReminder[]
}

interface Row {
  region_path: string
  id: string
  title: string
  asker_key: string
  lead_key: string
  state: TaskState
  waiting_since: string
  due_on: string | null
  answered_on: string | null
  report_every_days: number | null
  extension_asked_on: string | null
  next_milestone_on: string | null
  sent: { reason: string; step: number; since: string; sent_on: string; audience: string }[] | null
}

/** Every open task with the reminders it had; of those only what can still matter. */
export async function remindableTasks(db: Db): Promise<RemindableTask[]> {
  const rows = await db.query<Row>(
    `select t.region_path, t.id, t.title, t.asker_key, t.lead_key, t.state, t.waiting_since, t.due_on, t.answered_on,
       t.report_every_days, t.extension_asked_on,
       (select min(m.due_on) from tasks.milestone m
        where m.region_path = t.region_path and m.task_id = t.id and m.done_on is null) as next_milestone_on,
       (select json_agg(json_build_object('reason', r.reason, 'step', r.step, 'since', r.since, 'sent_on', r.sent_on,
          'audience', r.audience)) from tasks.reminder r where r.region_path = t.region_path and r.task_id = t.id) as sent
     from tasks.task t where t.ended_on is null order by t.region_path, t.id`,
  )
  return rows.map((row) => ({
    regionPath: row.region_path,
    id: row.id,
    title: row.title,
    asker: unitOfKey(row.asker_key),
    lead: unitOfKey(row.lead_key),
    facts: {
      state: row.state,
      waitingSince: row.waiting_since,
      dueOn: row.due_on,
      answeredOn: row.answered_on,
      reportEveryDays: row.report_every_days,
      extensionAskedOn: row.extension_asked_on,
      nextMilestoneOn: row.next_milestone_on,
    },
    sent: (row.sent ?? []).map((one) => ({
      reason: one.reason as ReminderReason | 'pressed',
      step: one.step,
      since: one.since,
      sentOn: one.sent_on,
      audience: one.audience as Audience,
    })),
  }))
}

/** Notes many reminders of the schedule at once; those noted already stay. */
export async function noteReminders(
  tx: Db,
  reminders: readonly (Omit<NewReminder, 'by'> & { regionPath: string; taskId: string })[],
): Promise<void> {
  if (reminders.length === 0) return
  const column = <K extends keyof (typeof reminders)[number]>(name: K) => reminders.map((one) => one[name])
  await tx.query(
    `insert into tasks.reminder (region_path, task_id, recipient_key, sent_on, reason, step, audience, since)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::text[], $6::smallint[], $7::text[], $8::date[])
     on conflict do nothing`,
    [
      column('regionPath'),
      column('taskId'),
      column('recipientKey'),
      column('sentOn'),
      column('reason'),
      column('step'),
      column('audience'),
      column('since'),
    ],
  )
}
