import { type GrantedTitle, grantedBetween, type Title } from '#areas/enterprises'
import { notify } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import { allValues } from '#platform/parameters/values'
import { awardTerms } from '../../award-parameters.ts'
import type { drawRecognitionBatch as shape } from '../../contract/awards.ts'
import { type Given, proposeAwards } from '../../rules/awards/propose-awards.ts'
import { insertBatch } from '../../store/award-batches.ts'
import { givenTo, insertAwards } from '../../store/awards.ts'
import { regionOf } from './reach.ts'

/** More would make one decision that nobody can look over, and a transaction that others wait for. */
const most = 1000

/** What a batch is in notices and in the operation log. */
export const objectOf = (batchId: string) => `award-batch:${batchId}`
export const linkOf = (batchId: string) => `/recognition/awards/${batchId}`

/**
 * Draws up a batch with every company that was recognised within some days and has no award for it yet, with what each
 * gets by the city's terms. Nothing is promised: somebody else approves it.
 *
 * Permission: recognition:draw-awards; a person, not a key.
 * Writes:     recognition.award_batch, recognition.award, a to-do for the others, the operation log.
 * Errors:     recognition.award-person-needed, .award-days-reversed, .award-nothing-to-award, .award-too-many,
 *             .award-given-meanwhile.
 */
export async function drawRecognitionBatch(
  ctx: Context,
  { title, titles, fromDay, toDay }: BodyOf<typeof shape>,
): Promise<ResponseOf<typeof shape>> {
  const { userId, name } = ctx.actor
  if (ctx.actor.kind === 'api-key' || userId === null) throw new Refusal('recognition.award-person-needed')
  if (fromDay > toDay) throw new Refusal({ code: 'recognition.award-days-reversed', field: 'toDay' })
  const regionPath = regionOf(ctx.scope)
  return ctx.db.tx(async (tx) => {
    const granted = await grantedBetween(tx, { regionPath, titles: titles as Title[], from: fromDay, to: toDay })
    const given = await givenToFiles(tx, granted)
    const values = await allValues(tx)
    const { proposals, givenBefore, withoutTerms } = proposeAwards(granted, { terms: awardTerms, values, given })
    const leftOut = { givenBefore: givenBefore.length, withoutTerms: withoutTerms.length }
    if (proposals.length === 0) {
      const params = { given: leftOut.givenBefore, without: leftOut.withoutTerms }
      throw new Refusal({ code: 'recognition.award-nothing-to-award', params })
    }
    if (proposals.length > most)
      throw new Refusal({ code: 'recognition.award-too-many', params: { most, count: proposals.length } })
    const id = ctx.ids.next('rab')
    const at = ctx.clock.now()
    const year = Number(businessDate(at).slice(0, 4))
    await insertBatch(tx, {
      ...{ region_path: regionPath, id, title, from_day: fromDay, to_day: toDay, year },
      ...{ drawn_at: at, drawn_by_user_id: userId, drawn_by_name: name },
    })
    await insertAwards(
      tx,
      proposals.map(({ of, recognisedYear, amountFen, termsSince }) => ({
        ...{ region_path: regionPath, id: ctx.ids.next('rwd'), batch_id: id, credit_code: of.creditCode },
        certificate_code: of.certificateCode,
        ...{ company_name: of.name, company_region_path: of.regionPath, title: of.title, valid_from: of.validFrom },
        ...{ recognised_year: recognisedYear, certificate_number: of.number, is_again: of.isAgain },
        ...{ amount_fen: amountFen, terms_since: termsSince },
      })),
    )
    await notify(tx, ctx, {
      kind: 'todo',
      to: { role: 'city-officer' },
      regionPath,
      title: { zh: `请核准认定奖补批次：${title}`, en: `Approve the batch of awards: ${title}` },
      text: {
        zh: `${name}拟定，${proposals.length} 家。拟定人不能核准自己的批次。`,
        en: `Drawn up by ${name}: ${proposals.length} companies. Nobody approves their own batch.`,
      },
      link: linkOf(id),
      object: objectOf(id),
      reason: 'recognition.award-to-approve',
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.draw-awards',
      object: objectOf(id),
      regionPath,
      detail: { title, titles, fromDay, toDay, companies: proposals.length, ...leftOut },
    })
    return { id, ...leftOut }
  })
}

/** What the companies were given, also under other codes before files were merged or separated. */
async function givenToFiles(tx: Db, granted: readonly GrantedTitle[]): Promise<Given[]> {
  const fileOf = new Map(
    granted.flatMap(({ creditCode, formerCodes }) => [creditCode, ...formerCodes].map((code) => [code, creditCode])),
  )
  const given = await givenTo(tx, [...fileOf.keys()])
  return given.map((each) => ({ ...each, creditCode: fileOf.get(each.creditCode) ?? each.creditCode }))
}
