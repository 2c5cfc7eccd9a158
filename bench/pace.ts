import { assessGrid, assessPace, type Grid, type GridTarget, type PaceMode } from '../engines/pace/engine.ts'

const MODES: PaceMode[] = ['flow-annual', 'stock', 'ratio', 'flow-annual', 'flow-cumulative', 'growth']
const FIRST_YEAR = 2021
const MONTHS = 60

/** Small own generator, so that every run measures the same figures. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function inventedGrid(indicatorCount: number, unitCount: number, withForecast: boolean): Grid {
  const random = generator(20250531)
  const values = new Float64Array(indicatorCount * unitCount * MONTHS)
  const targets: GridTarget[] = []
  for (let indicator = 0; indicator < indicatorCount; indicator++) {
    const mode = MODES[indicator % MODES.length] ?? 'stock'
    const goals = new Float64Array(unitCount)
    for (let unit = 0; unit < unitCount; unit++) {
      let level = 50 + Math.floor(random() * 100)
      for (let month = 0; month < MONTHS; month++) {
        level = mode === 'flow-annual' && month % 12 === 0 ? 0 : level
        level += Math.floor(random() * 20)
        values[(indicator * unitCount + unit) * MONTHS + month] = level
      }
      goals[unit] = mode === 'flow-annual' ? 120 : level + 40
    }
    targets.push({
      mode,
      values: goals,
      deadline: mode === 'flow-annual' ? '2025' : '2027',
      periodStart: mode === 'flow-annual' ? null : '2025',
    })
  }
  return {
    targets,
    unitCount,
    firstMonth: `${FIRST_YEAR}-01`,
    monthCount: MONTHS,
    values,
    asOf: '2025-10-31',
    withForecast,
  }
}

/** The same indicators over and over: ten times the work without ten times the inventing. */
function repeated(grid: Grid, times: number): Grid {
  const values = new Float64Array(grid.values.length * times)
  for (let i = 0; i < times; i++) values.set(grid.values, i * grid.values.length)
  return { ...grid, values, targets: Array.from({ length: times }, () => grid.targets).flat() }
}

/** What an office has today: linear share and nothing else, over the same figures. */
function naive(grid: Grid): number {
  let behind = 0
  for (let row = 0; row < grid.targets.length * grid.unitCount; row++) {
    const target = grid.targets[Math.floor(row / grid.unitCount)]
    const goal = target?.values[row % grid.unitCount] ?? 1
    const actual = grid.values[row * MONTHS + 57] ?? 0
    if (actual / goal < 10 / 12) behind++
  }
  return behind
}

function bestSeconds(run: () => void, times = 5): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < times; i++) {
    const started = performance.now()
    run()
    best = Math.min(best, (performance.now() - started) / 1000)
  }
  return best
}

/**
 * Assessing a whole city, 300 indicators × 150 units × 60 months; ten times as much, where `ratio` is the cost
 * per assessment against the smaller size (1 is linear); and single assessments with their working.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const grid = inventedGrid(300, 150, false)
  const firstRun = bestSeconds(() => assessGrid(grid), 1)
  const seconds = bestSeconds(() => assessGrid(grid), 10)
  print(`pace assess-300x150x60-first-run=${firstRun.toFixed(3)} s`)
  print(`pace assess-300x150x60=${seconds.toFixed(3)} s`)
  print(`pace naive-linear-share-only=${bestSeconds(() => naive(grid)).toFixed(4)} s`)
  const foretold = { ...grid, withForecast: true }
  print(`pace assess-with-backtested-forecast=${bestSeconds(() => assessGrid(foretold), 3).toFixed(3)} s`)
  const tenfold = repeated(grid, 10)
  const large = bestSeconds(() => assessGrid(tenfold), 5)
  print(`pace assess-3000x150x60=${large.toFixed(3)} s`)
  print(`pace ratio=${(large / seconds / 10).toFixed(2)}`)
  print(`pace single-with-working=${((bestSeconds(() => assessSingly(500), 3) / 500) * 1e6).toFixed(0)} µs`)
}

function assessSingly(count: number): void {
  const observations = Array.from({ length: 58 }, (_, month) => ({
    period: `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
    value: ((month % 12) + 1) * 9,
  }))
  for (let i = 0; i < count; i++) {
    assessPace({
      target: { value: 120, mode: 'flow-annual', deadline: '2025', unit: '项' },
      observations,
      asOf: '2025-10-31',
    })
  }
}
