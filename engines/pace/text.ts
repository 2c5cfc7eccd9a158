import { fixed, multiply, places, plain, type Rational } from '#kernel/decimal'
import { rational } from './decimal.ts'
import { SHARE_EPSILON } from './judge.ts'
import type { PaceStatus } from './types.ts'

export const STATUS_TEXT: Record<PaceStatus, { zh: string; en: string }> = {
  ahead: { zh: '超序时', en: 'ahead' },
  'on-pace': { zh: '达序时', en: 'on pace' },
  behind: { zh: '滞后', en: 'behind' },
  met: { zh: '已达成', en: 'met' },
  missed: { zh: '未达成', en: 'missed' },
  'no-data': { zh: '缺数', en: 'no data' },
}

/** A double as an exact decimal, its last blurred digits rounded away, so 0.30000000000000004 reads 0.3. */
export function settled(value: number): Rational {
  return rational(Number(value.toPrecision(12)))
}

/** 0.32 → 32.0% */
export function percent(share: Rational): string {
  return `${fixed(multiply(share, { n: 100n, d: 1n }), 1)}%`
}

/** A share as a number with at most six decimals, halves away from zero. */
export function roundedShare(share: Rational): number {
  return Number(fixed(share, 6))
}

/** A computed quantity with one decimal more than the figures it comes from are written with. */
export function quantity(value: number, like: Rational): string {
  return plain(settled(value), Math.min(places(like), 6) + 1)
}

/** Gap in words; for ceilings a positive gap means that more is used than planned. */
export function gapText(gapPoints: number, isCeiling: boolean): { zh: string; en: string } {
  if (Math.abs(gapPoints) < SHARE_EPSILON * 100) return { zh: '与之持平', en: 'level with it' }
  const rounded = fixed(settled(Math.abs(gapPoints)), 1)
  // A gap that decides the status is never printed as none.
  const size = rounded === '0.0' ? { zh: '不到 0.1', en: 'less than 0.1' } : { zh: ` ${rounded}`, en: rounded }
  if (isCeiling) {
    return gapPoints > 0
      ? { zh: `多用${size.zh} 个百分点`, en: `${size.en} percentage points over` }
      : { zh: `少用${size.zh} 个百分点`, en: `${size.en} percentage points under` }
  }
  return gapPoints > 0
    ? { zh: `领先${size.zh} 个百分点`, en: `${size.en} percentage points ahead` }
    : { zh: `落后${size.zh} 个百分点`, en: `${size.en} percentage points behind` }
}

/** A negative operand in brackets, so that a difference stays readable. */
export function operand(value: Rational): string {
  return value.n < 0n ? `(${plain(value)})` : plain(value)
}
