import { z } from 'zod'
import {
  correctedBy,
  defineProcedure,
  Reasons,
  returnedBy,
  withdraw as withdrawn,
  workingDays,
} from '#platform/cases/procedure'
import {
  acceptNurseryEntry,
  fileNurseryEntry,
  refuseNurseryEntry,
  withdrawNurseryEntry,
} from '../actions/nursery/apply.ts'
import { nurseryDecideLimit } from '../nursery-parameters.ts'
import { NurseryEntryForm } from './nursery-form.ts'
import { correctLimit } from './parameters.ts'

const district = ['district-officer'] as const
const withdraw = { ...withdrawn, effect: withdrawNurseryEntry } as const

const AcceptForm = z.object({
  reason: z
    .string()
    .trim()
    .max(300)
    .optional()
    .meta({
      label: { zh: '理由', en: 'Reason' },
      help: {
        zh: '按入库条件不符合或缺数据而仍然同意的，必须写明理由。',
        en: 'Wanted where the conditions are not met, or cannot be judged.',
      },
      widget: 'textarea',
    }),
})

/** 高企培育入库: the company asks, its conditions are read from its file, the district decides, and it is in the pool. */
export const nurseryEntry = defineProcedure({
  id: 'high-tech-nursery-entry',
  version: '2025-01-01',
  title: { zh: '高企培育入库', en: 'Entry into the high-tech nursery pool' },
  summary: {
    zh: '准备申报高新技术企业的，申请进入培育库：有导师、有计划、有服务。',
    en: 'For companies on their way to the high-tech title: a tutor, a plan, and help.',
  },
  code: 'PY',
  basis: [
    {
      title: { zh: '入库条件、期限和审核时限为本市设定', en: 'Conditions, terms and time limits are set by the city' },
      isOfficial: false,
    },
  ],
  start: {
    by: ['organisation'],
    who: { zh: '尚未持有有效高企证书的企业', en: 'Companies without a valid high-tech certificate' },
    needs: [
      {
        zh: '企业档案中的数据就是评价依据，缺的请先补报',
        en: 'The figures in your company’s file are what is judged; fill in what is missing first',
      },
    ],
    takes: { zh: '10 个工作日（本市设定）', en: '10 working days (set by the city)' },
    cost: { zh: '不收费', en: 'Free of charge' },
    effect: fileNurseryEntry,
  },
  form: NurseryEntryForm,
  subject: ({ applicantName }) => `${applicantName}：高企培育入库`,
  example: { phone: '0517-83000000', level: 'district', plannedYear: '2027', wanted: '示例：研发费用归集' },
  lapsed: withdrawNurseryEntry,
  states: {
    submitted: {
      label: { zh: '待审核', en: 'To be decided' },
      publicLabel: { zh: '已提交，县区审核中', en: 'Submitted, being decided by the district' },
      due: workingDays(nurseryDecideLimit),
      warnBefore: [3, 1],
      onDue: 'escalate',
      owner: district,
      actions: {
        accept: {
          label: { zh: '同意入库', en: 'Take in' },
          doneLabel: { zh: '同意入库', en: 'Taken in' },
          by: district,
          form: AcceptForm,
          to: 'accepted',
          tone: 'primary',
          bulk: true,
          effect: acceptNurseryEntry,
          example: { reason: '示例：已核实，数据下月补报。' },
        },
        returnForCorrection: returnedBy(district),
        refuse: {
          label: { zh: '不同意入库', en: 'Refuse' },
          by: district,
          form: Reasons,
          to: 'refused',
          tone: 'danger',
          effect: refuseNurseryEntry,
        },
        withdraw,
      },
    },
    correcting: correctedBy({ due: workingDays(correctLimit), warnBefore: [5, 1], effect: fileNurseryEntry, withdraw }),
    accepted: { label: { zh: '已入库', en: 'In the pool' }, final: 'granted' },
    refused: { label: { zh: '不同意入库', en: 'Refused' }, final: 'refused' },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: 'withdrawn' },
  },
})
