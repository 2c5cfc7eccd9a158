import { carryOverTasks, openTasks, type TaskOrigin, tasksOfOrigins, withdrawTasks } from '#areas/tasks'
import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { ChosenTask, MeasureTaskView } from '../../contract/measure-tasks.ts'
import { type MeasureTask, measureTasks } from '../../rules/publication/measure-tasks.ts'
import { itemsOf, type VersionKey } from '../../store/items.ts'
import { type MeasureRow, measureIdsOf, measuresOf, responsiblesOf } from '../../store/measures.ts'
import { type PlanRow, textOf, type VersionRow } from '../../store/plans.ts'
import { unitsIn } from '../task-units.ts'

/** The sentence that a task shows; the rest is read in the document. */
const quoteLength = 1000

/** The measures of a version as tasks, and which of them go on a task of the version in force. */
async function proposedTasks(
  db: Db,
  ctx: Pick<Context, 'clock'>,
  plan: PlanRow,
  version: VersionKey,
): Promise<{ tasks: MeasureTask[]; measures: MeasureRow[]; earlier: Map<string, string> }> {
  const measures = await measuresOf(db, version)
  const units = Map.groupBy(await responsiblesOf(db, version), (unit) => unit.measure_id)
  const items = Map.groupBy(await itemsOf(db, version), (item) => item.measure_id)
  const unitOf = await unitsIn(db, ctx, plan.region_path)
  const tasks = measureTasks(
    measures.map((measure) => ({
      id: measure.id,
      number: measure.number,
      title: measure.title,
      role: measure.role,
      dueBy: measure.due_by,
      units: (units.get(measure.id) ?? []).map((unit) => ({
        name: unit.department_name ?? unit.printed,
        role: unit.role,
        unit: unitOf(unit),
      })),
      deadlines: (items.get(measure.id) ?? []).flatMap(({ kind, state, deadline }) =>
        kind === 'target' && state !== 'rejected' && state !== 'replaced' && deadline !== null ? [deadline] : [],
      ),
    })),
    { periodTo: plan.period_to, today: businessDate(ctx.clock.now()) },
  )
  return { tasks, measures, earlier: await earlierMeasures(db, plan, version, measures) }
}

/** By the id of a measure, the one of the version in force that is the same: the same number and title. */
async function earlierMeasures(
  db: Db,
  plan: PlanRow,
  version: VersionKey,
  measures: readonly MeasureRow[],
): Promise<Map<string, string>> {
  if (plan.published_version_id === null || plan.published_version_id === version.id) return new Map()
  const before = await measuresOf(db, { region_path: plan.region_path, id: plan.published_version_id })
  const byTitle = new Map(before.map(({ id, title }) => [title, id]))
  return new Map(measures.flatMap(({ id, title }) => (byTitle.has(title) ? [[id, byTitle.get(title) ?? '']] : [])))
}

/** What publishing would hand out, measure by measure. */
export async function previewTasks(ctx: Context, plan: PlanRow, version: VersionRow): Promise<MeasureTaskView[]> {
  const { tasks, earlier } = await proposedTasks(ctx.db, ctx, plan, version)
  const origins = [...earlier.values()].map((id) => ({ kind: 'plan-measure' as const, id }))
  const open = new Set(
    (await tasksOfOrigins(ctx.db, ctx, origins)).filter(({ isOpen }) => isOpen).map(({ origin }) => origin.id),
  )
  return tasks.map(({ lead, support, ...task }) => ({
    ...task,
    leadName: lead?.name ?? null,
    supportNames: support.map(({ name }) => name),
    continues: open.has(earlier.get(task.measureId) ?? ''),
  }))
}

/**
 * Makes the chosen measures tasks of their units; what goes on from the version before keeps its task, and the tasks
 * of its other measures are cancelled. Tasks of findings and of targets are no part of this. Answers how many are open now.
 *
 * Permission: the caller's.
 * Writes:     as `openTasks` of the tasks.
 * Errors:     plans.task-without-unit, plans.measure-unknown, and those of `openTasks`.
 */
export async function openMeasureTasks(
  tx: Db,
  ctx: Context,
  { plan, version, chosen }: { plan: PlanRow; version: VersionRow; chosen: readonly ChosenTask[] },
): Promise<number> {
  const { tasks, measures, earlier } = await proposedTasks(tx, ctx, plan, version)
  const text = (await textOf(tx, version))?.text ?? ''
  const byId = new Map(tasks.map((task) => [task.measureId, task]))
  const problems = chosen.flatMap((one, index) => problemOf(byId.get(one.measureId), index))
  if (problems.length > 0) throw new Refusal(problems)
  const ready = chosen.flatMap(({ measureId, dueOn }) => {
    const task = byId.get(measureId)
    const measure = measures.find(({ id }) => id === measureId)
    return task?.lead && measure
      ? [{ task, lead: task.lead, dueOn, origin: originOf(plan, version, measure, text) }]
      : []
  })
  await carryOverTasks(
    tx,
    ctx,
    ready.flatMap(({ origin }) => {
      const before = earlier.get(origin.id)
      return before === undefined ? [] : [{ from: { kind: 'plan-measure' as const, id: before }, to: origin }]
    }),
  )
  const kept = ready.map(({ origin }) => origin.id)
  await withdrawTasks(
    tx,
    ctx,
    { planId: plan.id, kinds: ['plan-measure'], exceptOriginIds: kept },
    '规划已发布新版本，本任务不再保留',
  )
  const opened = await openTasks(
    tx,
    ctx,
    ready.map(({ task, lead, dueOn, origin }) => ({
      regionPath: plan.region_path,
      title: task.title,
      origin,
      lead: lead.unit,
      support: task.support.map(({ unit }) => unit),
      dueOn,
    })),
  )
  return opened.length
}

/** How many measures of a version have an open task. */
export async function openTaskCount(db: Db, ctx: Context, version: VersionKey): Promise<number> {
  const origins = [...(await measureIdsOf(db, version))].map((id) => ({ kind: 'plan-measure' as const, id }))
  return (await tasksOfOrigins(db, ctx, origins)).filter(({ isOpen }) => isOpen).length
}

function problemOf(task: MeasureTask | undefined, index: number): Problem[] {
  if (!task) return [{ code: 'plans.measure-unknown', field: `tasks.${index}` }]
  return task.lead ? [] : [{ code: 'plans.task-without-unit', field: `tasks.${index}`, params: { title: task.title } }]
}

function originOf(plan: PlanRow, version: VersionRow, measure: MeasureRow, text: string): TaskOrigin & { id: string } {
  return {
    kind: 'plan-measure',
    id: measure.id,
    planId: plan.id,
    title: plan.title,
    quote: text.slice(measure.text_offset, measure.end_offset).trim().slice(0, quoteLength),
    href: `/plans/${plan.id}/versions/${version.id}?tab=measures`,
  }
}
