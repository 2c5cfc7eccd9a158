import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { steps, totals } from '../store/statistics.ts'

const days = (seconds: number | null) => (seconds === null ? null : Math.round((seconds / 86_400) * 10) / 10)

/**
 * What became of the cases filed between two days, and where they stay long.
 *
 * Permission: ID:desk, by region.
 * Errors:     cases.days-reversed.
 */
export async function statistics(ctx: Context, procedureId: string, query: { from?: string; to?: string }) {
  const today = businessDate(ctx.clock.now())
  const to = query.to ?? today
  const from = query.from ?? `${to.slice(0, 4)}-01-01`
  if (to < from) throw new Refusal({ code: 'cases.days-reversed', field: 'to' })
  const span = { procedureId, from, to }
  const all = await totals(ctx.db, ctx.scope, span, today)
  const byState = new Map((await steps(ctx.db, ctx.scope, span)).map((row) => [row.state, row]))
  const [newest] = ctx.registry.procedures.versions(procedureId)
  const longest = Math.max(0, ...[...byState.values()].map((row) => row.median_seconds ?? 0))
  return {
    from,
    to,
    filed: all.filed,
    open: all.open,
    granted: all.granted,
    refused: all.refused,
    withdrawn: all.withdrawn,
    overdue: all.overdue,
    returnedShare: all.filed > 0 ? all.returned / all.filed : null,
    prefilledShare: all.asked ? Number(all.prefilled ?? 0n) / Number(all.asked) : null,
    medianDays: days(all.median_seconds),
    p90Days: days(all.p90_seconds),
    steps: (newest?.model.states ?? [])
      .filter((state) => !state.final)
      .map((state) => {
        const row = byState.get(state.name)
        return {
          state: state.name,
          label: state.label,
          isApplicants: state.owner.includes('applicant'),
          left: row?.left ?? 0,
          medianDays: days(row?.median_seconds ?? null),
          p90Days: days(row?.p90_seconds ?? null),
          waiting: row?.waiting ?? 0,
          oldestSince: row?.oldest_since?.toISOString() ?? null,
          isBottleneck: longest > 0 && row?.median_seconds === longest,
        }
      }),
  }
}
