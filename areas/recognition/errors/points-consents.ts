import { defineErrors } from '#kernel/refusal'

export const pointsConsentErrors = defineErrors({
  'recognition.consent-no-bank': {
    status: 422,
    zh: '没有找到这家银行，没有授权。请从列表中选择；列表里没有的，请该银行向市科技局申请开通账号。',
    en: 'There is no such bank; no consent was given. Choose one of the list; a bank that is not there asks the city office for an account.',
  },
  'recognition.consent-day': {
    status: 422,
    zh: '授权的最后一天应在 {first} 至 {last} 之间（最长 {months} 个月，本市设定），没有授权。请改日期。',
    en: 'The last day must lie between {first} and {last} (at most {months} months, set by the city); no consent was given. Change the day.',
  },
  'recognition.consent-open': {
    status: 409,
    zh: '已授权这家银行，仍在有效期内，没有重复授权。要改用途或期限，请先撤回原授权。',
    en: 'This bank has a consent already, which still holds. To change its purpose or term, withdraw it first.',
  },
  'recognition.consent-not-found': {
    status: 404,
    zh: '没有找到这项授权，或您无权查看。请从“积分授权”重新打开。',
    en: 'There is no such consent, or you may not see it. Open it again from the page of consents.',
  },
  'recognition.consent-over-already': {
    status: 409,
    zh: '这项授权已结束，无需再撤回。请刷新查看。',
    en: 'This consent is over already. Reload.',
  },
  'recognition.consent-none': {
    status: 404,
    zh: '没有企业以此信用代码授权本行查看积分。请从授权企业列表打开，或请企业在“积分授权”中授权。',
    en: 'No company of this code lets your bank see its points. Open one from the list, or ask the company to consent.',
  },
  'recognition.consent-withdrawn': {
    status: 403,
    zh: '{name}已于 {day} 撤回授权，不能再查看。需要时请企业重新授权。',
    en: '{name} withdrew its consent on {day}; nothing is shown any more. Ask it to consent anew.',
  },
  'recognition.consent-expired': {
    status: 403,
    zh: '{name}的授权已于 {day} 到期，不能再查看。需要时请企业重新授权。',
    en: 'The consent of {name} ended on {day}; nothing is shown any more. Ask it to consent anew.',
  },
  'recognition.statement-no-points': {
    status: 422,
    zh: '{name}没有可证明的积分：还没有积分单，或缺成立日期而无法计分。请企业补齐档案，待下次计算后再开具。',
    en: '{name} has no points to state: no score sheet yet, or no total. The company completes its file; try after the next computation.',
  },
  'recognition.statement-unknown': {
    status: 404,
    zh: '核验不通过：没有与这个编号和核验码相符的证明。请核对后再试；确认无误的，请勿采信这份证明。',
    en: 'Not verified: no statement fits this number and code. Check both; if they are right, do not trust the paper.',
  },
})
