import { factKinds, factSources } from '#contract/enterprises'
import { type RuleSet, readJsonText, readParameters, score } from '#engines/scorecard'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { AppealView, PointsItem, PointsSheet } from '../../contract/points.ts'
import { type Reason, reasonCodes, reasonsOf } from '../../rules/points/reasons.ts'
import { type FrozenFact, type SheetRow, sheetsOf } from '../../store/points.ts'
import { type AppealRow, appealsOf } from '../../store/points-appeals.ts'
import { latestRanking, placeIn } from '../../store/points-ranks.ts'
import { recompute } from './make-sheet.ts'
import { cityOfPath, may, reachOf } from './reach.ts'
import { placeView, stageLabels } from './read-points.ts'
import { pointsRuleOf } from './rule-in-use.ts'

/** A sheet within reach, the latest revision where none is asked for, beside all others of its company. */
export async function sheetWithin(
  ctx: Context,
  { creditCode, year, revision }: { creditCode: string; year: number; revision?: number | undefined },
): Promise<{ row: SheetRow; all: SheetRow[]; isLatest: boolean }> {
  const all = await sheetsOf(ctx.db, await reachOf(ctx), creditCode)
  const own = all.filter((each) => each.year === year)
  const row = revision === undefined ? own[0] : own.find((each) => each.revision === revision)
  if (!row) throw new Refusal('recognition.points-none')
  return { row, all, isLatest: row === own[0] }
}

/**
 * A score sheet with the working of every point, what each figure was made of, why points were lost, and whether the frozen
 * inputs give the same today.
 *
 * Permission: recognition:read-points. Errors: recognition.points-none.
 */
export async function readPointsSheet(
  ctx: Context,
  asked: { creditCode: string; year: number; revision?: number | undefined },
): Promise<PointsSheet> {
  const { row, all, isLatest } = await sheetWithin(ctx, asked)
  const set = await pointsRuleOf(ctx.db, row)
  const ranking = await latestRanking(ctx.db, cityOfPath(row.region_path), row.year)
  const place = ranking ? await placeIn(ctx.db, ranking, row.credit_code) : null
  const label = stageLabels(set.source.facts.life_stage?.choices)
  const latestOf = new Map(all.toReversed().map((each) => [each.year, each]))
  return {
    creditCode: row.credit_code,
    name: row.name,
    year: row.year,
    revision: row.revision,
    isLatest,
    judgedOn: row.judged_on,
    computedAt: row.computed_at.toISOString(),
    ruleTitle: set.source.title,
    ruleSet: row.rule_set,
    ruleVersion: row.rule_version,
    isTrial: row.is_trial,
    notice: set.source.notice ?? null,
    stage: row.stage === null ? null : { id: row.stage, label: label(row.stage) },
    total: figure(row.total),
    outOf: set.source.total?.outOf ?? null,
    local: localSum(row.items),
    isReproduced: recompute(row, set).isReproduced,
    place: place && place.revision === row.revision ? placeView(place) : null,
    items: itemViews(row, set),
    missing: row.missing.map((fact) => labelOf(set, fact)),
    revisions: all
      .filter(({ year }) => year === row.year)
      .map((each) => ({
        revision: each.revision,
        total: figure(each.total),
        at: each.computed_at.toISOString(),
        byName: each.computed_by_name,
        cause: each.appeal_id === null ? ('run' as const) : ('appeal' as const),
      })),
    history: [...latestOf.values()]
      .sort((a, b) => a.year - b.year)
      .map(({ year, total, is_trial }) => ({ year, total: figure(total), isTrial: is_trial })),
    appeals: (await appealsOf(ctx.db, row.credit_code, row.year)).map((each) => appealView(each, set)),
    isOwn: ctx.scope.reach === 'organisation',
    mayDecide: may(ctx, 'recognition:decide-appeals'),
  }
}

export const figure = (total: string | null) => (total === null ? null : Number(total))
const labelOf = (set: RuleSet, fact: string) => set.source.facts[fact]?.label ?? { zh: fact, en: fact }

export function itemViews(row: SheetRow, set: RuleSet): PointsItem[] {
  const { items } = score(readJsonText(row.inputs).value, set, { parameters: readParameters(row.parameters, set) })
  const shown = new Map(items.map((item) => [item.id, item]))
  const reasons = new Map(reasonsOf(row.items).map((reason) => [reason.item, reason]))
  return row.items.flatMap((item): PointsItem[] => {
    const now = shown.get(item.id)
    if (!now) return []
    return [
      {
        id: item.id,
        group: groupOf(set, item.id),
        label: now.label,
        clause: now.clause,
        points: item.points,
        max: item.max,
        working: now.working,
        reason: reasonView(reasons.get(item.id)),
        from: factsOfItem(set, item.id).flatMap((fact) => (row.evidence[fact] ?? []).map(fromView)),
      },
    ]
  })
}

/** What the city’s own indicators give, and whether they count in the total; null without any. */
function localSum(items: SheetRow['items']): PointsSheet['local'] {
  const own = items.filter((item) => item.local !== undefined)
  if (own.length === 0) return null
  return {
    points: own.reduce((sum, { points }) => sum + (points ?? 0), 0),
    isCounted: own.some(({ local }) => local === 'counted'),
  }
}

function groupOf(set: RuleSet, item: string) {
  const group = set.main.items.find(({ rule }) => rule.kind === 'sum' && rule.items.includes(item))
  return group?.source.label ?? { zh: '其他', en: 'Other' }
}

const reasonView = (reason: Reason | undefined) =>
  reason ? { code: reason.code, words: reasonCodes[reason.code], lost: reason.lost } : null

/** Facts of the rule set that the share of an indicator is made of. */
export function factsOfItem(set: RuleSet, item: string): string[] {
  const source = set.main.itemById.get(item)?.source
  const formulas = [source?.weighted?.share, ...(source?.cases ?? []).map((each) => each.if)]
  const words = new Set(formulas.flatMap((formula) => formula?.match(/[a-z][a-z0-9_]*/gi) ?? []))
  return Object.keys(set.source.facts).filter((fact) => words.has(fact))
}

function fromView({ fact, year, value, source, byName, at, hasEvidence }: FrozenFact): PointsItem['from'][number] {
  const kind = factKinds[fact as keyof typeof factKinds]
  return {
    fact,
    label: kind.label,
    year,
    value,
    unit: kind.unit,
    source: source === null ? null : factSources[source as keyof typeof factSources],
    byName,
    at,
    hasEvidence,
  }
}

function appealView(row: AppealRow, set: RuleSet): AppealView {
  const item = set.main.itemById.get(row.item)?.source.label ?? { zh: row.item, en: row.item }
  return {
    id: row.id,
    revision: row.revision,
    item,
    fact:
      row.fact === null || row.fact_year === null
        ? null
        : { label: factKinds[row.fact as keyof typeof factKinds].label, year: row.fact_year },
    shownValue: row.shown_value,
    askedValue: row.asked_value,
    reason: row.reason,
    evidenceName: row.evidence_name,
    state: row.state,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    decidedByName: row.decided_by_name,
    decisionNote: row.decision_note,
    newRevision: row.new_revision,
  }
}
