import { organisationsByCreditCodes } from '#areas/accounts'
import { notify } from '#areas/notices'
import { titles } from '#contract/enterprises'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { leaveNursery as shape } from '../../contract/nursery-stay.ts'
import type { StayKey } from '../../store/nursery-growth.ts'
import { endMembership, type MembershipRow } from '../../store/nursery-members.ts'
import { poolNear } from '../../store/nursery-pools.ts'
import { admit } from './enter.ts'
import { openWithin } from './reach.ts'

/**
 * Takes a company out of a pool: dropped, moved to another pool in the same breath, or, for a title of which company files hold
 * no certificates, recognised.
 *
 * Permission: recognition:keep-nursery. Writes: recognition.nursery_membership, messages, the operation log.
 * Errors:     recognition.nursery-not-found, .nursery-out, .nursery-converts-itself, .nursery-to-missing; those of `admit`.
 */
export async function leaveNursery(
  ctx: Context,
  key: StayKey,
  { kind, reason, toPoolId }: BodyOf<typeof shape>,
): Promise<ResponseOf<typeof shape>> {
  return ctx.db.tx(async (tx) => {
    const row = await openWithin({ ...ctx, db: tx }, key)
    if (kind === 'converted' && row.title in titles) throw new Refusal('recognition.nursery-converts-itself')
    const on = businessDate(ctx.clock.now())
    await endMembership(tx, key, {
      ...{ kind, on, recordedOn: on, reason, byName: ctx.actor.name, certificateNumber: null },
    })
    const movedTo = kind === 'moved' ? await moveTo({ ...ctx, db: tx }, row, { toPoolId, reason }) : null
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.leave-nursery',
      object: `nursery:${row.id}`,
      regionPath: row.region_path,
      detail: { creditCode: row.credit_code, kind, reason, toPoolId: toPoolId ?? null },
    })
    if (kind === 'dropped') await tellDropped({ ...ctx, db: tx }, row, reason)
    return { movedTo }
  })
}

async function moveTo(
  ctx: Context,
  row: MembershipRow,
  { toPoolId, reason }: { toPoolId: string | undefined; reason: string },
): Promise<string> {
  const target = toPoolId === undefined ? null : await poolNear(ctx.db, row.region_path, toPoolId)
  const isFit = target && target.id !== row.pool_id && row.region_path.startsWith(target.region_path)
  if (!isFit) throw new Refusal({ code: 'recognition.nursery-to-missing', field: 'toPoolId' })
  const { entered, refused } = await admit(ctx.db, ctx, {
    ...{ poolId: target.id, poolRegionPath: target.region_path, within: row.region_path },
    entries: [{ creditCode: row.credit_code, way: 'moved', reason, movedFrom: row.id }],
  })
  const [made] = entered
  if (!made) throw new Refusal(refused.flatMap(({ problems }) => problems))
  return made.id
}

async function tellDropped(ctx: Context, row: MembershipRow, reason: string): Promise<void> {
  const organisation = (await organisationsByCreditCodes(ctx.db, [row.credit_code])).get(row.credit_code)
  if (!organisation) return
  await notify(ctx.db, ctx, {
    kind: 'message',
    to: { organisationId: organisation.id },
    regionPath: row.region_path,
    title: { zh: '培育已中止', en: 'You are no longer in the nursery pool' },
    text: { zh: reason, en: reason },
    link: '/recognition/nursery/own',
    object: `nursery:${row.id}`,
    reason: 'recognition.nursery-dropped',
  })
}
