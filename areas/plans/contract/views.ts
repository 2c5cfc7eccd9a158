import { z } from 'zod'
import { itemOrigins } from './assistant.ts'
import { MeasureView, MechanismView } from './content.ts'
import { ItemFields, itemStates, PlanFacts, PlansId, RegionPath, versionStates } from './fields.ts'

export const ReviewCounts = z.object({
  /** All items of the version; what was merged or split counts as what was made of it. */
  total: z.number().int(),
  /** Items that a person has decided on. */
  decided: z.number().int(),
  rejected: z.number().int(),
})
export type ReviewCounts = z.output<typeof ReviewCounts>

export const ProblemView = z.object({
  code: z.string(),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

export const VersionSummary = z.object({
  id: PlansId,
  /** 1 for the first upload of a plan. */
  ordinal: z.number().int(),
  state: z.enum(versionStates),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  format: z.string().nullable(),
  textLength: z.number().int().nullable(),
  /** What the reader noticed, such as a page without text. */
  warnings: z.array(z.object({ zh: z.string(), en: z.string() })),
  /** Why the text could not be read, when `failed`. */
  problems: z.array(ProblemView.extend({ message: z.object({ zh: z.string(), en: z.string() }) })),
  jobId: z.string().nullable(),
  counts: ReviewCounts,
  uploadedBy: z.string(),
  uploadedAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  /** Of the version that it was compared with; null where there was none that anybody had decided on. */
  earlierOrdinal: z.number().int().nullable(),
  revision: z.number().int(),
})
export type VersionSummary = z.output<typeof VersionSummary>

export const PlanListItem = PlanFacts.extend({
  id: PlansId,
  regionPath: RegionPath,
  regionName: z.string(),
  version: VersionSummary,
  isPublished: z.boolean(),
  updatedAt: z.iso.datetime(),
})
export type PlanListItem = z.output<typeof PlanListItem>

export const PlanDetail = PlanFacts.extend({
  id: PlansId,
  regionPath: RegionPath,
  regionName: z.string(),
  revision: z.number().int(),
  currentVersionId: PlansId,
  publishedVersionId: PlansId.nullable(),
  versions: z.array(VersionSummary),
  /** What the person who asks may do here, so that no button leads to a refusal. */
  may: z.object({ write: z.boolean(), publish: z.boolean() }),
})
export type PlanDetail = z.output<typeof PlanDetail>

export const ItemView = ItemFields.extend({
  id: PlansId,
  state: z.enum(itemStates),
  origin: z.enum(itemOrigins),
  /** Why the assistant proposes it, in its own words. */
  reason: z.string().nullable(),
  /** The item that reads the same printed number differently. */
  rivalItemId: PlansId.nullable(),
  /** A person made it of other items: one of several, or several of one. */
  madeBy: z.enum(['merge', 'split']).nullable(),
  madeFromItemIds: z.array(PlansId),
  /** The item of the version before that it goes on with, and in which fields the two are read differently. */
  earlier: z.object({ itemId: PlansId, fields: z.array(z.string()) }).nullable(),
  /** The item of the version before whose decision was taken over, as long as that stands. */
  carriedFromItemId: PlansId.nullable(),
  /** The indicator that a reviewer chose ahead of publication. */
  chosenIndicator: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Probability that every field is right, as the compiler estimates it; null for what it did not find. */
  confidenceShare: z.number().nullable(),
  revision: z.number().int(),
  valueText: z.string().nullable(),
  valueOffset: z.number().int().nullable(),
  deadlineFrom: z.enum(['stated', 'inherited']).nullable(),
  of: z.string().nullable(),
  /** The item that this one breaks down. */
  partOfItemId: PlansId.nullable(),
  relativeTo: z.string().nullable(),
  recurrence: z.enum(['annual']).nullable(),
  table: z.string().nullable(),
  progressClaim: z.string().nullable(),
  /** As the compiler read it, where a person changed it. */
  compiled: ItemFields.nullable(),
  /** Who touched it last, undoing included. */
  changedBy: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.iso.datetime().nullable(),
  note: z.string().nullable(),
})
export type ItemView = z.output<typeof ItemView>

export const VersionReview = z.object({
  plan: PlanDetail,
  version: VersionSummary,
  outline: z.array(
    z.object({ level: z.number().int(), number: z.string().nullable(), title: z.string(), offset: z.number().int() }),
  ),
  measures: z.array(MeasureView),
  items: z.array(ItemView),
  mechanisms: z.array(MechanismView),
  /** The plan of the region with the same title, where this text was uploaded as a plan of its own: a version of it? */
  newerTextOf: z.object({ planId: PlansId, title: z.string() }).nullable(),
  /** Steps of the review up to now; what others do from here on is told by `followVersion`. */
  seq: z.number().int(),
})
export type VersionReview = z.output<typeof VersionReview>

export const ReviewAction = z.enum(['accept', 'correct', 'reject', 'reopen'])
export type ReviewAction = z.output<typeof ReviewAction>

/** Answer of everything that changes items: the items as they are now, and the handle to undo the step. */
export const ReviewStep = z.object({ batchId: z.string(), items: z.array(ItemView), counts: ReviewCounts })
export type ReviewStep = z.output<typeof ReviewStep>

export const HistoryEntry = z.object({
  id: z.string(),
  action: z.enum(['accept', 'correct', 'reject', 'reopen', 'add', 'merge', 'split', 'carry']),
  before: ItemFields.partial().nullable(),
  after: ItemFields.partial().nullable(),
  /** With merge and split: what it was made of, or what was made of it. */
  others: z.array(ItemFields.partial()),
  by: z.string(),
  at: z.iso.datetime(),
  note: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
})
