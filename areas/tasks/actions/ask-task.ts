import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { askTask as askShape, askTasks as bulkShape } from '../contract/asking.ts'
import { pastProblems } from '../rules/new-task.ts'
import { officeOf, type Unit } from '../rules/units.ts'
import { namedUnit } from './known-units.ts'
import { openTask, openTasks, type TaskToOpen } from './open-tasks.ts'
import { unitText } from './summaries.ts'

type Asked = Omit<BodyOf<typeof askShape>, 'origin'>

/**
 * Asks for a task by hand: the office of the person who asks is the one that may close it. Answers the task; where a
 * page led to it, the open one of the same origin.
 *
 * Permission: tasks:ask.
 * Writes:     as `openTask`.
 * Errors:     tasks.no-office, .due-past, and those of `openTask`.
 */
export async function askTask(ctx: Context, { origin, ...body }: BodyOf<typeof askShape>): Promise<string> {
  const office = officeWhoAsks(ctx)
  refusePast(ctx, [body])
  const given = origin && {
    kind: origin.kind,
    id: origin.id,
    title: origin.title,
    ...(origin.quote ? { quote: origin.quote } : {}),
    ...(origin.href ? { href: origin.href } : {}),
  }
  const { taskId } = await ctx.db.tx((tx) => openTask(tx, ctx, { ...toOpen(body, office), origin: given }))
  return taskId
}

/**
 * Asks for the tasks of a sheet, all or none; the same row of the same sheet again answers what is there.
 *
 * Permission: tasks:ask.
 * Writes:     as `openTasks`.
 * Errors:     as `askTask`; `field` begins with the place in the list.
 */
export async function askTasks(
  ctx: Context,
  { fileId, fileName, tasks }: BodyOf<typeof bulkShape>,
): Promise<{ openedCount: number; alreadyCount: number }> {
  const office = officeWhoAsks(ctx)
  refusePast(ctx, tasks)
  const inputs = tasks.map(({ row, ...body }) => ({
    ...toOpen(body, office),
    origin: { kind: 'person' as const, id: `${fileId}:${row}`, title: fileName },
  }))
  const opened = await ctx.db.tx((tx) => openTasks(tx, ctx, inputs))
  const openedCount = opened.filter(({ isNew }) => isNew).length
  return { openedCount, alreadyCount: opened.length - openedCount }
}

function officeWhoAsks(ctx: Pick<Context, 'actor'>): Unit {
  const office = officeOf(ctx.actor)
  if (!office) throw new Refusal('tasks.no-office')
  return office
}

function refusePast(ctx: Pick<Context, 'clock'>, tasks: readonly Pick<Asked, 'dueOn'>[]): void {
  const today = businessDate(ctx.clock.now())
  const problems = tasks.flatMap(({ dueOn }, index) =>
    pastProblems(dueOn, today, tasks.length === 1 ? 'dueOn' : `tasks.${index}.dueOn`),
  )
  if (problems.length > 0) throw new Refusal(problems)
}

function toOpen(body: Asked, office: Unit): Omit<TaskToOpen, 'origin'> {
  return {
    regionPath: office.regionPath,
    asker: namedUnit(unitText(office)),
    title: body.title,
    ...(body.detail === null ? {} : { detail: body.detail }),
    priority: body.priority,
    lead: namedUnit(body.lead),
    support: body.support.map(namedUnit),
    dueOn: body.dueOn,
    milestones: body.milestones,
    ...(body.reportEveryDays === undefined ? {} : { reportEveryDays: body.reportEveryDays }),
  }
}
