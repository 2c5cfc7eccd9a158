/** How patient a region is. Every number is a parameter of the city; no official rule states them. */
export interface Settings {
  /** Days without an answer until each step. */
  silenceDays: readonly number[]
  /** Days after the deadline until each step. */
  overdueDays: readonly number[]
  /** Days before the deadline, or a milestone's, on which to warn. */
  warnDays: readonly number[]
  /** Days between progress reports where a task does not say; null: none are asked. */
  reportEveryDays: number | null
}

/**
 * What counts where a region has set nothing.
 *
 * Units:  calendar days.
 * Source: parameters of the city; 7, 14, 21, 30 follow the practice of public advisers' networks.
 */
export const defaultSettings: Settings = {
  silenceDays: [7, 14, 21, 30],
  overdueDays: [1, 8, 15, 30],
  warnDays: [14, 3],
  reportEveryDays: 30,
}
