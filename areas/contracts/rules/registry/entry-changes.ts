import { formatFen } from '#kernel/money'
import type { Standing } from './entry.ts'

export interface FieldChange {
  /** `contracts.column.<name>` names it in words. */
  name: string
  before: string
  after: string
}

const shown = ({ isAmountOpen, contractFen, technologyFen, particulars }: Standing): Record<string, string> => ({
  projectName: particulars.projectName,
  kind: particulars.kind,
  field: particulars.field,
  validTo: particulars.validTo ?? '',
  contractYuan: isAmountOpen ? '' : formatFen(contractFen),
  technologyYuan: isAmountOpen ? '' : formatFen(technologyFen),
})

/**
 * What an entry changed, field by field; nothing of the first.
 *
 * Units:  amounts as text with their unit.
 * Source: the register's own entries.
 */
export function changesBetween(before: Standing | null, after: Standing): FieldChange[] {
  if (!before) return []
  const [old, fresh] = [shown(before), shown(after)]
  return Object.keys(fresh).flatMap((name) =>
    old[name] === fresh[name] ? [] : [{ name, before: old[name] ?? '', after: fresh[name] ?? '' }],
  )
}
