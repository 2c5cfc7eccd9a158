import { z } from 'zod'
import { readings } from '#areas/enterprises'
import { attachments } from '#platform/cases/procedure'
import { rulesOn } from '../actions/rule-sets.ts'
import { factShape } from '../rules/self-evaluation/fact-form.ts'

const text = (min: number, max: number) => z.string().trim().min(min).max(max)

/** What every application for a title asks beside the facts of its rules. */
const around = {
  before: {
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
  },
  after: {
    evidence: attachments({
      label: { zh: '证明材料', en: 'Evidence' },
      help: {
        zh: '上年度财务报表、研发费用辅助账、人员和知识产权清单等。往年交过的文件不再受理。',
        en: 'Accounts of last year, R&D ledger, lists of staff and rights. Files of an earlier year are not taken.',
      },
      accept: ['.pdf', '.xlsx', '.xls', '.docx', '.jpg', '.png'],
      section: { zh: '证明材料和承诺', en: 'Evidence and declaration' },
    }),
    isPledged: z
      .boolean()
      .refine((said) => said, { message: 'recognition.pledge-missing' })
      .meta({
        label: {
          zh: '本企业承诺：所填内容真实、准确、完整，未委托中介机构代办；如有虚假，愿承担取消资格等后果',
          en: 'We declare that all this is true, exact and whole, that no agent filed it, and bear the consequences if not',
        },
      }),
  },
}

/** The form of an application: the company, the facts that the rules in force on a day ask for, evidence, declaration. */
export function titleForm(ruleSet: string, on: string) {
  const facts = factShape(rulesOn(ruleSet, on), { filledFrom: (fact) => fact in readings, isFiled: true })
  return z.object({ ...around.before, ...facts, ...around.after })
}
export type TitleForm = ReturnType<typeof titleForm>
