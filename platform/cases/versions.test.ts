import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { registryOf } from '#platform/registry'
import { accountsArea } from '../../areas/accounts/area.ts'
import { defineProcedure, workingDays } from './procedure.ts'
import { recordVersions } from './record-versions.ts'
import type { Procedure } from './registered.ts'
import { act, answersOf, type CasesApp, city, fileCase, sampleArea, seen, startCasesApp } from './testing/cases-app.ts'
import { stationFiling } from './testing/sample.ts'

/** The sample with some of its data replaced, as a later version of it. */
function laterVersion(over: Partial<Procedure['model']>): Procedure {
  return { ...stationFiling, model: { ...stationFiling.model, ...over } }
}
const { form, states } = stationFiling.model
const quicker = states.map((state) =>
  state.name === 'submitted' ? { ...state, due: { unit: 'working-days' as const, count: 10 } } : state,
)
const withoutLocal = states
  .filter((state) => state.name !== 'local')
  .map((state) => ({ ...state, actions: state.actions.filter((action) => !action.to.includes('local')) }))
const fewerFields = { fields: form.fields.filter((field) => field.name !== 'partner') }

const in2027 = laterVersion({ version: '2027-01-01', states: quicker, form: fewerFields })
const draft = laterVersion({ version: '2028-01-01', status: 'draft', states: withoutLocal })

/** For persons, in calls. */
const grant = defineProcedure({
  id: 'sample-grant',
  version: '2026-01-01',
  title: { zh: '样例资助', en: 'Sample grant' },
  summary: { zh: '样例', en: 'Sample' },
  code: 'ZZ',
  basis: [{ title: { zh: '样例办法（虚构）', en: 'Sample rules (invented)' }, isOfficial: false }],
  start: {
    by: ['organisation', 'person'],
    who: { zh: '单位或个人', en: 'Organisations and persons' },
    needs: [{ zh: '项目名称', en: 'A name' }],
    takes: { zh: '5 个工作日', en: '5 working days' },
    inCalls: true,
  },
  form: z.object({
    project: z
      .string()
      .min(2)
      .meta({ label: { zh: '项目名称', en: 'Project' } }),
  }),
  states: {
    submitted: {
      label: { zh: '待审', en: 'To be examined' },
      due: workingDays(5),
      onDue: 'escalate',
      actions: {
        decide: {
          label: { zh: '决定', en: 'Decide' },
          by: ['city-officer'],
          form: z.object({ isGranted: z.boolean().meta({ label: { zh: '同意', en: 'Granted' } }) }),
          to: ['granted', 'refused'],
          choose: (_found, { isGranted }: { isGranted: boolean }) => (isGranted ? 'granted' : 'refused'),
        },
      },
    },
    granted: { final: 'granted' },
    refused: { final: 'refused' },
  },
})

let app: CasesApp
beforeAll(async () => {
  app = await startCasesApp({ procedures: [stationFiling, in2027, draft, grant] })
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/procedures/sample-filing'

describe('versions', () => {
  test('each case stays on that of its day of filing', async () => {
    const before = await fileCase(app)
    app.at('2027-01-04')
    const after = await fileCase(app, { partner: undefined })
    const due = async (id: string) => (await seen(app, app.registrar, id)).clock?.dueOn
    expect(await due(before.id)).toBe('2026-06-01')
    expect(await due(after.id)).toBe('2027-01-18')
    await act(app, app.registrar, before.id, 'forward')
    expect((await seen(app, app.registrar, before.id)).state).toBe('local')
  })

  test('a draft begun under the old form is carried over; what has no place is shown until it is dismissed', async () => {
    const company = await app.newCompany()
    const as = company.member
    const started = (await app.request('POST', `${base}/drafts`, { as, body: {} })).json<{
      id: string
      revision: number
    }>()
    await app.request('PATCH', `/api/cases/drafts/${started.id}`, {
      as,
      body: { revision: started.revision, changes: answersOf(company) },
    })
    app.at('2027-01-04')
    const read = async () =>
      (await app.request('GET', `/api/cases/drafts/${started.id}`, { as })).json<{
        version: string
        revision: number
        answers: Record<string, unknown>
        leftOver: { label: { zh: string }; words: string }[]
      }>()
    const now = await read()
    expect([now.version, now.answers.name, now.leftOver.map(({ label, words }) => [label.zh, words])]).toEqual([
      '2027-01-01',
      '黄桥羊肚菌科技特派工作站',
      [['共建单位', '示例农业大学']],
    ])
    await app.request('PATCH', `/api/cases/drafts/${started.id}`, {
      as,
      body: { revision: now.revision, changes: {}, dismissLeftOver: true },
    })
    expect((await read()).leftOver).toEqual([])
  })

  test('a published one whose rules have changed stops the start; better words do not', async () => {
    const restart = (procedure: Procedure) => {
      const registry = registryOf([...app.areas.filter((area) => area.id !== 'sample'), sampleArea([procedure])])
      return recordVersions({ ...app.services, registry })
    }
    await expect(restart(laterVersion({ states: quicker }))).rejects.toMatchObject({
      problems: [{ code: 'cases.version-changed' }],
    })
    await expect(restart(laterVersion({ title: { zh: '更好的标题', en: 'A better title' } }))).resolves.toBeUndefined()
  })

  test('a draft version is tried on copies of what has happened, and changes nothing', async () => {
    const keeper = await app.person({ role: 'administrator', regionPath: '320800/320804/' })
    const company = await app.newCompany('320800/320804/')
    const plain = await fileCase(app, {}, company)
    const forwarded = await fileCase(app, {}, company)
    await act(app, app.registrar, forwarded.id, 'forward')
    const trial = (await app.request('GET', `${base}/trial?version=2028-01-01`, { as: keeper })).json<object>()
    expect(trial).toMatchObject({
      cases: 2,
      same: 1,
      stuck: 1,
      differences: [{ id: forwarded.id, stuck: { action: 'forward', why: 'no-such-action' } }],
    })
    const moved = (await app.request('GET', `${base}/trial?version=2027-01-01`, { as: keeper })).json<object>()
    expect(moved).toMatchObject({ moved: 2, leftOver: 2 })
    expect((await seen(app, app.registrar, plain.id)).state).toBe('submitted')
    const versions = (await app.request('GET', `${base}/versions`, { as: keeper })).json<{
      items: { version: string; status: string; isInForce: boolean }[]
    }>()
    expect(versions.items.map(({ version, status, isInForce }) => [version, status, isInForce])).toEqual([
      ['2028-01-01', 'draft', false],
      ['2027-01-01', 'published', false],
      ['2026-01-01', 'published', true],
    ])
  })
})

describe('calls', () => {
  const calls = '/api/procedures/sample-grant/calls'
  const file = (callId: string | null, project = '示例项目') =>
    app.request('POST', '/api/procedures/sample-grant/cases', {
      as: app.company.member,
      body: { key: `call-${app.services.ids.next('key')}`, callId, answers: { project } },
    })

  async function openCall() {
    const body = {
      titleZh: '2026 年第一批',
      titleEn: 'First call of 2026',
      opensAt: '2026-05-01T09:00:00+08:00',
      closesAt: '2026-05-15T17:00:00+08:00',
    }
    const answer = await app.request('POST', calls, { as: app.officer, body })
    return { ...answer.json<{ id: string; revision: number }>(), body }
  }

  test('the last millisecond counts, the next does not and is told the server’s time', async () => {
    const { id } = await openCall()
    app.at('2026-05-15T16:59:59.999')
    expect((await file(id)).status).toBe(201)
    app.at('2026-05-15T17:00:00.000')
    const late = await file(id)
    expect([late.status, late.codes]).toEqual([409, ['cases.call-closed']])
    expect(late.text).toContain('已于 2026-05-15 17:00:00.000 截止，服务器收到本次提交的时间是 2026-05-15 17:00:00.000')
  })

  test('before it opens, without one, and in one that is not there', async () => {
    const { id } = await openCall()
    app.at('2026-05-01T08:59:59.999')
    expect((await file(id)).codes).toEqual(['cases.call-not-open'])
    expect((await file(null)).codes).toEqual(['cases.call-needed'])
    expect((await file('cll_none')).codes).toEqual(['cases.call-not-found'])
  })

  test('an extension lets in what was too late before; two at once do not overwrite each other', async () => {
    const { id, revision, body } = await openCall()
    app.at('2026-05-15T17:00:00.000')
    const longer = { ...body, closesAt: '2026-05-20T17:00:00+08:00', revision }
    expect((await app.request('PUT', `${calls}/${id}`, { as: app.officer, body: longer })).status).toBe(200)
    expect((await app.request('PUT', `${calls}/${id}`, { as: app.officer, body: longer })).codes).toEqual([
      'cases.call-changed',
    ])
    expect((await file(id)).status).toBe(201)
  })
})

test('a person files for themselves; the officer decides; an action leads where its answer says', async () => {
  const person = await app.person({ role: 'expert', regionPath: city, name: '个人申请者' })
  await app.services.db.query('insert into accounts.person (user_id, region_path, created_at) values ($1, $2, now())', [
    person.userId,
    city,
  ])
  const call = await app.request('POST', '/api/procedures/sample-grant/calls', {
    as: app.officer,
    body: {
      titleZh: '个人批次',
      titleEn: 'For persons',
      opensAt: '2026-05-01T00:00:00+08:00',
      closesAt: '2026-06-01T00:00:00+08:00',
    },
  })
  const filed = await app.request('POST', '/api/procedures/sample-grant/cases', {
    as: person,
    body: { key: 'personal-1', callId: call.json<{ id: string }>().id, answers: { project: '个人项目' } },
  })
  expect([filed.status, filed.json<{ partyName: string }>().partyName]).toEqual([201, '个人申请者'])
  const path = `/api/procedures/sample-grant/cases/${filed.json<{ caseId: string }>().caseId}`
  const decided = await app.request('POST', `${path}/decide`, {
    as: app.officer,
    body: { revision: 1, input: { isGranted: false } },
  })
  expect([decided.status, decided.json<{ state: string }>().state]).toEqual([200, 'refused'])
  expect((await app.request('GET', path, { as: person })).json<{ audience: string }>().audience).toBe('applicant')
  expect((await app.request('GET', path, { as: app.company.member })).status).toBe(404)
})

test('unsound procedures stop the start and are named, place by place', () => {
  const broken = laterVersion({ states: states.filter((state) => state.name !== 'granted') })
  expect(() => registryOf([sampleArea([broken])])).toThrow(
    /sample-filing@2026-01-01 states\.publicised leads to granted/,
  )
  expect(() => registryOf([sampleArea([stationFiling, stationFiling])])).toThrow('is declared twice')
  expect(() => registryOf([{ id: 'x', procedures: [stationFiling] }])).toThrow(
    'uses the parameter sample.filing-limit, which no area lists',
  )
  expect(() => registryOf([sampleArea(), { id: 'facts', facts: accountsArea.facts }])).toThrow(
    'procedures need what no area offers: notify',
  )
})
