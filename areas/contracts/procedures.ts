import {
  correctedBy,
  defineParameter,
  defineProcedure,
  Reasons,
  returnedBy,
  withdraw,
  workingDays,
} from '#platform/cases/procedure'
import { recordContract } from './actions/record-contract.ts'
import { recordFiling } from './actions/record-filing.ts'
import { ContractForm, RegisterForm } from './form.ts'
import { filingProblems } from './rules/registry/filing-problems.ts'
import { registrationProblems } from './rules/registry/registration-problems.ts'

export const registrationLimit = defineParameter({
  key: 'contracts.registration-limit',
  title: { zh: '技术合同认定登记时限', en: 'Time limit for registering a technology contract' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 15,
  min: 1,
  max: 60,
  help: {
    zh: '自受理次日起作出决定的时限。官方时限未取得，由本市设定。',
    en: 'From the day after receipt. The official limit is not known: the city sets its own.',
  },
})

export const correctionLimit = defineParameter({
  key: 'contracts.correction-limit',
  title: { zh: '技术合同补正期限', en: 'Time to correct a technology contract' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 30,
  min: 5,
  max: 120,
  help: {
    zh: '逾期不补正视为撤回。官方期限未取得，由本市设定。',
    en: 'Whoever does not correct in time has withdrawn. Set by the city.',
  },
})

export const countersignFrom = defineParameter({
  key: 'contracts.countersign-from',
  title: { zh: '技术合同登记须会签的成交额', en: 'Contract value from which registration is countersigned' },
  unit: { zh: '元', en: 'yuan' },
  initial: 5_000_000,
  min: 0,
  max: 1_000_000_000_000,
  help: { zh: '成交额达到此数的合同，登记须另一人会签。', en: 'From this value on a second person must agree.' },
})

export const parameters = [registrationLimit, correctionLimit, countersignFrom]

const office = ['registrar'] as const
const returnForCorrection = returnedBy(office)
const refuse = {
  label: { zh: '不予登记', en: 'Refuse' },
  by: office,
  form: Reasons,
  to: 'refused',
  tone: 'danger',
} as const

/**
 * 技术合同认定登记: the seller files once; the registrar accepts, checks, fixes kind and 技术交易额 and registers. Time limits
 * are the city's: those of the measures in force since 2026-03-01 were not retrieved.
 */
export const contractRegistration = defineProcedure({
  id: 'contract-registration',
  version: '2025-01-01',
  title: { zh: '技术合同认定登记', en: 'Registration of a technology contract' },
  summary: {
    zh: '技术开发、转让、许可、咨询、服务合同由卖方一次申请认定登记；登记后按技术交易额办理税收优惠和奖补。',
    en: 'The seller of a technology contract files it once; what is registered supports tax relief and awards.',
  },
  code: 'HT',
  basis: [
    {
      title: {
        zh: '技术合同认定登记管理办法（2000）、技术合同认定规则（2001），至 2026-02-28',
        en: 'Measures of 2000 and rules of 2001, to 28 February 2026',
      },
      isOfficial: true,
    },
    {
      title: {
        zh: '技术合同认定登记管理办法（工业和信息化部，2026-01-23 印发），自 2026-03-01',
        en: 'Measures of 23 January 2026, from 1 March 2026',
      },
      isOfficial: true,
    },
    {
      title: {
        zh: '办理时限、补正期限、会签金额为本市设定',
        en: 'Time limits and the countersigned amount are set by the city',
      },
      isOfficial: false,
    },
  ],
  start: {
    by: ['organisation'],
    who: { zh: '合同的卖方：研究开发方、让与方、许可方、受托方', en: 'The seller under the contract' },
    needs: [
      { zh: '双方签字盖章的书面合同全文', en: 'The whole written contract as signed' },
      { zh: '买方名称和统一社会信用代码', en: 'Name and credit code of the buyer' },
      { zh: '设备、材料等非技术性费用明细（有的话）', en: 'Non-technical cost line by line, if any' },
    ],
    takes: { zh: '15 个工作日（本市设定）', en: '15 working days (set by the city)' },
    cost: { zh: '不收费', en: 'Free of charge' },
    guard: filingProblems,
    effect: recordFiling,
  },
  form: ContractForm,
  subject: (answers) => answers.projectName,
  files: { within: workingDays(3), otherwise: 'withdrawn' },
  example: {
    sellerCode: '91350100M000100Y43',
    phone: '0517-83000000',
    signedOn: '2025-03-01',
    validFrom: '2025-03-01',
    validTo: '2027-02-28',
    buyers: [
      { name: '示例买方有限公司', country: '142', creditCode: '91320800MA1DEM105D', regionCode: '320812', type: '150' },
    ],
    amountState: 'settled',
    currency: 'CNY',
    contractAmount: '3000000',
    deductions: [{ kind: 'equipment', name: '示例设备 1 台', amount: '800000' }],
    contractText: [],
  },
  states: {
    submitted: {
      label: { zh: '待受理', en: 'To be accepted' },
      publicLabel: { zh: '已提交，等待受理', en: 'Submitted' },
      due: workingDays(registrationLimit),
      warnBefore: [3, 1],
      onDue: 'escalate',
      owner: office,
      actions: {
        accept: { label: { zh: '受理', en: 'Accept' }, by: office, to: 'reviewing', tone: 'primary' },
        returnForCorrection,
        refuse,
        withdraw,
      },
    },
    reviewing: {
      label: { zh: '审核中', en: 'Under review' },
      publicLabel: { zh: '已受理，正在审核', en: 'Accepted, under review' },
      sharesClockOf: 'submitted',
      onDue: 'escalate',
      owner: office,
      actions: {
        register: {
          label: { zh: '予以登记', en: 'Register' },
          doneLabel: { zh: '登记', en: 'Registered' },
          by: office,
          form: RegisterForm,
          to: 'registered',
          tone: 'primary',
          countersign: { by: office, from: { field: 'contractAmount', least: countersignFrom } },
          guard: registrationProblems,
          effect: recordContract,
        },
        returnForCorrection,
        refuse,
        withdraw,
      },
    },
    correcting: correctedBy({ due: workingDays(correctionLimit), warnBefore: [10, 3], effect: recordFiling, withdraw }),
    registered: { label: { zh: '已登记', en: 'Registered' }, final: 'granted' },
    refused: { label: { zh: '不予登记', en: 'Refused' }, final: 'refused' },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: 'withdrawn' },
  },
})
