import type { Answers } from '#engines/form'
import { compare, readDecimal } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'

/** Why a company is visited before the notice. */
export const visitReasons = {
  'few-staff': { zh: '职工总数不超过 5 人', en: 'Five employees or fewer' },
  'no-rights': { zh: '没有知识产权', en: 'No intellectual property' },
  'little-rd': { zh: '研发费用不足 10 万元', en: 'R&D below 100,000 yuan' },
  'first-time': { zh: '首次申请', en: 'First application' },
  revoked: { zh: '近三年被撤销过', en: 'Withdrawn within three years' },
} as const satisfies Record<string, Localized>
export type VisitReason = keyof typeof visitReasons

/**
 * Why a company that applies as 科技型中小企业 is to be visited before the notice. A bad credit record is left to the officer:
 * no register of it is known here.
 *
 * Source: 国科火字〔2022〕67号; 工企业函〔2026〕160号.
 */
export function visitReasonsOf(answers: Answers, past: { isFirst: boolean; wasRevoked: boolean }): VisitReason[] {
  const counts = ['ip_class_1_count', 'ip_class_2_count'].map((name) => answers[name])
  const reasons: [VisitReason, boolean][] = [
    ['few-staff', order(answers.staff_total, '5') <= 0],
    ['no-rights', counts.every((count) => order(count, '0') <= 0)],
    ['little-rd', order(answers.rd_expense_last_year_wan_yuan, '10') < 0],
    ['first-time', past.isFirst],
    ['revoked', past.wasRevoked],
  ]
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []))
}

/** Below, at or above; what is not known is above. */
function order(value: unknown, than: string): number {
  const [left, right] = [typeof value === 'string' ? readDecimal(value) : null, readDecimal(than)]
  return left && right ? compare(left, right) : 1
}
