import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { act, answersOf, type CasesApp, fileCase, seen, startCasesApp } from './testing/cases-app.ts'

let app: CasesApp
beforeAll(async () => {
  app = await startCasesApp()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/procedures/sample-filing'

describe('from draft to decision', () => {
  test('a company starts, saves, submits, and holds a receipt with the server’s time', async () => {
    const { member } = app.company
    const started = await app.request('POST', `${base}/drafts`, { as: member, body: {} })
    const draft = started.json<{
      id: string
      revision: number
      answers: Record<string, unknown>
      prefilled: Record<string, { source: { zh: string } }>
    }>()
    expect(draft.answers).toEqual({ unitName: app.company.name, creditCode: app.company.creditCode })
    expect(draft.prefilled.unitName?.source.zh).toBe('平台单位信息')

    const saved = await app.request('PATCH', `/api/cases/drafts/${draft.id}`, {
      as: member,
      body: { revision: draft.revision, changes: answersOf(app.company) },
    })
    const { revision } = saved.json<{ revision: number }>()
    const submitted = await app.request('POST', `${base}/drafts/${draft.id}/submit`, { as: member, body: { revision } })
    expect(submitted.status).toBe(200)
    const receipt = submitted.json<{ number: string; filedAt: string; digest: string; caseId: string }>()
    expect(receipt).toMatchObject({ filedAt: '2026-05-11T02:00:00.000Z', dueOn: '2026-06-01', waitingFiles: 0 })
    expect(receipt.number).toMatch(/^YL-20260511-[0-9A-Z]{4}-[0-9A-Z]{4}$/)

    const again = await app.request('POST', `${base}/drafts/${draft.id}/submit`, { as: member, body: { revision } })
    expect(again.json()).toEqual(submitted.json())
  })

  test('the registrar approves, the effect is written, the applicant sees it in words', async () => {
    const { id } = await fileCase(app)
    const approved = await act(app, app.registrar, id, 'approve', { input: { grade: 'a', remark: '内部话' } })
    expect([approved.status, approved.codes]).toEqual([200, []])
    const staff = await seen(app, app.registrar, id)
    expect([staff.state, staff.shown[0]?.value]).toEqual(['publicised', expect.stringMatching(/^BA-/)])
    expect(staff.timeline.at(-1)?.words.zh).toContain('李某 同意：等次 一类；内部备注 内部话')
    const applicant = await seen(app, app.company.member, id)
    expect(applicant.timeline.at(-1)?.words.zh).not.toContain('内部话')
    expect(await app.services.db.query('select grade from sample.station where case_id = $1', [id])).toEqual([
      { grade: 'a' },
    ])
  })

  test('returned with marks, corrected in its draft, and the clock goes on with what was left', async () => {
    const { id } = await fileCase(app)
    app.at('2026-05-19')
    const marks = [{ path: 'envoys.0.phone', note: '电话少一位' }]
    const returned = await act(app, app.registrar, id, 'return-for-correction', {
      input: { reason: '请补正电话' },
      marks,
    })
    expect(returned.status).toBe(200)
    const now = await seen(app, app.company.member, id)
    expect(now).toMatchObject({
      state: 'correcting',
      stateLabel: { zh: '请补正' },
      waiting: { workingDaysLeft: 10 },
      marks,
    })
    expect(now.timeline.at(-1)?.words.zh).toMatch(/退回补正：请补正电话（停钟，剩 10 个工作日）$/)

    app.at('2026-05-22')
    const draft = (await app.request('POST', `${base}/cases/${id}/draft`, { as: app.company.member })).json<{
      id: string
      revision: number
      editable: string[]
    }>()
    expect(draft.editable).toEqual(['envoys'])
    const other = await app.request('PATCH', `/api/cases/drafts/${draft.id}`, {
      as: app.company.member,
      body: { revision: draft.revision, changes: { name: '改名' } },
    })
    expect([other.status, other.codes]).toEqual([422, ['cases.field-not-editable']])
    const saved = await app.request('PATCH', `/api/cases/drafts/${draft.id}`, {
      as: app.company.member,
      body: { revision: draft.revision, changes: { envoys: [{ name: '王小明', phone: '13800000000' }] } },
    })
    const { revision } = saved.json<{ revision: number }>()
    const back = await act(app, app.company.member, id, 'resubmit', { draftRevision: revision })
    expect([back.status, back.codes]).toEqual([200, []])
    expect(await seen(app, app.registrar, id)).toMatchObject({
      state: 'submitted',
      marks: [],
      clock: { dueOn: '2026-06-05' },
    })
  })
})
