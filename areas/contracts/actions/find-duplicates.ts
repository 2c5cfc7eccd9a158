import { regionNames } from '#areas/regions'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { stateWordsOf } from '#platform/cases/states'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { DuplicateView, listDuplicates as listShape } from '../contract/duplicates.ts'
import { compareContracts, type Evidence } from '../rules/duplicates/compare-contracts.ts'
import { askedKeys } from '../rules/duplicates/duplicate-keys.ts'
import { evidenceWords } from '../rules/duplicates/evidence-words.ts'
import { candidatesOf, comparedOf, type FiledRow, filedContract } from '../store/duplicates.ts'

/** Candidates of one contract that are compared; they have a party or a sum in common, so there are few. */
const mostCompared = 200

/**
 * What looks like the same contract filed elsewhere, in any district, with what is alike. People decide.
 *
 * Permission: contracts:change; the contract itself must lie within the scope.
 * Errors:     contracts.not-found.
 */
export async function findDuplicates(ctx: Context, caseId: string): Promise<ResponseOf<typeof listShape>> {
  const own = await filedContract(ctx.db, ctx.scope, caseId)
  if (!own) throw new Refusal('contracts.not-found')
  const contract = comparedOf(own)
  const candidates = await candidatesOf(ctx.db, {
    keys: askedKeys(contract),
    signedOn: contract.signedOn,
    exceptCaseId: caseId,
    limit: mostCompared,
  })
  const alike = candidates.flatMap((row) => {
    const { isDuplicate, evidence } = compareContracts(contract, comparedOf(row), {
      a: own.text_signature,
      b: row.text_signature,
    })
    return isDuplicate ? [{ row, evidence }] : []
  })
  const names = await regionNames(ctx.db, [...new Set(alike.map(({ row }) => row.region_path))])
  const states = await stateWordsOf(
    ctx.db,
    ctx.registry,
    alike.map(({ row }) => row.case_id),
  )
  const items = alike.map(({ row, evidence }) =>
    viewOf(row, evidence, {
      regionName: names.get(row.region_path) ?? row.region_path,
      state: row.registration_state ? registered[row.registration_state] : (states.get(row.case_id) ?? null),
    }),
  )
  return { items, total: items.length }
}

const registered = {
  valid: { zh: '已登记', en: 'Registered' },
  cancelled: { zh: '登记已注销', en: 'Registration cancelled' },
} as const

function viewOf(
  row: FiledRow,
  evidence: Evidence,
  { regionName, state }: Pick<DuplicateView, 'regionName' | 'state'>,
): DuplicateView {
  return {
    caseId: row.case_id,
    number: row.case_number,
    registrationId: row.registration_id,
    state,
    regionName,
    projectName: row.project_name,
    sellerName: row.seller_name,
    buyerName: row.buyer_name,
    contractYuan: row.contract_fen === null ? null : fenText(row.contract_fen),
    signedOn: row.signed_on,
    filedOn: row.filed_on,
    alike: evidenceWords(evidence),
  }
}
