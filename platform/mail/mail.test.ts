import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openMailer, senderAddress } from './open-mailer.ts'
import { startMailServer, type TestMailServer } from './testing/mail-server.ts'

let server: TestMailServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const from = '科创平台 <kechuang@city.example>'
const mail = {
  id: 'mai_1',
  to: 'reader@office.example',
  subject: '每周摘要',
  text: '滞后 9 项',
  html: '<p>滞后 9 项</p>',
  unsubscribeUrl: 'https://kc.example/mail?stop=abc',
}

test('a mail arrives as text and HTML, with the headers of a machine’s mail and a way to end them', async () => {
  server = await startMailServer({ user: 'kc', password: 'right' })
  expect(await openMailer({ smtpUrl: server.url, from }).send(mail)).toEqual({ state: 'sent' })
  const [got] = server.received
  expect([got?.from, got?.to]).toEqual(['kechuang@city.example', ['reader@office.example']])
  const source = got?.source ?? ''
  expect(source).toContain('Message-ID: <mai_1@city.example>')
  expect(source).toContain('List-Unsubscribe: <https://kc.example/mail?stop=abc>')
  expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(source).toContain('Auto-Submitted: auto-generated')
  expect(source).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/)
})

test('without TLS no program is told that it may end the mails with one press', async () => {
  server = await startMailServer()
  await openMailer({ smtpUrl: server.url, from }).send({ ...mail, unsubscribeUrl: 'http://kc.example/mail?stop=abc' })
  const source = server.received[0]?.source ?? ''
  expect(source).toContain('List-Unsubscribe: <http://kc.example/mail?stop=abc>')
  expect(source).not.toContain('List-Unsubscribe-Post')
})

test('an address that the server does not know is final', async () => {
  server = await startMailServer()
  server.refuseRecipient = { code: 550, text: 'no such mailbox' }
  const outcome = await openMailer({ smtpUrl: server.url, from }).send(mail)
  expect(outcome).toMatchObject({ state: 'refused', problem: expect.stringContaining('no such mailbox') })
})

test('what the server puts off, a wrong password and a server that is away are tried later', async () => {
  server = await startMailServer({ user: 'kc', password: 'right' })
  server.onText = 'refuse-for-now'
  const send = (smtpUrl: string) => openMailer({ smtpUrl, from }).send(mail)
  expect(await send(server.url)).toMatchObject({ state: 'later' })
  expect(await send(server.url.replace('right', 'wrong'))).toMatchObject({ state: 'later' })
  expect(await send(`smtp://127.0.0.1:${await unusedPort()}`)).toMatchObject({ state: 'later' })
  expect(server.received).toEqual([])
})

test('when the connection breaks after the text, nobody can say whether it arrived', async () => {
  server = await startMailServer()
  server.onText = 'take-and-break'
  expect(await openMailer({ smtpUrl: server.url, from }).send(mail)).toMatchObject({ state: 'unknown' })
  expect(server.received).toHaveLength(1)
})

test('a sender is an address, with or without a name', () => {
  expect(senderAddress(from)).toBe('kechuang@city.example')
  expect(senderAddress('kechuang@city.example')).toBe('kechuang@city.example')
  expect(senderAddress('科创平台')).toBeNull()
})

async function unusedPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
