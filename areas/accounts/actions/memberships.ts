import { departmentById, regionByPath } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import { createMembership, endMembership, type Membership } from '#platform/auth/memberships'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { HeldMembership, MembershipInput } from '../contract.ts'
import { membershipProblems } from '../rules/role-place.ts'
import { organisationAt } from '../store/organisations.ts'
import { holdsAlready, membershipWithin, userIdOf } from '../store/people.ts'
import { membershipViews } from '../views.ts'
import { refuseOutside, type Writer } from './within.ts'

/**
 * Gives a person a role. The caller has decided that the actor may.
 *
 * Writes: the memberships of the platform, the operation log.
 * Errors: accounts.region-not-found, .role-not-in-region, .department-*, .organisation-*, .dates-reversed, .membership-exists.
 */
export async function grant(
  tx: Db,
  writer: Writer,
  actor: Actor,
  input: Omit<MembershipInput, 'validFrom'> & { userId: string; validFrom?: string },
): Promise<Membership> {
  const now = writer.clock.now()
  const wanted = { ...input, validFrom: input.validFrom ?? businessDate(now) }
  const problems = await problemsOf(tx, wanted, businessDate(now))
  if (problems.length > 0) throw new Refusal(problems)
  const { userId: user_id, role, regionPath: region_path, departmentId, organisationId } = wanted
  const same = { user_id, role, region_path, department_id: departmentId, organisation_id: organisationId }
  if (await holdsAlready(tx, same, wanted.validFrom)) throw new Refusal('accounts.membership-exists')
  const membership = await createMembership(tx, { ids: writer.ids, now }, wanted)
  await writer.audit.record(tx, actor, {
    action: 'accounts.grant-membership',
    object: `membership:${membership.id}`,
    regionPath: membership.regionPath,
    detail: { userId: wanted.userId, role, departmentId, organisationId, validTo: wanted.validTo },
  })
  return membership
}

async function problemsOf(tx: Db, wanted: Omit<Membership, 'id'>, today: string): Promise<Problem[]> {
  const region = await regionByPath(tx, wanted.regionPath)
  const isRegionInForce = region !== null && (region.validTo ?? today) >= today
  const department = wanted.departmentId === null ? null : await departmentById(tx, wanted.departmentId)
  const organisation = wanted.organisationId === null ? null : await organisationAt(tx, wanted.organisationId)
  return membershipProblems(wanted, {
    regionKind: isRegionInForce ? region.kind : null,
    isDepartmentHere: department?.regionPath === wanted.regionPath && (department.validTo ?? today) >= today,
    isOrganisationHere: organisation?.region_path === wanted.regionPath && organisation.closed_on === null,
  })
}

/**
 * Permission: accounts:manage in the region of the membership.
 * Errors:     accounts.outside-your-region, accounts.username-unknown and those of grant.
 */
export async function grantByUsername(
  ctx: Context,
  input: MembershipInput & { username: string },
): Promise<HeldMembership> {
  refuseOutside(ctx.scope, input.regionPath)
  return ctx.db.tx(async (tx) => {
    const { username, ...wanted } = input
    const userId = await userIdOf(tx, username)
    if (userId === null)
      throw new Refusal({ code: 'accounts.username-unknown', field: 'username', params: { username } })
    const { id } = await grant(tx, ctx, ctx.actor, { ...wanted, userId })
    return viewOf(ctx, tx, id)
  })
}

/**
 * Ends a membership; sessions and keys that act through it lose it the day after, at once where that day is past.
 *
 * Permission: accounts:manage in the region of the membership.
 * Errors:     accounts.membership-not-found, accounts.not-yourself.
 */
export async function endHeldMembership(ctx: Context, id: string, lastDay: string): Promise<HeldMembership> {
  return ctx.db.tx(async (tx) => {
    const membership = await membershipWithin(tx, ctx.scope, id)
    if (!membership) throw new Refusal('accounts.membership-not-found')
    if (membership.id === ctx.actor.membershipId) throw new Refusal('accounts.not-yourself')
    await endMembership(tx, id, lastDay)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'accounts.end-membership',
      object: `membership:${id}`,
      regionPath: membership.region_path,
      detail: { userId: membership.user_id, role: membership.role, lastDay },
    })
    return viewOf(ctx, tx, id)
  })
}

async function viewOf(ctx: Context, tx: Db, id: string): Promise<HeldMembership> {
  const row = await membershipWithin(tx, ctx.scope, id)
  const [view] = row ? await membershipViews(tx, [row], businessDate(ctx.clock.now())) : []
  if (!view) throw new Error(`membership ${id} vanished inside its own transaction`)
  return view
}
