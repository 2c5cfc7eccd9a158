import { inLocale, type Locale, type Localized } from '#kernel/localized'

interface Section {
  title: Localized
  lines: readonly { text: Localized; link: string }[]
  moreCount: number
  link: string
}

export interface MailWords {
  subject: string
  text: string
  html: string
}

const words = {
  subject: (weekOf: string): Localized => ({
    zh: `科创平台每周摘要（${weekOf} 当周）`,
    en: `Kechuang weekly digest (week of ${weekOf})`,
  }),
  intro: {
    zh: '以下是本周需要您知道和办理的事项。数字以平台上的为准。',
    en: 'What you need to know and do this week. The figures on the platform are the ones that count.',
  },
  more: (count: number): Localized => ({ zh: `另有 ${count} 项，见平台`, en: `${count} more on the platform` }),
  open: { zh: '在平台上查看', en: 'Open the platform' },
  stop: { zh: '不再接收这类邮件', en: 'Stop these mails' },
}

/**
 * The weekly digest as a mail: plain text and simple HTML, in the reader's language. Neither names a person.
 *
 * Units:   the Monday of the week.
 * Example: digestMail({ weekOf: '2025-06-02', sections: [], publicUrl: 'https://kc.example', stopUrl: 'https://kc.example/mail', locale: 'zh-CN' }).subject → '科创平台每周摘要（2025-06-02 当周）'
 */
export function digestMail(about: {
  weekOf: string
  sections: readonly Section[]
  publicUrl: string
  stopUrl: string
  locale: Locale
}): MailWords {
  const { publicUrl, stopUrl, locale } = about
  const say = (both: Localized) => inLocale(both, locale)
  const pageUrl = `${publicUrl}/digest?week=${about.weekOf}`
  const subject = say(words.subject(about.weekOf))
  const parts = about.sections.map(({ title, lines, moreCount, link }) => ({
    title: say(title),
    lines: lines.map((line) => ({ text: say(line.text), url: publicUrl + line.link })),
    more: moreCount > 0 ? { text: say(words.more(moreCount)), url: publicUrl + link } : null,
  }))
  const text = [
    say(words.intro),
    ...parts.flatMap((part) => [
      '',
      `【${part.title}】`,
      ...part.lines.map((line, index) => `${index + 1}. ${line.text}\n   ${line.url}`),
      ...(part.more ? [`   ${part.more.text} ${part.more.url}`] : []),
    ]),
    '',
    `${say(words.open)}: ${pageUrl}`,
    `${say(words.stop)}: ${stopUrl}`,
    '',
  ].join('\n')
  const body = parts.map(
    (part) =>
      `<h2 style="font-size:16px;margin:20px 0 8px">${escaped(part.title)}</h2><ol style="margin:0;padding-left:24px">${part.lines
        .map((line) => `<li style="margin:4px 0">${anchor(line.url, line.text)}</li>`)
        .join('')}</ol>${part.more ? `<p>${anchor(part.more.url, part.more.text)}</p>` : ''}`,
  )
  return { subject, text, html: page(locale, subject, [`<p>${escaped(say(words.intro))}</p>`, ...body, footer()]) }

  function footer(): string {
    return `<p style="margin-top:24px">${anchor(pageUrl, say(words.open))}</p><p style="color:#5b6472;font-size:13px">${anchor(stopUrl, say(words.stop))}</p>`
  }
}

/**
 * The question to a new address whether the person reads it.
 *
 * Units:   none.
 * Example: confirmationMail('https://kc.example/mail?confirm=x', 'en').subject → 'Kechuang: confirm your address'
 */
export function confirmationMail(confirmUrl: string, locale: Locale): MailWords {
  const say = (both: Localized) => inLocale(both, locale)
  const subject = say({ zh: '科创平台：请确认邮箱', en: 'Kechuang: confirm your address' })
  const ask = say({
    zh: '有人在科创平台上填写了这个邮箱，用于接收每周摘要。如果是您本人，请打开下面的链接确认；如果不是，不必理会，不会再有邮件发来。',
    en: 'Somebody gave this address to receive the weekly digest. If it was you, open the link to confirm. If not, do nothing: no more mail will come.',
  })
  const html = page(locale, subject, [`<p>${escaped(ask)}</p>`, `<p>${anchor(confirmUrl, confirmUrl)}</p>`])
  return { subject, text: `${ask}\n\n${confirmUrl}\n`, html }
}

function page(locale: Locale, title: string, body: readonly string[]): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body style="font:15px/1.6 sans-serif;color:#1b2430;max-width:640px;margin:0 auto;padding:16px">${body.join('')}</body></html>`
}

const anchor = (url: string, text: string) => `<a href="${escaped(url)}" style="color:#1f4e8c">${escaped(text)}</a>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
