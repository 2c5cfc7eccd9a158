import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export const group = (page: Page, name: string | RegExp) => page.getByRole('group', { name })

/** A transfer of 3,000,000 yuan with 800,000 of equipment. */
export async function fillPrecheck(page: Page): Promise<void> {
  await page.getByLabel(/卖方.*做什么/).selectOption('assign')
  await group(page, /^合同上写的类别/)
    .getByLabel('技术转让')
    .check()
  await page.getByLabel(/^合同内容/).selectOption('technical')
  await page.getByLabel(/^申请登记日期/).fill('2025-05-31')
  for (const name of [/^是书面合同/, /^各方名称写全/, /^写明了技术内容/])
    await group(page, name).getByLabel('是', { exact: true }).check()
  await group(page, /^价款怎样约定/)
    .getByLabel('有确定的金额')
    .check()
  for (const name of [/^这份合同已经登记过/, /建设工程承包合同/, /持股合计达/])
    await group(page, name).getByLabel('否', { exact: true }).check()
  await page.getByLabel(/^合同成交额/).fill('300万元')
  await page.getByLabel(/设备费/).fill('80万元')
  await page.getByLabel(/载体的直接成本/).fill('50000')
  await group(page, /^转让方式/)
    .getByLabel('所有权转让')
    .check()
  await group(page, /^本纳税年度技术转让所得/)
    .getByLabel('直接填所得')
    .check()
  await page.getByLabel(/^全年技术转让所得/).fill('800万元')
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const onward = (page: Page) => press(page, '保存并继续')

/** A choice of a public form: a list where there are many, marks where there are few. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true })
  const mark = page.getByLabel(option, { exact: true })
  await list.or(mark).first().waitFor()
  if ((await list.count()) > 0 && (await list.first().evaluate((node) => node.tagName)) === 'SELECT')
    await list.first().selectOption({ label: option })
  else await mark.check()
}

/** The whole form of registration, from its first page to the check of the answers. */
export async function fillContract(
  page: Page,
  {
    project,
    file,
    seller = '示例新材料科技有限公司',
    day = '2025-06-10',
  }: { project: string; file: string; seller?: string; day?: string },
): Promise<void> {
  await page.getByLabel('项目名称').fill(project)
  await choose(page, '合同类别', '技术开发')
  await choose(page, '开发方式', '委托开发')
  await page.getByLabel('技术内容').fill('受托研究岩盐卤水提锂工艺，提交中试报告、工艺规程和样品。')
  for (const [label, value] of [
    ['合同签订日期', day],
    ['合同有效期起', day],
    ['合同有效期止', '2027-06-09'],
  ] as const)
    await page.getByLabel(label).fill(value)
  await onward(page)
  await choose(page, '技术领域', '新材料及其应用')
  await choose(page, '知识产权类型', '技术秘密')
  await choose(page, '计划来源', '计划外')
  await choose(page, '服务的国民经济行业', '制造业')
  await onward(page)
  expect(await page.getByLabel('卖方名称', { exact: true }).inputValue()).toBe(seller)
  await choose(page, '卖方性质', '有限责任公司')
  await page.getByLabel('联系人').fill('示例联系人')
  await page.getByLabel('联系电话').fill('0517-83000000')
  await onward(page)
  await page.getByLabel('买方名称').fill('示例买方有限公司')
  await choose(page, '国别（地区）', '中国')
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y43')
  await page.getByLabel('行政区划代码').fill('320812')
  await choose(page, '买方性质', '有限责任公司')
  await onward(page)
  await choose(page, '合同金额', '已约定')
  await choose(page, '合同币种', '人民币')
  await page.getByLabel('合同成交额').fill('1234567.89')
  // Cost that the precheck brought along still wants its name.
  const cost = page.getByLabel('名称、规格、数量')
  if ((await cost.count()) > 0) await cost.fill('中试设备 1 套')
  await choose(page, '支付方式', '分期支付')
  await onward(page)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('已上传').waitFor()
  await onward(page)
}
