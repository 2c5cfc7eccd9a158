import { z } from 'zod'
import type { Problem } from '#kernel/refusal'
import {
  asked,
  attachments,
  type CaseOf,
  defineParameter,
  defineProcedure,
  type EffectContext,
  Reasons,
  workingDays,
} from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'

/** A made-up procedure with everything that a procedure can have, on which the platform's room for cases is tested. */

const text = (zh: string, en: string) => ({ zh, en })

export const filingLimit = defineParameter({
  key: 'sample.filing-limit',
  title: text('备案时限', 'Time limit for filing'),
  unit: text('个工作日', 'working days'),
  initial: 15,
  min: 1,
  max: 60,
})

export const Station = z.object({
  name: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .meta({
      label: text('工作站名称', 'Name of the station'),
      section: text('基本情况', 'Basics'),
    }),
  kind: z.enum(['joint', 'own']).meta({
    label: text('建站方式', 'How it is run'),
    options: { joint: text('与高校院所共建', 'with a university'), own: text('单位自建', 'alone') },
  }),
  partner: asked(
    { kind: 'joint' },
    z
      .string()
      .min(2)
      .max(60)
      .meta({ label: text('共建单位', 'Partner') }),
  ),
  unitName: z
    .string()
    .min(1)
    .max(100)
    .meta({ label: text('依托单位', 'Host'), fact: 'organisation.name' }),
  creditCode: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .meta({
      label: text('统一社会信用代码', 'Credit code'),
      fact: 'organisation.credit-code',
      problem: text(
        '应为 18 位数字或大写字母，请对照营业执照',
        'Eighteen digits or capital letters, as on the licence',
      ),
    }),
  envoys: z
    .array(
      z.object({
        name: z
          .string()
          .min(2)
          .max(30)
          .meta({ label: text('姓名', 'Name') }),
        phone: z
          .string()
          .min(5)
          .max(20)
          .meta({ label: text('电话', 'Telephone'), isPersonal: true }),
      }),
    )
    .min(1)
    .max(5)
    .meta({ label: text('科技特派员', 'Envoys'), section: text('人员', 'People') }),
  plan: attachments({
    label: text('建站方案', 'Plan'),
    accept: ['.pdf', '.docx', '.txt'],
    atMost: 3,
    section: text('材料', 'Papers'),
  }),
})

const Approval = z.object({
  grade: z
    .enum(['a', 'b'])
    .meta({ label: text('等次', 'Grade'), options: { a: text('一类', 'first'), b: text('二类', 'second') } }),
  remark: z
    .string()
    .max(200)
    .optional()
    .meta({ label: text('内部备注', 'Internal note'), isInternal: true }),
})

/** What effects wrote, for tests to look at; in a table of its own, so that it rolls back with the action. */
async function register(tx: Db, ctx: EffectContext, found: CaseOf<typeof Station>, input: z.output<typeof Approval>) {
  await tx.query('insert into sample.station (case_id, name, grade, day) values ($1, $2, $3, $4)', [
    found.id,
    found.answers.name,
    input.grade,
    ctx.today,
  ])
  return { shown: [{ label: text('备案号', 'Register number'), value: `BA-${found.number.slice(-4)}` }] }
}

async function noteLapse(tx: Db, ctx: EffectContext, { id }: CaseOf<typeof Station>): Promise<undefined> {
  await tx.query('insert into sample.lapsed (case_id, day) values ($1, $2)', [id, ctx.today])
}

function noForbiddenName(answers: z.output<typeof Station>): Problem[] {
  return answers.name.includes('虚假') ? [{ code: 'sample.forbidden-name', field: 'name' }] : []
}

function gradeFits(found: CaseOf<typeof Station>, input: z.output<typeof Approval>): Problem[] {
  return input.grade === 'a' && found.answers.kind === 'own' ? [{ code: 'sample.grade-too-high', field: 'grade' }] : []
}

export const stationFiling = defineProcedure({
  id: 'sample-filing',
  version: '2026-01-01',
  title: text('科技特派工作站备案（样例）', 'Filing of an envoy station (sample)'),
  summary: text('依托单位建立科技特派工作站后备案。', 'A host files the envoy station that it has set up.'),
  code: 'YL',
  basis: [{ title: text('样例办法（虚构）', 'Sample rules (invented)'), isOfficial: false }],
  start: {
    by: ['organisation'],
    who: text('已建站的企业、高校、院所', 'Hosts of a station'),
    needs: [text('建站方案', 'a plan'), text('特派员名单', 'a list of envoys')],
    takes: text('15 个工作日', '15 working days'),
    precheck: (answers) =>
      answers.kind === 'joint'
        ? [{ level: 'good', text: text('共建站可评一类。', 'Joint stations may get the first grade.'), field: 'kind' }]
        : [
            {
              level: 'warn',
              text: text('自建站只能评二类。', 'Stations run alone get the second grade.'),
              field: 'kind',
            },
          ],
    guard: noForbiddenName,
  },
  form: Station,
  files: { within: workingDays(3), otherwise: 'withdrawn' },
  lapsed: noteLapse,
  example: { creditCode: '91350100M000100Y43', plan: [] },
  states: {
    submitted: {
      label: text('受理', 'Received'),
      publicLabel: text('已提交，等待审核', 'Filed, being examined'),
      owner: ['registrar'],
      due: workingDays(filingLimit),
      warnBefore: [5, 1],
      onDue: 'escalate',
      actions: {
        approve: {
          label: text('同意', 'Approve'),
          by: ['registrar'],
          form: Approval,
          to: 'publicised',
          tone: 'primary',
          guard: gradeFits,
          effect: register,
        },
        returnForCorrection: {
          label: text('退回补正', 'Return for correction'),
          by: ['registrar'],
          form: Reasons,
          marks: true,
          to: 'correcting',
          clock: 'stop',
        },
        close: {
          label: text('不予备案', 'Refuse'),
          by: ['registrar'],
          form: Reasons,
          to: 'refused',
          tone: 'danger',
          countersign: { by: ['city-officer'] },
        },
        forward: { label: text('转区县', 'Forward'), by: ['registrar'], to: 'local', bulk: true },
        withdraw: {
          label: text('撤回申请', 'Withdraw'),
          by: ['applicant'],
          to: 'withdrawn',
          confirm: true,
          tone: 'danger',
        },
      },
    },
    local: {
      label: text('区县核实', 'Checked locally'),
      sharesClockOf: 'submitted',
      onDue: 'escalate',
      actions: { confirm: { label: text('核实无误', 'Confirm'), by: ['district-officer'], to: 'submitted' } },
    },
    correcting: {
      label: text('补正中', 'Being corrected'),
      publicLabel: text('请补正', 'Please correct'),
      due: workingDays(30),
      warnBefore: [5],
      onDue: { to: 'withdrawn' },
      edits: 'marked',
      actions: {
        resubmit: { label: text('重新提交', 'Hand in again'), by: ['applicant'], to: 'submitted', tone: 'primary' },
        withdraw: {
          label: text('撤回申请', 'Withdraw'),
          by: ['applicant'],
          to: 'withdrawn',
          confirm: true,
          tone: 'danger',
        },
      },
    },
    publicised: {
      label: text('公示中', 'Public notice'),
      owner: ['registrar'],
      publicNotice: {
        for: workingDays(5),
        shows: (found) => [{ label: text('工作站', 'Station'), value: found.answers.name }],
      },
      onDue: { to: 'granted' },
      actions: {
        stopNotice: { label: text('中止公示', 'Stop the notice'), by: ['registrar'], form: Reasons, to: 'submitted' },
      },
    },
    granted: { label: text('已备案', 'Filed'), final: 'granted' },
    refused: { label: text('不予备案', 'Refused'), final: 'refused' },
    withdrawn: { label: text('已撤回', 'Withdrawn'), final: 'withdrawn' },
  },
})
