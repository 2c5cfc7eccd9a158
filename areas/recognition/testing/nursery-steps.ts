import { sayFacts } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import type { TestAnswer } from '#platform/http/testing/ask'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { makeCompany } from '../../enterprises/testing/made-company.ts'
import type { NurseryMember, NurseryPoolWhole } from '../contract/nursery.ts'
import type { NurseryMembership } from '../contract/nursery-stay.ts'

export const nurseryBase = '/api/recognition/nursery'

/** A company with so many scientists among a hundred, said by the tax office of 2025; nothing is known of other companies. */
export async function nurseryCompany(
  { services }: TestApp,
  given: { creditCode: string; regionPath: string; scientists?: number; name?: string },
): Promise<string> {
  const { creditCode, regionPath, scientists, name = `示例培育${creditCode.slice(-5)}有限公司` } = given
  await makeCompany(services, { creditCode, name, regionPath, registeredOn: '2015-01-01', industry: 'C2641' })
  if (scientists !== undefined) await sayScientists({ services }, creditCode, scientists)
  return creditCode
}

export async function sayScientists({ services }: Pick<TestApp, 'services'>, creditCode: string, count: number) {
  const said = { period: '2025', source: 'tax' as const }
  await services.db.tx((tx) =>
    sayFacts(tx, { ...services, actor: system }, creditCode, [
      { ...said, fact: 'staff_total', value: '100' },
      { ...said, fact: 'staff_science_and_technology', value: String(count) },
    ]),
  )
}

/** A pool that asks for a tenth of scientists and a year of age. */
export async function openPool(app: TestApp, as: TestPerson, over: object = {}): Promise<NurseryPoolWhole> {
  const body = {
    ...{ title: 'high-tech-enterprise', name: '高企培育库', capacity: null, gates: ['staff_ratio', 'age_365_days'] },
    ...{ atLeast: null, mostFailed: 1, note: '示例办法', ...over },
  }
  return ok(await app.request('POST', `${nurseryBase}/pools`, { as, body })).json()
}

export function ok(answer: TestAnswer): TestAnswer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}

interface EnterAnswer {
  entered: number
  refused: { creditCode: string; reason: { zh: string } }[]
}

export async function enter(
  app: TestApp,
  as: TestPerson,
  poolId: string,
  body: { creditCodes: string[]; screeningId?: string; reason?: string | null },
): Promise<EnterAnswer> {
  const whole = { screeningId: null, reason: '示例：准备申报', ...body }
  return ok(await app.request('POST', `${nurseryBase}/pools/${poolId}/members`, { as, body: whole })).json()
}

export async function members(app: TestApp, as: TestPerson, poolId: string, query = ''): Promise<NurseryMember[]> {
  const answer = await app.request('GET', `${nurseryBase}/pools/${poolId}/members?pageSize=200${query}`, { as })
  return ok(answer).json<{ items: NurseryMember[] }>().items
}

/** Enters one company and answers the address of its stay. */
export async function entered(app: TestApp, as: TestPerson, poolId: string, creditCode: string): Promise<string> {
  await enter(app, as, poolId, { creditCodes: [creditCode] })
  const [found] = await members(app, as, poolId, `&q=${creditCode}&stage=in`)
  if (!found) throw new Error(`${creditCode} is not in the pool`)
  return `${nurseryBase}/memberships/${creditCode}/${found.membershipId}`
}

export const stay = async (app: TestApp, as: TestPerson, path: string) =>
  ok(await app.request('GET', path, { as })).json<NurseryMembership>()

/** Some condition of a title. */
export async function someGate(app: TestApp, as: TestPerson, title: string): Promise<string> {
  const answer = ok(await app.request('GET', `${nurseryBase}/goals`, { as }))
  const { items } = answer.json<{ items: { id: string; gates: { id: string }[] }[] }>()
  return items.find(({ id }) => id === title)?.gates[0]?.id ?? ''
}
