import { z } from 'zod'
import { asked, type Condition, type FieldMeta } from '#engines/form'
import type { Localized } from '#kernel/localized'
import { readFen } from '#kernel/money'
import { Form } from '#platform/cases/contract/form'
import { endpoint } from '#platform/http/endpoint'
import { type Kind, kinds } from '../codes.ts'

const Text = z.object({ zh: z.string(), en: z.string() })
/** An amount in fen as decimal text: JavaScript numbers end before money does. */
const Fen = z.string().regex(/^-?\d{1,21}$/)

/** 10^12 yuan: what is above is a unit mistaken. */
const largestFen = 10n ** 14n

const amountIn = (text: string, least: bigint) => {
  const read = readFen(text)
  return 'fen' in read && read.fen >= least && read.fen <= largestFen
}
const notForeign = (text: string) => {
  const read = readFen(text)
  return !('fault' in read && read.fault === 'foreign-currency')
}

/** Yuan as people type them, `3000000` or `300万元`; whole fen, no other currency. */
const yuan = (said: FieldMeta, { mayBeNegative = false } = {}) =>
  z
    .string()
    .trim()
    .max(40)
    .refine(notForeign, { message: 'contracts.precheck-foreign-currency', abort: true })
    .refine((text) => amountIn(text, mayBeNegative ? -largestFen : 0n), 'contracts.precheck-amount')
    .meta({
      unit: { zh: '元', en: 'yuan' },
      problem: { zh: '填写人民币金额，如 3000000 或 300万元', en: 'An amount in yuan, such as 3000000' },
      ...said,
    } satisfies FieldMeta)

const yesNoWords = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } }
const yesNo = (said: FieldMeta) =>
  z
    .enum(['yes', 'no'])
    .optional()
    .meta({ options: yesNoWords, ...said } satisfies FieldMeta)

/** What the seller does for the buyer, in everyday words; it leads to the kind. */
export const doings = {
  'new-technology': {
    zh: '研究开发双方还没有的新技术、新产品、新工艺、新材料、新品种',
    en: 'Develops a technology, product, process, material or variety that neither side has yet',
  },
  assign: {
    zh: '把已有的专利、专利申请、技术秘密等权利转让给对方',
    en: 'Hands over an existing patent, application or technical secret',
  },
  license: {
    zh: '许可对方使用已有的专利、技术秘密，权利仍归自己',
    en: 'Lets the other side use a patent or secret, and keeps it',
  },
  advise: {
    zh: '就特定技术项目出具可行性论证、技术预测、调查、评价报告',
    en: 'Reports on a technical project: feasibility, forecast, survey, assessment',
  },
  solve: {
    zh: '用技术知识帮对方解决特定的技术问题',
    en: 'Solves a specific technical problem with its knowledge',
  },
  train: {
    zh: '就特定技术项目培训对方指定的专业技术人员',
    en: 'Trains specialists whom the other side names',
  },
  broker: {
    zh: '介绍、促成双方订立并履行技术合同',
    en: 'Brings two sides to a technology contract',
  },
} as const satisfies Record<string, Localized>

/** 合同内容, as the rule set lists it: technology, or what is no technology contract. */
export const contents = {
  technical: { zh: '技术性内容，不属于下列任何一项', en: 'Technology, and none of the following' },
  economic_analysis: { zh: '经济分析', en: 'Economic analysis' },
  legal_advice: { zh: '法律咨询', en: 'Legal advice' },
  social_development_appraisal: { zh: '社会发展项目的论证、评价、调查', en: 'Appraisal of social projects' },
  goods_information: { zh: '为购买设备、原材料等提供商业信息', en: 'Information for buying goods' },
  routine_processing: { zh: '一般加工、定作', en: 'Routine processing' },
  repair: { zh: '一般修理、修缮', en: 'Repair' },
  advertising: { zh: '广告', en: 'Advertising' },
  printing: { zh: '印刷', en: 'Printing' },
  surveying: { zh: '一般测绘', en: 'Surveying' },
  standard_tests: { zh: '标准化测试', en: 'Standard tests' },
  copying: { zh: '描晒、复印图纸', en: 'Copying of drawings' },
  translation: { zh: '翻译资料', en: 'Translation' },
  photography: { zh: '摄影、摄像', en: 'Photography, filming' },
  mandatory_metrology: { zh: '强制性计量检定', en: 'Mandatory metrology' },
  equipment_sale_or_lease: { zh: '仪器设备购售、租赁', en: 'Sale or lease of equipment' },
  after_sales_service: { zh: '产品的用户服务（售后）', en: 'After-sales service' },
} as const satisfies Record<string, Localized>

/** Where no kind is chosen, what the seller does decides which questions follow. */
const isTransfer: Condition = {
  any: [{ kind: ['transfer', 'licence'] }, { kind: { isFilled: false }, doing: ['assign', 'license'] }],
}
const isAdviceOrService: Condition = {
  any: [
    { kind: ['consulting', 'service'] },
    { kind: { isFilled: false }, doing: ['advise', 'solve', 'train', 'broker'] },
  ],
}

/** What is asked, all of it optional: a precheck says what is known so far and what is missing. */
export const PrecheckAnswers = z
  .object({
    doing: z
      .enum(Object.keys(doings) as [keyof typeof doings])
      .optional()
      .meta({
        section: { zh: '合同做什么', en: 'What the contract does' },
        label: { zh: '卖方（研究开发人、让与人、许可人、受托人）做什么', en: 'What the seller does' },
        options: doings,
      } satisfies FieldMeta),
    kind: z
      .enum(Object.keys(kinds) as [Kind])
      .optional()
      .meta({
        label: { zh: '合同上写的类别', en: 'Kind named in the contract' },
        options: kinds,
        help: { zh: '不清楚可以不选，按上一题判断。', en: 'Leave it out if unsure: the question above decides.' },
      } satisfies FieldMeta),
    content: z
      .enum(Object.keys(contents) as [keyof typeof contents])
      .optional()
      .meta({
        label: { zh: '合同内容', en: 'Content' },
        options: contents,
        help: {
          zh: '主要内容是下列某一项的，不能登记。',
          en: 'What is mainly one of the others cannot be registered.',
        },
      } satisfies FieldMeta),
    filingDate: z.iso
      .date()
      .optional()
      .meta({
        label: { zh: '申请登记日期', en: 'Filing date' },
        help: {
          zh: '不填按今天。2026-03-01 起适用新办法。',
          en: 'Today when left out. New measures from 2026-03-01.',
        },
      } satisfies FieldMeta),
    isWritten: yesNo({
      section: { zh: '登记条件', en: 'Conditions' },
      label: { zh: '是书面合同', en: 'It is in writing' },
    }),
    partiesClear: yesNo({
      label: { zh: '各方名称写全、签章齐全', en: 'The parties are named in full and have sealed it' },
    }),
    subjectClear: yesNo({
      label: { zh: '写明了技术内容、指标和成果', en: 'It says what the technology is and what is delivered' },
    }),
    priceTerms: z
      .enum(['fixed', 'formula', 'none'])
      .optional()
      .meta({
        label: { zh: '价款怎样约定', en: 'How the price is agreed' },
        options: {
          fixed: { zh: '有确定的金额', en: 'An amount' },
          formula: { zh: '约定了算法，金额暂不能确定（如提成）', en: 'A way to work it out, such as a royalty' },
          none: { zh: '没有约定，或约定不明确', en: 'Not agreed, or not clearly' },
        },
      } satisfies FieldMeta),
    alreadyRegistered: yesNo({ label: { zh: '这份合同已经登记过', en: 'This contract is already registered' } }),
    partOfConstruction: yesNo({
      label: {
        zh: '是建设工程承包合同的一部分，不能独立成立',
        en: 'It is a part of a construction contract and cannot stand on its own',
      },
    }),
    contractAmount: yuan({
      section: { zh: '金额', en: 'Amounts' },
      label: { zh: '合同成交额', en: 'Contract value' },
      help: { zh: '合同约定的全部金额。', en: 'Everything that the contract names.' },
    }).optional(),
    equipment: yuan({ label: { zh: '其中：设备费', en: 'Of it: equipment' } }).optional(),
    instruments: yuan({ label: { zh: '其中：仪器费', en: 'Of it: instruments' } }).optional(),
    parts: yuan({ label: { zh: '其中：零部件费', en: 'Of it: parts' } }).optional(),
    materials: yuan({ label: { zh: '其中：原材料费', en: 'Of it: raw materials' } }).optional(),
    other: yuan({ label: { zh: '其中：其他非技术性费用', en: 'Of it: other non-technical cost' } }).optional(),
    carrier: yuan({
      label: { zh: '其中：合理数量载体的直接成本', en: 'Of it: a reasonable number of carriers' },
      help: {
        zh: '必要份数的图纸、光盘、样品，一般 1–2 套试验装置；不扣除。',
        en: 'The copies, discs, samples that are needed, one or two test sets; not deducted.',
      },
    }).optional(),
    tied: asked(
      isAdviceOrService,
      z.enum(['yes', 'no']).meta({
        label: { zh: '与卖方的技术转让或技术开发相关', en: 'Belongs to a transfer or development by the seller' },
        options: yesNoWords,
        mayBeEmpty: true,
      } satisfies FieldMeta),
    ),
    transferForm: asked(
      isTransfer,
      z.enum(['assignment', 'non_exclusive_licence', 'exclusive_licence']).meta({
        section: { zh: '税收优惠', en: 'Tax relief' },
        label: { zh: '转让方式', en: 'Form of the transfer' },
        options: {
          assignment: { zh: '所有权转让', en: 'Assignment' },
          non_exclusive_licence: { zh: '非独占许可', en: 'Non-exclusive licence' },
          exclusive_licence: { zh: '独占许可', en: 'Exclusive licence' },
        },
        mayBeEmpty: true,
      } satisfies FieldMeta),
    ),
    licenceYears: asked(
      { transferForm: ['non_exclusive_licence', 'exclusive_licence'] },
      z
        .number()
        .min(0)
        .max(100)
        .meta({
          label: { zh: '许可年限', en: 'Years of the licence' },
          unit: { zh: '年', en: 'years' },
          mayBeEmpty: true,
        } satisfies FieldMeta),
    ),
    related: asked(
      isTransfer,
      z.enum(['yes', 'no']).meta({
        label: { zh: '双方直接或间接持股合计达 100%', en: 'The parties are wholly related by shares' },
        options: yesNoWords,
        mayBeEmpty: true,
      } satisfies FieldMeta),
    ),
    gainBy: asked(
      isTransfer,
      z.enum(['total', 'parts']).meta({
        label: { zh: '本纳税年度技术转让所得', en: 'Technology-transfer gain of the tax year' },
        help: {
          zh: '500 万元按企业一个纳税年度的全部技术转让所得计算，不按单份合同计算。',
          en: 'The 5 million count all such gains of a company in one tax year, not each contract.',
        },
        options: {
          total: { zh: '直接填所得', en: 'As one figure' },
          parts: { zh: '填收入、成本、税费', en: 'As revenue, cost and taxes' },
        },
        mayBeEmpty: true,
      } satisfies FieldMeta),
    ),
    gain: asked(
      { gainBy: 'total' },
      yuan({ label: { zh: '全年技术转让所得', en: 'Gain of the year' }, mayBeEmpty: true }, { mayBeNegative: true }),
    ),
    revenue: asked(
      { gainBy: 'parts' },
      yuan({ label: { zh: '全年技术转让收入', en: 'Revenue of the year' }, mayBeEmpty: true }),
    ),
    cost: asked({ gainBy: 'parts' }, yuan({ label: { zh: '技术转让成本', en: 'Cost' }, mayBeEmpty: true })),
    taxes: asked({ gainBy: 'parts' }, yuan({ label: { zh: '相关税费', en: 'Related taxes' }, mayBeEmpty: true })),
  })
  .meta({ id: 'ContractPrecheckAnswers' })
export type PrecheckAnswers = z.output<typeof PrecheckAnswers>

const Confidence = z.enum(['official', 'secondary', 'city-parameter', 'trial', 'unknown'])

/** One condition with what is known of it: `later` is what only the registration brings. */
export const PrecheckStep = z
  .object({
    id: z.string(),
    /** Field of the answers that decides it, to go back to. */
    field: z.string().nullable(),
    label: Text,
    outcome: z.enum(['met', 'unmet', 'open', 'later']),
    /** What to do where it is not met. */
    remedy: Text,
    clause: z.string(),
    source: z.string(),
    confidence: Confidence,
  })
  .meta({ id: 'ContractPrecheckStep' })
export type PrecheckStep = z.output<typeof PrecheckStep>

const Verdict = z.enum(['yes', 'no', 'open'])
export type PrecheckVerdict = z.output<typeof Verdict>

/** A figure with the line of arithmetic that gives it. */
export const PrecheckFigure = z
  .object({
    id: z.string(),
    label: Text,
    amountFen: Fen.nullable(),
    working: Text,
    clause: z.string(),
    source: z.string(),
    confidence: Confidence,
  })
  .meta({ id: 'ContractPrecheckFigure' })
export type PrecheckFigure = z.output<typeof PrecheckFigure>

export const PrecheckNote = z
  .object({ text: Text, clause: z.string().nullable(), source: z.string().nullable(), confidence: Confidence })
  .meta({ id: 'ContractPrecheckNote' })
export type PrecheckNote = z.output<typeof PrecheckNote>

export const PrecheckResult = z
  .object({
    filingDate: z.iso.date(),
    regime: z.object({
      code: z.enum(['old_2000_2001', 'new_2026']),
      label: Text,
      /** Version of the rule set that judged. */
      version: z.iso.date(),
      notice: Text.nullable(),
      clause: z.string(),
      source: z.string(),
      confidence: Confidence,
    }),
    registration: z.object({ verdict: Verdict, steps: z.array(PrecheckStep), notes: z.array(PrecheckNote) }),
    kind: z.object({
      /** Null: nothing said yet. */
      code: z.enum(Object.keys(kinds) as [Kind]).nullable(),
      label: Text.nullable(),
      means: Text.nullable(),
      clause: z.string().nullable(),
      source: z.string(),
      /** What the seller does leads to another kind than the contract names. */
      differs: Text.nullable(),
    }),
    amounts: z.object({
      contract: PrecheckFigure,
      technology: PrecheckFigure,
      lines: z.array(
        z.object({ id: z.string(), label: Text, amountFen: Fen, isDeducted: z.boolean(), note: Text.nullable() }),
      ),
      /** Amounts that contradict each other; the figures are empty then. */
      problem: Text.nullable(),
      notes: z.array(PrecheckNote),
    }),
    vat: z.object({ verdict: Verdict, steps: z.array(PrecheckStep), notes: z.array(PrecheckNote) }),
    cit: z.object({
      verdict: Verdict,
      steps: z.array(PrecheckStep),
      /** Empty where no gain was given. */
      figures: z.array(PrecheckFigure),
    }),
    /** What was taken to be so because nothing was said. */
    assumed: z.array(Text),
  })
  .meta({ id: 'ContractPrecheckResult' })
export type PrecheckResult = z.output<typeof PrecheckResult>

export const readPrecheckForm = endpoint({
  method: 'GET',
  path: '/api/contracts/precheck',
  summary: { zh: '技术合同登记预检表', en: 'Questions of the precheck of a technology contract' },
  response: z.object({ form: Form, today: z.iso.date() }),
})

export const precheckContract = endpoint({
  method: 'POST',
  path: '/api/contracts/precheck',
  summary: { zh: '技术合同登记预检', en: 'Precheck of a technology contract' },
  isPublicWrite: true,
  body: z.object({ answers: PrecheckAnswers }),
  response: PrecheckResult,
})
