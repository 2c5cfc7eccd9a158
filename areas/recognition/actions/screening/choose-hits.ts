import { Refusal } from '#kernel/refusal'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { chooseHits as shape } from '../../contract/screening.ts'
import { codesFound, setChosen, setUnchosen } from '../../store/screenings.ts'
import { doneWithin } from './read-screenings.ts'

/**
 * Marks companies that a screening found as chosen to be recommended, or takes the mark back. Who is marked already stays with
 * who marked it first; the operation log keeps what was taken back.
 *
 * Permission: recognition:screen. Writes: recognition.screening_hit, the operation log.
 * Errors:     recognition.screening-not-found, .screening-running, .screening-choice-not-found.
 */
export async function chooseHits(
  ctx: Context,
  id: string,
  { creditCodes, isChosen }: BodyOf<typeof shape>,
): Promise<ResponseOf<typeof shape>> {
  const { region_path: regionPath } = await doneWithin(ctx, id)
  const of = { regionPath, screeningId: id }
  const codes = [...new Set(creditCodes)]
  return ctx.db.tx(async (tx) => {
    const count = codes.length - (await codesFound(tx, of, codes)).size
    if (count > 0)
      throw new Refusal({ code: 'recognition.screening-choice-not-found', field: 'creditCodes', params: { count } })
    const by = { at: ctx.clock.now(), by: ctx.actor.userId, byName: ctx.actor.name }
    const changed = isChosen ? await setChosen(tx, of, codes, by) : await setUnchosen(tx, of, codes)
    if (changed.length > 0)
      await ctx.audit.record(tx, ctx.actor, {
        action: isChosen ? 'recognition.choose-hits' : 'recognition.unchoose-hits',
        object: `screening:${id}`,
        regionPath,
        detail: { creditCodes: changed },
      })
    return { changed: changed.length }
  })
}
