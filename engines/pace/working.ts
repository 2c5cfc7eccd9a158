import { compare, plain, subtract } from '#kernel/decimal'
import type { Goal } from './frame.ts'
import { lastDayBefore } from './period.ts'
import type { Course, Reading } from './pointers.ts'
import { gapText, operand, percent, STATUS_TEXT } from './text.ts'
import type {
  PaceForecast,
  PaceStatus,
  PaceWorkingStep,
  RunRatePointer,
  SeasonalPointer,
  SharePointer,
} from './types.ts'

export interface Findings {
  status: PaceStatus
  isFinal: boolean
  judgedBy: 'time' | 'seasonal' | 'level' | 'final' | 'none'
  time: Reading<SharePointer> | null
  seasonal: Reading<SeasonalPointer> | null
  runRate: RunRatePointer | null
  forecast: PaceForecast | null
}

const METHOD_TEXT: Record<PaceForecast['method'], { zh: string; en: string }> = {
  linear: { zh: '按至今月均', en: 'at the average so far' },
  seasonal: { zh: '按曲线', en: 'along the seasonal curve' },
  'last-year-remainder': { zh: '余下月份同上年', en: 'with last year’s remaining months' },
  trend: { zh: '按近一年走势', en: 'on the trend of the past year' },
  unchanged: { zh: '按现值不变', en: 'unchanged' },
}

/** The arithmetic in words: one sentence for a row, and a line for each pointer. */
export function workingOf(course: Course, found: Findings): { zh: string; en: string; steps: PaceWorkingStep[] } {
  const steps: PaceWorkingStep[] = []
  const actual = actualText(course)
  steps.push({ about: 'actual', ...actual })
  const time = found.time ? pointerText(course, found.time, { zh: '时间进度 ', en: 'time elapsed' }) : null
  if (time) steps.push({ about: 'time', ...time })
  const seasonal = found.seasonal ? seasonalText(course, found.seasonal) : null
  if (seasonal) steps.push({ about: 'seasonal', ...seasonal })
  if (found.runRate) steps.push({ about: 'run-rate', ...runRateText(course, found.runRate) })
  if (found.forecast) steps.push({ about: 'forecast', ...forecastText(course, found.forecast) })
  const verdict = verdictText(course, found)
  steps.push({ about: 'verdict', ...verdict })
  const judging = found.judgedBy === 'seasonal' ? seasonal : found.judgedBy === 'time' ? time : null
  const tail = judging ?? (course.share ? { zh: STATUS_TEXT[found.status].zh, en: STATUS_TEXT[found.status].en } : null)
  return {
    zh: tail ? `${actual.zh}，${tail.zh}` : verdict.zh,
    en: tail ? `${actual.en}, ${tail.en}` : verdict.en,
    steps,
  }
}

function unitOf(course: Course): string {
  const unit = course.input.target.unit
  if (course.input.target.mode === 'growth') return '%'
  if (!unit) return ''
  return unit === '%' ? '%' : ` ${unit}`
}

function actualText(course: Course): { zh: string; en: string } {
  const { latest, from, to, share, frame } = course
  const value = plain(latest.value)
  const unit = unitOf(course)
  if (!share) return { zh: `现值 ${value}${unit}`, en: `now ${value}${unit}` }
  if (frame.kind === 'accumulate') {
    const line = `${value} ÷ ${plain(to)} = ${percent(share)}`
    return { zh: line, en: line }
  }
  const line = `(${value} − ${operand(from)}) ÷ (${plain(to)} − ${operand(from)}) = ${percent(share)}`
  return { zh: line, en: line }
}

function pointerText(
  course: Course,
  reading: Reading<SharePointer>,
  name: { zh: string; en: string },
): { zh: string; en: string } {
  const gap = gapText(reading.gapPoints, course.isCeiling)
  const rank = course.input.target.mode === 'rank'
  const whole = rank
    ? {
        zh: `（应到第 ${reading.pointer.expectedValue} 位，名次取整）`,
        en: ` (rank ${reading.pointer.expectedValue} due, whole ranks)`,
      }
    : { zh: '', en: '' }
  return {
    zh: `${name.zh}${percent(reading.expected)}${whole.zh}，${gap.zh}`,
    en: `${name.en} ${percent(reading.expected)}${whole.en}, ${gap.en}`,
  }
}

function seasonalText(course: Course, reading: Reading<SeasonalPointer>): { zh: string; en: string } {
  const { source, years, status } = reading.pointer
  const list =
    source === 'history'
      ? years
          .map((y) => y.year)
          .toSorted((a, b) => a - b)
          .join('、')
      : ''
  const line = pointerText(course, reading, {
    zh: source === 'given' ? '设定曲线 ' : `往年同期曲线（${list} 年）`,
    en: source === 'given' ? 'set curve' : `seasonal curve (${list.replaceAll('、', ', ')})`,
  })
  return {
    zh: `${line.zh}（按此为${STATUS_TEXT[status].zh}）`,
    en: `${line.en} (${STATUS_TEXT[status].en} by it)`,
  }
}

function runRateText(course: Course, rate: RunRatePointer): { zh: string; en: string } {
  const rest = plain(subtract(course.to, course.latest.value))
  const unit = unitOf(course)
  const pace = rate.recentPerMonth ?? rate.achievedPerMonth
  const paceZh = pace === null ? '' : `；${rate.recentPerMonth === null ? '至今月均' : '近三个月月均'} ${pace}${unit}`
  const paceEn =
    pace === null
      ? ''
      : `; ${rate.recentPerMonth === null ? 'average so far' : 'last three months'} ${pace}${unit} a month`
  const head = course.isCeiling ? { zh: '还可用', en: 'left to use' } : { zh: '还差', en: 'still to go' }
  return {
    zh: `${head.zh} ${rest}${unit}，剩 ${rate.monthsLeft} 个月，每月 ${rate.requiredPerMonth}${unit}${paceZh}`,
    en: `${head.en} ${rest}${unit}, ${rate.monthsLeft} months left, ${rate.requiredPerMonth}${unit} a month${paceEn}`,
  }
}

function forecastText(course: Course, forecast: PaceForecast): { zh: string; en: string } {
  const unit = unitOf(course)
  const day = lastDayBefore(course.frame.end)
  const band = forecast.low === null ? null : `${forecast.low}–${forecast.high}${unit}`
  const { rule } = forecast.backtest
  return {
    zh: `${METHOD_TEXT[forecast.method].zh}推算到 ${day} 为 ${forecast.value}${unit}，${band ? `区间 ${band}（${rule.zh}）` : rule.zh}`,
    en: `${forecast.value}${unit} by ${day} ${METHOD_TEXT[forecast.method].en}, ${band ? `band ${band} (${rule.en})` : rule.en}`,
  }
}

/** The target as an office writes it: ≥ 1400 家, 8–10 个, 约 120 人. */
export function goalText(goal: Goal, unit: string): { zh: string; en: string } {
  const value = plain(goal.value)
  if (goal.max) return { zh: `${value}–${plain(goal.max)}${unit}`, en: `${value}–${plain(goal.max)}${unit}` }
  if (goal.comparator === '~') return { zh: `约 ${value}${unit}`, en: `about ${value}${unit}` }
  const strict = goal.comparator === '>' || goal.comparator === '<'
  const sign = goal.direction === 'down' ? (strict ? '<' : '≤') : strict ? '>' : '≥'
  return { zh: `${sign} ${value}${unit}`, en: `${sign} ${value}${unit}` }
}

function verdictText(course: Course, found: Findings): { zh: string; en: string } {
  const unit = unitOf(course)
  const goal = goalText(course.frame.goal, unit)
  const difference = subtract(course.latest.value, course.to)
  const size = plain(difference.n < 0n ? { n: -difference.n, d: difference.d } : difference)
  const side = compare(course.latest.value, course.to)
  const apart =
    side === 0
      ? { zh: '与目标值相等', en: 'equal to it' }
      : side > 0
        ? { zh: `高 ${size}`, en: `${size} above` }
        : { zh: `低 ${size}`, en: `${size} below` }
  const word = STATUS_TEXT[found.status]
  const value = plain(course.latest.value)
  const day = lastDayBefore(course.latest.at)
  return {
    zh: `截至 ${day} 为 ${value}${unit}，目标 ${goal.zh}，${apart.zh}：${word.zh}`,
    en: `${value}${unit} on ${day}, target ${goal.en}, ${apart.en}: ${word.en}`,
  }
}
