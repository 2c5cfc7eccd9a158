import type { Catalogue } from '../catalogue.ts'
import { evidence } from '../claims.ts'
import { isSameThing, isTarget } from '../measure.ts'
import { clauseStart, quantitiesIn } from '../quantities.ts'
import { both, nameOf, percent, printed } from '../say.ts'
import { quoteOf, sentencesOf } from '../sentences.ts'
import type { Claim, Finding, LintDocument } from '../types.ts'
import { growthSlips } from './printed/growth.ts'
import { dividedSlips, partSlips } from './printed/parts.ts'
import { chainedShareSlips, shareSlips } from './printed/shares.ts'
import type { Figures, Slip } from './printed/slip.ts'
import { type TableSlip, tableSlips } from './printed/tables.ts'
import { arithmeticReason } from './stated-growth.ts'

/** Numbers of one sentence that do not add up: shares, rates of completion, growth against levels, parts against wholes. */
export function printedSlips(
  document: LintDocument,
  own: Claim[],
  claims: Claim[],
  { priceAdjusted, partitions }: Pick<Catalogue, 'priceAdjusted' | 'partitions'>,
): Finding[] {
  const byNumber = new Map(own.map((claim) => [claim.target.valueOffset, claim]))
  const inSentences = sentencesOf(document.text, /[\d０-９]/).flatMap((sentence) => {
    const { words } = sentence
    const figures: Figures = { sentence, words, quantities: quantitiesIn(sentence) }
    const slips = [
      ...shareSlips(figures),
      ...growthSlips(figures, priceAdjusted),
      ...partSlips(figures, partitions),
      ...structureSlips(figures),
    ]
    return [
      ...slips.map((slip) => told(document, figures, slip, byNumber)),
      ...completionSlips(document, figures, byNumber, claims),
    ]
  })
  const acrossSemicolons = sentencesOf(document.text, /[；;]/, /[。！!？?\n]/g).flatMap((sentence) => {
    const figures: Figures = { sentence, words: sentence.words, quantities: quantitiesIn(sentence) }
    return chainedShareSlips(figures).map((slip) => told(document, figures, slip, byNumber))
  })
  const afterTheirWhole = dividedSlips(document.text).map(({ figures, slip }) =>
    told(document, figures, slip, byNumber),
  )
  return [
    ...inSentences,
    ...acrossSemicolons,
    ...afterTheirWhole,
    ...tableSlips(document.text).map((slip) => toldOfTable(document, slip)),
  ]
}

/** 三次产业结构调整为8.5:46.2:45.6 must come to 100. */
function structureSlips({ words }: Figures): Slip[] {
  const found = /(?:结构|比例|之比)[^，,。\d]{0,8}(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)/.exec(words)
  if (!found) return []
  const shares = found.slice(1, 4).map(Number)
  const sum = shares.reduce((all, share) => all + share, 0)
  if (Math.abs(sum - 100) <= 0.25 || sum < 50) return []
  const from = found.index + found[0].indexOf(found[1] as string)
  const whole = {
    value: 0,
    unit: '',
    kind: '#',
    bare: 0,
    step: 1,
    isRough: false,
    from,
    to: found.index + found[0].length,
  }
  return [
    {
      of: [whole],
      sum: both(shares.join(' + ')),
      result: both(String(Number(sum.toFixed(2)))),
      printed: both('100'),
      what: { zh: '各部分占比之和', en: 'sum of the shares' },
    },
  ]
}

/** What every slip says: what it should come to, and what is printed. */
function verdict(
  name: string,
  { what, sum, result, printed: said }: Pick<Slip, 'what' | 'sum' | 'result' | 'printed'>,
) {
  return {
    type: 'plausibility' as const,
    severity: 'medium' as const,
    reason: arithmeticReason,
    arithmetic: {
      zh: `${sum.zh} = ${result.zh} ≠ 文中 ${said.zh}`,
      en: `${sum.en} = ${result.en} ≠ ${said.en} in the text`,
    },
    message: {
      zh: `“${name}”一处的${what.zh}算不拢：应为 ${result.zh}，文中写的是 ${said.zh}。`,
      en: `The ${what.en} of “${name}” does not come out: ${result.en}, not ${said.en}.`,
    },
    ask: { zh: '哪一个数字写错了？请核对后改正。', en: 'Which figure is wrong? Check and correct it.' },
  }
}

function toldOfTable(document: LintDocument, { rows, name, what, ...slip }: TableSlip): Finding {
  return {
    ...verdict(name, { what, sum: both(slip.sum), result: both(slip.result), printed: both(slip.printed) }),
    indicator: name,
    targets: rows.map(({ quote, offset }) => ({ file: document.file, quote, offset })),
  }
}

function told(document: LintDocument, figures: Figures, slip: Slip, byNumber: Map<number, Claim>): Finding {
  const { sentence, words } = figures
  const [first, last] = [slip.of[0], slip.of.at(-1)]
  const ends = slip.of.map(({ to }) => to)
  const from = clauseStart(words, Math.min(...slip.of.map((q) => q.from)))
  const quote = quoteOf(document.text, sentence, from, Math.max(...ends))
  const claim = slip.of.map((q) => byNumber.get(sentence.at[q.from] ?? -1)).find((found) => found !== undefined)
  const name = claim ? nameOf(claim) : words.slice(from, first?.from ?? last?.from).slice(-20)
  return {
    ...verdict(name, slip),
    indicator: claim?.target.indicator ?? name,
    targets: [{ file: document.file, ...quote }],
  }
}

const completed =
  /^[，,、（(]?(?:已)?(?:完成|占|达到?|实现)(?:了)?(?:全年|年度|年初|全年度)?(?:目标|任务|计划|预期|预算)+(?:数|值)?的?$/
const slackShare = 0.015

/** 152家，完成年度任务的78%: the target stands elsewhere in the region's documents. */
function completionSlips(
  document: LintDocument,
  { sentence, words, quantities }: Figures,
  byNumber: Map<number, Claim>,
  claims: Claim[],
): Finding[] {
  return quantities.flatMap((share, index) => {
    const done = quantities[index - 1]
    if (share.kind !== '%' || !done || !completed.test(words.slice(done.to, share.from))) return []
    const actual = byNumber.get(sentence.at[done.from] ?? -1)
    if (!actual) return []
    const targets = claims.filter(
      (c) => isTarget(c) && c.year === actual.year && c.yearShare === 1 && isSameThing(c, actual),
    )
    const shares = targets.map((c) => done.bare / (c.target.value * (done.bare / done.value || 1)))
    const [target] = targets
    if (
      !target ||
      target.target.unit !== done.unit ||
      shares.some((s) => Math.abs(s - share.value / 100) <= slackShare)
    )
      return []
    const [a, b] = [printed(actual), printed(target)]
    const result = percent(shares[0] ?? 0)
    const quote = quoteOf(document.text, sentence, clauseStart(words, done.from), share.to)
    return [
      {
        type: 'plausibility',
        severity: 'low',
        reason: {
          zh: '完成率与已知目标对不上，也可能按另一个目标（如上级下达数）计算。',
          en: 'The rate does not fit the known target; another one, such as that set from above, may be meant.',
        },
        indicator: actual.target.indicator,
        targets: [{ file: document.file, ...quote }, ...targets.map(evidence)],
        arithmetic: {
          zh: `${a.zh} ÷ ${b.zh} = ${result} ≠ 文中 ${share.value}%`,
          en: `${a.en} ÷ ${b.en} = ${result} ≠ ${share.value}% in the text`,
        },
        message: {
          zh: `“${nameOf(actual)}”${a.zh}，按目标${b.zh}算完成 ${result}，文中写的是 ${share.value}%。`,
          en: `“${nameOf(actual)}” is ${a.en}: ${result} of the target of ${b.en}, while the text says ${share.value}%.`,
        },
        ask: { zh: '完成率按哪个目标计算？请写明。', en: 'Of which target is this the share? Say so.' },
      },
    ]
  })
}
