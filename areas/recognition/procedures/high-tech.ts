import { z } from 'zod'
import {
  correctedBy,
  days,
  defineProcedure,
  Reasons,
  returnedBy,
  withdraw as withdrawn,
  workingDays,
} from '#platform/cases/procedure'
import {
  askToImprove,
  enterSeason,
  leaveSeason,
  notRecommend,
  passToReview,
  recommend,
} from '../actions/season/steps.ts'
import { applicationProblems, evidenceProblems } from '../actions/titles/guards.ts'
import { highTech, highTechProcedure } from '../rules/season/high-tech.ts'
import { checkLimit, correctLimit, improveLimit } from './parameters.ts'
import { titleForm } from './title-form.ts'

const district = ['district-officer'] as const
const city = ['city-officer'] as const
const version = '2024-01-01'

const withdraw = { ...withdrawn, effect: leaveSeason } as const

const ImproveForm = z.object({
  note: z
    .string()
    .trim()
    .min(2)
    .max(1000)
    .meta({
      label: { zh: '给企业的话', en: 'What the company should do' },
      help: {
        zh: '企业同时看到各项平均分、分差和专家意见。',
        en: 'The company also sees the mean and spread of each item, and the comments.',
      },
      widget: 'textarea',
    }),
})

const RecommendForm = z.object({
  reason: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .meta({
      label: { zh: '理由', en: 'Reason' },
      help: {
        zh: '最近一轮没有预测通过而仍然推荐的，必须写明。',
        en: 'Wanted where the last round does not predict a pass.',
      },
      widget: 'textarea',
    }),
})

const refuse = {
  label: { zh: '不予推荐', en: 'Do not recommend' },
  by: city,
  form: Reasons,
  to: 'refused',
  tone: 'danger',
  effect: notRecommend,
} as const

/**
 * 高企申报推荐: how a company gets from its application to the city's recommendation. Whether it is recognised is decided
 * elsewhere and recorded as a result.
 */
export const highTechRecommendation = defineProcedure({
  id: highTechProcedure,
  version,
  title: { zh: '高新技术企业申报推荐', en: 'Recommendation as a high-tech enterprise' },
  summary: {
    zh: '企业申报，县区审核，专家预评审可以有几轮，市级推荐上报；认定结果由上级公布。',
    en: 'The company applies, its district checks, experts review in rounds, the city recommends. Others recognise.',
  },
  code: 'GQ',
  basis: [
    {
      title: {
        zh: '高新技术企业认定管理办法（国科发火〔2016〕32号）',
        en: 'Measures for recognition (国科发火〔2016〕32号)',
      },
      source: 'high-tech-enterprise@2016-01-01',
      isOfficial: true,
    },
    {
      title: {
        zh: '高新技术企业认定管理工作指引（国科发火〔2016〕195号）',
        en: 'Working guide for recognition (国科发火〔2016〕195号)',
      },
      isOfficial: true,
    },
    {
      title: {
        zh: '审核、补正、完善的时限和预评审办法为本市设定',
        en: 'Limits and rounds of review are set by the city',
      },
      isOfficial: false,
    },
  ],
  start: {
    by: ['organisation'],
    who: { zh: '本市注册一年以上的居民企业', en: 'Resident enterprises registered here for a year' },
    needs: [
      {
        zh: '近三年研发费用、销售收入、净资产，上年度人员和高新技术产品收入',
        en: 'R&D, sales and net assets of three years, staff and high-tech income of last year',
      },
      { zh: '知识产权和近三年成果转化情况', en: 'Rights, and results transformed in three years' },
      { zh: '可以先预诊断，答案会带入申报', en: 'A diagnosis first: it says what is missing' },
    ],
    takes: {
      zh: '县区审核 5 个工作日，预评审按批次安排（本市设定）',
      en: '5 working days of check, then review by season (set by the city)',
    },
    cost: { zh: '不收费', en: 'Free of charge' },
    guard: applicationProblems(highTech),
    effect: enterSeason,
  },
  form: titleForm(highTech, version),
  subject: ({ applicantName }) => `${applicantName}：高新技术企业申报推荐`,
  files: { within: workingDays(checkLimit), otherwise: 'withdrawn' },
  lapsed: leaveSeason,
  example: { phone: '0517-83000000', evidence: [], isPledged: true },
  states: {
    submitted: {
      label: { zh: '待县区审核', en: 'To be checked' },
      publicLabel: { zh: '已提交，县区审核中', en: 'Submitted, being checked by the district' },
      due: workingDays(checkLimit),
      warnBefore: [2, 1],
      onDue: 'escalate',
      owner: district,
      actions: {
        pass: {
          label: { zh: '审核通过，进入预评审', en: 'Pass on to review' },
          doneLabel: { zh: '县区审核通过', en: 'Checked' },
          by: district,
          to: 'reviewing',
          tone: 'primary',
          bulk: true,
          guard: evidenceProblems,
          effect: passToReview,
        },
        returnForCorrection: returnedBy(district),
        withdraw,
      },
    },
    correcting: correctedBy({ due: workingDays(correctLimit), warnBefore: [5, 1], effect: enterSeason, withdraw }),
    reviewing: {
      label: { zh: '预评审', en: 'Under review' },
      publicLabel: { zh: '专家预评审中', en: 'Being reviewed by experts' },
      owner: city,
      actions: {
        recommend: {
          label: { zh: '推荐上报', en: 'Recommend' },
          doneLabel: { zh: '推荐上报', en: 'Recommended' },
          by: city,
          form: RecommendForm,
          to: 'recommended',
          tone: 'primary',
          bulk: true,
          effect: recommend,
          example: { reason: '示例：已另行核实。' },
        },
        improve: {
          label: { zh: '请企业完善后再评', en: 'Have it improved for another round' },
          doneLabel: { zh: '请企业完善', en: 'Returned to be improved' },
          by: city,
          form: ImproveForm,
          to: 'improving',
          effect: askToImprove,
          example: { note: '示例：请补充研发制度。' },
        },
        refuse,
        withdraw,
      },
    },
    improving: {
      label: { zh: '企业完善中', en: 'Being improved' },
      publicLabel: { zh: '请按专家意见完善后提交', en: 'Please improve it as the experts say' },
      due: days(improveLimit),
      warnBefore: [3, 1],
      onDue: { to: 'reviewing' },
      edits: 'all',
      actions: {
        handInAgain: {
          label: { zh: '完善好了，提交', en: 'Hand in the improved application' },
          doneLabel: { zh: '完善后提交', en: 'Improved' },
          by: ['applicant'],
          to: 'reviewing',
          tone: 'primary',
          effect: enterSeason,
        },
        withdraw,
      },
    },
    recommended: { label: { zh: '已推荐', en: 'Recommended' }, final: 'granted' },
    refused: { label: { zh: '不予推荐', en: 'Not recommended' }, final: 'refused' },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: 'withdrawn' },
  },
})
