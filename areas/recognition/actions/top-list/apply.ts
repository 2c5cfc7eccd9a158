import { companyFiles, type FactName, type KnownCompany, openCompanyFile, sayFacts } from '#areas/enterprises'
import { type Problem, Refusal } from '#kernel/refusal'
import { type CaseOf, type EffectContext, type Outcome, type Shown, settleCases } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import type { TopListForm } from '../../procedures/top-list-form.ts'
import { declaredFigures } from '../../rules/top-list/application.ts'
import { isPercent, measure } from '../../rules/top-list/measure.ts'
import type { TopListMethod } from '../../rules/top-list/method.ts'
import { closeTopApplications, keepTopApplication, topApplicationsOf } from '../../store/top-list-applications.ts'
import { isListOut } from '../../store/top-lists.ts'
import { cityOfPath } from '../points/reach.ts'
import { applicantOf } from '../titles/title-case.ts'
import { methodInForce } from './methods.ts'
import { numericFacts } from './numeric-facts.ts'

type TopCase = CaseOf<typeof TopListForm>

const yearOf = ({ filedOn }: Pick<TopCase, 'filedOn'>) => Number(filedOn.slice(0, 4))

/**
 * Takes an application for the list of the year: once a year, of a company that goes on, with enough figures for the method
 * in force; what is not declared is read from the company's file.
 *
 * Writes: recognition.top_list_application; enterprises.company where the company has no file yet.
 * Errors: recognition.not-an-enterprise, .top-no-method, .top-ended, .top-applied, .top-year-over, .top-missing.
 */
export async function fileTopApplication(tx: Db, ctx: EffectContext, found: TopCase): Promise<Outcome> {
  const company = await applicantOf(tx, found)
  const { creditCode } = company
  const year = yearOf(found)
  const { content: method, title } = await methodInForce(tx, cityOfPath(company.regionPath), ctx.today)
  await openCompanyFile(tx, ctx, company)
  const file = (await companyFiles(tx, { codes: [creditCode], on: ctx.today })).get(creditCode)
  const problems: Problem[] = []
  if (file?.endedOn) problems.push({ code: 'recognition.top-ended', params: { on: file.endedOn } })
  const [other] = await stillThere(tx, ctx, { creditCode, year, except: found.id })
  if (other) problems.push({ code: 'recognition.top-applied', params: { year, number: other.case_number } })
  if (await isListOut(tx, cityOfPath(company.regionPath), year))
    problems.push({ code: 'recognition.top-year-over', params: { year } })
  const values = valuesWith(found, file, method)
  const known = values.filter(({ value }) => value !== null)
  if (known.length * 100 < method.leastKnownPercent * values.length) {
    const names = values.filter(({ value }) => value === null).map(({ name }) => name)
    problems.push({
      code: 'recognition.top-missing',
      params: { least: method.leastKnownPercent, names: names.join('、') },
    })
  }
  if (problems.length > 0) throw new Refusal(problems)
  await keepTopApplication(tx, {
    ...{ region_path: found.regionPath, case_id: found.id, case_number: found.number, credit_code: creditCode },
    ...{ year, filed_on: found.filedOn },
  })
  return {
    shown: [{ label: { zh: '评价办法', en: 'Method' }, value: title }, ...values.map(shownOf)],
    isShownAnew: true,
  }
}

/** Applications of the year that go on or were admitted. */
async function stillThere(
  tx: Db,
  ctx: EffectContext,
  { creditCode, year, except }: { creditCode: string; year: number; except: string },
) {
  const others = async () => (await topApplicationsOf(tx, creditCode, year)).filter(({ case_id }) => case_id !== except)
  const open = (await others()).filter(({ state }) => state === 'open')
  await settleCases(
    tx,
    ctx,
    open.map(({ case_id }) => case_id),
  )
  return (await others()).filter(({ state }) => state === 'admitted' || state === 'open')
}

interface Value {
  name: string
  value: string | null
  unit: string
}

/** The indicators of the method from what was declared, else from the file. */
function valuesWith(found: TopCase, known: KnownCompany | undefined, { indicators }: TopListMethod): Value[] {
  const year = yearOf(found)
  const declared = new Map(
    declaredFigures(found.answers, year).map(({ fact, period, value }) => [`${fact} ${period}`, value]),
  )
  const read = (fact: string, of: number) =>
    declared.get(`${fact} ${of}`) ?? known?.file.valueOf(fact as FactName, of) ?? null
  return indicators.map((indicator) => ({
    name: indicator.name,
    value: measure(indicator, year, { facts: numericFacts, read }),
    unit: isPercent(indicator, numericFacts) ? '%' : '',
  }))
}

function shownOf({ name, value, unit }: Value): Shown {
  const label = { zh: name, en: name }
  return value === null
    ? { label, value: '无数据', valueEn: 'not known' }
    : { label, value: `${Number(Number(value).toFixed(2))}${unit}` }
}

/**
 * Admits a company to the candidates of the year: what it declared becomes facts that it says itself, which any office
 * overrules.
 *
 * Writes: recognition.top_list_application; enterprises.fact.
 * Errors: recognition.top-ended, .top-year-over; those of `sayFacts`.
 */
export async function admitTopApplication(tx: Db, ctx: EffectContext, found: TopCase): Promise<Outcome> {
  const { creditCode, regionPath } = await applicantOf(tx, found)
  const year = yearOf(found)
  if (await isListOut(tx, cityOfPath(regionPath), year))
    throw new Refusal({ code: 'recognition.top-year-over', params: { year } })
  const file = (await companyFiles(tx, { codes: [creditCode], on: ctx.today })).get(creditCode)
  if (file?.endedOn) throw new Refusal({ code: 'recognition.top-ended', params: { on: file.endedOn } })
  const facts = declaredFigures(found.answers, year).map(({ fact, period, value }) => ({
    ...{ fact: fact as FactName, period, value, source: 'company' as const, note: `百强申报 ${found.number}` },
  }))
  await sayFacts(tx, ctx, creditCode, facts)
  await closeTopApplications(tx, [found.id], 'admitted')
  return {
    shown: [
      {
        label: { zh: '列为候选', en: 'Admitted' },
        value: `${year} 年度百强榜`,
        valueEn: `top list of ${year}`,
        link: '/recognition/top-list/own',
      },
    ],
  }
}

/** Ends an application that is refused. Writes: recognition.top_list_application. */
export async function refuseTopApplication(tx: Db, _ctx: EffectContext, { id }: TopCase): Promise<undefined> {
  await closeTopApplications(tx, [id], 'refused')
}

/** Ends an application that its company takes back. Writes: recognition.top_list_application. */
export async function withdrawTopApplication(tx: Db, _ctx: EffectContext, { id }: TopCase): Promise<undefined> {
  await closeTopApplications(tx, [id], 'withdrawn')
}
