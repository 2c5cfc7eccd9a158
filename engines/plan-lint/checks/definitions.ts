import catalogue from '../catalogue.json' with { type: 'json' }
import { evidence, nameOf, printed } from '../claims.ts'
import type { Claim, Finding, LintDocument } from '../types.ts'

/** One name, two measures: a balance here and what was newly granted there. */
export function stockAgainstInflow(cluster: Claim[]): Finding[] {
  const targets = cluster.filter((c) => c.target.kind === 'target' && !['ratio', 'growth'].includes(c.target.mode))
  const balances = targets.filter((c) => c.concept.isStock && c.target.mode === 'stock')
  const inflows = targets.filter((c) => c.concept.isInflow && !c.concept.isStock && c.target.mode !== 'stock')
  return balances.flatMap((balance) =>
    inflows
      .filter((inflow) => inflow.target !== balance.target && inflow.document !== balance.document)
      .map((inflow) => ({
        type: 'definition' as const,
        severity: 'medium' as const,
        indicator: balance.target.indicator,
        targets: [balance, inflow].map(evidence),
        arithmetic: `存量 ${printed(balance)}（${balance.year}）与流量 ${printed(inflow)}（${inflow.year}）不可直接比较`,
        message: `“${nameOf(balance)}”像是余额，“${nameOf(inflow)}”是当年新增，名称相近而口径不同。`,
        messageEn: `“${nameOf(balance)}” reads as a balance, “${nameOf(inflow)}” as what is new in a year: alike in name, different in definition.`,
        ask: '规模指余额、累计还是当年？请写明统计口径。',
        askEn: 'Is it a balance, a total since some year, or one year? State the definition.',
      })),
  )
}

/** 有研发活动的规上工业企业占比 names its whole: what stands between 的 and 占比. */
const namesItsWhole = /的.{2,}(占比|比重)$|占.{2,}(比重|比例|比)$/

/** Shares whose denominator is printed nowhere cannot be checked by anybody; one finding for a document. */
export function withoutDenominator(document: LintDocument, claims: Claim[]): Finding[] {
  const shares = claims.filter((c) => c.document === document && c.target.mode === 'ratio')
  const isDefined = (claim: Claim) =>
    shares.some((other) => other.concept.core === claim.concept.core && (other.target.of ?? null) !== null)
  const open = shares
    .filter(({ target }) => target.kind === 'target' && target.of === null)
    .filter(({ target }) => /(占比|比重)$/.test(target.indicator) && !namesItsWhole.test(target.indicator))
    .filter(({ target }) => catalogue.needsDenominator.some((word) => target.indicator.includes(word)))
    .filter((claim) => !isDefined(claim))
  if (open.length === 0) return []
  const names = [...new Set(open.map(nameOf))]
  return [
    {
      type: 'definition',
      severity: 'low',
      indicator: names[0] ?? '',
      targets: open.map(evidence),
      arithmetic: open.map((claim) => `${nameOf(claim)} ${printed(claim)} = ? ÷ ?`).join('；'),
      message: `有 ${names.length} 项占比没有写明占什么的比重：${names.join('、')}。`,
      messageEn: `${names.length} share(s) do not say of what: ${names.join(', ')}.`,
      ask: '分母是什么？请写全称（如“占规模以上工业总产值比重”）或附指标解释。',
      askEn: 'What is the denominator? Print the full name or a definition.',
    },
  ]
}

/** 较2020年翻一番 says nothing until somebody prints what 2020 was; one finding for a document. */
export function withoutBase(document: LintDocument, claims: Claim[]): Finding[] {
  const levels = new Set(claims.filter((c) => c.target.mode !== 'growth').map((c) => c.concept.core))
  const open = claims
    .filter((c) => c.document === document && c.target.kind === 'target' && c.target.mode === 'growth')
    // Cuts that the state prescribes (比2020年下降18%) are never printed with their base; 放大倍数 is a ratio of itself.
    .filter(({ target }) => !/降幅|放大|杠杆/.test(target.indicator))
    .filter(({ target }) => target.unit === '倍' || /[较比]\d{4}年/.test(target.quote))
    .filter(({ concept }) => !levels.has(concept.core))
  if (open.length === 0) return []
  const names = [...new Set(open.map(nameOf))]
  return [
    {
      type: 'definition',
      severity: 'low',
      indicator: names[0] ?? '',
      targets: open.map(evidence),
      arithmetic: open.map((claim) => `${nameOf(claim)} ${printed(claim)} × 基期数未写明`).join('；'),
      message: `有 ${names.length} 项增长目标没有写明基期数：${names.join('、')}。`,
      messageEn: `${names.length} growth target(s) do not say from what: ${names.join(', ')}.`,
      ask: '基期是哪一年，基期数是多少？',
      askEn: 'Which is the base year, and what was its figure?',
    },
  ]
}
