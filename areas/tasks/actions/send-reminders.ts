import { notify } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { type DigestLine, digestOf } from '../rules/digest.ts'
import { dueReminder } from '../rules/reminder-schedule.ts'
import { officesFor, type Unit, unitKey } from '../rules/units.ts'
import { noteReminders, type RemindableTask, remindableTasks } from '../store/reminding.ts'
import { type StoredSettings, settingOf } from '../store/settings.ts'
import { calendar } from './calendar.ts'
import { type ReminderRecipient, reminderRecipients } from './recipients.ts'
import { type Teller, tellOffices } from './tell-offices.ts'
import { unitNames } from './unit-names.ts'

interface Digest {
  recipient: ReminderRecipient
  lines: DigestLine[]
  /** Of the only task, where it is one. */
  taskId: string
}

/**
 * Sends what the schedule says is due today, one digest to each recipient, all or nothing; again on the same day it
 * sends nothing more.
 *
 * Writes: tasks.reminder, notices.
 */
export async function sendReminders(
  services: Teller & Pick<Services, 'db'>,
): Promise<{ tasks: number; digests: number }> {
  const today = businessDate(services.clock.now())
  if (!calendar.isWorkingDay(today)) return { tasks: 0, digests: 0 }
  return services.db.tx(async (tx) => {
    const tasks = await remindableTasks(tx)
    const { notes, digests, taskCount } = await dueToday(tx, tasks, today)
    await noteReminders(tx, notes)
    for (const digest of digests) await send(tx, services, digest)
    return { tasks: taskCount, digests: digests.length }
  })
}

async function dueToday(tx: Db, tasks: readonly RemindableTask[], today: string) {
  const units = tasks.flatMap(({ asker, lead }) => [asker, lead])
  const recipientFor = await reminderRecipients(tx, units, today)
  const names = await unitNames(tx, units)
  const settings = new Map<string, StoredSettings>()
  const notes: Parameters<typeof noteReminders>[1][number][] = []
  const digests = new Map<string, Digest>()
  let taskCount = 0
  for (const task of tasks) {
    const own = settings.get(task.regionPath) ?? (await settingOf(tx, task.regionPath))
    settings.set(task.regionPath, own)
    const due = dueReminder(task.facts, task.sent, { today, settings: own, calendar })
    if (!due) continue
    taskCount++
    const unit: Unit = due.party === 'lead' ? task.lead : task.asker
    for (const audience of due.audiences) {
      const recipient = recipientFor(unit, audience)
      if (!recipient) continue
      const { reason, step, since, days } = due
      const line = { title: task.title, unitName: names.get(unitKey(unit)) ?? '', reason, days }
      const digest = digests.get(recipient.key) ?? { recipient, lines: [], taskId: task.id }
      digest.lines.push(line)
      digests.set(recipient.key, digest)
      notes.push({
        regionPath: task.regionPath,
        taskId: task.id,
        recipientKey: recipient.key,
        sentOn: today,
        reason,
        step,
        audience,
        since,
      })
    }
  }
  return { notes, digests: [...digests.values()], taskCount }
}

/** The digest of a day takes the place of the one before it that nobody read. */
async function send(tx: Db, services: Teller, { recipient, lines, taskId }: Digest): Promise<void> {
  const { title, text } = digestOf(lines, recipient.audience)
  await notify(tx, services, {
    kind: 'message',
    to: recipient.to,
    regionPath: recipient.regionPath,
    title,
    ...(text.zh === '' ? {} : { text }),
    link: lines.length === 1 ? `/tasks/${taskId}` : recipient.audience === 'unit' ? '/tasks' : '/tasks/supervision',
    object: `tasks-reminder:${recipient.key}`,
    reason: 'tasks.reminder',
  })
}

/**
 * Brings the to-dos of every office with an open task up to date: a day that passed makes tasks overdue, and people who
 * came or left move them between offices. One transaction for each office, so that nobody waits for all of them.
 */
export async function refreshOffices(services: Teller & Pick<Services, 'db'>): Promise<void> {
  const parties = (await remindableTasks(services.db)).flatMap(({ asker, lead }) => [asker, lead])
  const units = new Map(parties.flatMap(officesFor).map((unit) => [unitKey(unit), unit]))
  for (const unit of units.values()) await services.db.tx((tx) => tellOffices(tx, services, [unit]))
}
