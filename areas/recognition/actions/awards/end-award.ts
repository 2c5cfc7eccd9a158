import { organisationByCreditCode } from '#areas/accounts'
import { takeBackHanded, voidHold } from '#areas/ledger'
import { notify, resolveTodos } from '#areas/notices'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { batchById, setRevised } from '../../store/award-batches.ts'
import { type AwardRow, batchOfAward, lockAward, lockAwards, setEnded } from '../../store/awards.ts'
import { originOf } from './decide-batch.ts'
import { objectOf } from './draw-batch.ts'
import { regionOf } from './reach.ts'

/**
 * Ends one award: taken out of a batch that is drawn up, revoked while its money is kept, taken back while its money lies in
 * the books. The recognition may be awarded again. A company that knew of it is told why.
 *
 * Permission: recognition:draw-awards.
 * Writes:     recognition.award, the revision of its batch, the ledger, a message, the to-do, the operation log.
 * Errors:     recognition.award-not-found, .award-over, .award-on-its-way, .award-paid-out; those of the ledger.
 */
export async function endRecognitionAward(
  ctx: Context,
  awardId: string,
  { reason }: { reason: string },
): Promise<{ state: 'released' | 'taken-back' }> {
  return ctx.db.tx(async (tx) => {
    // The batch first, as everybody who decides about it does.
    const known = await lockedAward(tx, ctx, awardId)
    const state = await undo(tx, ctx, known, reason)
    await setEnded(tx, known, { state, reason, byName: ctx.actor.name })
    await setRevised(tx, { region_path: known.region_path, id: known.batch_id })
    if (known.state === 'kept') await endPayment(tx, ctx, known)
    if (known.state !== 'drawn') await tell(tx, ctx, known, reason)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.end-award',
      object: objectOf(known.batch_id),
      regionPath: known.region_path,
      detail: { award: known.id, company: known.company_name, state, reason },
    })
    return { state }
  })
}

async function lockedAward(tx: Db, ctx: Context, awardId: string): Promise<AwardRow> {
  const regionPath = regionOf(ctx.scope)
  const batchId = await batchOfAward(tx, regionPath, awardId)
  if (batchId === null) throw new Refusal('recognition.award-not-found')
  await batchById(tx, regionPath, batchId, 'update')
  const award = await lockAward(tx, regionPath, awardId)
  if (!award) throw new Refusal('recognition.award-not-found')
  return award
}

async function undo(tx: Db, ctx: Context, award: AwardRow, reason: string): Promise<'released' | 'taken-back'> {
  const { region_path: regionPath, state, hold_id: holdId } = award
  const params = { company: award.company_name }
  if (state === 'released' || state === 'taken-back') throw new Refusal({ code: 'recognition.award-over', params })
  if (state === 'drawn') return 'released'
  if (state === 'kept') {
    if (holdId === null) throw new Error(`the award ${award.id} is kept without a hold`)
    await voidHold(tx, ctx, ctx.actor, { regionPath, holdId, reason })
    return 'released'
  }
  const outcome = await takeBackHanded(tx, ctx, ctx.actor, { regionPath, reason, origin: originOf(award) })
  if (outcome === 'on-its-way') throw new Refusal({ code: 'recognition.award-on-its-way', params })
  if (outcome === 'paid') throw new Refusal({ code: 'recognition.award-paid-out', params })
  return 'taken-back'
}

/** Finance has nothing to hand over any more once the last award of a batch is revoked. */
async function endPayment(
  tx: Db,
  ctx: Context,
  { region_path: regionPath, batch_id: batchId }: AwardRow,
): Promise<void> {
  const left = await lockAwards(tx, { regionPath, batchId }, { state: 'kept', limit: 1 })
  if (left.length === 0) await resolveTodos(tx, ctx, objectOf(batchId))
}

async function tell(tx: Db, ctx: Context, award: AwardRow, reason: string): Promise<void> {
  const organisation = await organisationByCreditCode(tx, award.credit_code)
  if (!organisation) return
  await notify(tx, ctx, {
    kind: 'message',
    to: { organisationId: organisation.id },
    regionPath: award.region_path,
    title: { zh: '本企业的一项认定奖补已撤销', en: 'An award of your company was taken back' },
    text: { zh: `理由：${reason}`, en: `Reason: ${reason}` },
    link: '/recognition/own-awards',
    object: `award:${award.id}`,
    reason: 'recognition.award-ended',
  })
}
