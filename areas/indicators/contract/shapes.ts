import { z } from 'zod'

export const modes = ['stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth'] as const
export const directions = ['up', 'down'] as const
export const countings = ['distinct', 'occurrences'] as const
export const reportings = ['year-to-date', 'each-period', 'since-start'] as const
export const cadences = ['month', 'quarter', 'half-year', 'year'] as const
export const comparators = ['>=', '>', '=', '<=', '<', '~', 'range'] as const
export const rollups = ['sum', 'max', 'min', 'weighted-ratio'] as const
export const precisions = ['exact', 'approx', 'lower-bound'] as const
export const paceStatuses = ['ahead', 'on-pace', 'behind', 'met', 'missed', 'no-data'] as const
export const topics = [
  ...(['research', 'enterprises', 'projects', 'transfer', 'platforms'] as const),
  ...(['talent', 'finance', 'industry', 'governance', 'other'] as const),
] as const
export const observationStatuses = ['submitted', 'approved', 'returned'] as const
export const observationSources = ['hand', 'import', 'api', 'plan-report', 'computed', 'roll-up'] as const

export const Id = z.string().regex(/^[a-z]{3}_[0-9a-z-]{1,40}$/)
export const RegionPath = z
  .string()
  .max(100)
  .regex(/^(?:\d{6,12}\/)+$/)
/** Fen in 亿元 have ten places, and what is computed from them has more. */
export const Decimal = z
  .string()
  .trim()
  .regex(/^[+-]?\d{1,18}(?:\.\d{1,20})?$/)
export const PeriodText = z.string().regex(/^\d{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/)
export const Day = z.iso.date()
const Name = z.string().trim().min(2).max(100)
const Unit = z.string().trim().max(20)
const LongText = z.string().trim().max(2000)

export const CardFields = z.object({
  formula: z
    .string()
    .trim()
    .min(2)
    .max(2000)
    .meta({ widget: 'textarea', label: { zh: '计算公式或统计方法', en: 'Formula' } }),
  numerator: LongText.nullable().meta({ widget: 'text', label: { zh: '分子', en: 'Numerator' } }),
  denominator: LongText.nullable().meta({ widget: 'text', label: { zh: '分母', en: 'Denominator' } }),
  dataSource: z
    .string()
    .trim()
    .min(2)
    .max(500)
    .meta({ widget: 'text', label: { zh: '数据来源', en: 'Source' } }),
  cadence: z.enum(cadences).meta({
    label: { zh: '报送周期', en: 'Cadence' },
    options: {
      month: { zh: '每月', en: 'Monthly' },
      quarter: { zh: '每季', en: 'Quarterly' },
      'half-year': { zh: '每半年', en: 'Half-yearly' },
      year: { zh: '每年', en: 'Yearly' },
    },
  }),
  /** Calendar days after the end of a period within which it is reported. */
  dueDays: z
    .number()
    .int()
    .min(0)
    .max(366)
    .meta({ label: { zh: '期末后几日内报送', en: 'Days to report' }, unit: { zh: '日', en: 'days' } }),
  ownerDepartmentId: z
    .string()
    .max(60)
    .nullable()
    .meta({ label: { zh: '负责部门', en: 'Owner' } }),
  legalBasis: LongText.nullable().meta({ widget: 'text', label: { zh: '依据文件', en: 'Legal basis' } }),
  effectiveFrom: Day.meta({
    label: { zh: '适用起始日', en: 'In force from' },
    help: { zh: '期末在这一天及以后的数据按本版口径', en: 'Periods that end on or after this day' },
  }),
  changeNote: LongText.nullable().meta({ widget: 'text', label: { zh: '较上一版改了什么', en: 'What changed' } }),
})

export const Card = CardFields.extend({
  version: z.number().int(),
  ownerName: z.string().nullable(),
  effectiveTo: Day.nullable(),
  createdAt: z.iso.datetime(),
}).meta({ id: 'IndicatorCard' })

export const IndicatorFields = z.object({
  name: Name.meta({
    label: { zh: '指标名称', en: 'Name' },
    help: {
      zh: '级别（省级）、范围（规上）、新增或累计都写进名称',
      en: 'State level, scope, new or cumulative in the name',
    },
  }),
  unit: Unit.meta({ label: { zh: '计量单位', en: 'Unit' } }),
  mode: z.enum(modes).meta({
    label: { zh: '性质', en: 'Kind' },
    options: {
      stock: { zh: '存量（期末数）', en: 'Stock' },
      'flow-annual': { zh: '当年（每年从零起）', en: 'Annual flow' },
      'flow-cumulative': { zh: '累计（跨年相加）', en: 'Cumulative flow' },
      ratio: { zh: '比率', en: 'Ratio' },
      growth: { zh: '增长率', en: 'Growth' },
    },
  }),
  direction: z.enum(directions).meta({
    label: { zh: '方向', en: 'Direction' },
    options: { up: { zh: '越大越好', en: 'More is better' }, down: { zh: '越小越好', en: 'Less is better' } },
  }),
  counting: z
    .enum(countings)
    .nullable()
    .meta({
      label: { zh: '计数口径', en: 'Counting' },
      help: { zh: '家与家次是两个指标，不能相加', en: 'Distinct and occurrences are two figures' },
      options: {
        distinct: { zh: '家（去重）', en: 'Distinct' },
        occurrences: { zh: '家次（次数）', en: 'Occurrences' },
      },
    }),
  reported: z.enum(reportings).meta({
    label: { zh: '报送口径', en: 'Reported as' },
    options: {
      'year-to-date': { zh: '当年累计', en: 'Year to date' },
      'each-period': { zh: '当期', en: 'Each period' },
      'since-start': { zh: '开始以来累计', en: 'Since start' },
    },
  }),
  /** Change against the period before, in percent, from which a reason is asked for. */
  jumpPercent: z
    .number()
    .positive()
    .max(100_000)
    .meta({ label: { zh: '变动超过多少要求说明', en: 'Explain changes above' }, unit: { zh: '%', en: '%' } }),
  judge: z.enum(['time', 'seasonal']).meta({
    label: { zh: '判定依据', en: 'Judged by' },
    options: { time: { zh: '时间进度', en: 'Time' }, seasonal: { zh: '往年同期曲线', en: 'Seasonal curve' } },
  }),
  paceCurve: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .optional()
    .meta({
      label: { zh: '本市设定的月度曲线', en: 'Curve set by the city' },
      help: {
        zh: '1—12 月累计完成的百分数，如 3、8、15、25、33、42、50、58、67、75、85、100。填了就代替往年曲线；不填则由往年数据得出',
        en: 'Cumulative per cent, January to December, such as 3, 8, 15 … 100. It replaces the curve of earlier years',
      },
    }),
  rollup: z
    .enum(rollups)
    .nullable()
    .optional()
    .meta({
      label: { zh: '上级数的来源', en: 'Figure of the region above' },
      help: {
        zh: '不填：各级各报。填了：下级的数全部审核后，上级的数自动汇总，可打开看每个下级的数',
        en: 'Empty: every level reports its own. Else it is made of the approved figures below, which open from it',
      },
      options: {
        sum: { zh: '下级合计', en: 'Sum of the parts' },
        max: { zh: '下级最高值', en: 'Highest part' },
        min: { zh: '下级最低值', en: 'Lowest part' },
        'weighted-ratio': { zh: '按分母加权（比率）', en: 'Weighted by denominators (ratios)' },
      },
    }),
  rollupWeightId: Id.nullable()
    .optional()
    .meta({
      label: { zh: '作分母的指标', en: 'Weighing indicator' },
      help: { zh: '只用于按分母加权', en: 'For weighted ratios only' },
    }),
  rollupParks: z
    .boolean()
    .optional()
    .meta({
      label: { zh: '园区与县区并列计入', en: 'Parks count beside districts' },
      help: { zh: '园区的数已含在县区之内的不要勾选，以免重复', en: 'Not where districts contain their parks' },
    }),
})

export const IndicatorSummary = IndicatorFields.extend({
  id: Id,
  version: z.number().int(),
  measure: z.string().nullable(),
  isPublished: z.boolean(),
  isRetired: z.boolean(),
  cardVersion: z.number().int().nullable(),
  cadence: z.enum(cadences).nullable(),
  activeTargets: z.number().int(),
}).meta({ id: 'IndicatorSummary' })

export const IndicatorDetail = IndicatorSummary.extend({
  cards: z.array(Card),
  aliases: z.array(z.object({ alias: z.string(), addedBySystem: z.boolean() })),
  /** Plans whose targets are measured by it. */
  usedBy: z.array(z.object({ title: z.string(), to: z.string() })),
  /** The records from which it is computed; null where people report it. */
  computedFrom: z
    .object({
      id: z.string(),
      title: z.string(),
      dataSource: z.string(),
      /** Null, as is the name: its area brought it. */
      since: z.string().nullable(),
      byName: z.string().nullable(),
    })
    .nullable(),
  /** What it could be computed from. */
  computable: z.array(z.object({ id: z.string(), title: z.string() })),
}).meta({ id: 'IndicatorDetail' })

/** An expected question or refusal in the reader's language. */
export const Finding = z.object({ code: z.string(), message: z.string() })

export const Observation = z
  .object({
    id: Id,
    period: PeriodText,
    periodEnd: Day,
    revision: z.number().int(),
    value: Decimal,
    unit: Unit,
    reportedValue: z.string(),
    reportedUnit: z.string(),
    precision: z.enum(precisions),
    status: z.enum(observationStatuses),
    /** False once a later revision of the same period stands. */
    isCurrent: z.boolean(),
    source: z.enum(observationSources),
    cardVersion: z.number().int().nullable(),
    hasEvidence: z.boolean(),
    quote: z.string().nullable(),
    href: z.string().nullable(),
    note: z.string().nullable(),
    findings: z.array(Finding),
    explanation: z.string().nullable(),
    recordedByName: z.string(),
    recordedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    /** Who decided, as named then; readable after they left. */
    decidedByName: z.string().nullable(),
    decisionNote: z.string().nullable(),
  })
  .meta({ id: 'IndicatorObservation' })

export const Department = z.object({ id: z.string(), name: z.string() })

/** What follows a target up, as far as the reader may see it. */
export const TargetTask = z
  .object({
    taskId: Id,
    state: z.string(),
    isOpen: z.boolean(),
    isOverdue: z.boolean(),
    dueOn: Day.nullable(),
    leadName: z.string(),
    percent: z.number().int(),
    /** What the unit answered last, and when. */
    lastWords: z.string().nullable(),
    answeredOn: Day.nullable(),
    href: z.string(),
  })
  .meta({ id: 'CockpitTask' })

/** One row of the cockpit. Shares are 0 … 1; values are decimal text in the target's unit. */
export const TargetRow = z
  .object({
    targetId: Id,
    regionPath: RegionPath,
    indicatorId: Id,
    indicator: z.string(),
    subject: z.string(),
    unit: Unit,
    mode: z.enum(modes),
    comparator: z.enum(comparators),
    value: Decimal,
    valueMax: Decimal.nullable(),
    deadline: z.string(),
    /** What it is held against: of a goal of every year the year under way, else its deadline. */
    judgedFor: z.string(),
    /** The method of the indicator, one for every region, and what the status rests on where it could not be used. */
    method: z.object({
      asked: z.enum(['time', 'seasonal']),
      used: z.enum(['time', 'seasonal', 'level', 'final', 'none']),
      /** The monthly curve is that of earlier years, or one that the city set. */
      curve: z.enum(['history', 'set']),
    }),
    planId: z.string().nullable(),
    planTitle: z.string().nullable(),
    departments: z.array(Department),
    status: z.enum(paceStatuses),
    statusBefore: z.enum(paceStatuses).nullable(),
    /** False: its first period lies ahead, so that no data are missing. */
    isStarted: z.boolean(),
    actual: Decimal.nullable(),
    dataThrough: Day.nullable(),
    /** Period of a figure that it rests on and that nobody has approved yet. */
    pendingPeriod: PeriodText.nullable(),
    share: z.number().nullable(),
    expectedShare: z.number().nullable(),
    seasonalShare: z.number().nullable(),
    gapPoints: z.number().nullable(),
    requiredPerMonth: Decimal.nullable(),
    forecast: Decimal.nullable(),
    meetsTarget: z.enum(['yes', 'no', 'uncertain']).nullable(),
    working: z.string(),
    hasCard: z.boolean(),
    /** Version of the definition that the actual value was reported under. */
    cardVersion: z.number().int().nullable(),
    /** An earlier version that meets it in the same figure. */
    earlierCardVersion: z.number().int().nullable(),
    topic: z.enum(topics),
    cadence: z.enum(cadences).nullable(),
    /** Code of the reason for which there is no status, such as `no-observation`. */
    blockedBy: z.string().nullable(),
    /** What the office wrote beside its newest figure; only where the target is behind. */
    reportNote: z.string().nullable(),
    /** Its open task, else the last one that was closed. */
    task: TargetTask.nullable(),
  })
  .meta({ id: 'CockpitRow' })

/** A figure that came back: why, from whom and when. */
export const Returned = z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() })

export const OwedRow = z
  .object({
    targetId: Id,
    regionPath: RegionPath,
    indicator: z.string(),
    departments: z.array(Department),
    period: PeriodText,
    dueOn: Day,
    daysLate: z.number().int(),
    periods: z.number().int(),
    /** Was reported and came back; null where nothing was reported. */
    returned: Returned.nullable(),
    remindedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CockpitOwed' })

export const ChangeRow = z
  .object({
    targetId: Id,
    regionPath: RegionPath,
    indicator: z.string(),
    unit: Unit,
    before: Decimal,
    after: Decimal,
    /** Change of the gap to the expected share, percentage points. */
    gapChangePoints: z.number(),
  })
  .meta({ id: 'CockpitChange' })

export const StatusCounts = z.object({
  total: z.number().int(),
  onPace: z.number().int(),
  behind: z.number().int(),
  noData: z.number().int(),
  notStarted: z.number().int(),
  newlyBehind: z.number().int(),
})

export type PaceStatusWord = (typeof paceStatuses)[number]
export type IndicatorSummaryView = z.output<typeof IndicatorSummary>
export type IndicatorDetailView = z.output<typeof IndicatorDetail>
export type ObservationView = z.output<typeof Observation>
export type TargetRowView = z.output<typeof TargetRow>
export type TargetTaskView = z.output<typeof TargetTask>
export type Topic = (typeof topics)[number]
export type OwedRowView = z.output<typeof OwedRow>
export type ChangeRowView = z.output<typeof ChangeRow>
export type CardView = z.output<typeof Card>
