import { compare, readDecimal } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import type { Problem } from '#kernel/refusal'

/** A figure that an application asks for: of the year before the one of filing, of the one before that, or as it stands. */
export interface AskedFigure {
  field: string
  fact: string
  back: 0 | 1 | 2
  isWanted: boolean
}

/** Source: none official; the figures by which the city ranks. What a method asks beyond them comes from the file. */
export const askedFigures: readonly AskedFigure[] = [
  { field: 'revenue', fact: 'total_revenue_wan_yuan', back: 1, isWanted: true },
  { field: 'revenueBefore', fact: 'total_revenue_wan_yuan', back: 2, isWanted: true },
  { field: 'rdExpense', fact: 'rd_expense_wan_yuan', back: 1, isWanted: true },
  { field: 'rdExpenseBefore', fact: 'rd_expense_wan_yuan', back: 2, isWanted: true },
  { field: 'highTechIncome', fact: 'high_tech_income_wan_yuan', back: 1, isWanted: false },
  { field: 'contracts', fact: 'tech_contract_wan_yuan', back: 1, isWanted: false },
  { field: 'staff', fact: 'staff_total', back: 1, isWanted: false },
  { field: 'rdStaff', fact: 'rd_staff', back: 1, isWanted: false },
  { field: 'inventions', fact: 'invention_patent_applications', back: 1, isWanted: false },
  { field: 'classOne', fact: 'ip_class_1_count', back: 0, isWanted: false },
]

/** What can never be more than something else. */
const parts: readonly (readonly [string, string])[] = [
  ['rdStaff', 'staff'],
  ['highTechIncome', 'revenue'],
]

/** Figures that contradict each other, each beside its field. */
export function contradictory(
  answers: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, Localized>>,
): Problem[] {
  return parts.flatMap(([part, whole]): Problem[] => {
    const [less, more] = [readDecimal(String(answers[part] ?? '')), readDecimal(String(answers[whole] ?? ''))]
    if (less === null || more === null || compare(less, more) <= 0) return []
    const params = { part: labels[part]?.zh ?? part, whole: labels[whole]?.zh ?? whole }
    return [{ code: 'recognition.top-part', field: part, params }]
  })
}

/** The figures that were given, as facts of a file of a year. */
export function declaredFigures(
  answers: Readonly<Record<string, unknown>>,
  year: number,
): { fact: string; period: string; value: string }[] {
  return askedFigures.flatMap(({ field, fact, back }) => {
    const value = answers[field]
    return value === undefined || value === null || value === ''
      ? []
      : [{ fact, period: String(year - back), value: String(value) }]
  })
}
