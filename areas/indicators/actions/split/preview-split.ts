import { inLocale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { previewSplit as endpoint } from '../../contract.ts'
import { computeSplit, reconcileParts, splitFormProblems } from '../../rules/split-draft.ts'
import { reconciliationView } from '../../views.ts'
import { type DraftInput, draftOf, loadTarget } from './load-target.ts'
import { allUnitsOf, namedUnits } from './split-units.ts'

/**
 * What a split would come to, or what the others must carry when one part is set by hand; writes nothing.
 *
 * Permission: indicators:split. Reads: the target and the units of its region.
 * Errors:     indicators.not-found, .split-does-not-add, .split-rule-unfit, .split-unit-unknown, .split-unit-twice.
 */
export async function previewSplit(
  ctx: Context,
  input: DraftInput & { change: { place: number; value: string } | null },
): Promise<ResponseOf<typeof endpoint>> {
  const target = await loadTarget(ctx.db, ctx, input)
  const { units, problems } = namedUnits(await allUnitsOf(ctx.db, ctx, target.regionPath), input.parts)
  const draft = draftOf(
    target,
    input,
    units.map((unit) => unit.name),
  )
  const unfit = [...problems, ...splitFormProblems(draft)]
  if (unfit.length > 0) throw new Refusal(unfit)
  const computed = computeSplit(draft, input.change)
  const { locale } = ctx.actor
  const parts = draft.parts.map((part, place) => ({ ...part, value: computed.parts[place]?.value ?? null }))
  return {
    parts: computed.parts,
    reconciliation: reconciliationView(reconcileParts(draft, parts), draft.rule, locale),
    working: computed.working && inLocale(computed.working, locale),
    problems: computed.problems.map((problem) => ({ place: problem.place, message: inLocale(problem, locale) })),
  }
}
