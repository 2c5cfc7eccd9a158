import { defineErrors } from '#kernel/refusal'

/** Why the assistant gave no usable answer. */
export const assistantErrors = defineErrors({
  'assistant.key-refused': {
    status: 503,
    zh: '助手服务 {host} 不接受本系统的密钥。请系统管理员核对 KECHUANG_ASSISTANT_KEY 后再试。',
    en: 'The assistant at {host} does not accept our key. Have an administrator check KECHUANG_ASSISTANT_KEY, then try again.',
  },
  'assistant.busy': {
    status: 503,
    zh: '助手服务 {host} 正忙或额度已用完，多次重试仍未成功。请稍后再试。',
    en: 'The assistant at {host} is busy or its quota is used up, after several tries. Try again later.',
  },
  'assistant.unreachable': {
    status: 503,
    zh: '连不上助手服务 {host}，或它没有按时回答。请稍后再试；一直如此时请系统管理员检查网络和 KECHUANG_ASSISTANT_URL。',
    en: 'The assistant at {host} cannot be reached or did not answer in time. Try again later; if it stays so, have an administrator check the network and KECHUANG_ASSISTANT_URL.',
  },
  'assistant.request-refused': {
    status: 503,
    zh: '助手服务 {host} 拒绝了请求（HTTP {httpStatus}）。请系统管理员核对 KECHUANG_ASSISTANT_URL 和 KECHUANG_ASSISTANT_MODEL。',
    en: 'The assistant at {host} refused the request (HTTP {httpStatus}). Have an administrator check KECHUANG_ASSISTANT_URL and KECHUANG_ASSISTANT_MODEL.',
  },
  'assistant.answer-too-long': {
    status: 503,
    zh: '助手服务 {host} 的回答过长，已停止接收，没有采用。请再试一次，或换一个模型。',
    en: 'The answer of the assistant at {host} was too long; it was cut off and not used. Try again, or use another model.',
  },
  'assistant.answer-unreadable': {
    status: 503,
    zh: '助手服务 {host} 的回答不符合约定的格式，没有采用。请再试一次，或换一个模型。',
    en: 'The answer of the assistant at {host} is not in the agreed form and was not used. Try again, or use another model.',
  },
})

export type AssistantErrorCode = keyof typeof assistantErrors
