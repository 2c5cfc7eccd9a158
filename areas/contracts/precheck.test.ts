import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResponseOf } from '#platform/http/endpoint'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../accounts/area.ts'
import { noticesArea } from '../notices/area.ts'
import { regionsArea } from '../regions/area.ts'
import { contractsArea } from './area.ts'
import type { PrecheckResult, readPrecheckForm } from './contract/precheck.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({
    areas: [regionsArea, accountsArea, noticesArea, contractsArea],
    clock: { now: () => new Date('2025-05-31T02:00:00Z') },
  })
})
afterAll(() => app?.close())

async function check(answers: unknown) {
  const answer = await app.request('POST', '/api/contracts/precheck', { body: { answers } })
  return { status: answer.status, body: answer.json<PrecheckResult & { errors: { code: string; field: string }[] }>() }
}

describe('precheck of a technology contract', () => {
  it('gives a visitor the questions and the day', async () => {
    const answer = await app.request('GET', '/api/contracts/precheck')
    expect(answer.status).toBe(200)
    const body = answer.json<ResponseOf<typeof readPrecheckForm>>()
    expect(body.today).toBe('2025-05-31')
    expect(body.form.fields.map(({ name }) => name)).toContain('contractAmount')
    expect(body.form.fields.every(({ isRequired }) => !isRequired)).toBe(true)
  })
  it('answers a visitor with verdict, amounts and relief, by the rules of today', async () => {
    const { status, body } = await check({ kind: 'development', contractAmount: '300万元', equipment: '800000' })
    expect(status).toBe(200)
    expect(body.regime.code).toBe('old_2000_2001')
    expect(body.amounts.technology.amountFen).toBe('220000000')
    expect(body.registration.verdict).toBe('open')
  })
  it('judges by the rules of the day that is named', async () => {
    const { body } = await check({ filingDate: '2026-03-01' })
    expect([body.filingDate, body.regime.code]).toEqual(['2026-03-01', 'new_2026'])
  })
  it.each([
    [{ contractAmount: '3万美元' }, 'contracts.precheck-foreign-currency', 'answers.contractAmount'],
    [{ gain: '1.001' }, 'contracts.precheck-amount', 'answers.gain'],
    [{ kind: 'sale' }, 'field.not-a-choice', 'answers.kind'],
    [{ filingDate: '2001-07-17' }, 'contracts.before-rules', 'filingDate'],
    [{ filingDate: '2025-02-30' }, 'field.bad-date', 'answers.filingDate'],
  ])('%j is refused with %s at its field', async (answers, code, field) => {
    const { status, body } = await check(answers)
    expect([status, body.errors[0]?.code, body.errors[0]?.field]).toEqual([422, code, field])
  })
  it('keeps nothing', async () => {
    const count = () => app.services.db.query('select count(*) from audit.operation')
    const before = await count()
    await check({ kind: 'service' })
    expect(await count()).toEqual(before)
  })
})
