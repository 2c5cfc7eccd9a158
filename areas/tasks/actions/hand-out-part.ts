import { Refusal } from '#kernel/refusal'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { handOutPart as handOutShape } from '../contract/asking.ts'
import { askedProblems, pastProblems } from '../rules/new-task.ts'
import { unitKey } from '../rules/units.ts'
import { leadOf } from '../store/tasks.ts'
import { doAct } from './do-act.ts'
import { eachOnce, knownUnits, namedUnit } from './known-units.ts'
import { openOne, tellSupport } from './open-tasks.ts'
import { unitNames } from './unit-names.ts'

/**
 * Hands parts of a task to districts, towns or departments, one to each unit, all or none. The unit that leads the whole
 * asks for them, and closes them.
 *
 * Permission: tasks:ask; the office that acts for the lead of the whole.
 * Writes:     as `doAct` and `openTask`.
 * Errors:     as `doAct`; tasks.unit-unknown, .unit-outside, .unit-twice, .part-late, .milestone-late, .due-past.
 */
export async function handOutPart(ctx: Context, taskId: string, body: BodyOf<typeof handOutShape>): Promise<void> {
  await doAct(ctx, { taskId, act: 'hand-out', revision: body.revision }, async (tx, { row, today }) => {
    const named = [
      ...body.leads.map((text, index) => ({ unit: namedUnit(text), field: `leads.${index}` })),
      ...body.support.map((text, index) => ({ unit: namedUnit(text), field: `support.${index}` })),
    ]
    const { units, problems } = await knownUnits(tx, named, today)
    if (problems.length > 0) throw new Refusal(problems)
    const leads = eachOnce(units.slice(0, body.leads.length))
    const support = units.slice(body.leads.length)
    const asker = leadOf(row)
    const { dueOn, milestones } = body
    const refused = leads.flatMap((lead, index) =>
      askedProblems({ asker, lead, support, dueOn, milestones }, { dueOn: row.due_on }).map((problem) =>
        problem.field === 'lead' ? { ...problem, field: `leads.${index}` } : problem,
      ),
    )
    const all = [...pastProblems(dueOn, today), ...refused]
    if (all.length > 0) throw new Refusal(all)
    const regionPath = row.region_path
    const origin = {
      kind: row.origin_kind,
      id: row.origin_id,
      title: row.origin_title,
      ...(row.origin_plan_id === null ? {} : { planId: row.origin_plan_id }),
      ...(row.origin_quote === null ? {} : { quote: row.origin_quote }),
      ...(row.origin_href === null ? {} : { href: row.origin_href }),
    }
    for (const lead of leads) {
      const input = {
        regionPath,
        title: body.title,
        ...(body.detail === null ? {} : { detail: body.detail }),
        priority: body.priority,
        origin,
        lead: namedUnit(lead.departmentId ?? lead.regionPath),
        dueOn,
        milestones,
        ...(body.reportEveryDays === undefined ? {} : { reportEveryDays: body.reportEveryDays }),
      }
      await openOne(tx, ctx, { input, parties: { asker, lead, support }, parent: row, today })
    }
    await tellSupport(
      tx,
      ctx,
      leads.flatMap(() => support.map((unit) => ({ unit, title: body.title }))),
    )
    const names = await unitNames(tx, leads)
    return {
      changes: { parts: { from: null, to: leads.map((lead) => names.get(unitKey(lead)) ?? '').join('、') } },
      concerned: leads,
    }
  })
}
