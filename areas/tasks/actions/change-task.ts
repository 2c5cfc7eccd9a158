import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { changeTask as changeShape } from '../contract/asking.ts'
import { askedProblems, pastProblems } from '../rules/new-task.ts'
import { type Unit, unitKey } from '../rules/units.ts'
import type { Changes } from '../store/entries.ts'
import { milestonesOf, replaceMilestones } from '../store/milestones.ts'
import { askerOf, leadOf, replaceSupport, type Settable, type TaskRow, taskAt } from '../store/tasks.ts'
import { doAct } from './do-act.ts'
import { eachOnce, knownUnits, namedUnit } from './known-units.ts'
import { tellSupport } from './open-tasks.ts'
import { unitNames } from './unit-names.ts'

type Change = BodyOf<typeof changeShape>

/**
 * Changes what is asked; what changed is kept in the history, old beside new.
 *
 * Permission: tasks:ask; the office that acts for the asker.
 * Writes:     as `doAct`; tasks.support, tasks.milestone.
 * Errors:     as `doAct`; tasks.nothing-changed, .unit-unknown, .unit-outside, .unit-twice, .milestone-late, .part-late,
 *             .due-past.
 */
export async function changeTask(ctx: Context, taskId: string, body: Change): Promise<void> {
  await doAct(ctx, { taskId, act: 'change', revision: body.revision }, async (tx, { row, support, today }) => {
    const { units, problems } = await knownUnits(
      tx,
      (body.support ?? []).map((text, index) => ({ unit: namedUnit(text), field: `support.${index}` })),
      today,
    )
    if (problems.length > 0) throw new Refusal(problems)
    const wanted = body.support === undefined ? support : eachOnce(units)
    const dueOn = body.dueOn === undefined ? row.due_on : body.dueOn
    const before = (await milestonesOf(tx, [row])).get(row.id) ?? []
    const milestones =
      body.milestones?.map((one) => ({ ...one, doneOn: before.find(({ seq }) => seq === one.seq)?.done_on ?? null })) ??
      before.map((one) => ({ title: one.title, dueOn: one.due_on, doneOn: one.done_on }))
    const whole = row.parent_id === null ? null : await taskAt(tx, { region_path: row.region_path, id: row.parent_id })
    const refused = [
      ...(dueOn === row.due_on ? [] : pastProblems(dueOn, today)),
      ...askedProblems(
        { asker: askerOf(row), lead: leadOf(row), support: wanted, dueOn, milestones },
        whole ? { dueOn: whole.due_on } : null,
      ),
    ]
    if (refused.length > 0) throw new Refusal(refused)

    const added = wanted.filter((unit) => !support.some((one) => unitKey(one) === unitKey(unit)))
    const changes = {
      ...factChanges(row, { ...body, dueOn }),
      ...(await supportChange(tx, support, wanted)),
      ...listChange('milestones', before.map(milestoneText), milestones.map(milestoneText)),
    }
    if (Object.keys(changes).length === 0) throw new Refusal('tasks.nothing-changed')
    if (body.support) await replaceSupport(tx, row, wanted)
    if (body.milestones) await replaceMilestones(tx, row, milestones)
    const title = body.title ?? row.title
    await tellSupport(
      tx,
      ctx,
      added.map((unit) => ({ unit, title })),
    )
    return {
      set: setOf(row, { ...body, dueOn }),
      changes,
      tell: {
        units: [leadOf(row)],
        title: { zh: `任务要求有变化：${title}`, en: `What is asked has changed: ${title}` },
      },
    }
  })
}

/** A deadline set anew answers an open request for another one. */
function setOf(
  row: TaskRow,
  body: Pick<Change, 'title' | 'detail' | 'priority' | 'reportEveryDays'> & { dueOn: string | null },
): Settable {
  return {
    title: body.title ?? row.title,
    detail: body.detail === undefined ? row.detail : body.detail,
    priority: body.priority ?? row.priority,
    report_every_days: body.reportEveryDays === undefined ? row.report_every_days : body.reportEveryDays,
    due_on: body.dueOn,
    ...(body.dueOn === row.due_on ? {} : { extension_until: null, extension_asked_on: null }),
  }
}

function factChanges(
  row: TaskRow,
  body: Pick<Change, 'title' | 'detail' | 'priority' | 'reportEveryDays'> & { dueOn: string | null },
): Changes {
  const after = setOf(row, body)
  const days = (count: number | null | undefined) => (count == null ? null : String(count))
  const pairs = {
    title: [row.title, after.title],
    detail: [row.detail, after.detail],
    priority: [row.priority, after.priority],
    dueOn: [row.due_on, after.due_on],
    reportEveryDays: [days(row.report_every_days), days(after.report_every_days)],
  }
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([field, [from = null, to = null]]) => (from === to ? [] : [[field, { from, to }]])),
  )
}

const milestoneText = (one: { title: string; dueOn?: string; due_on?: string }) =>
  `${one.title}（${one.dueOn ?? one.due_on}）`

function listChange(field: string, from: readonly string[], to: readonly string[]): Changes {
  const [before, after] = [from.join('、'), to.join('、')]
  return before === after ? {} : { [field]: { from: before || null, to: after || null } }
}

async function supportChange(tx: Db, before: readonly Unit[], after: readonly Unit[]): Promise<Changes> {
  const names = await unitNames(tx, [...before, ...after])
  const text = (units: readonly Unit[]) => units.map((unit) => names.get(unitKey(unit)) ?? '')
  return listChange('support', text(before), text(after))
}
