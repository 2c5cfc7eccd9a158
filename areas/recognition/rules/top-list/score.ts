import { computeIndex, type IndexSpec, readCsv, readSpec } from '#engines/composite-index'

export interface Candidate {
  creditCode: string
  name: string
  /** By the code of the indicator; null where it is not known. */
  values: Readonly<Record<string, string | null>>
}

export interface ScoredItem {
  code: string
  /** In the unit of the indicator. */
  value: string | null
  /** 0 to 100, more is always better. */
  normalised: number | null
  /** Of the weights of what is known of this company, 0 to 1; null where it is not known. */
  share: number | null
  /** What it brings to the score. */
  contribution: number | null
}

export interface Scored {
  creditCode: string
  /** 0 to 100 to the fourth place. */
  score: number | null
  rank: number | null
  rankBand: [number, number] | null
  items: ScoredItem[]
}

/** A name that a spreadsheet would take for a formula is shown as text. */
const cell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The data of a list as `kechuang index` reads it; empty cells are not known. */
export function csvOf(candidates: readonly Candidate[], codes: readonly string[]): string {
  const lines = candidates.map(({ creditCode, name, values }) =>
    [creditCode, cell(name), ...codes.map((code) => values[code] ?? '')].join(','),
  )
  return `${[['code', 'name', ...codes].join(','), ...lines].join('\n')}\n`
}

const places = 6
const rounded = (value: number) => Number(value.toFixed(places))

/**
 * Ranks a list from the two texts that are kept with it, with the working of each company.
 *
 * Errors: IndexInputError with every place, in Chinese.
 */
export function scoreList(specText: string, dataText: string): Scored[] {
  const spec = readSpec(specText)
  const data = readCsv(dataText)
  const { results, working } = computeIndex(spec, data)
  const valueAt = new Map(data.rows.map(({ cells }) => [cells[data.header.indexOf(spec.units.codeColumn)], cells]))
  return results.map(({ unit, score, rank, rankBand }) => {
    const normalisedOf = (code: string) => working.normalised[code]?.[unit] ?? null
    const known = spec.indicators.filter(({ code }) => normalisedOf(code) !== null)
    const sum = known.reduce((all, { weight }) => all + weight, 0)
    const item = ({ code, weight }: IndexSpec['indicators'][number]): ScoredItem => {
      const normalised = normalisedOf(code)
      const value = valueAt.get(unit)?.[data.header.indexOf(code)] || null
      if (normalised === null) return { code, value, normalised, share: null, contribution: null }
      const share = weight / sum
      return { code, value, normalised, share: rounded(share), contribution: rounded(share * normalised) }
    }
    return { creditCode: unit, score, rank, rankBand, items: spec.indicators.map(item) }
  })
}
