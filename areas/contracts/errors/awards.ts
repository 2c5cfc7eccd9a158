import { defineErrors } from '#kernel/refusal'

/** Why a registered contract gets no award, or not yet. */
export const awardErrors = defineErrors({
  'contracts.award-not-set': {
    status: 422,
    zh: '登记日（{on}）没有本市的技术转移奖补标准，不能计算。请先在本市设定中公布标准。',
    en: 'The city had set no award on the day of registration ({on}). Set its terms first.',
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
