import { organisationById } from '#areas/accounts'
import type { FactSource } from '#platform/cases/procedure'
import { awardableContracts } from '../../store/awards.ts'

/** As many as one application may list. */
const most = 50

/** Registered contracts of an organisation that have not been awarded: the applicant strikes out what is not applied for. */
export const factsOfContracts: FactSource = {
  facts: { 'contracts.awardable': { zh: '尚未奖补的登记合同', en: 'registered contracts without an award' } },
  async read(db, { party, facts }) {
    if (!facts.includes('contracts.awardable') || party.kind !== 'organisation') return new Map()
    const organisation = await organisationById(db, party.id)
    if (!organisation) return new Map()
    const rows = await awardableContracts(db, { partyId: party.id, creditCode: organisation.creditCode }, most)
    if (rows.length === 0) return new Map()
    const value = rows.map(({ number, project_name }) => ({ number, project: project_name }))
    return new Map([
      ['contracts.awardable', { value, source: { zh: '技术合同登记簿', en: 'the register of contracts' } }],
    ])
  },
}
