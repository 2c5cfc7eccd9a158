import { companyFiles, declaredFacts, grantCertificate, lastDayOf, sayFacts } from '#areas/enterprises'
import { Refusal } from '#kernel/refusal'
import type { EffectContext, Outcome } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { valuesOn } from '#platform/parameters/values'
import { factsOfAnswers } from '../../rules/self-evaluation/fact-form.ts'
import { type TitleRule, titleOfProcedure } from '../../rules/titles/titles.ts'
import { closeApplications, recordCertificate } from '../../store/applications.ts'
import { rulesOn } from '../rule-sets.ts'
import { freeze, judgeCase } from './freeze.ts'
import { shownOf } from './shown.ts'
import { applicantOf, type TitleCase } from './title-case.ts'

/** How many months a title is valid that is granted on a day; null where the dated file of terms says so. */
async function monthsOf(tx: Db, { months, termKey }: TitleRule, on: string): Promise<number | null> {
  return termKey === undefined ? months : ((await valuesOn(tx, [termKey], on)).get(termKey) ?? months)
}

interface Decision {
  reason?: string | undefined
  number?: string | undefined
}

/**
 * Judges an application by the rules of the day on which it is decided. Agreeing where they do not say yes wants a reason.
 *
 * Writes: recognition.judgement. Errors: recognition.reason-missing, .no-rule.
 */
async function judgedFor(
  tx: Db,
  ctx: EffectContext,
  found: TitleCase,
  { moment, reason }: { moment: 'examined' | 'decided'; reason: string | undefined },
) {
  const { ruleSet } = titleOfProcedure(found.procedureId)
  const made = await judgeCase(tx, { ruleSet, on: ctx.today, found })
  const said = reason || null
  if (made.judged.result.pass !== true && said === null)
    throw new Refusal({ code: 'recognition.reason-missing', field: 'reason' })
  await freeze(tx, ctx, { found, moment, reason: said, ...made })
  return made.judged
}

/** Agrees to an application, which goes on public notice. */
export async function examineTitle(
  tx: Db,
  ctx: EffectContext,
  found: TitleCase,
  { reason }: Decision,
): Promise<Outcome> {
  const { result } = await judgedFor(tx, ctx, found, { moment: 'examined', reason })
  return { shown: shownOf({ result, caseId: found.id }), isShownAnew: true }
}

/**
 * Grants a title: the certificate stands in the company's file from today, and what was declared becomes facts that the
 * company itself says.
 *
 * Writes: recognition.application, .judgement; enterprises.certificate, .fact.
 * Errors: recognition.reason-missing, .ended-meanwhile; those of `grantCertificate` and `sayFacts`.
 */
export async function grantTitle(tx: Db, ctx: EffectContext, found: TitleCase, input: Decision): Promise<Outcome> {
  const title = titleOfProcedure(found.procedureId)
  const { result } = await judgedFor(tx, ctx, found, { moment: 'decided', reason: input.reason })
  const { creditCode } = await applicantOf(tx, found)
  const endedOn = (await companyFiles(tx, { codes: [creditCode], on: ctx.today })).get(creditCode)?.endedOn
  if (endedOn) throw new Refusal({ code: 'recognition.ended-meanwhile', params: { on: endedOn } })
  const number = input.number || found.number
  const from = ctx.today
  const months = await monthsOf(tx, title, from)
  const said = { title: title.code, number, validFrom: from, ...(months && { validTo: lastDayOf(from, months) }) }
  const { validTo } = await grantCertificate(tx, ctx, creditCode, said)
  const facts = declaredFacts(factsOfAnswers(rulesOn(title.ruleSet, found.filedOn), found.answers), found.filedOn)
  await sayFacts(
    tx,
    ctx,
    creditCode,
    facts.map((fact) => ({ ...fact, source: 'company' as const, note: `${title.name.zh}申报 ${found.number}` })),
  )
  await recordCertificate(tx, found.id, { number, from, to: validTo })
  await closeApplications(tx, [found.id], 'granted', ctx.today)
  return {
    shown: [
      {
        label: { zh: '登记（证书）编号', en: 'Number' },
        value: number,
        link: `/enterprises/${creditCode}`,
      },
      { label: { zh: '有效期', en: 'Valid' }, value: `${from} 至 ${validTo}`, valueEn: `${from} to ${validTo}` },
      ...shownOf({ result, caseId: found.id }),
    ],
    isShownAnew: true,
  }
}
