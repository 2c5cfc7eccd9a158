import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getDigest } from '../contract.ts'
import { digestOf, digestWeeks } from '../store/digests.ts'

const mostWeeks = 26

/** Permission: notices:read; only the digests of the membership that asks. */
export async function readDigest(ctx: Context, week: string | null): Promise<ResponseOf<typeof getDigest>> {
  const { membershipId } = ctx.actor
  if (!membershipId) return { digest: null, weeks: [] }
  const digest = await digestOf(ctx.db, membershipId, week)
  return {
    digest: digest && { weekOf: digest.weekOf, madeAt: digest.madeAt.toISOString(), sections: digest.sections },
    weeks: await digestWeeks(ctx.db, membershipId, mostWeeks),
  }
}
