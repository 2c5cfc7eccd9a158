import type { Problem } from '#kernel/refusal'
import { type Unit, unitKey } from './units.ts'

export interface AskedTask {
  asker: Unit
  lead: Unit
  support: readonly Unit[]
  dueOn: string | null
  milestones: readonly { title: string; dueOn: string }[]
}

/**
 * What speaks against a task as it is asked: units outside the asker's region, one unit twice, milestones after the
 * deadline, and of a part a deadline after that of the whole.
 *
 * Errors: tasks.unit-outside, .unit-twice, .milestone-late, .part-late.
 * Example: askedProblems({ asker: { regionPath: '320800/320812/', departmentId: null }, lead: { regionPath: '320800/', departmentId: 'dep_1' }, support: [], dueOn: null, milestones: [] }, null) → [{ code: 'tasks.unit-outside', field: 'lead' }]
 */
export function askedProblems(task: AskedTask, whole: { dueOn: string | null } | null): Problem[] {
  const problems: Problem[] = []
  const outside = (unit: Unit) => !unit.regionPath.startsWith(task.asker.regionPath)
  if (outside(task.lead)) problems.push({ code: 'tasks.unit-outside', field: 'lead' })
  const seen = new Set([unitKey(task.lead)])
  for (const [index, unit] of task.support.entries()) {
    const field = `support.${index}`
    if (outside(unit)) problems.push({ code: 'tasks.unit-outside', field })
    if (seen.has(unitKey(unit))) problems.push({ code: 'tasks.unit-twice', field })
    seen.add(unitKey(unit))
  }
  const { dueOn } = task
  if (dueOn !== null)
    for (const [index, milestone] of task.milestones.entries())
      if (milestone.dueOn > dueOn)
        problems.push({
          code: 'tasks.milestone-late',
          field: `milestones.${index}`,
          params: { title: milestone.title, dueOn },
        })
  const wholeDueOn = whole?.dueOn ?? null
  if (wholeDueOn !== null && (dueOn === null || dueOn > wholeDueOn))
    problems.push({ code: 'tasks.part-late', field: 'dueOn', params: { dueOn: wholeDueOn } })
  return problems
}

/**
 * A deadline that a person sets must not lie behind.
 *
 * Errors: tasks.due-past.
 */
export function pastProblems(dueOn: string | null, today: string, field = 'dueOn'): Problem[] {
  return dueOn !== null && dueOn < today ? [{ code: 'tasks.due-past', field, params: { today } }] : []
}
