import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { answersOf, type CasesApp, district, startCasesApp } from './testing/cases-app.ts'

let app: CasesApp
beforeAll(async () => {
  app = await startCasesApp()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/procedures/sample-filing'

interface Draft {
  id: string
  revision: number
  answers: Record<string, unknown>
}
interface Saved {
  revision: number
  news: Record<string, unknown>
  conflicts: { name: string; theirs: unknown; theirWords: string; byName: string }[]
}

const start = async (as: TestPerson, body = {}) =>
  (await app.request('POST', `${base}/drafts`, { as, body })).json<Draft>()
const read = async (as: TestPerson, id: string) =>
  (await app.request('GET', `/api/cases/drafts/${id}`, { as })).json<Draft>()
const save = async (as: TestPerson, id: string, body: Record<string, unknown>) =>
  (await app.request('PATCH', `/api/cases/drafts/${id}`, { as, body })).json<Saved>()

describe('a draft', () => {
  test('is opened again by whoever starts, from any device, and never doubled by pressing twice', async () => {
    const { member, id } = await app.newCompany()
    const colleague = await app.person({ role: 'organisation-member', regionPath: district, organisationId: id })
    const started = await Promise.all([start(member), start(member), start(colleague), start(member)])
    expect(new Set(started.map((draft) => draft.id)).size).toBe(1)
    const another = await start(member, { another: true })
    expect(another.id).not.toBe(started[0]?.id)
  })

  test('keeps the fields that two people changed, and asks where both wrote into one', async () => {
    const { member, id } = await app.newCompany()
    const colleague = await app.person({
      role: 'organisation-member',
      regionPath: district,
      organisationId: id,
      name: '钱某',
    })
    const draft = await start(member)
    await save(colleague, draft.id, { revision: draft.revision, changes: { name: '同事起的名', kind: 'own' } })
    const mine = await save(member, draft.id, {
      revision: draft.revision,
      changes: { name: '我起的名', partner: '示例大学' },
    })
    expect(mine.conflicts).toMatchObject([{ name: 'name', theirs: '同事起的名', byName: '钱某' }])
    expect(mine.news).toEqual({ kind: 'own' })
    expect((await read(member, draft.id)).answers).toMatchObject({
      name: '同事起的名',
      kind: 'own',
      partner: '示例大学',
    })
    const insisted = await save(member, draft.id, {
      revision: mine.revision,
      changes: { name: '我起的名' },
      insistOn: ['name'],
    })
    expect(insisted.conflicts).toEqual([])
    expect((await read(colleague, draft.id)).answers.name).toBe('我起的名')
  })

  test('two who wrote the same have no quarrel', async () => {
    const { member, id } = await app.newCompany()
    const colleague = await app.person({ role: 'organisation-member', regionPath: district, organisationId: id })
    const draft = await start(member)
    await save(colleague, draft.id, { revision: draft.revision, changes: { name: '同样的名字' } })
    const mine = await save(member, draft.id, { revision: draft.revision, changes: { name: '同样的名字' } })
    expect(mine.conflicts).toEqual([])
  })

  test('of another company does not exist', async () => {
    const draft = await start((await app.newCompany()).member)
    const answer = await app.request('GET', `/api/cases/drafts/${draft.id}`, { as: app.company.member })
    expect([answer.status, answer.codes]).toEqual([404, ['cases.draft-not-found']])
  })

  test('thrown away is gone; filed it stays with its case', async () => {
    const { member } = await app.newCompany()
    const draft = await start(member)
    expect((await app.request('DELETE', `/api/cases/drafts/${draft.id}`, { as: member })).status).toBe(204)
    expect((await start(member)).id).not.toBe(draft.id)
  })
})

describe('submitting', () => {
  test('says everything that is wrong at once, beside its field, in plain words', async () => {
    const { member } = await app.newCompany()
    const draft = await start(member)
    const { revision } = await save(member, draft.id, {
      revision: draft.revision,
      changes: { kind: 'joint', creditCode: 'abc', envoys: [{ name: '王' }] },
    })
    const refused = await app.request('POST', `${base}/drafts/${draft.id}/submit`, { as: member, body: { revision } })
    const { errors } = refused.json<{ errors: { field: string; message: string }[] }>()
    expect(refused.status).toBe(422)
    expect(Object.fromEntries(errors.map(({ field, message }) => [field, message]))).toEqual({
      partner: '必须填写。',
      name: '必须填写。',
      creditCode: '应为 18 位数字或大写字母，请对照营业执照',
      'envoys.0.name': '至少 2 个字符。',
      'envoys.0.phone': '必须填写。',
    })
    expect(refused.text).not.toMatch(/expected|invalid|undefined|regex/i)
  })

  test('a choice that is not offered is told by its words, not by its codes', async () => {
    const { member } = await app.newCompany()
    const draft = await start(member)
    const { revision } = await save(member, draft.id, {
      revision: draft.revision,
      changes: answersOf(app.company, { kind: 'x' }),
    })
    const refused = await app.request('POST', `${base}/drafts/${draft.id}/submit`, { as: member, body: { revision } })
    expect(refused.text).toContain('只能是：与高校院所共建、单位自建。')
  })

  test('an answer to a question that is no longer asked is not filed', async () => {
    const { member, id, ...company } = await app.newCompany()
    const draft = await start(member)
    const changes = answersOf({ member, id, ...company }, { kind: 'own', partner: '留下的内容' })
    const { revision } = await save(member, draft.id, { revision: draft.revision, changes })
    const filed = await app.request('POST', `${base}/drafts/${draft.id}/submit`, { as: member, body: { revision } })
    const { caseId } = filed.json<{ caseId: string }>()
    const [row] = await app.services.db.query<{ answers: object }>('select answers from cases.case where id = $1', [
      caseId,
    ])
    expect(row?.answers).not.toHaveProperty('partner')
  })

  test('what was filled in beforehand and left as it was is counted', async () => {
    const company = await app.newCompany()
    const draft = await start(company.member)
    const { revision } = await save(company.member, draft.id, {
      revision: draft.revision,
      changes: { ...answersOf(company), unitName: '改过的名称' },
    })
    await app.request('POST', `${base}/drafts/${draft.id}/submit`, { as: company.member, body: { revision } })
    const [row] = await app.services.db.query(
      'select asked_count, prefilled_count from cases.case where party_id = $1',
      [company.id],
    )
    expect(row).toEqual({ asked_count: 7, prefilled_count: 1 })
  })

  test('a draft that a colleague has just changed is not filed unseen', async () => {
    const { member, id, ...company } = await app.newCompany()
    const colleague = await app.person({
      role: 'organisation-member',
      regionPath: district,
      organisationId: id,
      name: '钱某',
    })
    const draft = await start(member)
    const { revision } = await save(member, draft.id, {
      revision: draft.revision,
      changes: answersOf({ member, id, ...company }),
    })
    await save(colleague, draft.id, { revision, changes: { name: '同事刚改的名' } })
    const refused = await app.request('POST', `${base}/drafts/${draft.id}/submit`, { as: member, body: { revision } })
    expect([refused.status, refused.codes]).toEqual([409, ['cases.draft-changed']])
    expect(refused.text).toContain('钱某')
  })

  test('is for the kind of party that the procedure is for', async () => {
    const answer = await app.request('POST', `${base}/drafts`, { as: app.registrar, body: {} })
    expect(answer.status).toBe(403)
  })
})

test('the preview answers anybody, on incomplete and on wrong answers', async () => {
  const ask = async (answers: object) =>
    (await app.request('POST', `${base}/precheck`, { body: { answers } })).json<{ findings: { level: string }[] }>()
      .findings
  expect(await ask({ kind: 'joint' })).toMatchObject([{ level: 'good', field: 'kind' }])
  expect(await ask({ kind: 'nonsense', name: 7 })).toMatchObject([{ level: 'warn' }])
})

test('two people who look at one draft see each other, for a while', async () => {
  const { member, id } = await app.newCompany()
  const colleague = await app.person({
    role: 'organisation-member',
    regionPath: district,
    organisationId: id,
    name: '钱某',
  })
  const draft = await start(member)
  const look = async (as: TestPerson) =>
    (await app.request('POST', '/api/cases/presence', { as, body: { kind: 'draft', id: draft.id } })).json<{
      others: string[]
    }>().others
  expect(await look(colleague)).toEqual([])
  expect(await look(member)).toEqual(['钱某'])
  app.at('2026-05-11T10:02')
  expect(await look(member)).toEqual([])
})
