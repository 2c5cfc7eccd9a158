import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  axeFindings,
  type Browser,
  missingTexts,
  settled,
  sidewaysOverflow,
  signInAs,
  startBrowser,
} from './browser.ts'
import { fillPrecheck, group } from './contract-forms.ts'
import { type RunningServer, startServer } from './start-server.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser(server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function check(page: Page): Promise<string> {
  await page.getByRole('button', { name: '开始预检' }).click()
  await page.getByRole('heading', { name: '预检结果' }).waitFor()
  await settled(page)
  return page.locator('.page-body').innerText()
}

async function whole(page: Page): Promise<void> {
  expect(await missingTexts(page)).toEqual([])
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBe(0)
}

test('a visitor learns by the keyboard whether a contract can be registered, its amounts and its relief', async () => {
  const page = await browser.open({ width: 1440, locale: 'zh-CN', look: 'light' })
  await page.goto('/contracts/precheck')
  await settled(page)
  await fillPrecheck(page)
  const said = await check(page)
  for (const words of ['可以登记', '2,200,000.00 元', '登记后可以申报免税', '1,500,000.00 元 × 25% = 375,000.00 元'])
    expect(said).toContain(words)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('预检结果')
  await whole(page)

  await page.reload()
  await settled(page)
  expect(await page.getByLabel(/^合同成交额/).inputValue()).toBe('300万元')
  await page.getByLabel(/^合同成交额/).fill('30万美元')
  await page.getByRole('button', { name: '开始预检' }).click()
  await page.getByRole('alert').getByText('金额是外币').waitFor()
  await page.context().close()
})

test('the text of the contract is set beside what was filled in, on a phone', async () => {
  const page = await browser.open({ width: 390, locale: 'zh-CN', look: 'dark' })
  await page.goto('/contracts/precheck')
  await settled(page)
  await page.getByLabel(/^合同成交额/).fill('200万元')
  const text =
    '甲方（委托方）：示例新材料科技有限公司\n本合同研究开发经费总额为300万元（大写：叁拾万元整）。甲方委托乙方研究开发新工艺。'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '合同.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('heading', { name: '合同文本里写的' }).waitFor()
  const found = await page.locator('.precheck-result').innerText()
  for (const words of ['与所填不一致', '3,000,000.00 元', '大小写不一致', '示例新材料科技有限公司', '支持'])
    expect(found).toContain(words)
  await whole(page)
  await page.context().close()
})

test('what was said in the precheck is there in the application after sign-in', async () => {
  const page = await browser.open()
  await page.goto('/contracts/precheck')
  await settled(page)
  await fillPrecheck(page)
  await signInAs(page, 'company')
  await page.goto('/contracts/precheck')
  await settled(page)
  await check(page)
  await page.getByRole('button', { name: '带着这些内容申请登记' }).click()
  await page.waitForURL(/\/drafts\/drf_/)
  await settled(page)
  await group(page, /^合同类别/)
    .getByLabel('技术转让')
    .waitFor()
  expect(
    await group(page, /^合同类别/)
      .getByLabel('技术转让')
      .isChecked(),
  ).toBe(true)
  await page.context().close()
})
