/** A decimal as people write it: a number, or text such as `'114.2'` where more than 15 digits must survive. */
export type DecimalInput = number | string

/** How the figure behaves over time; the words are those of `plans/FORMAT.md`, with rank added. */
export type PaceMode = 'stock' | 'flow-annual' | 'flow-cumulative' | 'ratio' | 'growth' | 'rank'

export type Comparator = '>=' | '>' | '=' | '<=' | '<' | '~' | 'range'

/** `up`: more is better; `down`: less is better; `within`: the value belongs inside [value, valueMax]. */
export type Direction = 'up' | 'down' | 'within'

export type PaceStatus = 'ahead' | 'on-pace' | 'behind' | 'met' | 'missed' | 'no-data'

export interface PaceTarget {
  value: DecimalInput
  /** Upper end; only with comparator `range`. */
  valueMax?: DecimalInput | null
  /** Default `>=`, for `direction: 'down'` and for ranks `<=`. */
  comparator?: Comparator
  mode: PaceMode
  /** Default: `down` for ranks and for `<=` and `<`, else `up`. */
  direction?: Direction
  /** The last period that counts: `2027`, `2025-H1`, `2025-Q1`, `2025-05` or `2025-06-30`. */
  deadline: string
  /** 每年: the same annual amount in every year up to the deadline; the year of the assessment counts. */
  recurrence?: 'annual' | null
  /**
   * First period that counts. Default: after the baseline's period, else the deadline's year once it has begun;
   * before that a level without baseline is followed from the end of last year.
   */
  periodStart?: string | null
  /**
   * First period of the plan. A level known only from before it says nothing about the plan, wherever its path begins;
   * it counts only where it is reached already.
   */
  planStart?: string | null
  /** Where the path begins (stock, ratio, rank, growth over a fixed base). */
  baseline?: DecimalInput | null
  /** The period whose end the baseline describes, for example `2024`. */
  baselinePeriod?: string | null
  /** Shown in the working: 项, 家, 亿元, %. */
  unit?: string | null
}

export interface PaceObservation {
  /** Same forms as a deadline. For a flow reported to date, `2025-05` means January to May. */
  period: string
  /** `null`: the period was due and nothing was reported. */
  value: DecimalInput | null
  /** Instant or date of recording; of several values for one period the one recorded last counts. */
  recordedAt?: string | null
}

export interface PaceTolerance {
  /** Percentage points below the expected share that still count as on pace. Default 0. */
  behindPoints?: number
  /** Percentage points above the expected share from which it counts as ahead. Default 5. */
  aheadPoints?: number
}

export interface PaceInput {
  target: PaceTarget
  observations: readonly PaceObservation[]
  /** Day of the assessment, `YYYY-MM-DD`. Later periods are not looked at. */
  asOf: string
  /** Twelve cumulative percentages set by the owner, January to December, not falling, the last 100. */
  curve?: readonly number[] | null
  /** Which pointer gives the overall status. Default `time`. Both are always shown. */
  judge?: 'time' | 'seasonal'
  tolerance?: PaceTolerance
  /**
   * Flows: does an observation hold everything since the start (`to-date`, default), one period alone, or, of an amount
   * that adds up over years, what came since January (`year-to-date`)?
   */
  reported?: 'to-date' | 'each-period' | 'year-to-date'
  /** Growth: are the observations growth rates in % (default) or levels from which growth is computed? */
  observationsAre?: 'growth' | 'level'
  /** Only values recorded at or before this instant are known; default: everything. */
  knownAt?: string | null
  /** How many complete earlier years form the seasonal curve. Default 3. */
  historyYears?: number
  /** Comparator `~` (左右) is met from this many percent off the value. Default 5; a parameter of the city. */
  approximatePercent?: number
}

export type ReasonCode =
  | 'no-observation'
  | 'value-missing'
  | 'future-ignored'
  | 'restated'
  | 'partial-period'
  | 'stale'
  | 'final-value-missing'
  | 'nothing-since-start'
  | 'not-started'
  | 'start-unknown'
  | 'deadline-before-start'
  | 'no-baseline'
  | 'baseline-from-observation'
  | 'baseline-already-there'
  | 'target-not-positive'
  | 'range-upside-down'
  | 'periods-missing'
  | 'year-end-missing'
  | 'periods-overlap'
  | 'growth-base-missing'
  | 'growth-base-not-positive'
  | 'no-seasonal-history'
  | 'no-backtest'
  | 'keep-until-deadline'
  | 'ceiling-passed'
  | 'above-range'
  | 'approximate'
  | 'pointers-disagree'

export interface PaceReason {
  code: ReasonCode
  /** `blocks`: no status can be given; `note`: read the status with this in mind. */
  weight: 'blocks' | 'note'
  zh: string
  en: string
}

export interface SharePointer {
  /** Share that should have been reached, 0 … 1, rounded half up to 6 places. */
  expectedShare: number
  /** The same in the target's unit, a decimal text. */
  expectedValue: string
  /** Actual minus expected share in percentage points, negative = behind (for ceilings: more used than planned). */
  gapPoints: number
  status: 'ahead' | 'on-pace' | 'behind'
}

export interface SeasonalPointer extends SharePointer {
  source: 'given' | 'history'
  /** Twelve cumulative percentages. Months that the history does not show are null. */
  curve: (number | null)[]
  /** Share reached at the same point of each earlier year. */
  years: { year: number; share: number }[]
}

export interface RunRatePointer {
  /** Still to do per month to the deadline (for ceilings: still allowed), decimal text. */
  requiredPerMonth: string
  /** Average since the start, decimal text; null where no path has a start. */
  achievedPerMonth: string | null
  /** Average of the last three months where they are known, decimal text. */
  recentPerMonth: string | null
  monthsLeft: number
  /** Required pace against the pace of late (recent where known, else average); null where neither is known. */
  status: 'ahead' | 'on-pace' | 'behind' | null
}

export type ForecastMethod = 'linear' | 'seasonal' | 'last-year-remainder' | 'trend' | 'unchanged'

export interface PaceForecast {
  method: ForecastMethod
  /** Expected value at the deadline, decimal text. */
  value: string
  /** Band from the back-test errors, or null where nothing could be back-tested. */
  low: string | null
  high: string | null
  meetsTarget: 'yes' | 'no' | 'uncertain'
  backtest: {
    /** Forecasts made in the past with what was known then, and what came. */
    trials: { label: string; forecast: string; actual: string; errorPercent: number | null }[]
    meanAbsoluteErrorPercent: number | null
    /** Half-width rule in words. */
    rule: { zh: string; en: string }
  }
}

export interface PaceWorkingStep {
  about: 'actual' | 'time' | 'seasonal' | 'run-rate' | 'forecast' | 'verdict'
  zh: string
  en: string
}

export interface PaceAssessment {
  status: PaceStatus
  judgedBy: 'time' | 'seasonal' | 'level' | 'final' | 'none'
  /** Value that counts, decimal text; null without data. */
  actual: string | null
  /** End of the period that the actual value describes, `YYYY-MM-DD`. */
  dataThrough: string | null
  /** Share of the way reached, rounded half up to 6 places; null where the target has no meaningful share. */
  share: number | null
  /** Gap of the judging pointer in percentage points (negative = behind). */
  gapPoints: number | null
  /** Target minus actual in the target's unit, decimal text; negative when passed. */
  remaining: string | null
  requiredPerMonth: string | null
  pointers: { time: SharePointer | null; seasonal: SeasonalPointer | null; runRate: RunRatePointer | null }
  forecast: PaceForecast | null
  working: { zh: string; en: string; steps: PaceWorkingStep[] }
  reasons: PaceReason[]
}
