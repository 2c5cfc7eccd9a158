import { indicatorsById, unitsAgree } from '#areas/indicators'
import type { Context } from '#platform/http/route'
import type { Publication, PublicationLine } from '../../contract/publication.ts'
import { checkPublishable, directionOf, sureSuggestion, takesPart } from '../../rules/publication/publication.ts'
import { factsOf, itemsOf } from '../../store/items.ts'
import { publishedItemsOf } from '../../store/publications.ts'
import { inWords } from '../in-words.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { eachOnce, type Once } from '../review/decide-duplicates.ts'
import { previewTasks } from './measure-tasks.ts'
import { cautionsOf } from './publication-cautions.ts'
import { suggestForNames } from './suggest-for-names.ts'

/**
 * What publishing a version would do: each decided item with the indicators that it may be measured by.
 *
 * Permission: plans:publish in the plan's region.
 * Reads:      the indicators, for suggestions.
 * Errors:     plans.not-found, plans.version-not-found.
 */
export async function previewPublication(
  ctx: Context,
  at: { planId: string; versionId: string },
): Promise<Publication> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const items = await itemsOf(ctx.db, version)
  const groups = eachOnce(items.filter((item) => takesPart(item.state)))
  const taking = groups.map((group) => group.first)
  const names = taking.map((item) => item.indicator)
  const byName = await suggestForNames(ctx.db, names, plan.region_path)
  const chosenIds = groups.flatMap((group) => choiceOf(group) ?? [])
  const chosen = await indicatorsById(ctx.db, chosenIds)
  const published = await publishedItemsOf(ctx.db, plan)
  return {
    versionRevision: version.revision,
    lines: groups.map((group) =>
      lineOf(group, byName.get(group.first.indicator) ?? [], chosen.get(choiceOf(group) ?? '') ?? null),
    ),
    undecidedCount: items.filter((item) => item.state === 'proposed').length,
    replacedTargetCount: published.filter((row) => row.target_id !== null).length,
    tasks: await previewTasks(ctx, plan, version),
    cautions: await cautionsOf(ctx, plan, version),
  }
}

/** What a reviewer chose, for the saying as a whole. */
function choiceOf({ first, others }: Once): string | null {
  return [first, ...others].find((item) => item.chosen_indicator_id !== null)?.chosen_indicator_id ?? null
}

function lineOf(
  { first: item, others }: Once,
  suggested: PublicationLine['suggestions'],
  chosen: { id: string; name: string; unit: string; mode: string } | null,
): PublicationLine {
  const { measureId: _, growth: __, ...facts } = factsOf(item)
  const byHand = chosen && { indicatorId: chosen.id, name: chosen.name, unit: chosen.unit, mode: chosen.mode, score: 1 }
  const suggestions = byHand
    ? [byHand, ...suggested.filter(({ indicatorId }) => indicatorId !== byHand.indicatorId)]
    : suggested
  const publishable = { ...factsOf(item), ...item, relativeTo: item.relative_to }
  return {
    ...facts,
    itemId: item.id,
    revision: item.revision,
    recurrence: item.recurrence,
    sameQuotes: others.map((other) => ({ itemId: other.id, quote: other.quote, offset: other.text_offset })),
    suggestions,
    preselectedIndicatorId: chosen?.id ?? sureSuggestion(item, suggestions, unitsAgree),
    newIndicator: {
      name: item.indicator,
      unit: item.unit ?? '',
      mode: item.mode,
      direction: directionOf(item.comparator),
    },
    problems: inWords(checkPublishable(publishable)),
  }
}
