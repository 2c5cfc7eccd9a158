import { type Period, periodWords, type StateModel } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { allValues, type SetValue } from '#platform/parameters/values'
import type { ProcedurePage } from '../contract.ts'
import type { Procedure } from '../registered.ts'
import { callsOf } from '../store/calls.ts'
import { prefilledShare } from '../store/statistics.ts'
import { mayApply } from './desk.ts'

/** The version that is in force, or the next one to come. */
function shownVersion(ctx: Context, id: string): Procedure | null {
  const today = businessDate(ctx.clock.now())
  const published = ctx.registry.procedures.versions(id).filter(({ model }) => model.status === 'published')
  return ctx.registry.procedures.inForce(id, today) ?? published.at(-1) ?? null
}

function summaryOf(ctx: Context, { model }: Procedure) {
  const isOpen = model.version <= businessDate(ctx.clock.now())
  return {
    id: model.id,
    title: model.title,
    summary: model.summary,
    takes: model.start.takes,
    by: model.start.by,
    startsOn: isOpen ? null : model.version,
  }
}

/** Everything that can be applied for. */
export function catalogue(ctx: Context) {
  const items = ctx.registry.procedures.ids().flatMap((id) => {
    const shown = shownVersion(ctx, id)
    return shown ? [summaryOf(ctx, shown)] : []
  })
  return { items, total: items.length }
}

/**
 * The guide to a procedure: who, what, how long, on what basis, and its form.
 *
 * Errors: cases.procedure-not-found.
 */
export async function guide(ctx: Context, id: string): Promise<ProcedurePage> {
  const shown = shownVersion(ctx, id)
  if (!shown) throw new Refusal('cases.procedure-not-found')
  const { model } = shown
  const { start } = model
  const now = ctx.clock.now()
  const calls = start.inCalls ? await callsOf(ctx.db, id, now) : null
  const set = await allValues(ctx.db)
  return {
    ...summaryOf(ctx, shown),
    version: model.version,
    who: start.who,
    needs: start.needs,
    cost: start.cost ?? null,
    basis: model.basis.map(({ title, link, isOfficial }) => ({ title, link: link ?? null, isOfficial })),
    steps: model.states.filter((state) => isStep(state)).map((state) => stepOf(state, set, businessDate(now))),
    form: model.form,
    hasPrecheck: start.hasPrecheck,
    mayApply: mayApply(ctx, id),
    calls:
      calls?.map((call) => ({
        id: call.id,
        title: { zh: call.title_zh, en: call.title_en },
        opensAt: call.opens_at.toISOString(),
        closesAt: call.closes_at.toISOString(),
      })) ?? null,
    serverTime: now.toISOString(),
    prefilledShare: await prefilledShare(ctx.db, id, now),
  }
}

/** Refusals and withdrawals are no step that anybody plans for. */
const isStep = (state: StateModel) => state.final !== 'refused' && state.final !== 'withdrawn'

function stepOf(state: StateModel, set: readonly SetValue[], today: string): ProcedurePage['steps'][number] {
  const now = set.find(({ key, effectiveFrom }) => key === state.due?.parameter && effectiveFrom <= today)
  const period: Period | null = state.due ? { ...state.due, count: now?.value ?? state.due.count } : null
  return {
    label: state.publicLabel,
    limit: period ? { zh: periodWords(period, 'zh-CN'), en: periodWords(period, 'en') } : null,
    setSince: now?.effectiveFrom ?? null,
    isCitySet: state.due?.parameter !== undefined,
    owner: state.owner.includes('applicant') ? 'applicant' : 'office',
    isFinal: state.final !== undefined,
  }
}
