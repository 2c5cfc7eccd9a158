import type { z } from 'zod'
import {
  correctedBy,
  defineProcedure,
  Reasons,
  returnedBy,
  withdraw as withdrawn,
  workingDays,
} from '#platform/cases/procedure'
import {
  admitTopApplication,
  fileTopApplication,
  refuseTopApplication,
  withdrawTopApplication,
} from '../actions/top-list/apply.ts'
import { askedFigures, contradictory } from '../rules/top-list/application.ts'
import { checkLimit, correctLimit, examineLimit } from './parameters.ts'
import { labelOf, TopListForm } from './top-list-form.ts'

const district = ['district-officer'] as const
const city = ['city-officer'] as const
const withdraw = { ...withdrawn, effect: withdrawTopApplication } as const
const labels = Object.fromEntries(askedFigures.map((asked) => [asked.field, labelOf(asked)]))

/** 百强申报: the company declares its figures, the district checks them, the city admits it to the list of the year. */
export const topListApplication = defineProcedure({
  id: 'top-list-application',
  version: '2025-01-01',
  title: { zh: '科技型企业百强申报', en: 'Application for the top list of technology companies' },
  summary: {
    zh: '申报当年的科技型企业百强榜：填报数据，县区核对，市级列为候选，按评价办法统一测算。',
    en: 'For the top list of the year: declare figures, have them checked, and be ranked by one method with all others.',
  },
  code: 'BQ',
  basis: [
    {
      title: {
        zh: '评价办法、指标、名额和时限均为本市设定',
        en: 'Method, indicators, seats and time limits are set by the city',
      },
      isOfficial: false,
    },
  ],
  start: {
    by: ['organisation'],
    who: { zh: '本市的科技型企业', en: 'Technology companies of this city' },
    needs: [
      {
        zh: '上年和前年的营业收入、研发费用；档案中已有的自动填好',
        en: 'Revenue and R&D expense of the last two years; what your file holds is filled in',
      },
    ],
    takes: { zh: '15 个工作日（本市设定）', en: '15 working days (set by the city)' },
    cost: { zh: '不收费', en: 'Free of charge' },
    guard: (answers: z.output<typeof TopListForm>) => contradictory(answers, labels),
    effect: fileTopApplication,
  },
  form: TopListForm,
  subject: ({ applicantName }) => applicantName,
  files: { within: workingDays(checkLimit), otherwise: 'withdrawn' },
  lapsed: withdrawTopApplication,
  example: {
    ...{ phone: '0517-83000000', revenue: '1200', revenueBefore: '1000', rdExpense: '96', rdExpenseBefore: '80' },
    ...{ highTechIncome: '800', contracts: '45', staff: '60', rdStaff: '18', inventions: '3', classOne: '2' },
    evidence: [],
  },
  states: {
    submitted: {
      label: { zh: '待核对', en: 'To be checked' },
      publicLabel: { zh: '已提交，县区核对中', en: 'Submitted, being checked by the district' },
      due: workingDays(checkLimit),
      warnBefore: [2, 1],
      onDue: 'escalate',
      owner: district,
      actions: {
        pass: {
          label: { zh: '核对无误，报市级', en: 'Pass on to the city' },
          doneLabel: { zh: '核对无误', en: 'Checked' },
          by: district,
          to: 'checked',
          tone: 'primary',
          bulk: true,
        },
        returnForCorrection: returnedBy(district),
        withdraw,
      },
    },
    checked: {
      label: { zh: '待列为候选', en: 'To be admitted' },
      publicLabel: { zh: '核对无误，市级审核中', en: 'Checked, being examined by the city' },
      due: workingDays(examineLimit),
      warnBefore: [3, 1],
      onDue: 'escalate',
      owner: city,
      actions: {
        admit: {
          label: { zh: '列为候选', en: 'Admit' },
          doneLabel: { zh: '列为候选', en: 'Admitted' },
          by: city,
          to: 'admitted',
          tone: 'primary',
          bulk: true,
          effect: admitTopApplication,
        },
        returnForCorrection: returnedBy(city),
        refuse: {
          label: { zh: '不列为候选', en: 'Refuse' },
          by: city,
          form: Reasons,
          to: 'refused',
          tone: 'danger',
          effect: refuseTopApplication,
        },
        withdraw,
      },
    },
    correcting: correctedBy({
      ...{ due: workingDays(correctLimit), warnBefore: [5, 1], effect: fileTopApplication, withdraw },
    }),
    admitted: { label: { zh: '已列为候选', en: 'Admitted' }, final: 'granted' },
    refused: { label: { zh: '不列为候选', en: 'Refused' }, final: 'refused' },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: 'withdrawn' },
  },
})
