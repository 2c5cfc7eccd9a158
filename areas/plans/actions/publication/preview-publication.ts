import { suggestIndicators, unitsAgree } from '#areas/indicators'
import type { Context } from '#platform/http/route'
import type { Publication, PublicationLine } from '../../contract/publication.ts'
import { checkPublishable, directionOf, sureSuggestion, takesPart } from '../../rules/publication/publication.ts'
import { factsOf, type ItemRow, itemsOf } from '../../store/items.ts'
import { publishedItemsOf } from '../../store/publications.ts'
import { inWords } from '../in-words.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { eachOnce } from '../review/decide-duplicates.ts'

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
  const names = [...new Set(taking.map((item) => item.indicator))]
  const suggested = await suggestIndicators(ctx.db, { names, regionPath: plan.region_path })
  const byName = new Map(names.map((name, i) => [name, suggested[i] ?? []]))
  const published = await publishedItemsOf(ctx.db, plan)
  return {
    versionRevision: version.revision,
    lines: groups.map((group) => lineOf(group, byName.get(group.first.indicator) ?? [])),
    undecidedCount: items.filter((item) => item.state === 'proposed').length,
    replacedTargetCount: published.filter((row) => row.target_id !== null).length,
  }
}

function lineOf(
  { first: item, others }: { first: ItemRow; others: readonly ItemRow[] },
  suggestions: PublicationLine['suggestions'],
): PublicationLine {
  const { measureId: _, growth: __, ...facts } = factsOf(item)
  const publishable = { ...factsOf(item), ...item, relativeTo: item.relative_to }
  return {
    ...facts,
    itemId: item.id,
    revision: item.revision,
    recurrence: item.recurrence,
    sameQuotes: others.map((other) => ({ itemId: other.id, quote: other.quote, offset: other.text_offset })),
    suggestions,
    preselectedIndicatorId: sureSuggestion(item, suggestions, unitsAgree),
    newIndicator: {
      name: item.indicator,
      unit: item.unit ?? '',
      mode: item.mode,
      direction: directionOf(item.comparator),
    },
    problems: inWords(checkPublishable(publishable)),
  }
}
