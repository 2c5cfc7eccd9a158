import { evidence, printed } from '../claims.ts'
import type { Claim, Finding } from '../types.ts'

/** One name, two measures: a balance here and what was newly granted there. */
export function stockAgainstInflow(cluster: Claim[]): Finding[] {
  const targets = cluster.filter((c) => c.target.kind === 'target' && !['ratio', 'growth'].includes(c.target.mode))
  const balances = targets.filter((c) => c.concept.isStock && c.target.mode === 'stock')
  const inflows = targets.filter((c) => c.concept.isInflow && c.target.mode !== 'stock')
  return balances.flatMap((balance) =>
    inflows
      .filter((inflow) => inflow.target !== balance.target)
      .map((inflow) => ({
        type: 'definition' as const,
        severity: 'medium' as const,
        indicator: balance.target.indicator,
        targets: [balance, inflow].map(evidence),
        arithmetic: `存量 ${printed(balance)}（${balance.year}）与流量 ${printed(inflow)}（${inflow.year}）不可直接比较`,
        message: `“${balance.target.indicator}”像是余额，“${inflow.target.indicator}”是当年新增，名称相近而口径不同。`,
        ask: '规模指余额、累计还是当年？请写明统计口径。',
      })),
  )
}

/** A share whose denominator is printed nowhere cannot be checked by anybody. */
export function withoutDenominator(claims: Claim[]): Finding[] {
  return claims
    .filter(({ target }) => target.kind === 'target' && target.mode === 'ratio' && target.of === null)
    .filter(({ target }) => /占比|比重/.test(target.indicator) && !/占.{2,}(比重|比例|比)$/.test(target.indicator))
    .map((claim) => ({
      type: 'definition',
      severity: 'low',
      indicator: claim.target.indicator,
      targets: [evidence(claim)],
      arithmetic: `${printed(claim)} ÷ 分母未写明`,
      message: `“${claim.target.indicator}”没有写明占什么的比重。`,
      ask: '分母是什么？',
    }))
}

/** A break-down whose parts are more than the whole, or do not add up to it although they claim to be all of it. */
export function breakDowns(claims: Claim[]): Finding[] {
  return claims.flatMap((whole) => {
    const parts = claims.filter((c) => c.document === whole.document && c.target.partOf === whole.target.id)
    if (parts.length === 0) return []
    const sum = parts.reduce((total, part) => total + part.target.value, 0)
    if (sum <= whole.target.value) return []
    return [
      {
        type: 'plausibility' as const,
        severity: 'medium' as const,
        indicator: whole.target.indicator,
        targets: [whole, ...parts].map(evidence),
        arithmetic: `${parts.map((p) => p.target.value).join(' + ')} = ${sum} > ${whole.target.value}`,
        message: `“${whole.target.indicator}”的分项之和大于总数。`,
        ask: '请核对分项与总数。',
      },
    ]
  })
}
