import type { ItemFields, ItemView } from '#contract/plans'

/** The part of an item that people decide about. */
export function fieldsOf(item: ItemView): ItemFields {
  const { measureId, indicator, subject, value, valueMax, unit, comparator, mode, kind, deadline, growth } = item
  const { quote, offset } = item
  return {
    measureId,
    indicator,
    subject,
    value,
    valueMax,
    unit,
    comparator,
    mode,
    kind,
    deadline,
    growth,
    quote,
    offset,
  }
}
