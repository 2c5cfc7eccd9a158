export function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** Standard deviation with n − 1. */
export function deviation(values: Float64Array): number {
  const centre = mean(values)
  let sum = 0
  for (const value of values) sum += (value - centre) ** 2
  return Math.sqrt(sum / (values.length - 1))
}

/** Mean of the two middle values for an even count. */
export function median(values: Float64Array): number {
  const sorted = values.toSorted()
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper
}

function centralMoments(values: Float64Array): { m2: number; m3: number; m4: number } {
  const centre = mean(values)
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (const value of values) {
    const apart = value - centre
    const square = apart * apart
    m2 += square
    m3 += square * apart
    m4 += square * square
  }
  const n = values.length
  return { m2: m2 / n, m3: m3 / n, m4: m4 / n }
}

/** Sample skewness, type 2 (G1); NaN below three values or without spread. */
export function sampleSkewness(values: Float64Array): number {
  const n = values.length
  const { m2, m3 } = centralMoments(values)
  if (n < 3 || m2 === 0) return Number.NaN
  return (Math.sqrt(n * (n - 1)) / (n - 2)) * (m3 / m2 ** 1.5)
}

/** Sample excess kurtosis, type 2 (G2); NaN below four values or without spread. */
export function sampleKurtosis(values: Float64Array): number {
  const n = values.length
  const { m2, m4 } = centralMoments(values)
  if (n < 4 || m2 === 0) return Number.NaN
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4 / m2 ** 2 - 3) + 6)
}
