import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type {
  changeSettings as changeShape,
  listLeaders as leadersShape,
  SettingsView,
  setLeader as setShape,
} from '../contract/settings.ts'
import { permissions } from '../permissions.ts'
import { settingsProblems } from '../rules/check-settings.ts'
import { unitKey } from '../rules/units.ts'
import { leadersOf, writeLeader } from '../store/leaders.ts'
import { workersOf } from '../store/people.ts'
import { lockSetting, settingOf, writeSetting } from '../store/settings.ts'
import { knownUnits, namedUnit } from './known-units.ts'
import { unitView } from './summaries.ts'
import { unitNames } from './unit-names.ts'
import { unitsOfScope } from './units.ts'

/**
 * The parameters that hold in the reader's region, and who set them.
 *
 * Permission: tasks:read.
 */
export async function readSettings(ctx: Context): Promise<SettingsView> {
  const regionPath = ctx.actor.regionPath ?? ''
  const { setAt, changedAt, silenceDays, overdueDays, warnDays, ...setting } = await settingOf(ctx.db, regionPath)
  const names = await regionNames(ctx.db, [regionPath, ...(setAt ? [setAt] : [])])
  return {
    ...setting,
    silenceDays: fourSteps(silenceDays),
    overdueDays: fourSteps(overdueDays),
    warnDays: [...warnDays],
    regionPath,
    regionName: names.get(regionPath) ?? regionPath,
    setByRegion: setAt === null ? null : (names.get(setAt) ?? setAt),
    changedAt: changedAt?.toISOString() ?? null,
    // A region that has none of its own makes its first.
    revision: setAt === regionPath ? setting.revision : 0,
    mayChange: decide(ctx.actor, permissions['tasks:set']) !== null,
  }
}

function fourSteps(days: readonly number[]): [number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = days
  return [a, b, c, d]
}

/**
 * Sets the parameters of the actor's region; the regions in it follow unless they have set their own.
 *
 * Permission: tasks:set.
 * Writes:     tasks.setting, the operation log.
 * Errors:     tasks.steps-too-close, tasks.settings-changed.
 */
export async function changeSettings(
  ctx: Context,
  { revision, ...settings }: BodyOf<typeof changeShape>,
): Promise<void> {
  const problems = settingsProblems(settings)
  if (problems.length > 0) throw new Refusal(problems)
  const regionPath = ctx.actor.regionPath ?? ''
  await ctx.db.tx(async (tx) => {
    const before = await lockSetting(tx, regionPath)
    if ((before?.revision ?? 0) !== revision) throw new Refusal('tasks.settings-changed')
    const written = await writeSetting(tx, regionPath, settings, {
      revision: revision + 1,
      byName: ctx.actor.name,
      at: ctx.clock.now(),
    })
    if (!written) throw new Refusal('tasks.settings-changed')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'tasks.change-settings',
      object: `region:${regionPath}`,
      regionPath,
      detail: { ...settings },
    })
  })
}

/**
 * Who leads each unit, and who could: the people who work in it here.
 *
 * Permission: tasks:name-leaders, of a region or of a department itself.
 */
export async function listLeaders(ctx: Context): Promise<ResponseOf<typeof leadersShape>> {
  const today = businessDate(ctx.clock.now())
  const units = await unitsOfScope(ctx)
  const workers = Map.groupBy(await workersOf(ctx.db, units, today), (one) => one.unitKey)
  const peopled = units.filter((unit) => workers.has(unitKey(unit)))
  const names = await unitNames(ctx.db, peopled)
  const leaders = await leadersOf(ctx.db, peopled, today)
  const items = peopled.map((unit) => {
    const people = (workers.get(unitKey(unit)) ?? []).map(({ membershipId, name }) => ({ membershipId, name }))
    const membershipId = leaders.get(unitKey(unit))
    return {
      ...unitView(unit, names),
      leader: people.find((one) => one.membershipId === membershipId) ?? null,
      people,
    }
  })
  return { items, total: items.length }
}

/**
 * Says who leads a unit: reminders reach that person from the third step on.
 *
 * Permission: tasks:name-leaders, of the unit's region or of the department itself.
 * Writes:     tasks.unit_leader, the operation log.
 * Errors:     tasks.unit-unknown, tasks.not-of-unit.
 */
export async function setLeader(ctx: Context, { unit: text, membershipId }: BodyOf<typeof setShape>): Promise<void> {
  const today = businessDate(ctx.clock.now())
  await ctx.db.tx(async (tx) => {
    const { units, problems } = await knownUnits(tx, [{ unit: namedUnit(text), field: 'unit' }], today)
    const [unit] = units
    const reachable = unit && (await unitsOfScope({ ...ctx, db: tx })).some((one) => unitKey(one) === unitKey(unit))
    if (!unit || !reachable)
      throw new Refusal(problems.length > 0 ? problems : { code: 'tasks.unit-not-yours', field: 'unit' })
    const workers = await workersOf(tx, [unit], today)
    if (membershipId !== null && !workers.some((one) => one.membershipId === membershipId))
      throw new Refusal({ code: 'tasks.not-of-unit', field: 'membershipId' })
    await writeLeader(tx, unit, { membershipId, byName: ctx.actor.name, at: ctx.clock.now() })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'tasks.set-leader',
      object: `unit:${unitKey(unit)}`,
      regionPath: unit.regionPath,
      detail: { membershipId },
    })
  })
}
