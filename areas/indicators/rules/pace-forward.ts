import { wouldSatisfy } from '#engines/pace'
import { add, divide, multiply, plain, type Rational, readDecimal, subtract, ZERO } from '#kernel/decimal'
import type { AssessedTarget } from './assess-target.ts'
import { addDecimals, plainDecimal, subtractDecimals } from './decimal.ts'

/** What a target asks for, and which side is good. */
export type Goal = Pick<AssessedTarget, 'value' | 'valueMax' | 'comparator' | 'mode' | 'deadline'> & {
  direction: 'up' | 'down'
}

export interface PaceForward {
  perMonth: string
  value: string
  meetsTarget: boolean
  /** A range is met from its lower end; this is beyond its upper one. */
  isAboveRange: boolean
  /** Whole months until the target is reached; null where it is not reached at this pace, or is a ceiling. */
  months: number | null
}

/**
 * What so much a month comes to by the deadline, and when the target would be reached.
 *
 * Units:   values in the target's unit, months from the day that the figures reach.
 * Errors:  none.
 * Example: 48 of 150 with 7 months left at 15 a month → 153, reached in the 7th month
 */
export function paceForward(of: { actual: string; perMonth: string; monthsLeft: number; goal: Goal }): PaceForward {
  const { actual, perMonth, monthsLeft, goal } = of
  // Parts of a month, as of figures to a day, are counted in thousandths.
  const added = Number(perMonth) * monthsLeft
  const value = addDecimals(actual, added.toFixed(Number.isInteger(added) ? 0 : 3))
  return { perMonth: plainDecimal(perMonth), ...held(goal, value), months: monthsUntil(goal, actual, perMonth) }
}

function held(goal: Goal, value: string): Pick<PaceForward, 'value' | 'meetsTarget' | 'isAboveRange'> {
  const isAboveRange =
    goal.direction === 'up' && goal.valueMax !== null && Number(subtractDecimals(value, goal.valueMax)) > 0
  return { value, meetsTarget: wouldSatisfy(goal, value), isAboveRange }
}

function monthsUntil(goal: Goal, actual: string, perMonth: string): number | null {
  const isDown = goal.direction === 'down'
  // Of an amount that must stay below its ceiling no month is the one in which that is reached.
  if (isDown && (goal.mode === 'flow-annual' || goal.mode === 'flow-cumulative')) return null
  const remaining = Number(subtractDecimals((isDown ? goal.valueMax : null) ?? goal.value, actual))
  if (isDown ? remaining >= 0 : remaining <= 0) return 0
  const months = Math.ceil(remaining / Number(perMonth))
  return Number.isFinite(months) && months > 0 ? months : null
}

export interface GrowthForward {
  /** Growth that the rest of the year must bring, in per cent to two places. */
  required: string
  /** What the year comes to with the growth tried. */
  atPace: PaceForward
}

/**
 * The growth of a year from what it was so far and what the rest brings, every month weighing the same in the year before;
 * null where the figure is not of the deadline's year, or the year is over.
 *
 * Units:   per cent over the same months of the year before.
 * Errors:  none.
 * Example: 10 % to May and 12 % wanted → the other seven months must bring 13.43 %
 */
export function growthForward(of: {
  actual: string
  /** Growth of the months that are left. */
  rest: string
  dataThrough: string
  deadlineEnd: string
  goal: Goal
}): GrowthForward | null {
  const done = Number(of.dataThrough.slice(5, 7))
  const all = Number(of.deadlineEnd.slice(5, 7))
  if (of.dataThrough.slice(0, 4) !== of.deadlineEnd.slice(0, 4) || done >= all) return null
  const weighed = (value: string, months: number): Rational =>
    multiply(readDecimal(value) ?? ZERO, { n: BigInt(months), d: 1n })
  const over = (sum: Rational, months: number) => divide(sum, { n: BigInt(months), d: 1n })
  const soFar = weighed(of.actual, done)
  const wanted = (of.goal.direction === 'down' ? of.goal.valueMax : null) ?? of.goal.value
  const required = over(subtract(weighed(wanted, all), soFar), all - done)
  const value = over(add(soFar, weighed(of.rest, all - done)), all)
  return {
    required: plain(required, 2),
    atPace: { perMonth: plainDecimal(of.rest), ...held(of.goal, plain(value, 2)), months: null },
  }
}
