import { monthlyFigures } from '#areas/indicators'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'
import type { ReportFigures } from '../contract.ts'

/** Last day of a month `2025-05`. Example: endOfMonth('2025-02') → '2025-02-28' */
export function endOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${month}-${new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate()}`
}

/** The figures of a month as the cockpit shows them, with numbers for the rows of the table. */
export async function readFigures(
  ctx: Context,
  of: { regionPath: string; period: string; planId: string },
): Promise<ReportFigures> {
  const found = await monthlyFigures(
    { ...ctx, scope: { reach: 'region', regionPath: of.regionPath } },
    {
      regionPath: of.regionPath,
      asOf: endOfMonth(of.period),
      owedOn: businessDate(ctx.clock.now()),
      ...(of.planId ? { planId: of.planId } : {}),
    },
  )
  return {
    regionPath: found.regionPath,
    regionName: found.regionName,
    planTitle: of.planId ? (found.rows[0]?.planTitle ?? null) : null,
    asOf: found.asOf,
    counts: found.counts,
    rows: found.rows.map(({ departments, task, ...row }, index) => ({
      ...row,
      no: index + 1,
      owners: departments.map((one) => one.name),
      task: task && {
        leadName: task.leadName,
        isOpen: task.isOpen,
        dueOn: task.dueOn,
        lastWords: task.lastWords,
        percent: task.percent,
      },
    })),
    owed: found.owed.map(({ indicator, departments, period, daysLate }) => ({
      indicator,
      owners: departments.map((one) => one.name),
      period,
      daysLate,
    })),
    districts: found.districts.map(({ regionPath, name, counts, owedCount, onPaceShare, rank }) => ({
      ...{ regionPath, name, onPaceShare, rank },
      ...{ total: counts.total, onPace: counts.onPace, behind: counts.behind, noData: counts.noData, owed: owedCount },
    })),
  }
}
