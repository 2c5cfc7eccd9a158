import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type FactSource, factSources, type Title, titles } from './codes.ts'
import { type FactName, factNames } from './rules/fact-dictionary.ts'

const Source = z.enum(Object.keys(factSources) as [FactSource])
const Confidence = z.enum(['official', 'secondary', 'city-parameter'])
const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const allOnce = (sources: readonly FactSource[]) => new Set(sources).size === Object.keys(factSources).length
const Order = z.array(Source).refine(allOnce, 'every source once')

const Shape = z.strictObject({
  id: z.literal('company-facts'),
  inForceFrom: z.iso.date(),
  title: Words,
  order: z.strictObject({ sources: Order, reason: Words, confidence: Confidence }),
  exceptions: z.array(
    z.strictObject({
      facts: z.array(z.enum(factNames as [FactName])).min(1),
      sources: Order,
      reason: Words,
      confidence: Confidence,
    }),
  ),
  titles: z.partialRecord(
    z.enum(Object.keys(titles) as [Title]),
    z.strictObject({ months: z.int().min(1), clause: z.string().min(1), confidence: Confidence }),
  ),
})
export type FactRules = z.output<typeof Shape>

const folder = new URL('../../sources/company-facts/', import.meta.url)
let versions: FactRules[] | undefined

/** The rule in force on a day: which source of a fact wins, and how long titles last. Before the first the first holds. */
export function factRulesOn(day: string): FactRules {
  versions ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => Shape.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
  const rules = versions.findLast(({ inForceFrom }) => inForceFrom <= day) ?? versions[0]
  if (!rules) throw new Error('sources/company-facts/ holds no rule')
  return rules
}

/** Which sources of a fact come before which, and why. */
export function orderOf(
  rules: FactRules,
  fact: FactName,
): { sources: readonly FactSource[]; reason: { zh: string; en: string } } {
  return rules.exceptions.find(({ facts }) => facts.includes(fact)) ?? rules.order
}
