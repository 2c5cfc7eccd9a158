import { aggregate, baseWeights, type Tree, treeOf } from './aggregate.ts'
import { type CsvTable, readCsv } from './csv.ts'
import { IndexInputError, type IndexProblem } from './input-error.ts'
import { normalise } from './normalise.ts'
import { type FileReader, type ImputedCell, type Prepared, prepare } from './prepare.ts'
import { rankScores, roundHalfUp } from './rank.ts'
import { rankBands } from './sensitivity.ts'
import { type IndexSpec, readSpec } from './spec.ts'
import { type Treatment, treatOutliers } from './treat.ts'

export interface IndexResult {
  unit: string
  name: string
  /** Score of the whole, rounded half up to six decimals or to the spec's; null where too much is missing. */
  score: number | null
  rank: number | null
  /** Best and worst rank when the weights are varied as the spec says. */
  rankBand: [number, number] | null
  /** Score of every group below the whole. */
  groups: Record<string, number | null>
}

export interface IndexRun {
  /** Best first; units without a score last. */
  results: IndexResult[]
  /** What was done to the data, so that every score can be recomputed by hand. */
  working: {
    /** Normalised value of every indicator: indicator → unit → value. */
    normalised: Record<string, Record<string, number | null>>
    imputed: ImputedCell[]
    treated: {
      indicator: string
      how: Treatment['how']
      units: string[]
      skewness: number
      kurtosis: number
      passes: boolean
    }[]
    sensitivity: IndexSpec['sensitivity']
    ranking: IndexSpec['ranking']
  }
}

const SHOWN_DECIMALS = 6

/**
 * Spec text and data text to a ranked index; the whole pipeline with all reading.
 *
 * Units:  scores on the scale of the spec, ranks from 1.
 * Errors: IndexInputError with every place, in Chinese, naming row and column.
 */
export function runIndex(specText: string, dataCsvText: string, readFile: FileReader | null = null): IndexRun {
  return computeIndex(readSpec(specText), readCsv(dataCsvText), readFile)
}

/**
 * Denominate, impute, treat outliers, normalise, weight, aggregate, rank, and vary the weights.
 *
 * Units:  scores on the scale of the spec, ranks from 1.
 * Errors: IndexInputError with every place, in Chinese, naming row and column.
 * Example: two units with 10 and 20 on one indicator, min-max 0–100 → 0 rank 2, 100 rank 1
 */
export function computeIndex(spec: IndexSpec, data: CsvTable, readFile: FileReader | null = null): IndexRun {
  const prepared = prepare(spec, data, readFile)
  const treatments = prepared.columns.map((column) => treatKnown(column, spec))
  const scaled = normaliseAll(spec, treatments)
  const tree = treeOf(spec)
  checkMeans(spec, tree, scaled, prepared.units)
  const columns = [...scaled, ...tree.nodes.map(() => new Float64Array(prepared.units.length))]
  aggregate(tree, columns, baseWeights(tree))
  withdrawIncomplete(spec, scaled, columns)
  const top = columns.at(-1) ?? new Float64Array(0)
  const breaks = spec.ranking.tieBreak.map((code) => columns[tree.columnOf.get(code) ?? -1] ?? top)
  const ranks = rankScores(top, spec.ranking, breaks)
  const bands = rankBands(tree, columns, ranks, spec)
  return {
    results: resultsOf(spec, prepared, tree, columns, ranks, bands),
    working: workingOf(spec, prepared, treatments, scaled),
  }
}

function treatKnown(column: Float64Array, spec: IndexSpec): Treatment {
  const rule = spec.outliers
  if (rule.method === 'none') {
    return {
      values: column,
      how: 'untouched',
      pulledIn: [],
      skewnessBefore: Number.NaN,
      kurtosisBefore: Number.NaN,
      passes: true,
    }
  }
  const places = Array.from(column.keys()).filter((unit) => !Number.isNaN(column[unit]))
  const treated = treatOutliers(
    Float64Array.from(places, (unit) => column[unit] ?? Number.NaN),
    rule,
  )
  const values = column.slice()
  for (const [index, unit] of places.entries()) values[unit] = treated.values[index] ?? Number.NaN
  return { ...treated, values, pulledIn: treated.pulledIn.map((index) => places[index] ?? -1) }
}

function normaliseAll(spec: IndexSpec, treatments: readonly Treatment[]): Float64Array[] {
  const problems: IndexProblem[] = []
  const scaled = spec.indicators.map((indicator, index) => {
    const values = treatments[index]?.values ?? new Float64Array(0)
    const column = normalise(values, indicator, spec.normalisation)
    if (!column) {
      const at = `“${indicator.code}”列`
      problems.push({ at, message: `${at}各单位的值相同或不足两个，无法区分；请去掉该指标或补数。` })
    }
    return column ?? values
  })
  if (problems.length) throw new IndexInputError(problems)
  return scaled
}

/** Geometric and harmonic means need positive values; a zero would decide the whole score unseen. */
function checkMeans(spec: IndexSpec, tree: Tree, scaled: readonly Float64Array[], units: readonly string[]): void {
  if (tree.nodes.every((node) => node.mean === 'arithmetic')) return
  const problems: IndexProblem[] = []
  for (const [index, column] of scaled.entries()) {
    const unit = column.findIndex((value) => value <= 0)
    if (unit < 0) continue
    const code = spec.indicators[index]?.code ?? ''
    problems.push({
      at: `指标 ${code}`,
      message: `单位 ${units[unit]} 的指标 ${code} 归一化后不大于 0，几何或调和平均没有意义；请把归一化下限设为 1。`,
    })
  }
  if (problems.length) throw new IndexInputError(problems)
}

/** Units with too few indicators keep no score at all rather than one from the few that happen to be known. */
function withdrawIncomplete(spec: IndexSpec, scaled: readonly Float64Array[], columns: readonly Float64Array[]): void {
  if (spec.imputation.method !== 'none') return
  const needed = spec.imputation.minimumAvailableShare * scaled.length
  for (let unit = 0; unit < (scaled[0]?.length ?? 0); unit++) {
    const known = scaled.filter((column) => !Number.isNaN(column[unit])).length
    if (known < needed - 1e-9) for (const column of columns) column[unit] = Number.NaN
  }
}

function shown(value: number | undefined, decimals = SHOWN_DECIMALS): number | null {
  return value === undefined || Number.isNaN(value) ? null : roundHalfUp(value, decimals)
}

function resultsOf(
  spec: IndexSpec,
  prepared: Prepared,
  tree: Tree,
  columns: readonly Float64Array[],
  ranks: Float64Array,
  bands: readonly [number, number][],
): IndexResult[] {
  const top = columns.at(-1)
  const decimals = spec.ranking.decimals ?? SHOWN_DECIMALS
  const below = tree.nodes.slice(0, -1)
  const results = prepared.units.map((unit, index) => ({
    unit,
    name: prepared.names[index] ?? unit,
    score: shown(top?.[index], decimals),
    rank: shown(ranks[index]),
    rankBand: Number.isNaN(ranks[index]) ? null : (bands[index] ?? null),
    groups: Object.fromEntries(
      below.map((node) => [node.code, shown(columns[tree.columnOf.get(node.code) ?? -1]?.[index], decimals)]),
    ),
  }))
  return results.sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY))
}

function workingOf(
  spec: IndexSpec,
  prepared: Prepared,
  treatments: readonly Treatment[],
  scaled: readonly Float64Array[],
): IndexRun['working'] {
  const byUnit = (column: Float64Array | undefined) =>
    Object.fromEntries(prepared.units.map((unit, index) => [unit, shown(column?.[index])]))
  return {
    normalised: Object.fromEntries(spec.indicators.map((indicator, index) => [indicator.code, byUnit(scaled[index])])),
    imputed: prepared.imputed.map((cell) => ({ ...cell, value: Number(cell.value.toPrecision(12)) })),
    treated: treatments.flatMap((treatment, index) =>
      treatment.how === 'untouched'
        ? []
        : [
            {
              indicator: spec.indicators[index]?.code ?? '',
              how: treatment.how,
              units: treatment.pulledIn.map((unit) => prepared.units[unit] ?? ''),
              skewness: roundHalfUp(treatment.skewnessBefore, 4),
              kurtosis: roundHalfUp(treatment.kurtosisBefore, 4),
              passes: treatment.passes,
            },
          ],
    ),
    sensitivity: spec.sensitivity,
    ranking: spec.ranking,
  }
}
