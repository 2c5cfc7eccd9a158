import { organisationsByCreditCodes } from '#areas/accounts'
import { notify } from '#areas/notices'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { codesFound } from '../../store/screenings.ts'
import { screeningWithin } from './read-screenings.ts'

/**
 * Sends a message to chosen companies that a screening found and that have an account; how many have none is answered.
 *
 * Permission: recognition:screen. Writes: messages, the operation log.
 * Errors:     recognition.screening-not-found, .screening-nobody-to-tell, .screening-not-found-by-it.
 */
export async function tellScreened(
  ctx: Context,
  id: string,
  { creditCodes, text }: { creditCodes: readonly string[]; text: string },
): Promise<{ told: number; withoutAccount: number }> {
  const screening = await screeningWithin(ctx, id)
  const codes = [...new Set(creditCodes)]
  return ctx.db.tx(async (tx) => {
    const found = await codesFound(tx, { regionPath: screening.region_path, screeningId: id }, codes)
    const count = codes.length - found.size
    if (count > 0)
      throw new Refusal({ code: 'recognition.screening-not-found-by-it', field: 'creditCodes', params: { count } })
    const known = await organisationsByCreditCodes(tx, codes)
    if (known.size === 0) throw new Refusal('recognition.screening-nobody-to-tell')
    for (const { id: organisationId } of known.values())
      await notify(tx, ctx, {
        kind: 'message',
        to: { organisationId },
        regionPath: screening.region_path,
        title: { zh: '科技局通知：您可能符合认定条件', en: 'The science bureau: you may qualify for a title' },
        text: { zh: text, en: text },
        link: '/enterprises/own',
        object: `screening:${id}`,
        reason: 'recognition.screened',
      })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.tell-screened',
      object: `screening:${id}`,
      regionPath: screening.region_path,
      detail: { told: known.size, asked: codes.length, text },
    })
    return { told: known.size, withoutAccount: codes.length - known.size }
  })
}
