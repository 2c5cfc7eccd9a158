import type { Target } from '#engines/plan-text'
import type { LintDocument } from './types.ts'

const placeOnly = /^([一-龥]{2,6}?(?:自治县|新区|高新区|经开区|开发区|[区县市旗]))[数额]?$/
const heading =
  /([^，,。；;：:\n]{4,40}?)(?:任务|目标|指标|计划)?(?:数)?(?:分解|分配|下达|安排|分别)?(?:到各[^：:]{1,6}|情况|如下)?(?:为|是)?[：:][^。；;：:\n]*$/

/**
 * 高新技术企业新增任务分解为：东城区150家、西城区120家: each number is a share of the target that the words before the
 * colon name, in the place that its own words name.
 */
export function asShare(target: Target, { plan, text }: LintDocument): Target {
  const place = placeOnly.exec(target.indicator)?.[1]
  if (place === undefined || target.kind !== 'target') return target
  const said = heading.exec(text.slice(Math.max(0, target.offset - 200), target.offset))?.[1]
  if (said === undefined) return target
  const whole = plan.targets.find(
    (other) =>
      other.kind === 'target' &&
      other.unit === target.unit &&
      !placeOnly.test(other.indicator) &&
      isNamedBy(said, other),
  )
  return whole ? { ...whole, ...itsOwn(target), subject: place } : target
}

const itsOwn = ({ id, value, valueMax, valueText, valueOffset, quote, offset, comparator }: Target) => ({
  id,
  value,
  valueMax,
  valueText,
  valueOffset,
  quote,
  offset,
  comparator,
})

/** Every two letters of the target's name stand in the words. */
function isNamedBy(words: string, { indicator }: Target): boolean {
  const name = indicator.replace(/[数额]$/, '')
  const pairs = Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2))
  const known = pairs.filter((pair) => words.includes(pair)).length
  return pairs.length >= 3 && known >= pairs.length - 1
}
