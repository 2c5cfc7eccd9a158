import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, type Browser, missingTexts, settled, signInAs, startBrowser } from './browser.ts'
import { type RunningServer, startServer } from './start-server.ts'

let server: RunningServer
let browser: Browser
let folder: string

const project = '岩盐卤水提锂中试工艺开发'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-contracts-'))
  await writeFile(join(folder, '合同.pdf'), '%PDF-1.4\n% 示例\n')
  server = await startServer()
  browser = await startBrowser(server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function as(username: string): Promise<Page> {
  const page = await browser.open()
  await signInAs(page, username)
  return page
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
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

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('项目名称').fill(project)
  await choose(page, '合同类别', '技术开发')
  await choose(page, '开发方式', '委托开发')
  await page.getByLabel('技术内容').fill('受托研究岩盐卤水提锂工艺，提交中试报告、工艺规程和样品。')
  for (const [label, day] of [
    ['合同签订日期', '2025-06-10'],
    ['合同有效期起', '2025-06-10'],
    ['合同有效期止', '2027-06-09'],
  ] as const)
    await page.getByLabel(label).fill(day)
  await onward(page)
  await choose(page, '技术领域', '新材料及其应用')
  await choose(page, '知识产权类型', '技术秘密')
  await choose(page, '计划来源', '计划外')
  await choose(page, '服务的国民经济行业', '制造业')
  await onward(page)
  expect(await page.getByLabel('卖方名称', { exact: true }).inputValue()).toBe('示例新材料科技有限公司')
  await choose(page, '卖方性质', '有限责任公司')
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
  await choose(page, '支付方式', '分期支付')
  await onward(page)
  await page.locator('input[type=file]').setInputFiles(join(folder, '合同.pdf'))
  await page.getByText('已上传').waitFor()
  await onward(page)
}

test('a contract is filed, registered, and its certificate verified by anybody; a forged one is refused', async () => {
  const company = await as('company')
  await company.goto('/procedures/contract-registration')
  await settled(company)
  await company
    .getByRole('button', { name: /开始办理|另填一份/ })
    .first()
    .click()
  await company.waitForURL(/\/drafts\/drf_/)
  await settled(company)
  await fillIn(company)
  await company.getByRole('button', { name: '提交申请' }).waitFor()
  expect([await axeFindings(company), await missingTexts(company)]).toEqual([[], []])
  await press(company, '提交申请')
  await company.getByText('提交成功').waitFor()

  const registrar = await as('registrar')
  await registrar.goto(`/desk?view=all&q=${encodeURIComponent(project)}`)
  await settled(registrar)
  await registrar.locator('tr[data-row-key]', { hasText: project }).click()
  await registrar.waitForURL(/\/desk\/cas_/)
  await settled(registrar)
  await registrar.keyboard.press('1')
  await registrar.locator('.action-form').getByRole('button', { name: '受理' }).click()
  await registrar
    .getByRole('button', { name: /予以登记/ })
    .first()
    .click()
  await registrar.locator('.action-form').getByRole('button', { name: '予以登记' }).click()
  await registrar.getByText('1,234,567.89 元').first().waitFor()
  await registrar.locator('.shown a').first().click()
  await registrar.waitForURL(/\/contracts\/reg_/)
  await settled(registrar)
  expect([await axeFindings(registrar), await missingTexts(registrar)]).toEqual([[], []])
  const [saved] = await Promise.all([registrar.waitForEvent('download'), press(registrar, '下载登记证明（PDF）')])
  expect(saved.suggestedFilename()).toMatch(/^技术合同登记证明-2025320812\d{6}\.pdf$/)
  const address = (await registrar.locator('a[href*="/contracts/verify/"]').getAttribute('href')) ?? ''

  const visitor = await browser.open()
  await visitor.goto(address)
  await visitor.getByText('真实有效：与登记簿一致').waitFor()
  expect(await visitor.locator('main').getByRole('status').innerText()).toContain('1,234,567.89')
  expect([await axeFindings(visitor), await missingTexts(visitor)]).toEqual([[], []])
  await visitor.getByLabel('核验码').fill('0'.repeat(32))
  await press(visitor, '核验')
  await visitor.getByRole('alert').getByText('核验不通过').first().waitFor()

  await registrar.goto('/contracts')
  await settled(registrar)
  await registrar.getByText(/所列有效登记 2,?546 项/).waitFor()
})
