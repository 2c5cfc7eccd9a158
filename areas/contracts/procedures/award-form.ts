import { z } from 'zod'

const text = (min: number, max: number) => z.string().trim().min(min).max(max)

/** What whoever sold under a contract, or brokered it, applies for: the contracts come from the register. */
export const AwardForm = z.object({
  contracts: z
    .array(
      z.object({
        number: z
          .string()
          .regex(/^\d{16}$/)
          .meta({
            label: { zh: '合同登记编号', en: 'Registration number' },
            problem: { zh: '应为 16 位数字，见登记证明', en: 'Sixteen digits, as on the certificate' },
          }),
        project: text(0, 120)
          .optional()
          .meta({ label: { zh: '项目名称', en: 'Project' } }),
      }),
    )
    .min(1)
    .max(50)
    .meta({
      label: { zh: '申请奖补的合同', en: 'Contracts' },
      help: {
        zh: '已列出本单位登记簿中尚未奖补的合同，不申请的请删去。一份合同只奖一次。技术经纪机构填自己登记的中介合同。',
        en: 'Those registered for you without an award are listed: strike out what you do not apply for. Each is awarded once. A broker lists its own contracts of brokerage.',
      },
      section: { zh: '合同', en: 'Contracts' },
      fact: 'contracts.awardable',
    }),
  applicantName: text(2, 100).meta({
    label: { zh: '单位名称', en: 'Company' },
    fact: 'organisation.name',
    section: { zh: '单位与收款账户', en: 'Company and bank account' },
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
  bankName: text(4, 100).meta({
    label: { zh: '开户银行', en: 'Bank' },
    help: {
      zh: '写到支行。以前收过拨付的，仍付到原账户，需要更换请联系财务。',
      en: 'With its branch. Whoever was paid before is paid to the same account; finance changes it.',
    },
  }),
  bankAccountNo: z
    .string()
    .trim()
    .regex(/^\d{6,32}$/)
    .meta({
      label: { zh: '银行账号', en: 'Bank account' },
      problem: { zh: '应为 6 到 32 位数字，不带空格', en: 'Six to thirty-two digits without blanks' },
    }),
})
