import { regionByPath } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { readPeriod } from '../../rules/period.ts'
import { indicatorsById } from '../../store/catalogue.ts'
import { insertCollection, isRunBy } from '../../store/collections.ts'
import { allUnitsOf, namedUnits } from '../split/split-units.ts'
import { askUnit, syncCollections } from './todos.ts'

export interface NewCollectionInput {
  regionPath: string
  title: string
  period: string
  dueOn: string
  note: string | null
  indicators: { indicatorId: string; needsEvidence: boolean }[]
  units: { regionPath: string; departmentId: string | null }[]
}

/**
 * Asks districts or departments for figures of a period until a day; each gets a to-do that leads to its own form.
 *
 * Permission: indicators:collect in the region that asks.
 * Writes:     indicators.collection, notices, the operation log.
 * Errors:     indicators.not-found, .bad-period, .split-unit-unknown, .split-unit-twice, .computed, .duplicate-row.
 */
export async function createCollection(ctx: Context, input: NewCollectionInput): Promise<{ id: string }> {
  const region = isRunBy(ctx.scope, input.regionPath) ? await regionByPath(ctx.db, input.regionPath) : null
  if (!region) throw new Refusal({ code: 'indicators.not-found', field: 'regionPath' })
  if (!readPeriod(input.period))
    throw new Refusal({ code: 'indicators.bad-period', field: 'period', params: { period: input.period } })
  return ctx.db.tx(async (tx) => {
    const { units, problems } = namedUnits(await allUnitsOf(tx, ctx, region.path), input.units)
    const indicators = await indicatorsById(
      tx,
      input.indicators.map((one) => one.indicatorId),
    )
    for (const [place, { indicatorId }] of input.indicators.entries()) {
      const indicator = indicators.get(indicatorId)
      const field = `indicators.${place}`
      const first = input.indicators.findIndex((one) => one.indicatorId === indicatorId)
      if (!indicator || indicator.retiredAt) problems.push({ code: 'indicators.not-found', field })
      else if (indicator.measure)
        problems.push({ code: 'indicators.computed', field, params: { indicator: indicator.name } })
      else if (first < place) problems.push({ code: 'indicators.duplicate-row', field, params: { row: first + 1 } })
    }
    if (problems.length > 0) throw new Refusal(problems)
    const id = ctx.ids.next('col')
    const row = {
      ...{ region_path: region.path, id, title: input.title, period: input.period, due_on: input.dueOn },
      ...{ note: input.note, created_at: ctx.clock.now(), created_by: ctx.actor.userId },
      ...{ created_by_name: ctx.actor.name, created_membership: ctx.actor.membershipId },
    }
    const asked = units.map((unit, place) => ({
      ...{ unit_id: `u${place + 1}`, part_region_path: unit.regionPath, department_id: unit.departmentId },
      subject: unit.regionPath === region.path ? unit.name : '',
      name: unit.name,
    }))
    await insertCollection(tx, row, input.indicators, asked)
    for (const unit of asked)
      await askUnit(tx, ctx, { ...unit, ...row, collection_id: id }, { zh: '请报送', en: 'Please report' })
    // What is reported already need not be asked for.
    await syncCollections(
      tx,
      ctx,
      asked.map((unit) => unit.part_region_path),
    )
    await ctx.audit.record(tx, ctx.actor, {
      action: 'indicators.create-collection',
      object: `collection:${id}`,
      regionPath: region.path,
      detail: {
        ...{ title: input.title, period: input.period, dueOn: input.dueOn },
        ...{ indicators: input.indicators.length, units: asked.map((unit) => unit.name) },
      },
    })
    return { id }
  })
}
