/** A mail as it stands in an outbox: written once, sent as it is. */
export interface Mail {
  /** Becomes the Message-ID, so that a receiver who gets it twice sees one. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Page on which the reader ends such mails; mail programs post to it to end them at once. */
  unsubscribeUrl: string | null
}

/**
 * What became of a mail. `later`: the server did not take it, and it is safe to try again. `refused`: it will never take
 * it. `unknown`: the connection broke after the text had begun to flow, so that it may have arrived; sending it again
 * might send it twice.
 */
export type MailOutcome = { state: 'sent' } | { state: 'later' | 'refused' | 'unknown'; problem: string }

export interface Mailer {
  /** Never throws for what a mail server does. */
  send(mail: Mail): Promise<MailOutcome>
}

export interface MailConfig {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  smtpUrl: string
  /** `科创平台 <kechuang@example.gov.cn>`, or the address alone. */
  from: string
}
