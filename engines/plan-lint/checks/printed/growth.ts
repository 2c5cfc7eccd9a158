import type { Localized } from '#kernel/localized'
import { type Quantity, rangeOf } from '../../quantities.ts'
import { both, percent, shown, yearlyGrowth } from '../../say.ts'
import { before, between, type Figures, figure, inBoth, isPercent, type Slip } from './slip.ts'

const rises = /(增长|增加|提高|提升|上升|扩大|增幅|增速)(?:了|约|达到?|为|率)*$/
const falls = /(下降|减少|降低|下滑|减幅|降幅)(?:了|约|达到?|为)*$/
const lastYear = /(?:上年|去年|上年度|前年)(?:同期|末|底)?[^，,。\d]{0,4}$/
const fromTo = /(?:增加|增长|提高|提升|上升|扩大|发展|攀升|跃升|壮大)(?:到|至|为)/
const added = /[比较](?:上年|去年|年初|上年末|上年同期|去年同期)[^，,。\d]{0,4}(?:增加|净增|增长|多|新增)(?:了)?$/

/** A printed growth against the two levels that the sentence gives; not of amounts that are told at constant prices. */
export function growthSlips(figures: Figures, priceAdjusted: readonly string[]): Slip[] {
  return figures.quantities.flatMap((last, index) => {
    if (last.kind === '百分点') return pointsSlip(figures, index)
    const pair = levelsBefore(figures, index)
    if (!pair) return []
    const named = before(figures, pair.of.toSorted((a, b) => a.from - b.from)[0] as Quantity, 30)
    if (priceAdjusted.some((word) => named.includes(word))) return []
    if (last.unit === '倍') return multiple(figures, pair, last) ?? []
    return isPercent(last) ? (rate(figures, pair, last) ?? []) : []
  })
}

/** 由1.52%提高到2.07%，提高0.55个百分点. */
function pointsSlip(figures: Figures, index: number): Slip[] {
  const [first, second, points] = figures.quantities.slice(index - 2, index + 1)
  if (index < 2 || !first || !second || !points || !isPercent(first) || !isPercent(second)) return []
  const isWay = fromTo.test(between(figures, first, second)) && /[由从]/.test(before(figures, first, 30))
  const isChange = /^[，,][^，,。；;\d]{0,8}(?:提高|提升|上升|增加|下降|降低)(?:了)?$/.test(
    between(figures, second, points),
  )
  const difference = Math.abs(second.value - first.value)
  const slack = (first.step + second.step + points.step) / 2
  if (!isWay || !isChange || Math.abs(difference - points.value) <= slack + 1e-9) return []
  return [
    {
      of: [first, second, points],
      sum: inBoth((say) => `${say(second)} − ${say(first)}`),
      result: figure({ ...points, value: Number(shown(second.value - first.value, 2)) }),
      printed: figure(points),
      what: { zh: '百分点差', en: 'difference in points' },
    },
  ]
}

interface Levels {
  from: Quantity | number
  to: Quantity
  of: Quantity[]
}

function levelsBefore(figures: Figures, index: number): Levels | null {
  const [first, second] = figures.quantities.slice(index - 2, index)
  if (index < 2 || !first || !second || first.kind !== second.kind || isPercent(first)) return null
  const gap = between(figures, first, second)
  if (/[。；;]/.test(gap) || gap.length > 40) return null
  // 达203亿元，比上年增加30亿元，增长18%: the second is what was added.
  if (added.test(before(figures, second))) return { from: first.bare - second.bare, to: first, of: [first, second] }
  // 由24亿元增加到38亿元.
  if (fromTo.test(gap) && /[由从]/.test(before(figures, first, 30)))
    return { from: first, to: second, of: [first, second] }
  // 9.36亿元，去年同期7.80亿元; 120项，较上年的96项.
  if (lastYear.test(gap)) return { from: second, to: first, of: [second, first] }
  // 72亿元，是2020年24亿元的3倍.
  if (/(?:是|为|相当于)(?:\d{4}年|上年|去年)[^，,\d]{0,4}$/.test(gap))
    return { from: second, to: first, of: [first, second] }
  return null
}

/** The ends of what two rounded levels may differ by, as a quotient. */
function quotients({ from, to }: Levels): [number, number] | null {
  const [toLow, toHigh] = rangeOf(to)
  const [fromLow, fromHigh] = typeof from === 'number' ? [from, from] : rangeOf(from)
  return fromLow > 0 ? [toLow / fromHigh, toHigh / fromLow] : null
}

const slack = 0.001

function rate(figures: Figures, levels: Levels, last: Quantity): Slip | null {
  const lead = before(figures, last, 12)
  const isFall = falls.test(lead)
  if (!isFall && !rises.test(lead)) return null
  const years = /年均|年平均/.test(lead) ? yearsIn(figures, levels) : 1
  const ends = quotients(levels)
  if (years === null || ends === null) return null
  const sign = isFall ? -1 : 1
  const [low, high] = rangeOf(last).map((end) => (sign * end) / 100) as [number, number]
  const [least, most] = ends.map((q) => q ** (1 / years) - 1) as [number, number]
  if (Math.max(low, high) >= least - slack && Math.min(low, high) <= most + slack) return null
  const base = typeof levels.from === 'number' ? levels.from : levels.from.bare
  const growth = yearlyGrowth(base, levels.to.bare, years)
  return {
    of: [...levels.of, last],
    sum: sumOf(levels, years),
    result: both(percent(growth)),
    printed: both(`${isFall ? '−' : ''}${figure(last).en}`),
    what: years === 1 ? { zh: '增幅', en: 'growth' } : { zh: '年均增幅', en: 'yearly growth' },
  }
}

function sumOf({ from, to, of }: Levels, years: number): Localized {
  return inBoth((say) => {
    const start = typeof from === 'number' ? `(${of.map(say).join(' − ')})` : say(from)
    const quotient = `${say(to)} ÷ ${start}`
    return years === 1 ? `${quotient} − 1` : `(${quotient})^(1/${years}) − 1`
  })
}

/** Years between the two levels, where the sentence dates both. */
function yearsIn({ words }: Figures, { of }: Levels): number | null {
  const [first, second] = of.toSorted((a, b) => a.from - b.from)
  if (!first || !second) return null
  const years = [...words.slice(0, second.from).matchAll(/(\d{4})年/g)].map(([, year]) => Number(year))
  const [from, to] = [years.at(-2), years.at(-1)]
  return from !== undefined && to !== undefined && to > from ? to - from : null
}

function multiple(figures: Figures, levels: Levels, last: Quantity): Slip | null {
  const lead = figures.words.slice(levels.of.at(-1)?.to ?? 0, last.from)
  const ends = quotients(levels)
  const { from } = levels
  if (lead !== '的' || ends === null || typeof from === 'number') return null
  const [low, high] = rangeOf(last)
  if (high >= ends[0] - slack && low <= ends[1] + slack) return null
  return {
    of: [...levels.of, last],
    sum: inBoth((say) => `${say(levels.to)} ÷ ${say(from)}`),
    result: figure({ ...last, value: Number(shown(levels.to.bare / from.bare, 2)) }),
    printed: figure(last),
    what: { zh: '倍数', en: 'multiple' },
  }
}
