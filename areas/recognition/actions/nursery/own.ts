import { organisationById } from '#areas/accounts'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type * as contract from '../../contract/nursery.ts'
import type { NurseryBrief } from '../../contract/nursery.ts'
import { findLines } from '../../store/nursery-members.ts'
import { openPoolOf, versionOn } from '../../store/nursery-pools.ts'
import { cityOfPath } from '../points/reach.ts'
import { rulesOn } from '../rule-sets.ts'
import { endRecognised } from './conversion.ts'
import { briefViews } from './members.ts'
import { nurseryReach } from './reach.ts'

const most = 50

/** Every pool that a company is or was in, those that the reader reaches. Permission: recognition:read-nursery. */
export async function listCompanyNursery(
  ctx: Context,
  creditCode: string,
): Promise<{ items: NurseryBrief[]; isOwn: boolean }> {
  const today = businessDate(ctx.clock.now())
  const reach = await nurseryReach(ctx)
  const of = { reach, creditCode, day: today, today }
  const { items } = await findLines(ctx.db, of, {}, { limit: most, offset: 0 })
  return { items: await briefViews(ctx, items), isOwn: 'creditCode' in reach && reach.creditCode === creditCode }
}

/** The title for which companies apply to be taken in. */
export const appliedTitle = 'high-tech-enterprise'

/**
 * One’s own company in nursery pools, and the pools that it can apply for.
 *
 * Permission: recognition:own-nursery. Errors: recognition.not-an-enterprise.
 */
export async function readOwnNursery(ctx: Context): Promise<ResponseOf<typeof contract.getOwnNursery>> {
  const { scope } = ctx
  const own = scope.reach === 'organisation' ? await organisationById(ctx.db, scope.organisationId) : null
  if (!own) throw new Refusal('recognition.not-an-enterprise')
  await endRecognised(ctx, { creditCode: own.creditCode })
  const today = businessDate(ctx.clock.now())
  const set = rulesOn(appliedTitle, today)
  const levels = [
    ['district', own.regionPath],
    ['city', cityOfPath(own.regionPath)],
  ] as const
  const open: ResponseOf<typeof contract.getOwnNursery>['open'] = []
  for (const [level, regionPath] of levels) {
    const pool = await openPoolOf(ctx.db, regionPath, appliedTitle)
    if (!pool) continue
    const { gates } = await versionOn(ctx.db, pool, today)
    const conditions = set.source.gates.filter(({ id }) => gates.includes(id)).map(({ label }) => label)
    open.push({ level, name: pool.name, conditions })
  }
  const { items } = await listCompanyNursery(ctx, own.creditCode)
  return { name: own.name, creditCode: own.creditCode, items, open }
}
