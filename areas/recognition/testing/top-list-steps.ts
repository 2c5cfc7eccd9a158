import { sayFacts } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import type { TestAnswer } from '#platform/http/testing/ask'
import type { TestPerson } from '#platform/http/testing/people'
import type { TopList, TopListEntry } from '../contract/top-list.ts'
import type { TopListMethodContent } from '../contract/top-list-methods.ts'
import { type Applicant, city, type RecognitionApp } from './recognition-app.ts'

export const lists = '/api/recognition/top-lists'
export const methods = '/api/recognition/top-list-methods'
const procedure = '/api/procedures/top-list-application'

export function ok(answer: TestAnswer): TestAnswer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}

const indicator = {
  ...{ measure: 'value' as const, denominator: null, direction: 1 as const, worst: null, best: null },
}

/** An invented method: revenue 50, its growth 20, R&D share 30; two seats. */
export const someMethod = (over: Partial<TopListMethodContent> = {}): TopListMethodContent => ({
  indicators: [
    { ...indicator, code: 'T1', name: '营业收入', fact: 'total_revenue_wan_yuan', weight: 50 },
    {
      ...{ ...indicator, code: 'T2', name: '营业收入增长率', fact: 'total_revenue_wan_yuan', weight: 20 },
      measure: 'growth',
    },
    {
      ...{ ...indicator, code: 'T3', name: '研发强度', fact: 'rd_expense_wan_yuan', weight: 30 },
      ...{ measure: 'ratio', denominator: 'total_revenue_wan_yuan' },
    },
  ],
  ...{
    normalisation: 'min-max',
    leastKnownPercent: 60,
    seats: 2,
    lineTie: 'all-in',
    tieBreak: null,
    spreadPercent: 20,
  },
  ...over,
})

let days = 0

/** A method in force: proposed by one officer, decided by another. */
export async function methodInForce(app: RecognitionApp, second: TestPerson, content = someMethod()): Promise<string> {
  days += 1
  const inForceFrom = new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10)
  const body = { title: '示例评价办法', number: '示例〔2026〕1号', inForceFrom, ...content }
  const { methodId } = ok(await app.request('POST', methods, { as: app.cityOfficer, body })).json<{
    methodId: string
  }>()
  ok(
    await app.request('POST', `${methods}/${methodId}/decision`, {
      as: second,
      body: { isApproved: true, note: '同意施行' },
    }),
  )
  return methodId
}

/** Revenue of last year and before, R&D expense of last year and before: 万元. */
export type Figures = readonly [revenue: number, revenueBefore: number, rd: number, rdBefore: number]

let keys = 0
export const apply = (
  app: RecognitionApp,
  { member, name }: Applicant,
  [revenue, revenueBefore, rd, rdBefore]: Figures,
  over: object = {},
) =>
  app.request('POST', `${procedure}/cases`, {
    as: member,
    body: {
      key: `top-list-${keys++}`,
      answers: {
        ...{ applicantName: name, contact: '示例联系人', phone: '0517-83000000' },
        ...{
          revenue: `${revenue}`,
          revenueBefore: `${revenueBefore}`,
          rdExpense: `${rd}`,
          rdExpenseBefore: `${rdBefore}`,
        },
        ...over,
      },
    },
  })

export async function act(app: RecognitionApp, id: string, action: string, as: TestPerson, input: object = {}) {
  const seen = ok(await app.request('GET', `${procedure}/cases/${id}`, { as })).json<{ revision: number }>()
  return app.request('POST', `${procedure}/cases/${id}/${action}`, { as, body: { revision: seen.revision, input } })
}

/** A company that was admitted to the candidates of the year with these figures. */
export async function admitted(app: RecognitionApp, figures: Figures): Promise<Applicant> {
  const company = await app.company()
  const { caseId } = ok(await apply(app, company, figures)).json<{ caseId: string }>()
  ok(await act(app, caseId, 'pass', app.districtOfficer))
  ok(await act(app, caseId, 'admit', app.cityOfficer))
  return company
}

export const draw = (app: RecognitionApp, as: TestPerson, body: object = { year: 2026, asOf: '2026-06-10' }) =>
  app.request('POST', lists, { as, body })

export const seen = async (app: RecognitionApp, id: string, as: TestPerson = app.cityOfficer): Promise<TopList> =>
  ok(await app.request('GET', `${lists}/${id}`, { as })).json<TopList>()

export const entries = async (
  app: RecognitionApp,
  id: string,
  as: TestPerson = app.cityOfficer,
  query = '',
): Promise<TopListEntry[]> =>
  ok(await app.request('GET', `${lists}/${id}/entries?pageSize=200${query}`, { as })).json<{ items: TopListEntry[] }>()
    .items

/** One deed about a list, at the revision that it has now. */
export async function step(app: RecognitionApp, as: TestPerson, id: string, path: string, body: object = {}) {
  const { revision } = await seen(app, id)
  return app.request('POST', `${lists}/${id}/${path}`, { as, body: { revision, ...body } })
}

/** What the tax office says of a company's revenue of last year. */
export const taxSays = (app: RecognitionApp, { creditCode }: Applicant, value: string) =>
  app.services.db.tx((tx) =>
    sayFacts(tx, { ...app.services, actor: system }, creditCode, [
      { fact: 'total_revenue_wan_yuan', period: '2025', value, source: 'tax' },
    ]),
  )

export { city }
