import type { Localized } from '#kernel/localized'

/**
 * A number that the city sets for itself, where nothing official says it: a time limit, a cap, a rate. Shown everywhere
 * as 本市设定 with the day from which it holds.
 */
export interface CityParameter {
  /** `contracts.registration-limit`. */
  key: string
  title: Localized
  /** 个工作日, 万元, %. */
  unit: Localized
  /** What holds until the city sets it. */
  initial: number
  min: number
  max: number
  isInteger: boolean
  /** What it decides, and for whom. */
  help?: Localized
}

/**
 * Declares a parameter of the city; an area lists it in `parameters`, and a procedure may use it as a length of time.
 *
 * Example: defineParameter({ key: 'contracts.registration-limit', title: { zh: '技术合同登记时限', en: 'Time limit' }, unit: { zh: '个工作日', en: 'working days' }, initial: 15, min: 1, max: 60 })
 */
export function defineParameter(said: Omit<CityParameter, 'isInteger'> & { isInteger?: boolean }): CityParameter {
  return { isInteger: true, ...said }
}
