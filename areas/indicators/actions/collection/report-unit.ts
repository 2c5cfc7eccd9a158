import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { answerNone, cellsOf, takeBackNone } from '../../store/collection-cells.ts'
import { askedIndicators } from '../../store/collections.ts'
import { type EntryInput, recordObservations } from '../record-observations.ts'
import { type At, loadUnit } from './load-collection.ts'
import { isDone, syncCollections } from './todos.ts'

export interface UnitReport extends At {
  unitId: string
  entries: Omit<EntryInput, 'subject'>[]
  none: { indicatorId: string; reason: string }[]
}

/**
 * Reports what a unit was asked, in part or as a whole; its to-do closes with the last figure.
 *
 * Permission: indicators:write; only units that the person reports for.
 * Writes:     those of `recordObservations`, indicators.collection_answer, indicators.collection_unit.
 * Errors:     indicators.not-found, .collection-closed, .not-asked, .evidence-missing, those of `recordObservations`.
 */
export async function reportUnit(
  ctx: Context,
  input: UnitReport,
): Promise<{ recorded: number; unchanged: number; isDone: boolean }> {
  return ctx.db.tx(async (tx) => {
    const { collection, unit } = await loadUnit(tx, ctx, input)
    if (collection.status !== 'open') throw new Refusal('indicators.collection-closed')
    const key = { regionPath: collection.region_path, id: collection.id }
    const asked = new Map((await askedIndicators(tx, key)).map((one) => [one.indicatorId, one]))
    const problems = [
      ...input.entries.flatMap(({ indicatorId, evidenceFileId }, place) => {
        const field = `entries.${place}`
        const one = asked.get(indicatorId)
        if (!one) return [{ code: 'indicators.not-asked', field }]
        const isBare = one.needsEvidence && evidenceFileId === null
        return isBare ? [{ code: 'indicators.evidence-missing', field, params: { indicator: one.name } }] : []
      }),
      ...input.none.flatMap(({ indicatorId }, place) =>
        asked.has(indicatorId) ? [] : [{ code: 'indicators.not-asked', field: `none.${place}` }],
      ),
    ]
    if (problems.length > 0) throw new Refusal(problems)
    const at = { ...key, unitId: unit.unit_id }
    const entries = input.entries.map((entry) => ({ ...entry, subject: unit.subject }))
    await takeBackNone(
      tx,
      at,
      entries.map((entry) => entry.indicatorId),
    )
    const written =
      entries.length === 0
        ? { recorded: 0, unchanged: 0 }
        : await recordObservations(
            { ...ctx, db: tx },
            { regionPath: unit.part_region_path, period: collection.period, entries },
          )
    if (input.none.length > 0) {
      await answerNone(tx, at, input.none, { name: ctx.actor.name, at: ctx.clock.now() })
      await ctx.audit.record(tx, ctx.actor, {
        action: 'indicators.answer-none',
        object: `collection:${collection.id}`,
        regionPath: unit.part_region_path,
        detail: { unit: unit.name, none: input.none },
      })
    }
    await syncCollections(tx, ctx, [unit.part_region_path])
    const cells = (await cellsOf(tx, key)).filter((cell) => cell.unitId === unit.unit_id)
    return { ...written, isDone: isDone(cells) }
  })
}
