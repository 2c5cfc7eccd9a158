import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { curveOf } from '../contract.ts'
import { nameKey } from '../rules/name-match.ts'
import { isAdditive } from '../rules/split-draft.ts'
import { countingFits, unitsAgree } from '../rules/units.ts'
import type { IndicatorsTables } from '../schema/tables.gen.ts'
import { cardsOf, insertCard } from '../store/cards.ts'
import { indicatorById, insertAlias, insertIndicator, keyHolder } from '../store/catalogue.ts'

export interface IndicatorInput {
  name: string
  unit: string
  mode: 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth'
  direction: 'up' | 'down'
  counting: 'distinct' | 'occurrences' | null
  reported: 'year-to-date' | 'each-period' | 'since-start'
  jumpPercent: number
  judge: 'time' | 'seasonal'
  /** As typed; see `curveOf`. */
  paceCurve?: string | null
  rollup?: 'sum' | 'max' | 'min' | 'weighted-ratio' | null
  rollupWeightId?: string | null
  rollupParks?: boolean
}

export interface CardInput {
  formula: string
  numerator: string | null
  denominator: string | null
  dataSource: string
  cadence: 'month' | 'quarter' | 'half-year' | 'year'
  dueDays: number
  ownerDepartmentId: string | null
  legalBasis: string | null
  effectiveFrom: string
  changeNote: string | null
}

/**
 * Adds an indicator, with its first card where one is given.
 *
 * Permission: indicators:define.
 * Writes: indicators.indicator, indicators.card.
 * Errors: indicators.name-taken.
 */
export async function createIndicator(
  ctx: Context,
  input: IndicatorInput & { card: CardInput | null },
): Promise<string> {
  return ctx.db.tx(async (tx) => {
    const id = await addIndicator(tx, ctx, input, 'person')
    if (input.card) await writeCard(tx, ctx, id, input.card)
    return id
  })
}

/** Adds an indicator inside the caller's transaction. Errors: indicators.counting-unit; .name-taken, naming the one there. */
export async function addIndicator(
  tx: Db,
  ctx: Pick<Context, 'actor' | 'clock' | 'ids' | 'audit'>,
  input: IndicatorInput & { measure?: string },
  origin: 'person' | 'plan' | 'measure' | 'starter',
): Promise<string> {
  refuseCounting(input)
  refuseRollup(input, null)
  const key = nameKey(input.name)
  const holder = await keyHolder(tx, key)
  const id = ctx.ids.next('ind')
  const paceCurve = readCurve(input.paceCurve ?? null)
  const row = { ...input, paceCurve, id, nameKey: key, measure: input.measure ?? null, origin }
  const isNew =
    !holder && (await insertIndicator(tx, { ...row, createdAt: ctx.clock.now(), createdBy: ctx.actor.userId }))
  if (!isNew) {
    const existing = holder ?? (await keyHolder(tx, key))
    throw new Refusal({
      code: 'indicators.name-taken',
      field: 'name',
      params: { existing: existing?.name ?? input.name },
    })
  }
  await ctx.audit.record(tx, ctx.actor, {
    action: 'indicators.create-indicator',
    object: `indicator:${id}`,
    detail: { name: input.name, unit: input.unit, mode: input.mode, origin },
  })
  return id
}

/**
 * Changes an indicator that nobody changed since it was read.
 *
 * Permission: indicators:define.
 * Writes: indicators.indicator; raises its version, so cached assessments are computed anew.
 * Errors: indicators.not-found, indicators.changed-meanwhile, indicators.name-taken, indicators.unit-in-use,
 *         indicators.counting-unit, indicators.pace-curve.
 */
export async function updateIndicator(
  ctx: Context,
  id: string,
  input: IndicatorInput & { isRetired: boolean; version: number },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const before = await indicatorById(tx, id, true)
    if (!before) throw new Refusal('indicators.not-found')
    if (before.version !== input.version) {
      throw new Refusal({ code: 'indicators.changed-meanwhile', params: { indicator: before.name } })
    }
    refuseCounting(input)
    refuseRollup(input, id)
    const key = nameKey(input.name)
    const holder = await keyHolder(tx, key)
    if (holder && holder.id !== id) {
      throw new Refusal({ code: 'indicators.name-taken', field: 'name', params: { existing: holder.name } })
    }
    const paceCurve = input.paceCurve === undefined ? before.paceCurve : readCurve(input.paceCurve)
    if (before.unit !== input.unit) await refuseUsedUnit(tx, id, before.unit, input.unit)
    await tx
      .as<IndicatorsTables>()
      .updateTable('indicators.indicator')
      .set({
        name: input.name,
        name_key: key,
        unit: input.unit,
        mode: input.mode,
        direction: input.direction,
        counting: input.counting,
        reported: input.reported,
        jump_percent: String(input.jumpPercent),
        judge: input.judge,
        pace_curve: paceCurve?.map(String) ?? null,
        // What a caller does not name stays: figures above it rest on it.
        rollup: input.rollup === undefined ? before.rollup : input.rollup,
        rollup_weight_id: input.rollupWeightId === undefined ? before.rollupWeightId : input.rollupWeightId,
        rollup_parks: input.rollupParks ?? before.rollupParks,
        retired_at: input.isRetired ? (before.retiredAt ?? ctx.clock.now()) : null,
        version: before.version + 1,
      })
      .where('id', '=', id)
      .execute()
    const { isRetired, name, unit, mode } = input
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.update-indicator',
      object: `indicator:${id}`,
      detail: { name, unit, mode, isRetired, nameBefore: before.name, unitBefore: before.unit },
    })
  })
}

/** 家 and 家次 are told apart by their units everywhere, so a unit must not say one and the indicator the other. */
function refuseCounting({ unit, counting }: Pick<IndicatorInput, 'unit' | 'counting'>): void {
  if (!countingFits(unit, counting))
    throw new Refusal({ code: 'indicators.counting-unit', field: 'counting', params: { unit } })
}

/** Errors: indicators.pace-curve. */
function readCurve(text: string | null): number[] | null {
  if (text === null) return null
  const curve = curveOf(text)
  if (!curve) throw new Refusal({ code: 'indicators.pace-curve', field: 'paceCurve', params: { text } })
  return curve
}

/** Ratios and growth rates do not add, and a weighted one needs to know by what. */
function refuseRollup(input: IndicatorInput, ownId: string | null): void {
  const { rollup, rollupWeightId = null, mode } = input
  if (rollup === 'sum' && !isAdditive(mode))
    throw new Refusal({ code: 'indicators.split-does-not-add', field: 'rollup' })
  const isWeightMissing = rollup === 'weighted-ratio' && (rollupWeightId === null || rollupWeightId === ownId)
  if (isWeightMissing) throw new Refusal({ code: 'indicators.rollup-weight', field: 'rollupWeightId' })
}

/** Stored values stay in the unit of their day, so a unit with data only changes by renaming it (家 to 个), never by scale. */
async function refuseUsedUnit(tx: Db, id: string, unit: string, wanted: string): Promise<void> {
  const [used] = await tx.query(
    `select 1 from indicators.observation where indicator_id = $1
     union all select 1 from indicators.target where indicator_id = $1 limit 1`,
    [id],
  )
  const isRenaming = unitsAgree(unit, wanted) && convertsOneToOne(unit, wanted)
  if (used && !isRenaming)
    throw new Refusal({ code: 'indicators.unit-in-use', field: 'unit', params: { unit, wanted } })
}

function convertsOneToOne(unit: string, wanted: string): boolean {
  return /^[千万百亿]*/.exec(unit)?.[0] === /^[千万百亿]*/.exec(wanted)?.[0]
}

/**
 * Adds the next version of the card; the version before ends the day before it takes effect.
 *
 * Permission: indicators:define.
 * Writes: indicators.card.
 * Errors: indicators.not-found, indicators.card-date-order.
 */
export async function addCard(ctx: Context, indicatorId: string, card: CardInput): Promise<void> {
  await ctx.db.tx((tx) => writeCard(tx, ctx, indicatorId, card))
}

export async function writeCard(
  tx: Db,
  ctx: Pick<Context, 'actor' | 'clock' | 'audit'>,
  indicatorId: string,
  card: CardInput & { ownerName?: string | null },
): Promise<void> {
  const indicator = await indicatorById(tx, indicatorId, true)
  if (!indicator) throw new Refusal('indicators.not-found')
  const last = (await cardsOf(tx, [indicatorId])).get(indicatorId)?.at(-1)
  if (last && card.effectiveFrom <= last.effectiveFrom) {
    throw new Refusal({
      code: 'indicators.card-date-order',
      field: 'effectiveFrom',
      params: { date: last.effectiveFrom },
    })
  }
  const version = (last?.version ?? 0) + 1
  await insertCard(tx, {
    ...card,
    ownerName: card.ownerName ?? null,
    indicatorId,
    version,
    createdAt: ctx.clock.now(),
    createdBy: ctx.actor.userId,
  })
  await ctx.audit.record(tx, ctx.actor, {
    action: 'indicators.add-card',
    object: `indicator:${indicatorId}`,
    detail: { version, effectiveFrom: card.effectiveFrom, formula: card.formula },
  })
}

/**
 * Adds and removes names under which documents speak of the indicator.
 *
 * Permission: indicators:define.
 * Writes: indicators.alias.
 * Errors: indicators.not-found, indicators.alias-taken for each alias that names another indicator.
 */
export async function changeAliases(
  ctx: Context,
  indicatorId: string,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const indicator = await indicatorById(tx, indicatorId, true)
    if (!indicator) throw new Refusal('indicators.not-found')
    await tx.query('delete from indicators.alias where indicator_id = $1 and alias = any($2::text[])', [
      indicatorId,
      [...change.remove],
    ])
    const problems = []
    for (const [index, alias] of change.add.entries()) {
      const key = nameKey(alias)
      const holder = await keyHolder(tx, key)
      if (holder?.id === indicatorId) continue
      const row = { key, alias, indicatorId, at: ctx.clock.now(), by: ctx.actor.userId }
      if (holder || !(await insertAlias(tx, row))) {
        const existing = holder ?? (await keyHolder(tx, key))
        problems.push({
          code: 'indicators.alias-taken',
          field: `add.${index}`,
          params: { alias, existing: existing?.name ?? '' },
        })
      }
    }
    if (problems.length > 0) throw new Refusal(problems)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.change-aliases',
      object: `indicator:${indicatorId}`,
      detail: { add: [...change.add], remove: [...change.remove] },
    })
  })
}

/**
 * Shows an indicator to the public, or takes it back. A number without a card is not published.
 *
 * Permission: indicators:define.
 * Writes: indicators.indicator.
 * Errors: indicators.not-found, indicators.card-missing.
 */
export async function publishIndicator(ctx: Context, indicatorId: string, isPublished: boolean): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const indicator = await indicatorById(tx, indicatorId, true)
    if (!indicator) throw new Refusal('indicators.not-found')
    const cards = (await cardsOf(tx, [indicatorId])).get(indicatorId) ?? []
    if (isPublished && cards.length === 0) {
      throw new Refusal({ code: 'indicators.card-missing', params: { indicator: indicator.name } })
    }
    await tx.query(
      'update indicators.indicator set published_at = $2, published_by = $3, version = version + 1 where id = $1',
      [indicatorId, isPublished ? ctx.clock.now() : null, isPublished ? ctx.actor.userId : null],
    )
    await ctx.audit.record(tx, ctx.actor, {
      action: isPublished ? 'indicators.publish-indicator' : 'indicators.unpublish-indicator',
      object: `indicator:${indicatorId}`,
      detail: { name: indicator.name },
    })
  })
}
