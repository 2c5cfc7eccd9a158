import { notify } from '#areas/notices'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { addDays } from '../rules/days.ts'
import { quietDays } from '../rules/reminder-schedule.ts'
import { actingOffice, type Unit, unitKey } from '../rules/units.ts'
import { noteReminder, type ReminderRow, remindersOf } from '../store/reminders.ts'
import { leadOf } from '../store/tasks.ts'
import { doAct } from './do-act.ts'
import { recipientOf } from './tell-offices.ts'

/** How reminders name the office that acts for a unit. */
export const unitRecipient = (office: Unit) => `unit:${unitKey(office)}`

/** The first day on which a recipient can be reminded of the task again; null: today. */
export function remindableFrom(sent: readonly ReminderRow[], recipientKey: string, today: string): string | null {
  const last = sent.find((one) => one.recipient_key === recipientKey)?.sent_on
  if (last === undefined) return null
  const from = addDays(last, quietDays)
  return from > today ? from : null
}

/**
 * 催办: reminds the unit now. It counts like a step of the schedule, so that nobody hears of one task twice in a week.
 *
 * Permission: tasks:remind; the asker, or who watches.
 * Writes:     tasks.reminder, notices, and as `doAct`.
 * Errors:     as `doAct`; tasks.reminded-lately.
 */
export async function remindTask(ctx: Context, taskId: string): Promise<void> {
  await doAct(ctx, { taskId, act: 'remind' }, async (tx, { row, peopled, today }) => {
    const office = actingOffice(leadOf(row), peopled)
    const recipientKey = unitRecipient(office)
    const from = remindableFrom(await remindersOf(tx, row), recipientKey, today)
    if (from !== null) throw new Refusal({ code: 'tasks.reminded-lately', params: { from } })
    await noteReminder(tx, row, {
      recipientKey,
      sentOn: today,
      reason: 'pressed',
      step: 0,
      audience: 'unit',
      since: today,
      by: { userId: ctx.actor.userId ?? '', name: ctx.actor.name },
    })
    await notify(tx, ctx, {
      kind: 'message',
      to: recipientOf(office),
      regionPath: office.regionPath,
      title: { zh: `${ctx.actor.name}催办：${row.title}`, en: `${ctx.actor.name} reminds you: ${row.title}` },
      link: `/tasks/${row.id}`,
      object: `task:${row.id}`,
      reason: 'tasks.remind',
    })
    return {}
  })
}
