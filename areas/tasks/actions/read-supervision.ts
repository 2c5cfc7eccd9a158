import { businessDate } from '#kernel/clock'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getSupervision } from '../contract/lists.ts'
import { unitOfKey } from '../rules/units.ts'
import { settingOf } from '../store/settings.ts'
import { type SupervisionCounts, supervisionOf } from '../store/supervision.ts'
import { unitView } from './summaries.ts'
import { unitNames } from './unit-names.ts'

/**
 * How each unit answers for its tasks: for leaders, and for the meeting. Those with overdue tasks first.
 *
 * Permission: tasks:read.
 */
export async function readSupervision(
  ctx: Context,
  query: QueryOf<typeof getSupervision>,
): Promise<ResponseOf<typeof getSupervision>> {
  const today = businessDate(ctx.clock.now())
  const from = query.from ?? `${today.slice(0, 4)}-01-01`
  const { silenceDays } = await settingOf(ctx.db, ctx.actor.regionPath ?? '')
  const firstStep = silenceDays[0] ?? 0
  const on = { today, from, firstStep, ...(query.regionPath ? { regionPath: query.regionPath } : {}) }
  const rows = await supervisionOf(ctx.db, ctx.scope, on)
  const units = rows.flatMap((row) => (row.lead_key === null ? [] : [unitOfKey(row.lead_key)]))
  const names = await unitNames(ctx.db, units)
  const total = rows.find((row) => row.lead_key === null)
  return {
    from,
    to: today,
    firstStepDays: firstStep,
    rows: rows
      .flatMap((row) =>
        row.lead_key === null ? [] : [{ ...unitView(unitOfKey(row.lead_key), names), ...countsOf(row) }],
      )
      .toSorted(
        (a, b) => b.overdueCount - a.overdueCount || b.openCount - a.openCount || a.name.localeCompare(b.name, 'zh'),
      ),
    total: total ? countsOf(total) : nothing,
  }
}

const nothing = {
  openCount: 0,
  overdueCount: 0,
  silentCount: 0,
  closedCount: 0,
  onTimeShare: null,
  answeredOnTimeShare: null,
  medianDays: null,
}

function countsOf(row: SupervisionCounts) {
  return {
    openCount: row.open_count,
    overdueCount: row.overdue_count,
    silentCount: row.silent_count,
    closedCount: row.closed_count,
    onTimeShare: row.on_time_share,
    answeredOnTimeShare: row.answered_share,
    medianDays: row.median_days,
  }
}
