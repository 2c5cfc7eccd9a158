import { organisationById } from '#areas/accounts'
import { companyFiles, factOriginsOf, type KnownCompany, readings, ruleFactsOf } from '#areas/enterprises'
import type { Answers } from '#engines/form'
import type { RuleSet } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import type { Fact, FactSource } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { highTech } from '../rules/season/high-tech.ts'
import { answersOfFacts, factFields, filledAs } from '../rules/self-evaluation/fact-form.ts'
import { titleRules } from '../rules/titles/titles.ts'
import { rulesOn } from './rule-sets.ts'
import { topListFigures } from './top-list/figures-on-file.ts'

/** What a company's file answers of the form of a rule set, each with where it is from. */
export function answersOnFile(
  { file }: KnownCompany,
  set: RuleSet,
  on: string,
): { answers: Answers; sources: Record<string, Localized> } {
  const facts = Object.keys(set.source.facts)
  const answers = answersOfFacts(set, ruleFactsOf(file, facts, on))
  const origins = factOriginsOf(file, facts, on)
  const sources = factFields(set).flatMap(({ name, fact }) => {
    const origin = origins[fact]
    return origin && answers[name] !== undefined ? [[name, origin] as const] : []
  })
  return { answers, sources: Object.fromEntries(sources) }
}

/** Day whose rules name the facts; forms of later versions ask for the same or more. */
const firstDay = '2025-01-01'

const asked = () =>
  [...Object.values(titleRules).map(({ ruleSet }) => ruleSet), highTech].map((ruleSet) => rulesOn(ruleSet, firstDay))

/** Figures of a company's file for the forms of titles, under names such as `recognition.staff_total`. */
export const factsOfCompanies: FactSource = {
  facts: {
    ...Object.fromEntries(
      asked().flatMap((set) =>
        factFields(set).flatMap((field) => (field.fact in readings ? [[filledAs(field), field.spec.label]] : [])),
      ),
    ),
    ...topListFigures.facts,
  },
  async read(db, query) {
    const { party, facts, today } = query
    const known = await companyOf(db, party.id, today)
    if (!known) return new Map()
    const found = new Map<string, Fact>(await topListFigures.read(db, query))
    for (const set of asked()) {
      const { answers, sources } = answersOnFile(known, set, today)
      for (const field of factFields(set)) {
        const [name, source] = [filledAs(field), sources[field.name]]
        if (facts.includes(name) && source) found.set(name, { value: answers[field.name], source, asOf: today })
      }
    }
    return found
  },
}

async function companyOf(db: Db, organisationId: string, on: string): Promise<KnownCompany | null> {
  const organisation = await organisationById(db, organisationId)
  if (!organisation) return null
  const { creditCode } = organisation
  return (await companyFiles(db, { codes: [creditCode], on })).get(creditCode) ?? null
}
