import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'audit.not-found': {
    status: 404,
    zh: '操作记录中没有这一条，请检查编号。',
    en: 'The operation log has no such entry. Check the number.',
  },
  'audit.not-sealed': {
    status: 409,
    zh: '这一条刚刚写入，尚未入链，请几秒后重试。',
    en: 'This entry was written just now and is not in the chain yet. Try again in a few seconds.',
  },
})
