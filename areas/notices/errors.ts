import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'notices.not-found': {
    status: 404,
    zh: '没有找到这条待办或消息，或它不是发给您当前身份的。',
    en: 'There is no such notice, or it is not addressed to the role you act in.',
  },
  'notices.no-mail-server': {
    status: 422,
    zh: '本平台没有设置邮件服务器，不能发送邮件。请联系系统管理员；摘要可在平台上查看。',
    en: 'This installation has no mail server, so no mail can be sent. Ask the administrator; the digest is shown here.',
  },
  'notices.address-missing': {
    status: 422,
    zh: '要用邮件接收摘要，请填写邮箱。',
    en: 'Give an address to receive the digest by mail.',
  },
  'notices.too-many-confirmations': {
    status: 429,
    zh: '今天发出的确认邮件已达上限。请先查收已收到的邮件（包括垃圾邮件箱），或明天再试。',
    en: 'Too many confirmation mails were sent today. Look for the ones you have (also in spam), or try again tomorrow.',
  },
  'notices.link-invalid': {
    status: 404,
    zh: '这个链接已失效，可能邮箱已更改。请登录平台，在“每周摘要”页修改邮件设置。',
    en: 'This link no longer works; perhaps the address was changed. Sign in and change your mail settings on the digest page.',
  },
  'notices.mail-not-open': {
    status: 404,
    zh: '没有找到这封未送达的邮件；它可能已经发出或撤回。请刷新列表。',
    en: 'There is no such undelivered mail; it may have been sent or withdrawn. Reload the list.',
  },
})
