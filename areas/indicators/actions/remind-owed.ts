import { notify, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Services } from '#platform/services'
import type { OwedReport } from '../rules/due-report.ts'
import { assessmentDay } from '../rules/period.ts'
import { type CockpitTarget, cockpitTargets, type TargetFilter } from '../store/assessments.ts'
import { assessmentKey } from '../store/kept-assessments.ts'
import { noteReminder, remindedDepartments } from '../store/reminders.ts'
import { assessTargets } from './assess-targets.ts'
import { owedOf } from './read-cockpit.ts'

type Reminding = Pick<Services, 'clock' | 'ids'>

interface Owed {
  target: CockpitTarget
  owed: OwedReport
}

/**
 * Reminds the departments that owe a report on these targets; asking again reminds again.
 *
 * Permission: indicators:remind, by region.
 * Writes:     indicators.reminder, notices, the operation log.
 * Errors:     indicators.not-found, indicators.nothing-owed.
 */
export async function remindOwed(
  ctx: Context,
  input: { regionPath: string; targetIds: string[] },
): Promise<{ reminded: number }> {
  const filter = { regionPaths: [input.regionPath], targetIds: input.targetIds }
  return ctx.db.tx(async (tx) => {
    // Not there and not theirs look the same.
    if ((await cockpitTargets(tx, ctx.scope, filter)).length === 0) throw new Refusal('indicators.not-found')
    const found = await owedTargets(tx, ctx, ctx.scope, filter)
    const reminded = await remind(tx, ctx, found, { userId: ctx.actor.userId, again: true })
    if (reminded === 0) throw new Refusal('indicators.nothing-owed')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.remind-owed',
      object: `region:${input.regionPath}`,
      regionPath: input.regionPath,
      detail: { targets: found.map(({ target }) => target.id), reminded },
    })
    return { reminded }
  })
}

/** Targets whose report is owed today. */
export async function owedTargets(
  db: Db,
  services: Pick<Services, 'clock'>,
  scope: Scope | null,
  filter: TargetFilter,
): Promise<Owed[]> {
  const today = businessDate(services.clock.now())
  const asOf = assessmentDay(today)
  const targets = await cockpitTargets(db, scope, filter)
  const assessed = await assessTargets(db, targets, [asOf])
  return targets.flatMap((target) => {
    const owed = owedOf(target, assessed.get(assessmentKey(target.id, asOf))?.dataThrough ?? null, today)
    return owed ? [{ target, owed }] : []
  })
}

/** One to-do for each department in a region, however many reports it owes; answers how many departments are told. */
export async function remind(
  tx: Db,
  services: Reminding,
  found: readonly Owed[],
  by: { userId: string | null; again: boolean },
): Promise<number> {
  const at = services.clock.now()
  const told = new Map<string, { regionPath: string; departmentId: string; owed: Owed[] }>()
  for (const one of found) {
    for (const departmentId of one.target.departmentIds) {
      const { regionPath, id: targetId } = one.target
      const isNew = await noteReminder(
        tx,
        { regionPath, targetId, period: one.owed.period, departmentId },
        { at, ...by },
      )
      if (!isNew) continue
      const key = objectOf(regionPath, departmentId)
      const entry = told.get(key) ?? { regionPath, departmentId, owed: [] }
      entry.owed.push(one)
      told.set(key, entry)
    }
  }
  for (const [object, { regionPath, departmentId, owed }] of told) {
    const first = owed.toSorted((a, b) => (a.owed.dueOn < b.owed.dueOn ? -1 : 1))[0]
    if (!first) continue
    const { period, dueOn } = first.owed
    const more = owed.length > 1 ? `等 ${owed.length} 项` : ''
    await notify(tx, services, {
      kind: 'todo',
      to: { departmentId },
      regionPath,
      title: {
        zh: `请报送 ${period} 数据：${first.target.indicator}${more}`,
        en: `Report ${period}: ${first.target.indicator}${owed.length > 1 ? ` and ${owed.length - 1} more` : ''}`,
      },
      link: `/indicators/entry?region=${encodeURIComponent(regionPath)}&period=${period}`,
      object,
      reason: 'indicators.report-due',
      dueOn,
    })
  }
  return told.size
}

function objectOf(regionPath: string, departmentId: string): string {
  return `indicator-reports:${regionPath}${departmentId}`
}

/** Closes the to-dos of departments that owe nothing any more, after values of a region were written. */
export async function closeReminders(tx: Db, services: Reminding, regionPaths: readonly string[]): Promise<void> {
  for (const regionPath of new Set(regionPaths)) {
    const reminded = await remindedDepartments(tx, regionPath)
    if (reminded.length === 0) continue
    const owing = new Set(
      (await owedTargets(tx, services, null, { regionPaths: [regionPath] })).flatMap(
        ({ target }) => target.departmentIds,
      ),
    )
    for (const departmentId of reminded) {
      if (!owing.has(departmentId))
        await resolveTodos(tx, services, objectOf(regionPath, departmentId), 'indicators.report-due')
    }
  }
}
