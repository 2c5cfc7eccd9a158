import type { Permissions } from '#platform/auth/permission'

export const permissions = {
  'notices:read': {
    title: { zh: '查看本人待办、消息与摘要', en: 'See my to-dos, messages and digests' },
    grants: { 'signed-in': 'self' },
  },
  'notices:answer-mail': {
    title: { zh: '确认邮箱、退订邮件', en: 'Confirm an address, end mails' },
    grants: { anyone: 'public', 'signed-in': 'public' },
  },
  'notices:mail': {
    title: { zh: '查看和重发邮件', en: 'See mails and send them again' },
    grants: { administrator: 'region' },
  },
} satisfies Permissions
