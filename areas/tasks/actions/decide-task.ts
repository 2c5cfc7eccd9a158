import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Decision } from '../contract/acts.ts'
import { askedProblems } from '../rules/new-task.ts'
import { transitions } from '../rules/transitions.ts'
import { type Unit, unitKey } from '../rules/units.ts'
import { askerOf, findTask, leadOf, replaceSupport, type Settable, setAskerOfParts, taskAt } from '../store/tasks.ts'
import { doAct, type Effect } from './do-act.ts'
import { knownUnits, namedUnit } from './known-units.ts'
import type { LoadedTask } from './load-task.ts'
import { unitNames } from './unit-names.ts'
import { cancelParts } from './withdraw-tasks.ts'

/**
 * What the office that asked decides: closes or returns what was reported done, grants or refuses more time, gives the
 * task to another unit, hands it over to another office, cancels it, opens it again.
 *
 * Permission: tasks:ask; the office that acts for the asker.
 * Writes:     as `doAct`; parts of a cancelled task are cancelled, those of a reassigned one are asked by the new unit.
 * Errors:     as `doAct`; tasks.unit-unknown, .unit-outside, .same-unit, .whole-over, .open-already.
 */
export async function decideTask(ctx: Context, taskId: string, decision: Decision): Promise<void> {
  if (decision.act === 'reopen') return reopen(ctx, taskId, decision)
  await doAct(ctx, { taskId, ...decision }, (tx, task) => effectOf(tx, ctx, task, decision))
}

async function effectOf(tx: Db, ctx: Context, task: LoadedTask, decision: Decision): Promise<Effect> {
  const { row, today, support } = task
  const toUnit = (zh: string, en: string) => ({
    units: [leadOf(row), ...support],
    title: { zh: `${zh}：${row.title}`, en: `${en}: ${row.title}` } satisfies Localized,
  })
  const noExtension: Settable = { extension_until: null, extension_asked_on: null }
  switch (decision.act) {
    case 'close':
      return { set: { ended_on: today }, tell: toUnit('任务已确认办结', 'Closed as done') }
    case 'return':
      return { set: { reported_on: null, reported_by_user_id: null } }
    case 'grant-extension':
      return {
        set: { ...noExtension, due_on: row.extension_until, waiting_since: today },
        changes: { dueOn: { from: row.due_on, to: row.extension_until } },
        tell: toUnit(`同意延期至 ${row.extension_until}`, `Extended to ${row.extension_until}`),
      }
    case 'refuse-extension':
      return { set: { ...noExtension, waiting_since: today }, tell: toUnit('未同意延期', 'Extension refused') }
    case 'reassign':
      return reassign(tx, task, decision.lead)
    case 'hand-over':
      return handOver(tx, task, decision.asker)
    case 'cancel': {
      const concerned = await cancelParts(tx, ctx, row, decision.words)
      return { set: { ...noExtension, ended_on: today }, concerned, tell: toUnit('任务已撤销', 'Cancelled') }
    }
    case 'reopen':
      return { set: { ...noExtension, ended_on: null, reported_on: null, reported_by_user_id: null } }
  }
}

async function reassign(tx: Db, { row, support, today }: LoadedTask, text: string): Promise<Effect> {
  const lead = await oneUnit(tx, text, 'lead', today)
  const before = leadOf(row)
  if (unitKey(lead) === unitKey(before)) throw new Refusal({ code: 'tasks.same-unit', field: 'lead' })
  const helping = support.filter((unit) => unitKey(unit) !== unitKey(lead))
  const problems = askedProblems({ asker: askerOf(row), lead, support: [], dueOn: row.due_on, milestones: [] }, null)
  if (problems.length > 0) throw new Refusal(problems)
  if (helping.length < support.length) await replaceSupport(tx, row, helping)
  await setAskerOfParts(tx, row, lead)
  const names = await unitNames(tx, [before, lead])
  return {
    set: {
      lead_region_path: lead.regionPath,
      lead_department_id: lead.departmentId,
      asked_on: today,
      waiting_since: today,
      answered_on: null,
      first_answered_on: null,
      extension_until: null,
      extension_asked_on: null,
    },
    changes: { lead: { from: names.get(unitKey(before)) ?? null, to: names.get(unitKey(lead)) ?? null } },
    concerned: [lead],
    tell: {
      units: [before],
      title: { zh: `任务已改派其他单位：${row.title}`, en: `Given to another unit: ${row.title}` },
    },
  }
}

async function handOver(tx: Db, { row, today }: LoadedTask, text: string): Promise<Effect> {
  const asker = await oneUnit(tx, text, 'asker', today)
  const before = askerOf(row)
  if (unitKey(asker) === unitKey(before)) throw new Refusal({ code: 'tasks.same-unit', field: 'asker' })
  // Whoever takes it over must be able to have asked for it.
  const problems = askedProblems({ asker, lead: leadOf(row), support: [], dueOn: row.due_on, milestones: [] }, null)
  if (problems.length > 0) throw new Refusal(problems.map((problem) => ({ ...problem, field: 'asker' })))
  const names = await unitNames(tx, [before, asker])
  return {
    set: { asker_region_path: asker.regionPath, asker_department_id: asker.departmentId },
    changes: { asker: { from: names.get(unitKey(before)) ?? null, to: names.get(unitKey(asker)) ?? null } },
    concerned: [asker],
    tell: {
      units: [asker],
      title: { zh: `任务移交贵单位督办：${row.title}`, en: `Handed over to you to follow up: ${row.title}` },
    },
  }
}

async function oneUnit(tx: Db, text: string, field: string, today: string): Promise<Unit> {
  const { units, problems } = await knownUnits(tx, [{ unit: namedUnit(text), field }], today)
  const [unit] = units
  if (!unit) throw new Refusal(problems)
  return unit
}

/** A part is opened again only while its whole is worked on; the whole is held meanwhile, always before its part. */
async function reopen(ctx: Context, taskId: string, decision: Extract<Decision, { act: 'reopen' }>): Promise<void> {
  const seen = await findTask(ctx.db, ctx.scope, taskId)
  const wholeKey = seen && seen.parent_id !== null ? { region_path: seen.region_path, id: seen.parent_id } : null
  const hold = (tx: Db) => (wholeKey ? taskAt(tx, wholeKey, true) : Promise.resolve(null))
  await doAct(
    ctx,
    { taskId, ...decision },
    (tx, task, whole) => {
      if (whole && !transitions['hand-out'].from.includes(whole.state)) throw new Refusal('tasks.whole-over')
      return effectOf(tx, ctx, task, decision)
    },
    hold,
  )
}
