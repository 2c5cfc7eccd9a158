import { organisationById } from '#areas/accounts'
import { companyFiles, type FactName } from '#areas/enterprises'
import { factSources, type FactSource as Office } from '#contract/enterprises'
import type { Fact, FactSource } from '#platform/cases/procedure'
import { filledAs, labelOf } from '../../procedures/top-list-form.ts'
import { askedFigures } from '../../rules/top-list/application.ts'

/** Figures of a company's file for the form of the top list, each with its source. */
export const topListFigures: FactSource = {
  facts: Object.fromEntries(askedFigures.map((asked) => [filledAs(asked), labelOf(asked)])),
  async read(db, { party, facts, today }) {
    const organisation = await organisationById(db, party.id)
    const found = new Map<string, Fact>()
    const wanted = askedFigures.filter((asked) => facts.includes(filledAs(asked)))
    if (!organisation || wanted.length === 0) return found
    const { creditCode } = organisation
    const file = (await companyFiles(db, { codes: [creditCode], on: today })).get(creditCode)
    for (const asked of wanted) {
      const year = Number(today.slice(0, 4)) - asked.back
      const years = asked.back === 0 ? [year, year - 1] : [year]
      const at = years.find((each) => file?.file.valueOf(asked.fact as FactName, each))
      const said = at === undefined ? null : file?.saidOf({ fact: asked.fact as FactName, year: at })
      if (!said) continue
      const { zh, en } = factSources[said.source as Office]
      const source = { zh: `企业档案：${zh} ${at}`, en: `company file: ${en}, ${at}` }
      found.set(filledAs(asked), { value: said.value, source, asOf: today })
    }
    return found
  },
}
