import { z } from 'zod'
import type { Localized } from '#kernel/localized'
import { asked, attachments } from '#platform/cases/procedure'
import {
  countries,
  currencies,
  deductionKinds,
  developmentForms,
  fields,
  industries,
  ipTypes,
  kinds,
  partyTypes,
  paymentModes,
  planSources,
  serviceForms,
} from './codes.ts'

type Options = Record<string, Localized>

const choice = <const O extends Options>(options: O) =>
  z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]])
const text = (min: number, max: number) => z.string().trim().min(min).max(max)

/** Yuan as people write them, exactly: `1234567.89`. Read by `readFen`; a unit or a currency in the text is refused there. */
const yuan = () => z.string().trim().min(1).max(40)
const inYuan = { zh: '元', en: 'yuan' }
const creditCode = () => z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
const creditCodeWords = {
  label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  problem: { zh: '应为 18 位，请对照营业执照填写', en: 'Eighteen characters, as on the licence' },
}
const districtCode = () => z.string().regex(/^\d{6}$/)

/** What makes a party of the contract, as the official form asks. */
const Buyer = z.object({
  name: text(2, 100).meta({ label: { zh: '买方名称', en: 'Name of the buyer' } }),
  country: choice(countries).meta({
    label: { zh: '国别（地区）', en: 'Country or region' },
    options: countries,
  }),
  creditCode: asked({ country: '142' }, creditCode().meta(creditCodeWords)),
  regionCode: asked(
    { country: '142' },
    districtCode().meta({
      label: { zh: '行政区划代码', en: 'Region code' },
      help: { zh: '买方所在县区，6 位，例如 320812。', en: 'Six digits, such as 320812.' },
      problem: { zh: '应为 6 位数字', en: 'Six digits' },
    }),
  ),
  type: choice(partyTypes).meta({ label: { zh: '买方性质', en: 'Kind of party' }, options: partyTypes }),
})

const Deduction = z.object({
  kind: choice(deductionKinds).meta({ label: { zh: '费用类别', en: 'Cost' }, options: deductionKinds }),
  name: text(2, 100).meta({ label: { zh: '名称、规格、数量', en: 'What, and how many' } }),
  amount: yuan().meta({ label: { zh: '金额', en: 'Amount' }, unit: inYuan, widget: 'decimal' }),
})

/**
 * The seller's form of 技术合同认定登记. Amounts are texts in yuan, so that none ever becomes a binary fraction; parties in
 * China are named by their credit code. What only code can check is in `rules/registry/filing-problems.ts`.
 */
export const ContractForm = z.object({
  projectName: text(2, 120).meta({
    label: { zh: '项目名称', en: 'Project' },
    help: { zh: '与合同文本一致。', en: 'As in the contract.' },
    section: { zh: '合同', en: 'The contract' },
  }),
  kind: choice(kinds).meta({ label: { zh: '合同类别', en: 'Kind of contract' }, options: kinds }),
  developmentForm: asked(
    { kind: 'development' },
    choice(developmentForms).meta({ label: { zh: '开发方式', en: 'Form of development' }, options: developmentForms }),
  ),
  serviceForm: asked(
    { kind: 'service' },
    choice(serviceForms).meta({ label: { zh: '服务方式', en: 'Form of service' }, options: serviceForms }),
  ),
  content: text(10, 2000).meta({
    label: { zh: '技术内容', en: 'Technical content' },
    help: { zh: '标的、要解决的技术问题、成果形式。', en: 'Subject, technical problem, form of the result.' },
    widget: 'textarea',
  }),
  signedOn: z.iso.date().meta({ label: { zh: '合同签订日期', en: 'Signed on' } }),
  validFrom: z.iso.date().meta({ label: { zh: '合同有效期起', en: 'Valid from' } }),
  validTo: z.iso.date().meta({ label: { zh: '合同有效期止', en: 'Valid until' } }),
  field: choice(fields).meta({
    label: { zh: '技术领域', en: 'Field' },
    options: fields,
    section: { zh: '分类', en: 'Classification' },
  }),
  ipType: choice(ipTypes).meta({ label: { zh: '知识产权类型', en: 'Intellectual property' }, options: ipTypes }),
  ipNumber: asked(
    { ipType: { not: ['none', 'secret'] } },
    text(2, 100).meta({
      label: { zh: '知识产权号', en: 'Number of the right' },
      help: { zh: '专利号、登记号等；尚未取得的可不填。', en: 'Leave empty if not granted yet.' },
      mayBeEmpty: true,
    }),
  ),
  planSource: choice(planSources).meta({ label: { zh: '计划来源', en: 'Programme' }, options: planSources }),
  industry: choice(industries).meta({
    label: { zh: '服务的国民经济行业', en: 'Industry served' },
    options: industries,
  }),
  goal: text(2, 60)
    .optional()
    .meta({ label: { zh: '社会经济目标', en: 'Social and economic goal' } }),
  expectedInput: asked(
    { kind: 'transfer' },
    yuan().meta({ label: { zh: '预计新增投入', en: 'Expected investment' }, unit: inYuan, widget: 'decimal' }),
  ),
  expectedOutput: asked(
    { kind: 'transfer' },
    yuan().meta({ label: { zh: '预计新增产值', en: 'Expected output' }, unit: inYuan, widget: 'decimal' }),
  ),
  sellerName: text(2, 100).meta({
    label: { zh: '卖方名称', en: 'Name of the seller' },
    fact: 'organisation.name',
    section: { zh: '卖方（研究开发方、让与方、许可方、受托方）', en: 'The seller' },
  }),
  sellerCode: creditCode().meta({ ...creditCodeWords, fact: 'organisation.credit-code' }),
  sellerType: choice(partyTypes).meta({ label: { zh: '卖方性质', en: 'Kind of party' }, options: partyTypes }),
  contact: text(2, 30).meta({ label: { zh: '联系人', en: 'Contact' }, fact: 'person.name' }),
  phone: z
    .string()
    .regex(/^1\d{10}$|^0\d{2,3}-?\d{7,8}$/)
    .meta({
      label: { zh: '联系电话', en: 'Telephone' },
      isPersonal: true,
      problem: { zh: '请填手机号，或带区号的固定电话', en: 'A mobile number, or a fixed one with its area code' },
    }),
  buyers: z
    .array(Buyer)
    .min(1)
    .max(10)
    .meta({
      label: { zh: '买方', en: 'Buyer' },
      section: { zh: '买方（委托方、受让方、被许可方）', en: 'The buyers' },
    }),
  amountState: z.enum(['settled', 'open']).meta({
    label: { zh: '合同金额', en: 'Value of the contract' },
    options: {
      settled: { zh: '已约定', en: 'Agreed' },
      open: { zh: '尚不能确定（登记后更正）', en: 'Not yet settled (corrected after registration)' },
    },
    section: { zh: '金额', en: 'Amounts' },
  }),
  currency: asked(
    { amountState: 'settled' },
    choice(currencies).meta({ label: { zh: '合同币种', en: 'Currency' }, options: currencies }),
  ),
  originalAmount: asked(
    { currency: { isFilled: true, not: 'CNY' } },
    yuan().meta({
      label: { zh: '合同原币金额', en: 'Value in the currency of the contract' },
      widget: 'decimal',
    }),
  ),
  exchangeRate: asked(
    { currency: { isFilled: true, not: 'CNY' } },
    yuan().meta({
      label: { zh: '折算汇率（1 单位外币合人民币元）', en: 'Rate (yuan for one unit)' },
      help: { zh: '按合同签订日的人民币汇率中间价。', en: 'The central parity of the day of signing.' },
      widget: 'decimal',
    }),
  ),
  contractAmount: asked(
    { amountState: 'settled' },
    yuan().meta({
      label: { zh: '合同成交额', en: 'Contract value' },
      help: { zh: '合同约定的全部金额，单位为元；外币合同填折算后的人民币。', en: 'The whole sum, in yuan.' },
      unit: inYuan,
      widget: 'decimal',
    }),
  ),
  deductions: z
    .array(Deduction)
    .max(50)
    .meta({
      label: { zh: '非技术性费用', en: 'Non-technical cost' },
      help: {
        zh: '购置设备、仪器、零部件、原材料等费用逐项填写，从成交额中扣除得技术交易额；合理数量标的物的直接成本不用填。',
        en: 'Each line is taken off the contract value; a reasonable amount of the carrier is not.',
      },
    }),
  paymentMode: choice(paymentModes).meta({ label: { zh: '支付方式', en: 'Payment' }, options: paymentModes }),
  contractText: attachments({
    label: { zh: '技术合同文本', en: 'Text of the contract' },
    help: {
      zh: '双方签字盖章的全文，PDF 或 Word；没有合同文本不能登记。',
      en: 'The whole contract as signed, PDF or Word; without it nothing is registered.',
    },
    accept: ['.pdf', '.docx', '.doc'],
    atMost: 5,
    maxMegabytes: 50,
    section: { zh: '合同文本', en: 'Text of the contract' },
  }),
})

export type ContractAnswers = z.output<typeof ContractForm>

/** What the registrar decides when registering. */
export const RegisterForm = z.object({
  recognisedKind: choice(kinds)
    .optional()
    .meta({
      label: { zh: '认定的合同类别', en: 'Kind as recognised' },
      help: { zh: '与申报一致时不用选。', en: 'Leave empty when it is as filed.' },
      options: kinds,
    }),
  technologyAmount: yuan()
    .optional()
    .meta({
      label: { zh: '核定的技术交易额', en: 'Technology transaction value as fixed' },
      help: {
        zh: '不填则按合同成交额减去所列非技术性费用计算；填了不同的数须写明理由。',
        en: 'Left empty it is the contract value less the listed cost; another figure needs a reason.',
      },
      unit: inYuan,
      widget: 'decimal',
    }),
  reason: text(2, 500)
    .optional()
    .meta({ label: { zh: '认定理由', en: 'Why' }, widget: 'textarea' }),
})
