import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { asked } from '#engines/form'
import { type WorkingYear, workingCalendar } from '#kernel/working-days'
import { type Declared, modelOf } from '../declaration.ts'
import { type ProcedureModel, workingDays } from '../model.ts'

const text = (zh: string) => ({ zh, en: zh })

const folder = new URL('../../../sources/working-days/', import.meta.url)
export const calendar = workingCalendar(
  readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as WorkingYear),
)

export const roles = ['registrar', 'city-officer', 'city-leader', 'supervisor']

export const SampleForm = z.object({
  name: z
    .string()
    .min(2)
    .meta({ label: text('名称') }),
  kind: z.enum(['a', 'b']).meta({ label: text('类别'), options: { a: text('甲'), b: text('乙') } }),
  reason: asked({ kind: 'b' }, z.string().meta({ label: text('理由') })),
})

const Reasons = z.object({
  reason: z
    .string()
    .min(1)
    .meta({ label: text('理由') }),
})

/** A registration with correction, countersignature, public notice and every kind of deadline. */
export const declared = {
  id: 'sample-registration',
  version: '2026-01-01',
  title: text('示例登记'),
  summary: text('示例'),
  code: 'SL',
  basis: [{ title: text('示例办法'), isOfficial: false }],
  start: { by: ['organisation'], who: text('单位'), needs: [text('名称')], takes: text('15 个工作日') },
  form: SampleForm,
  states: {
    submitted: {
      label: text('受理'),
      due: workingDays(15),
      warnBefore: [5, 1],
      onDue: 'escalate',
      actions: {
        accept: { label: text('通过'), by: ['registrar'], to: 'reviewing', bulk: true },
        returnForCorrection: {
          label: text('退回补正'),
          by: ['registrar'],
          form: Reasons,
          marks: true,
          to: 'correcting',
          clock: 'stop',
        },
        refuse: { label: text('不予'), by: ['registrar'], to: 'refused', countersign: { by: ['city-officer'] } },
        withdraw: { label: text('撤回'), by: ['applicant'], to: 'withdrawn', confirm: true },
      },
    },
    correcting: {
      label: text('补正'),
      due: workingDays(30),
      onDue: { to: 'withdrawn' },
      edits: 'marked',
      actions: { resubmit: { label: text('重新提交'), by: ['applicant'], to: 'submitted' } },
    },
    reviewing: {
      label: text('审核'),
      sharesClockOf: 'submitted',
      onDue: 'escalate',
      actions: {
        publicise: { label: text('公示'), by: ['city-officer'], to: 'publicised' },
        sendBack: { label: text('退回'), by: ['city-officer'], to: 'submitted' },
      },
    },
    publicised: {
      label: text('公示中'),
      owner: ['city-officer'],
      publicNotice: { for: workingDays(5), shows: () => [] },
      onDue: { to: 'granted' },
      actions: { stop: { label: text('中止公示'), by: ['city-officer'], to: 'reviewing' } },
    },
    granted: { final: 'granted' },
    refused: { final: 'refused' },
    withdrawn: { final: 'withdrawn' },
  },
} as const satisfies Declared

export const sample: ProcedureModel = modelOf(declared)
