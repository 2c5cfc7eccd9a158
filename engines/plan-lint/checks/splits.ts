import { evidence } from '../claims.ts'
import { bareValue, commonValues, isCount, isFullYear, isTarget, kindOfUnit, periodOf } from '../measure.ts'
import { both, nameOf, printed, shown } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

/** How a figure is divided. */
interface Split {
  whole: Claim
  parts: Claim[]
  by: 'region' | 'time'
}

const fewestParts = 2
/** Parts that fall short by more than this are not the whole division, only some of it. */
const nearlyAll = 0.85
const fewestForShortfall = 3

/** Targets of one document divided among districts, quarters or years, against the whole. */
export function splits(own: Claim[]): Finding[] {
  const targets = own.filter((c) => isTarget(c) && isCount(c) && c.year !== null)
  const groups = Map.groupBy(targets, keyOf)
  return [...groups.values()].flatMap((group) => [...byRegion(group), ...byTime(group)].flatMap((s) => told(s) ?? []))
}

const keyOf = ({ concept, target }: Claim) =>
  [concept.core, concept.rank, concept.isAtLeastRank, concept.action, concept.basis, kindOfUnit(target.unit)].join('|')

function byRegion(group: readonly Claim[]): Split[] {
  const wholes = group.filter((c) => c.subject === null)
  return wholes.flatMap((whole) => {
    const parts = new Map<string, Claim>()
    for (const c of group)
      if (c.subject !== null && isOnePart(c, whole) && !parts.has(c.subject)) parts.set(c.subject, c)
    return parts.size >= fewestParts ? [{ whole, parts: [...parts.values()], by: 'region' as const }] : []
  })
}

const isOnePart = (part: Claim, whole: Claim) =>
  part.target.mode === whole.target.mode &&
  part.target.deadline === whole.target.deadline &&
  part.target.recurrence === whole.target.recurrence

/** Four quarters of a year, or every year of a total over years. */
function byTime(group: readonly Claim[]): Split[] {
  const alike = group.filter((c) => c.subject === null && c.target.mode !== 'stock' && c.target.recurrence === null)
  const wholes = alike.filter(isFullYear)
  return wholes.flatMap((whole) => {
    const parts = whole.target.mode === 'flow-cumulative' ? yearsOf(whole, alike) : quartersOf(whole, alike)
    return parts.length > 0 ? [{ whole, parts, by: 'time' as const }] : []
  })
}

function quartersOf(whole: Claim, claims: readonly Claim[]): Claim[] {
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) =>
    claims.find((c) => c.target.deadline === `${whole.year}-${quarter}`),
  )
  const parts = quarters.filter((c) => c !== undefined)
  const last = parts.at(-1)
  // Quarters that count from the start of the year end with the whole.
  const isRunning = last !== undefined && bareValue(last) === bareValue(whole)
  return parts.length === 4 && !isRunning ? parts : []
}

function yearsOf(whole: Claim, claims: readonly Claim[]): Claim[] {
  const period = periodOf(whole)
  if (period === null || period.to - period.from < 1 || whole.year !== period.to) return []
  const years = Array.from({ length: period.to - period.from + 1 }, (_, index) => period.from + index)
  const parts = years.map((year) => claims.find((c) => c.year === year && c.target.mode === 'flow-annual'))
  return parts.every((c) => c !== undefined) ? (parts as Claim[]) : []
}

function told({ whole, parts, by }: Split): Finding | null {
  const [all = 0, ...values] = commonValues(whole, ...parts)
  const sum = values.reduce((total, value) => total + value, 0)
  const isMore = sum > all
  const isShort = sum < all && parts.length >= fewestForShortfall && sum >= all * nearlyAll
  if (!isMore && !isShort) return null
  const terms = `${values.map((value) => shown(value)).join(' + ')} = ${shown(sum)}`
  const name = nameOf(whole)
  const total = printed(whole)
  const [where, whereEn] =
    by === 'region' ? ['各地分解数', 'shares of the districts'] : ['各期数', 'figures of the periods']
  return {
    type: 'plausibility',
    severity: isMore ? 'medium' : 'low',
    reason: isMore
      ? {
          zh: '分解大于总数有时是有意加码，须说明，否则考核口径不一。',
          en: 'A division may exceed the whole on purpose; it must be said, or people are judged by two figures.',
        }
      : { zh: '分解后仍有缺口，缺口没有承担者。', en: 'The division leaves a rest that nobody carries.' },
    indicator: whole.target.indicator,
    targets: [whole, ...parts].map(evidence),
    arithmetic: both(`${terms} ${isMore ? '>' : '<'} ${shown(all)}`),
    message: {
      zh: `“${name}”为${total.zh}，${where}合计 ${shown(sum)}，${isMore ? '多' : '少'} ${shown(Math.abs(sum - all))}。`,
      en: `“${name}” is ${total.en} in all; the ${whereEn} come to ${shown(sum)}, ${shown(Math.abs(sum - all))} ${isMore ? 'more' : 'less'}.`,
    },
    ask: {
      zh: isMore ? '是有意加码还是计算有误？以总数还是分解数考核？' : '差额由谁承担？',
      en: isMore
        ? 'Is it meant as a stretch, or a slip? By which figure will people be judged?'
        : 'Who carries the difference?',
    },
  }
}
