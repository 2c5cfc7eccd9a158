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

const station = '钦工镇稻渔科技特派工作站'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-cases-'))
  await writeFile(join(folder, '建站方案.pdf'), '%PDF-1.4\n% 示例\n')
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

/** Fills in what the demo company is asked for, page by page, up to the check. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('工作站名称').fill(station)
  await page.getByLabel('与高校院所共建').check()
  await page.getByLabel('共建高校院所', { exact: true }).fill('示例农业大学')
  await page.getByLabel('建站日期').fill('2025-03-01')
  await page.getByLabel('服务农户').fill('9000')
  await page.getByText(/^✓ ?已保存/).waitFor()
  await page.reload()
  await settled(page)
  expect(await page.getByLabel('服务农户').inputValue()).toBe('9000')
  await onward(page)
  expect(await page.getByLabel('依托单位', { exact: true }).inputValue()).toBe('示例新材料科技有限公司')
  await page.getByLabel('联系电话').fill('12')
  await onward(page)
  await page.getByText('请填手机号，或带区号的固定电话').first().waitFor()
  await page.getByLabel('联系电话').fill('0517-83000000')
  await onward(page)
  await page.getByLabel('姓名').fill('示例特派员')
  await page.getByLabel('专业方向').fill('稻渔综合种养')
  await onward(page)
  await page.locator('input[type=file]').setInputFiles(join(folder, '建站方案.pdf'))
  await page.getByText('已上传').waitFor()
  await onward(page)
}

/** Opens the case on the desk. */
async function openOnDesk(page: Page): Promise<void> {
  await page.goto(`/desk?view=all&q=${encodeURIComponent(station)}`)
  await settled(page)
  await page.locator('tr[data-row-key]', { hasText: station }).click()
  await page.waitForURL(/\/desk\/cas_/)
  await settled(page)
}

test('an application is filed, returned with marks, corrected, decided, and its receipt is verified by anybody', async () => {
  const company = await as('company')
  await company.goto('/procedures/station-filing')
  await settled(company)
  await press(company, '另填一份')
  await company.waitForURL(/\/drafts\/drf_/)
  await settled(company)
  await fillIn(company)
  await company.getByRole('button', { name: '提交申请' }).waitFor()
  expect([await axeFindings(company), await missingTexts(company)]).toEqual([[], []])
  await press(company, '提交申请')
  await company.getByText('提交成功').waitFor()
  await company.locator('.receipt-code img').waitFor()
  const verifies = (await company.locator('.receipt-code img').getAttribute('alt'))?.match(/\/verify\/\S+/)?.[0] ?? ''

  // The office returns it, by keys alone: 2 is the second action.
  const district = await as('district')
  await openOnDesk(district)
  const other = await as('district')
  await other.goto(district.url())
  await settled(other)
  await press(district, '由我经办')
  await district.getByText('（您）').waitFor()
  await district.keyboard.press('2')
  await press(district, '标注 服务农户')
  await district.getByLabel('服务农户：要补正什么').fill('方案写的是 900 户')
  await district.keyboard.press('Enter')
  await district.locator('.action-form').getByLabel('理由').fill('户数与方案不一致')
  await district.locator('.action-form').getByRole('button', { name: '退回补正' }).click()
  await district
    .getByText(/停钟，剩 \d+ 个工作日/)
    .first()
    .waitFor()

  // Who had it open meanwhile decides too late, and is told who was first.
  await other.keyboard.press('1')
  await other.getByLabel('一类').check()
  await other.locator('.action-form').getByRole('button', { name: '同意备案' }).click()
  await other
    .locator('.action-form [role=alert], .action-form #problems, .action-form .problem-summary')
    .first()
    .waitFor()
  expect(await other.locator('.action-form').innerText()).toMatch(/退回补正/)

  await company.goto('/my-cases')
  await company.getByText('等您处理').waitFor()
  await company.getByText(station).first().click()
  await press(company, '去补正')
  await company.waitForURL(/\/drafts\/drf_/)
  await settled(company)
  await company.getByText('方案写的是 900 户').first().waitFor()
  expect(await company.getByLabel('工作站名称').count()).toBe(0)
  await company.getByLabel('服务农户').fill('900')
  for (let part = 0; part < 4; part++) await onward(company)
  await press(company, '重新提交')
  await company.waitForURL(/\/my-cases\/cas_/)

  await district.reload()
  await settled(district)
  await district.getByText('9000 户').first().waitFor()
  await district.keyboard.press('1')
  await district.getByLabel('一类').check()
  await district.locator('.action-form').getByRole('button', { name: '同意备案' }).click()
  await district.getByText('公示中').first().waitFor()
  expect([await axeFindings(district), await missingTexts(district)]).toEqual([[], []])

  const anybody = await browser.open({ width: 390 })
  await anybody.goto(verifies)
  await anybody.getByText('凭证属实').waitFor()
  await anybody.getByText('正在公示').waitFor()
  await anybody.goto(verifies.replace(/code=./, 'code=0').replace(/code=0(.)/, 'code=0x'))
  await anybody.getByText('核验不通过').waitFor()
}, 400_000)
