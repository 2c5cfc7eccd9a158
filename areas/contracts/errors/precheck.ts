import { defineErrors } from '#kernel/refusal'

/** How the public precheck can refuse. */
export const precheckErrors = defineErrors({
  'contracts.precheck-amount': {
    status: 422,
    zh: '金额应为人民币元，最多两位小数，不超过 1 万亿元。请写成 3000000 或 300万元。',
    en: 'Amounts are in yuan with two places at most, up to 1,000,000,000,000. Write 3000000.',
  },
  'contracts.precheck-foreign-currency': {
    status: 422,
    zh: '金额是外币。请按合同签订日的汇率中间价折算成人民币元后填写。',
    en: 'The amount is in another currency. Convert it to yuan at the central parity of the day of signing.',
  },
  'contracts.precheck-busy': {
    status: 503,
    zh: '正在读取别人的合同文本，请过一分钟再试。不上传文本也可以预检。',
    en: 'Other contracts are being read. Try again in a minute; the precheck works without a text too.',
  },
  'contracts.before-rules': {
    status: 422,
    zh: '{day} 早于已收录的最早规则（{first} 起施行）。请核对申请登记日期。',
    en: '{day} is before the first rules known here ({first}). Check the filing date.',
  },
})
