import { companyFiles, openCompanyFile } from '#areas/enterprises'
import { type Problem, Refusal } from '#kernel/refusal'
import { type EffectContext, type Outcome, settleCases } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { titleOfProcedure } from '../../rules/titles/titles.ts'
import { visitReasonsOf } from '../../rules/titles/visit.ts'
import {
  applicationOfCase,
  applicationsOf,
  evidenceOfEarlierSeasons,
  holdCompany,
  keepApplication,
  keepEvidence,
  recordVisit,
} from '../../store/applications.ts'
import { freeze, judgeCase } from './freeze.ts'
import { shownOf } from './shown.ts'
import { applicantOf, type TitleCase } from './title-case.ts'

/**
 * Takes an application, when it is filed and when it is handed in again: one at a time of a company, once granted in a season
 * no more, none of a company that ended, no files of an earlier year. Judges it by the rules of the day and freezes that.
 *
 * Writes: recognition.application, .evidence, .judgement; enterprises.company where the company has no file yet.
 * Errors: recognition.not-an-enterprise, .company-ended, .already-open, .granted-this-season, .evidence-again.
 */
export async function fileTitle(tx: Db, ctx: EffectContext, found: TitleCase): Promise<Outcome> {
  const title = titleOfProcedure(found.procedureId)
  const company = await applicantOf(tx, found)
  const others = async () =>
    (await applicationsOf(tx, company.creditCode, title.code)).filter((row) => row.case_id !== found.id)
  const isOpen = ({ outcome }: { outcome: string }) => outcome === 'open'
  // Before the company is held: whoever acts on such a case holds the case first.
  const going = (await others()).filter(isOpen).map(({ case_id }) => case_id)
  await settleCases(tx, ctx, going)
  await holdCompany(tx, company.creditCode, title.code)
  await openCompanyFile(tx, ctx, company)
  const season = found.filedOn.slice(0, 4)
  const earlier = await others()
  const file = (await companyFiles(tx, { codes: [company.creditCode], on: ctx.today })).get(company.creditCode)
  const problems: Problem[] = []
  if (file?.endedOn) problems.push({ code: 'recognition.company-ended', params: { on: file.endedOn } })
  const other = earlier.find(isOpen)
  if (other) problems.push({ code: 'recognition.already-open', params: { number: other.case_number } })
  const granted = earlier.find((row) => row.season === season && row.outcome === 'granted')
  if (granted)
    problems.push({ code: 'recognition.granted-this-season', params: { season, number: granted.case_number } })
  problems.push(...(await repeatedEvidence(tx, found, { ...company, season })))
  if (problems.length > 0) throw new Refusal(problems)

  const past = {
    isFirst: !earlier.some(({ outcome }) => outcome === 'granted') && !holdsOrHeld(file, title.code),
    wasRevoked: wasRevoked(file, { title: title.code, today: ctx.today }),
  }
  await keepApplication(tx, {
    ...{ region_path: found.regionPath, case_id: found.id, case_number: found.number, title: title.code, season },
    ...{ party_id: found.party.id, credit_code: company.creditCode, company_name: company.name },
    filed_on: found.filedOn,
    visit_reasons: title.hasVisits ? visitReasonsOf(found.answers, past) : [],
  })
  await keepEvidence(tx, { creditCode: company.creditCode, season, caseId: found.id }, found.answers.evidence)
  const { frozen, judged } = await judgeCase(tx, { ruleSet: title.ruleSet, on: ctx.today, found })
  await freeze(tx, ctx, { found, moment: 'filed', frozen, judged })
  return { shown: shownOf({ result: judged.result, caseId: found.id }), isShownAnew: true }
}

type File = Awaited<ReturnType<typeof companyFiles>> extends Map<string, infer F> ? F | undefined : never

async function repeatedEvidence(
  tx: Db,
  { answers: { evidence } }: TitleCase,
  { creditCode, season }: { creditCode: string; season: string },
): Promise<Problem[]> {
  const sha256 = evidence.map((file) => file.sha256)
  const again = await evidenceOfEarlierSeasons(tx, { creditCode, season, sha256 })
  const bySha = new Map(again.map((each) => [each.sha256, each.season]))
  return evidence.flatMap((file) => {
    const year = bySha.get(file.sha256)
    return year === undefined
      ? []
      : [{ code: 'recognition.evidence-again', field: 'evidence', params: { name: file.name, year } }]
  })
}

const holdsOrHeld = (known: File, title: string) =>
  known?.file.certificates.some((certificate) => certificate.title === title) ?? false

function wasRevoked(known: File, { title, today }: { title: string; today: string }): boolean {
  const since = `${Number(today.slice(0, 4)) - 3}${today.slice(4)}`
  const certificates = known?.file.certificates ?? []
  return certificates.some((each) => each.title === title && each.withdrawnFrom !== null && each.withdrawnFrom >= since)
}

/**
 * Passes an application on to the city. Where a visit is due it must have been made and what it found must be written down.
 *
 * Writes: recognition.application.
 * Errors: recognition.visit-missing, .visit-in-future.
 */
export async function checkTitle(
  tx: Db,
  ctx: EffectContext,
  found: TitleCase,
  { visitedOn, visitFinding }: { visitedOn?: string | undefined; visitFinding?: string | undefined },
): Promise<undefined> {
  const application = await applicationOfCase(tx, found.id)
  const isDue = (application?.visit_reasons.length ?? 0) > 0
  if (isDue && !(visitedOn && visitFinding))
    throw new Refusal({ code: 'recognition.visit-missing', field: visitedOn ? 'visitFinding' : 'visitedOn' })
  if (visitedOn && visitedOn > ctx.today) throw new Refusal({ code: 'recognition.visit-in-future', field: 'visitedOn' })
  if (visitedOn) await recordVisit(tx, found.id, { on: visitedOn, finding: visitFinding ?? '' })
}
