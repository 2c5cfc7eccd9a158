import type { TestAnswer } from '#platform/http/testing/ask'
import type { TestPerson } from '#platform/http/testing/people'
import type { ContractsApp, SeenCase, Seller } from './contracts-app.ts'

const base = '/api/procedures/transfer-award'

export const bankAnswers = {
  contact: '示例联系人',
  phone: '0517-83000000',
  bankName: '示例银行淮安分行',
  bankAccountNo: '6222000000000099',
}

/** Files for an award of these contracts. */
export function fileAward(app: ContractsApp, numbers: readonly string[], seller: Seller = app.seller) {
  const answers = { ...bankAnswers, applicantName: seller.name, contracts: numbers.map((number) => ({ number })) }
  return app.request('POST', `${base}/cases`, {
    as: seller.member,
    body: { key: app.services.ids.next('key'), answers },
  })
}

export async function filedAward(app: ContractsApp, numbers: readonly string[], seller?: Seller): Promise<string> {
  const answer = await fileAward(app, numbers, seller)
  if (answer.status >= 300) throw new Error(`not filed: ${answer.text}`)
  return answer.json<{ caseId: string }>().caseId
}

export async function seenAward(app: ContractsApp, as: TestPerson, id: string): Promise<SeenCase> {
  return (await app.request('GET', `${base}/cases/${id}`, { as })).json<SeenCase>()
}

export async function actOnAward(
  app: ContractsApp,
  as: TestPerson,
  id: string,
  path: string,
  body: Record<string, unknown> = {},
): Promise<TestAnswer> {
  const revision = body.revision ?? (await seenAward(app, as, id)).revision
  return app.request('POST', `${base}/cases/${id}/${path}`, { as, body: { input: {}, ...body, revision } })
}

/** The number of a registration. */
export async function numberOf(app: ContractsApp, registrationId: string): Promise<string> {
  const [row] = await app.services.db.query<{ number: string }>(
    'select number from contracts.registration where id = $1',
    [registrationId],
  )
  return row?.number ?? ''
}
