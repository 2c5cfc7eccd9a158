export interface Accuracy {
  /** Found by the screening. */
  found: number
  /** What really happened. */
  real: number
  both: number
  /** Of what was found, how much came true; null where nothing was found. */
  precision: number | null
  /** Of what came true, how much was found; null where nothing came true. */
  recall: number | null
}

/** How a screening compares with what really happened. Shares from 0 to 1. */
export function accuracyOf(found: ReadonlySet<string>, real: ReadonlySet<string>): Accuracy {
  const both = [...found].filter((code) => real.has(code)).length
  return {
    found: found.size,
    real: real.size,
    both,
    precision: found.size === 0 ? null : both / found.size,
    recall: real.size === 0 ? null : both / real.size,
  }
}
