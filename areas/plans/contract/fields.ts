import { z } from 'zod'
import type { FieldMeta } from '#engines/form'

export const planStatuses = ['draft-for-comment', 'draft-for-approval', 'issued'] as const
export const documentKinds = ['plan', 'report', 'interpretation'] as const
export const versionStates = [
  'compiling',
  'failed',
  'review',
  'published',
  'superseded',
  'withdrawn',
  'discarded',
] as const
export const itemStates = ['proposed', 'accepted', 'corrected', 'rejected', 'added', 'replaced'] as const
export const comparators = ['>=', '>', '=', '<=', '<', '~', 'range'] as const
export const targetModes = ['stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth'] as const
export const targetKinds = ['target', 'actual', 'baseline'] as const
export const unitRoles = ['lead', 'responsible', 'support'] as const

/** A number that crosses the wire as text, so that no digit is lost: `1400`, `0.37`, `-2.5`. */
export const DecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)
/** `2027`, `2025-H1`, `2025-Q3` or `2025-05`. */
export const DeadlineText = z.string().regex(/^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?$/)
export const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
const Id = z.string().regex(/^[a-z]{2,4}_[0-9a-z]{26}$/)

const comparatorWords = {
  '>=': { zh: '≥ 不少于、以上', en: '≥ at least' },
  '>': { zh: '> 超过', en: '> more than' },
  '=': { zh: '= 达到', en: '= reach' },
  '<=': { zh: '≤ 不超过', en: '≤ at most' },
  '<': { zh: '< 低于', en: '< below' },
  '~': { zh: '≈ 左右', en: '≈ about' },
  range: { zh: '区间', en: 'range' },
}
export const modeWords = {
  stock: { zh: '存量（某一时点有多少）', en: 'stock (how many at a date)' },
  'flow-annual': { zh: '当年（一年发生多少）', en: 'annual flow (how many in a year)' },
  'flow-cumulative': { zh: '累计（一段时间加起来）', en: 'cumulative flow (added up over a period)' },
  ratio: { zh: '占比、比率', en: 'ratio' },
  growth: { zh: '增幅', en: 'growth' },
}
const kindWords = {
  target: { zh: '目标值', en: 'target' },
  actual: { zh: '完成值', en: 'reported value' },
  baseline: { zh: '基期值', en: 'baseline' },
}
const decimalProblem = { zh: '请填数字，如 1400 或 0.37', en: 'A number such as 1400 or 0.37' }

/** What a person may decide about an item; what the quote supports is decided by the text. */
export const ItemFields = z.object({
  indicator: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ label: { zh: '指标', en: 'Indicator' } } satisfies FieldMeta),
  /** Null: the whole region. */
  subject: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .nullable()
    .meta({
      label: { zh: '范围', en: 'Subject' },
      placeholder: { zh: '空着表示全地区', en: 'empty: the whole region' },
    } satisfies FieldMeta),
  comparator: z
    .enum(comparators)
    .meta({ label: { zh: '比较', en: 'Comparison' }, options: comparatorWords } satisfies FieldMeta),
  value: DecimalText.meta({
    label: { zh: '数值', en: 'Value' },
    widget: 'decimal',
    problem: decimalProblem,
  } satisfies FieldMeta),
  valueMax: DecimalText.nullable().meta({
    label: { zh: '区间上限', en: 'Upper value of a range' },
    widget: 'decimal',
    problem: decimalProblem,
  } satisfies FieldMeta),
  /** As printed, not rescaled. */
  unit: z
    .string()
    .trim()
    .min(1)
    .max(30)
    .nullable()
    .meta({ label: { zh: '单位（照原文）', en: 'Unit, as printed' } } satisfies FieldMeta),
  mode: z.enum(targetModes).meta({ label: { zh: '口径', en: 'Mode' }, options: modeWords } satisfies FieldMeta),
  kind: z.enum(targetKinds).meta({ label: { zh: '性质', en: 'Kind' }, options: kindWords } satisfies FieldMeta),
  deadline: DeadlineText.nullable().meta({
    label: { zh: '时限', en: 'Deadline' },
    placeholder: { zh: '2027、2025-H1、2025-Q3 或 2025-05', en: '2027, 2025-H1, 2025-Q3 or 2025-05' },
    problem: {
      zh: '写成 2027（年）、2025-H1（半年）、2025-Q3（季度）或 2025-05（月）',
      en: 'Write 2027, 2025-H1, 2025-Q3 or 2025-05',
    },
  } satisfies FieldMeta),
  /** Year-on-year rate in % printed beside a level. */
  growth: DecimalText.nullable().meta({
    label: { zh: '同比', en: 'Year on year' },
    widget: 'decimal',
    unit: { zh: '%', en: '%' },
    problem: decimalProblem,
  } satisfies FieldMeta),
  measureId: Id.nullable().meta({ label: { zh: '所属任务', en: 'Measure' } } satisfies FieldMeta),
  /** Exact substring of the version's text at `offset`. */
  quote: z.string().min(1).max(2000),
  offset: z.number().int().min(0),
})
export type ItemFields = z.output<typeof ItemFields>

const YearText = z.string().regex(/^\d{4}$/)
const yearProblem = { zh: '写四位年份，如 2025', en: 'Four digits, such as 2025' }

export const PlanFacts = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ label: { zh: '标题', en: 'Title' }, widget: 'textarea' } satisfies FieldMeta),
  issuer: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .meta({ label: { zh: '发文机关', en: 'Issuer' } } satisfies FieldMeta),
  number: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .nullable()
    .meta({ label: { zh: '文号', en: 'Document number' } } satisfies FieldMeta),
  issued: z.iso
    .date()
    .nullable()
    .meta({ label: { zh: '印发日期', en: 'Date of issue' }, widget: 'date' } satisfies FieldMeta),
  status: z
    .enum(planStatuses)
    .nullable()
    .meta({
      label: { zh: '状态', en: 'Status' },
      options: {
        'draft-for-comment': { zh: '征求意见稿', en: 'draft for comment' },
        'draft-for-approval': { zh: '送审稿', en: 'draft for approval' },
        issued: { zh: '已印发', en: 'issued' },
      },
    } satisfies FieldMeta),
  kind: z.enum(documentKinds).meta({
    label: { zh: '类型', en: 'Kind' },
    options: {
      plan: { zh: '规划、方案、要点', en: 'plan' },
      report: { zh: '总结、报告', en: 'report' },
      interpretation: { zh: '政策解读', en: 'interpretation' },
    },
  } satisfies FieldMeta),
  periodFrom: YearText.nullable().meta({
    label: { zh: '规划期起始年', en: 'First year' },
    problem: yearProblem,
  } satisfies FieldMeta),
  periodTo: YearText.nullable().meta({
    label: { zh: '规划期结束年', en: 'Last year' },
    problem: yearProblem,
  } satisfies FieldMeta),
})
export type PlanFacts = z.output<typeof PlanFacts>

export { Id as PlansId }
