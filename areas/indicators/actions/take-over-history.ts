import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { appendObservations } from './append-observations.ts'

/** A figure that an office kept before it worked here. */
export interface HistoricFigure {
  regionPath: string
  indicatorId: string
  period: string
  /** Decimal text in the indicator's unit. */
  value: string
  /** Where it comes from, kept beside it as its evidence. */
  origin: string
  note: string | null
}

/**
 * Takes over figures that were kept and checked elsewhere: approved at once, with where they come from as their note.
 * What is known already stays as it is.
 *
 * Permission: the caller's; no route leads here, so that nobody approves their own figures.
 * Writes:     indicators.observation, indicators.series, one entry of the operation log.
 * Errors:     indicators.not-found, .computed, .bad-period, .period-in-future, .not-a-number, .negative-count.
 */
export async function takeOverHistory(
  tx: Db,
  ctx: Pick<Context, 'actor' | 'clock' | 'ids' | 'audit'>,
  figures: readonly HistoricFigure[],
): Promise<{ recorded: number }> {
  const drafts = figures.map(({ origin, ...figure }) => ({
    ...figure,
    subject: '',
    unit: null,
    precision: 'exact' as const,
    explanation: figure.note ?? origin,
    evidenceFileId: null,
    quote: origin,
    href: null,
    expectedRevision: null,
  }))
  const { recorded } = await appendObservations(tx, ctx, ctx.actor, drafts, { source: 'import', status: 'approved' })
  const regions = new Set(recorded.map((row) => row.regionPath))
  for (const regionPath of regions)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.take-over-history',
      object: `region:${regionPath}`,
      regionPath,
      detail: { figures: recorded.filter((row) => row.regionPath === regionPath).length },
    })
  return { recorded: recorded.length }
}
