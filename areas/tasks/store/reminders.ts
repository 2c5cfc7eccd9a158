import type { Selectable } from 'kysely'
import type { Db } from '#platform/db/db'
import type { TasksTables } from '../schema/tables.gen.ts'
import type { TaskKey } from './tasks.ts'

export type ReminderRow = Omit<Selectable<TasksTables['tasks.reminder']>, 'audience'> & {
  audience: 'unit' | 'leader' | 'supervisor'
}

export interface NewReminder {
  recipientKey: string
  sentOn: string
  reason: string
  /** 0: a person pressed. */
  step: number
  audience: ReminderRow['audience']
  since: string
  by: { userId: string; name: string } | null
}

/** False when the recipient was reminded of the task on that day already. */
export async function noteReminder(tx: Db, task: TaskKey, reminder: NewReminder): Promise<boolean> {
  const rows = await tx.query(
    `insert into tasks.reminder (region_path, task_id, recipient_key, sent_on, reason, step, audience, since, by_user_id, by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning task_id`,
    [
      task.region_path,
      task.id,
      reminder.recipientKey,
      reminder.sentOn,
      reminder.reason,
      reminder.step,
      reminder.audience,
      reminder.since,
      reminder.by?.userId ?? null,
      reminder.by?.name ?? null,
    ],
  )
  return rows.length > 0
}

/** Newest first. */
export async function remindersOf(db: Db, task: TaskKey): Promise<ReminderRow[]> {
  return db.query<ReminderRow>(
    `select * from tasks.reminder where region_path = $1 and task_id = $2 order by sent_on desc, recipient_key`,
    [task.region_path, task.id],
  )
}
