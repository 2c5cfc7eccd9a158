import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

export interface ReceivedMail {
  from: string
  to: string[]
  /** As it came over the wire. */
  source: string
}

export interface TestMailServer {
  url: string
  received: ReceivedMail[]
  /** What it answers to recipients: null takes them. */
  refuseRecipient: { code: number; text: string } | null
  /** What it does when the text has come: takes it, refuses it for now, or takes it and breaks off without a word. */
  onText: 'take' | 'refuse-for-now' | 'take-and-break'
  close(): Promise<void>
}

/** A real mail server on the loopback, which can be told to misbehave. */
export async function startMailServer(login?: { user: string; password: string }): Promise<TestMailServer> {
  const server = new SMTPServer({
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !login,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth({ username, password }, _session, done) {
      const isRight = username === login?.user && password === login?.password
      done(isRight ? null : new Error('wrong password'), isRight ? { user: username } : undefined)
    },
    onRcptTo(_address, _session, done) {
      done(state.refuseRecipient ? failure(state.refuseRecipient) : null)
    },
    onData(stream, session, done) {
      void textOf(stream).then((source) => {
        const { mailFrom, rcptTo } = session.envelope
        const take = () =>
          state.received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            source,
          })
        if (state.onText === 'refuse-for-now') return done(failure({ code: 451, text: 'try again later' }))
        take()
        if (state.onText === 'take') return done()
        for (const connection of server.connections) connection.close()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const who = login ? `${login.user}:${login.password}@` : ''
  const state: TestMailServer = {
    url: `smtp://${who}127.0.0.1:${port}`,
    received: [],
    refuseRecipient: null,
    onText: 'take',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return state
}

const failure = ({ code, text }: { code: number; text: string }) =>
  Object.assign(new Error(text), { responseCode: code })

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
