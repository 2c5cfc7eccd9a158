import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { MeasureView, MechanismView } from './contract/content.ts'
import { ItemFields, PlanFacts, PlansId, planStatuses, RegionPath, versionStates } from './contract/fields.ts'
import { Publication, PublishBody, PublishedPlan, PublishedPlanDetail, PublishResult } from './contract/publication.ts'
import { HistoryEntry, PlanDetail, PlanListItem, ReviewAction, ReviewStep, VersionReview } from './contract/views.ts'

export * from './contract/assistant.ts'
export * from './contract/carried.ts'
export * from './contract/content.ts'
export * from './contract/duplicates.ts'
export * from './contract/fields.ts'
export * from './contract/labelled.ts'
export * from './contract/lint.ts'
export * from './contract/live.ts'
export * from './contract/measure-tasks.ts'
export * from './contract/publication.ts'
export * from './contract/recompose.ts'
export * from './contract/suggestions.ts'
export * from './contract/views.ts'

/** Limit of an uploaded plan. The longest municipal five-year plans with pictures stay below 20 MB. */
export const maxUploadBytes = 30 * 1024 * 1024

const OfPlan = z.object({ planId: PlansId })
const OfVersion = z.object({ planId: PlansId, versionId: PlansId })
const OfItem = z.object({ planId: PlansId, versionId: PlansId, itemId: PlansId })
const Paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
}
const Search = z.string().trim().max(100).optional()

export const uploadPlan = endpoint({
  method: 'POST',
  path: '/api/plans',
  summary: { zh: '上传规划文件', en: 'Upload a plan document' },
  upload: { maxBytes: maxUploadBytes },
  body: z.object({
    regionPath: RegionPath,
    /** Given: the file is a new version of this plan. */
    planId: PlansId.optional(),
  }),
  status: 202,
  response: z.object({
    planId: PlansId,
    versionId: PlansId,
    jobId: z.string().nullable(),
    /** True: the same bytes are already here; nothing was stored again. */
    isExisting: z.boolean(),
  }),
})

export const listPlans = endpoint({
  method: 'GET',
  path: '/api/plans',
  summary: { zh: '规划文件列表', en: 'List plan documents' },
  query: z.object({
    q: Search,
    status: z.enum(planStatuses).optional(),
    state: z.enum(versionStates).optional(),
    regionPath: RegionPath.optional(),
    ...Paging,
  }),
  response: z.object({
    items: z.array(PlanListItem),
    total: z.number().int(),
    mayUpload: z.boolean(),
    /** The person who asks may upload for this region and those in it; null where they may not, or anywhere. */
    uploadRegionPath: RegionPath.nullable(),
  }),
})

export const getPlan = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}',
  summary: { zh: '规划文件', en: 'A plan document' },
  params: OfPlan,
  response: PlanDetail,
})

export const editPlanFacts = endpoint({
  method: 'PATCH',
  path: '/api/plans/{planId}',
  summary: { zh: '修改文件信息', en: 'Edit what is known of the document' },
  params: OfPlan,
  body: PlanFacts.extend({ revision: z.number().int() }),
  response: PlanDetail,
})

export const getVersionReview = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}',
  summary: {
    zh: '核对内容：目标、任务与单位、机制',
    en: 'Everything to review: targets, measures and units, mechanisms',
  },
  params: OfVersion,
  response: VersionReview,
})

export const getVersionText = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/text',
  summary: { zh: '文件全文', en: 'Text of the document' },
  params: OfVersion,
  response: z.object({ text: z.string(), textDigest: z.string() }),
})

export const downloadOriginal = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/original',
  summary: { zh: '下载原件', en: 'Download the original file' },
  params: OfVersion,
  answers: 'download',
})

export const recompileVersion = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/recompile',
  summary: { zh: '重新解析', en: 'Read a failed version again' },
  params: OfVersion,
  status: 202,
  response: z.object({ jobId: z.string() }),
})

export const discardVersion = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/discard',
  summary: { zh: '作废未发布的版本', en: 'Discard an unpublished version' },
  params: OfVersion,
  status: 204,
})

export const moveVersion = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/move',
  summary: { zh: '归为另一份规划的新版本', en: 'File a version as the next one of another plan' },
  params: OfVersion,
  body: z.object({ intoPlanId: PlansId }),
  status: 202,
  response: z.object({
    planId: PlansId,
    versionId: PlansId,
    jobId: z.string().nullable(),
    isExisting: z.boolean(),
  }),
})

export const reviewItem = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/items/{itemId}/review',
  summary: { zh: '接受、修改或否定一条', en: 'Accept, correct or reject an item' },
  params: OfItem,
  body: z.object({
    action: ReviewAction,
    /** Revision of the item that the person saw. */
    revision: z.number().int(),
    /** With `correct`: the item as it should be. */
    fields: ItemFields.optional(),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  response: ReviewStep,
})

export const addItem = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/items',
  summary: { zh: '从选中文字新增一条', en: 'Add an item from selected text' },
  params: OfVersion,
  body: z.object({ fields: ItemFields, note: z.string().trim().max(500).nullable().default(null) }),
  status: 201,
  response: ReviewStep,
})

export const acceptItems = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/accept',
  summary: { zh: '批量接受置信度不低于某值的条目', en: 'Accept all open items at or above a confidence' },
  params: OfVersion,
  body: z.object({ minConfidenceShare: z.number().min(0).max(1) }),
  response: ReviewStep,
})

export const undoReview = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/reviews/{batchId}/undo',
  summary: { zh: '撤销一步核对', en: 'Undo one step of review' },
  params: OfVersion.extend({ batchId: PlansId }),
  response: z.object({
    items: ReviewStep.shape.items,
    removedItemIds: z.array(PlansId),
    counts: ReviewStep.shape.counts,
    /** Measures and mechanisms that were put back, and those that went. */
    measures: z.array(MeasureView),
    mechanisms: z.array(MechanismView),
    removedContentIds: z.array(PlansId),
  }),
})

export const itemHistory = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/items/{itemId}/history',
  summary: { zh: '一条的核对历史', en: 'Review history of an item' },
  params: OfItem,
  response: z.object({ items: z.array(HistoryEntry), total: z.number().int() }),
})

export const assignUnit = endpoint({
  method: 'PUT',
  path: '/api/plans/{planId}/versions/{versionId}/units',
  summary: { zh: '责任单位对应部门', en: 'Match a responsible unit to a department' },
  params: OfVersion,
  body: z.object({
    /** Name of the unit with its prefix restored; all measures of the version that name it follow. */
    resolved: z.string().min(1).max(200),
    departmentId: z.string().max(60).nullable(),
  }),
  response: z.object({
    batchId: PlansId,
    changedCount: z.number().int(),
    departmentName: z.string().nullable(),
  }),
})

export const getPublication = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/publication',
  summary: { zh: '发布前预览：每条对应哪个指标', en: 'What publishing would do: the indicator of every item' },
  params: OfVersion,
  response: Publication,
})

export const askPublication = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/ask-publication',
  summary: { zh: '请领导发布', en: 'Ask those who may to publish' },
  params: OfVersion,
  status: 204,
})

export const publishVersion = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/publish',
  summary: { zh: '发布', en: 'Publish' },
  params: OfVersion,
  body: PublishBody,
  response: PublishResult,
})

export const withdrawPlan = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/withdraw',
  summary: { zh: '撤回已发布的规划', en: 'Withdraw a published plan' },
  params: OfPlan,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: z.object({ withdrawnTargetCount: z.number().int() }),
})

export const reopenVersion = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/reopen',
  summary: { zh: '撤回后重新核对', en: 'Review a withdrawn version again' },
  params: OfVersion,
  status: 204,
})

export const listPublishedPlans = endpoint({
  method: 'GET',
  path: '/api/public/plans',
  summary: { zh: '已发布的规划', en: 'Published plans' },
  query: z.object({ q: Search, regionPath: RegionPath.optional(), ...Paging }),
  response: z.object({ items: z.array(PublishedPlan), total: z.number().int() }),
})

export const getPublishedPlan = endpoint({
  method: 'GET',
  path: '/api/public/plans/{planId}',
  publicPage: '/public/plans/{planId}',
  summary: { zh: '已发布的规划及其目标的现状', en: 'A published plan and how its targets stand' },
  params: OfPlan,
  response: PublishedPlanDetail,
})
