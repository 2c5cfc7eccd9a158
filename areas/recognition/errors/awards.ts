import { defineErrors } from '#kernel/refusal'

/** Why a recognised company is not awarded, or not yet. */
export const awardErrors = defineErrors({
  'recognition.award-batch-not-found': {
    status: 404,
    zh: '没有找到这个奖补批次，或您无权查看。请从认定奖补列表重新打开。',
    en: 'There is no such batch of awards, or it is not yours to see. Open it again from the list.',
  },
  'recognition.award-not-found': {
    status: 404,
    zh: '没有找到这份奖补，或您无权处理。请从奖补批次重新打开。',
    en: 'There is no such award, or it is not yours to deal with. Open it again from its batch.',
  },
  'recognition.award-days-reversed': {
    status: 422,
    zh: '认定日期的起日晚于止日。请核对后再拟定。',
    en: 'The first day is after the last. Check both.',
  },
  'recognition.award-nothing-to-award': {
    status: 422,
    zh: '这段时间没有可奖补的认定：已奖补 {given} 项，本市标准为零的 {without} 项。请核对认定日期、资质和本市设定。',
    en: 'Nothing can be awarded for these days: {given} have their award, {without} bring nothing by the city’s terms. Check days, titles and terms.',
  },
  'recognition.award-too-many': {
    status: 422,
    zh: '一批最多 {most} 家，这段时间有 {count} 家。请把认定日期分成几段拟定。',
    en: 'A batch holds {most} companies at most, these days have {count}. Draw up several.',
  },
  'recognition.award-given-meanwhile': {
    status: 409,
    zh: '其中有企业的这次认定刚刚列入另一个奖补批次，本次没有拟定。请刷新后重新拟定。',
    en: 'A company of these was put into another batch just now; nothing was drawn up. Reload and try again.',
  },
  'recognition.award-changed-meanwhile': {
    status: 409,
    zh: '这个批次刚刚被别人改动，本次没有处理。请刷新核对后再办。',
    en: 'Somebody changed this batch just now; nothing was done. Reload and compare.',
  },
  'recognition.award-batch-decided': {
    status: 409,
    zh: '这个批次已经核准或作废。请刷新查看。',
    en: 'This batch was approved or dropped already. Reload.',
  },
  'recognition.award-year-over': {
    status: 409,
    zh: '这个批次用 {year} 年度资金拟定，该年度已结束，不能再从中核准。请科技局在批次页点“转入 {now} 年度”，再由另一人核准。',
    en: 'This batch was drawn up on the money of {year}, which is over. Have the bureau move it to {now} on its page, then approve it.',
  },
  'recognition.award-year-current': {
    status: 409,
    zh: '这个批次已在 {year} 年度，不用再转。请刷新查看。',
    en: 'This batch is on the money of {year} already. Reload.',
  },
  'recognition.award-own-batch': {
    status: 403,
    zh: '拟定人不能核准自己的批次。请由另一位负责人核准。',
    en: 'Nobody approves a batch that they drew up. Ask a colleague.',
  },
  'recognition.award-person-needed': {
    status: 403,
    zh: '奖补批次须由人拟定和核准，不能用接口密钥。请登录后办理。',
    en: 'Batches are drawn up and approved by people, not by keys. Sign in.',
  },
  'recognition.award-over-budget': {
    status: 422,
    zh: '核准后 {year} 年度认定奖补将超过预算 {budget}，还差 {lacking}。请移出部分企业，或调整本市设定。',
    en: 'With this batch the awards of {year} pass the budget ({budget}) by {lacking}. Take companies out, or set another budget.',
  },
  'recognition.award-not-granted': {
    status: 409,
    zh: '有 {count} 项认定已被撤销，或企业已终止、已并档，不能继续奖补：{companies}。请科技局先把它们移出或撤销，再办理这个批次。',
    en: '{count} recognitions were withdrawn, or their companies ended or were merged: {companies}. Have these awards taken out first.',
  },
  'recognition.award-not-approved': {
    status: 409,
    zh: '这个批次没有核准，不能提交拨付。请先核准并完成公示。',
    en: 'This batch is not approved and cannot be handed to payment. Have it approved first.',
  },
  'recognition.award-on-notice': {
    status: 409,
    zh: '公示到 {until} 为止，公示期满的次日起才能提交拨付。',
    en: 'Public notice lasts until {until}; hand it to payment from the day after.',
  },
  'recognition.award-nothing-to-pay': {
    status: 409,
    zh: '这个批次没有待拨付的奖补，可能已经提交。请刷新查看。',
    en: 'Nothing of this batch waits for payment; it may have been handed over already. Reload.',
  },
  'recognition.award-over': {
    status: 409,
    zh: '{company} 的这份奖补已经移出或收回，没有再次处理。请刷新查看。',
    en: 'This award of {company} was taken out or taken back already. Reload.',
  },
  'recognition.award-on-its-way': {
    status: 409,
    zh: '{company} 的这笔款已编入付款批次或已提交银行，现在不能收回。请财务先撤回批次，或等银行答复后再办。',
    en: 'The payment of {company} is in a batch or at the bank. Have the batch withdrawn, or wait for the bank’s answer.',
  },
  'recognition.award-paid-out': {
    status: 409,
    zh: '银行已付给 {company}，不能在这里收回。请通知企业退回，由财务在账本中登记退款。',
    en: 'The bank has paid {company}: it cannot be taken back here. Ask for the money, and have finance enter it in the books.',
  },
  'recognition.award-account-late': {
    status: 409,
    zh: '这份奖补已提交拨付或已结束，收款账户不能在这里修改。需要更换的，请联系财务。',
    en: 'This award was handed to payment or has ended. Ask finance to change the account.',
  },
})
