import type { Context } from '#platform/http/route'
import { type Route, route } from '#platform/http/route'
import { askProposals, readProposalState } from './actions/assistant/propose-ask.ts'
import { discardVersion, recompileVersion } from './actions/documents/discard-version.ts'
import { editPlanFacts } from './actions/documents/edit-plan.ts'
import { moveVersion } from './actions/documents/move-version.ts'
import { listPlans, readHistory, readOriginal, readPlan, readReview, readText } from './actions/documents/read-plans.ts'
import { uploadPlan } from './actions/documents/upload-plan.ts'
import { listLabelled, readAccuracy, readVersionAccuracy } from './actions/labels/labelled-accuracy.ts'
import { downloadLabels } from './actions/labels/labelled-export.ts'
import { askAssessment, readFindings } from './actions/lint/lint-ask.ts'
import { downloadOpinion } from './actions/lint/lint-opinion.ts'
import { resolveFinding } from './actions/lint/lint-resolve.ts'
import { askPublication } from './actions/publication/ask-publication.ts'
import { previewPublication } from './actions/publication/preview-publication.ts'
import { publishVersion } from './actions/publication/publish-version.ts'
import { listPublished, readPublished } from './actions/publication/read-published.ts'
import { reopenVersion, withdrawPlan } from './actions/publication/withdraw-plan.ts'
import { acceptItems } from './actions/review/accept-items.ts'
import { assignUnit } from './actions/review/assign-unit.ts'
import { carryDecisions, readCarried } from './actions/review/carry-decisions.ts'
import { decideDuplicates } from './actions/review/decide-duplicates.ts'
import { followVersion, tellPresence } from './actions/review/live/follow-version.ts'
import { mergeItems, splitItem } from './actions/review/recompose-items.ts'
import { addContent, type ContentChange, reviewContent } from './actions/review/review-contents.ts'
import { addItem, reviewItem, type Step } from './actions/review/review-item.ts'
import { chooseIndicator, readSuggestions } from './actions/review/suggest-for-items.ts'
import { undoReview } from './actions/review/undo-review.ts'
import * as contract from './contract.ts'
import { countsOf, type VersionKey } from './store/items.ts'
import { allMeasuresOf, allMechanismsOf, unitsOfMeasures } from './store/measures.ts'
import { itemView, measureViews, mechanismView } from './views.ts'

export const plansRoutes: Route[] = [
  route(contract.listPlans, { permission: 'plans:read', run: (ctx, { query }) => listPlans(ctx, query) }),
  route(contract.uploadPlan, {
    permission: 'plans:write',
    run: (ctx, { body, file }) => uploadPlan(ctx, { ...body, file }),
  }),
  route(contract.getPlan, { permission: 'plans:read', run: (ctx, { params }) => readPlan(ctx, params.planId) }),
  route(contract.editPlanFacts, {
    permission: 'plans:write',
    run: async (ctx, { params, body: { revision, ...facts } }) => {
      await editPlanFacts(ctx, { planId: params.planId, revision, facts })
      return readPlan(ctx, params.planId)
    },
  }),
  route(contract.getVersionReview, { permission: 'plans:read', run: (ctx, { params }) => readReview(ctx, params) }),
  route(contract.getVersionText, { permission: 'plans:read', run: (ctx, { params }) => readText(ctx, params) }),
  route(contract.downloadOriginal, { permission: 'plans:read', run: (ctx, { params }) => readOriginal(ctx, params) }),
  route(contract.itemHistory, { permission: 'plans:read', run: (ctx, { params }) => readHistory(ctx, params) }),
  route(contract.recompileVersion, {
    permission: 'plans:write',
    run: (ctx, { params }) => recompileVersion(ctx, params),
  }),
  route(contract.discardVersion, {
    permission: 'plans:write',
    run: async (ctx, { params }) => {
      await discardVersion(ctx, params)
      return undefined
    },
  }),
  route(contract.moveVersion, {
    permission: 'plans:write',
    run: (ctx, { params, body }) => moveVersion(ctx, { ...params, ...body }),
  }),
  route(contract.reviewItem, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => stepView(ctx, await reviewItem(ctx, { ...params, ...body })),
  }),
  route(contract.addItem, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => stepView(ctx, await addItem(ctx, { ...params, ...body })),
  }),
  route(contract.acceptItems, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => stepView(ctx, await acceptItems(ctx, { ...params, ...body })),
  }),
  route(contract.decideDuplicates, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => stepView(ctx, await decideDuplicates(ctx, { ...params, ...body })),
  }),
  route(contract.getCarried, { permission: 'plans:read', run: (ctx, { params }) => readCarried(ctx, params) }),
  route(contract.carryDecisions, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => stepView(ctx, await carryDecisions(ctx, { ...params, ...body })),
  }),
  route(contract.mergeItems, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => stepView(ctx, await mergeItems(ctx, { ...params, ...body })),
  }),
  route(contract.splitItem, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => stepView(ctx, await splitItem(ctx, { ...params, ...body })),
  }),
  route(contract.undoReview, {
    permission: 'plans:write',
    run: async (ctx, { params }) => {
      const undone = await undoReview(ctx, params)
      const counts = await countsOf(ctx.db, undone.version)
      return {
        items: undone.rows.map(itemView),
        removedItemIds: undone.removedItemIds,
        counts,
        ...(await contentViews(ctx, undone.version, undone.contents)),
        removedContentIds: undone.contents.removedIds,
      }
    },
  }),
  route(contract.followVersion, {
    permission: 'plans:read',
    run: (ctx, { params, query, signal }) => followVersion(ctx, { ...params, ...query }, signal),
  }),
  route(contract.tellPresence, {
    permission: 'plans:read',
    run: async (ctx, { params, body }) => {
      await tellPresence(ctx, { ...params, ...body })
      return undefined
    },
  }),
  route(contract.reviewMeasure, {
    permission: 'plans:write',
    run: async (ctx, { params: { measureId, ...at }, body }) =>
      contentStep(ctx, await reviewContent(ctx, 'measure', { ...at, ...body, id: measureId })),
  }),
  route(contract.addMeasure, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => contentStep(ctx, await addContent(ctx, 'measure', { ...params, ...body })),
  }),
  route(contract.reviewMechanism, {
    permission: 'plans:write',
    run: async (ctx, { params: { mechanismId, ...at }, body }) =>
      contentStep(ctx, await reviewContent(ctx, 'mechanism', { ...at, ...body, id: mechanismId })),
  }),
  route(contract.addMechanism, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => contentStep(ctx, await addContent(ctx, 'mechanism', { ...params, ...body })),
  }),
  route(contract.getSuggestions, {
    permission: 'plans:read',
    run: (ctx, { params }) => readSuggestions(ctx, params),
  }),
  route(contract.chooseIndicator, {
    permission: 'plans:write',
    run: async (ctx, { params, body }) => itemView(await chooseIndicator(ctx, { ...params, ...body })),
  }),
  route(contract.getProposals, {
    permission: 'plans:write',
    run: (ctx, { params }) => readProposalState(ctx, params),
  }),
  route(contract.askProposals, { permission: 'plans:write', run: (ctx, { params }) => askProposals(ctx, params) }),
  route(contract.assignUnit, {
    permission: 'plans:write',
    run: (ctx, { params, body }) => assignUnit(ctx, { ...params, ...body }),
  }),
  route(contract.getPublication, {
    permission: 'plans:publish',
    run: (ctx, { params }) => previewPublication(ctx, params),
  }),
  route(contract.askPublication, {
    permission: 'plans:write',
    run: async (ctx, { params }) => {
      await askPublication(ctx, params)
      return undefined
    },
  }),
  route(contract.publishVersion, {
    permission: 'plans:publish',
    run: (ctx, { params, body }) => publishVersion(ctx, { ...params, ...body }),
  }),
  route(contract.withdrawPlan, {
    permission: 'plans:publish',
    run: (ctx, { params, body }) => withdrawPlan(ctx, { ...params, ...body }),
  }),
  route(contract.reopenVersion, {
    permission: 'plans:write',
    run: async (ctx, { params }) => {
      await reopenVersion(ctx, params)
      return undefined
    },
  }),
  route(contract.getAccuracy, { permission: 'plans:read-accuracy', run: (ctx, { query }) => readAccuracy(ctx, query) }),
  route(contract.listLabelled, {
    permission: 'plans:read-accuracy',
    run: (ctx, { query }) => listLabelled(ctx, query),
  }),
  route(contract.getVersionAccuracy, {
    permission: 'plans:read-accuracy',
    run: (ctx, { params }) => readVersionAccuracy(ctx, params),
  }),
  route(contract.downloadLabels, {
    permission: 'plans:read-accuracy',
    run: (ctx, { params }) => downloadLabels(ctx, params),
  }),
  route(contract.getFindings, { permission: 'plans:read', run: (ctx, { params }) => readFindings(ctx, params) }),
  route(contract.lintVersion, { permission: 'plans:write', run: (ctx, { params }) => askAssessment(ctx, params) }),
  route(contract.resolveFinding, {
    permission: 'plans:write',
    run: (ctx, { params, body }) => resolveFinding(ctx, { ...params, ...body }),
  }),
  route(contract.downloadOpinion, {
    permission: 'plans:read',
    run: (ctx, { params, query }) => downloadOpinion(ctx, params, query.locale),
  }),
  route(contract.listPublishedPlans, {
    permission: 'plans:read-published',
    run: (ctx, { query }) => listPublished(ctx, query),
  }),
  route(contract.getPublishedPlan, {
    permission: 'plans:read-published',
    run: (ctx, { params }) => readPublished(ctx, params.planId),
  }),
]

async function stepView(ctx: Context, step: Step) {
  return { batchId: step.batchId, items: step.rows.map(itemView), counts: await countsOf(ctx.db, step.version) }
}

async function contentStep(ctx: Context, change: ContentChange) {
  return { batchId: change.batchId, ...(await contentViews(ctx, change.version, change)) }
}

async function contentViews(ctx: Context, version: VersionKey, { kind, ids }: Pick<ContentChange, 'kind' | 'ids'>) {
  if (kind === 'mechanism')
    return { measures: [], mechanisms: (await allMechanismsOf(ctx.db, version, ids)).map(mechanismView) }
  const units = await unitsOfMeasures(ctx.db, version, ids)
  return { measures: measureViews(await allMeasuresOf(ctx.db, version, ids), units), mechanisms: [] }
}
