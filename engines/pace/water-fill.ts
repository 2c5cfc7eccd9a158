import { add, compare, divide, multiply, type Rational, subtract, ZERO } from '#kernel/decimal'

/** One line x(λ) = base + λ·slope, kept between two bounds; it counts `weight` times in the sum. */
export interface Line {
  base: Rational
  /** Not negative; 0 stays at the base. */
  slope: Rational
  low: Rational
  high: Rational
  /** Positive. */
  weight: Rational
}

/**
 * The exact values of the lines at the λ for which the weighted sum equals `total`.
 * The sum rises with λ, so the λ is found by walking its corners in order; null where no λ reaches the total.
 *
 * Units: any, the same for bounds and base.
 * Example: two lines of slope 1 and 3 between 0 and 10, total 8 → 2 and 6
 */
export function waterFill(lines: readonly Line[], total: Rational): Rational[] | null {
  const corners: { at: Rational; line: Line; isStart: boolean }[] = []
  let fixedSum = ZERO
  for (const line of lines) {
    if (line.slope.n === 0n) {
      fixedSum = add(fixedSum, multiply(line.weight, clamp(line.base, line)))
      continue
    }
    fixedSum = add(fixedSum, multiply(line.weight, line.low))
    corners.push({ at: divide(subtract(line.low, line.base), line.slope), line, isStart: true })
    corners.push({ at: divide(subtract(line.high, line.base), line.slope), line, isStart: false })
  }
  corners.sort((a, b) => compare(a.at, b.at))
  const lambda = solve(corners, fixedSum, total)
  if (!lambda) return null
  return lines.map((line) => clamp(reduce(add(line.base, multiply(lambda, line.slope))), line))
}

function solve(
  corners: readonly { at: Rational; line: Line; isStart: boolean }[],
  fixedSum: Rational,
  total: Rational,
): Rational | null {
  const first = corners[0]
  const order = compare(fixedSum, total)
  if (order > 0) return null
  if (order === 0) return first?.at ?? ZERO
  let at = first?.at ?? ZERO
  let sum = fixedSum
  let steepness = ZERO
  for (const corner of corners) {
    const next = reduce(add(sum, multiply(steepness, subtract(corner.at, at))))
    if (compare(next, total) >= 0) {
      return steepness.n === 0n ? corner.at : reduce(add(at, divide(subtract(total, sum), steepness)))
    }
    sum = next
    at = corner.at
    const change = multiply(corner.line.weight, corner.line.slope)
    steepness = reduce(corner.isStart ? add(steepness, change) : subtract(steepness, change))
  }
  return null
}

function clamp(value: Rational, line: Line): Rational {
  if (compare(value, line.low) < 0) return line.low
  return compare(value, line.high) > 0 ? line.high : value
}

/** Keeps the integers small; without it the fractions of a long sum grow with every term. */
function reduce(value: Rational): Rational {
  let a = value.n < 0n ? -value.n : value.n
  let b = value.d
  while (b > 0n) [a, b] = [b, a % b]
  return a > 1n ? { n: value.n / a, d: value.d / a } : value
}
