import { evidence } from '../claims.ts'
import { likeness } from '../concept.ts'
import { haveOtherWholes, isFlow, isSameAct, isSameKindOfUnit, isTarget } from '../measure.ts'
import { listed, nameOf, printed } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

/** One name, two measures: a balance here and what was newly granted there. */
export function stockAgainstInflow(cluster: Claim[]): Finding[] {
  const targets = cluster.filter((c) => isTarget(c) && !['ratio', 'growth'].includes(c.target.mode))
  const balances = targets.filter((c) => c.concept.isStock && c.target.mode === 'stock')
  const inflows = targets.filter((c) => c.concept.isInflow && !c.concept.isStock && isFlow(c))
  return balances.flatMap((balance) =>
    inflows
      .filter((inflow) => inflow.document !== balance.document && isSameKindOfUnit(inflow, balance))
      .map((inflow): Finding => {
        const [a, b] = [printed(balance), printed(inflow)]
        return {
          type: 'definition',
          severity: 'medium',
          reason: {
            zh: '口径不明时高低无法判断，印发前应写清。',
            en: 'Until it is defined nobody can say which is more; state it before issuing.',
          },
          indicator: balance.target.indicator,
          targets: [balance, inflow].map(evidence),
          arithmetic: {
            zh: `存量 ${a.zh}（${balance.year}年）与当年新增 ${b.zh}（${inflow.year}年）不可直接比较`,
            en: `a balance of ${a.en} (${balance.year}) and an inflow of ${b.en} (${inflow.year}) cannot be compared`,
          },
          message: {
            zh: `“${nameOf(balance)}”像是余额，“${nameOf(inflow)}”是当年新增，名称相近而口径不同。`,
            en: `“${nameOf(balance)}” reads as a balance, “${nameOf(inflow)}” as what is new in a year: alike in name, different in definition.`,
          },
          ask: {
            zh: '规模指余额、累计还是当年？请写明统计口径。',
            en: 'Is it a balance, a total since some year, or one year? State the definition.',
          },
        }
      }),
  )
}

/** Shares of one name that are shares of two things: neither can be held against the other. */
export function otherWholes(cluster: Claim[]): Finding[] {
  const shares = cluster.filter((c) => c.target.mode === 'ratio' && c.whole !== null)
  return firstPair(shares, (a, b) => isOneNumerator(a, b) && haveOtherWholes(a, b)).map(([a, b]): Finding => {
    const [x, y, of, ofOther] = [printed(a), printed(b), wholeShown(a), wholeShown(b)]
    return {
      type: 'definition',
      severity: 'medium',
      reason: {
        zh: '分母不同的两个比重不能相互比较，也不能接续考核。',
        en: 'Shares of two different wholes cannot be compared or follow each other.',
      },
      indicator: a.target.indicator,
      targets: [a, b].map(evidence),
      arithmetic: {
        zh: `${x.zh}（占${of}，${a.year ?? '年份不明'}）与 ${y.zh}（占${ofOther}，${b.year ?? '年份不明'}）分母不同`,
        en: `${x.en} of ${of} (${a.year ?? 'no year'}) and ${y.en} of ${ofOther} (${b.year ?? 'no year'}): two denominators`,
      },
      message: {
        zh: `同一项比重用了两个分母：一处占“${of}”，一处占“${ofOther}”。`,
        en: `One share has two denominators: “${of}” here, “${ofOther}” there.`,
      },
      ask: { zh: '以哪个分母为准？请统一。', en: 'Which denominator holds? Use one.' },
    }
  })
}

/** The whole as the text prints it. */
const wholeShown = (claim: Claim) => (claim.target.of ?? claim.whole ?? '').replace(/[（(）)]|的?比重$/g, '')

/** What is counted, without of what: 高新技术企业研发投入强度（占营业收入） and …（占工业增加值）. */
function isOneNumerator(a: Claim, b: Claim): boolean {
  const part = ({ target }: Claim) =>
    target.indicator
      .replace(/[（(].*[）)]/, '')
      .replace(/占.{2,}(比重|比例|比)$/, '')
      .replace(/^(全[省市区县])/, '')
  return a.subject === b.subject && part(a).length >= 4 && part(a) === part(b)
}

const bases: Record<string, [string, string]> = {
  valid: ['有效期内', 'valid at the time'],
  ever: ['历年累计认定', 'all ever recognised'],
}

/** One name counted in two ways: those in force, and all ever recognised. */
export function otherBases(cluster: Claim[]): Finding[] {
  const told = cluster.filter((c) => c.concept.basis !== null && c.target.mode !== 'growth')
  const isPair = (a: Claim, b: Claim) =>
    a.concept.basis !== b.concept.basis &&
    a.subject === b.subject &&
    a.concept.core === b.concept.core &&
    a.concept.rank === b.concept.rank &&
    isSameAct(a, b) &&
    isSameKindOfUnit(a, b)
  return firstPair(told, isPair).map(([a, b]): Finding => {
    const [x, y] = [printed(a), printed(b)]
    const [own, other] = [bases[a.concept.basis ?? ''], bases[b.concept.basis ?? '']]
    return {
      type: 'definition',
      severity: 'medium',
      reason: {
        zh: '两种口径的数字差别很大，混用会误判进度。',
        en: 'The two ways of counting differ widely; mixed up they misjudge the pace.',
      },
      indicator: a.target.indicator,
      targets: [a, b].map(evidence),
      arithmetic: {
        zh: `${x.zh}（${own?.[0] ?? a.concept.basis}，${a.year ?? '年份不明'}）与 ${y.zh}（${other?.[0] ?? b.concept.basis}，${b.year ?? '年份不明'}）口径不同`,
        en: `${x.en} (${own?.[1] ?? a.concept.basis}, ${a.year ?? 'no year'}) and ${y.en} (${other?.[1] ?? b.concept.basis}, ${b.year ?? 'no year'}): two ways of counting`,
      },
      message: {
        zh: `“${nameOf(a)}”一处按“${own?.[0] ?? a.concept.basis}”计，一处按“${other?.[0] ?? b.concept.basis}”计。`,
        en: `“${nameOf(a)}” is counted as ${own?.[1] ?? a.concept.basis} here and as ${other?.[1] ?? b.concept.basis} there.`,
      },
      ask: { zh: '统一按哪种口径统计？', en: 'Which way of counting is to be used throughout?' },
    }
  })
}

/** The first pair that differs; further ones would say the same. */
function firstPair(claims: readonly Claim[], isPair: (a: Claim, b: Claim) => boolean): [Claim, Claim][] {
  for (const [position, a] of claims.entries()) {
    const b = claims.slice(position + 1).find((other) => isPair(a, other))
    if (b) return [[a, b]]
  }
  return []
}

/** 有研发活动的规上工业企业占比 names its whole: what stands between 的 and 占比. */
const namesItsWhole = /的.{1,}(占比|比重)$|占.{2,}(比重|比例|比)$/

/** Shares whose denominator is printed nowhere cannot be checked by anybody; one finding for a document. */
export function withoutDenominator(claims: Claim[]): Finding[] {
  const shares = claims.filter((c) => c.target.mode === 'ratio')
  const isDefined = (claim: Claim) =>
    shares.some((other) => other.concept.core === claim.concept.core && other.whole !== null)
  const open = shares
    .filter((claim) => isTarget(claim) && claim.whole === null && claim.concept.needsDenominator)
    .filter(({ target }) => /(占比|比重)$/.test(target.indicator) && !namesItsWhole.test(target.indicator))
    .filter((claim) => !isDefined(claim))
  if (open.length === 0) return []
  const names = listed([...new Set(open.map(nameOf))])
  return [
    {
      type: 'definition',
      severity: 'low',
      reason: {
        zh: '不影响目标高低，但没有分母就无法统计和核对。',
        en: 'It changes no target, but without a denominator nobody can count or check it.',
      },
      indicator: open[0]?.target.indicator ?? '',
      targets: open.map(evidence),
      arithmetic: {
        zh: open.map((claim) => `${nameOf(claim)} ${printed(claim).zh} = ? ÷ ?`).join('；'),
        en: open.map((claim) => `${nameOf(claim)} ${printed(claim).en} = ? ÷ ?`).join('; '),
      },
      message: {
        zh: `${names.zh}没有写明占什么的比重。`,
        en: `${names.en}: the text does not say a share of what.`,
      },
      ask: {
        zh: '分母是什么？请写全称（如“占规模以上工业总产值比重”）或附指标解释。',
        en: 'What is the denominator? Print the full name or a definition.',
      },
    },
  ]
}

/** 较2020年翻一番 says nothing until somebody prints what 2020 was; one finding for a document. */
export function withoutBase(own: Claim[], claims: Claim[]): Finding[] {
  const open = own
    .filter((c) => isTarget(c) && c.target.mode === 'growth')
    // Cuts that the state prescribes (比2020年下降18%) are never printed with their base; 放大倍数 is a ratio of itself.
    .filter(({ target }) => !/降幅|放大|杠杆|下降|降低/.test(target.indicator + target.quote))
    .filter(({ target }) => target.unit === '倍' || /[较比]“?[\d十]{2,4}(?:年|五|”)/.test(target.quote))
    .filter((c) => !claims.some((level) => isLevelOf(level, c)))
  if (open.length === 0) return []
  const names = listed([...new Set(open.map(nameOf))])
  return [
    {
      type: 'definition',
      severity: 'low',
      reason: {
        zh: '没有基期数，期末无法判断是否完成。',
        en: 'Without the base nobody can tell at the end whether it was reached.',
      },
      indicator: open[0]?.target.indicator ?? '',
      targets: open.map(evidence),
      arithmetic: {
        zh: open.map((claim) => `${nameOf(claim)} ${printed(claim).zh}：基期数 = ?`).join('；'),
        en: open.map((claim) => `${nameOf(claim)} ${printed(claim).en}: base = ?`).join('; '),
      },
      message: { zh: `${names.zh}没有写明基期数。`, en: `${names.en}: the text does not print the base.` },
      ask: { zh: '基期是哪一年，基期数是多少？', en: 'Which is the base year, and what was its figure?' },
    },
  ]
}

/** A level of the same thing, at either end of the growth: the base is printed or can be reckoned. */
const isLevelOf = (level: Claim, growth: Claim) =>
  level.target.mode !== 'growth' &&
  (level.concept.core === growth.concept.core || likeness(level.concept, growth.concept) === 'same')
