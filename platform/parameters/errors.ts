import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'parameters.not-found': {
    status: 404,
    zh: '没有这个参数。请从参数列表中选择。',
    en: 'There is no such parameter. Choose one from the list.',
  },
  'parameters.city-only': {
    status: 403,
    zh: '参数由市级管理员统一设定。请联系市级管理员。',
    en: 'Parameters are set for the whole city by its administrators. Ask one of them.',
  },
  'parameters.out-of-range': {
    status: 422,
    zh: '数值应在 {min} 到 {max} 之间。请修改后再保存。',
    en: 'The value lies between {min} and {max}. Change it and save again.',
  },
  'parameters.not-whole': {
    status: 422,
    zh: '这个参数只能是整数。请修改后再保存。',
    en: 'This parameter is a whole number. Change it and save again.',
  },
  'parameters.in-the-past': {
    status: 422,
    zh: '生效日期不能早于今天：已经按原值办理的事项不能事后改变。请选择今天或以后的日期。',
    en: 'It cannot hold from a day that has passed, because cases were handled under the old value. Choose today or later.',
  },
  'parameters.day-taken': {
    status: 409,
    zh: '这一天已经设定过数值，不能更改。请选择另一天。',
    en: 'A value is set from that day already and cannot be changed. Choose another day.',
  },
})
