import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { comparators, Day, Decimal, Department, Id, modes, PeriodText, paceStatuses, RegionPath } from './shapes.ts'

export const splitRules = ['sum', 'max', 'min', 'weighted-ratio'] as const
export const splitMethods = ['weight', 'history', 'capacity', 'same-floor', 'weighted', 'table'] as const
const verdicts = ['equal', 'covers', 'short', 'unknown'] as const

const Text = z.string()
const OfTarget = z.object({ regionPath: RegionPath, targetId: Id })
const optionalNumber = Decimal.nullable().default(null)

/** Who carries a part: a district or park, or a department of the region whose target is split. */
export const SplitPart = z.object({
  regionPath: RegionPath,
  departmentId: z.string().max(60).nullable().default(null),
  /** Weight, amount of the past, capacity: what the part is proportional to. */
  basis: optionalNumber,
  floor: optionalNumber,
  ceiling: optionalNumber,
  /** Of a ratio: what it is taken of, and where it stands. */
  denominator: optionalNumber,
  current: optionalNumber,
  value: optionalNumber,
  /** Keeps its value when another part changes. */
  isLocked: z.boolean().default(false),
})

export const SplitDraft = z.object({
  ...OfTarget.shape,
  method: z.enum(splitMethods),
  /** By which the parts are held against the whole; only a ready-made table chooses it. */
  rule: z.enum(splitRules),
  step: Decimal.default('1'),
  /** Period that the basis describes; the baseline of levels and ratios. */
  basisPeriod: PeriodText.nullable().default(null),
  parts: z.array(SplitPart).min(1).max(200),
})

export const Reconciliation = z.object({
  rule: z.enum(splitRules),
  verdict: z.enum(verdicts),
  combined: Decimal.nullable(),
  difference: Decimal.nullable(),
  missing: z.array(Text),
  working: Text,
})

const Named = z.object({ regionPath: RegionPath, regionName: Text, departmentId: Text.nullable(), name: Text })

/** One target as a node of the tree. */
export const TreeNode = z
  .object({
    targetId: Id,
    regionPath: RegionPath,
    regionName: Text,
    /** Last day of a region that is over, with what it became: its part should be split anew. */
    regionOver: z.object({ lastDay: Day, successors: z.array(Text) }).nullable(),
    name: Text,
    indicatorId: Id,
    indicator: Text,
    subject: Text,
    unit: Text,
    mode: z.enum(modes),
    comparator: z.enum(comparators),
    value: Decimal,
    valueMax: Decimal.nullable(),
    deadline: Text,
    baseline: z.object({ value: Decimal, period: Text }).nullable(),
    /** Raised by every change, so that nobody changes what somebody else just did. */
    version: z.number().int(),
    planTitle: Text.nullable(),
    departments: z.array(Department),
    status: z.enum(paceStatuses),
    actual: Decimal.nullable(),
    /** Period of a figure that it rests on, or that a part of it rests on, and that nobody has approved yet. */
    pendingPeriod: PeriodText.nullable(),
    share: z.number().nullable(),
    working: Text,
    parent: z.object({ targetId: Id, regionPath: RegionPath, regionName: Text, value: Decimal, unit: Text }).nullable(),
    /** Null while it is not split. */
    split: z
      .object({
        id: Id,
        revision: z.number().int(),
        parts: z.number().int(),
        method: z.enum(splitMethods),
        targets: Reconciliation,
        /** What the parts have reached, held against what is reported for the whole. */
        actuals: Reconciliation.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'TargetTreeNode' })

export const getTargetTree = endpoint({
  method: 'GET',
  path: '/api/indicators/targets/tree',
  summary: { zh: '目标树', en: 'Target tree' },
  query: z.object({
    regionPath: RegionPath.optional(),
    /** Only what that year is about; without it every target in force, whatever its year. */
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    planId: z.string().max(60).optional(),
    departmentId: z.string().max(60).optional(),
    state: z.enum(['all', 'split', 'not-split', 'gap']).default('all'),
    q: z.string().trim().max(100).optional(),
  }),
  response: z.object({
    regionPath: RegionPath,
    regionName: Text,
    asOf: Day,
    nodes: z.array(TreeNode),
    /** Before `state` narrowed them. */
    counts: z.object({ all: z.number().int(), split: z.number().int(), gap: z.number().int() }),
    regions: z.array(z.object({ path: RegionPath, name: Text })),
    departments: z.array(Department),
    plans: z.array(z.object({ id: Text, title: Text })),
    maySplit: z.boolean(),
  }),
})

export const getTargetParts = endpoint({
  method: 'GET',
  path: '/api/indicators/targets/{targetId}/parts',
  summary: { zh: '一项目标的下级目标与历次分解', en: 'The parts of a target and its splits' },
  params: z.object({ targetId: Id }),
  query: z.object({ regionPath: RegionPath }),
  response: z.object({
    target: TreeNode,
    asOf: Day,
    parts: z.array(TreeNode),
    history: z.array(
      z.object({
        id: Id,
        status: z.enum(['active', 'undone', 'replaced', 'withdrawn']),
        revision: z.number().int(),
        method: z.enum(splitMethods),
        rule: z.enum(splitRules),
        step: Decimal,
        basisPeriod: Text.nullable(),
        note: Text.nullable(),
        createdAt: z.iso.datetime(),
        createdByName: Text,
        endedAt: z.iso.datetime().nullable(),
        endedByName: Text.nullable(),
        endedNote: Text.nullable(),
        parts: z.array(SplitPart.extend({ name: Text, value: Decimal })),
      }),
    ),
    maySplit: z.boolean(),
  }),
})

export const proposeParts = endpoint({
  method: 'GET',
  path: '/api/indicators/splits/proposal',
  summary: { zh: '可承担的单位及其分解依据', en: 'Who could carry a part, and their basis' },
  query: z.object({
    ...OfTarget.shape,
    over: z.enum(['districts', 'parks', 'districts-and-parks', 'towns', 'departments']).default('districts'),
    /** Indicator whose values are the basis or the denominators; default: the target's own. */
    basisIndicatorId: Id.optional(),
    basisPeriod: PeriodText.optional(),
  }),
  response: z.object({
    target: TreeNode,
    isAdditive: z.boolean(),
    /** Why ratios are not simply divided; null where they add. */
    whyNot: Text.nullable(),
    basisPeriod: PeriodText,
    units: z.array(
      Named.extend({
        /** Value of the basis indicator in the period. */
        basis: Decimal.nullable(),
        /** Own value of the target's indicator then: where a level or ratio stands. */
        current: Decimal.nullable(),
      }),
    ),
    indicators: z.array(z.object({ id: Id, name: Text, unit: Text })),
    activeSplit: z.object({ id: Id, revision: z.number().int() }).nullable(),
  }),
})

export const previewSplit = endpoint({
  method: 'POST',
  path: '/api/indicators/splits/preview',
  summary: { zh: '试算分解，不写入', en: 'Try a split without writing it' },
  body: SplitDraft.extend({
    /** One part is set by hand; the parts that are not locked carry the difference. */
    change: z
      .object({ place: z.number().int().min(0).max(199), value: Decimal })
      .nullable()
      .default(null),
  }),
  response: z.object({
    parts: z.array(
      z.object({
        value: Decimal.nullable(),
        /** Exact claim before rounding to steps. */
        claim: Decimal.nullable(),
        heldBy: z.enum(['floor', 'ceiling']).nullable(),
        change: Decimal.nullable(),
      }),
    ),
    reconciliation: Reconciliation,
    working: Text.nullable(),
    problems: z.array(z.object({ place: z.number().int().nullable(), message: Text })),
  }),
})

export const confirmSplit = endpoint({
  method: 'POST',
  path: '/api/indicators/splits',
  summary: { zh: '确认分解，生成下级目标', en: 'Confirm a split' },
  body: SplitDraft.extend({
    note: z.string().trim().max(500).nullable().default(null),
    /** The split that the person saw, to be replaced; null when there was none. */
    replaces: z.object({ splitId: Id, revision: z.number().int() }).nullable().default(null),
  }),
  status: 201,
  response: z.object({ splitId: Id, parts: z.number().int() }),
})

export const undoSplit = endpoint({
  method: 'POST',
  path: '/api/indicators/splits/{splitId}/undo',
  summary: { zh: '撤销分解', en: 'Undo a split' },
  params: z.object({ splitId: Id }),
  body: z.object({
    regionPath: RegionPath,
    revision: z.number().int(),
    note: z.string().trim().min(2).max(500),
  }),
  response: z.object({ restoredSplitId: Id.nullable() }),
})

export const downloadSplitSheet = endpoint({
  method: 'GET',
  path: '/api/indicators/splits/sheet',
  summary: { zh: '导出分解表', en: 'Export the split as a sheet' },
  query: z.object(OfTarget.shape),
  answers: 'download',
})

export const readSplitSheet = endpoint({
  method: 'POST',
  path: '/api/indicators/splits/sheet',
  summary: { zh: '读入已有的分解表，不写入', en: 'Read a table that an office has, without writing it' },
  upload: { maxBytes: 2 * 1024 * 1024 },
  body: z.object(OfTarget.shape),
  response: z.object({
    parts: z.array(SplitPart.extend({ name: Text, row: z.number().int() })),
    problems: z.array(z.object({ row: z.number().int(), message: Text })),
  }),
})

export type TreeNodeView = z.output<typeof TreeNode>
export type SplitDraftInput = z.output<typeof SplitDraft>
export type ReconciliationView = z.output<typeof Reconciliation>
