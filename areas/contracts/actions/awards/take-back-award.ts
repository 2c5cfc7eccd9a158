import { takeBackHanded } from '#areas/ledger'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import { noteFollowUp } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { takeBackAward as takeBackShape } from '../../contract/awards.ts'
import { type AwardRow, awardById, markReleased, markWrong } from '../../store/awards.ts'
import { originOf } from './decide-award.ts'
import { regionOf } from './read-awards.ts'

/**
 * Takes back an award that was handed to payment: its account was wrong and the bank sent it back, or the decision was
 * wrong. While the money lies in the books it goes back into the fund and the contracts are free again; has the bank paid
 * it, the decision is noted as wrong and the whole sum stands among what is to be recovered. The applicant is told.
 *
 * Permission: contracts:recover-awards.
 * Writes:     contracts.award, contracts.award_line, the ledger, the history of the case, a message, the operation log.
 * Errors:     contracts.award-not-found, .award-not-handed-over, .award-on-its-way, .award-found-wrong; those of the ledger.
 */
export async function takeBackAward(
  ctx: Context,
  awardId: string,
  { reason }: BodyOf<typeof takeBackShape>,
): Promise<ResponseOf<typeof takeBackShape>> {
  return ctx.db.tx(async (tx) => {
    const award = await awardById(tx, regionOf(ctx.scope), awardId)
    if (!award) throw new Refusal('contracts.award-not-found')
    if (award.state !== 'paid') throw new Refusal('contracts.award-not-handed-over')
    const outcome = await undo(tx, ctx, award, reason)
    const { zh, en } = said[outcome]
    const words = { zh: `${zh}。理由：${reason}`, en: `${en}. Reason: ${reason}` }
    await noteFollowUp(tx, ctx, { procedureId: 'transfer-award', caseId: award.case_id }, words)
    await tell(tx, ctx, award, words)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'contracts.take-back-award',
      object: `award:${award.id}`,
      regionPath: award.region_path,
      detail: { outcome, reason },
    })
    return { outcome }
  })
}

async function undo(tx: Db, ctx: Context, award: AwardRow, reason: string): Promise<'in-fund' | 'to-recover'> {
  const origin = originOf({ id: award.case_id, number: award.case_number })
  const outcome = await takeBackHanded(tx, ctx, ctx.actor, { regionPath: award.region_path, reason, origin })
  if (outcome === 'on-its-way') throw new Refusal('contracts.award-on-its-way')
  if (outcome === 'in-fund') {
    await markReleased(tx, award, { on: businessDate(ctx.clock.now()), reason, state: 'taken-back' })
    return outcome
  }
  if (award.wrong_reason !== null)
    throw new Refusal({ code: 'contracts.award-found-wrong', params: { reason: award.wrong_reason } })
  await markWrong(tx, award, reason)
  return 'to-recover'
}

const said = {
  'in-fund': {
    zh: '奖补款未付出，已收回；所列合同可以重新申请',
    en: 'It was not paid out; its contracts may be applied for again',
  },
  'to-recover': { zh: '奖补决定有误，已付的款应当退回', en: 'The decision was wrong; what was paid is to come back' },
} as const

async function tell(tx: Db, ctx: Context, award: AwardRow, text: Localized): Promise<void> {
  await ctx.registry.ports.notify(tx, ctx, {
    kind: 'message',
    to: { organisationId: award.party_id },
    regionPath: award.region_path,
    title: { zh: `技术转移奖补 ${award.case_number} 已收回`, en: `The award ${award.case_number} was taken back` },
    text,
    link: `/my-cases/${award.case_id}`,
    object: `case:${award.case_id}`,
    reason: 'contracts.award-taken-back',
  })
}
