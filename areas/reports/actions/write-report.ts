import { regionByPath } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { type SectionName, sections } from '../contract.ts'
import { bound, keysIn, type UnboundNumber, unboundIn } from '../rules/bound-text.ts'
import { draftText, type StoredParagraph } from '../rules/draft-text.ts'
import { figuresOf } from '../rules/figures.ts'
import { changeReport, deleteDraft, editionsOf, insertReport, markIssued, type ReportRecord } from '../store/reports.ts'
import { loadDraft } from './load-report.ts'
import { endOfMonth, readFigures } from './read-figures.ts'
import { mayDo, ownRegion, quotedWords, staleFigures } from './read-report.ts'

/**
 * Drafts the report of a month: reads its figures and writes the first text. Where a draft is there it is answered; after
 * an issued one it is the next edition.
 *
 * Permission: reports:write in the region.
 * Writes:     reports.report, the operation log.
 * Errors:     reports.region-not-yours, .month-not-over, .no-targets.
 */
export async function startReport(
  ctx: Context,
  input: { regionPath?: string; period: string; planId?: string },
): Promise<string> {
  const regionPath = input.regionPath ?? ownRegion(ctx)
  const region =
    regionPath && mayDo(ctx.actor, 'reports:write', regionPath) ? await regionByPath(ctx.db, regionPath) : null
  if (!region) throw new Refusal({ code: 'reports.region-not-yours', field: 'regionPath' })
  const { period } = input
  if (endOfMonth(period) >= businessDate(ctx.clock.now()))
    throw new Refusal({ code: 'reports.month-not-over', field: 'period', params: { period } })
  const key = { regionPath: region.path, period, planId: input.planId ?? '' }
  const figures = await readFigures(ctx, key)
  if (figures.rows.length === 0) throw new Refusal({ code: 'reports.no-targets', field: 'period', params: { period } })
  return ctx.db.tx(async (tx) => {
    const { draftId, last } = await editionsOf(tx, key)
    if (draftId) return draftId
    const id = ctx.ids.next('rpt')
    const month = Number(period.slice(5))
    const isNew = await insertReport(tx, {
      ...key,
      id,
      edition: last + 1,
      planTitle: figures.planTitle,
      title: `${region.name}科技创新目标进展月报（${period.slice(0, 4)}年${month}月）`,
      issuer: `${region.name}科学技术局`,
      paragraphs: draftText(figures),
      figures,
      at: ctx.clock.now(),
      by: { userId: ctx.actor.userId, name: ctx.actor.name },
    })
    // Somebody else was quicker: there is one draft, and it is theirs.
    if (!isNew) return (await editionsOf(tx, key)).draftId ?? id
    await ctx.audit.record(tx, ctx.actor, {
      action: 'reports.start-report',
      object: `report:${id}`,
      regionPath: region.path,
      detail: { period, edition: last + 1, planId: key.planId },
    })
    return id
  })
}

export interface EditedParagraph {
  id: string | null
  section: SectionName
  text: string
}

/**
 * Takes over an edited text: its numbers are bound to the figures again; what no figure says stays and is pointed out.
 *
 * Permission: reports:write in the region.
 * Writes:     reports.report.
 * Errors:     reports.not-found, .issued, .changed-meanwhile.
 */
export async function editReport(
  ctx: Context,
  id: string,
  input: { revision: number; title: string; issuer: string; paragraphs: EditedParagraph[] },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const report = await loadDraft(tx, ctx.scope, id, input.revision)
    await changeReport(tx, report, {
      title: input.title,
      issuer: input.issuer,
      paragraphs: boundParagraphs(report, input.paragraphs, () => ctx.ids.next('par')),
      at: ctx.clock.now(),
      byName: ctx.actor.name,
    })
  })
}

function boundParagraphs(
  report: ReportRecord,
  edited: readonly EditedParagraph[],
  newId: () => string,
): StoredParagraph[] {
  const figures = figuresOf(report.figures)
  const names = quotedWords(report)
  const before = new Map(report.paragraphs.map((paragraph) => [paragraph.id, paragraph.template]))
  const inOrder = edited.toSorted((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section))
  return inOrder.map(({ id, section, text }) => {
    const earlier = keysIn(before.get(id ?? '') ?? '')
    return { id: id ?? newId(), section, template: bound(text, { earlier, figures, names }).template }
  })
}

/**
 * Reads the figures again. The text keeps its words and shows the new figures; or it is drafted anew.
 *
 * Permission: reports:write in the region.
 * Writes:     reports.report.
 * Errors:     reports.not-found, .issued, .changed-meanwhile.
 */
export async function refreshReport(
  ctx: Context,
  id: string,
  input: { revision: number; draftsAnew: boolean },
): Promise<void> {
  const { region_path: regionPath, period, plan_id: planId } = await loadDraftNow(ctx, id, input.revision)
  const figures = await readFigures(ctx, { regionPath, period, planId })
  await ctx.db.tx(async (tx) => {
    const report = await loadDraft(tx, ctx.scope, id, input.revision)
    await changeReport(tx, report, {
      figures,
      figuresAt: ctx.clock.now(),
      ...(input.draftsAnew ? { paragraphs: draftText(figures) } : {}),
      at: ctx.clock.now(),
      byName: ctx.actor.name,
    })
  })
}

const loadDraftNow = (ctx: Context, id: string, revision: number) =>
  ctx.db.tx((tx) => loadDraft(tx, ctx.scope, id, revision))

/**
 * Issues a report: from now on it stays as it is, with its figures and the versions that they rest on.
 *
 * Permission: reports:issue in the region.
 * Writes:     reports.report, the operation log.
 * Errors:     reports.not-found, .issued, .changed-meanwhile, .issued-before-period, .unbound-numbers (unless accepted),
 *             .figures-changed, .number-taken.
 */
export async function issueReport(
  ctx: Context,
  id: string,
  input: { revision: number; number: string; issuedOn: string; acceptsUnbound: boolean },
): Promise<void> {
  const draft = await loadDraftNow(ctx, id, input.revision)
  const stale = await staleFigures(ctx, draft)
  if (stale.length > 0) throw new Refusal({ code: 'reports.figures-changed', params: { count: stale.length } })
  await ctx.db.tx(async (tx) => {
    const report = await loadDraft(tx, ctx.scope, id, input.revision)
    const end = endOfMonth(report.period)
    if (input.issuedOn <= end)
      throw new Refusal({
        code: 'reports.issued-before-period',
        field: 'issuedOn',
        params: { day: input.issuedOn, end },
      })
    const unbound = unboundOf(report)
    if (unbound.length > 0 && !input.acceptsUnbound)
      throw new Refusal({
        code: 'reports.unbound-numbers',
        field: 'acceptsUnbound',
        params: { count: unbound.length, numbers: unbound.map(({ text }) => text).join('、') },
        overridable: true,
      })
    await markIssued(tx, report, {
      number: input.number,
      issuedOn: input.issuedOn,
      at: ctx.clock.now(),
      by: { userId: ctx.actor.userId, name: ctx.actor.name },
      unbound,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'reports.issue-report',
      object: `report:${id}`,
      regionPath: report.region_path,
      detail: { period: report.period, edition: report.edition, number: input.number, unbound: unbound.length },
    })
  })
}

function unboundOf(report: ReportRecord): UnboundNumber[] {
  const names = quotedWords(report)
  return report.paragraphs.flatMap(({ template }) => unboundIn(template, names))
}

/** Permission: reports:write in the region. Errors: reports.not-found, reports.issued. */
export async function discardReport(ctx: Context, id: string): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const report = await loadDraft(tx, ctx.scope, id, null)
    await deleteDraft(tx, report)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'reports.discard-report',
      object: `report:${id}`,
      regionPath: report.region_path,
      detail: { period: report.period, edition: report.edition },
    })
  })
}
