import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getUnitForm } from '../../contract.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { readPeriod } from '../../rules/period.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import { cardInForce, cardsOf } from '../../store/cards.ts'
import { cellsOf, type StoredCell } from '../../store/collection-cells.ts'
import { askedIndicators } from '../../store/collections.ts'
import { type EarlierValue, earlierValues, periodKey } from '../../store/observations.ts'
import { type At, loadUnit } from './load-collection.ts'

type Form = ResponseOf<typeof getUnitForm>

/**
 * What a unit is to report, each figure with the one before, last year's, its definition and its target.
 *
 * Permission: indicators:write; only units that the person reports for. Errors: indicators.not-found.
 */
export async function readUnitForm(ctx: Context, at: At & { unitId: string }): Promise<Form> {
  const { collection, unit } = await loadUnit(ctx.db, ctx, at)
  const key = { regionPath: collection.region_path, id: collection.id }
  const asked = await askedIndicators(ctx.db, key)
  const { period } = collection
  const end = readPeriod(period)?.end ?? collection.due_on
  const series = asked.map(({ indicatorId }) => ({
    ...{ regionPath: unit.part_region_path, indicatorId, subject: unit.subject, period },
  }))
  const yearBefore = `${Number(end.slice(0, 4)) - 1}${end.slice(4, 7)}-01`
  const earlier = await earlierValues(ctx.db, series, { end, yearBefore })
  const cards = await cardsOf(
    ctx.db,
    asked.map(({ indicatorId }) => indicatorId),
  )
  const targets = await cockpitTargets(ctx.db, null, { regionPaths: [unit.part_region_path] })
  const cells = (await cellsOf(ctx.db, key)).filter((cell) => cell.unitId === unit.unit_id)
  return {
    ...{ title: collection.title, note: collection.note, period, dueOn: collection.due_on },
    status: collection.status as Form['status'],
    ...{ regionPath: collection.region_path, unitRegionPath: unit.part_region_path },
    ...{ unitName: unit.name, subject: unit.subject },
    rows: asked.map(({ indicatorId, name, unit: unitOfMeasure, reported, needsEvidence }) => {
      const around = earlier.get(periodKey(unit.part_region_path, indicatorId, unit.subject, period))
      const cell = cells.find((one) => one.indicatorId === indicatorId)
      return {
        ...{ indicatorId, indicator: name, unit: unitOfMeasure, reported, needsEvidence },
        formula: cardInForce(cards.get(indicatorId) ?? [], end)?.formula ?? null,
        previous: shown(around?.previous),
        lastYear: shown(around?.lastYear),
        target: targetOf(targets, { indicatorId, subject: unit.subject, end }),
        ...cellView(cell),
      }
    }),
  }
}

function cellView(cell: StoredCell | undefined) {
  return {
    state: cell?.state ?? ('missing' as const),
    value: cell?.value && cell.state !== 'none' ? plainDecimal(cell.value) : null,
    revision: cell?.revision ?? 0,
    explanation: cell?.explanation ?? null,
    note: cell?.note ?? null,
    hasEvidence: Boolean(cell?.evidenceFileId),
  }
}

function shown(value: EarlierValue | null | undefined): Form['rows'][number]['previous'] {
  return value ? { period: value.period, value: plainDecimal(value.value) } : null
}

function targetOf(
  targets: readonly CockpitTarget[],
  of: { indicatorId: string; subject: string; end: string },
): Form['rows'][number]['target'] {
  const own = targets
    .filter((target) => target.indicatorId === of.indicatorId && target.subject === of.subject)
    .filter((target) => target.deadlineEnd >= of.end)
    .sort((a, b) => (a.deadlineEnd < b.deadlineEnd ? -1 : 1))
  const next = own[0]
  return next ? { value: plainDecimal(next.value), unit: next.unit, deadline: next.deadline } : null
}
