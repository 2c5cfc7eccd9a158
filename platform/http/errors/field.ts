import { defineErrors } from '#kernel/refusal'

/** What can be wrong with one field; the codes of `errors[]` when the shape of a request is refused. */
export const fieldErrors = defineErrors({
  'field.required': { status: 422, zh: '必须填写。', en: 'This is required.' },
  'field.repeated': { status: 422, zh: '给了 {count} 次，只能给一次。', en: 'Given {count} times; give it once.' },
  'field.wrong-type': { status: 422, zh: '类型不对，应为{expected}。', en: 'Wrong type: expected {expected}.' },
  'field.text-too-short': { status: 422, zh: '至少 {minimum} 个字符。', en: 'At least {minimum} characters.' },
  'field.text-too-long': { status: 422, zh: '最多 {maximum} 个字符。', en: 'At most {maximum} characters.' },
  'field.text-length': { status: 422, zh: '应为 {exact} 个字符。', en: 'Exactly {exact} characters.' },
  'field.number-too-small': { status: 422, zh: '不能小于 {minimum}。', en: 'Not less than {minimum}.' },
  'field.number-not-above': { status: 422, zh: '必须大于 {minimum}。', en: 'Greater than {minimum}.' },
  'field.number-too-big': { status: 422, zh: '不能大于 {maximum}。', en: 'Not more than {maximum}.' },
  'field.number-not-below': { status: 422, zh: '必须小于 {maximum}。', en: 'Less than {maximum}.' },
  'field.not-multiple': { status: 422, zh: '必须是 {divisor} 的倍数。', en: 'A multiple of {divisor}.' },
  'field.too-few': { status: 422, zh: '至少 {minimum} 项。', en: 'At least {minimum} items.' },
  'field.too-many': { status: 422, zh: '最多 {maximum} 项。', en: 'At most {maximum} items.' },
  'field.not-a-choice': { status: 422, zh: '只能是：{choices}。', en: 'One of: {choices}.' },
  'field.unknown': { status: 422, zh: '多余的字段：{names}。', en: 'Unknown fields: {names}.' },
  'field.bad-date': {
    status: 422,
    zh: '日期格式应为 2025-05-31，且必须是存在的日期。',
    en: 'A real date such as 2025-05-31.',
  },
  'field.bad-instant': {
    status: 422,
    zh: '时间格式应为 2025-05-31T08:00:00Z。',
    en: 'An instant such as 2025-05-31T08:00:00Z.',
  },
  'field.bad-email': { status: 422, zh: '不是有效的电子邮箱地址。', en: 'Not a valid mail address.' },
  'field.bad-url': { status: 422, zh: '不是有效的网址。', en: 'Not a valid web address.' },
  'field.bad-form': { status: 422, zh: '格式不对。', en: 'Not in the expected form.' },
  'field.unstorable-text': {
    status: 422,
    zh: '含有无法保存的字符（空字符或残缺的字符）。请删去后重新输入，不要直接粘贴。',
    en: 'Contains characters that cannot be stored (NUL or half a character). Delete them and type the text again.',
  },
  'field.too-deep': {
    status: 422,
    zh: '内容嵌套过深，无法处理。请按接口说明的格式重新提交。',
    en: 'Nested too deeply to be read. Send it in the form that the description of the interface shows.',
  },
  'field.refused': { status: 422, zh: '{reason}', en: '{reason}' },
})
