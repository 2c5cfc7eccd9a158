import { z } from 'zod'

const text = (min: number, max: number) => z.string().trim().min(min).max(max)

/** What a company says that wants to enter a nursery pool; its figures are read from its file. */
export const NurseryEntryForm = z.object({
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
  level: z.enum(['district', 'city']).meta({
    label: { zh: '申请进入', en: 'Pool' },
    section: { zh: '培育', en: 'Nursery' },
    options: {
      district: { zh: '县区培育库', en: 'The pool of the district' },
      city: { zh: '市级培育库', en: 'The pool of the city' },
    },
  }),
  plannedYear: z
    .string()
    .regex(/^20\d{2}$/)
    .meta({
      label: { zh: '计划哪一年申报高企', en: 'Year in which you plan to apply for the title' },
      problem: { zh: '请填四位年份，如 2027', en: 'A year of four digits, such as 2027' },
    }),
  wanted: text(2, 500).meta({
    label: { zh: '希望得到的帮助', en: 'What help you want' },
    help: { zh: '例如：研发费用归集、知识产权布局、人员结构', en: 'Such as R&D accounts, patents, staff' },
    widget: 'textarea',
  }),
})
