import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import type { Answers } from '#engines/form'
import type { Actor } from '#platform/auth/actor'
import { actOnCase } from '#platform/cases/actions/act'
import { announce, takeBytes } from '#platform/cases/actions/attachments'
import { saveDraft, startDraft } from '#platform/cases/actions/drafts'
import { submitDraft } from '#platform/cases/actions/submit'
import type { CaseRecord } from '#platform/cases/store/cases'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { type CompanyName, demoCompanies } from './companies.ts'

const procedureId = 'contract-registration'
const dayMilliseconds = 86_400_000
const seller = demoCompanies[0]

/**
 * Contracts of the demo company on their way: one just filed, one under review, one returned with a mark, and a large one
 * that waits for a second registrar; and the first filed once more in another district by its buyer. All invented, each
 * with the text of a contract.
 */
export async function fileDemoContracts(
  services: Services,
  people: ReadonlyMap<string, Actor>,
  companies: ReadonlyMap<CompanyName, Actor>,
): Promise<void> {
  const [company, registrar] = ['company', 'registrar'].map((name) => people.get(name))
  if (!company || !registrar) throw new Error('the demo city has no company and no registrar')
  const at = (actor: Actor, days: number): Context => {
    const now = services.clock.now().getTime() + days * dayMilliseconds
    const { organisationId } = actor
    const scope = organisationId
      ? { reach: 'organisation' as const, organisationId }
      : { reach: 'region' as const, regionPath: actor.regionPath ?? '' }
    return outsideRequest({ ...services, clock: { now: () => new Date(now) } }, { actor, scope })
  }
  const file = (days: number, over: Answers, by = company) => fileWithText(at(by, days), answersOf(over))
  const step = (row: CaseRecord, days: number, action: string, more: object = {}) =>
    actOnCase(
      at(registrar, days),
      { procedureId, caseId: row.id },
      {
        ...{ action, revision: row.revision, input: {} },
        ...more,
      },
    )

  const [, , buyer] = demoCompanies
  await file(-1, {
    projectName: '高性能阻隔薄膜配方开发（示例）',
    contractAmount: '1280000',
    buyers: [partyOf(buyer)],
  })
  await file(
    -2,
    {
      projectName: '高性能阻隔薄膜的配方研发（示例）',
      contractAmount: '1280000',
      signedOn: '2025-05-22',
      sellerName: buyer.name,
      sellerCode: buyer.creditCode,
      buyers: [partyOf(seller)],
    },
    companies.get(buyer.name),
  )
  await step(
    await file(-6, { projectName: '岩盐副产物综合利用工艺开发（示例）', contractAmount: '2400000' }),
    -4,
    'accept',
  )
  await step(
    await file(-9, { projectName: '薄膜在线检测系统开发（示例）', contractAmount: '960000' }),
    -7,
    'returnForCorrection',
    {
      input: { reason: '合同第五条约定了材料费，扣除明细里没有。' },
      marks: [{ path: 'deductions', note: '补充合同第五条的材料费' }],
    },
  )
  const large = await step(
    await file(-8, { projectName: '锂电池隔膜涂布成套工艺开发（示例）', contractAmount: '12600000' }),
    -5,
    'accept',
  )
  await step(large, -1, 'register')
}

async function fileWithText(ctx: Context, answers: Answers): Promise<CaseRecord> {
  const draft = await startDraft(ctx, procedureId, { callId: null, another: true })
  const body = await contractText(answers)
  const file = {
    name: '技术开发合同（示例）.docx',
    sizeBytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
  }
  const { id } = await announce(ctx, draft.id, { field: 'contractText', ...file })
  await takeBytes(ctx, id, 0, Readable.from([body]))
  const { draft: saved } = await saveDraft(ctx, draft.id, {
    revision: draft.revision,
    changes: { ...answers, contractText: [{ id, ...file }] },
    insistOn: [],
    dismissLeftOver: false,
  })
  return submitDraft(ctx, draft.id, saved.revision)
}

/** A short contract that says what the form says. */
async function contractText(answers: Answers): Promise<Buffer> {
  const lines = [
    `项目名称：${answers.projectName}`,
    `受托方（卖方）：${answers.sellerName}`,
    '委托方（买方）：示例买方有限公司（虚构）',
    `第一条　${answers.content}`,
    `第四条　合同总价款为人民币 ${answers.contractAmount} 元，其中购置设备费用 120000 元。`,
    `签订日期：${answers.signedOn}`,
  ]
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '技术开发合同（示例，虚构）', heading: HeadingLevel.HEADING_1 }),
            ...lines.map((text) => new Paragraph({ text })),
          ],
        },
      ],
    }),
  )
}

const partyOf = ({ name, creditCode, regionPath }: (typeof demoCompanies)[number]) => ({
  ...{ name, creditCode, country: '142', type: '150' },
  regionCode: regionPath.split('/').at(-2),
})

const answersOf = (over: Answers): Answers => ({
  kind: 'development',
  developmentForm: 'commissioned',
  content: '受托方按委托方的技术指标研究开发，提交工艺规程、样品、测试报告和全部技术资料。',
  signedOn: '2025-05-20',
  validFrom: '2025-05-20',
  validTo: '2027-05-19',
  field: 'materials',
  ipType: 'secret',
  planSource: 'none',
  industry: 'C',
  sellerName: seller.name,
  sellerCode: seller.creditCode,
  sellerType: '150',
  contact: '联系人（虚构）',
  phone: '0517-83000000',
  buyers: [
    {
      ...{ name: '示例买方有限公司（虚构）', country: '142', creditCode: demoCompanies[1].creditCode },
      ...{ regionCode: '320812', type: '150' },
    },
  ],
  amountState: 'settled',
  currency: 'CNY',
  deductions: [{ kind: 'equipment', name: '小试设备 1 套', amount: '120000' }],
  paymentMode: 'instalments',
  ...over,
})
