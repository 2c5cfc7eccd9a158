import { type Quantity, rangeOf } from '../../quantities.ts'
import { both, percent } from '../../say.ts'
import { before, between, type Figures, figure, inBoth, isPercent, type Slip } from './slip.ts'

const ofNamed = /(?:占|完成|达到?|实现)[^，,。\d]{0,20}$/
const afterWhole = /^(?:数|任务|目标|计划|预算|总数|总额|总量)*的?(?:比重|比例)?(?:为|达到?)?$/
const alone = /^[，,、（(]?(?:占比重?|比重|占总数的?|占)(?:达到|达|为|约为|约|是)?$/

/** 186家，完成全年目标400家的56.5%; 248家，其中128家，占比61.6%: a printed share against the two numbers it is made of. */
export function shareSlips(figures: Figures): Slip[] {
  return figures.quantities.flatMap((share, index) => {
    if (!isPercent(share)) return []
    const pair = ofPrintedWhole(figures, index) ?? ofTheirWhole(figures, index)
    return pair ? (otherShare(pair[0], pair[1], share) ?? []) : []
  })
}

/**
 * 高企412家，其中制造业268家，占65%；服务业106家，占31.5%: the second share is one of the same whole, where the first
 * share shows which whole that is.
 */
export function chainedShareSlips(figures: Figures): Slip[] {
  return figures.quantities.flatMap((share, index) => {
    const pair = isPercent(share) ? ofTheirWhole(figures, index) : null
    if (!pair || otherShare(pair[0], pair[1], share)) return []
    const [, whole] = pair
    return chainFrom(figures, index + 1).flatMap(([next, of]) =>
      next.kind === whole.kind ? (otherShare(next, whole, of) ?? []) : [],
    )
  })
}

/** Parts and shares that go on after a semicolon: 服务业106家，占31.5%. */
function chainFrom(figures: Figures, start: number): [Quantity, Quantity][] {
  const { quantities, words } = figures
  const pairs: [Quantity, Quantity][] = []
  for (let at = start; at + 1 < quantities.length; at += 2) {
    const [before, part, share] = [quantities[at - 1], quantities[at], quantities[at + 1]]
    if (!before || !part || !share || !isPercent(share) || !alone.test(between(figures, part, share))) break
    if (!/^[；;，,、][^；;，,。]{2,16}$/.test(words.slice(before.to, part.from))) break
    pairs.push([part, share])
  }
  return pairs
}

const compared = /(?:上年|去年|同期|前年|[比较])[^，,。]{0,8}$/

/** The whole stands right before the share: 占总产值320亿元的45%. What is only compared with is passed over. */
function ofPrintedWhole(figures: Figures, index: number): [Quantity, Quantity] | null {
  const [whole, share] = figures.quantities.slice(index - 1, index + 1)
  if (index < 2 || !whole || !share || isPercent(whole) || !afterWhole.test(between(figures, whole, share))) return null
  const part = figures.quantities
    .slice(0, index - 1)
    .findLast((q) => q.kind === whole.kind && !compared.test(before(figures, q, 12)))
  if (!part || whole.from - part.to > 60) return null
  return ofNamed.test(figures.words.slice(part.to, whole.from)) ? [part, whole] : null
}

/** The whole stands before 其中: 规上企业248家，其中有研发活动的128家，占比61.6%. */
function ofTheirWhole(figures: Figures, index: number): [Quantity, Quantity] | null {
  const [part, share] = figures.quantities.slice(index - 1, index + 1)
  if (index < 1 || !part || !share || isPercent(part) || !alone.test(between(figures, part, share))) return null
  const cut = figures.words.lastIndexOf('其中', part.from)
  const whole = figures.quantities.findLast((q) => q.to <= cut && q.kind === part.kind)
  return cut >= 0 && whole && !/[占增]/.test(before(figures, part, part.from - cut)) ? [part, whole] : null
}

const slack = 0.0006

function otherShare(part: Quantity, whole: Quantity, share: Quantity): Slip | null {
  const [partLow, partHigh] = rangeOf(part)
  const [wholeLow, wholeHigh] = rangeOf(whole)
  const [low, high] = rangeOf(share)
  if (whole.bare <= 0 || wholeLow <= 0) return null
  const [least, most] = [partLow / wholeHigh - slack, partHigh / wholeLow + slack]
  if (high / 100 >= least && low / 100 <= most) return null
  return {
    of: [part, whole, share],
    sum: inBoth((say) => `${say(part)} ÷ ${say(whole)}`),
    result: both(percent(part.bare / whole.bare)),
    printed: figure(share),
    what: { zh: '占比或完成率', en: 'share' },
  }
}
