import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { compareDecimals, isDecimal } from '../rules/decimal.ts'
import { nameKey } from '../rules/name-match.ts'
import { readPeriod } from '../rules/period.ts'
import { countingOf, unitsAgree } from '../rules/units.ts'
import { type IndicatorRow, indicatorById, indicatorsById, keyHolder } from '../store/catalogue.ts'
import { activeSplits, endSplit, moveBelow } from '../store/splits.ts'
import { activeTargetsOfPlan, boundTarget, endTarget, insertTarget, replaceDepartments } from '../store/targets.ts'
import { addIndicator } from './define-indicator.ts'
import { takeUpSplit } from './split/take-up-split.ts'

export interface PlanSource {
  area: 'plans'
  planId: string
  versionId: string
  itemId: string
  planTitle: string
  quote: string
  offset: number
  /** Page that opens the plan at the sentence. */
  href: string
}

export interface TargetFromPlan {
  indicatorId?: string
  newIndicator?: {
    name: string
    unit: string
    mode: IndicatorRow['mode']
    direction: 'up' | 'down'
  }
  regionPath: string
  /** The lead first. */
  departmentIds: string[]
  /** Decimal text in `unit`. */
  value: string
  valueMax?: string
  unit: string
  comparator: '>=' | '>' | '=' | '<=' | '<' | '~' | 'range'
  mode: IndicatorRow['mode']
  /** 每年: the same annual amount in every year from `periodStart` to the deadline. */
  recurrence?: 'annual'
  periodStart?: string
  /** First period of the plan, for levels: what is known only from before it says nothing of the plan. */
  planStart?: string
  deadline: string
  baseline?: { value: string; period: string }
  subject?: string
  source: PlanSource
}

type BindContext = Pick<Context, 'actor' | 'clock' | 'ids' | 'audit'>

/**
 * Binds targets of a plan to indicators, all or none; each keeps its quote. The same item again replaces its target
 * when something changed and answers the same target when nothing did.
 *
 * Permission: the caller's (plans:publish).
 * Writes: indicators.target, indicators.target_department; indicators.indicator for new ones, without a card.
 * Errors: indicators.target-incomplete, .not-found, .target-unit-mismatch, .not-a-number, .bad-deadline,
 *         .range-upside-down; every problem of every target, `field` its place in `inputs`.
 */
export async function bindTargets(
  tx: Db,
  ctx: BindContext,
  inputs: readonly TargetFromPlan[],
): Promise<{ targetId: string }[]> {
  const indicators = await namedIndicators(tx, ctx, inputs)
  const problems = inputs.flatMap((input, index) =>
    problemsOfTarget(input, indicators[index] ?? null, `targets.${index}`),
  )
  if (problems.length > 0) throw new Refusal(problems)
  const bound: { targetId: string }[] = []
  for (const [index, input] of inputs.entries()) {
    const indicator = indicators[index]
    if (indicator) bound.push({ targetId: await bindOne(tx, ctx, input, indicator) })
  }
  return bound
}

/** The indicator of each input; new ones are added once, also when several inputs name the same. */
export async function namedIndicators(
  tx: Db,
  ctx: BindContext,
  inputs: readonly Pick<TargetFromPlan, 'indicatorId' | 'newIndicator'>[],
): Promise<(IndicatorRow | null)[]> {
  const known = await indicatorsById(
    tx,
    inputs.flatMap((input) => (input.indicatorId ? [input.indicatorId] : [])),
  )
  const answers: (IndicatorRow | null)[] = []
  for (const { indicatorId, newIndicator } of inputs) {
    if (indicatorId) answers.push(known.get(indicatorId) ?? null)
    else if (newIndicator) answers.push(await newOrSameIndicator(tx, ctx, newIndicator))
    else answers.push(null)
  }
  return answers
}

async function newOrSameIndicator(
  tx: Db,
  ctx: BindContext,
  input: NonNullable<TargetFromPlan['newIndicator']>,
): Promise<IndicatorRow | null> {
  const holder = await keyHolder(tx, nameKey(input.name))
  if (holder) return indicatorById(tx, holder.id)
  const id = await addIndicator(
    tx,
    ctx,
    {
      ...input,
      counting: countingOf(input.unit),
      // 累计 is what has come since the start; a total that begins anew each January needs every December.
      reported: input.mode === 'flow-cumulative' ? 'since-start' : 'year-to-date',
      jumpPercent: 50,
      judge: 'time',
    },
    'plan',
  )
  return indicatorById(tx, id)
}

function problemsOfTarget(input: TargetFromPlan, indicator: IndicatorRow | null, field: string): Problem[] {
  const { quote } = input.source
  if (!indicator) {
    const code = input.indicatorId ? 'indicators.not-found' : 'indicators.target-incomplete'
    return [{ code, field, params: { quote } }]
  }
  const problems: Problem[] = []
  if (!unitsAgree(input.unit, indicator.unit)) {
    const params = { quote, unit: input.unit || '无', indicator: indicator.name, expected: indicator.unit || '无' }
    problems.push({ code: 'indicators.target-unit-mismatch', field, params })
  }
  const numbers = [input.value, input.valueMax, input.baseline?.value].filter((value) => value !== undefined)
  for (const value of numbers) {
    if (!isDecimal(value)) problems.push({ code: 'indicators.not-a-number', field, params: { value } })
  }
  const isRangeWrong =
    input.valueMax !== undefined && numbers.every(isDecimal) && compareDecimals(input.valueMax, input.value) < 0
  if (isRangeWrong) {
    problems.push({
      code: 'indicators.range-upside-down',
      field,
      params: { value: input.value, max: input.valueMax ?? '' },
    })
  }
  for (const period of [input.deadline, input.periodStart, input.planStart, input.baseline?.period]) {
    if (period !== undefined && !readPeriod(period)) {
      problems.push({ code: 'indicators.bad-deadline', field, params: { deadline: period } })
    }
  }
  return problems
}

/** 每年 is what a plan means when it names a span of years, an annual amount and no starting level. */
function recurrenceOf(input: TargetFromPlan): 'annual' | null {
  if (input.recurrence) return input.recurrence
  const spansYears = input.periodStart !== undefined && input.periodStart.slice(0, 4) < input.deadline.slice(0, 4)
  return input.mode === 'flow-annual' && spansYears && !input.baseline ? 'annual' : null
}

async function bindOne(tx: Db, ctx: BindContext, input: TargetFromPlan, indicator: IndicatorRow): Promise<string> {
  const { source } = input
  const now = ctx.clock.now()
  const wanted = {
    regionPath: input.regionPath,
    indicatorId: indicator.id,
    subject: input.subject?.trim() ?? '',
    value: input.value,
    valueMax: input.valueMax ?? null,
    unit: input.unit,
    comparator: input.comparator,
    mode: input.mode,
    recurrence: recurrenceOf(input),
    periodStart: input.periodStart ?? null,
    planStart: input.planStart ?? null,
    deadline: input.deadline,
    baseline: input.baseline ?? null,
  }
  const earlier = await boundTarget(tx, { regionPath: input.regionPath, planId: source.planId, itemId: source.itemId })
  if (earlier && isSameTarget(earlier, wanted)) {
    await replaceDepartments(tx, { ...earlier, departmentIds: input.departmentIds })
    return earlier.id
  }
  const id = ctx.ids.next('tgt')
  if (earlier) await endTarget(tx, earlier, { status: 'replaced', at: now, replacedBy: id })
  await insertTarget(tx, {
    ...wanted,
    id,
    deadlineEnd: readPeriod(input.deadline)?.end ?? input.deadline,
    planId: source.planId,
    planVersionId: source.versionId,
    planItemId: source.itemId,
    planTitle: source.planTitle,
    quote: source.quote,
    quoteOffset: source.offset,
    href: source.href,
    departmentIds: input.departmentIds,
    parent: null,
    splitId: null,
    createdAt: now,
    createdBy: ctx.actor.userId,
  })
  if (earlier) await moveBelow(tx, earlier, { regionPath: input.regionPath, id })
  else await takeUpSplit(tx, { ...wanted, id, planId: source.planId })
  await ctx.audit.record(tx, ctx.actor, {
    action: 'indicators.bind-target',
    object: `target:${id}`,
    regionPath: input.regionPath,
    detail: {
      indicator: indicator.name,
      value: input.value,
      unit: input.unit,
      deadline: input.deadline,
      planId: source.planId,
    },
  })
  return id
}

type Compared = Omit<Parameters<typeof insertTarget>[1], 'id' | 'departmentIds'>

function isSameTarget(earlier: Partial<Compared>, wanted: Partial<Compared>): boolean {
  const sameNumber = (a?: string | null, b?: string | null) =>
    a && b ? compareDecimals(a, b) === 0 : (a ?? null) === (b ?? null)
  const plainFields = [
    'indicatorId',
    'subject',
    'unit',
    'comparator',
    'mode',
    'recurrence',
    'periodStart',
    'planStart',
    'deadline',
  ] as const
  return (
    plainFields.every((name) => earlier[name] === wanted[name]) &&
    sameNumber(earlier.value, wanted.value) &&
    sameNumber(earlier.valueMax, wanted.valueMax) &&
    sameNumber(earlier.baseline?.value, wanted.baseline?.value) &&
    earlier.baseline?.period === wanted.baseline?.period
  )
}

/**
 * Takes back the active targets of a plan; their history stays.
 *
 * Permission: the caller's (plans:publish).
 * Writes: indicators.target. Errors: none; a plan without targets is no mistake.
 */
export async function withdrawTargets(
  tx: Db,
  ctx: BindContext,
  input: { planId: string },
): Promise<{ withdrawn: number }> {
  const active = await activeTargetsOfPlan(tx, input.planId)
  for (const target of active) {
    await endTarget(tx, target, { status: 'withdrawn', at: ctx.clock.now(), replacedBy: null, withPlan: true })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.withdraw-target',
      object: `target:${target.id}`,
      regionPath: target.regionPath,
      detail: { planId: input.planId },
    })
  }
  const ended = { status: 'withdrawn', at: ctx.clock.now(), byName: ctx.actor.name, note: null } as const
  for (const split of (await activeSplits(tx, active)).values()) await endSplit(tx, split, ended)
  return { withdrawn: active.length }
}
