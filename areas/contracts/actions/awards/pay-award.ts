import { handAwards, voidHold } from '#areas/ledger'
import { Refusal } from '#kernel/refusal'
import type { EffectContext, Outcome } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { recoveriesOf } from '../../rules/awards/recoveries.ts'
import { type AwardRow, awardOfCase, contractsById, linesOfAwards, markPaid, markReleased } from '../../store/awards.ts'
import { asContract, termsOfCity } from './city-terms.ts'
import { originOf } from './decide-award.ts'
import type { AwardCase } from './shared.ts'

/**
 * Moves what was kept back into the account of whoever is awarded and asks for its payment; finance takes that to the bank
 * in a batch, with four eyes. The keys come from the decision, so that a repeated step pays nothing more.
 *
 * Writes: contracts.award, the ledger.
 * Errors: contracts.award-undecided, .award-outdated when a contract was cancelled or corrected meanwhile; those of the ledger.
 */
export async function payAward(tx: Db, ctx: EffectContext, found: AwardCase): Promise<Outcome> {
  const { regionPath, answers } = found
  const award = await heldAward(tx, found)
  await refuseOutdated(tx, award)
  const bank = { bankName: answers.bankName, bankCode: null, bankAccountNo: answers.bankAccountNo }
  const [handed] = await handAwards(tx, ctx, ctx.actor, [
    {
      id: award.id,
      holdId: award.hold_id,
      amountFen: award.amount_fen,
      payee: { regionPath, organisationId: found.party.id, bank },
      purpose: `技术转移奖补 ${found.number}`,
      origin: originOf(found),
    },
  ])
  if (!handed) throw new Error(`the award ${award.id} was handed over without a payment`)
  await markPaid(tx, award, { on: ctx.today, paymentId: handed.paymentId })
  return {
    shown: [{ label: { zh: '提交拨付', en: 'Handed to finance' }, value: ctx.today }],
  }
}

/**
 * Takes a decision back before it is paid: the money is free again, and so are its contracts.
 *
 * Writes: contracts.award, contracts.award_line, ledger.hold. Errors: contracts.award-undecided.
 */
export async function releaseAward(
  tx: Db,
  ctx: EffectContext,
  found: AwardCase,
  { reason }: { reason: string },
): Promise<Outcome> {
  const award = await heldAward(tx, found)
  await voidHold(tx, ctx, ctx.actor, { regionPath: found.regionPath, holdId: award.hold_id, reason })
  await markReleased(tx, award, { on: ctx.today, reason, state: 'released' })
  return { shown: [], isShownAnew: true }
}

async function heldAward(tx: Db, { regionPath, id, number }: AwardCase): Promise<AwardRow> {
  const award = await awardOfCase(tx, regionPath, id)
  if (award?.state !== 'decided') throw new Refusal({ code: 'contracts.award-undecided', params: { number } })
  return award
}

/** What would have to be recovered the day after is not paid. */
async function refuseOutdated(tx: Db, award: AwardRow): Promise<void> {
  const lines = await linesOfAwards(tx, [award.id])
  const contracts = await contractsById(
    tx,
    lines.map((line) => line.registration_id),
  )
  const known = new Map(contracts.map((row) => [row.number, asContract(row, award.party_code)]))
  const paid = lines.map((line) => ({
    contractId: line.registration_number,
    paidFen: line.amount_fen,
    recoveredFen: 0n,
    wrongBecause: null,
  }))
  const problems = recoveriesOf(paid, known, await termsOfCity(tx)).map(({ contractId }) => ({
    code: 'contracts.award-outdated',
    params: { contractId },
  }))
  if (problems.length > 0) throw new Refusal(problems)
}
