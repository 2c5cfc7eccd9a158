import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'notices.not-found': {
    status: 404,
    zh: '没有找到这条待办或消息，或它不是发给您当前身份的。',
    en: 'There is no such notice, or it is not addressed to the role you act in.',
  },
})
