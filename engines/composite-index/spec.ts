import { z } from 'zod'
import { IndexInputError, type IndexProblem } from './input-error.ts'

const Code = z.string().min(1)
const Weight = z.number().positive()
const Name = z.union([z.string(), z.object({ zh: z.string(), en: z.string() })])
const Mean = z.enum(['arithmetic', 'geometric', 'harmonic'])

const Indicator = z.strictObject({
  code: Code.describe('Column of the data file'),
  name: Name.optional(),
  unit: z.string().optional(),
  direction: z
    .union([z.literal(1), z.literal(-1)])
    .default(1)
    .describe('1: more is better, -1: less is better'),
  weight: Weight.default(1).describe('Weight among the children of its parent'),
  parent: Code.describe('Code of the group it belongs to'),
  denominator: Code.nullish().describe('Divide by this denominator first'),
  goalposts: z.tuple([z.number(), z.number()]).optional().describe('Worst and best value, for goalposts'),
})

const Group = z.strictObject({
  code: Code,
  name: Name.optional(),
  weight: Weight.default(1),
  parent: Code.nullish().describe('Absent for the one at the top'),
  mean: Mean.optional().describe('Overrides the aggregation for this group'),
})

const Denominators = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('data') }).describe('Columns of the data file'),
  z.strictObject({
    from: z.literal('spec'),
    table: z.record(z.string(), z.record(z.string(), z.number().nullable())).describe('unit → denominator → value'),
  }),
  z.strictObject({
    from: z.literal('file'),
    path: z.string().min(1).describe('CSV file, relative to the spec'),
    unitColumn: Code,
  }),
])

const Imputation = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none'), minimumAvailableShare: z.number().min(0).max(1).default(1) }),
  z.strictObject({ method: z.enum(['mean', 'median']) }),
  z.strictObject({ method: z.enum(['group-mean', 'group-median']), groupColumn: Code }),
])

const Outliers = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({
    method: z.literal('winsorise-then-log'),
    skewnessLimit: z.number().positive().default(2),
    kurtosisLimit: z.number().positive().default(3.5),
    maximumPoints: z.int().min(0).default(5),
  }),
])

const Normalisation = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.enum(['min-max', 'percentile-rank', 'goalposts']),
    from: z.number().default(0),
    to: z.number().default(100),
  }),
  z.strictObject({
    method: z.literal('z-score'),
    mean: z.number().default(0),
    deviation: z.number().positive().default(1),
  }),
])

const Ranking = z.strictObject({
  decimals: z
    .int()
    .min(0)
    .max(9)
    .nullable()
    .default(null)
    .describe('Round scores before ranking; null: rank unrounded scores'),
  ties: z
    .enum(['same-best', 'same-dense', 'same-mean'])
    .default('same-best')
    .describe('1,2,2,4 · 1,2,2,3 · 1,2.5,2.5,4'),
  tieBreak: z.array(Code).default([]).describe('Groups or indicators whose score separates ties, in this order'),
})

const Sensitivity = z.strictObject({
  runs: z.int().min(0).max(100_000).default(1000),
  weightSpread: z.number().min(0).lt(1).default(0.25).describe('Every weight is varied evenly by ± this share'),
  coverage: z.number().gt(0).max(1).default(0.9).describe('Share of the runs inside the rank band'),
  seed: z.int().min(0).max(4_294_967_295).default(1),
})

/** Everything a composite index needs beside the data; written by an office, kept with the result. */
export const IndexSpec = z.strictObject({
  title: Name.optional(),
  source: z.string().optional().describe('Where indicators, weights and rules come from'),
  units: z.strictObject({ codeColumn: Code, nameColumn: Code.optional() }),
  missing: z
    .array(z.string())
    .default(['', 'NA', 'N/A', 'NaN', 'null', '—', '-'])
    .describe('Cells that mean: not known'),
  indicators: z.array(Indicator).min(1),
  groups: z.array(Group).min(1),
  denominators: Denominators.default({ from: 'data' }),
  imputation: Imputation.default({ method: 'none', minimumAvailableShare: 1 }),
  outliers: Outliers.default({ method: 'none' }),
  normalisation: Normalisation.default({ method: 'min-max', from: 0, to: 100 }),
  aggregation: Mean.default('arithmetic'),
  ranking: Ranking.default({ decimals: null, ties: 'same-best', tieBreak: [] }),
  sensitivity: Sensitivity.default({ runs: 1000, weightSpread: 0.25, coverage: 0.9, seed: 1 }),
})

/** A checked spec; the type that `computeIndex` takes. */
export type IndexSpec = z.output<typeof IndexSpec>

/**
 * Reads and checks a spec, its tree included: one root, every parent there, no circle, no empty group.
 *
 * Units: weights are relative within one parent.
 * Errors: IndexInputError listing every place.
 */
export function readSpec(text: string): IndexSpec {
  let json: unknown
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new IndexInputError([
      { at: 'spec', message: `指数说明不是合法的 JSON（${detail}）；请检查括号、逗号和引号。` },
    ])
  }
  const parsed = IndexSpec.safeParse(json)
  if (!parsed.success) {
    throw new IndexInputError(
      parsed.error.issues.map((issue) => {
        const at = ['spec', ...issue.path].join('.')
        return { at, message: `${at}：${describeIssue(issue)}` }
      }),
    )
  }
  const problems = treeProblems(parsed.data)
  if (problems.length) throw new IndexInputError(problems)
  return parsed.data
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `不认识的字段 ${issue.keys.join('、')}；请删去或改名。`
  if (issue.code === 'invalid_type') return `应为 ${issue.expected}；请补上或改正。`
  if (issue.code === 'too_small') return `太小，应${issue.inclusive === false ? '大于' : '不小于'} ${issue.minimum}。`
  if (issue.code === 'too_big') return `太大，应${issue.inclusive === false ? '小于' : '不大于'} ${issue.maximum}。`
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.map(String).join('、')}。`
  if (issue.code === 'invalid_union') return '不属于允许的写法；请对照说明中的可选方法。'
  return `不合要求（${issue.message}）。`
}

function treeProblems(spec: IndexSpec): IndexProblem[] {
  const problems: IndexProblem[] = []
  const report = (at: string, message: string) => problems.push({ at, message: `${at}：${message}` })
  const groups = new Map(spec.groups.map((group) => [group.code, group]))
  const seen = new Set<string>()
  for (const [kind, list] of [
    ['indicators', spec.indicators],
    ['groups', spec.groups],
  ] as const) {
    for (const [index, node] of list.entries()) {
      const at = `spec.${kind}.${index}`
      if (seen.has(node.code)) report(at, `代码 ${node.code} 重复；请改名。`)
      seen.add(node.code)
      if (node.parent && !groups.has(node.parent)) report(at, `上级 ${node.parent} 不在 groups 中；请补上该组。`)
    }
  }
  const roots = spec.groups.filter((group) => !group.parent)
  if (roots.length !== 1) report('spec.groups', `应有且只有一个没有上级的组，实有 ${roots.length} 个。`)
  for (const [index, group] of spec.groups.entries()) {
    const hasChild = [...spec.indicators, ...spec.groups].some((node) => node.parent === group.code)
    if (!hasChild) report(`spec.groups.${index}`, `组 ${group.code} 没有下级；请删去或补上指标。`)
    let climbing = group.parent
    for (let steps = 0; climbing; steps++) {
      if (climbing === group.code || steps > spec.groups.length) {
        report(`spec.groups.${index}`, `组 ${group.code} 的上级绕成了圈。`)
        break
      }
      climbing = groups.get(climbing)?.parent
    }
  }
  for (const code of spec.ranking.tieBreak) {
    if (!seen.has(code)) report('spec.ranking.tieBreak', `${code} 既不是指标也不是组。`)
  }
  if (spec.normalisation.method === 'goalposts') {
    for (const [index, indicator] of spec.indicators.entries()) {
      const [worst, best] = indicator.goalposts ?? [0, 0]
      if (worst === best)
        report(`spec.indicators.${index}.goalposts`, `${indicator.code} 须给出不相等的两端 [最差, 最好]。`)
    }
  }
  return problems
}
