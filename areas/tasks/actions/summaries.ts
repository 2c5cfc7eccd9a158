import { businessDate } from '#kernel/clock'
import { workingDaysLeft } from '#platform/calendar'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { TaskSummary, UnitView } from '../contract/shapes.ts'
import { addDays } from '../rules/days.ts'
import { needOf } from '../rules/needs.ts'
import { officeOf, type Unit, unitKey, unitOfKey } from '../rules/units.ts'
import { isOverdue } from '../rules/urgency.ts'
import { partCounts, supportOf } from '../store/lists.ts'
import { askerOf, leadOf, type TaskRow } from '../store/tasks.ts'
import { calendar } from './calendar.ts'
import { unitKeysOf } from './tell-offices.ts'
import { unitNames } from './unit-names.ts'

export type ReaderContext = Pick<Context, 'db' | 'clock' | 'actor'>

/** Keys of the units that the reader's office acts for; of leaders only their own office. */
export async function myUnitKeys(ctx: ReaderContext): Promise<Set<string>> {
  const office = officeOf(ctx.actor)
  if (!office) return new Set()
  if (ctx.actor.role === 'city-leader') return new Set([unitKey(office)])
  return new Set(await unitKeysOf(ctx.db, office, businessDate(ctx.clock.now())))
}

/** How requests name a unit. */
export function unitText({ regionPath, departmentId }: Unit): string {
  return departmentId ?? regionPath
}

export function unitView(unit: Unit, names: ReadonlyMap<string, string>): UnitView {
  const key = unitKey(unit)
  return { unit: unitText(unit), name: names.get(key) ?? key }
}

/** The day by which the next report of progress is expected; null where none is. */
export function reportDueOn(task: TaskRow): string | null {
  return task.state === 'in-progress' && task.report_every_days !== null
    ? addDays(task.waiting_since, task.report_every_days)
    : null
}

/** What lists show of tasks, in their order. */
export async function summariesOf(
  db: Db,
  rows: readonly TaskRow[],
  reader: { today: string; mine: ReadonlySet<string> },
): Promise<TaskSummary[]> {
  const support = await supportOf(db, rows)
  const parts = await partCounts(db, rows)
  const names = await unitNames(db, [
    ...rows.flatMap((row) => [leadOf(row), askerOf(row)]),
    ...[...support.values()].flat(),
  ])
  return rows.map((row) =>
    summaryOf(row, { ...reader, names, support: support.get(row.id) ?? [], partCount: parts.get(row.id) ?? 0 }),
  )
}

function summaryOf(
  row: TaskRow,
  known: {
    today: string
    mine: ReadonlySet<string>
    names: ReadonlyMap<string, string>
    support: readonly Unit[]
    partCount: number
  },
): TaskSummary {
  const { today, names } = known
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    priority: row.priority,
    lead: unitView(unitOfKey(row.lead_key), names),
    asker: unitView(unitOfKey(row.asker_key), names),
    support: known.support.map((unit) => unitView(unit, names)),
    origin: { kind: row.origin_kind, title: row.origin_title, planId: row.origin_plan_id },
    askedOn: row.asked_on,
    dueOn: row.due_on,
    workingDaysLeft: row.ended_on === null && row.due_on !== null ? workingDaysLeft(calendar, today, row.due_on) : null,
    isOverdue: isOverdue({ state: row.state, dueOn: row.due_on }, today),
    extensionUntil: row.extension_until,
    percent: row.percent,
    lastWords: row.last_words,
    answeredOn: row.answered_on,
    endedOn: row.ended_on,
    parentId: row.parent_id,
    partCount: known.partCount,
    need: needOf(
      {
        state: row.state,
        askerKey: row.asker_key,
        leadKey: row.lead_key,
        dueOn: row.due_on,
        extensionUntil: row.extension_until,
        reportDueOn: reportDueOn(row),
      },
      known.mine,
      today,
    ),
  }
}
