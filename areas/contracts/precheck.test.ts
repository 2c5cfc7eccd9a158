import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDocx } from '#platform/documents/test-files'
import type { ResponseOf } from '#platform/http/endpoint'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../accounts/area.ts'
import { noticesArea } from '../notices/area.ts'
import { regionsArea } from '../regions/area.ts'
import { contractsArea } from './area.ts'
import type { PrecheckResult, readPrecheckForm } from './contract/precheck.ts'
import { mostContractBytes, type readContractText } from './contract/precheck-text.ts'

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

describe('text of a contract', () => {
  const send = (bytes: Uint8Array, ending = '.txt') =>
    app.request('POST', `/api/contracts/precheck/text?ending=${ending}`, { bytes })
  const contract = '甲方（委托方）：示例新材料科技有限公司\n合同总价为300万元，其中设备费80万元。'

  it('shows a visitor what stands in it', async () => {
    const answer = await send(Buffer.from(contract))
    expect(answer.status).toBe(200)
    const { findings } = answer.json<ResponseOf<typeof readContractText>>()
    expect(findings.parties[0]).toMatchObject({ role: 'buyer', name: '示例新材料科技有限公司' })
    expect(findings.amounts.map(({ role, amountFen }) => [role, amountFen])).toEqual([
      ['contractAmount', '300000000'],
      ['equipment', '80000000'],
    ])
  })
  it('reads a .docx as well as it reads a text', async () => {
    const answer = await send(aDocx(`<w:p><w:r><w:t>${contract}</w:t></w:r></w:p>`), '.docx')
    expect(answer.json<ResponseOf<typeof readContractText>>().findings.amounts).toHaveLength(2)
  })
  it.each([
    ['an empty file', Buffer.from(''), '.txt', 422, 'documents.empty'],
    ['a file above the bound', Buffer.alloc(mostContractBytes + 1, '字'), '.txt', 413, 'documents.too-large'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '.pdf', 415, 'documents.unsupported-type'],
    ['another ending', Buffer.from('a'), '.exe', 422, 'field.not-a-choice'],
  ])('%s is refused', async (_, bytes, ending, status, code) => {
    const answer = await send(bytes, ending)
    expect([answer.status, answer.codes]).toEqual([status, [code]])
  })
  it('more than two at a time are told to come again, and later they are read', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(Buffer.from(contract))))
    const statuses = answers.map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2)
    expect((await send(Buffer.from(contract))).status).toBe(200)
  })
  it('keeps no file', async () => {
    await send(Buffer.from(contract))
    expect(await app.services.db.query('select id from files.file')).toEqual([])
    expect(await filesUnder(app.filesFolder)).toEqual([])
  })
})

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
