import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  act,
  type ContractsApp,
  district,
  fileContract,
  registerContract,
  startContracts,
} from './testing/contracts-app.ts'

let app: ContractsApp
beforeAll(async () => {
  app = await startContracts()
  app.at('2026-05-11')
})
afterAll(() => app.close())

interface Found {
  items: {
    caseId: string
    registrationId: string | null
    state: { zh: string } | null
    regionName: string
    alike: { zh: string }[]
  }[]
}

const ask = (caseId: string, as = app.registrar) =>
  app.request('GET', `/api/contracts/cases/${caseId}/duplicates`, { as })
const found = async (caseId: string) => (await ask(caseId)).json<Found>().items
const content = '受托研究锂电池隔膜的陶瓷涂布工艺，提交工艺规程、样品和测试报告。'

test('a contract that the buyer files again in another district, as the seller, is shown with what is alike', async () => {
  const other = await app.newSeller('320800/320826/')
  const registrationId = await registerContract(app, {
    buyers: [{ name: other.name, country: '142', creditCode: other.creditCode, regionCode: '320826', type: '150' }],
  })
  const buyers = [
    { name: app.seller.name, country: '142', creditCode: app.seller.creditCode, regionCode: '320812', type: '150' },
  ]
  const again = await fileContract(
    app,
    { buyers, projectName: '锂电池隔膜涂布工艺研发', signedOn: '2026-04-22' },
    other,
  )
  const [first, ...rest] = await found(again)
  expect(rest).toEqual([])
  expect(first).toMatchObject({ registrationId, state: { zh: '已登记' }, regionName: '清江浦区' })
  expect(first?.alike.map(({ zh }) => zh)).toEqual([
    '买卖双方互换',
    '成交额相同',
    '签订日期相差 2 天',
    expect.stringMatching(/^项目名称相似 \d+%$/),
    expect.stringMatching(/^技术内容相似约 \d+%$/),
  ])
  // A registrar of the one district is shown what lies in the other, and no more than this.
  const local = await app.person({ role: 'registrar', regionPath: '320800/320826/' })
  expect((await ask(again, local)).json()).toMatchObject({ total: 1 })
  const elsewhere = await app.person({ role: 'registrar', regionPath: '320800/320803/' })
  expect((await ask(again, elsewhere)).status).toBe(404)
})

test('the same parties and sum under another text, a second part, and the same contract a year later are not', async () => {
  const seller = await app.newSeller(district)
  const file = (over: Record<string, unknown>) => fileContract(app, over, seller)
  const first = await file({ projectName: '水质在线监测技术服务第一批', content })
  await file({ projectName: '水质在线监测技术服务第二批', content })
  await file({ projectName: '员工食堂能耗评估', content: '对食堂的用电用水做评估，提交评估意见。' })
  await file({ projectName: '水质在线监测技术服务第一批', content, signedOn: '2025-04-20', validFrom: '2025-04-20' })
  expect(await found(first)).toEqual([])
})

test('what was corrected is looked for as corrected: the sum that made it a duplicate no longer does', async () => {
  const seller = await app.newSeller(district)
  const first = await fileContract(
    app,
    { projectName: '稻种抗性筛选', content: '筛选二十个水稻品种的抗病能力，提交名录。' },
    seller,
  )
  const second = await fileContract(
    app,
    { projectName: '稻种抗性筛选服务', content: '另一项试验的田间管理，提交每月的记录。' },
    seller,
  )
  expect(await found(first)).toMatchObject([{ caseId: second, state: { zh: '待受理' } }])
  await act(app, app.registrar, second, 'return-for-correction', {
    input: { reason: '金额与合同文本不一致' },
    marks: [{ path: 'contractAmount', note: '请按合同第三条填写' }],
  })
  expect((await act(app, seller.member, second, 'resubmit', { answers: { contractAmount: '2000000' } })).status).toBe(
    200,
  )
  expect(await found(first)).toEqual([])
})
