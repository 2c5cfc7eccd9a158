/** Companies that entered in a year, by what became of them. */
export interface Cohort {
  year: number
  regionPath: string
  entered: number
  inPool: number
  converted: number
  termOver: number
  dropped: number
  moved: number
}

/**
 * Share of those that entered that were recognised. Who was moved to another pool counts there, so that nobody counts twice.
 *
 * Units:   shares of 1; null where nobody is left to count.
 * Source:  the city’s own definition (本市设定); no official one is known.
 * Example: conversionRate({ entered: 10, moved: 2, converted: 2 }) → 0.25
 */
export function conversionRate({ entered, moved, converted }: Pick<Cohort, 'entered' | 'moved' | 'converted'>) {
  return entered - moved > 0 ? converted / (entered - moved) : null
}

/** The districts of a year together, the latest year first. */
export function byYear(rows: readonly Cohort[]): Omit<Cohort, 'regionPath'>[] {
  const years = Map.groupBy(rows, ({ year }) => year)
  return [...years]
    .sort(([a], [b]) => b - a)
    .map(([year, own]) => {
      const sum = (of: (row: Cohort) => number) => own.reduce((all, row) => all + of(row), 0)
      return {
        year,
        entered: sum((row) => row.entered),
        inPool: sum((row) => row.inPool),
        converted: sum((row) => row.converted),
        termOver: sum((row) => row.termOver),
        dropped: sum((row) => row.dropped),
        moved: sum((row) => row.moved),
      }
    })
}
