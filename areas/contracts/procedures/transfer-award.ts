import { correctedBy, defineProcedure, Reasons, returnedBy, withdraw, workingDays } from '#platform/cases/procedure'
import { decideAward } from '../actions/awards/decide-award.ts'
import { estimateAward } from '../actions/awards/estimate-award.ts'
import { payAward, releaseAward } from '../actions/awards/pay-award.ts'
import { awardCorrection, awardLimit, awardNotice } from '../award-parameters.ts'
import { AwardForm } from './award-form.ts'

const office = ['city-officer'] as const

/**
 * 技术转移奖补: applied for with registered contracts, computed and its money kept back when it is approved, shown to the
 * public, and paid through the ledger. Base, rate, caps and budget are the city's.
 */
export const transferAward = defineProcedure({
  id: 'transfer-award',
  version: '2025-01-01',
  title: { zh: '技术转移奖补', en: 'Award for technology transfer' },
  summary: {
    zh: '技术合同登记后，卖方或技术经纪机构凭登记的合同申请奖补；标准和预算由本市设定，公示后由财务拨付。',
    en: 'Sellers and brokers of registered technology contracts apply for an award; its terms are set by the city.',
  },
  code: 'JB',
  basis: [
    {
      title: {
        zh: '计算基数、比例、上限、预算、审核和公示期限均为本市设定，国家没有统一规定',
        en: 'Base, rate, caps, budget and time limits are set by the city: nothing national fixes them',
      },
      isOfficial: false,
    },
  ],
  start: {
    by: ['organisation'],
    who: { zh: '已登记技术合同的卖方、技术经纪机构', en: 'Sellers and brokers of registered contracts' },
    needs: [
      {
        zh: '已登记、金额已确定、没有奖补过的技术合同',
        en: 'Registered contracts with a settled amount, not yet awarded',
      },
      { zh: '单位银行账户', en: 'The bank account of the company' },
    ],
    takes: {
      zh: '20 个工作日，另公示 5 个工作日（本市设定）',
      en: '20 working days, and 5 of public notice (set by the city)',
    },
    cost: { zh: '不收费', en: 'Free of charge' },
    effect: estimateAward,
  },
  form: AwardForm,
  subject: ({ applicantName, contracts }) => `${applicantName}：${contracts.length} 份合同`,
  place: (_answers, party) => `${party.regionPath.split('/')[0]}/`,
  example: {
    contracts: [{ number: '2025320812000076' }],
    phone: '0517-83000000',
    bankName: '示例银行淮安分行',
    bankAccountNo: '6222000000000099',
  },
  states: {
    submitted: {
      label: { zh: '待审核', en: 'To be examined' },
      publicLabel: { zh: '已受理，正在审核', en: 'Received, being examined' },
      due: workingDays(awardLimit),
      warnBefore: [5, 1],
      onDue: 'escalate',
      owner: office,
      actions: {
        approve: {
          label: { zh: '同意奖补，进入公示', en: 'Approve and give public notice' },
          doneLabel: { zh: '同意奖补', en: 'Approved' },
          by: office,
          to: 'publicised',
          tone: 'primary',
          bulk: true,
          effect: decideAward,
        },
        returnForCorrection: returnedBy(office),
        refuse: { label: { zh: '不予奖补', en: 'Refuse' }, by: office, form: Reasons, to: 'refused', tone: 'danger' },
        withdraw,
      },
    },
    correcting: correctedBy({
      due: workingDays(awardCorrection),
      warnBefore: [10, 3],
      effect: estimateAward,
      withdraw,
    }),
    publicised: {
      label: { zh: '公示中', en: 'Public notice' },
      publicLabel: { zh: '正在公示', en: 'Public notice' },
      owner: office,
      publicNotice: {
        for: workingDays(awardNotice),
        shows: ({ party }, shown) => [
          { label: { zh: '拟奖补单位', en: 'To be awarded' }, value: party.name },
          ...shown,
        ],
      },
      onDue: { to: 'awarded' },
      actions: {
        stopNotice: {
          label: { zh: '中止公示，重新审核', en: 'Stop the notice and examine again' },
          by: office,
          form: Reasons,
          to: 'submitted',
          effect: releaseAward,
        },
      },
    },
    awarded: {
      label: { zh: '待拨付', en: 'To be paid' },
      publicLabel: { zh: '公示无异议，等待拨付', en: 'Awarded, to be paid' },
      owner: ['finance-officer'],
      actions: {
        pay: {
          label: { zh: '提交拨付', en: 'Hand to payment' },
          by: ['finance-officer'],
          to: 'paid',
          tone: 'primary',
          bulk: true,
          effect: payAward,
        },
        revoke: {
          label: { zh: '撤销奖补决定', en: 'Revoke' },
          by: office,
          form: Reasons,
          to: 'refused',
          tone: 'danger',
          effect: releaseAward,
        },
      },
    },
    paid: { label: { zh: '已提交拨付', en: 'Handed to payment' }, final: 'granted' },
    refused: { label: { zh: '不予奖补', en: 'Refused' }, final: 'refused' },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: 'withdrawn' },
  },
})
