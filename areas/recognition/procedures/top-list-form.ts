import { z } from 'zod'
import { factKinds } from '#contract/enterprises'
import type { Localized } from '#kernel/localized'
import { attachments } from '#platform/cases/procedure'
import { type AskedFigure, askedFigures } from '../rules/top-list/application.ts'

const text = (min: number, max: number) => z.string().trim().min(min).max(max)

const years: Record<AskedFigure['back'], Localized | null> = {
  0: null,
  1: { zh: '上年', en: 'last year' },
  2: { zh: '前年', en: 'the year before' },
}

/** Name under which a figure of the company's file fills in a field. */
export const filledAs = ({ field }: Pick<AskedFigure, 'field'>) => `recognition.top.${field}`

export const labelOf = ({ fact, back }: AskedFigure): Localized => {
  const { label } = factKinds[fact as keyof typeof factKinds]
  const year = years[back]
  return year ? { zh: `${label.zh}：${year.zh}`, en: `${label.en}: ${year.en}` } : label
}

function figure(asked: AskedFigure, isFirst: boolean) {
  const { type, unit } = factKinds[asked.fact as keyof typeof factKinds]
  const isWhole = type === 'count'
  const shape = z
    .string()
    .regex(isWhole ? /^\d{1,12}$/ : /^\d{1,12}(\.\d{1,6})?$/)
    .meta({
      label: labelOf(asked),
      ...(unit ? { unit } : {}),
      fact: filledAs(asked),
      widget: 'decimal',
      ...(isFirst ? { section: { zh: '数据', en: 'Figures' } } : {}),
      problem: isWhole
        ? { zh: '应填整数，不带逗号和单位，如 12', en: 'A whole number without commas and units, as 12' }
        : { zh: '只填数字，不带逗号和单位，如 1200.5', en: 'Digits only, without commas and units, as 1200.5' },
    })
  return asked.isWanted ? shape : shape.optional()
}

const figures = Object.fromEntries(askedFigures.map((asked, index) => [asked.field, figure(asked, index === 0)]))

/** What a company says that wants to be on the top list of the year. */
export const TopListForm = z.object({
  applicantName: text(2, 100).meta({
    label: { zh: '企业名称', en: 'Company' },
    fact: 'organisation.name',
    section: { zh: '企业', en: 'Company' },
  }),
  contact: text(2, 30).meta({ label: { zh: '联系人', en: 'Contact' }, fact: 'person.name' }),
  phone: z
    .string()
    .regex(/^1\d{10}$|^0\d{2,3}-?\d{7,8}$/)
    .meta({
      label: { zh: '联系电话', en: 'Telephone' },
      isPersonal: true,
      problem: { zh: '请填手机号，或带区号的固定电话', en: 'A mobile number, or a fixed one with its area code' },
    }),
  ...figures,
  evidence: attachments({
    label: { zh: '证明材料', en: 'Evidence' },
    help: { zh: '财务报表、研发费用辅助账、技术合同清单等。', en: 'Accounts, R&D ledger, list of contracts.' },
    accept: ['.pdf', '.xlsx', '.xls', '.docx', '.jpg', '.png'],
    section: { zh: '证明材料', en: 'Evidence' },
  }).optional(),
})
