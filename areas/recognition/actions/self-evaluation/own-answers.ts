import { organisationById } from '#areas/accounts'
import { companyFiles } from '#areas/enterprises'
import type { Answers } from '#engines/form'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Context } from '#platform/http/route'
import { answersOnFile } from '../facts-of-companies.ts'
import { evaluableRules } from './evaluate.ts'

/**
 * What the file of the asking company answers of a self-evaluation, each with where it is from; nothing for others.
 *
 * Permission: recognition:self-evaluate. Errors: recognition.not-evaluable, .no-rule.
 */
export async function readOwnAnswers(
  ctx: Context,
  id: string,
): Promise<{
  company: { name: string; creditCode: string } | null
  answers: Answers
  sources: Record<string, Localized>
}> {
  const today = businessDate(ctx.clock.now())
  const set = evaluableRules(id, today)
  const organisation = ctx.actor.organisationId ? await organisationById(ctx.db, ctx.actor.organisationId) : null
  if (!organisation) return { company: null, answers: {}, sources: {} }
  const { name, creditCode } = organisation
  const known = (await companyFiles(ctx.db, { codes: [creditCode], on: today })).get(creditCode)
  if (!known) return { company: { name, creditCode }, answers: {}, sources: {} }
  return { company: { name, creditCode }, ...answersOnFile(known, set, today) }
}
