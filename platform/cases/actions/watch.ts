import { type Alert, alertsBetween, alertsOf, entered, nextLook, periodWords, stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { calendar } from '../calendar.ts'
import { systemDoer } from '../doer.ts'
import { effectOfLapse } from '../hooks.ts'
import { movingAt } from '../moving.ts'
import { overdueAttachments } from '../store/attachments.ts'
import { type CaseRecord, changeCase, lockCase } from '../store/cases.ts'
import { appendEvent } from '../store/events.ts'
import { objectOf, tellOwners, tellParty, tellRoles } from '../tell.ts'
import { moveCase } from './move.ts'
import { settleDeadlines } from './settle.ts'

const everything = { reach: 'all' } as const
const batch = 200

/**
 * Looks at every case on which something falls due: deadlines that lead on, reminders, rungs of an escalation. Each case
 * in a transaction of its own; safe to run again, since what was told is noted with the day.
 */
export async function watchDeadlines(services: Services, signal: AbortSignal): Promise<{ looked: number }> {
  const { db, clock } = services
  let looked = 0
  for (;;) {
    const today = businessDate(clock.now())
    const due = await db.query<{ id: string }>(
      'select id from cases.case where look_on <= $1 order by look_on, id limit $2',
      [today, batch],
    )
    for (const { id } of due) {
      signal.throwIfAborted()
      await db.tx((tx) => look(tx, services, id, today))
      looked += 1
    }
    if (due.length < batch) return { looked }
  }
}

async function look(tx: Db, services: Services, id: string, today: string): Promise<void> {
  const locked = await lockCase(tx, everything, { caseId: id })
  if (!locked) return
  const row = await settleDeadlines(tx, services, locked)
  const { model } = services.registry.procedures.version(row.procedure_id, row.version)
  const due = alertsBetween(alertsOf(model, row.standing, today, calendar), row.looked_on, today)
  const last = due.at(-1)
  for (const alert of due.filter((each) => each === last || each.kind === 'overdue'))
    await tell(tx, services, row, alert)
  await changeCase(tx, row, { looked_on: today, look_on: nextLook(model, row.standing, today, calendar) })
}

/** Of several reminders that were missed together only the latest is worth saying. */
async function tell(tx: Db, services: Services, row: CaseRecord, alert: Alert): Promise<void> {
  const { model } = services.registry.procedures.version(row.procedure_id, row.version)
  const state = stateOf(model, row.state)
  const isWarning = alert.kind === 'warning'
  // How many days are left is counted where the notice is shown: it stays open for days.
  const title = isWarning
    ? { zh: `期限临近：${row.subject}`, en: `Due soon: ${row.subject}` }
    : { zh: `已超期：${row.subject}`, en: `Overdue: ${row.subject}` }
  const notice = {
    kind: 'todo' as const,
    title,
    text: { zh: `${model.title.zh}，期限 ${alert.dueOn}`, en: `${model.title.en}, due ${alert.dueOn}` },
    reason: isWarning ? 'cases.reminder' : 'cases.overdue',
    dueOn: alert.dueOn,
  }
  if (state.owner.includes('applicant'))
    await tellParty(tx, services, services.registry.procedures.version(row.procedure_id, row.version), row, {
      note: title.zh,
      marks: row.marks.length,
    })
  else if (isWarning || alert.rung === 0) await tellOwners(tx, services, row, state, notice)
  else
    await tellRoles(tx, services, row, alert.roles, {
      ...notice,
      kind: 'message',
      reason: `cases.escalated-${alert.rung}`,
    })
  await appendEvent(tx, row, {
    at: momentOf(services, row),
    kind: isWarning ? 'reminded' : 'escalated',
    doer: systemDoer,
    from: row.state,
    to: row.state,
    note: isWarning
      ? `剩 ${periodWords({ unit: 'working-days', count: alert.workingDaysLeft }, 'zh-CN')}`
      : alert.roles.length > 0
        ? alert.roles.join('、')
        : null,
  })
}

const momentOf = (services: Services, row: CaseRecord) => {
  const now = services.clock.now()
  return now.toISOString() > row.standing.lastAt ? now : new Date(row.standing.lastAt)
}

/** Files whose bytes did not come within the stated time: what the procedure says happens. */
export async function watchFiles(services: Services, signal: AbortSignal): Promise<{ missing: number }> {
  const { db, clock, registry } = services
  let missing = 0
  for (;;) {
    const overdue = await overdueAttachments(db, clock.now(), batch)
    for (const attachment of overdue) {
      signal.throwIfAborted()
      await db.tx(async (tx) => {
        const row = attachment.case_id ? await lockCase(tx, everything, { caseId: attachment.case_id }) : null
        await tx.query(
          `update cases.attachment set state = 'missing', due_at = null where party_id = $1 and id = $2 and state = 'waiting'`,
          [attachment.party_id, attachment.id],
        )
        if (!row || row.closed_at !== null) return
        const procedure = registry.procedures.version(row.procedure_id, row.version)
        const { files } = procedure.model
        if (!files || files.otherwise === row.state) return
        const moving = await movingAt(tx, procedure, clock.now())
        const standing = entered(procedure.model, row.standing, { ...moving, to: files.otherwise })
        await effectOfLapse(tx, services, procedure, { row, standing })
        await moveCase(tx, services, procedure, row, {
          standing,
          kind: 'files-missing',
          doer: systemDoer,
          note: attachment.name,
          saidToParty: `附件“${attachment.name}”未在规定时间内传完。`,
        })
        await services.audit.record(tx, system, {
          action: 'cases.files-missing',
          object: objectOf(row),
          regionPath: row.region_path,
          detail: { attachment: attachment.id, to: files.otherwise },
        })
      })
      await services.files.dropUpload(attachment.id)
      missing += 1
    }
    if (overdue.length < batch) return { missing }
  }
}
