import { notify, resolveTodos } from '#areas/notices'
import { departmentNames, partsOn, regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { haveStaff, type Office } from '#platform/auth/memberships'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Services } from '#platform/services'
import { owedOf } from '../rules/cockpit/owed-of-target.ts'
import { ownersOf } from '../rules/cockpit/owners.ts'
import type { OwedReport } from '../rules/due-report.ts'
import { assessmentDay, readPeriod } from '../rules/period.ts'
import { countsInRollUp } from '../rules/roll-up.ts'
import { type CockpitTarget, cockpitTargets, type TargetFilter } from '../store/assessments.ts'
import { assessmentKey } from '../store/kept-assessments.ts'
import { valuesAt } from '../store/observations.ts'
import { type Debtor, noteReminder, remindedIn } from '../store/reminders.ts'
import { assessTargets } from './assess-targets.ts'

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
): Promise<{ reminded: number; nobodyThere: string[] }> {
  const filter = { regionPaths: [input.regionPath], targetIds: input.targetIds }
  return ctx.db.tx(async (tx) => {
    // Not there and not theirs look the same.
    if ((await cockpitTargets(tx, ctx.scope, filter)).length === 0) throw new Refusal('indicators.not-found')
    const found = await owedTargets(tx, ctx, ctx.scope, filter)
    const { reminded, nobodyThere } = await remind(tx, ctx, found, { userId: ctx.actor.userId, again: true })
    if (reminded + nobodyThere.length === 0) throw new Refusal('indicators.nothing-owed')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.remind-owed',
      object: `region:${input.regionPath}`,
      regionPath: input.regionPath,
      detail: { targets: found.map(({ target }) => target.id), reminded, nobodyThere: nobodyThere.map(objectOf) },
    })
    return { reminded, nobodyThere: await namesOf(tx, nobodyThere) }
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

/**
 * One to-do for each department or region that owes, however many reports; answers how many are told, and for whom nobody
 * works who could be.
 */
export async function remind(
  tx: Db,
  services: Reminding,
  found: readonly Owed[],
  by: { userId: string | null; again: boolean },
): Promise<{ reminded: number; nobodyThere: Debtor[] }> {
  const at = services.clock.now()
  const told = new Map<string, { debtor: Debtor; owed: Owed[] }>()
  const nobodyThere = new Map<string, Debtor>()
  for (const one of found) {
    const { regionPath, id: targetId } = one.target
    const debtors = await debtorsOf(tx, one)
    const staffed = await haveStaff(tx, debtors.map(officeOf), businessDate(at))
    for (const [place, debtor] of debtors.entries()) {
      if (!staffed[place]) {
        nobodyThere.set(objectOf(debtor), debtor)
        continue
      }
      const isNew = await noteReminder(tx, { regionPath, targetId, period: one.owed.period, debtor }, { at, ...by })
      if (!isNew) continue
      const key = objectOf(debtor)
      const entry = told.get(key) ?? { debtor, owed: [] }
      entry.owed.push(one)
      told.set(key, entry)
    }
  }
  for (const { debtor, owed } of told.values()) await askFor(tx, services, debtor, owed)
  return { reminded: told.size, nobodyThere: [...nobodyThere.values()] }
}

/**
 * Who owes a report: the departments that answer for the target, else the officers of its region; of a figure that is rolled up, the
 * officers of the parts that have reported nothing yet.
 */
async function debtorsOf(tx: Db, { target, owed }: Owed): Promise<Debtor[]> {
  const end = readPeriod(owed.period)?.end
  if (target.rollup && end) {
    const parts = (await partsOn(tx, target.regionPath, end)).filter(({ kind }) => countsInRollUp(kind, false))
    const { indicatorId, subject } = target
    const series = parts.map(({ path }) => ({ regionPath: path, indicatorId, subject, period: owed.period }))
    const values = await valuesAt(tx, series)
    const silent = parts.filter((_, place) => values[place] === null)
    if (parts.length > 0) return silent.map(({ path }) => ({ regionPath: path, departmentId: '' }))
  }
  const owners = ownersOf(target)
  return (owners.length > 0 ? owners : ['']).map((departmentId) => ({ regionPath: target.regionPath, departmentId }))
}

/** One to-do for all that a debtor owes, the earliest named. */
async function askFor(tx: Db, services: Reminding, debtor: Debtor, owed: readonly Owed[]): Promise<void> {
  const first = owed.toSorted((a, b) => (a.owed.dueOn < b.owed.dueOn ? -1 : 1))[0]
  if (!first) return
  const { period, dueOn } = first.owed
  const more = owed.length > 1 ? `等 ${owed.length} 项` : ''
  const { regionPath } = debtor
  const office = officeOf(debtor)
  await notify(tx, services, {
    kind: 'todo',
    to: 'role' in office ? { role: office.role } : office,
    regionPath,
    title: {
      zh: `请报送 ${period} 数据：${first.target.indicator}${more}`,
      en: `Report ${period}: ${first.target.indicator}${owed.length > 1 ? ` and ${owed.length - 1} more` : ''}`,
    },
    link: `/indicators/entry?region=${encodeURIComponent(regionPath)}&period=${period}`,
    object: objectOf(debtor),
    reason: 'indicators.report-due',
    dueOn,
  })
}

/** Who is told: the department, else the officers of the region. */
function officeOf({ regionPath, departmentId }: Debtor): Office {
  if (departmentId) return { departmentId }
  return { role: isCity(regionPath) ? 'city-officer' : 'district-officer', regionPath }
}

async function namesOf(db: Db, debtors: readonly Debtor[]): Promise<string[]> {
  const departments = await departmentNames(
    db,
    debtors.flatMap(({ departmentId }) => departmentId || []),
  )
  const regions = await regionNames(
    db,
    debtors.map(({ regionPath }) => regionPath),
  )
  return debtors.map(({ regionPath, departmentId }) =>
    departmentId ? (departments.get(departmentId) ?? departmentId) : (regions.get(regionPath) ?? regionPath),
  )
}

function isCity(regionPath: string): boolean {
  return /^\d+\/$/.test(regionPath)
}

function objectOf({ regionPath, departmentId }: Debtor): string {
  return `indicator-reports:${regionPath}${departmentId}`
}

/** Closes the to-dos of those who owe nothing any more, after values of a region were written. */
export async function closeReminders(tx: Db, services: Reminding, regionPaths: readonly string[]): Promise<void> {
  for (const regionPath of new Set(regionPaths)) {
    const reminded = await remindedIn(tx, regionPath)
    if (reminded.length === 0) continue
    const targetIds = [...new Set(reminded.map(({ targetId }) => targetId))]
    const owing = new Set<string>()
    for (const one of await owedTargets(tx, services, null, { targetIds }))
      for (const debtor of await debtorsOf(tx, one)) owing.add(objectOf(debtor))
    for (const object of new Set(reminded.map(({ debtor }) => objectOf(debtor)))) {
      if (!owing.has(object)) await resolveTodos(tx, services, object, 'indicators.report-due')
    }
  }
}
