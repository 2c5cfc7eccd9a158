import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Entry, TaskDetail } from '../contract/shapes.ts'
import { actsOpenTo } from '../rules/transitions.ts'
import { actingOffice, type Unit, unitKey } from '../rules/units.ts'
import { type EntryRow, entriesOf } from '../store/entries.ts'
import { evidenceOf } from '../store/evidence.ts'
import { partsOf } from '../store/lists.ts'
import { milestonesOf } from '../store/milestones.ts'
import { type ReminderRow, remindersOf } from '../store/reminders.ts'
import { findTask, leadOf, type TaskRow, taskAt } from '../store/tasks.ts'
import { evidenceView } from './evidence.ts'
import { loadTask } from './load-task.ts'
import { recipientNames } from './recipient-names.ts'
import { remindableFrom, unitRecipient } from './remind-task.ts'
import { myUnitKeys, reportDueOn, summariesOf, unitView } from './summaries.ts'
import { unitNames } from './unit-names.ts'

/**
 * Everything about one task, and what the reader may do about it now.
 *
 * Permission: tasks:read.
 * Errors:     tasks.not-found.
 */
export async function readTask(ctx: Context, taskId: string): Promise<TaskDetail> {
  const { db } = ctx
  const { row, hats, facts, peopled, today } = await loadTask(db, ctx, taskId)
  const reader = { today, mine: await myUnitKeys(ctx) }
  const parts = await partsOf(db, row)
  const [summary, ...partSummaries] = await summariesOf(db, [row, ...parts], reader)
  if (!summary) throw new Error('a task without its summary')
  const acting = actingOffice(leadOf(row), peopled)
  const milestones = (await milestonesOf(db, [row])).get(row.id) ?? []
  const sent = await remindersOf(db, row)
  const doer = { hats, userId: ctx.actor.userId }
  return {
    ...summary,
    regionPath: row.region_path,
    level: row.level,
    detail: row.detail,
    firstDueOn: row.first_due_on,
    reportEveryDays: row.report_every_days,
    reportDueOn: reportDueOn(row),
    quote: row.origin_quote,
    originHref: row.origin_href,
    askedByName: row.asked_by_name,
    actsForLead: unitView(acting, await unitNames(db, [acting])),
    parent: await parentOf(ctx, row),
    parts: partSummaries,
    milestones: milestones.map((one) => ({
      seq: one.seq,
      title: one.title,
      dueOn: one.due_on,
      doneOn: one.done_on,
      isLate: (one.done_on ?? today) > one.due_on,
    })),
    history: await historyOf(db, row),
    reminders: await remindedOf(db, sent),
    hats: [...hats],
    acts: actsOpenTo(facts, doer),
    remindableFrom: remindableFrom(sent, unitRecipient(acting), today),
    revision: row.revision,
  }
}

async function parentOf({ db, scope }: Context, row: TaskRow): Promise<TaskDetail['parent']> {
  if (row.parent_id === null) return null
  const parent = await taskAt(db, { region_path: row.region_path, id: row.parent_id })
  if (!parent) return null
  return { id: parent.id, title: parent.title, isVisible: (await findTask(db, scope, parent.id)) !== null }
}

async function historyOf(db: Db, row: TaskRow): Promise<Entry[]> {
  const entries = await entriesOf(db, row)
  const evidence = await evidenceOf(db, row)
  const names = await unitNames(
    db,
    entries.flatMap((entry) => unitOf(entry) ?? []),
  )
  return entries.map((entry) => {
    const unit = unitOf(entry)
    return {
      id: entry.id,
      kind: entry.kind,
      words: entry.words,
      percent: entry.percent,
      changes: entry.changes,
      byName: entry.by_name,
      unitName: unit ? (names.get(unitKey(unit)) ?? null) : null,
      at: entry.at.toISOString(),
      evidence: (evidence.get(entry.id) ?? []).map(evidenceView),
    }
  })
}

function unitOf({ unit_region_path: regionPath, unit_department_id: departmentId }: EntryRow): Unit | null {
  return regionPath === null ? null : { regionPath, departmentId }
}

async function remindedOf(db: Db, sent: readonly ReminderRow[]): Promise<TaskDetail['reminders']> {
  const names = await recipientNames(
    db,
    sent.map((one) => one.recipient_key),
  )
  return sent.map((one) => ({
    sentOn: one.sent_on,
    audience: one.audience,
    name: names.get(one.recipient_key) ?? '',
    reason: one.reason,
    byName: one.by_name,
  }))
}
