import type { Db } from '#platform/db/db'
import { allValues } from '#platform/parameters/values'
import { awardTerms } from '../../award-parameters.ts'
import { cityTerms } from '../../rules/awards/city-terms.ts'
import type { AwardContract, AwardTerms } from '../../rules/awards/terms.ts'
import type { AwardableRow } from '../../store/awards.ts'

export async function termsOfCity(db: Db): Promise<AwardTerms[]> {
  return cityTerms(awardTerms, await allValues(db))
}

/** A contract as the rules look at it; people know it by its number. */
export const asContract = (row: AwardableRow, partyCode: string): AwardContract => ({
  contractId: row.number,
  partyCode,
  registeredOn: row.registered_on,
  state: row.state === 'valid' ? 'registered' : 'revoked',
  contractAmountFen: row.is_amount_open ? null : row.contract_fen,
  technologyAmountFen: row.is_amount_open ? null : row.technology_fen,
})
