import { z } from 'zod'
import { asked, attachments, defineParameter, defineProcedure, Reasons, workingDays } from '#platform/cases/procedure'

export const filingLimit = defineParameter({
  key: 'stations.filing-limit',
  title: { zh: '科技特派工作站备案时限', en: 'Time limit for filing an envoy station' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 10,
  min: 1,
  max: 60,
  help: {
    zh: '自受理次日起，备案机构作出决定的时限。',
    en: 'Within which the office decides, from the day after receipt.',
  },
})

const Station = z.object({
  name: z
    .string()
    .trim()
    .min(4)
    .max(60)
    .meta({
      label: { zh: '工作站名称', en: 'Name of the station' },
      help: { zh: '写全称，例如“黄桥羊肚菌科技特派工作站”。', en: 'In full.' },
      section: { zh: '工作站', en: 'The station' },
    }),
  mode: z.enum(['joint', 'own']).meta({
    label: { zh: '建站方式', en: 'How it is run' },
    options: {
      joint: { zh: '与高校院所共建', en: 'Together with a university or institute' },
      own: { zh: '单位自建', en: 'By the host alone' },
    },
  }),
  partner: asked(
    { mode: 'joint' },
    z
      .string()
      .trim()
      .min(2)
      .max(80)
      .meta({ label: { zh: '共建高校院所', en: 'University or institute' } }),
  ),
  opensOn: z.iso.date().meta({ label: { zh: '建站日期', en: 'Opened on' } }),
  farmers: z
    .int()
    .min(0)
    .max(100_000)
    .meta({ label: { zh: '服务农户', en: 'Farming households served' }, unit: { zh: '户', en: 'households' } }),
  hostName: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .meta({
      label: { zh: '依托单位', en: 'Host' },
      fact: 'organisation.name',
      section: { zh: '依托单位', en: 'The host' },
    }),
  creditCode: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .meta({
      label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
      fact: 'organisation.credit-code',
      problem: { zh: '应为 18 位，请对照营业执照填写', en: 'Eighteen characters, as on the licence' },
    }),
  contact: z
    .string()
    .trim()
    .min(2)
    .max(30)
    .meta({ label: { zh: '联系人', en: 'Contact' }, fact: 'person.name' }),
  phone: z
    .string()
    .regex(/^1\d{10}$|^0\d{2,3}-?\d{7,8}$/)
    .meta({
      label: { zh: '联系电话', en: 'Telephone' },
      isPersonal: true,
      problem: { zh: '请填手机号，或带区号的固定电话', en: 'A mobile number, or a fixed one with its area code' },
    }),
  envoys: z
    .array(
      z.object({
        name: z
          .string()
          .trim()
          .min(2)
          .max(30)
          .meta({ label: { zh: '姓名', en: 'Name' } }),
        field: z
          .string()
          .trim()
          .min(2)
          .max(60)
          .meta({ label: { zh: '专业方向', en: 'Field' } }),
      }),
    )
    .min(1)
    .max(10)
    .meta({ label: { zh: '科技特派员', en: 'Envoys' }, section: { zh: '科技特派员', en: 'Envoys' } }),
  plan: attachments({
    label: { zh: '建站方案', en: 'Plan of the station' },
    help: { zh: '盖章扫描件或 Word 文件。', en: 'A stamped scan or a Word file.' },
    accept: ['.pdf', '.docx', '.jpg', '.png'],
    atMost: 3,
    maxMegabytes: 50,
    section: { zh: '材料', en: 'Papers' },
  }),
})

const Decision = z.object({
  grade: z.enum(['first', 'second']).meta({
    label: { zh: '备案类别', en: 'Class' },
    options: { first: { zh: '一类', en: 'First' }, second: { zh: '二类', en: 'Second' } },
  }),
  note: z
    .string()
    .trim()
    .max(300)
    .optional()
    .meta({ label: { zh: '内部备注', en: 'Internal note' }, widget: 'textarea', isInternal: true }),
})

/**
 * 科技特派工作站备案: an invented procedure for the demo city, whole in this one file. It is the example of
 * docs/how-to/new-procedure.md.
 */
export const stationFiling = defineProcedure({
  id: 'station-filing',
  version: '2025-01-01',
  title: { zh: '科技特派工作站备案（示例）', en: 'Filing of an envoy station (example)' },
  summary: {
    zh: '企业、高校、院所建立科技特派工作站后，向所在地科技部门备案。本事项为虚构示例。',
    en: 'A host that has set up an envoy station files it with the science bureau. This procedure is invented.',
  },
  code: 'GZZ',
  basis: [
    { title: { zh: '本事项为虚构示例，没有官方依据', en: 'Invented: it has no official basis' }, isOfficial: false },
  ],
  start: {
    by: ['organisation'],
    who: { zh: '已建站的企业、高校、科研院所', en: 'Companies, universities and institutes that run a station' },
    needs: [
      { zh: '建站方案（可以稍后 3 个工作日内补传）', en: 'The plan of the station (may follow within 3 working days)' },
      { zh: '科技特派员名单', en: 'The list of envoys' },
    ],
    takes: { zh: '10 个工作日', en: '10 working days' },
    cost: { zh: '不收费', en: 'Free of charge' },
    precheck: (answers) =>
      answers.mode === 'own'
        ? [
            {
              level: 'warn',
              field: 'mode',
              text: { zh: '单位自建的工作站只能备案为二类。', en: 'A station run alone gets the second class.' },
            },
          ]
        : [
            {
              level: 'good',
              field: 'mode',
              text: { zh: '共建工作站可以备案为一类。', en: 'A station run together may get the first class.' },
            },
          ],
  },
  form: Station,
  files: { within: workingDays(3), otherwise: 'withdrawn' },
  example: {
    creditCode: '91350100M000100Y43',
    phone: '0517-83000000',
    opensOn: '2025-03-01',
    plan: [],
  },
  states: {
    submitted: {
      label: { zh: '待审核', en: 'To be examined' },
      publicLabel: { zh: '已受理，正在审核', en: 'Received, being examined' },
      due: workingDays(filingLimit),
      warnBefore: [3, 1],
      onDue: 'escalate',
      owner: ['city-officer', 'district-officer'],
      actions: {
        approve: {
          label: { zh: '同意备案', en: 'Approve' },
          by: ['city-officer', 'district-officer'],
          form: Decision,
          to: 'publicised',
          tone: 'primary',
          guard: (found, input: z.output<typeof Decision>) =>
            found.answers.mode === 'own' && input.grade === 'first'
              ? [{ code: 'stations.grade-too-high', field: 'grade' }]
              : [],
        },
        returnForCorrection: {
          label: { zh: '退回补正', en: 'Return for correction' },
          by: ['city-officer', 'district-officer'],
          form: Reasons,
          marks: true,
          clock: 'stop',
          to: 'correcting',
        },
        refuse: {
          label: { zh: '不予备案', en: 'Refuse' },
          by: ['district-officer', 'city-officer'],
          form: Reasons,
          to: 'refused',
          tone: 'danger',
          countersign: { by: ['city-officer'] },
        },
        withdraw: {
          label: { zh: '撤回申请', en: 'Withdraw' },
          by: ['applicant'],
          to: 'withdrawn',
          confirm: true,
          tone: 'danger',
        },
      },
    },
    correcting: {
      label: { zh: '申请人补正中', en: 'Being corrected' },
      publicLabel: { zh: '请补正后重新提交', en: 'Please correct and hand in again' },
      due: workingDays(30),
      warnBefore: [10, 3],
      onDue: { to: 'withdrawn' },
      edits: 'marked',
      actions: {
        resubmit: {
          label: { zh: '重新提交', en: 'Hand in again' },
          by: ['applicant'],
          to: 'submitted',
          tone: 'primary',
        },
        withdraw: {
          label: { zh: '撤回申请', en: 'Withdraw' },
          by: ['applicant'],
          to: 'withdrawn',
          confirm: true,
          tone: 'danger',
        },
      },
    },
    publicised: {
      label: { zh: '公示中', en: 'Public notice' },
      publicLabel: { zh: '正在公示', en: 'Public notice' },
      owner: ['city-officer', 'district-officer'],
      publicNotice: {
        for: workingDays(5),
        shows: ({ answers }) => [
          { label: { zh: '工作站', en: 'Station' }, value: answers.name },
          { label: { zh: '依托单位', en: 'Host' }, value: answers.hostName },
          { label: { zh: '科技特派员', en: 'Envoys' }, value: answers.envoys.map((envoy) => envoy.name).join('、') },
        ],
      },
      onDue: { to: 'granted' },
      actions: {
        stopNotice: {
          label: { zh: '中止公示，重新审核', en: 'Stop the notice and examine again' },
          by: ['city-officer', 'district-officer'],
          form: Reasons,
          to: 'submitted',
        },
      },
    },
    granted: { label: { zh: '已备案', en: 'Filed' }, final: 'granted' },
    refused: { label: { zh: '不予备案', en: 'Refused' }, final: 'refused' },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: 'withdrawn' },
  },
})
