import { notify } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { askedProblems } from '../rules/new-task.ts'
import { officeOf, type Unit, unitKey } from '../rules/units.ts'
import { writeEntry } from '../store/entries.ts'
import { replaceMilestones } from '../store/milestones.ts'
import { settingOf } from '../store/settings.ts'
import { insertTask, openTaskOf, replaceSupport, type TaskRow } from '../store/tasks.ts'
import { eachOnce, knownUnits, type NamedUnit } from './known-units.ts'
import { actingOfficesOf, recipientOf, tellOffices } from './tell-offices.ts'

export type TaskContext = Pick<Context, 'actor' | 'clock' | 'ids' | 'audit'>

export interface TaskOrigin {
  kind: TaskRow['origin_kind']
  /** Of the measure, finding, target or decision. One open task per region and origin. */
  id: string
  /** So that the tasks of a plan can be listed and withdrawn together. */
  planId?: string
  /** Of the document or meeting, as people read it. */
  title: string
  /** The sentence that orders it, as printed. */
  quote?: string
  /** Page of this site that shows it. */
  href?: string
}

export interface TaskToOpen {
  /** Region of the matter; its own office asks, unless `asker` says otherwise. */
  regionPath: string
  title: string
  detail?: string
  priority?: TaskRow['priority']
  /** Null: asked by hand, an origin of its own. */
  origin: TaskOrigin | null
  lead: NamedUnit
  support?: readonly NamedUnit[]
  /** The office that asks and alone may close it. */
  asker?: NamedUnit
  /** Business date. */
  dueOn?: string | null
  milestones?: readonly { title: string; dueOn: string }[]
  /** Days between progress reports; by default as the region has set, null: only the deadline counts. */
  reportEveryDays?: number | null
}

export interface OpenedTask {
  taskId: string
  /** False when an open task of the same origin was there already: it is answered and left as it is. */
  isNew: boolean
}

/**
 * Opens a task in the caller's transaction, or answers the open one of the same origin.
 *
 * Permission: the caller's.
 * Writes:     tasks.task and what hangs on it, one to-do for each office concerned, the operation log.
 * Errors:     tasks.unit-unknown, .unit-outside, .unit-twice, .milestone-late.
 * Example:    await openTask(tx, ctx, { regionPath: '320800/', title: '建设中试基地', origin: { kind: 'plan-measure', id: measure.id, planId, title: plan.title, quote, href }, lead: { departmentId }, support: [{ regionPath: '320800/320812/' }], dueOn: '2025-12-31' })
 */
export async function openTask(tx: Db, ctx: TaskContext, input: TaskToOpen): Promise<OpenedTask> {
  const [opened] = await openTasks(tx, ctx, [input])
  if (!opened) throw new Error('one task asked for, none answered')
  return opened
}

/**
 * Opens many tasks, all or none, and tells each office once. Answers in the order of `inputs`; a problem's `field`
 * begins with the place in it (`tasks.3.lead`).
 *
 * Permission: the caller's.
 * Writes:     as `openTask`.
 * Errors:     as `openTask`.
 */
export async function openTasks(tx: Db, ctx: TaskContext, inputs: readonly TaskToOpen[]): Promise<OpenedTask[]> {
  const today = businessDate(ctx.clock.now())
  const problems: Problem[] = []
  const ready: { input: TaskToOpen; parties: Parties }[] = []
  for (const [index, input] of inputs.entries()) {
    const found = await partiesOf(tx, input, today)
    const own = [...found.problems, ...(found.parties ? problemsOf(input, found.parties) : [])]
    const prefix = inputs.length === 1 ? '' : `tasks.${index}.`
    problems.push(...own.map((problem) => ({ ...problem, field: `${prefix}${problem.field ?? ''}` })))
    if (found.parties) ready.push({ input, parties: found.parties })
  }
  if (problems.length > 0) throw new Refusal(problems)
  const opened: OpenedTask[] = []
  const concerned: Unit[] = []
  const helping: Helping[] = []
  for (const { input, parties } of ready) {
    const one = await openOne(tx, ctx, { input, parties, parent: null, today })
    opened.push(one)
    if (!one.isNew) continue
    concerned.push(parties.lead)
    helping.push(...parties.support.map((unit) => ({ unit, title: input.title })))
  }
  await tellSupport(tx, ctx, helping)
  await tellOffices(tx, ctx, concerned)
  return opened
}

interface Helping {
  unit: Unit
  title: string
}

/** One message for each office that helps, however many tasks they are. */
export async function tellSupport(tx: Db, ctx: TaskContext, helping: readonly Helping[]): Promise<void> {
  const today = businessDate(ctx.clock.now())
  const byOffice = new Map<string, { office: Unit; titles: string[] }>()
  for (const { unit, title } of helping)
    for (const office of await actingOfficesOf(tx, [unit], today)) {
      const entry = byOffice.get(unitKey(office)) ?? { office, titles: [] }
      entry.titles.push(title)
      byOffice.set(unitKey(office), entry)
    }
  for (const [key, { office, titles }] of byOffice) {
    const [first] = titles
    const isOne = titles.length === 1
    await notify(tx, ctx, {
      kind: 'message',
      to: recipientOf(office),
      regionPath: office.regionPath,
      title: {
        zh: isOne ? `请配合办理：${first}` : `请配合办理 ${titles.length} 件任务：${first} 等`,
        en: isOne ? `Please help with: ${first}` : `Please help with ${titles.length} tasks: ${first} and others`,
      },
      link: '/tasks/list?mine=support',
      object: `tasks-support:${key}`,
      reason: 'tasks.support',
    })
  }
}

export interface Parties {
  asker: Unit
  lead: Unit
  support: Unit[]
}

async function partiesOf(
  db: Db,
  input: Pick<TaskToOpen, 'regionPath' | 'asker' | 'lead' | 'support'>,
  today: string,
): Promise<{ parties: Parties | null; problems: Problem[] }> {
  const named = [
    { unit: input.asker ?? { regionPath: input.regionPath }, field: 'asker' },
    { unit: input.lead, field: 'lead' },
    ...(input.support ?? []).map((unit, index) => ({ unit, field: `support.${index}` })),
  ]
  const { units, problems } = await knownUnits(db, named, today)
  const [asker, lead, ...support] = units
  return problems.length > 0 || !asker || !lead
    ? { parties: null, problems }
    : { parties: { asker, lead, support }, problems: [] }
}

function problemsOf(input: TaskToOpen, parties: Parties): Problem[] {
  return askedProblems({ ...parties, dueOn: input.dueOn ?? null, milestones: input.milestones ?? [] }, null)
}

/** Writes one task whose units are known and whose problems were looked for. */
export async function openOne(
  tx: Db,
  ctx: TaskContext,
  { input, parties, parent, today }: { input: TaskToOpen; parties: Parties; parent: TaskRow | null; today: string },
): Promise<OpenedTask> {
  const id = ctx.ids.next('tsk')
  const { asker, lead } = parties
  const { actor } = ctx
  const origin = input.origin ?? { kind: 'person' as const, id, title: actor.name }
  const regionPath = parent?.region_path ?? input.regionPath
  const cadence =
    input.reportEveryDays === undefined ? (await settingOf(tx, regionPath)).reportEveryDays : input.reportEveryDays
  const isNew = await insertTask(tx, {
    id,
    parent,
    regionPath,
    title: input.title,
    detail: input.detail ?? null,
    priority: input.priority ?? 'normal',
    origin: {
      kind: origin.kind,
      id: origin.id,
      planId: origin.planId ?? null,
      title: origin.title,
      quote: origin.quote ?? null,
      href: origin.href ?? null,
    },
    asker,
    askedBy: { userId: actor.userId, name: actor.name },
    lead,
    askedOn: today,
    dueOn: input.dueOn ?? null,
    reportEveryDays: cadence,
    now: ctx.clock.now(),
  })
  if (!isNew) {
    const there = await openTaskOf(tx, { regionPath, kind: origin.kind, id: origin.id })
    if (!there) throw new Refusal('tasks.changed')
    return { taskId: there.id, isNew: false }
  }
  const key = { region_path: regionPath, id }
  await replaceSupport(tx, key, eachOnce(parties.support))
  await replaceMilestones(tx, key, input.milestones ?? [])
  await writeEntry(tx, key, {
    id: ctx.ids.next('ent'),
    kind: 'open',
    words: null,
    percent: null,
    changes: {},
    by: { userId: actor.userId, name: actor.name, unit: officeOf(actor) },
    at: ctx.clock.now(),
  })
  await ctx.audit.record(tx, actor, {
    action: 'tasks.open-task',
    object: `task:${id}`,
    regionPath,
    detail: { title: input.title, origin: `${origin.kind}:${origin.id}`, lead, dueOn: input.dueOn ?? null },
  })
  return { taskId: id, isNew: true }
}
