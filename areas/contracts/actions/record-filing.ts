import { organisationById } from '#areas/accounts'
import { Refusal } from '#kernel/refusal'
import type { CaseOf, EffectContext } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import type { ContractForm } from '../form.ts'
import { amountOf } from '../rules/registry/money.ts'
import { deductionsInFen } from '../rules/registry/particulars.ts'
import { technologyValue } from '../rules/registry/technology-value.ts'
import { keepFiling } from '../store/filings.ts'
import { contractRulesOn } from './rule-set.ts'

/**
 * Keeps what was filed, or handed in again: figures of what is submitted are counted from here, apart from what is registered.
 *
 * Writes: contracts.filing.
 * Errors: contracts.seller-not-you.
 */
export async function recordFiling(
  tx: Db,
  _ctx: EffectContext,
  found: CaseOf<typeof ContractForm>,
): Promise<undefined> {
  const { answers, party, filedOn } = found
  await refuseOthersContract(tx, found)
  const contract =
    answers.amountState === 'settled' ? amountOf(answers.contractAmount ?? '', 'contractAmount').fen : null
  const value =
    contract === null
      ? null
      : technologyValue(contractRulesOn(filedOn), {
          filedOn,
          kind: answers.kind,
          contractFen: contract,
          deductions: deductionsInFen(answers.deductions),
        })
  const [buyer] = answers.buyers
  await keepFiling(tx, {
    regionPath: found.regionPath,
    caseId: found.id,
    caseNumber: found.number,
    partyId: party.id,
    projectName: answers.projectName,
    kind: answers.kind,
    field: answers.field,
    sellerCode: answers.sellerCode,
    sellerName: answers.sellerName,
    buyerCode: buyer?.creditCode ?? null,
    buyerName: buyer?.name ?? '',
    buyers: answers.buyers.map(({ name, creditCode }) => ({ name, creditCode: creditCode ?? null })),
    content: answers.content,
    signedOn: answers.signedOn,
    contractFen: contract,
    technologyFen: value?.technologyFen ?? null,
    filedOn,
    filedAt: found.filedAt,
  })
  return undefined
}

/** Whoever acts for several organisations files each contract as the one that sells: awards follow from who has sold. */
async function refuseOthersContract(tx: Db, { answers, party }: CaseOf<typeof ContractForm>): Promise<void> {
  const organisation = await organisationById(tx, party.id)
  if (!organisation || organisation.creditCode === answers.sellerCode) return
  const { name, creditCode } = organisation
  throw new Refusal({
    code: 'contracts.seller-not-you',
    field: 'sellerCode',
    params: { name, own: creditCode, code: answers.sellerCode },
  })
}
