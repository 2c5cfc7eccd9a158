import { defineParameter } from '#platform/cases/procedure'
import type { TermParameters } from './rules/awards/city-terms.ts'

const wan = { zh: '万元', en: '10,000 yuan' }
const byRegistration = { zh: '按合同登记日期适用；本市设定。', en: 'By the day of registration; set by the city.' }

/** What 技术转移奖补 is in this city: nothing national says so. */
export const awardTerms = {
  base: defineParameter({
    key: 'contracts.award-base',
    title: { zh: '技术转移奖补：计算基数', en: 'Transfer award: what the rate is taken of' },
    unit: { zh: '（1 合同成交额，2 技术交易额）', en: '(1 contract value, 2 technology transaction value)' },
    initial: 2,
    min: 1,
    max: 2,
    help: byRegistration,
  }),
  rate: defineParameter({
    key: 'contracts.award-rate',
    title: { zh: '技术转移奖补：比例', en: 'Transfer award: rate' },
    unit: { zh: '%', en: '%' },
    initial: 2,
    min: 0,
    max: 100,
    isInteger: false,
    help: byRegistration,
  }),
  contractCap: defineParameter({
    key: 'contracts.award-contract-cap',
    title: { zh: '技术转移奖补：单项合同上限', en: 'Transfer award: cap for one contract' },
    unit: wan,
    initial: 50,
    min: 0,
    max: 100_000,
    help: byRegistration,
  }),
  partyCap: defineParameter({
    key: 'contracts.award-party-cap',
    title: { zh: '技术转移奖补：单位年度上限', en: 'Transfer award: limit of a party in a year' },
    unit: wan,
    initial: 100,
    min: 0,
    max: 100_000,
    help: {
      zh: '0 为不限；按预算年度末的数。本市设定。',
      en: 'Zero: none. As at the end of the year; set by the city.',
    },
  }),
  budget: defineParameter({
    key: 'contracts.award-budget',
    title: { zh: '技术转移奖补：年度预算', en: 'Transfer award: budget of a year' },
    unit: wan,
    initial: 600,
    min: 0,
    max: 1_000_000,
    help: {
      zh: '按预算年度末的数；实际拨付还受奖补资金账户余额限制。本市设定。',
      en: 'As at the end of the year; the fund’s balance limits it as well. Set by the city.',
    },
  }),
} satisfies TermParameters

export const awardLimit = defineParameter({
  key: 'contracts.award-limit',
  title: { zh: '技术转移奖补审核时限', en: 'Time limit for examining an award' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 20,
  min: 1,
  max: 120,
  help: { zh: '自受理次日起；本市设定。', en: 'From the day after receipt; set by the city.' },
})

export const awardCorrection = defineParameter({
  key: 'contracts.award-correction',
  title: { zh: '技术转移奖补补正时限', en: 'Time limit for correcting an application for an award' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 30,
  min: 1,
  max: 120,
  help: {
    zh: '逾期未补正视为撤回；本市设定。',
    en: 'Whoever does not correct in time has withdrawn. Set by the city.',
  },
})

export const awardNotice = defineParameter({
  key: 'contracts.award-notice',
  title: { zh: '技术转移奖补公示期', en: 'Public notice of an award' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 5,
  min: 1,
  max: 30,
})

export const awardParameters = [...Object.values(awardTerms), awardLimit, awardCorrection, awardNotice]
