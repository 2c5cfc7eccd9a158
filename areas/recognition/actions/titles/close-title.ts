import type { EffectContext } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { titleOfProcedure } from '../../rules/titles/titles.ts'
import { closeApplications } from '../../store/applications.ts'
import { freeze, judgeCase } from './freeze.ts'
import type { TitleCase } from './title-case.ts'

/** Ends an application that its company takes back. Writes: recognition.application. */
export async function closeTitle(tx: Db, ctx: EffectContext, found: TitleCase): Promise<undefined> {
  await closeApplications(tx, [found.id], 'withdrawn', ctx.today)
}

/** Refuses an application, with what the rules of the day say of it. Writes: recognition.application, .judgement. */
export async function refuseTitle(
  tx: Db,
  ctx: EffectContext,
  found: TitleCase,
  { reason }: { reason: string },
): Promise<undefined> {
  const { ruleSet } = titleOfProcedure(found.procedureId)
  const made = await judgeCase(tx, { ruleSet, on: ctx.today, found })
  await freeze(tx, ctx, { found, moment: 'decided', reason, ...made })
  await closeApplications(tx, [found.id], 'refused', ctx.today)
}
