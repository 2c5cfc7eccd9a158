import { Readable } from 'node:stream'
import addressparser from 'nodemailer/lib/addressparser'
import MailComposer from 'nodemailer/lib/mail-composer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Mail, MailConfig, Mailer, MailOutcome } from './mail.ts'

const patienceMs = 20_000

/** The address of a sender such as `科创平台 <kechuang@example.gov.cn>`; null when there is none in it. */
export function senderAddress(from: string): string | null {
  const [first] = addressparser(from, { flatten: true })
  return first?.address && /^[^\s@]+@[^\s@]+$/.test(first.address) ? first.address : null
}

/**
 * Speaks to a mail server step by step rather than through the library's transports, because only so it is known whether
 * the text of a mail had begun to flow when something broke.
 */
export function openMailer(config: MailConfig): Mailer {
  const address = senderAddress(config.from)
  if (!address) throw new Error(`no sender address in ${config.from}`)
  const { auth, ...server } = parseConnectionUrl(config.smtpUrl)
  const options = {
    ...server,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
  }
  return {
    async send(mail) {
      const source = await composed(mail, config.from, address)
      return deliver({ options, auth, envelope: { from: address, to: [mail.to] }, source })
    },
  }
}

function composed(mail: Mail, from: string, address: string): Promise<Buffer> {
  const { to, subject, text, html, unsubscribeUrl } = mail
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return new MailComposer({
    ...{ from, to, subject, text, html },
    messageId: `<${mail.id}@${domain}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl ? unsubscribeHeaders(unsubscribeUrl) : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** With one press in the mail program (RFC 8058), which asks for TLS; without it by the page. */
function unsubscribeHeaders(url: string): Record<string, string> {
  const byPage = { 'List-Unsubscribe': `<${url}>` }
  if (!url.startsWith('https://')) return byPage
  return { ...byPage, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

interface Delivery {
  options: ConstructorParameters<typeof SMTPConnection>[0]
  auth: Parameters<SMTPConnection['login']>[0] | undefined
  envelope: { from: string; to: string[] }
  source: Buffer
}

function deliver({ options, auth, envelope, source }: Delivery): Promise<MailOutcome> {
  return new Promise((resolve) => {
    const connection = new SMTPConnection(options)
    let isFlowing = false
    const over = (outcome: MailOutcome) => {
      resolve(outcome)
      connection.close()
    }
    const failed = (error: Error & { responseCode?: number | undefined }) => over(outcomeOf(error, isFlowing))
    const content = new Readable({
      read() {
        isFlowing = true
        this.push(source)
        this.push(null)
      },
    })
    const send = () => connection.send(envelope, content, (error) => (error ? failed(error) : over({ state: 'sent' })))
    connection.on('error', failed)
    connection.on('end', () => failed(new Error('the connection was closed')))
    connection.connect((error) => {
      if (error) failed(error)
      else if (auth) connection.login(auth, (refusal) => (refusal ? failed(refusal) : send()))
      else send()
    })
  })
}

/** Answers of the server are final or not by their first figure; without an answer it depends on whether the text had begun to flow. */
function outcomeOf(
  error: Error & { responseCode?: number | undefined; code?: string },
  isFlowing: boolean,
): MailOutcome {
  const { responseCode: code, message: problem } = error
  // A wrong password, too, is answered with 5xx, but says nothing against the mail.
  if (error.code === 'EAUTH') return { state: 'later', problem }
  if (code) return { state: code >= 500 ? 'refused' : 'later', problem }
  return { state: isFlowing ? 'unknown' : 'later', problem }
}
