import { type FactKind, type FactName, factKinds } from '#contract/enterprises'
import type { NumericFact } from '../../rules/top-list/method.ts'

/** Figures that a file keeps as they stand and not of a business year. */
const standing: readonly FactName[] = ['ip_class_1_count', 'ip_class_2_count', 'provincial_platforms']

const all = Object.entries(factKinds) as [FactName, FactKind][]

/** Every figure that a company file can hold, by name. */
export const numericFacts: Readonly<
  Record<string, NumericFact & Pick<FactKind, 'label'> & { words: FactKind['unit'] }>
> = Object.fromEntries(
  all.flatMap(([name, { type, label, unit }]) =>
    type === 'amount' || type === 'count'
      ? [[name, { label, words: unit, unit: unit?.zh ?? null, isStanding: standing.includes(name) }]]
      : [],
  ),
)
