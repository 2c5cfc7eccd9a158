import { type Rational, readDecimal } from '#kernel/decimal'
import { PaceInputError } from './input-error.ts'
import type { DecimalInput } from './types.ts'

/**
 * Reads a decimal exactly, or refuses it by the name of its field.
 *
 * Units: none.
 * Errors: pace.not-a-decimal for NaN, infinities and any other text.
 * Example: rational('114.2') → { n: 1142n, d: 10n }
 */
export function rational(value: DecimalInput, field = 'value'): Rational {
  const read = readDecimal(value)
  if (read) return read
  throw new PaceInputError(
    'pace.not-a-decimal',
    field,
    `${field}：“${String(value)}”不是数。请填写如 150 或 114.2 的十进制数。`,
  )
}
