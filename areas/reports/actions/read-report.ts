import { regionNames } from '#areas/regions'
import type { Actor } from '#platform/auth/actor'
import { decide } from '#platform/auth/permission'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { listReports, ReportDetail, ReportSummary } from '../contract.ts'
import { permissions } from '../permissions.ts'
import { changedFigures, type FigureChange, filled, unboundIn } from '../rules/bound-text.ts'
import { figuresOf } from '../rules/figures.ts'
import { issuedInYear, listHeads, type ReportHead, type ReportRecord } from '../store/reports.ts'
import { loadReport } from './load-report.ts'
import { readFigures } from './read-figures.ts'

/** Whether to offer something for a region; the route decides again. */
export function mayDo(actor: Actor, permission: keyof typeof permissions, regionPath: string): boolean {
  const scope = decide(actor, permissions[permission])
  return (
    scope !== null && (scope.reach === 'all' || (scope.reach === 'region' && regionPath.startsWith(scope.regionPath)))
  )
}

/** The region that a person's own reports are about. */
export function ownRegion(ctx: Context): string | null {
  return ctx.scope.reach === 'region' ? ctx.scope.regionPath : ctx.actor.regionPath
}

export async function readReports(
  ctx: Context,
  query: { regionPath?: string; state?: string; page: number; pageSize: number },
): Promise<ResponseOf<typeof listReports>> {
  const { items, total } = await listHeads(ctx.db, ctx.scope, query)
  const names = await regionNames(ctx.db, [...new Set(items.map((item) => item.region_path))])
  const regionPath = ownRegion(ctx)
  return {
    items: items.map((item) => summaryOf(item, names)),
    total,
    regionPath,
    mayWrite: regionPath !== null && mayDo(ctx.actor, 'reports:write', regionPath),
  }
}

function summaryOf(report: ReportHead, names: ReadonlyMap<string, string>): ReportSummary {
  return {
    id: report.id,
    regionPath: report.region_path,
    regionName: names.get(report.region_path) ?? report.region_path,
    period: report.period,
    planTitle: report.plan_title,
    edition: report.edition,
    state: report.state,
    title: report.title,
    number: report.number,
    issuedOn: report.issued_on,
    changedAt: report.changed_at.toISOString(),
    changedByName: report.changed_by_name,
  }
}

/**
 * A report as it is read: a draft beside what its figures are today, an issued one as it was issued.
 *
 * Permission: reports:read. Errors: reports.not-found.
 */
export async function readReport(ctx: Context, id: string): Promise<ReportDetail> {
  const report = await loadReport(ctx.db, ctx.scope, id)
  const names = await regionNames(ctx.db, [report.region_path])
  const isDraft = report.state === 'draft'
  const issued = await issuedInYear(ctx.db, report.region_path, report.period.slice(0, 4))
  return {
    ...summaryOf(report, names),
    issuer: report.issuer,
    issuedByName: report.issued_by_name,
    createdByName: report.created_by_name,
    figuresAt: report.figures_at.toISOString(),
    revision: report.revision,
    paragraphs: paragraphViews(report),
    figures: report.figures,
    stale: isDraft ? await staleFigures(ctx, report) : [],
    suggestedNumber: report.number ?? `${report.period.slice(0, 4)}年第${issued + 1}期`,
    mayWrite: isDraft && mayDo(ctx.actor, 'reports:write', report.region_path),
    mayIssue: isDraft && mayDo(ctx.actor, 'reports:issue', report.region_path),
  }
}

/** Words whose numbers are not the report's own: names of indicators, and what units wrote, quoted as they wrote it. */
export function quotedWords({ figures }: Pick<ReportRecord, 'figures'>): string[] {
  const quoted = figures.rows.flatMap((row) => [row.indicator, row.reportNote ?? '', row.task?.lastWords ?? ''])
  return [...new Set(quoted)].filter((words) => words !== '')
}

function paragraphViews(report: ReportRecord): ReportDetail['paragraphs'] {
  const figures = figuresOf(report.figures)
  const names = quotedWords(report)
  return report.paragraphs.map(({ id, section, template }) => ({
    ...{ id, section },
    parts: filled(template, figures).map((part) => ({
      ...part,
      row: part.key === null ? null : (figures.get(part.key)?.row ?? null),
    })),
    unbound: unboundIn(template, names),
  }))
}

/** Figures that are others today than when the draft was made. */
export async function staleFigures(ctx: Context, report: ReportRecord): Promise<FigureChange[]> {
  const now = await readFigures(ctx, {
    regionPath: report.region_path,
    period: report.period,
    planId: report.plan_id,
  })
  return changedFigures(figuresOf(report.figures), figuresOf(now))
}
