import { defineErrors } from './refusal.ts'

export const errors = defineErrors({
  'kernel.bad-date': {
    status: 422,
    zh: '“{date}”不是有效日期，请按 2025-05-31 的格式填写。',
    en: '“{date}” is no date. Write it as 2025-05-31.',
  },
  'kernel.bad-count': {
    status: 422,
    zh: '工作日天数应为 0 到 10000 的整数，收到 {count}。',
    en: 'A number of working days is a whole number from 0 to 10,000; got {count}.',
  },
  'kernel.bad-share': {
    status: 422,
    zh: '分配比例有误：金额和权重不能为负，权重合计应大于零。请检查后重试。',
    en: 'The shares are wrong: amount and weights may not be negative, and the weights must add up to more than zero.',
  },
})
