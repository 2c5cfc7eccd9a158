import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import { roleTitles } from '#platform/http/me'
import type { Services } from '#platform/services'
import type { CaseRecord } from './store/cases.ts'
import type { Doer } from './store/events.ts'

/** Who asks, with what the platform stands on: a request's context, or a job's. */
export type Acting = Services & { actor: Actor }

export const systemDoer: Doer = {
  userId: null,
  name: '系统',
  role: null,
  membershipId: null,
  unit: { zh: '系统', en: 'System' },
  onBehalfOfName: null,
}

/** Whether somebody acts for the party whose case it is. */
export function isApplicant(row: Pick<CaseRecord, 'party_kind' | 'party_id'>, actor: Actor): boolean {
  return row.party_kind === 'organisation'
    ? actor.role === 'organisation-member' && actor.organisationId === row.party_id
    : actor.userId === row.party_id
}

/** Somebody as the engine sees them. Whoever is the applicant is nothing else with regard to that case. */
export function engineActor(row: Pick<CaseRecord, 'party_kind' | 'party_id'>, actor: Actor) {
  const own = isApplicant(row, actor)
  return { userId: actor.userId, role: own ? null : actor.role, isApplicant: own }
}

/** Somebody as the history names them: person, role, and the unit they act for. */
export async function doerOf(
  db: Db,
  ctx: Acting,
  row: Pick<CaseRecord, 'party_kind' | 'party_id' | 'party_name'>,
): Promise<Doer> {
  const { actor } = ctx
  if (actor.kind === 'system') return systemDoer
  const about = { userId: actor.userId, name: actor.name, role: actor.role, membershipId: actor.membershipId }
  if (isApplicant(row, actor)) {
    const unit = row.party_kind === 'organisation' ? row.party_name : '申请人'
    return { ...about, unit: { zh: unit, en: unit }, onBehalfOfName: null }
  }
  const unit = await unitOf(db, ctx)
  return { ...about, unit, onBehalfOfName: null }
}

async function unitOf(db: Db, { actor, registry }: Acting) {
  const { membershipId, regionPath, departmentId, organisationId, role } = actor
  const names =
    membershipId && regionPath
      ? await registry.ports.unitNames(db, [{ id: membershipId, regionPath, departmentId, organisationId }])
      : new Map<string, { zh: string; en: string }>()
  const name = names.get(membershipId ?? '')
  const title = role ? roleTitles[role] : { zh: '', en: '' }
  return name ? { zh: `${name.zh} ${title.zh}`, en: `${title.en}, ${name.en}` } : title
}

/** Whether a member of staff also acts for the organisation whose case it is: then it is for others. */
export async function hasStake(
  db: Db,
  ctx: Acting,
  row: Pick<CaseRecord, 'party_kind' | 'party_id'>,
): Promise<boolean> {
  if (row.party_kind !== 'organisation' || ctx.actor.userId === null) return false
  const today = businessDate(ctx.clock.now())
  const held = await db.query(
    `select 1 from auth.public_membership where user_id = $1 and organisation_id = $2
     and valid_from <= $3 and (valid_to is null or valid_to >= $3) limit 1`,
    [ctx.actor.userId, row.party_id, today],
  )
  return held.length > 0
}
