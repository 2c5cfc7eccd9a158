import { organisationById } from '#areas/accounts'
import type { Localized } from '#kernel/localized'
import { fenWords } from '#kernel/money'
import { type Problem, Refusal } from '#kernel/refusal'
import type { CaseOf, Shown } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import type { AwardForm } from '../../procedures/award-form.ts'
import { awardWords } from '../../rules/awards/award-words.ts'
import { type AwardShares, shareAwards } from '../../rules/awards/share-awards.ts'
import { type AwardableRow, contractsOfSeller, givenAwards } from '../../store/awards.ts'
import { asContract, termsOfCity } from './city-terms.ts'

export type AwardCase = CaseOf<typeof AwardForm>

/** What the contracts of a case get by what was given before; every reason against any of them is thrown at once. */
export async function sharesOf(
  tx: Db,
  { answers, party, regionPath }: AwardCase,
  year: number,
): Promise<{ shares: AwardShares; contracts: ReadonlyMap<string, AwardableRow>; partyCode: string }> {
  const organisation = await organisationById(tx, party.id)
  if (!organisation) throw new Error(`the organisation ${party.id} vanished`)
  const { creditCode } = organisation
  const numbers = answers.contracts.map(({ number }) => number)
  const rows = await contractsOfSeller(tx, { partyId: party.id, creditCode }, numbers)
  const contracts = new Map(rows.map((row) => [row.number, row]))
  const shares = shareAwards(
    numbers.flatMap((number) => contracts.get(number) ?? []).map((row) => asContract(row, creditCode)),
    {
      year,
      terms: await termsOfCity(tx),
      given: await givenAwards(tx, { regionPath, year, numbers }),
    },
  )
  const at = (number: string) => `contracts.${numbers.indexOf(number)}.number`
  const problems: Problem[] = [
    ...numbers.flatMap((number) =>
      contracts.has(number)
        ? []
        : [{ code: 'contracts.award-not-yours', field: at(number), params: { contractId: number } }],
    ),
    ...shares.refused.flatMap(({ contractId, problems: own }) =>
      own.map((problem) => ({ ...problem, field: at(contractId) })),
    ),
  ]
  if (problems.length > 0) throw new Refusal(problems)
  return { shares, contracts, partyCode: creditCode }
}

/** The working, contract by contract, and the sum, as everybody reads it. */
export function shownOf(
  { awards }: AwardShares,
  contracts: ReadonlyMap<string, AwardableRow>,
  label: Shown['label'],
): Shown[] {
  const lines = awards.map((award) => {
    const project = contracts.get(award.contractId)?.project_name ?? ''
    const name = `${award.contractId} ${project}`
    return { label: { zh: name, en: name }, ...valueIn(awardWords(award)) }
  })
  return [...lines, { label, ...valueIn(fenWords(totalOf({ awards }))) }]
}

const valueIn = ({ zh, en }: Localized) => ({ value: zh, valueEn: en })

export const totalOf = ({ awards }: Pick<AwardShares, 'awards'>): bigint =>
  awards.reduce((sum, { amountFen }) => sum + amountFen, 0n)
