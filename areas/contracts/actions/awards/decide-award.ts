import { keepAwards } from '#areas/ledger'
import { Refusal } from '#kernel/refusal'
import type { EffectContext, Outcome } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { awardWords } from '../../rules/awards/award-words.ts'
import { decisionsOf, insertAward, lockYear } from '../../store/awards.ts'
import { type AwardCase, sharesOf, shownOf, totalOf } from './shared.ts'

/**
 * Computes the award of a case and keeps the money back in the fund of the year: whoever decides at the same time waits,
 * so the budget is never passed. In the transaction of the decision, so that no award stands without its money.
 *
 * Writes: contracts.award, contracts.award_line, ledger.hold.
 * Errors: those of `sharesOf`; contracts.award-nothing-left, .award-decided; ledger.not-enough when the fund has less.
 */
export async function decideAward(tx: Db, ctx: EffectContext, found: AwardCase): Promise<Outcome> {
  const { regionPath, id: caseId, number, party } = found
  const year = Number(ctx.today.slice(0, 4))
  await lockYear(tx, regionPath, year)
  const { shares, contracts, partyCode } = await sharesOf(tx, found, year)
  const amountFen = totalOf(shares)
  if (amountFen === 0n) throw new Refusal({ code: 'contracts.award-nothing-left', params: { year } })
  const id = `awd_${caseId.slice(caseId.indexOf('_') + 1)}_${(await decisionsOf(tx, regionPath, caseId)) + 1}`
  const purpose = `技术转移奖补 ${party.name}`
  const kept = { id, amountFen, purpose, origin: originOf(found) }
  const [holdId = ''] = await keepAwards(tx, ctx, ctx.actor, awardFund(regionPath, year), [kept])
  await insertAward(
    tx,
    {
      ...{ region_path: regionPath, id, case_id: caseId, case_number: number, year, amount_fen: amountFen },
      ...{ party_id: party.id, party_code: partyCode, party_name: party.name, hold_id: holdId },
      ...{ decided_at: ctx.at, decided_on: ctx.today, decided_by_name: ctx.actor.name },
    },
    shares.awards.map((award) => {
      const contract = contracts.get(award.contractId)
      if (!contract) throw new Error(`the contract ${award.contractId} vanished`)
      const working = awardWords(award)
      return {
        ...{ region_path: regionPath, award_id: id, registration_id: contract.id },
        ...{ registration_number: contract.number, project_name: contract.project_name },
        ...{ registered_on: contract.registered_on, entitled_fen: award.entitlement.amountFen },
        ...{ amount_fen: award.amountFen, cut_by: award.cutBy, working_zh: working.zh, working_en: working.en },
      }
    }),
  )
  const label = { zh: '奖补金额合计', en: 'Award' }
  return { shown: shownOf(shares, contracts, label), isShownAnew: true }
}

/** The account out of which a year's awards are paid; finance fills it. */
export const awardFund = (regionPath: string, year: number) => ({
  regionPath,
  code: `fund/transfer-award-${year}`,
  name: `技术转移奖补资金（${year}年度）`,
  kind: 'fund' as const,
  budgetYear: year,
  area: 'contracts',
})

export const originOf = ({ id, number }: Pick<AwardCase, 'id' | 'number'>) => ({
  area: 'contracts',
  id,
  label: number,
  href: `/desk/${id}`,
})
