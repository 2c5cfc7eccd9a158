import { versionDigest } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'

/** Versions of a procedure with how many cases stay on each. */
export async function versionList(ctx: Context, procedureId: string) {
  const { procedures } = ctx.registry
  const inForce = procedures.inForce(procedureId, businessDate(ctx.clock.now()))
  const counted = await ctx.db.query<{ version: string; open: number; all: number }>(
    `select version, count(*) filter (where closed_at is null)::int as open, count(*)::int as "all"
     from cases.case where procedure_id = $1 group by version`,
    [procedureId],
  )
  const byVersion = new Map(counted.map((row) => [row.version, row]))
  const items = procedures.versions(procedureId).map(({ model }) => ({
    version: model.version,
    status: model.status,
    isInForce: model === inForce?.model,
    digest: versionDigest(model),
    openCases: byVersion.get(model.version)?.open ?? 0,
    allCases: byVersion.get(model.version)?.all ?? 0,
  }))
  return { items, total: items.length }
}
