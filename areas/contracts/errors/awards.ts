import { defineErrors } from '#kernel/refusal'

/** Why a registered contract gets no award, or not yet. */
export const awardErrors = defineErrors({
  'contracts.award-not-set': {
    status: 422,
    zh: '登记日（{on}）没有本市的技术转移奖补标准，不能计算。请先在本市设定中公布标准。',
    en: 'The city had set no award on the day of registration ({on}). Set its terms first.',
  },
  'contracts.award-not-yours': {
    status: 422,
    zh: '登记簿中没有本单位编号为 {contractId} 的合同。请对照登记证明核对编号。',
    en: 'No contract of yours is registered under {contractId}. Compare the number with the certificate.',
  },
  'contracts.award-nothing-left': {
    status: 422,
    zh: '{year} 年度奖补预算或单位年度上限已用完，没有可奖补的金额。请待下一年度，或调整本市设定后再审核。',
    en: 'The budget of {year}, or the limit of this party, is used up. Wait for the next year or set other terms.',
  },
  'contracts.award-decided': {
    status: 409,
    zh: '这个办件刚刚已经作出奖补决定，没有重复决定。请刷新查看。',
    en: 'This case was decided just now and not twice. Reload.',
  },
  'contracts.award-given-meanwhile': {
    status: 409,
    zh: '所列合同中有一份刚刚在另一个办件中获得奖补，本次没有决定。请刷新后核对。',
    en: 'One of these contracts was awarded in another case just now; nothing was decided here. Reload.',
  },
  'contracts.award-undecided': {
    status: 409,
    zh: '办件 {number} 没有待拨付的奖补决定。请刷新查看。',
    en: 'The case {number} has no award to be paid. Reload.',
  },
  'contracts.award-outdated': {
    status: 409,
    zh: '合同 {contractId} 的登记在决定后已注销或更正，不能照原决定拨付。请市科技局撤销奖补决定后重新审核。',
    en: 'The registration of {contractId} was cancelled or corrected after the decision. Have it revoked and examined again.',
  },
  'contracts.award-recovered-meanwhile': {
    status: 409,
    zh: '刚刚已登记过追回款，现累计追回 {recovered}，本次没有登记。请刷新核对后再登记。',
    en: 'Money was recorded as come back just now ({recovered} in all); nothing was recorded. Reload and compare.',
  },
  'contracts.award-not-found': {
    status: 404,
    zh: '没有找到这份奖补，或您无权处理。请从奖补列表重新打开。',
    en: 'There is no such award, or it is not yours to deal with. Open it again from the list.',
  },
  'contracts.award-not-handed-over': {
    status: 409,
    zh: '这份奖补没有提交拨付，或已经收回。提交拨付前要撤销的，请在办件中“撤销奖补决定”。',
    en: 'This award was not handed to payment, or was taken back already. Before payment, revoke it in its case.',
  },
  'contracts.award-on-its-way': {
    status: 409,
    zh: '这笔款已编入付款批次或已提交银行，现在不能收回。请财务先撤回批次，或等银行答复后再办。',
    en: 'The payment is in a batch or at the bank. Have the batch withdrawn, or wait for the answer of the bank.',
  },
  'contracts.award-found-wrong': {
    status: 409,
    zh: '这份奖补已经认定有误（{reason}），应追回的款列在本页下方，到账后登记。',
    en: 'This award was found wrong already ({reason}); what is to come back is listed below.',
  },
  'contracts.award-recovery-in-future': {
    status: 422,
    zh: '到账日期晚于今天（{today}）。款项到账后再登记，填银行回单上的日期。',
    en: 'That is after today ({today}). Record money once it has come, with the day of the bank’s slip.',
  },
  'contracts.award-recovery-none': {
    status: 404,
    zh: '合同 {contractId} 没有应追回的奖补，或已经追回。请刷新查看。',
    en: 'Nothing is to be recovered for {contractId}, or it has come back already. Reload.',
  },
  'contracts.award-recovery-above': {
    status: 422,
    zh: '追回金额 {amount} 超过应追回的 {due}。请核对。',
    en: '{amount} is more than the {due} to be recovered. Check it.',
  },
  'contracts.award-taken': {
    status: 409,
    zh: '合同 {contractId} 已经享受过奖补。一份合同只奖一次。',
    en: 'Contract {contractId} has had its award. One contract is awarded once.',
  },
  'contracts.award-twice-asked': {
    status: 422,
    zh: '合同 {contractId} 在这一批里出现了两次。请删去重复的一行。',
    en: 'Contract {contractId} is in this batch twice. Take one out.',
  },
  'contracts.award-revoked': {
    status: 422,
    zh: '合同 {contractId} 的登记已经注销，不能奖补；已付的应当追回。',
    en: 'The registration of {contractId} is cancelled: no award, and what was paid is to be recovered.',
  },
  'contracts.award-amount-open': {
    status: 422,
    zh: '合同 {contractId} 的金额尚未确定。请先补正金额，再申请奖补。',
    en: 'The amount of {contractId} is not settled. Have it corrected first.',
  },
})
