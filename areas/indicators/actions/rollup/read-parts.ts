import { regionNames } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getRollUpParts } from '../../contract.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { observationInScope } from '../../store/figure-scope.ts'
import { rollUpParts } from '../../store/roll-ups.ts'

/**
 * The figures below that a rolled-up figure was made of, as they stood then.
 *
 * Permission: indicators:read, of figures that the scope reaches. Errors: indicators.not-found.
 */
export async function readRollUpParts(
  ctx: Context,
  at: { regionPath: string; observationId: string },
): Promise<ResponseOf<typeof getRollUpParts>> {
  const observation = await observationInScope(ctx.db, ctx.scope, { regionPath: at.regionPath, id: at.observationId })
  const parts = observation ? await rollUpParts(ctx.db, at) : []
  if (parts.length === 0) throw new Refusal('indicators.not-found')
  const names = await regionNames(
    ctx.db,
    parts.map((part) => part.partRegionPath),
  )
  return {
    parts: parts.map((part) => ({
      regionPath: part.partRegionPath,
      regionName: names.get(part.partRegionPath) ?? part.partRegionPath,
      value: plainDecimal(part.value),
      weight: part.weight === null ? null : plainDecimal(part.weight),
      revision: part.revision,
      recordedByName: part.recordedByName,
      recordedAt: part.recordedAt.toISOString(),
    })),
  }
}
