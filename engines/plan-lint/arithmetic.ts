/** Figures as people write them in an opinion: no more digits than say something. */
export function shown(value: number, digits = 1): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(digits).replace(/\.?0+$/, '')
}

export const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/**
 * Yearly growth that leads from one value to another.
 *
 * Units:   values of one unit, years more than 0; the result is a share, 0.082 for 8.2 %.
 * Example: yearlyGrowth(100, 121, 2).toFixed(2) → '0.10'
 */
export function yearlyGrowth(from: number, to: number, years: number): number {
  return (to / from) ** (1 / years) - 1
}
