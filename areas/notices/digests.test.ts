import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defineArea } from '#platform/area'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { openMailer } from '#platform/mail/open-mailer'
import { startMailServer, type TestMailServer } from '#platform/mail/testing/mail-server'
import { makeDigests } from './actions/make-digests.ts'
import { sendMails } from './actions/send-mails.ts'
import { noticesArea } from './area.ts'
import type { MailChoice } from './contract.ts'

const city = '320800/'
/** A day off in 2025: the first working day of its week is Tuesday. */
const monday = '2025-06-02'
let now = new Date()
let server: TestMailServer
let app: TestApp
let officer: TestPerson
let company: TestPerson

/** An area with something to say to officers, within what their permission reaches. */
const sampleArea = defineArea({
  id: 'sample',
  title: { zh: '示例', en: 'Sample' },
  errors: {},
  permissions: {
    'sample:read': { title: { zh: '查看', en: 'Read' }, grants: { 'city-officer': 'region' } },
  },
  routes: [],
  digest: {
    permission: 'sample:read',
    run: async ({ scope }) => [
      {
        key: 'sample.behind',
        title: { zh: '滞后的目标', en: 'Behind' },
        lines: [{ text: { zh: `新竣工 <48/150> ${JSON.stringify(scope)}`, en: 'Completed 48/150' }, link: '/cockpit' }],
        moreCount: 2,
        link: '/cockpit',
      },
    ],
  },
})

beforeAll(async () => {
  server = await startMailServer()
  const mail = openMailer({ smtpUrl: server.url, from: '科创平台 <kechuang@city.example>' })
  app = await startApp({ areas: [noticesArea, sampleArea], clock: { now: () => now }, mail })
})
afterAll(async () => {
  await app.close()
  await server.close()
})
beforeEach(async () => {
  now = new Date('2025-06-03T00:30:00Z')
  server.received.length = 0
  server.onText = 'take'
  server.refuseRecipient = null
  const { db } = app.services
  for (const table of ['digest', 'mail', 'mail_choice', 'notice']) await db.query(`delete from notices.${table}`)
  await db.query('delete from auth.membership')
  officer = await app.person({ role: 'city-officer', regionPath: city })
  company = await app.person({ role: 'organisation-member', regionPath: city, organisationId: 'org_1' })
})

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const send = () => sendMails(app.services)
const choose = (body: object, as = officer) => app.request('PUT', '/api/mail-choice', { as, body })
const states = async () =>
  (await app.services.db.query<{ state: string }>('select state from notices.mail order by created_at, id')).map(
    ({ state }) => state,
  )
/** The body of the last mail as its reader sees it: quoted-printable undone; its headers are read from the source. */
function lastMail(): string {
  const source = server.received.at(-1)?.source ?? ''
  const bytes = source
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number(`0x${hex}`)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
const tokenOf = (what: 'confirm' | 'stop') =>
  new RegExp(`mail\\?${what}=([A-Za-z0-9_-]{43})`).exec(lastMail())?.[1] ?? ''

/** A person whose address has been asked and confirmed. */
async function confirmed(): Promise<void> {
  await choose({ address: 'reader@office.example', wantsDigest: true })
  await asked()
  const answer = await app.request('POST', '/api/mail-choice/confirm', { body: { token: tokenOf('confirm') } })
  expect(answer.status).toBe(204)
  server.received.length = 0
  // The job that sent the question looks once more, as of its own beginning.
  later(1)
}

/** The question goes out by a job of its own, at once. */
async function asked(): Promise<void> {
  await expect.poll(states, { timeout: 30_000 }).toEqual(['sent'])
}

test('on the first working day of the week everybody has a digest of what the own permissions reach', async () => {
  expect(await makeDigests(app.services)).toEqual({ made: 2, told: 1, mailed: 0 })
  const mine = (await app.request('GET', '/api/digest', { as: officer })).json<Digest>()
  expect(mine.digest?.weekOf).toBe(monday)
  expect(mine.digest?.sections.map(({ key }) => key)).toEqual(['sample.behind'])
  expect(mine.digest?.sections[0]?.lines[0]?.text.zh).toContain('"regionPath":"320800/"')
  const theirs = (await app.request('GET', '/api/digest', { as: company })).json<Digest>()
  expect(theirs.digest?.sections).toEqual([])
  const notices = await app.request('GET', '/api/notices', { as: officer })
  expect(notices.json<{ items: { link: string }[] }>().items.map(({ link }) => link)).toEqual([
    `/digest?week=${monday}`,
  ])
})

test('made again it makes nothing twice; what a standstill left out is made up for; a day off makes none', async () => {
  await makeDigests(app.services)
  expect(await makeDigests(app.services)).toEqual({ made: 0, told: 0, mailed: 0 })
  now = new Date('2025-06-11T01:00:00Z')
  expect((await makeDigests(app.services)).made).toBe(2)
  expect((await app.request('GET', '/api/digest', { as: officer })).json<Digest>().weeks).toEqual([
    '2025-06-09',
    monday,
  ])
  await app.services.db.query('delete from notices.digest')
  now = new Date(`${monday}T01:00:00Z`)
  expect((await makeDigests(app.services)).made).toBe(0)
})

test('an open to-do stands in the digest of whoever has it', async () => {
  await app.services.db.query(
    `insert into notices.notice (region_path, id, kind, title_zh, title_en, link, object, reason, recipient_key, membership_id, due_on, created_at)
     values ($1, 'ntc_t', 'todo', '请填报', 'Report', '/indicators/entry', 'o', 'r', 'k', $2, '2025-06-10', now())`,
    [city, company.membership.id],
  )
  await makeDigests(app.services)
  const { digest } = (await app.request('GET', '/api/digest', { as: company })).json<Digest>()
  expect(digest?.sections[0]?.lines[0]?.text.zh).toBe('请填报（2025-06-10 前）')
})

test('nothing but the question goes to an address before its reader has said yes', async () => {
  expect((await choose({ address: 'reader@office.example', wantsDigest: true })).json()).toMatchObject({
    isConfirmed: false,
  })
  await asked()
  await makeDigests(app.services)
  await send()
  expect(server.received).toHaveLength(1)
  expect(lastMail()).not.toContain('150')
  await app.request('POST', '/api/mail-choice/confirm', { body: { token: tokenOf('confirm') } })
  const choice = (await app.request('GET', '/api/mail-choice', { as: officer })).json()
  expect(choice).toEqual({
    isOffered: true,
    address: 'reader@office.example',
    isConfirmed: true,
    wantsDigest: true,
  })
})

test('the digest goes out once, names nobody in its subject, and can be ended from within', async () => {
  await confirmed()
  expect((await makeDigests(app.services)).mailed).toBe(1)
  await Promise.all([send(), send()])
  await send()
  expect(server.received).toHaveLength(1)
  const mail = lastMail()
  expect(mail).toMatch(/^List-Unsubscribe:\s+<http/m)
  expect(mail).toContain('滞后的目标')
  expect(mail).not.toContain(officer.name)
  expect(mail).toContain('新竣工 &lt;48/150&gt;')

  const stop = { body: { token: tokenOf('stop') } }
  expect((await app.request('POST', '/api/mail-choice/stop', stop)).status).toBe(204)
  now = new Date('2025-06-09T00:30:00Z')
  expect((await makeDigests(app.services)).mailed).toBe(0)
  const foreign = await app.request('POST', '/api/mail-choice/stop', { body: { token: 'A'.repeat(43) } })
  expect([foreign.status, foreign.codes]).toEqual([404, ['notices.link-invalid']])
})

test('a mail program ends it with one press, by the address in the header and without signing in; looking changes nothing', async () => {
  await confirmed()
  await makeDigests(app.services)
  await send()
  // As it came: headers are not quoted-printable, and a token that begins as `=F3` does would be taken for a letter.
  const source = server.received.at(-1)?.source ?? ''
  const url = new URL(/^List-Unsubscribe:\s+<([^>]+)>/m.exec(source)?.[1] ?? '')
  const at = `${url.pathname}${url.search}`
  const isWanted = async () =>
    (await app.request('GET', '/api/mail-choice', { as: officer })).json<MailChoice>().wantsDigest
  const post = (path: string, payload: string, type = 'application/x-www-form-urlencoded') =>
    app.server.inject({ method: 'POST', url: path, headers: { 'content-type': type }, payload })

  await app.server.inject({ method: 'GET', url: at })
  expect((await post(at, 'Something=Else')).statusCode).toBe(422)
  expect(await isWanted()).toBe(true)
  expect((await post(at, 'List-Unsubscribe=One-Click')).statusCode).toBe(204)
  expect(await isWanted()).toBe(false)
  // Programs press twice, and some send the same as parts.
  const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
  expect((await post(at, parts, 'multipart/form-data; boundary=x')).statusCode).toBe(204)
  expect((await post(`/mail?stop=${'A'.repeat(43)}`, 'List-Unsubscribe=One-Click')).statusCode).toBe(404)
})

test('no other address takes forms of other sites', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.server.inject({
    method: 'POST',
    url: '/api/mail-choice/stop',
    headers: form,
    payload: 'token=a',
  })
  expect(answer.statusCode).toBe(415)
})

test('ending it takes back what was waiting', async () => {
  await confirmed()
  await makeDigests(app.services)
  await choose({ address: 'reader@office.example', wantsDigest: false })
  await send()
  expect(server.received).toEqual([])
  expect(await states()).toEqual(['sent', 'withdrawn'])
})

test('what the server puts off is tried again, later each time, and given up in the end', async () => {
  await confirmed()
  await makeDigests(app.services)
  server.onText = 'refuse-for-now'
  expect(await send()).toEqual({ sent: 0, later: 1, undelivered: 0 })
  expect(await send()).toEqual({ sent: 0, later: 0, undelivered: 0 })
  for (const minutes of [5, 15, 60, 240]) {
    later(minutes)
    expect((await send()).later).toBe(1)
  }
  later(720)
  expect(await send()).toEqual({ sent: 0, later: 0, undelivered: 1 })
  expect(await states()).toEqual(['sent', 'failed'])
})

test('what may have arrived is not sent a second time by itself, but an administrator sees it and may', async () => {
  await confirmed()
  await makeDigests(app.services)
  server.onText = 'take-and-break'
  await send()
  expect(server.received).toHaveLength(1)
  later(24 * 60)
  await send()
  expect(server.received).toHaveLength(1)

  const administrator = await app.person({ role: 'administrator', regionPath: city })
  const listed = (await app.request('GET', '/api/mails?state=open', { as: administrator })).json<Mails>()
  expect(listed.items).toMatchObject([{ state: 'unknown', recipient: officer.name, address: 'reader@office.example' }])
  server.onText = 'take'
  const again = await app.request('POST', `/api/mails/${listed.items[0]?.id}/again`, { as: administrator })
  expect(again.status).toBe(204)
  await send()
  await expect.poll(() => server.received.length).toBe(2)
  const twice = await app.request('POST', `/api/mails/${listed.items[0]?.id}/again`, { as: administrator })
  expect(twice.codes).toEqual(['notices.mail-not-open'])
})

test('a mail that a killed process was sending is not sent again either', async () => {
  await confirmed()
  await makeDigests(app.services)
  await app.services.db.query(`update notices.mail set state = 'sending', claimed_at = $1 where state = 'waiting'`, [
    now,
  ])
  later(16)
  await send()
  expect(server.received).toEqual([])
  expect(await states()).toEqual(['sent', 'unknown'])
})

test('an address must be given, and cannot be asked without end', async () => {
  const missing = await choose({ address: null, wantsDigest: true })
  expect(missing.codes).toEqual(['notices.address-missing'])
  for (let index = 0; index < 5; index += 1) await choose({ address: `a${index}@office.example`, wantsDigest: true })
  const sixth = await choose({ address: 'b@office.example', wantsDigest: true })
  expect([sixth.status, sixth.codes]).toEqual([429, ['notices.too-many-confirmations']])
})

interface Digest {
  digest: { weekOf: string; sections: { key: string; lines: { text: { zh: string } }[] }[] } | null
  weeks: string[]
}
interface Mails {
  items: { id: string; state: string; recipient: string; address: string }[]
}
