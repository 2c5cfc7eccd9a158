import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFileStore } from '#platform/files/store'
import { watchFiles } from './actions/watch.ts'
import { act, answersOf, type CasesApp, type Company, seen, startCasesApp } from './testing/cases-app.ts'

let app: CasesApp
beforeAll(async () => {
  app = await startCasesApp()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const base = '/api/procedures/sample-filing'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface File {
  id: string
  state: string
  receivedBytes: number
  sizeBytes: number
  sha256: string
  name: string
}

async function draftOf(company: Company) {
  const started = await app.request('POST', `${base}/drafts`, { as: company.member, body: { another: true } })
  return started.json<{ id: string; revision: number }>()
}

async function announce(company: Company, draftId: string, content: Buffer, over: object = {}) {
  return app.request('POST', `/api/cases/drafts/${draftId}/attachments`, {
    as: company.member,
    body: { field: 'plan', name: '方案.txt', sizeBytes: content.length, sha256: sha256(content), ...over },
  })
}

const send = (company: Company, id: string, bytes: Buffer, offset: number) =>
  app.request('POST', `/api/cases/attachments/${id}/bytes?offset=${offset}`, { as: company.member, bytes })

async function submit(company: Company, draftId: string, revision: number, files: File[]) {
  const plan = files.map(({ id, name, sizeBytes, sha256: digest }) => ({ id, name, sizeBytes, sha256: digest }))
  const saved = await app.request('PATCH', `/api/cases/drafts/${draftId}`, {
    as: company.member,
    body: { revision, changes: { ...answersOf(company), plan } },
  })
  const now = saved.json<{ revision: number }>().revision
  return app.request('POST', `${base}/drafts/${draftId}/submit`, { as: company.member, body: { revision: now } })
}

describe('a file that comes in parts', () => {
  test('goes on where it stopped, and is whole at the end', async () => {
    const content = Buffer.from('建站方案。'.repeat(1000))
    const { id } = await draftOf(app.company)
    const file = (await announce(app.company, id, content)).json<File>()
    expect(file).toMatchObject({ state: 'waiting', receivedBytes: 0 })
    const half = content.length / 2
    expect((await send(app.company, file.id, content.subarray(0, half), 0)).json<File>()).toMatchObject({
      receivedBytes: half,
    })
    const again = (await announce(app.company, id, content)).json<File>()
    expect(again).toMatchObject({ id: file.id, receivedBytes: half })
    const gap = await send(app.company, file.id, content.subarray(half + 100), half + 100)
    expect([gap.status, gap.codes]).toEqual([409, ['files.part-gap']])
    const whole = await send(app.company, file.id, content.subarray(half - 50), half - 50)
    expect(whole.json<File>()).toMatchObject({ state: 'complete', receivedBytes: content.length })
    const back = await app.request('GET', `/api/cases/attachments/${file.id}/content`, { as: app.company.member })
    expect(sha256(back.bytes)).toBe(sha256(content))
  })

  test('what had come before a restart is still there', async () => {
    const content = Buffer.from('重启前后都在。'.repeat(500))
    const { id } = await draftOf(app.company)
    const file = (await announce(app.company, id, content)).json<File>()
    await send(app.company, file.id, content.subarray(0, 4000), 0)
    const { db, clock, ids } = app.services
    const restarted = await openFileStore({ folder: app.filesFolder, db, clock, ids })
    expect(await restarted.receivedOf(file.id)).toBe(4000)
  })

  test('a connection that breaks off in the middle of a part loses nothing that had come', async () => {
    const content = Buffer.alloc(400_000, 'x')
    const { id } = await draftOf(app.company)
    const file = (await announce(app.company, id, content)).json<File>()
    const address = await app.server.listen({ port: 0, host: '127.0.0.1' })
    const cookie = await app.credentialsOf(app.company.member)
    await new Promise<void>((done) => {
      const { port } = new URL(address)
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /api/cases/attachments/${file.id}/bytes?offset=0 HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n` +
            `origin: http://localhost:8080\r\ncontent-type: application/octet-stream\r\ncontent-length: ${content.length}\r\n\r\n`,
        )
        socket.write(content.subarray(0, 150_000), () => setTimeout(() => socket.destroy(), 300))
      })
      socket.on('close', () => done())
      socket.on('error', () => done())
    })
    await expect
      .poll(
        async () =>
          (await app.request('GET', `/api/cases/attachments/${file.id}`, { as: app.company.member })).json<File>()
            .receivedBytes,
      )
      .toBe(150_000)
    const rest = await send(app.company, file.id, content.subarray(150_000), 150_000)
    expect(rest.json<File>().state).toBe('complete')
  })

  test('other bytes than announced are not kept, and it begins anew', async () => {
    const content = Buffer.from('真正的内容')
    const { id } = await draftOf(app.company)
    const file = (await announce(app.company, id, content)).json<File>()
    const wrong = await send(app.company, file.id, Buffer.from('别人的内容'), 0)
    expect([wrong.status, wrong.codes]).toEqual([422, ['files.digest-differs']])
    expect((await send(app.company, file.id, content, 0)).json<File>().state).toBe('complete')
  })

  test('more bytes than announced are cut off', async () => {
    const content = Buffer.from('短')
    const { id } = await draftOf(app.company)
    const file = (await announce(app.company, id, content)).json<File>()
    const long = await send(app.company, file.id, Buffer.alloc(100_000), 0)
    expect([long.status, long.codes]).toEqual([422, ['files.part-too-long']])
  })

  test.each([
    ['an ending that is not taken', { name: '方案.exe' }, 'cases.file-kind'],
    ['a size beyond the limit', { sizeBytes: 60_000_000 }, 'cases.file-too-large'],
    ['a field that takes no files', { field: 'name' }, 'cases.no-such-file-field'],
  ])('%s is refused before anything is sent', async (_, over, code) => {
    const { id } = await draftOf(app.company)
    expect((await announce(app.company, id, Buffer.from('x'), over)).codes).toEqual([code])
  })

  test('a page that calls itself .pdf is refused', async () => {
    const content = Buffer.from('<!doctype html><script>alert(1)</script>')
    const { id } = await draftOf(app.company)
    const file = (await announce(app.company, id, content, { name: '方案.pdf' })).json<File>()
    expect((await send(app.company, file.id, content, 0)).codes).toEqual(['cases.file-content'])
  })

  test('of another company is neither sent to nor read', async () => {
    const { id } = await draftOf(app.company)
    const file = (await announce(app.company, id, Buffer.from('私有'))).json<File>()
    const stranger = await app.newCompany()
    expect((await send(stranger, file.id, Buffer.from('私有'), 0)).codes).toEqual(['cases.file-not-found'])
    expect(
      (await app.request('GET', `/api/cases/attachments/${file.id}/content`, { as: stranger.member })).status,
    ).toBe(404)
  })
})

describe('a submission whose files follow', () => {
  async function filed(content: Buffer, company = app.company) {
    const draft = await draftOf(company)
    const file = (await announce(company, draft.id, content)).json<File>()
    const answer = await submit(company, draft.id, draft.revision, [file])
    return { file, answer, ...answer.json<{ caseId: string; waitingFiles: number; filesDueAt: string }>() }
  }

  test('counts at once; the receipt says what is missing and until when', async () => {
    const { answer, waitingFiles, filesDueAt } = await filed(Buffer.from('随后补传'))
    expect(answer.status).toBe(200)
    expect([waitingFiles, filesDueAt]).toEqual([1, '2026-05-14T16:00:00.000Z'])
  })

  test('is whole when they have come, and the history says so', async () => {
    const content = Buffer.from('补传的内容')
    const { file, caseId } = await filed(content)
    app.at('2026-05-13')
    await send(app.company, file.id, content, 0)
    const now = await seen(app, app.registrar, caseId)
    expect(now.timeline.at(-1)?.kind).toBe('files-complete')
    const got = await app.request('GET', `${base}/cases/${caseId}/attachments/${file.id}`, { as: app.registrar })
    expect(got.bytes.toString()).toBe('补传的内容')
  })

  test('an attachment that never ends: after the stated time the declared consequence, and the applicant is told', async () => {
    const { file, caseId } = await filed(Buffer.from('永远传不完'))
    app.at('2026-05-14T23:59')
    await watchFiles(app.services, new AbortController().signal)
    expect((await seen(app, app.company.member, caseId)).state).toBe('submitted')
    app.at('2026-05-15T00:00')
    await watchFiles(app.services, new AbortController().signal)
    const now = await seen(app, app.company.member, caseId)
    expect(now.state).toBe('withdrawn')
    expect(now.timeline.at(-1)?.words.zh).toContain('附件逾期未到齐：方案.txt')
    expect(await app.services.db.query('select day from sample.lapsed where case_id = $1', [caseId])).toEqual([
      { day: '2026-05-15' },
    ])
    expect((await send(app.company, file.id, Buffer.from('永远传不完'), 0)).status).toBe(200)
    expect((await seen(app, app.company.member, caseId)).state).toBe('withdrawn')
  })

  test('a file that was never announced is no attachment', async () => {
    const draft = await draftOf(app.company)
    const ghost = {
      id: 'att_ghost',
      name: 'x.txt',
      sizeBytes: 3,
      sha256: 'a'.repeat(64),
      state: 'complete',
      receivedBytes: 3,
    }
    const answer = await submit(app.company, draft.id, draft.revision, [ghost])
    expect([answer.status, answer.codes]).toEqual([422, ['cases.file-unknown']])
  })

  test('a replaced file of a correction is asked for anew', async () => {
    const content = Buffer.from('第一版')
    const { file, caseId } = await filed(content)
    await send(app.company, file.id, content, 0)
    const marks = [{ path: 'plan', note: '请盖章' }]
    await act(app, app.registrar, caseId, 'return-for-correction', { input: { reason: '请盖章' }, marks })
    const draft = (await app.request('POST', `${base}/cases/${caseId}/draft`, { as: app.company.member })).json<{
      id: string
      revision: number
    }>()
    const second = Buffer.from('第二版，已盖章')
    const stamped = (await announce(app.company, draft.id, second, { name: '方案（盖章）.txt' })).json<File>()
    await send(app.company, stamped.id, second, 0)
    const plan = [{ id: stamped.id, name: stamped.name, sizeBytes: second.length, sha256: sha256(second) }]
    const saved = await app.request('PATCH', `/api/cases/drafts/${draft.id}`, {
      as: app.company.member,
      body: { revision: draft.revision, changes: { plan } },
    })
    const { revision } = saved.json<{ revision: number }>()
    const back = await act(app, app.company.member, caseId, 'resubmit', { draftRevision: revision })
    expect([back.status, back.codes]).toEqual([200, []])
    const got = await app.request('GET', `${base}/cases/${caseId}/attachments/${stamped.id}`, { as: app.registrar })
    expect(got.bytes.toString()).toBe('第二版，已盖章')
  })
})
